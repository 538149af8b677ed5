"""When the figures of a question may be given that only some are asked: of whom it is asked is an answer too.

Who is asked it gave a level to the question that it depends on. So its figures count some of the answers that the other's
count, and how many they are tells no more than those did, as long as both speak of the same answers.
"""

from collections.abc import Sequence

from sait.analysis.gate.cells import Cell, Rows, follow, grouped, is_given, pooled, same_counts, withheld
from sait.assessment.releases import AnswerTally


def depending(
    cell: Cell,
    tallies: Sequence[AnswerTally],
    earlier: Sequence[Rows],
    least: int,
    *,
    above: Sequence[tuple[Rows, Rows]],
) -> Rows:
    """What may be published of an item that depends on others, after *earlier* (oldest first).

    *above*: of each item that it depends on, the nearest first, what is published now and what its counts are now.
    Where one of these is withheld, or stays as it was while its counts have moved on, nothing new is said: six answers
    are out, four of them with the level in question, and one more would make it five who are asked; their figures would
    tell what the one chose. Areas are told apart only where the nearest item has the same.
    """
    if not all(is_given(told) and same_counts((told, now)) for told, now in above):
        return earlier[-1] if earlier else (withheld(cell),)
    fresh = grouped(cell, tallies, least)
    if _areas(fresh) != _areas(above[0][0]):
        fresh = pooled(cell, tallies, least)
    return follow(fresh, earlier, least)


def _areas(rows: Rows) -> set[str | None]:
    return {row.area_id for row in rows}
