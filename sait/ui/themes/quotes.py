"""Quotes for a report: each read by a person, with what might name somebody taken out, and released by itself."""

from collections.abc import Mapping

import streamlit as st

from sait.assessment.themes.codebook import Codebook
from sait.assessment.themes.project import Stage
from sait.assessment.themes.redaction import Kind
from sait.i18n import Translator
from sait.services.themes.comparing import codebook_of, read_figures
from sait.services.themes.projects import Bench
from sait.services.themes.quotes import (
    Candidate,
    candidates,
    list_quotes,
    release_quote,
    still_naming,
    take_back_quote,
)
from sait.ui.parts.table_view import table_view
from sait.ui.parts.text_limit import MOST_TAKEN
from sait.ui.plain import plain
from sait.ui.shell import note_done, told
from sait.ui.themes.cases import CaseNames
from sait.ui.themes.coding import numbered
from sait.ui.themes.comparing import name_of
from sait.ui.visitor import database, who


def quotes_part(bench: Bench, names: CaseNames, t: Translator) -> None:
    """What is released, and one answer after the other to make a quote of."""
    if bench.project.stage is not Stage.DONE:
        st.info(t("Quotes are chosen when the figures are made."))
        return
    codebook = codebook_of(bench)
    st.markdown(
        t(
            "A quote leaves SAIT with its question and its theme, and with nothing of whose it is. What might name someone is"
            " left out at first: read every word, and decide."
        )
    )
    _choose(bench, codebook, names, t)
    _released(bench, codebook, names, t)


def _choose(bench: Bench, codebook: Codebook, names: CaseNames, t: Translator) -> None:
    offered = [
        (one.code_id, item_id)
        for one in read_figures(database(), bench.project.id)
        if one.code_id
        for item_id in names.items
        if one.by_item.get(item_id) is not None
    ]
    if not offered:
        st.info(t("No theme was raised by enough people to be quoted."))
        return
    code_id, item_id = st.selectbox(
        t("Theme and question"),
        offered,
        format_func=lambda one: f"{name_of(one[0], codebook, t)} – {names.items[one[1]]}",
        key="quote-theme",
    )
    found = candidates(
        database(), bench.project.id, code_id=code_id, item_id=item_id, marks=lambda kind: f"[{kind_words(kind, t)}]"
    )
    if not found:
        st.info(t("Every answer with this theme is quoted, or the answers have been erased."))
        return
    by_id = {one.answer.id: one for one in found}
    numbers = {answer_id: number for number, answer_id in enumerate(by_id, start=1)}
    chosen = st.selectbox(
        t("Answer"),
        list(by_id),
        format_func=lambda one: t("{number} of {count}", number=numbers[one], count=len(numbers)),
        key=f"quote-answer-{code_id}-{item_id}",
    )
    _release(bench, by_id[chosen], code_id, t)


def kind_words(kind: Kind, t: Translator) -> str:
    """What stands in the place of something that was taken out."""
    return {
        Kind.NAME: t("name"),
        Kind.PLACE: t("place or agency"),
        Kind.EMAIL: t("address"),
        Kind.NUMBER: t("number"),
        Kind.DATE: t("date"),
    }[kind]


def _release(bench: Bench, one: Candidate, code_id: str, t: Translator) -> None:
    place = f"quote-{one.answer.id}-{code_id}"
    st.markdown(f"**{t('The answer')}**")
    st.html(numbered(one.answer, (), codebook_of(bench), t))
    found = ", ".join(plain(text) for text in one.found) or t("nothing")
    st.caption(t("Might name someone: {found}", found=found))
    words = st.text_area(
        t("The quote, as it will be released"), value=one.proposed, max_chars=MOST_TAKEN, key=place, height=140
    )
    stays = [
        text
        for text in still_naming(database(), words)
        if st.checkbox(t("Leave in the quote: {words}", words=plain(text)), key=f"{place}-stays-{text}")
    ]
    has_read = st.checkbox(
        t("I have read every word of it, and nothing in it names or points to the person who wrote it or anyone else."),
        key=f"{place}-read",
    )
    if st.button(t("Release this quote"), type="primary", key=f"{place}-release"):
        with told(t):
            release_quote(
                database(), bench.project.id, answer_id=one.answer.id, code_id=code_id, words=words, stays=stays,
                has_read=has_read, who=who(),
            )  # fmt: skip
            note_done(t("The quote is released."))
            st.rerun()


def _released(bench: Bench, codebook: Codebook, names: CaseNames, t: Translator) -> None:
    released = list_quotes(database(), bench.project.id)
    st.subheader(t("Released quotes"), anchor=False)
    if not released:
        st.markdown(t("None yet."))
        return
    rows = [_row(one.code_id, one.item_id, one.words, codebook, names.items, t) for one in released]
    table_view((t("Theme"), t("Question"), t("Quote")), rows, label=t("Released quotes"))
    with st.expander(t("Take a quote back")):
        chosen = st.selectbox(
            t("Quote"), released, format_func=lambda one: one.words[:80], key=f"quote-back-{len(released)}"
        )
        if st.button(t("Yes, take it back"), key="quote-take-back"):
            with told(t):
                take_back_quote(database(), bench.project.id, quote_id=chosen.id, who=who())
                note_done(t("The quote is taken back."))
                st.rerun()


def _row(
    code_id: str, item_id: str, words: str, codebook: Codebook, items: Mapping[str, str], t: Translator
) -> tuple[str, str, str]:
    return name_of(code_id, codebook, t), items.get(item_id, item_id), words
