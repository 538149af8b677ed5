"""Boards and questions by name, and which answers are looked at."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from sait.assessment.themes.project import TOGETHER, Case
from sait.i18n import Text, Translator
from sait.services.banks.instruments import get_instrument
from sait.services.boards import map_of_boards
from sait.services.themes.projects import Bench
from sait.ui.visitor import database

EVERY = "every"


@dataclass(frozen=True, slots=True)
class CaseNames:
    """What boards and questions are called in the reader's language, by their identifiers, in their order."""

    boards: dict[str, str]
    items: dict[str, str]

    def of(self, case: Case) -> str:
        """The question and the board of an answer."""
        return f"{self.items[case.item_id]} – {self.boards.get(case.board_id, case.board_id)}"


def case_names(bench: Bench, t: Translator) -> CaseNames:
    """The names that the coding's survey has."""
    _, boards, _ = map_of_boards(database(), t.language)
    named = {board.id: t.text(board.name) for board in boards}
    return CaseNames(named | {TOGETHER: t("boards of which few answered, together")}, item_names(bench, t))


def item_names(bench: Bench, t: Translator) -> dict[str, str]:
    """The wording of each question that is answered in words, in the order of the survey."""
    texts: list[tuple[str, Text]] = [
        (item.id, item.text)
        for domain in get_instrument(database(), bench.survey.instrument_hash).in_form(bench.survey.form)
        for item in domain.items
        if item.scale is None
    ]
    return {item_id: t.text(text) for item_id, text in texts}


def choose_case(cases: Sequence[Case], names: CaseNames, t: Translator) -> Case | None:
    """One question and board whose answers are looked at; None for all."""
    held = dict.fromkeys(cases)
    places = [EVERY, *(f"{case.item_id} {case.board_id}" for case in held)]
    by_place = dict(zip(places[1:], held, strict=True))
    chosen = st.selectbox(
        t("Answers of"),
        places,
        format_func=lambda one: t("every question and board") if one == EVERY else names.of(by_place[one]),
        key="coding-case",
    )
    return by_place.get(str(chosen))
