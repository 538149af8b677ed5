"""The deck of a seminar: every region beside the others, from what their boards have released, and what to talk about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from sait.analysis.gaps import Gap, axis_gap, largest_first, may_be_told
from sait.analysis.ranges import AxisRange, axis_range
from sait.analysis.result import Axis, Result, Series, SeriesRole
from sait.assessment.decisions import Help
from sait.charts.palette import line_styles
from sait.i18n import Text, Translator
from sait.reports.deck import appendix
from sait.reports.deck.drawings import board_dots, brief, heat_grid, key_of, ruler, small_radar, upright
from sait.reports.deck.layouts import Layout
from sait.reports.deck.notes import result_notes
from sait.reports.deck.pack import cover, showable
from sait.reports.deck.pages import Grid, Line, Page, Paragraph, Part, Slope, Story, Words
from sait.reports.provenance import data_digest
from sait.reports.tables.results import json_bytes
from sait.wording.figures import is_withheld
from sait.wording.headlines import measured, signed, wall_headline
from sait.wording.plan import help_words
from sait.wording.ranges import score_words

ON_ONE_SLIDE = 6
MOST_QUESTIONS = 3
SHOWN_THEMES = 12


@dataclass(frozen=True, slots=True)
class Change:
    """The boards of a seminar in the round before and in this one, in one result; *before* is the earlier round's name."""

    result: Result
    pairs: tuple[tuple[Series, Series], ...]
    before: Text


@dataclass(frozen=True)
class Seminar:
    """*results* by cut, the domains first, all for outside the room. *themes* are proposals with how many boards back each."""

    round: Text
    results: tuple[Result, ...]
    themes: tuple[tuple[tuple[Help, str], int], ...]
    change: Change | None
    made_at: datetime

    def showable(self) -> "Seminar":
        """With names that XML can hold, however old they are."""
        return replace(self, results=tuple(showable(one) for one in self.results))

    @cached_property
    def digest(self) -> str:
        """Of all that the deck is made from."""
        found = [*self.results, *([self.change.result] if self.change else [])]
        return data_digest([*(json_bytes(one) for one in found), repr(self.themes).encode()])


def seminar_story(seminar: Seminar, t: Translator) -> Story:
    """At most fourteen pages, then the appendix."""
    domains, round_name = seminar.results[0], t.text(seminar.round)
    first = cover(domains, t("The regions side by side"), round_name, t)
    pages = [first, _overview(domains, first, t)]
    for result in seminar.results[:2]:
        pages += _of_cut(result, first, t)
    if seminar.change is not None:
        pages += _changes(seminar.change, round_name, first, t)
    pages += [_forces(first, t), *_proposals(seminar, first, t), _questions(seminar, first, t)]
    return Story(t.language, tuple(pages), tuple(_appendix(seminar, first, t)))


def _boards(result: Result) -> tuple[Series, ...]:
    """The regional boards, or all where there is none."""
    regional = tuple(one for one in result.series if one.role is SeriesRole.REGIONAL)
    return regional or result.series


def _locals(result: Result) -> tuple[Series, ...]:
    return (
        tuple(one for one in result.series if one.role is SeriesRole.LOCAL) if _boards(result) != result.series else ()
    )


def _overview(result: Result, first: Page, t: Translator) -> Page:
    """How many boards, who released what, and how to read it."""
    boards, local = _boards(result), _locals(result)
    shown = [one for one in boards if any((one.key, axis.id) in result.scores for axis in result.axes)]
    kept_back = sum(is_withheld(result, one, axis.id) for one in result.series for axis in result.axes)
    said = [t("{count} of {total} boards have released results", count=len(shown), total=len(boards))]
    if local:
        said.append(t.plural("{count} local board beside them", "{count} local boards beside them", len(local)))
    if kept_back:
        said.append(
            t.plural(
                "{count} mean is withheld: too few people answered",
                "{count} means are withheld: too few people answered",
                kept_back,
            )
        )
    said += [
        t("Members scored their own boards; people tend to score their own work a little high."),
        t("The order of boards is that of their names, and no rank."),
    ]
    title = t("What is shown, and how to read it")
    words = Words(tuple(Paragraph(one) for one in said))
    return replace(
        first,
        layout=Layout.WORDS,
        title=title,
        lead=measured(result, t),
        parts=(words,),
        notes=tuple(result_notes(result, boards, t)),
    )


