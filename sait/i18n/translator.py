"""Messages, numbers and dates in the reader's language, from the gettext catalogues beside this file."""

import gettext
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

from sait.i18n.text import SOURCE_LANGUAGE, Text, words

LANGUAGES = ("en", "cy")
PSEUDO = "qps"
"""A made-up language for tests: whatever is on a page without its brackets did not pass through here."""

WALES = ZoneInfo("Europe/London")

CATALOGUES = Path(__file__).parent / "locales"


def marked(message: str) -> str:
    """Mark *message* for the catalogue where it is defined; it is translated where it is shown."""
    return message


class Translator:
    """Says things in one language.

    >>> translator("cy").language
    'cy'
    """

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue
        self._locale = Locale(SOURCE_LANGUAGE if language == PSEUDO else language, "GB")

    def __call__(self, message: str, /, **values: object) -> str:
        """*message* in this language, its ``{placeholders}`` filled from *values*."""
        return self._dress(self._catalogue.gettext(message).format(**values))

    def plural(self, one: str, many: str, count: int, /, **values: object) -> str:
        """The form that *count* takes in this language; ``{count}`` is filled in."""
        return self._dress(self._catalogue.ngettext(one, many, count).format(count=count, **values))

    def text(self, text: Text) -> str:
        """Content (a board's name, an item's wording) in this language."""
        return self._dress(words(text, self.language))

    def number(self, value: float, digits: int = 1) -> str:
        """*value* with *digits* decimals."""
        return format_decimal(value, format="#,##0." + "0" * digits if digits else "#,##0", locale=self._locale)

    def percent(self, share: float) -> str:
        """*share* between 0 and 1 as a whole percentage."""
        return format_percent(share, locale=self._locale)

    def date(self, day: date) -> str:
        """*day* written out, for example 5 June 2013."""
        return self._dress(format_date(day, format="long", locale=self._locale))

    def moment(self, at: datetime) -> str:
        """Day and time of day on a clock in Wales, for example 5 Jun, 14:05."""
        return self._dress(format_datetime(at, "d MMM, HH:mm", tzinfo=WALES, locale=self._locale))

    def _dress(self, said: str) -> str:
        return f"⟦{said}⟧" if self.language == PSEUDO else said


class Bilingual(Translator):
    """Says its messages in two languages at once, the first of *spoken* first, on screens that a bilingual room looks at.

    Content, numbers and dates are in the first.
    """

    def __init__(self, *spoken: Translator) -> None:
        super().__init__(spoken[0].language, gettext.NullTranslations())
        self._spoken = spoken

    def __call__(self, message: str, /, **values: object) -> str:
        return _side_by_side(t(message, **values) for t in self._spoken)

    def plural(self, one: str, many: str, count: int, /, **values: object) -> str:
        return _side_by_side(t.plural(one, many, count, **values) for t in self._spoken)


def _side_by_side(said: Iterable[str]) -> str:
    return " / ".join(dict.fromkeys(said))


@cache
def translator(language: str) -> Translator:
    """The translator for *language*; English for a language there is no catalogue for."""
    if language == PSEUDO:
        return Translator(PSEUDO, gettext.NullTranslations())
    path = CATALOGUES / language / "LC_MESSAGES" / "sait.po"
    if not path.exists():
        return Translator(SOURCE_LANGUAGE, gettext.NullTranslations())
    # The .po is compiled when first used, so that there is no built file to forget.
    with path.open("rb") as source:
        catalogue = read_po(source, locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translator(language, gettext.GNUTranslations(compiled))
