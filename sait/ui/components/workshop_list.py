"""The workshops by round, each with the ways to it."""

from collections.abc import Sequence
from html import escape
from itertools import groupby

import streamlit as st

from sait.assessment.workshops import State
from sait.i18n import Translator
from sait.services.results import Room, likeliest
from sait.ui.components.move_controls import state_words
from sait.ui.plain import plain
from sait.ui.shell import demonstration_mark


def workshop_list(rooms: Sequence[Room], t: Translator) -> None:
    """One section a round, the newest first."""
    for round_, held in groupby(rooms, key=lambda room: room.round):
        st.header(plain(t.text(round_.name)), anchor=False)
        if round_.demonstration:
            demonstration_mark(t)
        rows = "".join(_row(room, t) for room in held)
        heads = "".join(f"<th scope=col>{escape(head)}</th>" for head in (t("Board"), t("State"), t("Go to")))
        st.html(f'<table class="sait-workshops"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>')


def _row(room: Room, t: Translator) -> str:
    workshop, board = room.workshop, t.text(room.board.name)
    is_scoring = workshop.state is State.SCORING
    ways = {t("Live"): "live", t("Export"): "export"}
    if is_scoring:
        ways = {t("Join code"): "invite", **ways}
    links = "".join(
        f'<a href="/{page}?workshop={workshop.id}" aria-label="{escape(f"{label}: {board}")}">{escape(label)}</a>'
        for label, page in ways.items()
    )
    state = state_words(workshop.state, t)
    return (
        f'<tr class="{room.board.tier}"><td>{escape(board)}</td><td>{escape(state)}</td>'
        f'<td class="links">{links}</td></tr>'
    )


def choose_room(rooms: Sequence[Room], t: Translator) -> Room:
    """The workshop in the page's address, or another chosen from the list; at first the likeliest."""
    by_id = {room.workshop.id: room for room in rooms}
    ids = list(by_id)
    wanted = st.query_params.get("workshop")
    chosen = st.selectbox(
        t("Workshop"),
        ids,
        index=ids.index(wanted if wanted in ids else likeliest(rooms).workshop.id),
        format_func=lambda workshop_id: _title(by_id[workshop_id], t),
        key=f"workshop-{wanted}",
    )
    if chosen != wanted:
        st.query_params["workshop"] = chosen
        st.rerun()
    return by_id[chosen]


def _title(room: Room, t: Translator) -> str:
    return f"{t.text(room.board.name)} – {t.text(room.round.name)}"
