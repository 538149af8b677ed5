"""How actions go once they are decided: asked after at the sign-off and in the rounds that follow."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from sait.assessment.decisions import Action, DecisionVersion, Progress, Update
from sait.i18n import Translator
from sait.services.deciding.decisions import follow_up
from sait.ui.parts.draft_keeper import keep_draft, on_the_way
from sait.ui.parts.steady_expander import steady_expander
from sait.ui.parts.text_limit import MOST_TAKEN
from sait.ui.parts.versioned_form import drawn_version, fields_key, save_decision
from sait.ui.plain import plain
from sait.wording.plan import progress_words


def follow_up_list(
    actions: Sequence[DecisionVersion[Action]], today: date, t: Translator, *, name: Callable[[Action], str]
) -> None:
    """Each action with its updates, and a form for its state and what is new."""
    waiting = on_the_way()
    for kept in actions:
        key = f"follow-{kept.workshop_id}-{kept.subject}"
        opened = steady_expander(plain(name(kept.decision)), key=key, expanded=_form_name(kept) in waiting)
        if opened.open:
            with opened:
                _follow(kept, today, t)


def _follow(kept: DecisionVersion[Action], today: date, t: Translator) -> None:
    key = f"follow-{kept.workshop_id}-{kept.subject}-form"
    version = drawn_version(key, kept, form=_form_name(kept))
    action = kept.decision
    for update in action.updates:
        st.caption(f"{t.date(update.on)}: {plain(update.text)}")
    with st.form(key, border=False):
        progress = ask_progress(fields_key(key), action, t)
        said = ask_news(fields_key(key), t)
        keep_draft(key, _form_name(kept), fields=fields_key(key), version=version, t=t)
        sent = st.form_submit_button(t("Save"), type="primary")
    if not sent:
        return
    fresh = replace(action, progress=progress, updates=with_news(action, said, today))
    if fresh == action:
        st.warning(t("Nothing has changed: choose another state, or write what has happened."))
    elif save_decision(key, kept.workshop_id, kept.subject, fresh, t, save=follow_up):
        st.rerun()


def _form_name(kept: DecisionVersion[Action]) -> str:
    return f"{kept.workshop_id}/follow/{kept.subject}"


def ask_progress(key: str, action: Action, t: Translator) -> Progress:
    """The state that an action is in."""
    chosen = st.radio(
        t("State"),
        list(Progress),
        index=list(Progress).index(action.progress),
        format_func=lambda one: progress_words(one, t),
        horizontal=True,
        key=f"{key}-progress",
    )
    return Progress(str(chosen))


def ask_news(key: str, t: Translator) -> str:
    """What has happened since the last update."""
    return st.text_input(t("What is new (dated today)"), max_chars=MOST_TAKEN, key=f"{key}-new")


def with_news(action: Action, said: str, today: date) -> tuple[Update, ...]:
    """The action's updates, with what was *said* today as the newest; as they are where nothing was."""
    return (*action.updates, Update(today, said)) if said.strip() else action.updates
