"""Looking into data that may be anything: a check goes on past a part that is not what it should be."""

from collections.abc import Iterator, Mapping
from typing import Any

from sait.instruments.levels import Value

Data = Mapping[Any, Any]


def table(found: object) -> Data:
    """*found* where it has keys, else nothing."""
    return found if isinstance(found, dict) else {}


def series(found: object) -> list[Any]:
    """*found* where it is a list, else nothing."""
    return found if isinstance(found, list) else []


def names(found: object) -> list[str]:
    """The texts in a list, else nothing."""
    return [name for name in series(found) if isinstance(name, str)]


def name_of(found: object) -> str:
    """The ``id`` of *found*; empty where it has none that can be read."""
    name = table(found).get("id")
    return name if isinstance(name, str) else ""


def items_of(data: object) -> Iterator[tuple[tuple[str | Value, ...], Data]]:
    """Every item of a bank with its route, in reading order."""
    for number, domain in enumerate(series(table(data).get("domains"))):
        for place, item in enumerate(series(table(domain).get("items"))):
            yield ("domains", number, "items", place), item
