"""The question banks that workshops can be opened with, one row each."""

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from sait.i18n import Translator
from sait.services.banks.shelf import Listed
from sait.ui.banks.words import kept, language_state, languages_of, origin_words, said, status_words
from sait.ui.parts.table_view import body_row, head_row, table_markup, wider_than_screen


def bank_list(banks: Sequence[Listed], t: Translator) -> None:
    """Each bank with its version, its languages and where it comes from; its name leads to its pages."""
    names = (t("Question bank"), t("Version"), t("Status"), t("Domains"), t("Items"), t("Languages"), t("Source"))
    rows = (_row(listed, t) for listed in banks)
    table = table_markup(head_row(names), rows, label=t("Question banks"), name="sait-table sait-banks")
    st.html(wider_than_screen(t) + table)


def _row(listed: Listed, t: Translator) -> Markup:
    found = listed.instrument
    spoken = f"{t.text(found.title)} {found.version}"
    name = Markup('<a href="/banks?bank={}" aria-label="{}">{}</a>').format(
        found.content_hash, spoken, said(found.title, t)
    )
    languages = Markup("<br>").join(language_state(found, language, t) for language in languages_of(found))
    cells = (kept(found.version), status_words(listed, t), str(len(found.domains)), str(len(found.items)))
    return body_row([name, *cells, languages, origin_words(listed, t)])
