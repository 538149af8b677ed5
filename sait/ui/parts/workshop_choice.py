"""The workshop that a page is about: its name as the title, and the way to another."""

from collections.abc import Mapping, Sequence

import streamlit as st
from markupsafe import Markup

from sait.assessment.access import Right
from sait.errors import SaitError
from sait.i18n import Translator
from sait.services.workshops.in_context import WorkshopInContext, likeliest
from sait.ui.plain import plain
from sait.ui.room.moves import state_words
from sait.ui.shell import demonstration_mark, link
from sait.ui.visitor import visitor_now


def no_workshops(t: Translator) -> None:
    """Says that there are none, with the way to open one; refuses the address of one that is not for this reader."""
    _check_address([])
    if visitor_now().may(Right.WORKSHOP_RUN):
        st.info(t("There are no workshops yet. Open one for a board."))
        link(t("Open a workshop"), "/workshops", kind="button primary")
    else:
        st.info(t("There are no workshops yet of a board that you have a role for."))


def choose_room(
    rooms: Sequence[WorkshopInContext], t: Translator, right: Right = Right.WORKSHOP_RUN, *, page: str
) -> WorkshopInContext:
    """The workshop in the page's address, or another chosen from the list; at first the likeliest. Its name is the title.

    Only those on whose boards the reader has *right*; ``workshop.not-yours`` where the address names any other. *page* is
    what the page is for.
    """
    visitor = visitor_now()
    by_id = {room.workshop.id: room for room in rooms if visitor.may(right, room.board.id)}
    ids = list(by_id)
    _check_address(ids)
    wanted = st.query_params.get("workshop")
    room = by_id[wanted] if wanted in by_id else likeliest(list(by_id.values()))
    with st.container(key="room-head"):
        with st.container(horizontal=True, vertical_alignment="center", key="room-name"):
            st.title(plain(t.text(room.board.name)), anchor=False, width="content")
            if room.workshop.demonstration:
                demonstration_mark(t, width="content")
        with st.container(horizontal=True, vertical_alignment="center", key="room-about"):
            under = Markup('<p class="sait-sub"><strong>{}</strong> · {} · {}</p>')
            words = under.format(page, t.text(room.round.name), state_words(room.workshop.state, t))
            st.html(words, width="content")
            if len(ids) > 1:
                _other_room(room, by_id, wanted, t)
    return room


def _other_room(
    room: WorkshopInContext, by_id: Mapping[str, WorkshopInContext], wanted: str | None, t: Translator
) -> None:
    """Another workshop, chosen from a list; the address follows."""
    ids = list(by_id)
    with st.popover(t("Another workshop"), key=f"other-room-{room.workshop.id}"):
        chosen = st.selectbox(
            t("Workshop"),
            ids,
            index=ids.index(room.workshop.id),
            format_func=lambda workshop_id: _title(by_id[workshop_id], t),
            key=f"workshop-{wanted}",
        )
    if chosen != room.workshop.id:
        st.query_params["workshop"] = chosen
        st.rerun()


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
