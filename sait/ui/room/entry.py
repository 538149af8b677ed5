"""How members join: one code for all, or a printed card each."""

import streamlit as st

from sait.assessment.workshops import EntryMode
from sait.i18n import Translator
from sait.services.members.cards import choose_entry
from sait.services.workshops.in_context import WorkshopInContext
from sait.services.workshops.progress import read_progress
from sait.ui.shell import link, told
from sait.ui.visitor import database, who
from sait.wording.languages import in_all_languages


def ask_entry(t: Translator, *, chosen: EntryMode = EntryMode.SHARED, key: str) -> EntryMode:
    """The choice, with what each way is good for."""
    names = {
        str(EntryMode.SHARED): t("One code for all, with a resume slip for anyone who changes phones"),
        str(EntryMode.ONE_TIME): t("A printed card each, with a code that works once"),
    }
    picked = st.radio(
        t("How members join"),
        list(names),
        index=list(EntryMode).index(chosen),
        format_func=names.__getitem__,
        help=t("With one code for all, someone can join twice. With cards, nobody can join without one."),
        key=key,
    )
    return EntryMode(str(picked))


def change_entry(room: WorkshopInContext, t: Translator) -> None:
    """The same choice for a workshop that is open already, as long as nobody has joined."""
    if read_progress(database(), room.workshop.id).joined:
        return
    with st.expander(t("How members join"), key="entry"):
        entry = ask_entry(t, chosen=room.workshop.entry, key=f"entry-{room.workshop.version}")
        if room.workshop.entry is EntryMode.ONE_TIME:
            st.caption(t("If you change this, the printed cards stop working."))
        if st.button(t("Change it"), key="entry-change", disabled=entry is room.workshop.entry):
            with told(t):
                choose_entry(database(), workshop=room.workshop, entry=entry, who=who())
                st.rerun()


def card_invitation(room: WorkshopInContext, t: Translator) -> None:
    """In the place of a code for all: where the cards are made."""
    st.markdown(
        t(
            "Each member of this workshop joins with a printed card. There is no code for all: each card has its own code, a QR code to scan and the address, {in_all_languages}.",
            in_all_languages=in_all_languages(t),
        )
    )
    link(t("Make the cards (PDF)"), f"/cards/{room.workshop.id}", kind="button primary")
