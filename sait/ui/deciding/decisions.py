"""A list of decisions of one kind: each opens to its form, and there is one more form for a new one."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import streamlit as st

from sait.assessment.decisions import Decision, DecisionVersion
from sait.assessment.workshops import State
from sait.i18n import Translator
from sait.services.deciding.decisions import new_subject
from sait.services.workshops.in_context import WorkshopInContext
from sait.ui.parts.draft_keeper import keep_draft, on_the_way
from sait.ui.parts.steady_expander import steady_expander
from sait.ui.parts.versioned_form import drawn_version, fields_key, save_decision, take_back_button
from sait.ui.plain import plain
from sait.ui.room.weight import weight

D = TypeVar("D", bound=Decision)
Fields = Callable[[str, D | None], D | None]
"""Draws the fields under a key, filled from a decision; what they say now, None where something is missing."""


def decision_list(
    room: WorkshopInContext,
    found: Sequence[DecisionVersion[D]],
    t: Translator,
    *,
    kind: str,
    name: Callable[[D], str],
    fields: Fields[D],
    add: str,
    is_next: bool = True,
) -> None:
    """Show *found* and, until the board has signed off, the forms to change and to add one.

    The first one is what comes next, unless something else of the step does (*is_next*).
    """
    can_change = room.workshop.state is not State.SIGNED_OFF
    waiting = on_the_way()
    opened_forms: dict[str, DecisionVersion[D]] = st.session_state.setdefault(f"forms-{kind}-{room.workshop.id}", {})
    for kept in found:
        label = plain(name(kept.decision))
        if not can_change:
            st.markdown(f"- {label}")
            continue
        is_waiting = _form_name(room, kind, kept) in waiting
        opened = steady_expander(label, key=f"open-{kind}-{kept.subject}", expanded=is_waiting)
        opened_forms.pop(kept.subject, None)
        if opened.open:
            opened_forms[kept.subject] = kept
            with opened:
                if _edit(room, kept, t, kind=kind, name=name, fields=fields):
                    del opened_forms[kept.subject]
                    st.rerun()
    if can_change:
        _taken_back(room, opened_forms, {kept.subject for kept in found}, t, kind=kind, fields=fields)
        opened = st.expander(
            add, key=f"add-{kind}", on_change="rerun", expanded=not found or _form_name(room, kind, None) in waiting
        )
        if opened.open:
            with opened:
                _add(room, t, kind=kind, fields=fields, is_next=is_next and not found)


def _edit(
    room: WorkshopInContext,
    kept: DecisionVersion[D],
    t: Translator,
    *,
    kind: str,
    name: Callable[[D], str],
    fields: Fields[D],
) -> bool:
    """The form to change a decision, and the way to take it back; True once it is taken back."""
    key = f"{kind}-{room.workshop.id}-{kept.subject}"
    drawn_version(key, kept, form=_form_name(room, kind, kept))
    _form(key, kept.subject, room, t, kept, kind=kind, fields=fields)
    return take_back_button(key, room.workshop.id, kept, t, name=plain(name(kept.decision)))


def _taken_back(
    room: WorkshopInContext,
    opened_forms: dict[str, DecisionVersion[D]],
    standing: set[str],
    t: Translator,
    *,
    kind: str,
    fields: Fields[D],
) -> None:
    """Forms that were open here when somebody else took their decision back: what was typed in them is not lost."""
    for kept in [one for subject, one in opened_forms.items() if subject not in standing]:
        st.warning(t("Someone has taken this back. To put it back, save it; otherwise leave it."))
        if st.button(t("Leave it"), key=f"leave-{kind}-{kept.subject}"):
            del opened_forms[kept.subject]
            st.rerun()
        key = f"{kind}-{room.workshop.id}-{kept.subject}"
        drawn_version(key, kept, form=_form_name(room, kind, kept))
        _form(key, kept.subject, room, t, kept, kind=kind, fields=fields)


def _add(room: WorkshopInContext, t: Translator, *, kind: str, fields: Fields[D], is_next: bool) -> None:
    place = f"new-{kind}-{room.workshop.id}"
    subject = st.session_state.setdefault(place, new_subject())
    key = f"{kind}-{room.workshop.id}-{subject}"
    if _form(key, subject, room, t, None, kind=kind, fields=fields, is_next=is_next):
        del st.session_state[place]
        st.rerun()


def _form_name(room: WorkshopInContext, kind: str, kept: DecisionVersion[D] | None) -> str:
    """As what is typed in it is kept under; what is being added has the same name each time, also after a reload."""
    return f"{room.workshop.id}/{kind}/{'new' if kept is None else kept.subject}"


def _form(
    key: str,
    subject: str,
    room: WorkshopInContext,
    t: Translator,
    before: DecisionVersion[D] | None,
    *,
    kind: str,
    fields: Fields[D],
    is_next: bool = False,
) -> bool:
    place, version = fields_key(key), st.session_state.get(f"{key}-version", 0)
    with st.form(key, border=False):
        said = fields(place, None if before is None else before.decision)
        keep_draft(key, _form_name(room, kind, before), fields=place, version=version, t=t)
        sent = st.form_submit_button(t("Save"), type=weight(is_next))
    if not sent:
        return False
    if said is None:
        st.warning(t("Fill in the first field."))
        return False
    is_saved = save_decision(key, room.workshop.id, subject, said, t)
    if is_saved and before is not None:
        st.rerun()
    return is_saved
