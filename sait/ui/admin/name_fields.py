"""The fields for a name: one for each language."""

import streamlit as st

from sait.i18n import Text, Translator, languages
from sait.i18n.languages import languages_of_names
from sait.ui.parts.text_limit import MOST_TAKEN
from sait.wording.languages import in_language


def name_fields(key: str, t: Translator, before: Text | None = None) -> dict[str, str]:
    """What is typed for each language; words in one that is no longer on offer stay as they were."""
    known = before or {}
    return {**known, **{language: _field(key, language, known.get(language, ""), t) for language in languages()}}


def _field(key: str, language: str, words: str, t: Translator) -> str:
    spoken = in_language(language, t)
    label = (
        t("Name {in_language}", in_language=spoken)
        if language in languages_of_names()
        else t("Name {in_language}, if it has one", in_language=spoken)
    )
    return st.text_input(label, value=words, key=f"{key}-{language}", max_chars=MOST_TAKEN).strip()
