"""The demonstration on the front page: where to look first, loading and removing it."""

from collections.abc import Iterator, Sequence

import streamlit as st

from sait.assessment.access import Right
from sait.demo.load import demonstration_banks, load_demonstration, remove_demonstration
from sait.demo.programme import AGREEING_BOARD, LIVE_BOARD, SECOND_ROUND, SIGNED_OFF_BOARD
from sait.i18n import Translator
from sait.services.workshops.in_context import WorkshopInContext
from sait.settings import settings
from sait.ui.parts.ways_on import WayOn, ways_on
from sait.ui.shell import told
from sait.ui.visitor import database, visitor_now


def demonstration_tour(rooms: Sequence[WorkshopInContext], t: Translator) -> None:
    """Where to look first, for who may; folded away beside real workshops. Nothing where no demonstration is loaded."""
    ways = list(_ways(rooms, t))
    if not ways:
        return
    title = t("Look around the demonstration")
    if all(room.workshop.demonstration for room in rooms):
        st.header(title, anchor=False)
        ways_on(ways)
    else:
        with st.expander(title):
            ways_on(ways, is_first_filled=False)


def _ways(rooms: Sequence[WorkshopInContext], t: Translator) -> Iterator[WayOn]:
    of_second = {room.board.id: room for room in rooms if room.round.id == SECOND_ROUND.id}
    about = {
        LIVE_BOARD: (
            t("This board is scoring. Show the results of a domain and watch the radar grow."),
            "live",
            t("Go to the Live page"),
            Right.RESULTS_INSIDE,
        ),
        AGREEING_BOARD: (
            t("This board is half way through agreeing its levels."),
            "agree",
            t("Agree levels"),
            Right.DECISIONS_EDIT,
        ),
        SIGNED_OFF_BOARD: (
            t("This board has signed off. See what it decided and how its actions are going."),
            "decide-and-act",
            t("Decide and act"),
            Right.ACTIONS_SEE,
        ),
    }
    may = visitor_now().may
    for board_id, (words, page, label, right) in about.items():
        room = of_second.get(board_id)
        if room is not None and may(right, board_id):
            yield WayOn(t.text(room.board.name), words, f"/{page}?workshop={room.workshop.id}", label)
    if of_second and may(Right.RESULTS_RELEASED):
        yield WayOn(t("All six regions"), t("See the boards side by side, in two rounds."), "/compare", t("Compare"))


def demonstration_controls(rooms: Sequence[WorkshopInContext], t: Translator) -> None:
    """Load it where there is none; remove it, after asking, where there is one."""
    if not any(room.workshop.demonstration and not room.round.is_rehearsal for room in rooms):
        if st.button(t("Load the demonstration"), key="load-demonstration"):
            with told(t), st.spinner(t("Loading six regions and two rounds of made-up answers…")):
                banks = demonstration_banks(settings().question_banks)
                load_demonstration(database(), banks, minimum=settings().minimum_group)
                st.rerun()
        return
    with st.expander(t("Remove the demonstration")):
        st.markdown(t("This erases its workshops, answers and results permanently. Real workshops are not affected."))
        if st.checkbox(t("Yes, remove the demonstration data"), key="sure-demonstration") and st.button(
            t("Remove"), key="remove-demonstration"
        ):
            with told(t):
                remove_demonstration(database())
                st.rerun()
