"""Whether a translator has reviewed a language, so that a draft can say that it is one."""

from functools import cache
from pathlib import Path

from sait.i18n.languages import catalogue_of

REVIEWED = "X-Reviewed"
"""The catalogue's header; a translator who has read every entry sets it to ``yes``."""


def reviewed(language: str) -> bool:
    """Whether a translator has reviewed the messages in *language*; a language without a catalogue needs none."""
    path = catalogue_of(language)
    return path is None or is_marked_reviewed(path)


@cache
def is_marked_reviewed(path: Path) -> bool:
    """Whether the catalogue at *path* says that a translator has reviewed it."""
    header, _, _ = path.read_text("utf-8").partition("\n\n")
    return f'"{REVIEWED}: yes\\n"' in header
