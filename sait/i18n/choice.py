"""Which language a reader gets."""

from sait.i18n.translator import LANGUAGES, PSEUDO

LANGUAGE_NAMES = {"en": "English", "cy": "Cymraeg"}
"""Each language under its own name: this is never translated."""


def choose_language(chosen: str | None, accepts: str | None, *, default: str, pseudo: bool = False) -> str:
    """The language chosen before, else the first of ours that the browser accepts, else *default*.

    >>> choose_language(None, "cy-GB,cy;q=0.9,en;q=0.5", default="en")
    'cy'
    """
    if chosen in LANGUAGES or (pseudo and chosen == PSEUDO):
        return str(chosen)
    for offer in (accepts or "").split(","):
        language = offer.split(";")[0].strip().lower().split("-")[0]
        if language in LANGUAGES:
            return language
    return default


def other_language(language: str) -> str:
    """The language to offer beside *language*."""
    return "en" if language == "cy" else "cy"
