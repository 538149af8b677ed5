"""Looking into data that may be anything: a check goes on past a part that is not what it should be."""

from collections.abc import Mapping
from typing import Any

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
