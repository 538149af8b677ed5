"""Titles of charts: what was found, where the rules allow a claim (docs/method.md, Comparison); otherwise what is shown."""

from collections.abc import Sequence

from sait.analysis.claims import Standing, furthest_apart, highest, lowest
from sait.analysis.gaps import Gap, may_be_told
from sait.analysis.result import Axis, Result, Series
from sait.i18n import Translator
from sait.wording.figures import axis_number, is_withheld
from sait.wording.ranges import boards_name, score_words


def wall_headline(result: Result, lines: Sequence[Series], t: Translator) -> str:
    """Where the boards lie furthest apart, or that they stand side by side."""
    one = furthest_apart(result, lines)
    if one is None:
        return t("{boards} side by side: {cut}", boards=boards_name(lines, t), cut=t.text(result.cut_title))
    return t(
        "{boards} are furthest apart on {axis}: {lowest} to {highest}",
        boards=boards_name(lines, t),
        axis=_label(result, one.axis_id, t),
        lowest=score_words(result, one.lowest, t),
        highest=score_words(result, one.highest, t),
    )


def board_headline(result: Result, line: Series, t: Translator) -> str:
    """Where one board stands lowest, else where it stands highest, else whose results these are."""
    name = t.text(line.label)
    if low := lowest(result, line):
        if len(low.axis_ids) == 1:
            return t("{name}: lowest on {axis}, {mean}", name=name, **_said(result, low, t))
        return t("{name}: among the lowest are {axis}", name=name, axis=_said(result, low, t)["axis"])
    if high := highest(result, line):
        if len(high.axis_ids) == 1:
            return t("{name}: highest on {axis}, {mean}", name=name, **_said(result, high, t))
        return t("{name}: among the highest are {axis}", name=name, axis=_said(result, high, t)["axis"])
    return t("{name}: {cut}", name=name, cut=t.text(result.cut_title))


def gap_headline(result: Result, first: Series, second: Series, gap: Gap | None, t: Translator) -> str:
    """Which of two lines is higher on the axis of *gap*, or that the two are compared."""
    mine, its = t.text(first.label), t.text(second.label)
    if gap is None or not may_be_told(result, gap):
        return t("{first} beside {second}: {cut}", first=mine, second=its, cut=t.text(result.cut_title))
    values = {"axis": _label(result, gap.subject, t), "first": mine, "second": its, "by": _difference(result, gap, t)}
    if gap.difference > 0:
        return t("{axis}: {first} is {by} higher than {second}", **values)
    return t("{axis}: {first} is {by} lower than {second}", **values)


def change_headline(result: Result, name: str, gap: Gap | None, t: Translator) -> str:
    """Where a board moved furthest from one round to the next, or that its rounds are compared."""
    if gap is None or not may_be_told(result, gap):
        return t("{name}: round by round", name=name)
    values = {"axis": _label(result, gap.subject, t), "name": name, "by": _difference(result, gap, t)}
    if gap.difference > 0:
        return t("{name}: {axis} is {by} higher than a round before", **values)
    return t("{name}: {axis} is {by} lower than a round before", **values)


def measured(result: Result, t: Translator) -> str:
    """What the numbers are: the first half of every subtitle."""
    if result.is_mixed:
        return t("Mean share of each item's own range, 0 to 100")
    return t("Mean level, {lowest} to {highest}", lowest=result.lowest, highest=result.highest)


def subtitle(result: Result, lines: Sequence[Series], rounds: str, drawn: str, t: Translator) -> str:
    """What is measured, of which *rounds*, what is *drawn*, of how many, and what is withheld, sentence by sentence."""
    said = (measured(result, t), rounds, drawn, _counted(lines, t), _withheld(result, lines, t))
    return " ".join(f"{one}." for one in said if one)


def _counted(lines: Sequence[Series], t: Translator) -> str:
    """How many boards, and how many people answered: only of one round, as people may have come to several, and where
    every board tells.
    """
    boards = t.plural("{count} board", "{count} boards", len({line.board_id for line in lines}))
    told = [line.attendance.answered for line in lines if line.attendance and line.attendance.answered is not None]
    if len(told) < len(lines) or len({line.round_id for line in lines}) > 1:
        return boards
    people = t.plural("{count} person answered", "{count} people answered", sum(told))
    return f"{boards}, {people}"


def _withheld(result: Result, lines: Sequence[Series], t: Translator) -> str:
    count = sum(is_withheld(result, line, axis.id) for line in lines for axis in result.axes)
    return t.plural("{count} figure withheld", "{count} figures withheld", count) if count else t("Nothing withheld")


def signed(result: Result, difference: float, t: Translator) -> str:
    """A difference with its sign, as it is shown ("+0.4", "−0.4", "0.0")."""
    number = axis_number(result, abs(difference), t)
    if number == axis_number(result, 0, t):
        return number
    return f"{'+' if difference > 0 else '−'}{number}"


def _difference(result: Result, gap: Gap, t: Translator) -> str:
    return axis_number(result, abs(gap.difference), t)


def _said(result: Result, standing: Standing, t: Translator) -> dict[str, str]:
    names = [_label(result, axis_id, t) for axis_id in standing.axis_ids]
    axis = names[0] if len(names) == 1 else t("{first} and {last}", first=", ".join(names[:-1]), last=names[-1])
    return {"axis": axis, "mean": axis_number(result, standing.mean, t)}


def _label(result: Result, axis_id: str, t: Translator) -> str:
    axis: Axis = next(axis for axis in result.axes if axis.id == axis_id)
    return t.text(axis.label)
