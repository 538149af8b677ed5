"""The workshops by round, each with the ways to it."""

from collections.abc import Sequence
from itertools import groupby

import streamlit as st
from markupsafe import Markup

from sait.assessment.access import Right
from sait.assessment.workshops import State
from sait.errors import SaitError
from sait.i18n import Translator
from sait.services.workshops.in_context import WorkshopInContext, likeliest
from sait.ui.parts.table_view import NOTHING, head_row, table_markup
from sait.ui.plain import plain
from sait.ui.room.moves import state_words
from sait.ui.shell import demonstration_mark, link
from sait.ui.visitor import visitor_now


def workshop_list(rooms: Sequence[WorkshopInContext], t: Translator) -> None:
    """One section a round, the newest first."""
    for round_, held in groupby(rooms, key=lambda room: room.round):
        st.header(plain(t.text(round_.name)), anchor=False)
        if round_.demonstration:
            demonstration_mark(t)
        head = head_row((t("Board"), t("State"), t("Go to")))
        st.html(table_markup(head, (_row(room, t) for room in held), name="sait-workshops"))


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


def no_workshops(t: Translator) -> None:
    """Says that there are none, with the way to open one; refuses the address of one that is not for this reader."""
    _check_address([])
    if visitor_now().may(Right.WORKSHOP_RUN):
        st.info(t("There are no workshops yet. Open one for a board."))
        link(t("Open a workshop"), "/workshops", kind="button primary")
    else:
        st.info(t("There are no workshops yet of a board that you have a role for."))


def choose_room(
    rooms: Sequence[WorkshopInContext], t: Translator, right: Right = Right.WORKSHOP_RUN
) -> WorkshopInContext:
    """The workshop in the page's address, or another chosen from the list; at first the likeliest.

    Only those on whose boards the reader has *right*; ``workshop.not-yours`` where the address names any other.
    """
    visitor = visitor_now()
    by_id = {room.workshop.id: room for room in rooms if visitor.may(right, room.board.id)}
    ids = list(by_id)
    _check_address(ids)
    wanted = st.query_params.get("workshop")
    chosen = st.selectbox(
        t("Workshop"),
        ids,
        index=ids.index(wanted if wanted in ids else likeliest(list(by_id.values())).workshop.id),
        format_func=lambda workshop_id: _title(by_id[workshop_id], t),
        key=f"workshop-{wanted}",
    )
    if chosen != wanted:
        st.query_params["workshop"] = chosen
        st.rerun()
    return by_id[chosen]


def room_at(rooms: Sequence[WorkshopInContext]) -> WorkshopInContext:
    """The workshop in the page's address, with no way to choose another; where it names none, the likeliest.

    ``workshop.not-yours`` where the address names any that is not in *rooms*, or there are none.
    """
    _check_address([room.workshop.id for room in rooms])
    if not rooms:
        raise SaitError("workshop.not-yours")
    wanted = st.query_params.get("workshop")
    return next((room for room in rooms if room.workshop.id == wanted), None) or likeliest(rooms)


def _check_address(ids: Sequence[str]) -> None:
    """One answer for a workshop that there is not and for another board's: an address that was guessed tells nothing."""
    wanted = st.query_params.get("workshop")
    if wanted is not None and wanted not in ids:
        raise SaitError("workshop.not-yours")


def _title(room: WorkshopInContext, t: Translator) -> str:
    return f"{t.text(room.board.name)} – {t.text(room.round.name)}"
