"""What the projector shows: huge, in one language or in all, and readable from the back of a room."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from html import escape

import segno
import streamlit as st
from markupsafe import Markup

from sait.analysis.result import ItemScore, Result, SeriesRole
from sait.assessment.decisions import Task
from sait.assessment.projector import ProjectorScreen
from sait.assessment.workshops import EntryMode
from sait.charts.radar import PROJECTED, radars
from sait.i18n import Text, Translator, marked, translator
from sait.i18n.translator import SideBySide
from sait.instruments.model import Domain, Item
from sait.services.workshops.in_context import WorkshopInContext
from sait.services.workshops.progress import Progress
from sait.ui.parts.table_view import NOTHING, body_row, head_row, table_markup
from sait.ui.projector.fit import Row, fit
from sait.ui.results.numbers import numbers_table
from sait.web.server.address import join_address
from sait.wording.depending import number_asked_words, question_words
from sait.wording.figures import NOT_RELEASED, WITHHELD, agreement_words, axis_mean_words, second_words
from sait.wording.plan import task_words
from sait.wording.side_by_side import side_by_side

Say = Callable[[Translator], str]

FIRST = marked("First scoring")
SECOND = marked("Second scoring")

DOT = Markup("<i></i>")


def spoken(screen: ProjectorScreen, say: Say, *, tag: str = "p", name: str = "") -> Markup:
    """What *say* says, once in each language of the screen, each marked as what it is."""
    kind = Markup(' class="{}"').format(name) if name else NOTHING
    element = Markup('<{tag}{kind} lang="{language}" translate="no">{words}</{tag}>')
    return NOTHING.join(
        element.format(tag=tag, kind=kind, language=language, words=say(translator(language)))
        for language in screen.languages
    )


def inline(screen: ProjectorScreen, say: Say) -> Markup:
    """As ``spoken``, on one line."""
    span = Markup('<span lang="{}" translate="no">{}</span>')
    return Markup(" / ").join(span.format(language, say(translator(language))) for language in screen.languages)


def title(room: WorkshopInContext, screen: ProjectorScreen) -> None:
    """Whose room this is. While it stands there, awake.js keeps the screen on."""
    names = inline(screen, lambda t: t.text(room.board.name))
    mark = f'<p class="sait-mark">{inline(screen, _demonstration)}</p>' if room.workshop.demonstration else ""
    st.html(f'<div class="sait-projector-title" data-keep-awake><h1>{names}</h1>{mark}</div>')


def phones_note(domains: Sequence[Domain], tasks: Sequence[Task], screen: ProjectorScreen) -> None:
    """What members do on their phones, whatever else is shown: a second scoring of *domains*, and what is open to them."""
    asked: list[Say] = [partial(_again, domain) for domain in domains]
    if tasks:  # on one line: what is shown below needs the room
        asked.append(partial(_open, tasks))
    said = "".join(spoken(screen, say) for say in asked)
    if said:
        st.html(f'<div class="sait-projector-again">{said}</div>')


def _again(domain: Domain, t: Translator) -> str:
    return t(
        "Now on your phones, a second time: {domain}. Keep your answers or change them.", domain=t.text(domain.title)
    )


def _open(tasks: Sequence[Task], t: Translator) -> str:
    return t("Now on your phones: {what}.", what="; ".join(task_words(task, t) for task in tasks))


def code_screen(room: WorkshopInContext, screen: ProjectorScreen) -> None:
    """How to come in: picture, address and code; where each member has a card, only where to type what is on it."""
    address = join_address(room.workshop.code)
    typed = address.split("://", 1)[1].rsplit("/", 1)[0]
    if room.workshop.entry is EntryMode.ONE_TIME:
        st.html(
            f'<div class="sait-projector-code"><div>{spoken(screen, _use_card)}'
            f'<p class="address" translate="no">{escape(typed)}</p></div></div>'
        )
        return
    drawn = segno.make(address, error="m").svg_data_uri(scale=10, border=4, dark="#000", light="#fff")
    alt = translator(screen.languages[0])("QR code of the join link")
    code = " ".join((room.workshop.code[:3], room.workshop.code[3:]))
    st.html(
        f'<div class="sait-projector-code"><img src="{drawn}" alt="{escape(alt)}"><div>'
        f"{spoken(screen, lambda t: t('Scan the QR code, or open this address and type the code:'))}"
        f'<p class="address" translate="no">{escape(typed)}</p><p class="code" translate="no">{code}</p></div></div>'
    )


def _use_card(t: Translator) -> str:
    return t("Scan the QR code on your card, or open this address and type the code on the card:")


def progress_screen(progress: Progress, screen: ProjectorScreen) -> str:
    """How far the room is, in figures and as a bar; never who."""
    of = progress.invited or progress.joined
    shown: list[tuple[Say, int]] = [
        (lambda t: t("Joined"), progress.joined),
        (lambda t: t("Answering"), progress.answering),
        (lambda t: t("Done with what is asked now"), progress.done),
    ]
    cells = "".join(f"<div><dt>{inline(screen, say)}</dt><dd>{count}</dd></div>" for say, count in shown)
    label = escape(translator(screen.languages[0])("Done with what is asked now"))
    bar = f'<progress max="{max(of, 1)}" value="{min(progress.done, of)}" aria-label="{label}"></progress>'
    return f'<dl class="sait-projector-counts">{cells}</dl>{bar}'


def radar_screen(found: Result, screen: ProjectorScreen, domain: Domain | None) -> None:
    """The radar as far as it has grown, with what came of the domain that was closed last."""
    are_several = len(screen.languages) > 1
    on_chart = SideBySide(*map(translator, screen.languages)) if are_several else None
    panels = radars(
        side_by_side(found, screen.languages) if are_several else found,
        _first(screen),
        alone=PROJECTED,
        on_chart=on_chart,
    )
    if not panels:
        st.html(f'<div class="sait-projector-waiting">{spoken(screen, _nothing_yet)}</div>')
        return
    if domain is not None and found.series:
        st.html(f'<div class="sait-projector-domain">{_domain_words(found, screen, domain)}</div>')
    for panel in panels:
        st.plotly_chart(
            panel.figure,
            key=f"projector-{'-'.join(panel.series_keys)}-{screen.language}",
            alt=panel.alt,
            theme=None,
            config={"staticPlot": True, "displayModeBar": False},
        )
    with st.container(key="projector-numbers"):  # to be heard; who sees the chart has no need of it
        numbers_table(found, _first(screen))


def few_lines(found: Result, most: int) -> Result:
    """*found* with *most* lines at most: beyond that, the board's own ones and the local boards together."""
    if len(found.series) <= most:
        return found
    roles = {SeriesRole.LOCAL_POOLED, SeriesRole.SECOND, SeriesRole.CONSENSUS}
    kept = (found.series[0], *(one for one in found.series[1:] if one.role in roles))
    return replace(found, series=kept)


