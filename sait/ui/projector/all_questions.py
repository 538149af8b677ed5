"""Every question of a domain on one screen: a dot for each answer, and how close the answers are."""

from collections.abc import Iterable
from functools import partial

import streamlit as st
from markupsafe import Markup

from sait.analysis.result import ItemScore, Result
from sait.assessment.projector import ProjectorScreen
from sait.i18n import Translator, translator
from sait.instruments.model import Domain, Item
from sait.ui.parts.table_view import NOTHING, body_row, head_row, table_markup
from sait.ui.projector.agreement import agreement, asked_note, second_note, why_missing
from sait.ui.projector.fit import Row, fit
from sait.ui.projector.one_question import DOT
from sait.ui.projector.spoken import inline, spoken, text_of
from sait.wording.depending import number_asked_words, question_words
from sait.wording.figures import agreement_words, axis_mean_words


def items_screen(found: Result, screen: ProjectorScreen, domain: Domain, series_key: str) -> None:
    """The questions with a scale. The first domain that is closed stands so for itself: a radar of one axis is a line."""
    asked = [(item, found.items.get((series_key, item.id))) for item in domain.items if item.scale is not None]
    rows = (
        body_row(
            [
                spoken(screen, partial(_words, found, item), tag="span") + asked_note(screen, score),
                _small_spread(item, score),
                agreement(found, screen, score),
            ]
        )
        for item, score in asked
    )
    fitted = fit([_row(found, screen, item, score) for item, score in asked])
    heads = (lambda t: t("Question"), lambda t: t("Answers"), lambda t: t("Agreement"))
    head = head_row(inline(screen, say) for say in heads)
    name = Markup("<h2>{}</h2>{}").format(
        _name(found, screen, domain, series_key), second_note(found, screen, [item.id for item, _ in asked])
    )
    style = f"font-size:{fitted.size}px;--sait-dots:{fitted.dots}"
    st.html(name + table_markup(head, rows, name="sait-projector-items", style=style))


def _row(found: Result, screen: ProjectorScreen, item: Item, score: ItemScore | None) -> Row:
    spoken_in = [translator(language) for language in screen.languages]
    levels = () if score is None else score.levels or ()
    said = [
        t(why_missing(score)) if not levels or score is None else agreement_words(found, score, t) for t in spoken_in
    ]
    texts = [f"{_words(found, item, t)} {number_asked_words(score, t)}".rstrip() for t in spoken_in]
    return Row(texts, said, levels)


def _words(found: Result, item: Item, t: Translator) -> str:
    return question_words(item, found.asked, t)


def _small_spread(item: Item, score: ItemScore | None) -> Markup:
    if item.scale is None or score is None or score.levels is None:
        return NOTHING
    level_cell = Markup('<span class="level"><b>{}</b><span>{}<em>{}</em></span></span>')
    cells = (
        level_cell.format(level.value, DOT * count, count)
        for level, count in zip(item.scale.levels, score.levels, strict=True)
    )
    return Markup('<div class="small-spread">{}</div>').format(NOTHING.join(cells))


def _name(found: Result, screen: ProjectorScreen, domain: Domain, series_key: str) -> Markup:
    """The domain, with its mean where it has one."""
    series = next((one for one in found.series if one.key == series_key), None)
    score = found.scores.get((series_key, domain.id))
    if series is None or score is None or score.mean is None:
        return spoken(screen, text_of(domain.title), tag="span")
    return spoken(
        screen, lambda t: f"{t.text(domain.title)}: {axis_mean_words(found, series, domain.id, t)}", tag="span"
    )


def keys_of(found: Result, workshop_id: str) -> tuple[str, ...]:
    """The board's own line, then its second scoring where there is one."""
    return tuple(_keys(found, workshop_id)) or (workshop_id,)


def _keys(found: Result, workshop_id: str) -> Iterable[str]:
    return (series.key for series in found.series if series.key in {workshop_id, f"{workshop_id}/second"})
