"""Whether a translator has reviewed a language, so that a draft can say that it is one."""

from functools import cache

from sait.i18n.translator import CATALOGUES

REVIEWED = "X-Reviewed"
"""The catalogue's header; a translator who has read every entry sets it to ``yes``."""


@cache
def reviewed(language: str) -> bool:
    """Whether a translator has reviewed the messages in *language*; a language without a catalogue needs none."""
    path = CATALOGUES / language / "LC_MESSAGES" / "sait.po"
    if not path.exists():
        return True
    header, _, _ = path.read_text("utf-8").partition("\n\n")
    return f'"{REVIEWED}: yes\\n"' in header
