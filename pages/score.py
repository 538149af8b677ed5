"""A member scores: one item a screen, or a whole domain."""

import streamlit as st

from sait.ui.components.area_choice import area_choice
from sait.ui.components.comment_input import comment_input
from sait.ui.components.finish import finish
from sait.ui.components.guidance import guidance
from sait.ui.components.member_sheet import MemberSheet, open_sheet
from sait.ui.components.scale_input import scale_input
from sait.ui.components.walk_controls import move, name_screen, other_view, progress, stay_in_step
from sait.ui.shell import bank_draft_note, link, tell
from sait.ui.visitor import visitor_now


def show() -> None:
    """The screen that the page's address names."""
    visitor = visitor_now()
    t = visitor.t
    opened = open_sheet(visitor, address=st.query_params.get("at"), by_domain=st.query_params.get("view") == "domain")
    if not isinstance(opened, MemberSheet):
        tell(opened, t)
        link(t("Type the code or use a resume slip"), "/join", kind="button")
        return
    place = st.empty()
    if opened.is_finish:
        finish(opened, t)
    elif opened.needs_area:
        area_choice(opened, t)
    else:
        _questions(opened)
        other_view(opened.step.address, opened.other_walk, t, by_domain=opened.by_domain)
    # Drawn last, above: it counts what this very run has saved.
    progress(opened.sheet, t, place)
    move(opened.walk, opened.index, t)
    bank_draft_note(opened.instrument.unreviewed, t)
    name_screen(opened.step.address)
    stay_in_step()


def _questions(opened: MemberSheet) -> None:
    t = opened.visitor.t
    step = opened.step
    if step.domain is None:
        return
    st.header(t.text(step.domain.title), anchor=False)
    st.markdown(opened.whose(t))
    if opened.by_domain:
        st.markdown(t.text(step.domain.about))
    if step.domain.id in opened.sheet.closed:
        st.info(t("This domain is closed. What you had answered counts; an answer given now comes in late."))
    for question in step.questions:
        scale_input(opened.sheet, opened.instrument, question, t)
        guidance(opened.instrument.item(question.item_id), t)
        comment_input(opened.sheet, question, t, opened.visitor.language)


show()
