"""What the board decided, for its own deck alone: levels, vision, what helps and hinders, priorities and actions."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sait.analysis.axis_units import item_decimals
from sait.analysis.consensus import Shift, shifts
from sait.analysis.session_record import SessionRecord
from sait.assessment.decisions import Action, DecisionVersion, Force, Task
from sait.charts.labels import LABEL_WIDTH, wrap
from sait.charts.palette import line_styles
from sait.i18n import Translator, own_name
from sait.instruments.levels import Value
from sait.instruments.model import Scale
from sait.reports.deck.drawings import EDGE, statement
from sait.reports.deck.layouts import Layout
from sait.reports.deck.notes import result_notes
from sait.reports.deck.pack import Pack
from sait.reports.deck.pages import Dots, Grid, Line, Page, Paragraph, Ruler, Words
from sait.wording.figures import item_number, level_words
from sait.wording.findings import actions_headline, agreed_headline, priorities_headline
from sait.wording.plan import priority_words, progress_words, reach_words, scope_words

MOST_MOVED = 6
VISION_SIZE = 28
OWNED = (4, 5)
"""Answers to "this vision is mine" that support it."""


def decided_pages(pack: Pack, record: SessionRecord, first: Page, t: Translator) -> list[Page]:
    """A page for each thing that was decided; of what was not there is none."""
    return [
        *_levels(pack, record, first, t),
        *_vision(record, first, t),
        *_forces(record, first, t),
        *_priorities(record, first, t),
        *_actions(record, first, t),
    ]


def _levels(pack: Pack, record: SessionRecord, first: Page, t: Translator) -> Iterator[Page]:
    agreed = {
        item_id: one.standing.decision.level
        for item_id, one in record.agreed.items()
        if one.standing is not None and one.standing.decision.level is not None
    }
    result, own = pack.domains, pack.own(pack.domains)
    moved = [one for one in shifts(result, pack.key, agreed) if one.moved is not None]
    scale = next((result.asked[one.item_id].scale for one in moved), None)
    if scale is None:
        return
    shown = [one for one in moved if result.asked[one.item_id].scale == scale][:MOST_MOVED]
    drawn = _moved_dots(pack, shown, scale, t)
    title = agreed_headline(len(agreed), sum(item.is_rated for item in result.asked.values()), t)
    lead = t("Members' mean before the discussion, and the level agreed; what moved furthest first")
    notes = tuple(result_notes(result, [own], t))
    yield replace(first, layout=Layout.CHART, title=title, lead=lead, parts=(drawn,), notes=notes)


def _moved_dots(pack: Pack, shown: Sequence[Shift], scale: Scale, t: Translator) -> Dots:
    result = pack.domains
    items = [result.asked[one.item_id] for one in shown]
    before = [one.first if one.second is None else one.second for one in shown]
    names: tuple[tuple[Value, str], ...] = tuple(
        (level.value, "\n".join(wrap(level_words(scale, place, t), LABEL_WIDTH)))
        for place, level in enumerate(scale.levels)
    )
    own = line_styles(result)[pack.own(result).key]
    said = ["" if mean is None else item_number(item, mean, t) for item, mean in zip(items, before, strict=True)]
    agreed = tuple(str(one.agreed) for one in shown)
    return Dots(
        labels=tuple(statement(item, t, lines=2) for item in items),
        lines=(
            Line(t("Members' mean"), tuple(before), replace(EDGE, symbol="square")),
            Line(t("Level agreed"), tuple(float(one.agreed) for one in shown), replace(own, hollow=False)),
        ),
        marks=(tuple(said), agreed),
        ranges=tuple(
            None if mean is None or mean == one.agreed else (min(mean, one.agreed), max(mean, one.agreed))
            for mean, one in zip(before, shown, strict=True)
        ),
        range_names=(t("Lower of the two"), t("Higher of the two")),
        ruler=Ruler(scale.lowest, scale.highest, 1, item_decimals(items[0]), names),
        says="; ".join(
            t("{item}: mean {mean}, agreed {level}", item=t.text(item.text), mean=mean or t("none"), level=level)
            for item, mean, level in zip(items, said, agreed, strict=True)
        ),
    )


def _vision(record: SessionRecord, first: Page, t: Translator) -> Iterator[Page]:
    if not record.visions or not any(record.visions[0].decision.wordings.values()):
        return
    wordings = record.visions[0].decision.wordings
    in_order = sorted(wordings.items(), key=lambda pair: pair[0] != t.language)
    parts = []
    for language, words in in_order:
        if len(wordings) > 1 and language:
            parts.append(Paragraph(own_name(language), bold=True, is_plain=True, language=language))
        parts += [
            Paragraph(line, is_plain=True, language=language or None) for line in words.split("\n") if line.strip()
        ]
    tally = record.shown.get(Task.VISION)
    lead = ""
    if tally is not None:
        sums = dict(tally.sums)
        lead = t(
            "{count} of {people} members who answered support it",
            count=sum(sums.get(str(level), 0) for level in OWNED),
            people=tally.people,
        )
    yield replace(
        first,
        layout=Layout.WORDS,
        title=t("The board's vision"),
        lead=lead,
        parts=(Words(tuple(parts), VISION_SIZE),),
        notes=(),
    )


def _forces(record: SessionRecord, first: Page, t: Translator) -> Iterator[Page]:
    forces = record.forces
    if not forces:
        return
    tally = record.shown.get(Task.FORCE_DOTS)
    dots = {} if tally is None else dict(tally.sums)
    heads = (t("Helps"), t("Hinders"))
    columns = [_column(head, forces, dots, promotes=head is heads[0], t=t) for head in heads]
    lead = "" if tally is None else t.plural("{count} person gave dots.", "{count} people gave dots.", tally.people)
    title = t("What helps and what hinders working together")
    yield replace(first, layout=Layout.COLUMNS, title=title, lead=lead, parts=tuple(columns), notes=())


def _column(
    head: str, forces: Sequence[DecisionVersion[Force]], dots: dict[str, int], *, promotes: bool, t: Translator
) -> Words:
    kept = sorted(
        (one for one in forces if one.decision.promotes is promotes), key=lambda one: -dots.get(one.subject, 0)
    )
    said = [
        Paragraph(
            f"{one.decision.text} ({scope_words(one.decision.scope, t)}"
            + (f", {t.plural('{count} dot', '{count} dots', dots.get(one.subject, 0))})" if dots else ")")
        )
        for one in kept
    ]
    return Words((Paragraph(head, bold=True, is_plain=True), *(said or [Paragraph(t("Nothing was recorded."))])))


def _priorities(record: SessionRecord, first: Page, t: Translator) -> Iterator[Page]:
    chosen = [kept for kept in record.priorities if kept.decision.chosen]
    if not chosen:
        return
    tally = record.shown.get(Task.PRIORITY_DOTS)
    dots = {} if tally is None else dict(tally.sums)
    parts = []
    for number, kept in enumerate(sorted(chosen, key=lambda one: -dots.get(one.subject, 0)), start=1):
        one, area = kept.decision, record.areas.get(kept.decision.area)
        parts.append(Paragraph(f"{number}. {priority_words(one, record.instrument, t)}", bold=True, is_plain=True))
        where = [reach_words(one.reach, t), *([t.text(area)] if area else [])]
        if dots:
            where.append(t.plural("{count} dot", "{count} dots", dots.get(kept.subject, 0)))
        parts.append(Paragraph(", ".join(where), level=1, is_plain=True))
    lead = "" if tally is None else t.plural("{count} person gave dots.", "{count} people gave dots.", tally.people)
    title = priorities_headline(len(chosen), t)
    yield replace(first, layout=Layout.WORDS, title=title, lead=lead, parts=(Words(tuple(parts)),), notes=())


def _actions(record: SessionRecord, first: Page, t: Translator) -> Iterator[Page]:
    kept = [one.decision for one in record.actions]
    if not kept:
        return
    still = [one for one in kept if not one.is_over]
    overdue = sum(one.is_overdue(record.written_on) for one in still)
    rows = tuple(_action_row(one, t) for one in kept)
    heads = (t("Action"), t("Who"), t("By when"), t("Progress"))
    grid = Grid(heads, rows, (6.2, 3.0, 1.7, 1.4), t("Actions"), size=16)
    title = actions_headline(len(still), overdue, t)
    yield replace(first, layout=Layout.TABLE, title=title, lead="", parts=(grid,), notes=())


def _action_row(one: Action, t: Translator) -> tuple[str, ...]:
    who = ", ".join(part for part in (one.owner_role, one.owner_agency) if part)
    return (one.what, who, t.date(one.due_on) if one.due_on else "–", progress_words(one.progress, t))
