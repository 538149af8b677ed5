"""The question banks that workshops can be opened with, one row each."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from sait.i18n import Translator
from sait.services.banks.shelf import Listed
from sait.ui.banks.words import kept, language_state, languages_of, origin_words, said, status_words
from sait.ui.parts.table_view import wider_than_screen


def bank_list(banks: Sequence[Listed], t: Translator) -> None:
    """Each bank with its version, its languages and where it comes from; its name leads to its pages."""
    names = (t("Question bank"), t("Version"), t("Status"), t("Domains"), t("Items"), t("Languages"), t("Source"))
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    st.html(
        f"{wider_than_screen(t)}"
        f'<div class="sait-scroll" role="region" tabindex="0" aria-label="{escape(t("Question banks"))}">'
        f'<table class="sait-table sait-banks"><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(_row(listed, t) for listed in banks)}</tbody></table></div>"
    )


def _row(listed: Listed, t: Translator) -> str:
    found = listed.instrument
    languages = "<br>".join(escape(language_state(found, language, t)) for language in languages_of(found))
    cells = (
        kept(found.version),
        escape(status_words(listed, t)),
        str(len(found.domains)),
        str(len(found.items)),
        languages,
        origin_words(listed, t),
    )
    spoken = escape(f"{t.text(found.title)} {found.version}")
    name = f'<a href="/banks?bank={found.content_hash}" aria-label="{spoken}">{said(found.title, t)}</a>'
    return f'<tr><th scope="row">{name}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'
