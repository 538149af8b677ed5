"""The level that is proposed to a board before it agrees one: where the middle answer lies, unless the room is split."""

from sait.analysis.result import Closeness, ItemScore, Result
from sait.instruments.levels import Value
from sait.instruments.model import Item


def last_score(result: Result, series_key: str, item_id: str) -> ItemScore | None:
    """The answers that stand last: those of the second scoring where it has figures, otherwise of the first."""
    scores = (result.items.get((key, item_id)) for key in (f"{series_key}/second", series_key))
    return next((score for score in scores if score is not None and score.levels is not None), None)


def proposed_level(item: Item, score: ItemScore | None) -> Value | None:
    """The median, in the units of the item's scale.

    None where it is not given, lies between two levels, or the room is split: a middle that few chose is nobody's.
    Answers 1, 2, 2, 3, 2 on 0-3 give 2; answers 0, 0, 0, 3, 3, 3 give none.
    """
    if score is None or score.agreement is None or score.agreement.closeness is Closeness.SPLIT or item.scale is None:
        return None
    return next((value for value in item.scale.values if value == score.median), None)
