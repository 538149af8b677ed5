"""A join code with its QR code."""

from html import escape

import segno
import streamlit as st

from sait.i18n import Translator
from sait.services.results import Room
from sait.ui.plain import plain
from sait.web.address import join_address


def join_code(room: Room, t: Translator) -> None:
    """The board, the code in huge letters, the address to type, and a QR code that reads from the back."""
    address = join_address(room.workshop.code)
    typed = address.split("://", 1)[1].rsplit("/", 1)[0]
    st.title(plain(t.text(room.board.name)), anchor=False)
    picture, words = st.columns([1, 1], gap="large")
    drawn = segno.make(address, error="m").svg_data_uri(scale=10, border=4, dark="#000", light="#fff")
    picture.html(f'<img class="sait-qr" src="{drawn}" alt="{escape(t("QR code of the join link"))}">')
    with words:
        st.markdown(t("Scan the picture, or open this address and type the code:"))
        st.html(
            f'<p class="sait-address" translate="no">{escape(typed)}</p>'
            f'<p class="sait-code" translate="no">{" ".join((room.workshop.code[:3], room.workshop.code[3:]))}</p>'
        )
        st.markdown(t("The code works until {day}.", day=t.date(room.workshop.expires_at.date())))
        st.markdown(t("The link, for an e-mail or a message:"))
        st.code(address, language=None)
