"""From released figures to the score of an item or an axis."""

from collections.abc import Sequence
from dataclasses import dataclass

from sait.analysis.agreement import agreement, mean, median, r_wg_j
from sait.analysis.axis_units import on_axis, rated_scale
from sait.analysis.result import AxisScore, ItemScore
from sait.assessment.releases import Attendance, ItemFigures, MeanFigures
from sait.instruments.levels import Value
from sait.instruments.model import Item

BOUNDS_FROM = 1 / 3


@dataclass(frozen=True, slots=True)
class Part:
    """One rated item of an axis: its score (None: not yet released), and who could have answered it."""

    item: Item
    score: ItemScore | None
    attendance: Attendance | None

    @property
    def weight(self) -> float:
        return self.item.weight


def item_score(
    figures: ItemFigures, item: Item, axis: tuple[Value, Value], *, people_asked: int | None = None
) -> ItemScore:
    """The score of one item on its own scale, which counts on *axis*; None when withheld, unanswered or not rated.

    Counts (2, 3, 5, 2) on 0-3 are 12 answers, mean 19/12 = 1.58, median 2.
    """
    levels = figures.levels
    rated = levels if item.is_rated and levels is not None and any(levels) else None
    values = item.scale.values if item.scale else ()
    centre = None if rated is None else mean(rated, values)
    return ItemScore(
        item_id=figures.item_id,
        levels=levels,
        n=figures.n,
        mean=centre,
        median=None if rated is None else median(rated, values),
        dont_know=figures.dont_know,
        not_applicable=figures.not_applicable,
        agreement=None if rated is None else agreement(rated, values),
        on_axis=None if centre is None or not item.is_averaged else on_axis(centre, item, axis),
        target=item.target,
        asked=people_asked,
    )


def axis_score(axis_id: str, parts: Sequence[Part], axis: tuple[Value, Value]) -> AxisScore:
    """The mean of the item means (weighted where the bank says so), given from half of the items up.

    Items at 1.0, 2.0 and 3.0 give 2.0; if the last has weight 2, (1 + 2 + 6) / 4 = 2.25; if only the first of the
    three has a result, none. The shares are means over items as well, so that they and the mean count items alike.
    *axis* has its ends.
    """
    given = [part for part in parts if part.score is not None and part.score.on_axis is not None and part.weight > 0]
    scores = [part.score for part in given if part.score is not None]
    weights = [part.weight for part in given]
    counted = [score.n for score in scores if score.n is not None]
    is_given = bool(given) and 2 * len(given) >= len(parts)
    shares = [_shares(part) for part in given]
    return AxisScore(
        axis_id=axis_id,
        mean=_weighted([score.on_axis for score in scores], weights) if is_given else None,
        at_end=False,
        n_lowest=min(counted, default=None) if is_given else None,
        n_highest=max(counted, default=None) if is_given else None,
        items_given=len(given),
        items_total=len(parts),
        bounds=_bounds(given, axis) if is_given else None,
        low_share=_weighted([low for low, _ in shares], weights) if is_given else None,
        high_share=_weighted([high for _, high in shares], weights) if is_given else None,
        r_wg_j=_together(given) if is_given else None,
    )


def axis_score_from_mean(figures: MeanFigures, items_total: int) -> AxisScore:
    """The score where only a mean was released: there are no counts for n, shares, bounds or agreement."""
    return AxisScore(
        axis_id=figures.axis_id,
        mean=figures.mean,
        at_end=figures.at_end,
        n_lowest=None,
        n_highest=None,
        items_given=len(figures.item_ids),
        items_total=items_total,
        bounds=None,
        low_share=None,
        high_share=None,
        r_wg_j=None,
    )


def absent(attendance: Attendance | None) -> int:
    """How many did not answer, of those invited, or of those who joined where nobody said how many were invited."""
    if attendance is None or attendance.answered is None:
        return 0
    expected = attendance.joined if attendance.invited is None else attendance.invited
    return max(0, expected - attendance.answered)


def _is_thin(attendance: Attendance | None) -> bool:
    """Whether a third or more are missing."""
    missing = absent(attendance)
    if attendance is None or attendance.answered is None:
        return False
    return missing > 0 and missing >= BOUNDS_FROM * (attendance.answered + missing)


def _bounds(given: Sequence[Part], axis: tuple[Value, Value]) -> tuple[float, float] | None:
    """12 invited, 8 answered with mean 2.0 on 0-3: (16 + 0) / 12 = 1.33 and (16 + 12) / 12 = 2.33."""
    if not any(_is_thin(part.attendance) for part in given):
        return None
    weights = [part.weight for part in given]
    low, high = (_weighted([_filled(part, end) for part in given], weights) for end in axis)
    return None if low is None or high is None else (low, high)


def _filled(part: Part, end: Value) -> float | None:
    """The item's mean on the axis if all the absent had chosen what counts as *end*."""
    score = part.score
    if score is None or score.on_axis is None or not score.n:
        return None
    missing = absent(part.attendance)
    return (score.on_axis * score.n + end * missing) / (score.n + missing)


def _shares(part: Part) -> tuple[float | None, float | None]:
    """The shares of the answers in the lower and the upper half of the levels, as they count on the axis."""
    score = part.score
    if score is None or score.levels is None or not score.n:
        return None, None
    half = len(score.levels) // 2
    low, high = sum(score.levels[:half]) / score.n, sum(score.levels[-half:]) / score.n
    return (high, low) if part.item.reversed else (low, high)


def _together(given: Sequence[Part]) -> float | None:
    return r_wg_j(
        [(part.score.levels, rated_scale(part.item).values) for part in given if part.score and part.score.levels]
    )


def _weighted(numbers: Sequence[float | None], weights: Sequence[float]) -> float | None:
    """The weighted mean; None where one of *numbers* is missing."""
    known = [number for number in numbers if number is not None]
    if not known or len(known) < len(numbers):
        return None
    return sum(number * weight for number, weight in zip(known, weights, strict=True)) / sum(weights)