def items_screen(found: Result, screen: ProjectorScreen, domain: Domain, series_key: str) -> None:
    """Every question of a domain on one screen: how the answers lie, and how close they are."""
    asked = [(item, found.items.get((series_key, item.id))) for item in domain.items if item.scale is not None]
    rows = (
        body_row(
            [
                spoken(screen, lambda t, item=item: question_words(item, found.asked, t), tag="span")  # type: ignore[misc]  # mypy infers no lambda with a default
                + _asked(screen, score),
                _small_spread(item, score),
                _agreement(found, screen, score),
            ]
        )
        for item, score in asked
    )
    fitted = fit([_row(found, screen, item, score) for item, score in asked])
    heads = (lambda t: t("Question"), lambda t: t("Answers"), lambda t: t("Agreement"))
    head = head_row(inline(screen, say) for say in heads)
    name = Markup("<h2>{}</h2>{}").format(
        inline(screen, _text_of(domain.title)), _second(found, screen, [item.id for item, _ in asked])
    )
    style = f"font-size:{fitted.size}px;--dots:{fitted.dots}"
    st.html(name + table_markup(head, rows, name="sait-projector-items", style=style))


def _row(found: Result, screen: ProjectorScreen, item: Item, score: ItemScore | None) -> Row:
    spoken_in = [translator(language) for language in screen.languages]
    levels = () if score is None else score.levels or ()
    said = [
        t(_why_missing(score)) if not levels or score is None else agreement_words(found, score, t) for t in spoken_in
    ]
    texts = [f"{question_words(item, found.asked, t)} {number_asked_words(score, t)}".rstrip() for t in spoken_in]
    return Row(texts, said, levels)


def _asked(screen: ProjectorScreen, score: ItemScore | None) -> Markup:
    """How many were asked a question that not everybody is asked."""
    if score is None or score.asked is None:
        return NOTHING
    return spoken(screen, lambda t: number_asked_words(score, t), name="asked")


