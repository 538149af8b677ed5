"""The deck of a region: its board beside its local boards, cut two ways, and what is shared and what is local."""

from collections.abc import Iterator
from dataclasses import replace

from sait.analysis.result import Result, SeriesRole
from sait.analysis.session_record import SessionRecord
from sait.assessment.decisions import Reach
from sait.charts.grouping import on_charts
from sait.charts.labels import response_in_words
from sait.i18n import Translator
from sait.reports.deck.board_story import board_appendix, gaps_page
from sait.reports.deck.drawings import board_dots, heat_grid, profile
from sait.reports.deck.layouts import Layout
from sait.reports.deck.notes import result_notes
from sait.reports.deck.pack import Pack, cover
from sait.reports.deck.pages import Page, Paragraph, Story, Words
from sait.wording.findings import one_page_headline
from sait.wording.headlines import measured, wall_headline
from sait.wording.plan import priority_words, reach_words


def region_story(pack: Pack, t: Translator) -> Story:
    """Regional against local in every cut, the gaps, and the priorities where they are the reader's own."""
    title = t("{board} and its local boards", board=t.text(pack.board))
    first = cover(pack.domains, title, t.text(pack.round), t)
    pages = [first]
    for result in (pack.domains, *pack.schemes[:2]):
        if result.axes and result.series:
            pages += _of_cut(pack, result, first, t)
    if pack.record is not None:
        pages += _priorities(pack.record, first, t)
    return Story(t.language, tuple(pages), tuple(board_appendix(pack, first, t)))


def _of_cut(pack: Pack, result: Result, first: Page, t: Translator) -> Iterator[Page]:
    """The profile on the range, the gaps, and every board in a row."""
    own, others = pack.own(result), pack.others(result)
    notes = tuple(result_notes(result, (own, *others), t))
    (lines, *_) = on_charts(result)
    values = {"name": t.text(own.label), "cut": t.text(result.cut_title)}
    headline = t("{name} and its local boards: {cut}", **values) if others else one_page_headline(result, own, t)
    lead = ". ".join(part for part in (measured(result, t), response_in_words(own, t)) if part)
    yield replace(
        first, layout=Layout.CHART, title=headline, lead=lead, parts=(profile(result, lines, t),), notes=notes
    )
    yield replace(gaps_page(result, own, others, first, t))
    local = tuple(one for one in others if one.role is SeriesRole.LOCAL)
    if len(local) > 1:
        yield replace(
            first,
            layout=Layout.CHART,
            title=wall_headline(result, local, t),
            lead=f"{measured(result, t)}. {t('Furthest apart first')}",
            parts=(board_dots(result, local, t),),
            notes=notes,
        )
    if others:
        title = t("{cut}: every board in one table", cut=t.text(result.cut_title))
        lead = f"{measured(result, t)}. {t('The deeper the colour, the higher')}"
        grid = heat_grid(result, (own, *others), t)
        yield replace(first, layout=Layout.TABLE, title=title, lead=lead, parts=(grid,), notes=notes)


def _priorities(record: SessionRecord, first: Page, t: Translator) -> Iterator[Page]:
    """Shared ones beside local ones, of the board's own record: those of other boards are theirs to tell."""
    kept = [one.decision for one in record.priorities if one.decision.chosen]
    if not kept:
        return
    columns = []
    for head, wanted in (
        (t("Shared priorities"), {Reach.REGIONAL, Reach.BOTH}),
        (t("Local priorities"), {Reach.LOCAL}),
    ):
        said = []
        for one in kept:
            if one.reach in wanted:
                area = record.areas.get(one.area)
                where = ", ".join([reach_words(one.reach, t), *([t.text(area)] if area else [])])
                said.append(Paragraph(f"{priority_words(one, record.instrument, t)} ({where})"))
        nothing = Paragraph(t("Nothing was recorded."))
        columns.append(Words((Paragraph(head, bold=True, is_plain=True), *(said or [nothing]))))
    title = t("What the region shares, and what is local")
    yield replace(first, layout=Layout.COLUMNS, title=title, lead="", parts=tuple(columns), notes=())
