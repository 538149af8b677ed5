"""Identifiers for what others wrote: the same form gives the same ones, and none is given twice."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import product
from string import ascii_uppercase

from sait.instruments.identifiers import MONTHS

DOMAIN = re.compile(r"[A-Z]{3}")
ITEM = re.compile(r"([A-Z]{3})[-_]([0-9]{2})")
MOST_ITEMS = 99


def domain_id(name: str, taken: set[str], *, is_given: bool = False) -> str:
    """Three capitals for a group's name, which no domain before it has, and which are no month unless they were *given*.

    >>> domain_id("governance", set()), domain_id("governance", {"GOV"}), domain_id("1", set())
    ('GOV', 'GOE', 'XXX')
    >>> domain_id("decisions", set()), domain_id("DEC", set(), is_given=True)
    ('DEI', 'DEC')
    """
    if DOMAIN.fullmatch(name) and name not in taken and (is_given or name not in MONTHS):
        return name
    return next(tried for tried in _tried(name) if tried not in taken | MONTHS)


def _tried(name: str) -> Iterator[str]:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().upper()
    words = re.findall(r"[A-Z]+", plain)
    letters = "".join(words)
    padded = (letters + "XXX")[:3]
    yield padded
    if len(words) >= 3:
        yield "".join(word[0] for word in words[:3])
    yield from (padded[:2] + letter for letter in letters[3:])
    yield from (padded[:2] + letter for letter in ascii_uppercase)
    yield from ("".join(three) for three in product(ascii_uppercase, repeat=3))


def own_number(name: str, domain: str) -> int:
    """The number in an item's name such as ``PUR_07``, where it belongs to this domain; else 0."""
    found = ITEM.fullmatch(name)
    return int(found.group(2)) if found and found.group(1) == domain else 0


def item_ids(names: list[str], domain: str) -> list[str]:
    """An identifier for each of a domain's items: its own where it has one, else the next after the highest.

    >>> item_ids(["AAA_02", "new", "AAA_01"], "AAA")
    ['AAA-02', 'AAA-03', 'AAA-01']
    """
    numbers = [own_number(name, domain) for name in names]
    highest = max([0, *numbers])
    given: list[str] = []
    for number in numbers:
        if not number:
            highest += 1
        given.append(f"{domain}-{number or highest:02}")
    return given
