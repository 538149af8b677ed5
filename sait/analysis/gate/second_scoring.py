"""When the figures of a second scoring may stand beside the first.

Most people keep most answers, so that one scoring less the other is the answer of whoever left in between, or of the one
who changed theirs. docs/method.md has what simpler rules give away.
"""

from collections.abc import Iterable, Sequence

from sait.assessment.releases import AnswerTally, AskedAgain, Figures, ItemFigures, Vantage, Wave


def second_figures(
    tallies: Iterable[AnswerTally],
    compared: Iterable[AskedAgain],
    *,
    item_ids: Sequence[str],
    minimum: int,
    earlier: Sequence[Figures],
) -> Figures:
    """What a release of the second scoring of *item_ids* may say inside the room; it never leaves it.

    *tallies*: the counts of the second scoring. *earlier*: all that was released of the workshop inside the room, oldest first. An item's counts are given only where
    ``may_show_second`` allows it; otherwise its row is withheld, whatever the reason. Once given, they stay: nobody keeps
    what each person chose before, so that a third scoring could not be held against it. Don't know and not applicable
    are never given.
    """
    counts = {tally.item_id: tally for tally in tallies}
    people = {one.subject: one for one in compared}
    rows = []
    for item_id in item_ids:
        levels = next(iter(_given(earlier, item_id, Wave.SECOND)), None)
        firsts = _given(earlier, item_id, Wave.FIRST)
        if levels is None and item_id in people and may_show_second(firsts, people[item_id], minimum):
            levels = counts[item_id].levels
        rows.append(ItemFigures(item_id, Vantage.OWN, None, levels, None, None))
    return Figures(tuple(rows), (), wave=Wave.SECOND)


def may_show_second(firsts: Sequence[tuple[int, ...]], people: AskedAgain, minimum: int) -> bool:
    """Whether exactly the same people answered, and gave a level, both times and *minimum* of them or more changed it.

    Who answered otherwise than by a level, or left this item out and answered others of its domain, is one of them too:
    else figures would tell of whoever left that they had given no level.
    *firsts*: the counts of the item in every release of the first scoring that gave any. Where they moved on in between,
    some of them are of other people.
    """
    return len(set(firsts)) == 1 and people.may_be_told(sum(firsts[0]), minimum)


def first_stands(released: Sequence[Figures]) -> frozenset[str]:
    """The items that were scored a second time, of which none of *released* gives second figures."""
    asked = {row.item_id for one in released if one.wave is Wave.SECOND for row in one.items}
    return frozenset(item_id for item_id in asked if not _given(released, item_id, Wave.SECOND))


def first_given(figures: Figures, earlier: Sequence[Figures]) -> frozenset[str]:
    """The items of which *figures* give a board's own counts, and nothing *earlier* did."""
    given = {row.item_id for row in figures.items if row.vantage is Vantage.OWN and row.levels is not None}
    return frozenset(item_id for item_id in given if not _given(earlier, item_id, Wave.FIRST))


def _given(released: Sequence[Figures], item_id: str, wave: Wave) -> list[tuple[int, ...]]:
    return [
        row.levels
        for one in released
        if one.wave is wave
        for row in one.items
        if (row.item_id, row.vantage) == (item_id, Vantage.OWN) and row.levels is not None
    ]
