"""The findings beside the first chart: three or four, each a figure or a name with a sentence under it."""

from collections.abc import Iterator, Sequence

from sait.analysis.claims import Standing, highest, lowest
from sait.analysis.result import Result
from sait.analysis.session_record import SessionRecord
from sait.i18n import Translator
from sait.reports.deck.pack import Pack
from sait.reports.deck.pages import Paragraph, Words
from sait.wording.figures import axis_number, is_withheld
from sait.wording.findings import joined, split_items, told_items
from sait.wording.plan import priority_words

LONGEST = 220
"""Characters of what a board wrote, beside a chart."""


def summary_words(pack: Pack, t: Translator) -> Words:
    """Where the board stands highest and lowest, what divides it, what it chose to do, and what is withheld."""
    said = [*_standings(pack, t), *_divided(pack, t)]
    if pack.record is not None:
        said += _chosen(pack.record, t)
    said += _kept_back(pack, t)
    return Words(tuple(part for head, under in said for part in _finding(head, under)))


def _finding(head: str, under: str) -> tuple[Paragraph, Paragraph]:
    return Paragraph(head, bold=True), Paragraph(under, level=1)


def _standings(pack: Pack, t: Translator) -> Iterator[tuple[str, str]]:
    result, own = pack.domains, pack.own(pack.domains)
    high, low = highest(result, own), lowest(result, own)
    if high is None and low is None:
        yield (
            t("No domain stands out"),
            t("The means lie too close together, or rest on too few answers, to name a highest or a lowest."),
        )
    if high is not None:
        yield _standing(
            result, high, t("Highest of {count} domains", count=len(result.axes)), t("Among the highest"), t
        )
    if low is not None:
        yield _standing(result, low, t("Lowest of {count} domains", count=len(result.axes)), t("Among the lowest"), t)


def _standing(result: Result, standing: Standing, alone: str, among: str, t: Translator) -> tuple[str, str]:
    names = {axis.id: t.text(axis.label) for axis in result.axes}
    named = joined([names[axis_id] for axis_id in standing.axis_ids], t)
    is_one = len(standing.axis_ids) == 1
    head = f"{axis_number(result, standing.mean, t)}  {named}" if is_one else named
    return head, alone if is_one else among


def _divided(pack: Pack, t: Translator) -> Iterator[tuple[str, str]]:
    result, own = pack.domains, pack.own(pack.domains)
    split, total = split_items(result, own), told_items(result, own)
    if not total:
        return
    names = {axis.id: t.text(axis.label) for axis in result.axes if set(axis.item_ids) & set(split)}
    head = t.plural("{count} question splits the room", "{count} questions split the room", len(split))
    if not split:
        yield t("No question splits the room"), t("Of {total} questions", total=total)
        return
    where = joined(list(names.values())[:3], t) if len(names) <= 3 else t("In {count} domains", count=len(names))
    yield head, where


def _chosen(record: SessionRecord, t: Translator) -> Iterator[tuple[str, str]]:
    chosen = [kept.decision for kept in record.priorities if kept.decision.chosen]
    if not chosen:
        return
    head = t.plural("{count} priority agreed", "{count} priorities agreed", len(chosen))
    words = "; ".join(priority_words(one, record.instrument, t) for one in chosen)
    yield head, words if len(words) <= LONGEST else f"{words[:LONGEST].rsplit(' ', 1)[0]} …"


def _kept_back(pack: Pack, t: Translator) -> Iterator[tuple[str, str]]:
    result, own = pack.domains, pack.own(pack.domains)
    names: Sequence[str] = [t.text(axis.label) for axis in result.axes if is_withheld(result, own, axis.id)]
    if names:
        yield (
            t.plural("{count} domain is withheld", "{count} domains are withheld", len(names)),
            t("Too few answers to show: {names}", names=", ".join(names)),
        )
