"""A member scores: one item a screen, or a whole domain."""

from html import escape

import streamlit as st

from sait.assessment.releases import Wave
from sait.assessment.workshops import State
from sait.i18n import Translator
from sait.services.members.opened import MemberSheet, with_answers
from sait.ui.room.pace import time_left
from sait.ui.scoring.area import area_choice
from sait.ui.scoring.asked_banner import follow_asked
from sait.ui.scoring.beside_the_room import beside_the_room
from sait.ui.scoring.comment_input import comment_input
from sait.ui.scoring.ended import say_ended
from sait.ui.scoring.finish import finish
from sait.ui.scoring.guidance import guidance, how_to_choose
from sait.ui.scoring.member_sheet import sheet_of
from sait.ui.scoring.question_card import Head, question_card
from sait.ui.scoring.scale_input import save_pending
from sait.ui.scoring.second_answer import save_pending_again, second_questions
from sait.ui.scoring.text_answer import text_answer
from sait.ui.scoring.walk import leads_to, move, pressed, progress, screen_end
from sait.ui.shell import bank_draft_note, demonstration_mark, link, tell
from sait.ui.visitor import visitor_now
from sait.wording.asking import CLOSED, whose_words


def show() -> None:
    """The screen that the page's address names, or the next one where that was asked for."""
    visitor = visitor_now()
    t = visitor.t
    opened = sheet_of(visitor, address=st.query_params.get("at"), by_domain=st.query_params.get("view") == "domain")
    if not isinstance(opened, MemberSheet):
        tell(opened, t)
        link(t("Type the code or use a resume slip"), "/join", kind="button")
        return
    opened = moved_on(opened, t)
    follow_asked(opened.now, opened.step, t, names_areas=opened.names_areas)
    if opened.sheet.workshop.demonstration:
        demonstration_mark(t)
    if opened.step.wave is not Wave.SECOND:
        say_ended(opened, t)
    time_left(opened.sheet.workshop, opened.sheet.closed, t)
    if opened.step.questions:
        questions(opened, t)
    else:
        st.html(progress(opened.sheet, t, more=False))
        (finish if opened.is_finish else area_choice)(opened, t)
    move(opened, t)
    bank_draft_note(opened.instrument.unreviewed, t)
    screen_end(opened, t)


def moved_on(opened: MemberSheet, t: Translator) -> MemberSheet:
    """One screen on or back if that was pressed; what was chosen on the screen before is saved first."""
    way = pressed(opened)
    if way is None:
        return opened
    save = save_pending_again if opened.step.wave is Wave.SECOND else save_pending
    sheet = save(opened.sheet, opened.step.questions, t)
    opened = with_answers(opened, sheet)
    st.query_params["at"] = leads_to(opened, way)
    return opened.at(st.query_params["at"])


def questions(opened: MemberSheet, t: Translator) -> None:
    """Ask the questions of the screen."""
    if opened.step.wave is Wave.SECOND:
        place = st.empty()
        st.html(title(opened, t))
        second_questions(opened, place, t)
        return
    head = Head(title(opened, t), opened.has_local_to_come) if opened.is_card_alone else shared_head(opened, t)
    sheet, languages, about = opened.sheet, opened.now.languages, t.text(opened.about_to_unfold)
    for question in opened.step.questions:
        item = opened.instrument.item(question.item_id)
        if opened.is_closed:
            beside_the_room(sheet, question, t)
        if item.scale is None:
            text_answer(sheet, languages, question, t)
            guidance(item, t, about=about, is_alone=not opened.by_domain)
        else:
            # One run of the page may save several choices, as after a lost line: each card goes on from the one before it.
            sheet = question_card(question, sheet, t, head)
            guidance(item, t, about=about, is_alone=not opened.by_domain)
            comment_input(sheet, languages, question, t)
    if sheet.not_asked != opened.sheet.not_asked:
        st.rerun()  # an answer that this run has saved asks another question, or asks one no more


def shared_head(opened: MemberSheet, t: Translator) -> Head:
    """The head above several cards, or above none; each card counts in it what it has saved."""
    place = st.empty()
    place.html(progress(opened.sheet, t, more=opened.has_local_to_come))
    st.html(title(opened, t))
    if opened.is_closed and opened.sheet.workshop.state is State.SCORING:
        st.info(t(CLOSED))
    return Head("", opened.has_local_to_come, place)


def title(opened: MemberSheet, t: Translator) -> str:
    """Which domain the questions are of, and about whom; at the beginning and above many also how to choose. As HTML."""
    domain = opened.step.domain
    if domain is None:
        return ""
    about = f"<p>{escape(t.text(domain.about))}</p>" if opened.opens_domain else ""
    is_second = opened.step.wave is Wave.SECOND
    whose = whose_words(opened.step, opened.invitation.board.name, opened.area_name, t)
    items = [opened.instrument.item(one.item_id) for one in opened.step.questions]
    how = how_to_choose(items, t) if not is_second and (opened.index == 0 or opened.by_domain) else ""
    return f"<h2>{escape(t.text(domain.title))}</h2><p>{escape(whose)}</p>{about}{how}"


show()
