"""Which languages SAIT speaks: its source, and each that has a catalogue here or in the folder that the operator names."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from babel import Locale, UnknownLocaleError

from sait.i18n.text import SOURCE_LANGUAGE
from sait.settings import SettingsError, settings

CATALOGUES = Path(__file__).parent / "locales"
"""The catalogues that come with SAIT."""

IN_FOLDER = Path("LC_MESSAGES") / "sait.po"
"""Where a catalogue lies in the folder of its language."""

CODE = re.compile("[a-z]{2}")
"""As in question banks and their forms."""


def languages() -> tuple[str, ...]:
    """Every language on offer: the source's first, then those that come with SAIT, then those that the operator added."""
    return (SOURCE_LANGUAGE, *_catalogues(CATALOGUES, settings().catalogues))


def languages_of_names() -> tuple[str, ...]:
    """The languages in which a name has to be given: those that come with SAIT. In one that was added it may be missing."""
    return (SOURCE_LANGUAGE, *_catalogues(CATALOGUES, None))


def default_language() -> str:
    """The language of whoever has chosen none; a SettingsError where there is no catalogue for it."""
    wanted, offered = settings().default_language, languages()
    if wanted not in offered:
        raise SettingsError(f"SAIT_DEFAULT_LANGUAGE: must be one of {', '.join(offered)}")
    return wanted


def catalogue_of(language: str) -> Path | None:
    """The catalogue of *language*; None for the source, which needs none, and for a language that is not on offer."""
    return _catalogues(CATALOGUES, settings().catalogues).get(language)


@cache
def _catalogues(house: Path, added: Path | None) -> Mapping[str, Path]:
    """By language, in the order of their codes. What comes with SAIT is not replaced by what is added."""
    found: dict[str, Path] = {}
    for folder in (house, *([added] if added else [])):
        for path in sorted(folder.glob(f"*/{IN_FOLDER}")):
            language = path.relative_to(folder).parts[0]
            if CODE.fullmatch(language) and language != SOURCE_LANGUAGE:
                found.setdefault(language, path)
    return found


@cache
def own_name(language: str) -> str:
    """What a language calls itself, which is never translated; its code where nobody knows.

    >>> own_name("cy"), own_name("pl")
    ('Cymraeg', 'Polski')
    """
    name = locale_of(language).get_language_name(language) if _is_known(language) else ""
    return f"{name[:1].upper()}{name[1:]}" if name else language


@cache
def display_name(language: str, reader: str) -> str:
    """What *reader*'s language calls *language*; what it calls itself where nobody knows.

    >>> display_name("cy", "en"), display_name("pl", "cy")
    ('Welsh', 'Pwyleg')
    """
    return locale_of(reader).languages.get(language) or own_name(language)


@cache
def locale_of(language: str) -> Locale:
    """How *language* writes numbers and dates, in Britain where that is told apart; as the source does where nobody knows."""
    for parts in ((language, "GB"), (language, None)):
        try:
            return Locale(*parts)
        except UnknownLocaleError:
            continue
    return locale_of(SOURCE_LANGUAGE)


def _is_known(language: str) -> bool:
    return locale_of(language).language == language


def other_languages(language: str) -> tuple[str, ...]:
    """The languages to offer beside *language*."""
    return tuple(one for one in languages() if one != language)


def source_last() -> tuple[str, ...]:
    """Every language on offer, for whoever is met before having chosen one: what was translated comes first."""
    return (*other_languages(SOURCE_LANGUAGE), SOURCE_LANGUAGE)
