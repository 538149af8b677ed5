"""The form that opens a workshop."""

from collections.abc import Sequence

import streamlit as st

from sait.assessment.access import Right
from sait.assessment.boards import Board, Tier, is_valid_on
from sait.assessment.rounds import Round
from sait.assessment.workshops import MOST_INVITED, EntryMode, Form, View
from sait.i18n import Translator
from sait.services.banks.instruments import Bank
from sait.services.boards import map_of_boards
from sait.services.workshops.opening import Plan, open_workshop
from sait.settings import settings
from sait.ui.parts.bank_choice import bank_name, newest_of
from sait.ui.plain import plain
from sait.ui.results.outlook import outlook_note
from sait.ui.room.entry import ask_entry
from sait.ui.shell import PAGES, told
from sait.ui.visitor import database, visitor_now, who

USUAL_BANK_ID = "sait-regional"


def open_form(rounds: Sequence[Round], banks: Sequence[Bank], t: Translator) -> None:
    """Board, round, bank and form; what members see; and how many are expected."""
    round_ = st.selectbox(t("Round"), rounds, format_func=lambda listed: t.text(listed.name), key="open-round")
    boards = _boards_of(round_)
    if not boards:
        st.info(t("None of your boards existed when this round began."))
        return
    board = st.selectbox(t("Board"), boards, format_func=lambda listed: t.text(listed.name), key="open-board")
    bank = st.selectbox(
        t("Question bank"),
        banks,
        index=newest_of(banks, USUAL_BANK_ID),
        format_func=lambda listed: bank_name(listed, t),
        key="open-bank",
    )
    changes = plain(t.text(bank.instrument.changes))
    st.caption(t("What changed in version {version}: {changes}", version=bank.instrument.version, changes=changes))
    forms = {str(form): _form_name(form, bank, t) for form in Form}
    form = Form(str(st.radio(t("Form"), list(forms), format_func=lambda one: forms[one], key="open-form")))
    views = {str(view): _view_name(view, t) for view in View}
    view = View(
        str(st.radio(t("What the room sees"), list(views), format_func=lambda one: views[one], key="open-view"))
    )
    asks_local = board.tier is Tier.REGIONAL and st.checkbox(
        t("Members also score the local arrangements they know best"), value=True, key="open-local"
    )
    entry = ask_entry(t, key="open-entry")
    asks_sector = view is View.SILENT and _ask_sector(entry, t)
    invited = _ask_invited(t)
    if view is View.SILENT:
        outlook_note(bank.instrument, form, invited, t)
    draft = st.checkbox(t("Prepare it first: members can join when you begin the scoring"), key="open-draft")
    _say_what_opens(board, round_, forms[str(form)], views[str(view)], t)
    if st.button(t("Open the workshop"), type="primary", key="open"):
        with told(t):
            days = settings().workshop_days
            plan = Plan(board.id, round_.id, bank, form, view, asks_local, invited, days, draft, entry, asks_sector)
            workshop = open_workshop(database(), plan, who=who())
            st.switch_page(PAGES / "invite.py", query_params={"workshop": workshop.id})


def _ask_sector(entry: EntryMode, t: Translator) -> bool:
    has_cards = entry is EntryMode.ONE_TIME
    asked = st.checkbox(
        t("Members may say which sector they come from (with cards only)"),
        help=t(
            "SAIT never asks for the agency, and nobody has to answer. Results are shown by sector only if every"
            " group, and everyone outside it, is large enough. With fewer than about 20 people that is rare. You need"
            " cards for this: with one code for all, someone could join several times and work out the answers of the"
            " only person from a sector."
        ),
        disabled=not has_cards,
        key="open-sector",
    )
    return asked and has_cards


def _ask_invited(t: Translator) -> int | None:
    return st.number_input(
        t("How many people are invited (leave empty if you do not know)"),
        min_value=1,
        max_value=MOST_INVITED,
        value=None,
        step=1,
        key="open-invited",
    )


def _say_what_opens(board: Board, round_: Round, form: str, view: str, t: Translator) -> None:
    """Beside the button, so that the first board of a list is not opened by mistake."""
    st.info(
        t(
            "This opens a workshop for {board} in {round}. {form}. {view}.",
            board=t.text(board.name),
            round=t.text(round_.name),
            form=form,
            view=view,
        )
    )


def _boards_of(round_: Round) -> list[Board]:
    _, boards, _ = map_of_boards(database(), visitor_now().language)
    may = visitor_now().may
    return [board for board in boards if is_valid_on(board, round_.starts_on) and may(Right.WORKSHOP_RUN, board.id)]


def _form_name(form: Form, bank: Bank, t: Translator) -> str:
    count = sum(len(domain.items) for domain in bank.instrument.in_form(form))
    if form is Form.SHORT:
        return t.plural("Short: {count} question", "Short: {count} questions", count)
    return t.plural("Full: {count} question", "Full: {count} questions", count)


def _view_name(view: View, t: Translator) -> str:
    if view is View.SILENT:
        return t("Silent: results appear when a domain is closed")
    return t("Open: every answer is shown as it comes, for training or demonstration only")
