"""Adding a round, and how long its single answers are kept."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from sait.assessment.access import Right
from sait.assessment.retention import MOST_DAYS
from sait.assessment.rounds import Round
from sait.errors import SaitError
from sait.i18n import Text, Translator
from sait.services.boards import add_round
from sait.services.workshops.retention import set_keep_days
from sait.ui.admin.name_fields import name_fields
from sait.ui.parts.dates import ask_date
from sait.ui.parts.draft_keeper import keep_draft
from sait.ui.parts.fresh_button import fresh_button
from sait.ui.parts.versioned_form import begin_anew, fields_key
from sait.ui.plain import plain
from sait.ui.reads import rooms
from sait.ui.shell import note_done, told
from sait.ui.visitor import database, visitor_now, who


def round_form(t: Translator) -> None:
    """Name in each language, first and last day."""
    with st.form("round", clear_on_submit=False):
        place = fields_key("round")
        name = name_fields(place, t)
        starts_on = ask_date(t("First day"), None, key="round-from")
        ends_on = ask_date(t("Last day, if known"), None, key="round-to")
        days = _days(None, "round-keep", t)
        keep_draft("round", "/round/new", fields=place, version=0, t=t)
        if not st.form_submit_button(t("Add the round")):
            return
        with told(t):
            if starts_on is None:
                raise SaitError("round.no-day")
            add_round(database(), name=name, starts_on=starts_on, ends_on=ends_on, keep_days=days)
            begin_anew("round")
            note_done(_added(name, starts_on, ends_on, t))
            st.rerun()


def _added(name: Text, starts_on: date, ends_on: date | None, t: Translator) -> str:
    if ends_on is None:
        return t("Added: {name}, from {first}.", name=plain(t.text(name)), first=t.date(starts_on))
    return t(
        "Added: {name}, from {first} to {last}.",
        name=plain(t.text(name)),
        first=t.date(starts_on),
        last=t.date(ends_on),
    )


def may_change_keeping(round_: Round) -> bool:
    """A shorter time erases: so it takes the right to erase on every board that has a workshop in the round."""
    may = visitor_now().may
    held = {room.board.id for room in rooms() if room.round.id == round_.id}
    return may(Right.ROUNDS_MANAGE) and all(may(Right.ERASE, board_id) for board_id in held)


def keep_form(rounds: Sequence[Round], t: Translator) -> None:
    """How long single answers of a round are kept; what that means is said before it is saved."""
    st.markdown(
        t(
            "At the end of this time, individual answers, comments and dots are erased automatically. Released results"
            " and the board's decisions are kept. The days are counted from the sign-off or, without one, from the day"
            " the join code stops working."
        )
        + " "
        + t(
            "Members are told this when they join. After someone has joined, you can make the time shorter, but not"
            " longer."
        )
    )
    by_id = {round_.id: round_ for round_ in rounds}
    chosen = st.selectbox(t("Round"), list(by_id), format_func=lambda one: t.text(by_id[one].name), key="keep-round")
    round_ = by_id[str(chosen)]
    days = _days(round_.keep_days, f"keep-days-{round_.id}-{round_.version}", t)
    if fresh_button(t("Save"), key="keep-save", drawn=(round_.id, round_.version), t=t):
        with told(t):
            set_keep_days(database(), round_=round_, days=days, who=who())
            note_done(t("Saved"))
            st.rerun()


def _days(before: int | None, key: str, t: Translator) -> int | None:
    return st.number_input(
        t("Days to keep individual answers (leave empty to keep them until someone erases them)"),
        min_value=0,
        max_value=MOST_DAYS,
        value=before,
        step=1,
        key=key,
    )
