"""The wall on the projector: what was chosen on *Compare*, large, in every language of the screen."""

from collections.abc import Callable
from urllib.parse import parse_qsl

import streamlit as st

from sait.assessment.projector import ProjectorScreen, WallScreen
from sait.charts.grouping import Lines
from sait.i18n import Translator, translator
from sait.services.workshops.in_context import WorkshopInContext
from sait.ui.compare.address import Address
from sait.ui.compare.choice import View, choose
from sait.ui.compare.plots import PLOTS
from sait.ui.compare.side_by_side import lines_of
from sait.ui.compare.wall import Wall, read_wall
from sait.ui.projector.fit import letters
from sait.ui.projector.screens import projected_title
from sait.ui.projector.spoken import Say, spoken
from sait.ui.projector.wall_cards import cards
from sait.ui.projector.wall_rows import rows
from sait.wording.headlines import board_headline, subtitle, wall_headline

TITLE_WIDTH, LARGEST = 1010, 30
"""Pixels that the title has beside the mark of made-up data, and the size of its letters."""


def wall_screen(held: tuple[WorkshopInContext, ...], shown: WallScreen, sequence: int) -> None:
    """The wall as of release *sequence*. *held* are the workshops whose boards have released results to others."""
    screen = shown.screen
    if not held:
        projected_title(screen, lambda t: t("Compare"), is_made_up=False)
        st.html(spoken(screen, lambda t: t("Nothing has been released to others yet.")))
        return
    said = dict(parse_qsl(shown.address))
    ask = Address(said)
    choice = choose(held, said.get("open"), ask, translator(screen.languages[0]))
    wall = read_wall(choice, sequence)
    opened = next((line for line in wall.found.series if line.key == choice.opened), None)
    if opened is not None:
        lines = lines_of(wall, opened)
        _heading(screen, wall, lambda t: board_headline(wall.found, opened, t), lines)
        cards(wall, (lines,), screen)
    elif choice.view is View.SIDE:
        everything = tuple(lines_of(wall, line) for line in wall.found.series)
        _heading(screen, wall, lambda t: wall_headline(wall.found, wall.newest, t), Lines(wall.found.series))
        cards(wall, everything, screen)
    else:
        _rows(wall, ask, screen)


def _rows(wall: Wall, ask: Address, screen: ProjectorScreen) -> None:
    plots = {language: PLOTS[wall.choice.view](wall, ask, translator(language)) for language in screen.languages}
    given = {language: plot for language, plot in plots.items() if plot is not None}
    if not given:
        _heading(screen, wall, lambda t: t("Change from round to round"), Lines(wall.found.series))
        st.html(spoken(screen, lambda t: t("There is only one round to compare so far.")))
        return
    first = next(iter(given.values()))

    def drawn(t: Translator) -> str:
        return given[t.language].drawn

    _heading(screen, wall, lambda t: given[t.language].title, Lines(first.lines), drawn)
    rows(wall.found, given, screen)


def _heading(
    screen: ProjectorScreen, wall: Wall, say: Say, lines: Lines, drawn: Callable[[Translator], str] | None = None
) -> None:
    """The finding, and under it what is measured and of how many."""
    found = wall.found
    titles = [say(translator(language)) for language in screen.languages]
    size = letters(titles, TITLE_WIDTH, 2.4 * LARGEST * len(titles) / 2, largest=LARGEST, smallest=18)
    projected_title(screen, say, is_made_up=found.demonstration, style=f"font-size:{size}px")

    def under(t: Translator) -> str:
        return subtitle(found, lines.drawn, wall.rounds(t), drawn(t) if drawn else "", t)

    texts = [under(translator(language)) for language in screen.languages]
    small = letters(texts, 1216, 24 * len(texts), largest=19, smallest=12)
    st.html(f'<div class="sait-projector-under" style="font-size:{small}px">{spoken(screen, under)}</div>')
