"""The question banks: which there are, and each as members will read it."""

from html import escape

import streamlit as st

from sait.i18n import Translator
from sait.services.banks.shelf import Library, Listed
from sait.ui.banks.coverage import bank_coverage
from sait.ui.banks.difference import bank_difference
from sait.ui.banks.facts import bank_facts
from sait.ui.banks.list import bank_list
from sait.ui.banks.problems import bank_problems
from sait.ui.banks.proof import bank_proof
from sait.ui.banks.reading import bank_reading
from sait.ui.banks.shelf import bank_shelf, upload_link
from sait.ui.banks.words import kept, said
from sait.ui.reads import library
from sait.ui.room.paper import paper_downloads
from sait.ui.shell import bank_draft_note, link, say_done
from sait.ui.visitor import visitor_now


def show() -> None:
    """The list, or the one bank that the address names."""
    t = visitor_now().t
    found = library()
    wanted = st.query_params.get("bank", "")
    listed = found.find(wanted)
    if listed is not None:
        one_bank(listed, found, t)
    else:
        all_banks(found, t, is_gone=bool(wanted))


def all_banks(found: Library, t: Translator, *, is_gone: bool) -> None:
    st.title(t("Banks"), anchor=False)
    st.markdown(
        t("A question bank holds the questions that members answer. Read it before you open a workshop with it.")
    )
    say_done()
    if is_gone:
        st.warning(t("The bank you asked for is not on the list."))
    bank_problems(found.problems, t)
    if found.banks:
        bank_list(found.banks, t)
    else:
        st.info(t("There is no usable question bank. Upload one."))
    upload_link(t)


def one_bank(listed: Listed, found: Library, t: Translator) -> None:
    instrument = listed.instrument
    st.html(f'<h1 class="sait-bank">{said(instrument.title, t)} <small>{kept(instrument.version)}</small></h1>')
    say_stored(t)
    views = {
        "read": t("Read"),
        "proof": t("Proof sheet"),
        "coverage": t("Coverage"),
        "differences": t("Differences"),
    }
    chosen = st.query_params.get("view", "")
    view = chosen if chosen in views else "read"
    view_links(listed, views, view, t)
    if view == "proof":
        bank_proof(instrument, t)
    elif view == "coverage":
        bank_coverage(instrument, t)
    elif view == "differences":
        bank_difference(listed, found.others(listed), t)
    else:
        bank_facts(listed, t)
        with st.container(horizontal=True):
            bank_shelf(listed, t)
        with st.popover(t("On paper"), key="bank-on-paper"):
            paper_downloads(instrument, t)
        bank_reading(instrument, t)
    bank_draft_note(instrument.unreviewed, t)
    link(t("All question banks"), "/banks")


def say_stored(t: Translator) -> None:
    """What came of the upload that led here."""
    stored = st.query_params.get("stored")
    if stored == "new":
        st.success(t("The bank has passed the check and is saved. You can now open workshops with it."))
    elif stored == "known":
        st.info(t("This bank is already on the list, with the same content. Nothing was changed."))


def view_links(listed: Listed, views: dict[str, str], current: str, t: Translator) -> None:
    here = f"/banks?bank={listed.instrument.content_hash}"
    links = "".join(
        f'<a href="{here}&amp;view={name}"{" aria-current=page" if name == current else ""}>{escape(label)}</a>'
        for name, label in views.items()
    )
    st.html(f'<nav class="sait-views" aria-label="{escape(t("What to show of this bank"))}">{links}</nav>')


show()
