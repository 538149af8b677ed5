"""The last screen: what is still open, and Done."""

from collections.abc import Sequence

import streamlit as st

from sait.assessment.members.responses import Question
from sait.assessment.members.walk import AREA
from sait.assessment.releases import Vantage
from sait.assessment.workshops import State
from sait.i18n import Translator
from sait.services.members.opened import MemberSheet
from sait.services.members.responses import set_done
from sait.ui.scoring.agreed_day import agreed_day
from sait.ui.scoring.depending import all_set_aside
from sait.ui.shell import link, told
from sait.ui.visitor import database
from sait.wording.asking import ALL_ANSWERED


def finish(opened: MemberSheet, t: Translator) -> None:
    """Say what counts, list what is open, and let the member say that they are done."""
    sheet = opened.sheet
    st.header(t("Your answers are saved"), anchor=False)
    is_scoring = sheet.workshop.state is State.SCORING
    asked = opened.asked
    is_awaited = asked is not None and not asked.is_optional
    waits = is_scoring and sheet.workshop.pace_domain_id is not None and not is_awaited
    if is_scoring:
        if sheet.left and sheet.set_aside():
            st.markdown(t("The answers you have saved to what you are asked count, whether or not you press Done."))
        elif sheet.left:
            st.markdown(t("Every answer you have saved counts, whether or not you press Done."))
        _open_questions(opened, t)
        _missed(opened, t)
        all_set_aside(sheet, t)
    if waits:
        st.info(t("The questions come one domain at a time. This page moves on automatically when the next one opens."))
    if sheet.workshop.state is State.SIGNED_OFF:
        agreed_day(sheet, t)
    _beside_the_room(opened, t)
    if opened.now.tasks:
        link(t("Take part in what the board decides"), "/take-part", kind="button")
    if is_scoring and opened.has_local_left and not sheet.left:
        link(t("Score the local arrangements you know best too, if you like"), f"/score?at={AREA}")
    if is_scoring:
        _done(opened, t, says_so=not waits and not is_awaited)


def _done(opened: MemberSheet, t: Translator, *, says_so: bool) -> None:
    """Who has nothing left is done with the questions, and need not press anything; anybody else may.

    *says_so*: nothing else is asked of them either, as the banner above would say, and they may close the page.
    """
    sheet = opened.sheet
    if sheet.left and not sheet.member.done:
        if st.button(t("Done"), key="done", type="primary", width="stretch"):
            _mark(opened, t, done=True)
        return
    if opened.has_local_left and not sheet.member.done:
        with told(t):  # who comes here has gone past the choice of an area: the count on *Live* waits for them no more
            set_done(database(), member=sheet.member, done=True)
    if says_so:
        st.success(
            t(
                "You have finished what is asked now. You can close this page, or go back and change an answer while"
                " its domain is open."
            )
        )
    if sheet.left and st.button(t("I have not finished after all"), key="not-done"):
        _mark(opened, t, done=False)


def _beside_the_room(opened: MemberSheet, t: Translator) -> None:
    """The way to one's own answers beside the room's, of every domain that is closed."""
    closed = [one for one in opened.instrument.in_form(opened.sheet.workshop.form) if one.id in opened.sheet.closed]
    if not closed:
        return
    with st.expander(t("Your answers beside the room's"), expanded=len(closed) == 1, key="beside-the-room"):
        for domain in closed:
            link(t.text(domain.title), f"/score?at=own.{domain.items[0].id}&view=domain")


def _mark(opened: MemberSheet, t: Translator, *, done: bool) -> None:
    with told(t):
        set_done(database(), member=opened.sheet.member, done=done)
        st.rerun()


def _missed(opened: MemberSheet, t: Translator) -> None:
    """What was closed before the member got there, and can still be answered."""
    if missed := opened.sheet.missed:
        said = t.plural(
            "{count} question was closed before you answered it. An answer that you give now is late:",
            "{count} questions were closed before you answered them. Answers that you give now are late:",
            len(missed),
        )
        _links(opened, said, missed, t, key="missed")


def _open_questions(opened: MemberSheet, t: Translator) -> None:
    left, in_words, missed = opened.sheet.left, opened.sheet.left_in_words, opened.sheet.missed
    if left:
        said = t.plural("{count} question is not answered yet:", "{count} questions are not answered yet:", len(left))
        _links(opened, said, left, t, key="left")
    elif not missed:
        done = t("You have answered every question that asks for a choice.") if in_words else t(ALL_ANSWERED)
        st.markdown(done)
    if in_words:
        said = t.plural(
            "{count} question can also be answered in your own words, if you like:",
            "{count} questions can also be answered in your own words, if you like:",
            len(in_words),
        )
        _links(opened, said, in_words, t, key="left-in-words")


def _links(opened: MemberSheet, said: str, questions: Sequence[Question], t: Translator, *, key: str) -> None:
    st.markdown(said)
    with st.expander(t("Show them"), expanded=len(questions) <= 5, key=key):
        for question in questions:
            link(_name(opened, question, t), f"/score?at={question.address}")


def _name(opened: MemberSheet, question: Question, t: Translator) -> str:
    text = t.text(opened.instrument.item(question.item_id).text)
    if question.vantage is Vantage.LOCAL and opened.area_name is not None:
        return f"{t.text(opened.area_name)}: {text}"
    return text
