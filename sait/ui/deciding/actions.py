"""Actions: who does what by when, how it goes, and those that came from earlier rounds."""

from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st

from sait.assessment.decisions import Action, Priority, overdue_first
from sait.assessment.files import Option
from sait.assessment.workshops import State
from sait.i18n import Translator
from sait.instruments.model import Instrument
from sait.services.banks.instruments import get_instrument
from sait.services.deciding import decisions
from sait.services.deciding.actions import carried
from sait.services.workshops.in_context import WorkshopInContext
from sait.ui.deciding.decisions import decision_list
from sait.ui.deciding.follow_up import ask_news, ask_progress, follow_up_list, with_news
from sait.ui.parts.dates import ask_date
from sait.ui.parts.file_link import file_link, language_of_file
from sait.ui.parts.text_limit import MOST_TAKEN
from sait.ui.plain import plain
from sait.ui.visitor import database
from sait.wording.plan import priority_words, progress_words


def plan_actions(room: WorkshopInContext, today: date, t: Translator) -> None:
    """Overdue first; what earlier rounds left open is asked after; all of it as a workbook."""
    kept = decisions.of_board(database(), room.board.id, Action, demonstration=room.workshop.demonstration)
    name = partial(_name, today=today, t=t)
    if earlier := carried(database(), room.workshop):
        st.subheader(t("From earlier rounds: done?"), anchor=False)
        follow_up_list(overdue_first(earlier, today), today, t, name=name)
        st.subheader(t("From this round"), anchor=False)
    st.caption(
        t(
            "Record what will be done, by whom and by when. Overdue actions come first. The next round asks whether"
            " they are done."
        )
    )
    here = overdue_first([one for one in kept if one.workshop_id == room.workshop.id], today)
    if room.workshop.state is State.SIGNED_OFF:
        st.caption(t("The decisions stay as they were signed off. You can still record progress."))
        follow_up_list(here, today, t, name=name)
    else:
        decision_list(
            room,
            here,
            t,
            kind="action",
            name=name,
            fields=lambda key, before: _fields(key, before, room, today, t),
            add=t("Add an action"),
        )
    if kept:
        chosen = {Option.LANGUAGE: language_of_file(t)}
        file_link(t("All actions of this board as a workbook"), "actions", room.workshop.id, chosen, t=t)


def _name(action: Action, today: date, t: Translator) -> str:
    due = t.date(action.due_on) if action.due_on else t("no date")
    late = f"{t('Overdue')}: " if action.is_overdue(today) else ""
    owner = ", ".join(part for part in (action.owner_role, action.owner_agency) if part)
    return f"{late}{action.what} – {owner}, {due} ({progress_words(action.progress, t)})"


def _fields(key: str, before: Action | None, room: WorkshopInContext, today: date, t: Translator) -> Action | None:
    old = before or Action("", "")
    what = st.text_input(t("What will be done"), old.what, max_chars=MOST_TAKEN, key=f"{key}-what")
    role = st.text_input(t("Owner: role"), old.owner_role, max_chars=MOST_TAKEN, key=f"{key}-role")
    agency = st.text_input(t("Owner: agency"), old.owner_agency, max_chars=MOST_TAKEN, key=f"{key}-agency")
    due = ask_date(t("Due"), old.due_on, key=f"{key}-due")
    task = st.text_input(
        t("Task in the business plan, for example 1.3a"), old.plan_task, max_chars=MOST_TAKEN, key=f"{key}-task"
    )
    priority, item_id = _ask_under(key, old, room, t)
    progress = ask_progress(key, old, t)
    said = "" if before is None else ask_news(key, t)
    for update in old.updates:
        st.caption(f"{t.date(update.on)}: {plain(update.text)}")
    if not what.strip():
        return None
    return replace(
        old,
        what=what,
        owner_role=role,
        owner_agency=agency,
        due_on=due,
        plan_task=task,
        priority=priority,
        item_id=item_id,
        progress=progress,
        updates=with_news(old, said, today),
    )


def _ask_under(key: str, old: Action, room: WorkshopInContext, t: Translator) -> tuple[str | None, str | None]:
    """The priority or the question that the action serves, the questions as the bank has them: their order tells nothing."""
    found = decisions.standing(database(), room.workshop.id, Priority)
    # One that was taken out since stays with its actions until they are given another.
    offered = [kept for kept in found if kept.decision.chosen or kept.subject == old.priority]
    instrument = get_instrument(database(), room.workshop.instrument_hash)
    items = [item for domain in instrument.in_form(room.workshop.form) for item in domain.items]
    served: dict[tuple[str | None, str | None], str] = {
        (None, None): t("none"),
        **{(kept.subject, None): _candidate(kept.decision, instrument, t) for kept in offered},
        **{(None, item.id): f"{item.id} {t.text(item.text)}" for item in items},
    }
    known, now = list(served), (old.priority, old.item_id)
    place = known.index(now) if now in served else 0
    return st.selectbox(
        t("Under which priority or question"), known, index=place, format_func=served.__getitem__, key=f"{key}-under"
    )


def _candidate(priority: Priority, instrument: Instrument, t: Translator) -> str:
    return f"{'★ ' if priority.chosen else ''}{priority_words(priority, instrument, t)}"
