"""Titles of slides and pages: the finding in a sentence, no more than the numbers carry (docs/method.md, Comparison)."""

from collections.abc import Sequence

from sait.analysis.category_reading import category_reading
from sait.analysis.claims import apart_from_all, highest, lowest
from sait.analysis.result import Axis, Closeness, Result, Series
from sait.i18n import Translator
from sait.wording.ranges import boards_name

MOST_NAMED = 2


def one_page_headline(result: Result, line: Series, t: Translator) -> str:
    """A board in one page, with where it stands highest and lowest if both may be said."""
    name, low, high = t.text(line.label), lowest(result, line), highest(result, line)
    if low is None or high is None or len(low.axis_ids) > 1 or len(high.axis_ids) > 1:
        return t("{name} in one page", name=name)
    return t(
        "{name} in one page: highest on {high}, lowest on {low}",
        name=name,
        high=_label(result, high.axis_ids[0], t),
        low=_label(result, low.axis_ids[0], t),
    )


def range_headline(result: Result, line: Series, others: Sequence[Series], t: Translator) -> str:
    """On which axes a board lies above or below all others, half a level or more from each; else that they are compared."""
    places = {axis.id: apart_from_all(result, line, others, axis) for axis in result.axes}
    name, boards = t.text(line.label), boards_name(others, t)
    below, above = ([one for one, sign in places.items() if sign == wanted] for wanted in (-1, 1))
    if below and len(below) <= MOST_NAMED:
        axes = joined([_label(result, one, t) for one in below], t)
        return t("{axes}: {name} is below all of {boards}", axes=axes, name=name, boards=_inner(boards))
    if above and len(above) <= MOST_NAMED:
        axes = joined([_label(result, one, t) for one in above], t)
        return t("{axes}: {name} is above all of {boards}", axes=axes, name=name, boards=_inner(boards))
    return t("{name} beside {boards}: {cut}", name=name, boards=_inner(boards), cut=t.text(result.cut_title))


def _inner(words: str) -> str:
    """Within a sentence a name that is no proper one begins small; ours are all of that kind."""
    return words[:1].lower() + words[1:]


def split_items(result: Result, line: Series) -> tuple[str, ...]:
    """The items on which *line* is split, in the bank's order."""
    return _items_by(result, line, Closeness.SPLIT)


def _items_by(result: Result, line: Series, wanted: Closeness) -> tuple[str, ...]:
    found = []
    for item_id in result.asked:
        score = result.items.get((line.key, item_id))
        if score is not None and score.agreement is not None and score.agreement.closeness is wanted:
            found.append(item_id)
    return tuple(found)


def mixed_items(result: Result, line: Series) -> tuple[str, ...]:
    """The items on which the answers of *line* are mixed."""
    return _items_by(result, line, Closeness.MIXED)


def told_items(result: Result, line: Series) -> int:
    """Of how many items the agreement is given."""
    return sum(len(_items_by(result, line, closeness)) for closeness in Closeness)


def split_headline(count: int, total: int, t: Translator) -> str:
    """On how many questions the answers split, of how many."""
    if count:
        return t("Members are split on {count} of {total} questions", count=count, total=total)
    return t("Members are split on none of {total} questions; these are mixed", total=total)


def category_headline(result: Result, line: Series, t: Translator) -> str:
    """Which categories members mostly place low, or that their answers stand beside what was found."""
    readings = {axis.id: category_reading(result.scores.get((line.key, axis.id))) for axis in result.axes}
    low = [one for one, reading in readings.items() if reading == "low"]
    cut = t.text(result.cut_title)
    if not low:
        return t("{cut}: where members place them", cut=cut)
    if len(low) <= MOST_NAMED:
        names = joined([_label(result, one, t) for one in low], t)
        return t("{cut}: members mostly place {names} low", cut=cut, names=names)
    return t("{cut}: members mostly place {count} of {total} low", cut=cut, count=len(low), total=len(result.axes))


def agreed_headline(count: int, total: int, t: Translator) -> str:
    """On how many questions the board agreed a level."""
    return t("The board agreed a level on {count} of {total} questions", count=count, total=total)


def priorities_headline(count: int, t: Translator) -> str:
    """How many priorities the board chose."""
    return t.plural("The board chose {count} priority", "The board chose {count} priorities", count)


def actions_headline(count: int, overdue: int, t: Translator) -> str:
    """How many actions are open, and how many of them are overdue."""
    said = t.plural("{count} action is open", "{count} actions are open", count)
    if not overdue:
        return said
    return t("{actions}, {late}", actions=said, late=t.plural("{count} is overdue", "{count} are overdue", overdue))


def joined(names: Sequence[str], t: Translator) -> str:
    """Names in a sentence: "one, two and three"."""
    if len(names) < 2:
        return "".join(names)
    return t("{first} and {last}", first=", ".join(names[:-1]), last=names[-1])


def _label(result: Result, axis_id: str, t: Translator) -> str:
    axis: Axis = next(axis for axis in result.axes if axis.id == axis_id)
    return t.text(axis.label)
