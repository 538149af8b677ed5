"""Lines for groups of boards: what the boards of a region, or all boards, show by themselves, counted together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sait.analysis.result import AxisScore, ItemScore, Result, Series, SeriesRole
from sait.analysis.scores import Part, axis_score, item_score
from sait.assessment.releases import ItemFigures, Vantage
from sait.i18n.text import Text

FEWEST_BOARDS = 2


@dataclass(frozen=True, slots=True)
class BoardGroup:
    """Boards that are counted together under one name."""

    key: str
    label: Text
    board_ids: frozenset[str]


def with_groups(result: Result, groups: Sequence[BoardGroup]) -> Result:
    """*result* with a line for each group of which two boards or more show the counts of some item.

    A (1, 2, 0, 0), B (0, 1, 4, 0) and C withheld: (1, 3, 4, 0), n = 8. Only counts that a board shows by itself are in
    it, so that together with theirs it tells nothing. Every answer counts alike, whatever its board's size.
    """
    items, scores, lines = dict(result.items), dict(result.scores), list(result.series)
    for group in groups:
        boards = [line for line in result.series if line.board_id in group.board_ids]
        counted = _items(result, boards)
        if not counted:
            continue
        lines.append(_line(group, boards))
        items |= {(group.key, item_id): score for item_id, score in counted.items()}
        scores |= {(group.key, score.axis_id): score for score in _scores(result, counted)}
    return replace(result, series=tuple(lines), items=items, scores=scores)


def boards_counted(result: Result, group: BoardGroup, item_id: str) -> int:
    """How many boards' answers are in the group's line on one item."""
    return len(_shown(result, [line for line in result.series if line.board_id in group.board_ids], item_id))


def _line(group: BoardGroup, boards: Sequence[Series]) -> Series:
    """It has no attendance of its own: each board's is stated with the board."""
    return Series(
        group.key, group.label, SeriesRole.LOCAL_POOLED, Vantage.OWN, "", boards[0].round_id, None, late=0
    )  # fmt: skip


def _shown(result: Result, boards: Sequence[Series], item_id: str) -> list[ItemScore]:
    found = [result.items.get((line.key, item_id)) for line in boards]
    return [score for score in found if score is not None and score.levels is not None]


def _items(result: Result, boards: Sequence[Series]) -> dict[str, ItemScore]:
    counted: dict[str, ItemScore] = {}
    for item_id in dict.fromkeys(item_id for group in result.groups for item_id in group.shown_ids):
        shown = _shown(result, boards, item_id)
        if len(shown) >= FEWEST_BOARDS:
            levels = tuple(map(sum, zip(*(score.levels for score in shown if score.levels is not None), strict=True)))
            figures = ItemFigures(
                item_id, Vantage.OWN, None, levels,
                _sum([score.dont_know for score in shown]), _sum([score.not_applicable for score in shown]),
            )  # fmt: skip
            counted[item_id] = item_score(figures, result.asked[item_id], (result.lowest, result.highest))
    return counted


def _sum(counts: Sequence[int | None]) -> int | None:
    """The sum; None where one of them is withheld."""
    return None if None in counts else sum(count for count in counts if count is not None)


def _scores(result: Result, counted: Mapping[str, ItemScore]) -> Sequence[AxisScore]:
    ends = (result.lowest, result.highest)
    parts = {
        axis.id: [Part(result.asked[one], counted.get(one), None) for one in axis.item_ids] for axis in result.axes
    }
    return [axis_score(axis_id, its, ends) for axis_id, its in parts.items() if any(part.score for part in its)]
