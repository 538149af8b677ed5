"""From released figures to the score of an item or an axis."""

from collections.abc import Sequence
from dataclasses import dataclass

from sait.analysis.agreement import agreement, mean, median, r_wg_j
from sait.analysis.result import AxisScore, ItemScore
from sait.assessment.releases import Attendance, ItemFigures, MeanFigures

BOUNDS_FROM = 1 / 3


@dataclass(frozen=True, slots=True)
class Part:
    """One item of an axis: its score (None: not yet released), its weight, and who could have answered it."""

    score: ItemScore | None
    weight: float
    attendance: Attendance | None


def item_score(figures: ItemFigures, values: Sequence[int]) -> ItemScore:
    """The score of one item on a scale of *values*: mean and median in scale units, None when withheld or unanswered.

    Counts (2, 3, 5, 2) on 0-3 are 12 answers, mean 19/12 = 1.58, median 2.
    """
    levels = figures.levels
    is_answered = levels is not None and any(levels)
    return ItemScore(
        item_id=figures.item_id,
        levels=levels,
        n=figures.n,
        mean=mean(levels, values) if levels is not None and is_answered else None,
        median=median(levels, values) if levels is not None and is_answered else None,
        dont_know=figures.dont_know,
        not_applicable=figures.not_applicable,
        agreement=agreement(levels, values) if levels is not None else None,
    )


def axis_score(axis_id: str, parts: Sequence[Part], values: Sequence[int]) -> AxisScore:
    """The mean of the item means (weighted where the bank says so), given from half of the items up.

    Items at 1.0, 2.0 and 3.0 give 2.0; if the last has weight 2, (1 + 2 + 6) / 4 = 2.25; if only the first of the
    three has a result, none. The shares are means over items as well, so that they and the mean count items alike.
    """
    given = [part for part in parts if part.score is not None and part.score.mean is not None and part.weight > 0]
    scores = [part.score for part in given if part.score is not None]
    weights = [part.weight for part in given]
    counted = [score.n for score in scores if score.n is not None]
    is_given = bool(given) and 2 * len(given) >= len(parts)
    lower = [_share(score, slice(None, len(values) // 2)) for score in scores]
    upper = [_share(score, slice(-(len(values) // 2), None)) for score in scores]
    return AxisScore(
        axis_id=axis_id,
        mean=_weighted([score.mean for score in scores], weights) if is_given else None,
        at_end=False,
        n_lowest=min(counted, default=None) if is_given else None,
        n_highest=max(counted, default=None) if is_given else None,
        items_given=len(given),
        items_total=len(parts),
        bounds=_bounds(given, values) if is_given else None,
        low_share=_weighted(lower, weights) if is_given else None,
        high_share=_weighted(upper, weights) if is_given else None,
        r_wg_j=r_wg_j([score.levels for score in scores if score.levels], values) if is_given else None,
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
    if attendance is None:
        return 0
    expected = attendance.joined if attendance.invited is None else attendance.invited
    return max(0, expected - attendance.answered)


def _is_thin(attendance: Attendance | None) -> bool:
    """Whether a third or more are missing."""
    missing = absent(attendance)
    return attendance is not None and missing > 0 and missing >= BOUNDS_FROM * (attendance.answered + missing)


def _bounds(given: Sequence[Part], values: Sequence[int]) -> tuple[float, float] | None:
    """12 invited, 8 answered with mean 2.0 on 0-3: (16 + 0) / 12 = 1.33 and (16 + 12) / 12 = 2.33."""
    if not any(_is_thin(part.attendance) for part in given):
        return None
    weights = [part.weight for part in given]
    low, high = (_weighted([_filled(part, end) for part in given], weights) for end in (values[0], values[-1]))
    return None if low is None or high is None else (low, high)


def _filled(part: Part, level: int) -> float | None:
    """The item's mean if all the absent had chosen *level*."""
    score = part.score
    if score is None or score.mean is None or not score.n:
        return None
    missing = absent(part.attendance)
    return (score.mean * score.n + level * missing) / (score.n + missing)


def _share(score: ItemScore, levels: slice) -> float | None:
    return sum(score.levels[levels]) / score.n if score.levels is not None and score.n else None


def _weighted(numbers: Sequence[float | None], weights: Sequence[float]) -> float | None:
    """The weighted mean; None where one of *numbers* is missing."""
    known = [number for number in numbers if number is not None]
    if not known or len(known) < len(numbers):
        return None
    return sum(number * weight for number, weight in zip(known, weights, strict=True)) / sum(weights)
