"""The front page's workshops: what is next for those that are under way, and all of them by round, to be searched."""

from collections.abc import Iterable, Sequence
from itertools import groupby

import streamlit as st
from markupsafe import Markup

from sait.assessment.access import Right
from sait.assessment.workshops import State
from sait.i18n import Text, Translator
from sait.services.workshops.in_context import WorkshopInContext
from sait.ui.parts.table_view import NOTHING, head_row, table_markup
from sait.ui.parts.text_limit import MOST_TAKEN
from sait.ui.parts.ways_on import WayOn, ways_on
from sait.ui.plain import plain
from sait.ui.room.moves import state_words
from sait.ui.shell import demonstration_mark
from sait.ui.visitor import visitor_now

MOST_NEXT = 4
WORTH_SEARCHING = 8
"""Workshops from which on a field to find one is worth its place."""


def next_up(rooms: Sequence[WorkshopInContext], t: Translator) -> None:
    """The real workshops that are under way, the newest first, each with the page on which it goes on."""
    under_way = [
        (room, way)
        for room in sorted(rooms, key=lambda one: one.workshop.opened_at, reverse=True)
        if not room.workshop.demonstration and not room.round.is_rehearsal and (way := _way_on(room, t))
    ][:MOST_NEXT]
    if not under_way:
        return
    st.header(t("What is next"), anchor=False)
    ways_on(
        WayOn(
            t.text(room.board.name),
            f"{t.text(room.round.name)} · {state_words(room.workshop.state, t)}",
            f"/{page}?workshop={room.workshop.id}",
            label,
        )
        for room, (page, label) in under_way
    )


def _way_on(room: WorkshopInContext, t: Translator) -> tuple[str, str] | None:
    """The page on which the workshop goes on and what it is called; None after the sign-off, and for who has no right to it."""
    may, board_id = visitor_now().may, room.board.id
    ways = {
        State.DRAFT: ("live", t("Go to the Live page"), Right.WORKSHOP_RUN),
        State.SCORING: ("live", t("Go to the Live page"), Right.WORKSHOP_RUN),
        State.CONSENSUS: ("agree", t("Agree levels"), Right.DECISIONS_EDIT),
    }
    way = ways.get(room.workshop.state)
    return way[:2] if way is not None and may(way[2], board_id) else None


def workshop_list(rooms: Sequence[WorkshopInContext], t: Translator) -> None:
    """A fold a round, the newest first. The newest real one is open; a demonstration is where there is nothing else."""
    wanted = _wanted(rooms, t)
    found = [room for room in rooms if _matches(room, wanted)]
    if not found:
        st.info(t("No board or round has this in its name."))
    real = [room.round for room in found if not room.round.demonstration]
    first = (real or [room.round for room in found])[:1]
    for round_, held in groupby(found, key=lambda room: room.round):
        label = plain(t.text(round_.name))
        with st.expander(label, key=f"round-{round_.id}-{bool(wanted)}", expanded=bool(wanted) or round_ in first):
            if round_.demonstration:
                demonstration_mark(t)
            head = head_row((t("Board"), t("State"), t("Go to")))
            st.html(table_markup(head, (_row(room, t) for room in held), name="sait-workshops"))


def _wanted(rooms: Sequence[WorkshopInContext], t: Translator) -> str:
    if len(rooms) < WORTH_SEARCHING:
        return ""
    typed = st.text_input(t("Find a board or a round"), key="find-workshop", max_chars=MOST_TAKEN, width=400)
    return " ".join(str(typed or "").casefold().split())


def _matches(room: WorkshopInContext, wanted: str) -> bool:
    """Whether a name of the board or of the round has it, in any language: who looks may know it by the other one."""
    return any(wanted in " ".join(name.casefold().split()) for name in _names(room.board.name, room.round.name))


def _names(*texts: Text) -> Iterable[str]:
    return (name for text in texts for name in text.values())


def _row(room: WorkshopInContext, t: Translator) -> Markup:
    workshop, board = room.workshop, t.text(room.board.name)
    is_scoring = workshop.state is State.SCORING
    may = visitor_now().may
    offered = (
        (t("Join code"), "invite", is_scoring and may(Right.WORKSHOP_RUN, room.board.id)),
        (t("Live"), "live", may(Right.RESPONSES_COUNT, room.board.id)),
        (t("Export"), "export", may(Right.RESULTS_EXPORT, room.board.id)),
    )
    link = Markup('<a href="/{}?workshop={}" aria-label="{}">{}</a>')
    links = (link.format(page, workshop.id, f"{label}: {board}", label) for label, page, is_open in offered if is_open)
    return Markup('<tr class="{}"><td>{}</td><td>{}</td><td class="links">{}</td></tr>').format(
        room.board.tier, board, state_words(workshop.state, t), NOTHING.join(links)
    )