def item_screen(found: Result, screen: ProjectorScreen, item: Item, keys: Sequence[str], agreed: str = "") -> None:
    """One question alone: a row for each level with a dot for each answer, and the agreement in words.

    *keys* are the board's own line and, where there was one, its second scoring. *agreed* is the level that stands.
    """
    shown = [(key, found.items.get((key, item.id))) for key in keys]
    shown = [(key, score) for key, score in shown if score is not None and score.levels is not None] or [
        (keys[0], None)
    ]
    names: Mapping[str, str] = dict(zip(keys, (FIRST, SECOND), strict=False))
    parts = []
    for key, score in shown:
        name = names[key]
        heading = spoken(screen, lambda t, name=name: t(name), tag="h3") if len(shown) > 1 else ""  # type: ignore[misc]  # mypy infers no lambda with a default
        figures = f"{_dots(item, score, screen)}{_asked(screen, score)}{_agreement(found, screen, score)}"
        parts.append(f"<section>{heading}{figures}</section>")
    level = f'<p class="agreed">{inline(screen, lambda t: t("agreed: {level}", level=agreed))}</p>' if agreed else ""
    text = spoken(screen, lambda t: question_words(item, found.asked, t), tag="h2") + _second(found, screen, [item.id])
    st.html(f'<div class="sait-projector-item">{text}{level}<div class="pair">{"".join(parts)}</div></div>')


def _second(found: Result, screen: ProjectorScreen, item_ids: Sequence[str]) -> Markup:
    """Where a second scoring ended without figures: that the first result stands, and nothing else."""
    if not found.first_stands.intersection(item_ids):
        return NOTHING
    return spoken(screen, lambda t: second_words(found, item_ids, t), name="agreement")


def _dots(item: Item, score: ItemScore | None, screen: ProjectorScreen) -> Markup:
    scale = item.scale
    if scale is None or score is None or score.levels is None:
        return _agreement_missing(screen, score)
    most = max(1, *score.levels)
    row = Markup(
        '<tr><th scope="row"><b>{}</b> {}</th><td><span class="bar" style="width:{:.0f}%">{}</span></td>'
        '<td class="count">{}</td></tr>'
    )
    rows = (
        row.format(level.value, inline(screen, _text_of(level.label)), 100 * count / most, DOT * count, count)
        for level, count in reversed(list(zip(scale.levels, score.levels, strict=True)))
    )
    unsure = score.dont_know or 0
    more = (
        spoken(screen, lambda t: t.plural("{count} don't know", "{count} don't know", unsure), name="unsure")
        if unsure
        else NOTHING
    )
    return table_markup(NOTHING, rows, name="sait-projector-dots") + more


def _small_spread(item: Item, score: ItemScore | None) -> Markup:
    if item.scale is None or score is None or score.levels is None:
        return NOTHING
    level_cell = Markup('<span class="level"><b>{}</b><span>{}<em>{}</em></span></span>')
    cells = (
        level_cell.format(level.value, DOT * count, count)
        for level, count in zip(item.scale.levels, score.levels, strict=True)
    )
    return Markup('<div class="small-spread">{}</div>').format(NOTHING.join(cells))


def _agreement(found: Result, screen: ProjectorScreen, score: ItemScore | None) -> Markup:
    if score is None or score.levels is None:
        return _agreement_missing(screen, score)
    return spoken(screen, lambda t: agreement_words(found, score, t), name="agreement")


def _agreement_missing(screen: ProjectorScreen, score: ItemScore | None) -> Markup:
    return spoken(screen, lambda t: t(_why_missing(score)), name="agreement")


def _why_missing(score: ItemScore | None) -> str:
    return NOT_RELEASED if score is None else WITHHELD


def _domain_words(found: Result, screen: ProjectorScreen, domain: Domain) -> str:
    if domain.id not in {axis.id for axis in found.axes}:
        return ""
    said = inline(screen, lambda t: f"{t.text(domain.title)}: {axis_mean_words(found, found.series[0], domain.id, t)}")
    return f"<h2>{said}</h2>"


def keys_of(found: Result, workshop_id: str) -> tuple[str, ...]:
    """The board's own line, then its second scoring where there is one."""
    return tuple(_keys(found, workshop_id)) or (workshop_id,)


def _keys(found: Result, workshop_id: str) -> Iterable[str]:
    return (series.key for series in found.series if series.key in {workshop_id, f"{workshop_id}/second"})


def _first(screen: ProjectorScreen) -> Translator:
    return translator(screen.languages[0])


def _text_of(text: Text) -> Say:
    return lambda t: t.text(text)


def _nothing_yet(t: Translator) -> str:
    return t("Nothing has been released yet. Each domain appears on the radar when it is closed.")


def _demonstration(t: Translator) -> str:
    return t("Demonstration data")
