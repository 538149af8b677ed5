"""What can be done with a bank as a whole: take its files home, or take it off the list."""

import streamlit as st

from sait.assessment.access import Right
from sait.i18n import Translator
from sait.services.banks.shelf import Listed, remove_upload
from sait.ui.parts.file_link import file_link
from sait.ui.plain import plain
from sait.ui.shell import PAGES, link, note_done, told
from sait.ui.visitor import database, visitor_now, who


def upload_link(t: Translator) -> None:
    """To the form that takes a file; this page takes none."""
    if visitor_now().may(Right.BANKS_UPLOAD):
        link(t("Upload a question bank"), "/banks/upload", kind="button")


def bank_shelf(listed: Listed, t: Translator) -> None:
    """The download, and for an uploaded bank its removal, which asks first."""
    file_link(t("Download as ZIP"), "bank", listed.instrument.content_hash, t=t)
    if listed.upload is None or not visitor_now().may(Right.BANKS_REMOVE):
        return
    with st.popover(t("Take it off the list"), key="bank-removing"):
        st.markdown(
            t(
                "You will no longer be able to open workshops with it. Workshops that already use it keep it, with"
                " every answer."
            )
        )
        if st.button(t("Yes, take it off the list"), type="primary", key="bank-remove"):
            with told(t):
                remove_upload(database(), listed.upload, who=who())
                name = f"{t.text(listed.instrument.title)} {listed.instrument.version}"
                note_done(t("Taken off the list: {name}.", name=plain(name)))
                st.switch_page(PAGES / "banks.py")
