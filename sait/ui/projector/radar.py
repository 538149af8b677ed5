"""The radar on the projector: as large as the page is high, and beside it what its numbers mean, in every language shown."""

from collections.abc import Iterator

import streamlit as st
from markupsafe import Markup

from sait.analysis.result import Axis, Result
from sait.assessment.projector import ProjectorScreen
from sait.charts.labels import BRIEF
from sait.charts.numbered import Legend
from sait.i18n import Translator, translator
from sait.instruments.model import Domain
from sait.ui.drawn import drawn_numbered
from sait.ui.parts.table_view import NOTHING
from sait.ui.projector.fit import letters
from sait.ui.projector.spoken import inline, spoken, text_of
from sait.ui.results.numbers import numbers_table
from sait.wording.figures import axis_mean_words, why_none

LIST_WIDTH, LIST_HEIGHT = 590, 570
"""Pixels that the list has, under the board's name and beside the chart."""


def radar_screen(found: Result, screen: ProjectorScreen, domain: Domain | None) -> None:
    """The radar as far as it has grown, with what came of the domain that was closed last."""
    drawn = drawn_numbered(found, tuple(_spoken_in(screen)))
    if drawn is None:
        st.html(f'<div class="sait-projector-waiting">{spoken(screen, _nothing_yet)}</div>')
        return
    with st.container(horizontal=True, key="projector-radar"):
        st.html(_beside(found, screen, domain), width=LIST_WIDTH)
        with st.container(key="projector-chart"):
            st.plotly_chart(
                drawn.figure,
                key=f"projector-radar-{screen.language}",
                alt=drawn.alt,
                theme=None,
                width="content",
                config={"staticPlot": True, "displayModeBar": False},
            )
    st.html(_legend(drawn.legends, screen))
    with st.container(key="projector-numbers"):  # to be heard; who sees the chart has no need of it
        numbers_table(found, translator(screen.languages[0]))


def _beside(found: Result, screen: ProjectorScreen, domain: Domain | None) -> Markup:
    """Every axis by its number: names in each language, and the mean. The domain that was closed last stands out."""
    series = found.series[0]
    missing: dict[str, list[int]] = {}
    rows, texts = [], []
    for number, axis in enumerate(found.axes, 1):
        score = found.scores.get((series.key, axis.id))
        if score is None or score.mean is None:
            missing.setdefault(why_none(found, series, axis.id), []).append(number)
            continue
        is_new = domain is not None and domain.id == axis.id
        mean = axis_mean_words(found, series, axis.id, translator(screen.languages[0]))
        rows.append(_row(number, axis, mean, screen, is_new=is_new))
        texts += [translator(language).text(axis.label) for language in screen.languages]
    notes = NOTHING.join(_missing(screen, reason, numbers) for reason, numbers in missing.items())
    size = letters([*texts, *[""] * len(missing) * len(screen.languages)], LIST_WIDTH - 130, LIST_HEIGHT)
    return Markup('<ol class="sait-projector-axes" style="font-size:{}px">{}</ol>{}').format(
        size, NOTHING.join(rows), Markup('<div style="font-size:{}px">{}</div>').format(size, notes)
    )


def _row(number: int, axis: Axis, mean: str, screen: ProjectorScreen, *, is_new: bool) -> Markup:
    return Markup('<li{}><b>{}</b><span class="names">{}</span><span class="mean">{}</span></li>').format(
        Markup(' class="new"') if is_new else NOTHING, number, spoken(screen, text_of(axis.label), tag="span"), mean
    )


def _missing(screen: ProjectorScreen, reason: str, numbers: list[int]) -> Markup:
    which = ", ".join(map(str, numbers))
    return spoken(screen, lambda t: f"{which}: {t(BRIEF[reason])}", name="missing")


def _legend(legends: tuple[tuple[Legend, ...], ...], screen: ProjectorScreen) -> Markup:
    """Each line once, with its name in every language."""
    entry = Markup('<li><i class="{}" style="--sait-line:{}"></i><span>{}</span></li>')
    names = [
        {t.language: one.name for t, one in zip(_spoken_in(screen), same, strict=True)}
        for same in zip(*legends, strict=True)
    ]
    entries = [
        entry.format("area" if line.is_area else line.dash, line.colour, inline(screen, text_of(said)))
        for line, said in zip(legends[0], names, strict=True)
    ]
    return Markup('<ul class="sait-projector-legend">{}</ul>').format(NOTHING.join(entries))


def _spoken_in(screen: ProjectorScreen) -> Iterator[Translator]:
    return map(translator, screen.languages)


def _nothing_yet(t: Translator) -> str:
    return t("Nothing has been released yet. Each domain appears on the radar when it is closed.")
