"""Content that comes in several languages at once, such as a board's name or an item's wording."""

from collections.abc import Mapping
from typing import TypeAlias

Text: TypeAlias = Mapping[str, str]
"""Language code to words, for example ``{"en": "Leadership", "cy": "Arweinyddiaeth"}``."""

SOURCE_LANGUAGE = "en"


def words(text: Text, language: str) -> str:
    """The words of *text* in *language*, or in English where that language has none."""
    return text.get(language) or text[SOURCE_LANGUAGE]
