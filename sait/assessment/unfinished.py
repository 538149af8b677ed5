"""What is still open when a board is about to sign off. Nothing here forbids it: it is named, so that it is not forgotten."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sait.assessment.decisions import Action, Consensus, Priority, Task
from sait.assessment.members.depending import left_out_of_agreement
from sait.assessment.workshops import View, Workshop
from sait.instruments.model import Domain


class Open(StrEnum):
    """A kind of thing that can be open, in the order of the day."""

    DOMAINS = "domains"
    SECOND = "second"
    TASKS = "tasks"
    COMMENTS = "comments"
    LEVELS = "levels"
    VISION = "vision"
    FORCES = "forces"
    PRIORITIES = "priorities"
    ACTIONS = "actions"
    OWNERS = "owners"
    DATES = "dates"
    RELEASE = "release"


@dataclass(frozen=True, slots=True)
class Day:
    """How a workshop stands. *closed* and *second* are ids of domains that are closed, and scored a second time now.

    *levels* has what was agreed by item, *opened* what members can do on their phones now; *comments* and *named* count
    what members wrote and the facilitator has not dealt with.
    """

    workshop: Workshop
    domains: Sequence[Domain]
    joined: int
    closed: Collection[str]
    second: Collection[str]
    opened: Collection[Task]
    levels: Mapping[str, Consensus]
    has_vision: bool
    priorities: Sequence[Priority]
    actions: Sequence[Action]
    comments: int
    named: int


@dataclass(frozen=True, slots=True)
class Unfinished:
    """One kind of open thing: how many there are, and the ids or the words of each where they have any."""

    what: Open
    count: int
    names: tuple[str, ...] = ()


def unfinished(day: Day) -> tuple[Unfinished, ...]:
    """Everything that is open, in the order of the day; empty where nothing is.

    A day with 15 of 16 levels agreed, a vision, one chosen priority, and one action without a date gives two entries.
    """
    found = ((what, tuple(find(day))) for what, find in FINDERS.items())
    return tuple(Unfinished(what, len(names), tuple(name for name in names if name)) for what, names in found if names)


def _open_domains(day: Day) -> Iterator[str]:
    if day.workshop.view is View.SILENT and day.joined:
        yield from (domain.id for domain in day.domains if domain.id not in day.closed)


def _not_agreed(day: Day) -> Iterator[str]:
    items = [item for domain in day.domains for item in domain.items]
    left_out = left_out_of_agreement(items, {one: agreed.level for one, agreed in day.levels.items()})
    yield from (
        item.id for item in items if item.scale is not None and item.id not in day.levels and item.id not in left_out
    )


def _no_action(day: Day) -> Iterator[str]:
    if not day.actions:
        yield ""


def _kept_back(day: Day) -> Iterator[str]:
    """Nobody has decided yet; a board that released some domains has decided about the others too."""
    if day.workshop.view is View.SILENT and day.workshop.results_shared_at is None:
        yield from (domain.id for domain in day.domains if domain.id in day.closed)


FINDERS: Mapping[Open, Callable[[Day], Iterator[str]]] = {
    Open.DOMAINS: _open_domains,
    Open.SECOND: lambda day: (domain.id for domain in day.domains if domain.id in day.second),
    Open.TASKS: lambda day: (task for task in Task if task in day.opened),
    Open.COMMENTS: lambda day: ("" for _ in range(day.comments)),
    Open.LEVELS: _not_agreed,
    Open.VISION: lambda day: iter(() if day.has_vision else ("",)),
    Open.FORCES: lambda day: ("" for _ in range(day.named)),
    Open.PRIORITIES: lambda day: iter(() if any(one.chosen for one in day.priorities) else ("",)),
    Open.ACTIONS: _no_action,
    Open.OWNERS: lambda day: (one.what for one in day.actions if not one.is_over and not one.owner_role.strip()),
    Open.DATES: lambda day: (one.what for one in day.actions if not one.is_over and one.due_on is None),
    Open.RELEASE: _kept_back,
}
"""How each kind is found; a name is empty where the thing has none."""
