"""The forms of a question bank for paper: in each language, and in large print."""

import streamlit as st

from sait.assessment.files import LARGE, Option
from sait.assessment.workshops import Form
from sait.i18n import Translator, languages, own_name
from sait.instruments.model import Instrument
from sait.services.workshops.in_context import WorkshopInContext
from sait.ui.parts.file_link import file_link, language_of_file


def paper_downloads(instrument: Instrument, t: Translator, room: WorkshopInContext | None = None) -> None:
    """Language and form are chosen first; of a workshop it is the form it asks. Then one link for each size."""
    with st.container(key="paper-downloads"):
        language = str(
            st.radio(
                t("Language of the form"),
                languages(),
                index=languages().index(language_of_file(t)),
                format_func=own_name,
                horizontal=True,
                key="paper-language",
            )
        )
        chosen = {Option.LANGUAGE: language}
        if room is None:
            name, about = "bank-form", instrument.content_hash
            chosen[Option.QUESTIONS] = _form(instrument, t)
        else:
            name, about = "form", room.workshop.id
        with st.container(horizontal=True):
            file_link(t("Printable form (PDF)"), name, about, {**chosen, Option.SIZE: "normal"}, t=t)
            file_link(t("The same in large print (PDF)"), name, about, {**chosen, Option.SIZE: LARGE}, t=t)


def _form(instrument: Instrument, t: Translator) -> Form:
    if not instrument.short_form:
        return Form.FULL
    names = {str(Form.FULL): t("All questions"), str(Form.SHORT): t("The short form")}
    return Form(
        str(
            st.radio(
                t("Questions"), list(names), format_func=lambda one: names[one], horizontal=True, key="paper-questions"
            )
        )
    )
