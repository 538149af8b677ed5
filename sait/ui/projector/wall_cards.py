"""Boards side by side on the projector: a radar each with numbered axes, and beside them what the numbers mean."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from sait.analysis.result import Result, Series
from sait.assessment.projector import ProjectorScreen
from sait.charts.alt import alt_text
from sait.charts.grouping import Lines
from sait.charts.labels import BRIEF
from sait.charts.pictures.radar import numbered_card
from sait.charts.pictures.svg import as_address
from sait.i18n import Translator, translator
from sait.ui.compare.side_by_side import styles
from sait.ui.compare.wall import Wall
from sait.ui.parts.table_view import NOTHING
from sait.ui.projector.fit import letters
from sait.ui.projector.spoken import inline, spoken, text_of
from sait.wording.figures import response_words, why_none
from sait.wording.ranges import range_name

WIDTH, HEIGHT, LIST_WIDTH = 880, 556, 312
"""Pixels for the cards, under the heading, and for the list beside them."""
GRIDS = ((1, 1), (2, 1), (3, 2), (4, 3), (5, 4), (6, 4))
GAP, MANY_ACROSS = 8, 4
NUMBERS, NOTE = 19, 32
"""The size of the axes' numbers, and how high the line under a board's name may be."""


@dataclass(frozen=True, slots=True)
class Grid:
    """*across* cards beside each other, each *width* by *height* with *caption* pixels of it for words.

    *is_small*: there is room for a name in one language, and not for the line under it.
    """

    across: int
    width: int
    height: int
    caption: int
    is_small: bool


def grid_for(count: int, languages: int) -> Grid:
    """The largest cards of which *count* fit, or the smallest where not even those do.

    Six in two languages: three across, 288 by 274 pixels.
    """
    across, down = next((one for one in GRIDS if one[0] * one[1] >= count), GRIDS[-1])
    width, height = (WIDTH - GAP * (across - 1)) // across, (HEIGHT - GAP * (down - 1)) // down
    is_small = across > MANY_ACROSS
    return Grid(across, width, height, 30 if is_small else min(20 + 34 * languages, height * 2 // 5), is_small)


def under_heading() -> DeltaGenerator:
    """The row of the chart and what stands beside it."""
    return st.container(horizontal=True, key="projector-wall")


def cards(wall: Wall, shown: Sequence[Lines], screen: ProjectorScreen) -> None:
    """As many boards as there is room for, with how many more there are; each changes only when its own figures do."""
    grid = grid_for(len(shown), len(screen.languages))
    most = GRIDS[-1][0] * GRIDS[-1][1]
    with under_heading():
        with st.container(key="projector-cards", width=WIDTH):
            for start in range(0, min(len(shown), most), grid.across):
                with st.container(horizontal=True, key=f"projector-cards-{start}"):
                    for lines in shown[start : min(start + grid.across, most)]:
                        st.html(_card(wall.found, lines, grid, screen), width=grid.width)
        st.html(axis_list(wall.found, screen) + _marks(wall, screen) + _more(len(shown) - most, screen))


def _card(result: Result, lines: Lines, grid: Grid, screen: ProjectorScreen) -> Markup:
    line, first = lines.drawn[0], screen.languages[0]
    named = ProjectorScreen(language=first) if grid.is_small else screen
    names = [translator(language).text(line.label) for language in named.languages]
    size = letters(names, grid.width - 8, grid.caption - (0 if grid.is_small else NOTE), largest=17, smallest=11)
    keys = tuple(one.key for one in lines.drawn), tuple(one.key for one in lines.behind)
    picture, alt = _drawn(result, *keys, first, grid)[1:]
    return Markup(
        '<figure class="sait-projector-card" style="font-size:{}px;height:{}px"><figcaption style="height:{}px">{}{}'
        '</figcaption><img src="{}" alt="{}"></figure>'
    ).format(
        size,
        grid.height,
        grid.caption,
        spoken(named, text_of(line.label), tag="b"),
        NOTHING if grid.is_small else _note(result, line, screen),
        picture,
        alt,
    )


_BY_IDENTITY: dict[str | type[Any], Callable[[Any], Any]] = {Result: id}


@st.cache_resource(max_entries=400, show_spinner=False, hash_funcs=_BY_IDENTITY)
def _drawn(
    found: Result, drawn: tuple[str, ...], behind: tuple[str, ...], language: str, grid: Grid
) -> tuple[Result, str, str]:
    """The picture and what it says; the result is kept with it, so that no other takes its place."""
    t, by_key = translator(language), {line.key: line for line in found.series}
    lines = Lines(tuple(by_key[key] for key in drawn), tuple(by_key[key] for key in behind))
    high = grid.height - grid.caption - 2
    size = max(11, min(NUMBERS, high / 10))
    picture = as_address(numbered_card(found, lines, styles(lines), t, width=grid.width - 2, height=high, size=size))
    return found, picture, alt_text(found, lines.drawn, t, lines.behind)


def _note(result: Result, line: Series, screen: ProjectorScreen) -> Markup:
    """How many answered, and by number what is missing and why."""
    missing: dict[str, list[int]] = {}
    for number, axis in enumerate(result.axes, 1):
        score = result.scores.get((line.key, axis.id))
        if score is None or score.mean is None:
            missing.setdefault(why_none(result, line, axis.id), []).append(number)

    def said(t: Translator) -> str:
        parts = [f"{', '.join(map(str, numbers))}: {t(BRIEF[reason])}" for reason, numbers in missing.items()]
        return "; ".join(filter(None, [response_words(line, t), *parts]))

    return Markup("<small>{}</small>").format(inline(screen, said))


def axis_list(result: Result, screen: ProjectorScreen) -> Markup:
    """Every axis by its number, its name in each language."""
    texts = [translator(language).text(axis.label) for axis in result.axes for language in screen.languages]
    size = letters(texts, LIST_WIDTH - 34, HEIGHT - 130, largest=24, smallest=11)
    entry = Markup('<li><b>{}</b><span class="names">{}</span></li>')
    entries = NOTHING.join(
        entry.format(number, spoken(screen, text_of(axis.label), tag="span"))
        for number, axis in enumerate(result.axes, 1)
    )
    return Markup('<ol class="sait-projector-axes" style="font-size:{}px">{}</ol>').format(size, entries)


def _marks(wall: Wall, screen: ProjectorScreen) -> Markup:
    """What the band stands for, and the line that is repeated beside each."""
    parts = []
    if len(wall.newest) > 1:
        parts.append(_mark("range", spoken(screen, lambda t: range_name(wall.found, wall.newest, t), tag="span")))
    if wall.beside is not None:
        parts.append(_mark("beside", spoken(screen, text_of(wall.beside.label), tag="span")))
    return Markup('<ul class="sait-legend">{}</ul>').format(NOTHING.join(parts)) if parts else NOTHING


def _mark(name: str, said: Markup) -> Markup:
    return Markup('<li><i class="{}"></i><span class="names">{}</span></li>').format(name, said)


def _more(count: int, screen: ProjectorScreen) -> Markup:
    """How many boards have no room."""
    if count <= 0:
        return NOTHING
    return spoken(
        screen,
        lambda t: t.plural("{count} more board: choose fewer.", "{count} more boards: choose fewer.", count),
        name="missing",
    )
