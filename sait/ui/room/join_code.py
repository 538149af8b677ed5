"""A join code with its QR code, in every language: on the screen, and printed as a sheet for the table."""

from collections.abc import Callable, Iterable
from datetime import date
from html import escape

import segno
import streamlit as st

from sait.assessment.workshops import EntryMode, State
from sait.i18n import Translator, translator
from sait.i18n.languages import other_languages
from sait.services.workshops.in_context import WorkshopInContext
from sait.ui.room.entry import card_invitation
from sait.web.server.address import join_address
from sait.wording.languages import in_all_languages


def join_code(room: WorkshopInContext, t: Translator) -> None:
    """The board, the code in huge letters, the address to type, and a QR code that reads from the back.

    Where each member has a card, there is nothing to scan or type for all.
    """
    address = join_address(room.workshop.code)
    typed = address.split("://", 1)[1].rsplit("/", 1)[0]
    others = [translator(language) for language in other_languages(t.language)]
    until = room.workshop.expires_at.date()
    st.html("".join(f'<p class="sait-also"{_spoken(also)}>{escape(also.text(room.board.name))}</p>' for also in others))
    if room.workshop.entry is EntryMode.ONE_TIME:
        card_invitation(room, t)
        return
    picture, words = st.columns([1, 1], gap="large")
    drawn = segno.make(address, error="m").svg_data_uri(scale=10, border=4, dark="#000", light="#fff")
    picture.html(f'<img class="sait-qr" src="{drawn}" alt="{escape(t("QR code of the join link"))}">')
    with words:
        st.html(
            f"<p>{escape(_instruction(t))}</p>{_repeated(_instruction, others)}"
            f'<p class="sait-address" translate="no">{escape(typed)}</p>'
            f'<p class="sait-code" translate="no">{" ".join((room.workshop.code[:3], room.workshop.code[3:]))}</p>'
            f"<p>{escape(_until(t, until))}</p>{_repeated(lambda also: _until(also, until), others)}"
        )
        with st.container(key="join-link"):
            _link(address, t)
            st.caption(
                t(
                    "To get a sheet with the code {in_all_languages}, print this page.",
                    in_all_languages=in_all_languages(t),
                )
            )


def join_link(room: WorkshopInContext, t: Translator) -> None:
    """The link alone, for whoever sends it; nothing once no answers are taken, or where each member has a card."""
    if room.workshop.entry is EntryMode.ONE_TIME or room.workshop.state not in {State.DRAFT, State.SCORING}:
        return
    if room.workshop.state is State.DRAFT:
        st.caption(t("The link starts to work when the facilitator begins the scoring."))
    _link(join_address(room.workshop.code), t)
    st.caption(_until(t, room.workshop.expires_at.date()))


def _link(address: str, t: Translator) -> None:
    st.markdown(t("The link, for an e-mail or a message:"))
    st.code(address, language=None)


def _spoken(t: Translator) -> str:
    """Marks words that stand beside the reader's own language as what they are."""
    return f' lang="{t.language}" translate="no"'


def _repeated(say: Callable[[Translator], str], others: Iterable[Translator]) -> str:
    return "".join(f"<p{_spoken(also)}>{escape(say(also))}</p>" for also in others)


def _instruction(t: Translator) -> str:
    return t("Scan the QR code, or open this address and type the code:")


def _until(t: Translator, day: date) -> str:
    return t("The code works until {day}.", day=t.date(day))
