"""The optional line for a region's local boards together."""

from collections.abc import Mapping, Sequence

from sait.analysis.result import ItemScore, Series, SeriesRole
from sait.assessment.releases import Vantage
from sait.i18n.text import Text

POOLED_KEY = "local-pooled"
FEWEST_BOARDS = 2


def local_boards(series: Sequence[Series]) -> tuple[Series, ...]:
    """The lines that are pooled: local boards' scores of themselves, each board once (its first line)."""
    own = [one for one in series if one.role is SeriesRole.LOCAL and one.vantage is Vantage.OWN]
    return tuple({one.board_id: one for one in reversed(own)}.values())[::-1]


def pooled_series(label: Text, pooled: Sequence[Series]) -> Series:
    """The line itself. It has no attendance of its own: each board's is stated with the board."""
    return Series(POOLED_KEY, label, SeriesRole.LOCAL_POOLED, Vantage.OWN, "", pooled[0].round_id, None, 0)


def pooled_items(
    pooled: Sequence[Series], items: Mapping[tuple[str, str], ItemScore], item_ids: Sequence[str]
) -> dict[str, ItemScore]:
    """The mean of the boards' means, each board once whatever its size; items that two boards or more have.

    Boards at 1.0 (n = 20) and 2.0 (n = 8) give 1.5, n = 28. A board whose own figure is withheld is left out, so that
    the pooled figure with the others' never gives it away. There are no counts by level: they would weigh by size.
    """
    found = {}
    for item_id in item_ids:
        scores = [score for one in pooled if (score := items.get((one.key, item_id))) and score.mean is not None]
        if len(scores) >= FEWEST_BOARDS:
            mean = sum(score.mean for score in scores if score.mean is not None) / len(scores)
            counted = sum(score.on_axis for score in scores if score.on_axis is not None) / len(scores)
            n = sum(score.n or 0 for score in scores)
            found[item_id] = ItemScore(item_id, None, n, mean, None, None, None, None, counted, scores[0].target)
    return found
