"""The levels the board agreed, domain by domain, with why, the evidence, who saw it otherwise, and earlier versions."""

from collections.abc import Sequence
from functools import partial

from sait.analysis.axis_units import item_decimals
from sait.analysis.result import Series
from sait.analysis.session_record import Agreed, SessionRecord
from sait.assessment.decisions import Consensus, DecisionVersion
from sait.assessment.members.depending import left_out_of_agreement
from sait.i18n import Translator
from sait.instruments.model import Item
from sait.reports.record.word_file import AsWritten, Line, Part, Say, WordFile, day_of, in_words
from sait.wording.figures import FIRST_STANDS, agreement_words, item_mean_words, name_words
from sait.wording.plan import agreed_words

Named = tuple[Say, Sequence[str]]


def write_levels(file: WordFile, record: SessionRecord) -> None:
    """Every item that the board decided on; the others by name alone."""
    file.heading(1, lambda t: t("Agreed levels"))
    domains = record.instrument.in_form(record.workshop.form)
    items = [item for domain in domains for item in domain.items if item.scale is not None]
    levels = {item_id: one.standing.decision.level for item_id, one in record.agreed.items() if one.standing}
    left_out = left_out_of_agreement(items, levels)
    rated = [item.id for item in items if item.id in levels or item.id not in left_out]
    if not record.agreed:
        file.say(lambda t: t("Nothing was recorded."))
        return
    standing = sum(one.standing is not None for one in record.agreed.values())
    file.say(lambda t: t("{agreed} of {count} agreed", agreed=standing, count=len(rated)))
    for domain in domains:
        items = [item for item in domain.items if item.id in record.agreed]
        if items:
            file.heading(2, in_words(domain.title))
        for item in items:
            _write_item(file, record, item, record.agreed[item.id])
    left = [item_id for item_id in rated if item_id not in record.agreed]
    if left:
        file.heading(2, lambda t: t("Items without an agreed level"))
        file.line(AsWritten(", ".join(left)))


def _write_item(file: WordFile, record: SessionRecord, item: Item, agreed: Agreed) -> None:
    file.heading(3, AsWritten(f"{name_words(item)} "), in_words(item.text))
    _write_scores(file, record, item)
    if agreed.standing is None:
        file.say(lambda t: t("What was recorded here was taken back."))
    else:
        _write_consensus(file, item, agreed.standing)
    if agreed.earlier:
        file.label(lambda t: t("Earlier versions"))
        file.bullets([_version(item, kept) for kept in agreed.earlier])


def _write_scores(file: WordFile, record: SessionRecord, item: Item) -> None:
    """What the room had said before, and how far it moved: the agreed level stands beside it, never in its place."""
    if (record.own.key, item.id) in record.result.items:
        file.labelled(lambda t: t("First scoring"), lambda t: _scored(record, record.own, item, t))
    if item.id in record.result.first_stands:
        file.labelled(lambda t: t("Second scoring"), lambda t: t(FIRST_STANDS))
        return
    second = record.second
    if second is None or (second.key, item.id) not in record.result.items:
        return
    file.labelled(lambda t: t("Second scoring"), lambda t: _scored(record, second, item, t))
    shift = _shift(record, second, item)
    if shift is not None:
        file.labelled(lambda t: t("Shift of the mean"), lambda t: _signed(shift, item, t))


def _scored(record: SessionRecord, series: Series, item: Item, t: Translator) -> str:
    score = record.result.items.get((series.key, item.id))
    parts = [item_mean_words(record.result, series, item.id, t), agreement_words(record.result, score, t)]
    if score is not None and score.n:
        parts.append(t.plural("{count} answer", "{count} answers", score.n))
    return "; ".join(part for part in parts if part)


def _shift(record: SessionRecord, second: Series, item: Item) -> float | None:
    """Between the means as they are shown, so that the three figures agree; 1.75 (shown 1.8) to 2.3 is 0.5."""
    means = [record.result.items.get((series.key, item.id)) for series in (record.own, second)]
    first, then = (None if score is None else score.mean for score in means)
    return (
        None if first is None or then is None else round(then, item_decimals(item)) - round(first, item_decimals(item))
    )


def _signed(shift: float, item: Item, t: Translator) -> str:
    size = t.number(abs(shift), item_decimals(item))
    if size == t.number(0, item_decimals(item)):
        return t("none")
    return f"+{size}" if shift > 0 else f"−{size}"


def _write_consensus(file: WordFile, item: Item, kept: DecisionVersion[Consensus]) -> None:
    file.labelled(lambda t: t("Agreed"), lambda t: agreed_words(item, kept.decision.level, t), *_recorded(kept))
    for label, said in _parts(kept.decision):
        if not said:
            file.labelled(label, lambda t: t("none recorded"))
        elif len(said) == 1:
            file.labelled(label, AsWritten(said[0]))
        else:
            file.label(label)
            file.bullets([[AsWritten(one)] for one in said])


def _parts(consensus: Consensus) -> list[Named]:
    return [
        (lambda t: t("Why"), [consensus.why] if consensus.why else []),
        (lambda t: t("Evidence"), consensus.evidence),
        (lambda t: t("Dissenting opinions"), consensus.dissent),
    ]


def _recorded(kept: DecisionVersion[Consensus]) -> Line:
    return [AsWritten(" ("), partial(_version_words, kept), AsWritten(")")]


def _version_words(kept: DecisionVersion[Consensus], t: Translator) -> str:
    return t("version {version}, {day}", version=kept.version, day=day_of(kept.at)(t))


def _version(item: Item, kept: DecisionVersion[Consensus]) -> Line:
    line: list[Part] = [lambda t: agreed_words(item, kept.decision.level, t), *_recorded(kept)]
    for label, said in _parts(kept.decision):
        if said:
            line += [AsWritten(". "), label, AsWritten(": " + "; ".join(said))]
    return line
