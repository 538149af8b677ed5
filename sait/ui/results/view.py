"""A result on screen: charts, and under every chart the same numbers as a table."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from sait.analysis.axis_units import axis_decimals
from sait.analysis.bands import band_of
from sait.analysis.result import Result, Series, SeriesRole
from sait.assessment.releases import Audience
from sait.charts.download import modebar_config
from sait.charts.grouping import Lines, is_radar, on_charts
from sait.charts.palette import line_styles
from sait.charts.pictures.sheet import Caption, board_picture
from sait.charts.radar import ALONE, RadarPanel, Size, radars
from sait.i18n import Translator
from sait.services.results.reading import DOMAINS
from sait.settings import settings
from sait.ui.drawn import drawn_radars, drawn_spread
from sait.ui.parts.table_view import frame_view
from sait.ui.plain import plain
from sait.ui.reads import names_of_rounds
from sait.ui.results.chart_head import chart_head
from sait.ui.results.chart_text import chart_text
from sait.ui.results.findings import findings
from sait.ui.results.how_made import how_made
from sait.ui.results.numbers import numbers_table
from sait.ui.results.picture import picture_menu
from sait.ui.shell import bank_draft_note, link
from sait.wording.chart_text import items_text, lines_text
from sait.wording.figures import second_rule_words, second_words, withheld_words
from sait.wording.headlines import board_headline, measured
from sait.wording.tables import choice_table, item_table

PANEL_WIDTH = 592
"""Pixels: two abreast on a laptop, and no radar is squeezed by its labels."""


def result_view(
    result: Result,
    t: Translator,
    *,
    key: str,
    asks_local: bool = True,
    behind: tuple[Series, ...] = (),
    first_view: Size | None = None,
) -> None:
    """Charts, table, what each category found, how single items were answered, and how to read it all.

    *asks_local*: whether local results belong beside the board, so that their absence is to be explained. *behind*: lines
    that are no part of *result* and stand together as a range behind its own, on one chart. *first_view* is the size of a
    chart that comes before everything else, where the screen is looked at from afar.
    """
    if not result.scores and not result.items:
        st.info(t("Nothing has been released yet. Each domain appears on the radar when it is closed."))
        return
    if not result.axes:
        _choices_alone(result, t, key)
        return
    is_empty = all(score.mean is None for score in result.scores.values())
    if result.audience is Audience.OPEN and is_empty:
        st.info(t("No answers yet. Each one appears here as it is saved."))
        return
    if first_view is None:
        _notes(result, t, asks_local=asks_local)
    if is_empty:
        st.markdown(t("There is no chart, because no result can be shown."))
    else:
        _charts(result, t, key, behind, first_view or ALONE)
    if first_view is not None:
        _notes(result, t, asks_local=asks_local)
    st.subheader(t("The same numbers as a table"), anchor=False)
    numbers_table(result, t)
    if result.cut != DOMAINS:
        findings(result, t)
    _prompts(result, t)
    _end(result, t, key)


def _notes(result: Result, t: Translator, *, asks_local: bool) -> None:
    """Why there is less than one may expect."""
    if asks_local:
        _no_local(result, t)
    if why := withheld_words(result, settings().minimum_group, t):
        st.info(why)
    _second(result, t)


def _choices_alone(result: Result, t: Translator, key: str) -> None:
    """Nothing is rated: there is no radar, and no table of means."""
    st.info(
        t(
            "No question here is scored on a scale, so there is no radar. You can see below how each question was"
            " answered."
        )
    )
    frame_view(choice_table(result, t), t, label=t("Single choices"))
    _end(result, t, key)


def _end(result: Result, t: Translator, key: str) -> None:
    _items(result, t, key)
    how_made(result, t)
    bank_draft_note(result.unreviewed, t)


def _charts(result: Result, t: Translator, key: str, behind: tuple[Series, ...], size: Size) -> None:
    """One chart, or small multiples two abreast; each can be read as text and saved as a picture."""
    if not is_radar(result):
        narrow = t("The charts need a wider screen. The table has the same numbers.")
        st.html(f'<p class="sait-narrow">{escape(narrow)}</p>')
    shown = [Lines(result.series, behind)] if behind else on_charts(result)
    panels = radars(result, t, shown=shown, alone=size) if behind else drawn_radars(result, t, size)
    with st.container(key=f"charts-{key}"):
        places = st.container(horizontal=True)
    for panel, lines in zip(panels, shown, strict=True):
        with places.container(width=PANEL_WIDTH if len(panels) > 1 else "stretch"):
            _chart(
                result,
                panel,
                lines,
                t,
                key,
                title=board_headline(result, lines.drawn[0], t) if len(panels) == 1 else panel.title,
                is_titled=not behind,
                has_legend=size.has_legend,
            )


def _chart(
    result: Result,
    panel: RadarPanel,
    lines: Lines,
    t: Translator,
    key: str,
    *,
    title: str,
    is_titled: bool,
    has_legend: bool,
) -> None:
    said = ". ".join(filter(None, (measured(result, t), panel.caption)))
    if is_titled:
        st.subheader(plain(title), anchor=False)
        if has_legend:
            st.caption(plain(said))
    if is_radar(result):
        st.html(
            chart_head(result, lines, line_styles(result), t, said="" if has_legend else said, has_legend=has_legend)
        )
    name = f"{key}-{result.cut}-{'-'.join(panel.series_keys)}"
    st.plotly_chart(panel.figure, key=name, alt=panel.alt, theme=None, config={"displayModeBar": False})
    rounds = names_of_rounds(result, t)
    caption = Caption(title, ". ".join(filter(None, (panel.title, rounds))))
    styles = line_styles(replace(result, series=lines.drawn))
    picture_menu(
        title,
        lambda: board_picture(result, lines, styles, caption, t),
        t,
        key=f"picture-{name}",
        alt=panel.alt,
    )
    chart_text(lines_text(result, lines.drawn, t, lines.behind), t)


def _no_local(result: Result, t: Translator) -> None:
    if len(result.series) == 1 and result.series[0].role is SeriesRole.REGIONAL:
        st.info(
            t(
                "No local results are shown beside this board. Local boards appear here when they have released"
                " results. Local arrangements appear when enough members have scored them."
            )
        )
        link(t("Compare it with other regions"), "/compare")


def _second(result: Result, t: Translator) -> None:
    """Where a second scoring ended without figures: what that means, and where it was."""
    said = [second_words(result, axis.shown_ids, t) for axis in result.groups]
    named = [f"{t.text(axis.label)}. {words}" for axis, words in zip(result.groups, said, strict=True) if words]
    if named and result.cut == DOMAINS:
        st.info(" ".join([*map(plain, named), second_rule_words(t)]))


def _prompts(result: Result, t: Translator) -> None:
    """What the bank suggests to talk about, for the first line of the chart."""
    first, digits = result.series[0], axis_decimals(result)
    talked = [(axis, result.scores.get((first.key, axis.id))) for axis in result.axes]
    found = [
        (axis, band)
        for axis, score in talked
        if score and score.mean is not None and (band := band_of(score.mean, result.bands, digits))
    ]
    if not found:
        return
    with st.expander(t("Prompts for discussion: {name}", name=plain(t.text(first.label)))):
        for axis, band in found:
            st.markdown(f"**{t.text(axis.label)}.** *{t.text(band.label)}* {t.text(band.prompt)}")


def _items(result: Result, t: Translator, key: str) -> None:
    """The distribution of every item, for one line of the radar and one axis at a time."""
    given = {(key, item_id) for (key, item_id), score in result.items.items() if score.n is not None}
    with_items = [series for series in result.series if any(key == series.key for key, _ in given)]
    if not with_items:
        return
    # Drawn when it is opened: a release draws every open screen again at once, most of them with this closed.
    opened = st.expander(t("Item by item"), key=f"{key}-items", on_change="rerun")
    if opened.open:
        with opened:
            _spread(result, with_items, given, t, key)


def _spread(
    result: Result, with_items: Sequence[Series], given: Collection[tuple[str, str]], t: Translator, key: str
) -> None:
    series = st.selectbox(
        t("Whose answers"), with_items, format_func=lambda one: t.text(one.label), key=f"{key}-items-series"
    )
    axes = [axis for axis in result.groups if any((series.key, item_id) in given for item_id in axis.shown_ids)]
    axis = st.selectbox(t("On which axis"), axes, format_func=lambda one: t.text(one.label), key=f"{key}-items-axis")
    if axis is None:
        return
    panels = drawn_spread(result, series.key, axis.id, t)
    for place, panel in enumerate(panels):
        if len(panels) > 1:
            st.markdown(f"**{plain(panel.title)}**")
        st.plotly_chart(
            panel.figure,
            key=f"{key}-spread-{series.key}-{axis.id}-{place}",
            alt=panel.alt,
            theme=None,
            config=modebar_config(panel.title, t.language),
        )
    chart_text(items_text(result, series, axis, t), t)
    frame_view(item_table(result, t), t, label=t("Item by item"))