def _of_cut(result: Result, first: Page, t: Translator) -> Iterator[Page]:
    """The shape of each, how far apart they are, and all of them in one table; of many boards the shapes are in the appendix."""
    boards = _boards(result)
    if not result.axes or not boards:
        return
    if len(boards) <= ON_ONE_SLIDE:
        yield from _shapes(result, first, t)
    notes = tuple(result_notes(result, boards, t))
    plain = _plain(result, t)
    if len(boards) > 1:
        lead = f"{plain}. {t('Furthest apart first')}"
        drawn = board_dots(result, boards, t)
        title = wall_headline(result, boards, t)
        yield replace(first, layout=Layout.CHART, title=title, lead=lead, parts=(drawn,), notes=notes)
    title = t("{cut}: every board in one table", cut=t.text(result.cut_title))
    yield _heat(result, boards, title, first, t)


def _plain(result: Result, t: Translator) -> str:
    return t("{cut}: {what}", cut=t.text(result.cut_title), what=measured(result, t))


def _shapes(result: Result, first: Page, t: Translator) -> Iterator[Page]:
    boards = _boards(result)
    notes = tuple(result_notes(result, boards, t))
    behind = boards if len(boards) > 1 else ()
    lead = f"{_plain(result, t)}. {t('Dotted: the lowest and the highest of all shown')}"
    title = t("{cut}: the shape of each board", cut=t.text(result.cut_title))
    for start in range(0, len(boards), ON_ONE_SLIDE):
        group = boards[start : start + ON_ONE_SLIDE]
        drawn = [part for one in group for part in small_radar(result, one, behind, t)]
        nothing = [Words(())] * (2 * (ON_ONE_SLIDE - len(group)))
        parts: tuple[Part, ...] = (*drawn, *nothing, Words((Paragraph(key_of(result, t)),)))
        yield replace(first, layout=Layout.MULTIPLES, title=title, lead=lead, parts=parts, notes=notes)


def _heat(result: Result, lines: Sequence[Series], title: str, first: Page, t: Translator) -> Page:
    lead = f"{_plain(result, t)}. {t('The deeper the colour, the higher')}"
    parts = (heat_grid(result, lines, t),)
    notes = tuple(result_notes(result, lines, t))
    return replace(first, layout=Layout.TABLE, title=title, lead=lead, parts=parts, notes=notes)


def _changes(change: Change, now: str, first: Page, t: Translator) -> Iterator[Page]:
    """All changes in a table, those that may be told marked; and the axis on which one of them is largest as a slope."""
    result = change.result
    gaps = {
        (after.key, axis.id): axis_gap(result, after, before, axis)
        for before, after in change.pairs
        for axis in result.axes
    }
    told = largest_first(gap for gap in gaps.values() if gap is not None and may_be_told(result, gap))
    notes = tuple(result_notes(result, [line for pair in change.pairs for line in pair], t))
    if told:
        axis = next(axis for axis in result.axes if axis.id == told[0].subject)
        yield _slope(change, axis, gaps, now, first, t, notes)
    title = t("Change from round to round")
    if told:
        title = t.plural(
            "{count} mean changed by half a level or more", "{count} means changed by half a level or more", len(told)
        )
    rows = tuple(
        (t.text(after.label), *(_change(result, gaps[after.key, axis.id], t) for axis in result.axes))
        for _, after in change.pairs
    )
    heads = (t("Board"), *(upright(t.text(axis.label)) for axis in result.axes))
    grid = Grid(heads, rows, (3.2, *([9.0 / len(result.axes)] * len(result.axes))), title, upright_from=1)
    lead = t(
        "From {before} to {now}, over the questions that both rounds have. ● half a level or more, ten or more answers both times",
        before=t.text(change.before),
        now=now,
    )
    yield replace(first, layout=Layout.TABLE, title=title, lead=lead, parts=(grid,), notes=notes)


def _change(result: Result, gap: Gap | None, t: Translator) -> str:
    if gap is None:
        return "–"
    return f"{signed(result, gap.difference, t)} ●" if may_be_told(result, gap) else signed(result, gap.difference, t)


