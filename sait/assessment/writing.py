"""What people type: made tidy, or refused where it could not be shown."""

import re
import unicodedata

from sait.errors import SaitError
from sait.i18n.text import Text

LONGEST_NAME = 120
"""Characters, as many as a form's field takes."""

_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)
"""Controls, halves of characters, places that Unicode keeps empty, and marks that turn the writing round."""

_LINE_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def printable(words: str) -> str:
    """*words* without what no file or screen can show; words from before that was refused may hold it."""
    return _UNPRINTABLE.sub("", words)


def tidy_text(typed: str) -> str:
    r"""What was typed in several lines, as it is kept.

    >>> tidy_text(" one\r\ntwo\x00 ")
    'one\ntwo'
    """
    return unicodedata.normalize("NFC", printable(_LINE_BREAK.sub("\n", typed))).strip()


def tidy_name(name: Text) -> Text:
    """A name in both languages, as it is kept; refuses one that is missing, too long or cannot be shown."""
    tidied = {language: unicodedata.normalize("NFC", words).strip() for language, words in name.items()}
    if not all(tidied.get(language) for language in ("en", "cy")):
        raise SaitError("board.name-missing")
    if any(_UNPRINTABLE.search(words) or _LINE_BREAK.search(words) or "\n" in words for words in tidied.values()):
        raise SaitError("name.unprintable")
    if any(len(words) > LONGEST_NAME for words in tidied.values()):
        raise SaitError("name.too-long", most=LONGEST_NAME)
    return tidied
