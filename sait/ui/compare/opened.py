"""One board of the wall, with all there is of it: its radar to point at, its numbers, its questions, its files."""

from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from sait.analysis.result import Series
from sait.assessment.files import RELEASED, Option
from sait.i18n import Translator
from sait.services.results.reading import Locals, ResultQuery
from sait.services.workshops.in_context import WorkshopInContext, family
from sait.ui.compare.address import Controls, close
from sait.ui.compare.heading import heading
from sait.ui.compare.side_by_side import lines_of
from sait.ui.compare.wall import Wall
from sait.ui.parts.cuts import local_choice
from sait.ui.parts.file_link import file_link, language_of_file
from sait.ui.reads import comparable_rooms, result
from sait.ui.results.view import result_view
from sait.wording.headlines import board_headline

OTHERS, OWN = "others", "own"


def opened(wall: Wall, line: Series, head: DeltaGenerator, t: Translator, sequence: int) -> None:
    """The board on the range of all boards, or, a regional one, beside its own local arrangements."""
    room = wall.rooms[line.key]
    of_region = family(room, comparable_rooms())
    with st.container(horizontal=True, vertical_alignment="bottom", key="compare-opened-row"):
        st.button(t("Back to all boards"), key="compare-back", on_click=close)
        behind = _behind(of_region, room, t)
    lines = lines_of(wall, line)
    heading(head, board_headline(wall.found, line, t), wall, lines.drawn, t, has_text=False)
    if behind == OWN:
        _beside_its_own(of_region, wall.choice.cut, t, sequence)
    else:
        found = replace(wall.found, series=lines.drawn)
        result_view(found, t, key="compare", asks_local=False, behind=lines.behind)
    _files(room, wall.choice.cut, t)


def _behind(of_region: tuple[WorkshopInContext, ...], room: WorkshopInContext, t: Translator) -> str:
    offered = {OTHERS: t("The other boards on the wall")}
    if of_region[0] is room or of_region[0].workshop.id == room.workshop.id:
        offered[OWN] = t("Its local boards, or what its members see there")
    return Controls().one_of(t("What it stands on"), "on", offered, OTHERS) if len(offered) > 1 else OTHERS


def _beside_its_own(of_region: tuple[WorkshopInContext, ...], cut: str, t: Translator, sequence: int) -> None:
    local = local_choice(of_region, None, t)
    pooled = local is Locals.BOARDS and st.checkbox(t("Add a line for the local boards together"), key="compare-pooled")
    ids = tuple(room.workshop.id for room in of_region)
    found = result(ResultQuery(ids, cut, local=local, pooled=pooled), sequence=sequence)
    result_view(found, t, key="compare")


def _files(room: WorkshopInContext, cut: str, t: Translator) -> None:
    """What the board has released to others, beside the boards of its region."""
    chosen = {Option.LANGUAGE: language_of_file(t), Option.LOCAL: str(Locals.BOARDS)}
    of_cut = {**chosen, Option.CUT: cut}
    of_deck = {Option.LANGUAGES: chosen[Option.LANGUAGE], Option.LOCAL: chosen[Option.LOCAL]}
    with st.container(horizontal=True):
        name, of = room.workshop.id, t.text(room.board.name)
        file_link(t("PowerPoint deck with editable charts"), f"{RELEASED}deck", name, of_deck, t=t, of=of)
        file_link(t("CSV table"), f"{RELEASED}table", name, of_cut, t=t, of=of)
        file_link(t("JSON data"), f"{RELEASED}data", name, of_cut, t=t, of=of)
