"""What to discuss first: where the room is split, then what is furthest from its target; and what is weakest after it."""

from collections.abc import Mapping
from dataclasses import dataclass

from sait.analysis.result import Closeness, Result
from sait.instruments.levels import Value
from sait.instruments.model import Item

ISSUES = "joint-inspectorate-2011"


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """One item of the agenda. *distance* is how far its mean lies from its target (from the best level where it has
    none), as a share of its scale between 0 and 1; None where no mean is given. *issues* counts the Joint Inspectorate
    categories it carries.
    """

    item_id: str
    is_split: bool
    distance: float | None
    issues: int


def agenda(result: Result, series_key: str) -> tuple[AgendaEntry, ...]:
    """Every item of *result*: split ones first, then by distance, then by issues, then as the bank has them.

    On 0-3 a mean of 1.5 with target 3 is 0.5 away; with the same distance, three issues go before one.
    """
    entries = [_entry(result, series_key, item) for item in result.asked.values()]
    return tuple(
        sorted(
            entries,
            key=lambda entry: (not entry.is_split, 1.0 if entry.distance is None else -entry.distance, -entry.issues),
        )
    )


@dataclass(frozen=True, slots=True)
class Weak:
    """An item below its target by what stands of it, on its own scale: what was agreed, or the last mean of its scorings."""

    item_id: str
    standing: float
    is_agreed: bool


def weakest(result: Result, series_key: str, agreed: Mapping[str, Value]) -> tuple[Weak, ...]:
    """The items below their target, those furthest from it first, then by issues, then as the bank has them.

    The board's last word counts: of means 1.0 and 1.6 and the agreed level 2 it is 2, so that on 0-3 with target 3 the
    item is a third of the scale away. Items that reach their target, and those without any figure, are left out.
    """
    found = [
        (weak, _distance(item, weak.standing))
        for item in result.asked.values()
        for weak in _standing(result, series_key, item, agreed)
    ]
    below = [(weak, distance) for weak, distance in found if distance]
    below.sort(key=lambda one: (-one[1], -len(result.asked[one[0].item_id].categories.get(ISSUES, ()))))
    return tuple(weak for weak, _ in below)


def _standing(result: Result, series_key: str, item: Item, agreed: Mapping[str, Value]) -> tuple[Weak, ...]:
    """One, or none where nothing is known of *item*."""
    if item.id in agreed:
        return (Weak(item.id, agreed[item.id], is_agreed=True),)
    scores = [result.items.get((key, item.id)) for key in (f"{series_key}/second", series_key)]
    means = [score.mean for score in scores if score is not None and score.mean is not None]
    return tuple(Weak(item.id, mean, is_agreed=False) for mean in means[:1])


def _entry(result: Result, series_key: str, item: Item) -> AgendaEntry:
    score = result.items.get((series_key, item.id))
    agreement = score.agreement if score is not None else None
    return AgendaEntry(
        item_id=item.id,
        is_split=agreement is not None and agreement.closeness is Closeness.SPLIT,
        distance=None if score is None or score.mean is None else _distance(item, score.mean),
        issues=len(item.categories.get(ISSUES, ())),
    )


def _distance(item: Item, mean: float) -> float | None:
    scale = item.scale
    if scale is None or not item.is_rated:
        return None
    best = scale.lowest if item.reversed else scale.highest
    wanted = best if item.target is None else item.target
    short = mean - wanted if item.reversed else wanted - mean
    return max(0.0, short) / (scale.highest - scale.lowest)
