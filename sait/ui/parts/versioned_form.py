"""Saving what the board decided: nobody overwrites another in silence, and nothing typed is lost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TypeVar

import streamlit as st

from sait.assessment.decisions import Decision, DecisionVersion, Update
from sait.errors import SaitError
from sait.i18n import Translator
from sait.services.deciding import decisions
from sait.ui.parts.draft_keeper import forget_draft, on_the_way
from sait.ui.plain import plain
from sait.ui.shell import note_done, tell
from sait.ui.visitor import database, who

D = TypeVar("D", bound=Decision)


def lines_of(typed: str) -> tuple[str, ...]:
    r"""One entry for each line that says something.

    >>> lines_of(" the audit of May \n\nminutes, item 4")
    ('the audit of May', 'minutes, item 4')
    """
    return tuple(line.strip() for line in typed.splitlines() if line.strip())


def drawn_version(key: str, kept: DecisionVersion[D] | None, *, form: str = "", else_after: int = 0) -> int:
    """The version that the fields under *key* were filled from, however often the page is drawn since.

    Where nothing stands, *else_after*: the version that took it back, if any did. What was typed in *form* and not saved comes back into its fields: then it is the version it was typed over.
    """
    place = f"{key}-version"
    if place not in st.session_state:
        st.session_state[place] = on_the_way().get(form, else_after if kept is None else kept.version)
    version: int = st.session_state[place]
    return version


def save_decision(
    key: str,
    workshop_id: str,
    subject: str,
    decision: D,
    t: Translator,
    *,
    save: Callable[..., None] = decisions.save,
    is_told: bool = True,
) -> bool:
    """Save, and say whether it is, unless the page does (*is_told*); where another facilitator was first, show what they
    wrote and leave the fields as they are.
    """
    try:
        save(
            database(),
            workshop_id=workshop_id,
            subject=subject,
            decision=decision,
            version=st.session_state.get(f"{key}-version", 0),
            who=who(),
        )
    except SaitError as problem:
        tell(problem, t)
        if problem.code == "edit.stale":
            _show_newest(key, workshop_id, subject, type(decision), t)
        return False
    begin_anew(key)
    if is_told:
        note_done(t("Saved"))
    return True


def fields_key(key: str) -> str:
    """The key of the fields of a form, which stay as they are until they are saved, whatever somebody else saves."""
    return f"{key}-{st.session_state.get(f'{key}-saved', 0)}"


def begin_anew(key: str) -> None:
    """Have the form under *key* filled anew when it is drawn next; what was typed in it is saved, or of no use now."""
    forget_draft(key)
    st.session_state.pop(f"{key}-version", None)
    st.session_state[f"{key}-saved"] = st.session_state.get(f"{key}-saved", 0) + 1


def _show_newest(key: str, workshop_id: str, subject: str, kind: type[D], t: Translator) -> None:
    """What stands by now; the next press puts what is in the fields in its place."""
    removed = decisions.removal(database(), workshop_id=workshop_id, subject=subject, kind=kind)
    if removed is not None:
        st.session_state[f"{key}-version"] = removed.version
        st.warning(
            t(
                "{who} took this back on {when}. Your text is still in the fields: save again to put it back.",
                who=plain(removed.who),
                when=t.moment(removed.at),
            )
        )
        return
    newest = decisions.history(database(), workshop_id=workshop_id, subject=subject, kind=kind)
    if not newest:
        return
    other = newest[0]
    st.session_state[f"{key}-version"] = other.version
    st.warning(
        t(
            "{who} saved this on {when}. Your text is still in the fields: save again to replace theirs.",
            who=plain(other.who),
            when=t.moment(other.at),
        )
    )
    st.markdown("\n".join(f"- {plain(line)}" for line in _values(other.decision, t)))


def _values(decision: Decision, t: Translator) -> list[str]:
    """What a decision says, part by part."""
    parts: list[str] = []
    for name in decision.__dataclass_fields__:
        if name == "language":  # stands in no field
            continue
        value = getattr(decision, name)
        parts += [_said(one, t) for one in (value if isinstance(value, tuple) else (value,)) if one not in {None, ""}]
    return parts


def _said(value: object, t: Translator) -> str:
    if isinstance(value, date):
        return t.date(value)
    if isinstance(value, Update):
        return f"{t.date(value.on)}: {value.text}"
    return str(value)


def take_back_button(key: str, workshop_id: str, kept: DecisionVersion[D], t: Translator, *, name: str) -> bool:
    """Asks first; the versions stay in the record. True once it is taken back; not where a wording came that was not seen."""
    with st.popover(t("Take back"), key=f"taking-{key}"):
        st.markdown(t("It is removed from the list. Its earlier wordings stay in the record."))
        if not st.button(t("Yes, take back: {name}", name=name), key=f"take-{key}"):
            return False
        seen = replace(kept, version=drawn_version(key, kept))
        try:
            decisions.take_back(database(), workshop_id=workshop_id, kept=seen, who=who())
        except SaitError as problem:
            tell(problem, t)
            if problem.code == "edit.stale":
                _show_newest(key, workshop_id, kept.subject, type(kept.decision), t)
            return False
    begin_anew(key)
    return True
