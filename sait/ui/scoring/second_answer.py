"""A question asked a second time: the member keeps the first answer with one tap, or changes it with one more.

Nothing is filled in beforehand, and both are saved as second answers, so that whoever keeps theirs has answered as well.
What is drawn comes from the database alone: a first answer that was kept is a second answer with the same choice.
"""

from collections.abc import Iterable
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from sait.assessment.members.responses import DONT_KNOW, NOT_APPLICABLE, Question, Response
from sait.assessment.releases import Vantage
from sait.i18n import Translator
from sait.instruments.model import Scale
from sait.services.members.opened import MemberSheet
from sait.services.members.sheets import Sheet
from sait.settings import settings
from sait.ui.plain import plain
from sait.ui.scoring.beside_the_room import beside_the_room
from sait.ui.scoring.guidance import guidance
from sait.ui.scoring.question_card import sheet_now
from sait.ui.scoring.scale_input import card_key, save_choice, save_pending, saved_status, scale_input
from sait.ui.turns import turn
from sait.wording.figures import level_words

KEEP = "keep"
CHANGE = "change"
WAYS = (KEEP, CHANGE)


def second_questions(opened: MemberSheet, place: DeltaGenerator, t: Translator) -> None:
    """The questions of a screen of the second scoring, and in *place* how many are kept or changed."""
    sheet = opened.sheet
    for question in opened.step.questions:
        item = opened.instrument.item(question.item_id)
        st.html(f'<h3 class="sait-asked-again">{escape(t.text(item.text))}</h3>')
        beside_the_room(sheet, question, t)
        sheet = second_card(question, sheet, t, place)
        guidance(item, t)
    said = t(
        "New figures for a question are shown in this room only, and only if exactly the same people answer it both"
        " times, nobody moves between a level and “don't know”, and at least {minimum} people choose another level."
        " Otherwise the first result stands, whatever the reason.",
        minimum=settings().minimum_group,
    )
    st.html(f'<p class="sait-rule">{escape(said)}</p>')


@st.fragment
def second_card(question: Question, page_sheet: Sheet, t: Translator, place: DeltaGenerator) -> Sheet:
    """Keep or change one answer; run by itself, and with the sheet returned, as ``question_card`` is."""
    with turn() as is_alone:
        sheet = sheet_now() if is_alone else page_sheet
        if _is_over(sheet, question):
            st.rerun()  # the page says that it has ended, and leads on
        sheet = _keep_or_change(sheet, question, t)
        second_progress(sheet, t, place)
    return sheet


def second_progress(sheet: Sheet, t: Translator, place: DeltaGenerator) -> None:
    """How many first answers are kept or changed so far, in its place at the top."""
    total, through = len(sheet.again), len(sheet.again) - len(sheet.again_left)
    said = t("{answered} of {total} kept or changed", answered=through, total=total)
    bar = f'<progress max="{max(total, 1)}" value="{through}" aria-label="{escape(said)}"></progress>'
    place.html(f'<div class="sait-progress"><p>{escape(said)}</p>{bar}</div>')


def save_pending_again(sheet: Sheet, questions: Iterable[Question], t: Translator) -> Sheet:
    """Save what was kept or changed on a screen that is being left, if its own run was cut short by leaving."""
    for question in questions:
        first, saved = _both(sheet, question)
        way = st.session_state.get(_key(sheet, question))
        if way == KEEP and first is not None:
            sheet = _keep(sheet, question, first, saved, t)
        elif way == CHANGE or first is None:
            sheet = save_pending(sheet, [question], t)
    return sheet


def _keep_or_change(sheet: Sheet, question: Question, t: Translator) -> Sheet:
    item = sheet.instrument.item(question.item_id)
    first, saved = _both(sheet, question)
    if item.scale is None:
        return sheet
    if first is None:  # nothing to keep: the question was left out, and others of its domain were not
        return _levels(sheet, question, t)
    words = {
        KEEP: f"**{t('Keep my answer')}**  \n{_named(first.choice, item.scale, t)}",
        CHANGE: f"**{t('Change it')}**  \n{t('Choose another level.')}",
    }
    with st.container(key=f"sait-keep-{question.item_id}"):
        way = st.radio(
            t("Your first answer"),
            WAYS,
            index=_place(first, saved),
            format_func=words.__getitem__,
            key=_key(sheet, question),
        )
        if way == KEEP:
            sheet = _keep(sheet, question, first, saved, t)
            saved = sheet.responses.get(question)
            saved_status(saved if saved and saved.choice == first.choice else None, (first.choice,), t)
    return _levels(sheet, question, t) if way == CHANGE else sheet


def _levels(sheet: Sheet, question: Question, t: Translator) -> Sheet:
    with st.container(key=card_key(question)):
        return scale_input(sheet, question, t)


def _both(sheet: Sheet, question: Question) -> tuple[Response | None, Response | None]:
    """The first answer and the second."""
    return sheet.responses.get(Question(Vantage.OWN, question.item_id)), sheet.responses.get(question)


def _place(first: Response, saved: Response | None) -> int | None:
    return None if saved is None else WAYS.index(KEEP if saved.choice == first.choice else CHANGE)


def _key(sheet: Sheet, question: Question) -> str:
    """As that of a level: an old choice held by a second page belongs to a widget that no longer exists."""
    return f"keep:{question.address}:{sheet.handovers(question)}"


def _is_over(sheet: Sheet, question: Question) -> bool:
    return question not in sheet.again


def _keep(sheet: Sheet, question: Question, first: Response, saved: Response | None, t: Translator) -> Sheet:
    if _is_over(sheet, question) or (saved is not None and saved.choice == first.choice):
        return sheet
    return save_choice(sheet, question, first.choice, t)


def _named(choice: str, scale: Scale, t: Translator) -> str:
    """A level's number and name, or the words beside the scale."""
    outside = {DONT_KNOW: scale.dont_know, NOT_APPLICABLE: scale.not_applicable}.get(choice)
    if outside is not None:
        return plain(t.text(outside))
    return plain(level_words(scale, [str(value) for value in scale.values].index(choice), t))
