"""A list of decisions of one kind: each opens to its form, and there is one more form for a new one."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import streamlit as st

from sait.assessment.decisions import Decision, Kept
from sait.assessment.workshops import State
from sait.i18n import Translator
from sait.services.decisions import new_subject
from sait.services.results import Room
from sait.ui.components.decision_form import drawn_version, save_decision, take_back_button
from sait.ui.plain import plain

D = TypeVar("D", bound=Decision)
Fields = Callable[[str, D | None], D | None]
"""Draws the fields under a key, filled from a decision; what they say now, None where something is missing."""


def decision_list(
    room: Room,
    found: Sequence[Kept[D]],
    t: Translator,
    *,
    kind: str,
    name: Callable[[D], str],
    fields: Fields[D],
    add: str,
) -> None:
    """Show *found* and, until the board has signed off, the forms to change and to add one."""
    can_change = room.workshop.state is not State.SIGNED_OFF
    for kept in found:
        label = plain(name(kept.decision))
        if not can_change:
            st.markdown(f"- {label}")
            continue
        opened = st.expander(label, key=f"open-{kind}-{kept.subject}", on_change="rerun")
        if opened.open:
            with opened:
                _edit(room, kept, t, kind=kind, name=name, fields=fields)
    if can_change:
        opened = st.expander(add, key=f"add-{kind}", on_change="rerun", expanded=not found)
        if opened.open:
            with opened:
                _add(room, t, kind=kind, fields=fields)


def _edit(room: Room, kept: Kept[D], t: Translator, *, kind: str, name: Callable[[D], str], fields: Fields[D]) -> None:
    key = f"{kind}-{room.workshop.id}-{kept.subject}"
    drawn_version(key, kept)
    _form(key, kept.subject, room, t, kept.decision, fields)
    take_back_button(key, room.workshop.id, kept, t, name=plain(name(kept.decision)))


def _add(room: Room, t: Translator, *, kind: str, fields: Fields[D]) -> None:
    place = f"new-{kind}-{room.workshop.id}"
    subject = st.session_state.setdefault(place, new_subject())
    key = f"{kind}-{room.workshop.id}-{subject}"
    if _form(key, subject, room, t, None, fields):
        del st.session_state[place]
        st.rerun()


def _form(key: str, subject: str, room: Room, t: Translator, before: D | None, fields: Fields[D]) -> bool:
    with st.form(key, border=False):
        said = fields(key, before)
        sent = st.form_submit_button(t("Save"), type="primary")
    if not sent:
        return False
    if said is None:
        st.warning(t("Fill in the first field."))
        return False
    is_saved = save_decision(key, room.workshop.id, subject, said, t)
    if is_saved and before is not None:
        st.rerun()
    return is_saved
