"""What people type: made tidy, or refused where it could not be shown."""

import re
import unicodedata

from sait.errors import SaitError
from sait.i18n.languages import languages_of_names
from sait.i18n.text import Text

LONGEST_NAME = 120
"""Characters, as many as a form's field takes."""

_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)
"""Controls, halves of characters, places that Unicode keeps empty, and marks that turn the writing round."""

_BLANK = re.compile(
    "[\\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u2064\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0]*"
)
"""Space, and marks that show nothing by themselves; within words some of them join letters, and stay."""

_LINE_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def printable(words: str) -> str:
    """*words* without what no file or screen can show; words from before that was refused may hold it."""
    return _UNPRINTABLE.sub("", words)


def tidy_text(typed: str) -> str:
    r"""What was typed in several lines, as it is kept; nothing where there is nothing to see.

    >>> tidy_text(" one\r\ntwo\x00 ")
    'one\ntwo'
    """
    tidied = unicodedata.normalize("NFC", printable(_LINE_BREAK.sub("\n", typed))).strip()
    return "" if _BLANK.fullmatch(tidied) else tidied


def check_named(name: Text) -> None:
    """Refuse a name that is missing in a language in which it has to be given."""
    if not all(name.get(language, "").strip() for language in languages_of_names()):
        raise SaitError("board.name-missing")


def tidy_name(name: Text) -> Text:
    """A name in its languages, as it is kept, without those that it is empty in; refuses one that is missing where it has
    to be given, too long or cannot be shown.
    """
    written = {language: unicodedata.normalize("NFC", words).strip() for language, words in name.items()}
    tidied = {language: words for language, words in written.items() if not _BLANK.fullmatch(words)}
    check_named(tidied)
    if any(_UNPRINTABLE.search(words) or _LINE_BREAK.search(words) or "\n" in words for words in tidied.values()):
        raise SaitError("name.unprintable")
    if any(len(words) > LONGEST_NAME for words in tidied.values()):
        raise SaitError("name.too-long", most=LONGEST_NAME)
    return tidied
