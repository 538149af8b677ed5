"""The forms of a question bank for paper: in each language, and in large print."""

import streamlit as st

from sait.assessment.workshops import Form, View
from sait.charts.download import file_name
from sait.i18n import LANGUAGES, Translator, translator
from sait.i18n.choice import LANGUAGE_NAMES
from sait.instruments.model import Instrument
from sait.reports.paper import Occasion, paper_form
from sait.services.joining import invitation
from sait.services.results import Room
from sait.settings import settings
from sait.ui.visitor import database

PDF = "application/pdf"


def paper_downloads(instrument: Instrument, t: Translator, room: Room | None = None) -> None:
    """Language and form are chosen first; of a workshop it is the form it asks. Then one button for each size."""
    with st.container(key="paper-downloads"):
        language = str(
            st.radio(
                t("Language of the form"),
                LANGUAGES,
                index=LANGUAGES.index(t.language) if t.language in LANGUAGES else 0,
                format_func=lambda code: LANGUAGE_NAMES[code],
                horizontal=True,
                key="paper-language",
            )
        )
        form = _form(instrument, t) if room is None else room.workshop.form
        occasion = None if room is None else _occasion(room)
        with st.container(horizontal=True):
            _button(t("Printable form (PDF)"), instrument, language, form, occasion, large=False)
            _button(t("The same in large print (PDF)"), instrument, language, form, occasion, large=True)


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


def _occasion(room: Room) -> Occasion:
    workshop = room.workshop
    return Occasion(
        board=room.board.name,
        round=room.round.name,
        is_open=workshop.view is View.OPEN,
        is_demonstration=workshop.demonstration,
        areas=invitation(database(), workshop).local_areas,
    )


def _button(
    label: str, instrument: Instrument, language: str, form: Form, occasion: Occasion | None, *, large: bool
) -> None:
    in_form = translator(language)
    whose = in_form.text(occasion.board) if occasion else f"{instrument.id} {instrument.version}"
    name = file_name(f"SAIT {whose} {form} {language}{' large' if large else ''}")
    st.download_button(
        label,
        data=lambda: paper_form(
            instrument, in_form, form=form, large=large, minimum=settings().minimum_group, occasion=occasion
        ),
        file_name=f"{name}.pdf",
        mime=PDF,
        on_click="ignore",
        key=f"paper-{form}-{language}-{large}",
    )