def _slope(
    change: Change,
    axis: Axis,
    gaps: dict[tuple[str, str], Gap | None],
    now: str,
    first: Page,
    t: Translator,
    notes: tuple[str, ...],
) -> Page:
    result = change.result
    found = [(after, gap) for _, after in change.pairs if (gap := gaps[after.key, axis.id]) is not None]
    styles = line_styles(replace(result, series=tuple(after for after, _ in found)))
    lines = tuple(Line(brief(t.text(one.label)), (gap.second, gap.first), styles[one.key]) for one, gap in found)
    marks = tuple(signed(result, gap.difference, t) if may_be_told(result, gap) else "" for _, gap in found)
    says = "; ".join(
        t("{name}: {change}", name=t.text(one.label), change=signed(result, gap.difference, t)) for one, gap in found
    )
    moments = (t.text(change.before), now)
    drawn = Slope(moments, lines, marks, ruler(result, t), says)
    title = t("{axis}: round by round", axis=t.text(axis.label))
    lead = t("Mean over the questions that both rounds have; with its number, a change of half a level or more")
    return replace(first, layout=Layout.CHART, title=title, lead=lead, parts=(drawn,), notes=notes)


def _forces(first: Page, t: Translator) -> Page:
    """What helps and hinders is each board's own to tell: the slide asks for it."""
    columns = [
        Words((Paragraph(head, bold=True, is_plain=True), Paragraph(asked, is_plain=True)))
        for head, asked in (
            (t("What helps"), t("Ask each region: which two things most help you to work together?")),
            (t("What hinders"), t("Ask each region: which two things most stand in the way?")),
        )
    ]
    lead = t("Boards record what helps and what hinders for themselves; that is not released to others")
    title = t("What helps and what hinders working together")
    return replace(first, layout=Layout.COLUMNS, title=title, lead=lead, parts=tuple(columns), notes=(lead,))


def _proposals(seminar: Seminar, first: Page, t: Translator) -> Iterator[Page]:
    if not seminar.themes:
        return
    rows = tuple(
        (help_words(asked, t), theme or "–", str(count)) for (asked, theme), count in seminar.themes[:SHOWN_THEMES]
    )
    title = t("What boards ask for")
    grid = Grid((t("What is asked for"), t("Theme"), t("Boards")), rows, (3, 7, 2), title, size=18)
    lead = t("By theme, with how many boards ask for it; only of boards that have released their results")
    yield replace(first, layout=Layout.TABLE, title=title, lead=lead, parts=(grid,), notes=(lead,))


def _questions(seminar: Seminar, first: Page, t: Translator) -> Page:
    """Made from the figures: where boards lie furthest apart, and where all lie low."""
    said = []
    for result in seminar.results[:2]:
        boards = _boards(result)
        ranges = [(axis, one) for axis in result.axes if (one := axis_range(result, boards, axis.id)) is not None]
        for axis, one in sorted(ranges, key=lambda pair: -_width(pair[1]))[: 2 if result is seminar.results[0] else 1]:
            said.append(
                t(
                    "{axis}: boards lie between {lowest} and {highest}. What do you do differently?",
                    axis=t.text(axis.label),
                    lowest=score_words(result, one.lowest, t),
                    highest=score_words(result, one.highest, t),
                )
            )
    said = said[:MOST_QUESTIONS]
    said += [
        t("What would your members say if they scored your local boards, and the other way round?"),
        t("Which one thing could the regions do together before the next round?"),
    ]
    words = Words(tuple(Paragraph(f"{number}. {one}", is_plain=True) for number, one in enumerate(said, start=1)))
    title = t("Questions to discuss")
    return replace(first, layout=Layout.WORDS, title=title, lead="", parts=(words,), notes=())


def _width(one: AxisRange) -> float:
    return (one.highest.mean or 0.0) - (one.lowest.mean or 0.0)


def _appendix(seminar: Seminar, first: Page, t: Translator) -> Iterator[Page]:
    yield appendix.divider(t("Appendix: all figures"), first, t)
    for result in seminar.results:
        if len(_boards(result)) > ON_ONE_SLIDE and result.axes:
            yield from _shapes(result, first, t)
        if (local := _locals(result)) and result.axes:
            title = t("{cut}: every local board", cut=t.text(result.cut_title))
            yield _heat(result, local, title, first, t)
        yield from appendix.numbers(result, first, t)
    yield appendix.about(
        seminar.results, first, round_name=t.text(seminar.round), digest=seminar.digest, made_at=seminar.made_at, t=t
    )
