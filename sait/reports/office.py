"""What Office's programs have in common: the face, the codes of languages, how long a file's own description may be."""

FONT = "Arial"
"""On every machine, or with a stand-in of the same widths."""
LONGEST_PROPERTY = 255
"""Characters that Office allows what a file says of itself."""
OFFICE_LANGUAGES = {"cy": "cy-GB", "en": "en-GB"}
"""Office tells the English of Britain from that of America; any other language goes by its code."""


def office_language(language: str) -> str:
    """Office's code for a language of ours, for example "cy-GB"."""
    return OFFICE_LANGUAGES.get(language, language)
