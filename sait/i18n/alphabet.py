"""The order of names in a list: by the alphabet of the language in which they are shown."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias, TypeVar

from sait.i18n.text import Text, words

T = TypeVar("T")
SortKey: TypeAlias = tuple[tuple[tuple[str, ...], ...], str, str]

DIGRAPHS = {"cy": ("ch", "dd", "ff", "ng", "ll", "ph", "rh", "th")}
"""Pairs that are one letter, which comes after the letter before it in the alphabet: after all of its words."""

BEFORE = {"ng": "g"}
"""The letter that a pair comes after, where it is not the pair's own first."""

_APOSTROPHES = re.compile("['\u2018\u2019\u02bc`]")
_BETWEEN_WORDS = re.compile(r"[^\w\u034f]+")


def sort_key(name: str, language: str) -> SortKey:
    """What *name* is sorted by: word by word, accents and capitals only where nothing else tells two names apart.

    Apostrophes count for nothing, hyphens part words. In Welsh ch, dd, ff, ng, ll, ph, rh and th are letters, as in the
    tailoring of the Unicode collation for Welsh (CLDR); a combining grapheme joiner (U+034F) keeps two letters apart.

    >>> sorted(["Llan", "Lyn", "Caer", "Chwilog"], key=lambda name: sort_key(name, "cy"))
    ['Caer', 'Chwilog', 'Lyn', 'Llan']
    """
    folded = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", name)).casefold()
    bare = "".join(sign for sign in folded if sign == "\u034f" or not unicodedata.combining(sign))
    parts = _BETWEEN_WORDS.split(bare.strip())
    letters = tuple(_letters(part, DIGRAPHS.get(language, ())) for part in parts if part)
    return letters, folded, name


def _letters(word: str, digraphs: tuple[str, ...]) -> tuple[str, ...]:
    pattern = "|".join([*digraphs, "."])
    found = (sign for sign in re.findall(pattern, word) if sign != "\u034f")
    return tuple(f"{BEFORE.get(sign, sign[0])}~" if sign in digraphs else sign for sign in found)


def by_name(things: Iterable[T], language: str, *, name: Callable[[T], Text]) -> list[T]:
    """*things* in the order of their names in *language*."""
    return sorted(things, key=lambda thing: sort_key(words(name(thing), language), language))


def names_in_order(names: Mapping[str, Text], language: str) -> dict[str, Text]:
    """*names* by identifier, in the order in which *language* reads them."""
    return dict(by_name(names.items(), language, name=lambda named: named[1]))
