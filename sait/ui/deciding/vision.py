"""The board's vision: worded on screen, tested with one tap, kept with every earlier wording."""

import streamlit as st

from sait.assessment.decisions import Task, Vision
from sait.assessment.plan_steps import Plan
from sait.assessment.workshops import State
from sait.i18n import Translator, languages
from sait.services.deciding import decisions
from sait.services.members import taking_part
from sait.services.members.taking_part import VISION_LEVELS
from sait.services.workshops.in_context import WorkshopInContext
from sait.settings import settings
from sait.ui.deciding.task_switch import given, task_switch
from sait.ui.deciding.vision_words import vision_line, vision_quotes
from sait.ui.parts.draft_keeper import keep_draft
from sait.ui.parts.table_view import table_view
from sait.ui.parts.text_limit import MOST_TAKEN
from sait.ui.parts.versioned_form import drawn_version, fields_key, save_decision
from sait.ui.room.weight import weight
from sait.ui.visitor import database
from sait.wording.languages import in_language
from sait.wording.plan import ownership_words

SUBJECT = "vision"


def plan_vision(room: WorkshopInContext, plan: Plan, t: Translator) -> None:
    """The statement, the form to reword it, the test of how far members own it, and its earlier wordings."""
    workshop_id = room.workshop.id
    worded = decisions.history(database(), workshop_id=workshop_id, subject=SUBJECT, kind=Vision)
    st.caption(t("Write it together on this screen. Members then say, with one tap each, how far they support it."))
    if worded:
        st.html(vision_quotes(worded[0].decision, t))
        _say_what_is_missing(worded[0].decision, t)
    if room.workshop.state is not State.SIGNED_OFF:
        key = f"vision-{workshop_id}"
        form = f"{workshop_id}/vision/{SUBJECT}"
        version = drawn_version(key, worded[0] if worded else None, form=form)
        with st.form(key, border=False):
            typed = _fields(fields_key(key), worded[0].decision if worded else Vision({}), t)
            keep_draft(key, form, fields=fields_key(key), version=version, t=t)
            sent = st.form_submit_button(t("Save this wording"), type=weight(not plan.has_vision))
        vision = Vision.worded(typed)
        if sent and vision.wordings and save_decision(key, workshop_id, SUBJECT, vision, t):
            st.rerun()
    if worded:
        task_switch(room, Task.VISION, t)
        _owned(room, t)
    if len(worded) > 1:
        with st.expander(t("Earlier wordings")):
            rows = [[t.moment(one.at), vision_line(one.decision, t)] for one in worded[1:]]
            table_view([t("When"), t("Wording")], rows, label=t("Earlier wordings"))


def _fields(key: str, before: Vision, t: Translator) -> dict[str, str]:
    """A field for each language; all but one may stay empty. A wording of unknown language stands in that of the page's own."""
    kept = {language or t.language: words for language, words in before.wordings.items()}
    typed = {
        language: st.text_area(
            t("The board's vision {in_language}", in_language=in_language(language, t)),
            kept.get(language, ""),
            max_chars=MOST_TAKEN,
            key=f"{key}-text-{language}",
        )
        for language in languages()
    }
    return typed | {language: words for language, words in kept.items() if language not in typed}


def _say_what_is_missing(vision: Vision, t: Translator) -> None:
    if "" in vision.wordings:
        st.caption(
            t(
                "It is not recorded which language this wording is in. Save it in the right field, so that members can"
                " be told."
            )
        )
        return
    for language in languages():
        if language not in vision.wordings:
            shown, _ = vision.said_in(language)
            st.caption(
                t(
                    "Members who read these pages {in_language} see the wording {in_another}, marked as such, until there is"
                    " one {in_language}.",
                    in_language=in_language(language, t),
                    in_another=in_language(shown, t),
                )
            )


def _owned(room: WorkshopInContext, t: Translator) -> None:
    tested = taking_part.tested_before(database(), room.workshop.id)
    if tested and taking_part.tally(database(), room.workshop.id, Task.VISION) is None:
        st.caption(
            t(
                "How far members support this wording is shown only if exactly the same people answer as before, and"
                " at least {minimum} of them answer differently. Otherwise the first result stands.",
                minimum=settings().minimum_group,
            )
        )
        return
    shown = given(room, Task.VISION, t)
    if shown is None:
        return
    sums = dict(shown.sums)
    rows = [[ownership_words(level, t), str(sums.get(str(level), 0))] for level in reversed(VISION_LEVELS)]
    table_view([t("I support this vision"), t("Answers")], rows, label=t("How far members support the vision"))
