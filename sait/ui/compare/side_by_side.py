"""A radar for each board on the range of all of them: small, alike, and each drawn anew only when its own figures change."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from sait.analysis.result import Result, Series
from sait.charts.alt import alt_text
from sait.charts.grouping import Lines
from sait.charts.palette import COMMON, OTHERS, LineStyle
from sait.charts.pictures.radar import card
from sait.charts.pictures.sheet import Caption, wall_picture
from sait.charts.pictures.svg import as_address
from sait.i18n import Translator, translator
from sait.ui.compare.address import open_board
from sait.ui.compare.heading import heading, under_chart
from sait.ui.compare.wall import Wall
from sait.ui.plain import plain
from sait.ui.results.chart_text import chart_text
from sait.ui.results.picture import picture_menu
from sait.wording.chart_text import lines_text
from sait.wording.figures import response_words
from sait.wording.headlines import wall_headline
from sait.wording.ranges import range_name

ACROSS = 3
_BY_IDENTITY: dict[str | type[Any], Callable[[Any], Any]] = {Result: id}


def side_by_side(wall: Wall, head: DeltaGenerator, t: Translator) -> None:
    """The headline, what the marks mean, and a card a board, all of which opens it."""
    found = wall.found
    marks = [("range", range_name(found, wall.newest, t))] if len(wall.newest) > 1 else []
    if wall.beside:
        marks.append(("beside", t.text(wall.beside.label)))
    heading(head, wall_headline(found, wall.newest, t), wall, found.series, t, marks=marks)
    for start in range(0, len(found.series), ACROSS):
        row = found.series[start : start + ACROSS]
        for line, place in zip(row, st.columns(ACROSS), strict=False):
            with place:
                _card(wall, line, t)
    with under_chart():
        chart_text(lines_text(found, found.series, t, wall.newest if len(wall.newest) > 1 else ()), t, is_main=True)
        _save(wall, t)


def _save(wall: Wall, t: Translator) -> None:
    title = wall_headline(wall.found, wall.newest, t)
    shown = [lines_of(wall, line) for line in wall.found.series]
    picture_menu(
        title,
        lambda: wall_picture(
            wall.found, [(lines, styles(lines)) for lines in shown], Caption(title, wall.rounds(t)), t
        ),
        t,
        key="picture-wall",
        alt=title,
    )


def _card(wall: Wall, line: Series, t: Translator) -> None:
    lines = lines_of(wall, line)
    keys = tuple(one.key for one in lines.drawn)
    picture, alt = _drawn(wall.found, keys, tuple(one.key for one in lines.behind), t.language)[1:]
    with st.container(key=f"wall-card-{line.key}", gap=None):
        st.html(
            Markup(
                '<figure class="sait-card"><figcaption><b>{}</b><span>{}</span></figcaption>'
                '<img src="{}" alt="{}"></figure>'
            ).format(t.text(line.label), response_words(line, t), picture, alt)
        )
        st.button(
            t("Open: {name}", name=plain(t.text(line.label))),
            key=f"open-{line.key}",
            type="tertiary",
            on_click=partial(open_board, line.key),
        )


def lines_of(wall: Wall, line: Series) -> Lines:
    """One board on the range of its round; with the line that is to stand beside each, unless it is its own."""
    beside = wall.beside
    drawn = (line,) if beside is None or beside.key == line.key else (line, beside)
    behind = tuple(one for one in wall.found.series if one.round_id == line.round_id)
    return Lines(drawn, behind if len(behind) > 1 else ())


@st.cache_resource(max_entries=400, show_spinner=False, hash_funcs=_BY_IDENTITY)
def _drawn(found: Result, drawn: tuple[str, ...], behind: tuple[str, ...], language: str) -> tuple[Result, str, str]:
    """The picture and what it says, for one board; the result is kept with it, so that no other takes its place."""
    t, by_key = translator(language), {line.key: line for line in found.series}
    lines = Lines(_found(by_key, drawn), _found(by_key, behind))
    return found, as_address(card(found, lines, styles(lines), t)), alt_text(found, lines.drawn, t, lines.behind)


def _found(by_key: dict[str, Series], keys: Sequence[str]) -> tuple[Series, ...]:
    return tuple(by_key[key] for key in keys)


def styles(lines: Lines) -> dict[str, LineStyle]:
    """The board itself has the common style, and what stands beside it another."""
    return {one.key: COMMON if not place else OTHERS[place - 1] for place, one in enumerate(lines.drawn)}
