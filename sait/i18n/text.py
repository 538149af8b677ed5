"""Content that comes in several languages at once, such as a board's name or an item's wording."""

from collections.abc import Mapping
from typing import TypeAlias

Text: TypeAlias = Mapping[str, str]
"""Language code to words, for example ``{"en": "Leadership", "cy": "Arweinyddiaeth"}``."""

SOURCE_LANGUAGE = "en"


def words(text: Text, language: str) -> str:
    """The words of *text* in *language*; where that has none, in the source language, or else in the first that has any."""
    return text.get(language) or text.get(SOURCE_LANGUAGE) or next(filter(None, text.values()), "")
