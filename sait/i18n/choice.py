"""Which language a reader gets."""

from sait.i18n.languages import languages


def choose_language(chosen: str | None, accepts: str | None, *, default: str) -> str:
    """The language chosen before, else the first of ours that the browser accepts, else *default*.

    >>> choose_language(None, "cy-GB,cy;q=0.9,en;q=0.5", default="en")
    'cy'
    """
    offered = languages()
    if chosen in offered:
        return str(chosen)
    for offer in (accepts or "").split(","):
        language = offer.split(";")[0].strip().lower().split("-")[0]
        if language in offered:
            return language
    return default
