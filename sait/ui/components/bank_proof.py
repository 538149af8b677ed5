"""English and Welsh side by side, text by text in reading order, to be read on paper with a pencil."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from sait.i18n import LANGUAGES, Translator
from sait.i18n.choice import LANGUAGE_NAMES
from sait.instruments.compare import Passage, passages
from sait.instruments.model import Instrument
from sait.ui.components.bank_words import language_state, place_words


def bank_proof(instrument: Instrument, t: Translator) -> None:
    """The sheet, with how many texts have no Welsh above it."""
    found = list(passages(instrument))
    missing = sum(language not in passage.text for passage in found for language in LANGUAGES)
    st.markdown(t("Every text in reading order, to be read here, or printed and corrected by hand."))
    if missing:
        st.warning(t.plural("{count} text has no Welsh.", "{count} texts have no Welsh.", missing))
    heads = "".join(
        f'<div role="columnheader">{escape(words)}</div>'
        for words in (t("Place"), *(_head(instrument, language, t) for language in LANGUAGES))
    )
    rows = "".join(_row(passage, t) for passage in found)
    st.html(
        f'<div class="sait-proof" role="table" aria-label="{escape(t("Proof sheet"))}">'
        f'<div role="row" class="head">{heads}</div>{rows}</div>'
    )


def _head(instrument: Instrument, language: str, t: Translator) -> str:
    return language_state(instrument, language, t) if language in instrument.title else LANGUAGE_NAMES[language]


def _row(passage: Passage, t: Translator) -> str:
    cells = "".join(_cell(passage.text, language, t) for language in LANGUAGES)
    return f'<div role="row"><div role="rowheader">{place_words(passage.place, t)}</div>{cells}</div>'


def _cell(text: Mapping[str, str], language: str, t: Translator) -> str:
    """The words in their own language; what is missing says so in the reader's."""
    if language in text:
        return f'<div role="cell" lang="{language}" translate="no">{escape(text[language])}</div>'
    return f'<div role="cell" class="missing">{escape(t("no translation"))}</div>'
