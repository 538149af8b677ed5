"""Messages, numbers and dates in the reader's language, from the gettext catalogues beside this file."""

import gettext
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

from sait.i18n.languages import catalogue_of, locale_of
from sait.i18n.text import SOURCE_LANGUAGE, Text, words

WALES = ZoneInfo("Europe/London")


def marked(message: str) -> str:
    """Mark *message* for the catalogue where it is defined; it is translated where it is shown."""
    return message


@dataclass(frozen=True, slots=True)
class Counted:
    """A message with a form for one and a form for many, marked for the catalogue as ``marked`` does.

    Where it is shown, the value called *by* chooses the form and fills ``{count}``.
    """

    one: str
    many: str
    by: str


class Translator:
    """Says things in one language.

    >>> translator("cy").language
    'cy'
    """

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue
        self._locale = locale_of(language)

    def __call__(self, message: str, /, **values: object) -> str:
        """*message* in this language, its ``{placeholders}`` filled from *values*."""
        return self._catalogue.gettext(message).format(**values)

    def plural(self, one: str, many: str, count: int, /, **values: object) -> str:
        """The form that *count* takes in this language; ``{count}`` is filled in."""
        return self._catalogue.ngettext(one, many, count).format(count=count, **values)

    def text(self, text: Text) -> str:
        """Content (a board's name, an item's wording) in this language."""
        return words(text, self.language)

    def number(self, value: float, digits: int = 1) -> str:
        """*value* with *digits* decimals."""
        return format_decimal(value, format="#,##0." + "0" * digits if digits else "#,##0", locale=self._locale)

    def percent(self, share: float) -> str:
        """*share* between 0 and 1 as a whole percentage."""
        return format_percent(share, locale=self._locale)

    def date(self, day: date) -> str:
        """*day* written out, for example 5 June 2013."""
        return format_date(day, format="long", locale=self._locale)

    def moment(self, at: datetime) -> str:
        """Day and time of day on a clock in Wales, for example 5 Jun, 14:05."""
        return format_datetime(at, "d MMM, HH:mm", tzinfo=WALES, locale=self._locale)


def translator(language: str) -> Translator:
    """The translator for *language*; that of the source for a language there is no catalogue for."""
    path = catalogue_of(language)
    return _translator(SOURCE_LANGUAGE, None) if path is None else _translator(language, path)


@cache
def _translator(language: str, path: Path | None) -> Translator:
    if path is None:
        return Translator(language, gettext.NullTranslations())
    # The .po is compiled when first used, so that there is no built file to forget.
    with path.open("rb") as source:
        catalogue = read_po(source, locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translator(language, gettext.GNUTranslations(compiled))
