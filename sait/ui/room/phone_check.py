"""A check with a real phone: whether it reaches this server from the network of the room, and keeps its cookie."""

from html import escape

import segno
import streamlit as st

from sait.errors import SaitError
from sait.i18n import Translator
from sait.i18n.translator import WALES
from sait.services.running.phone_checks import Check, checks
from sait.services.tokens import now
from sait.ui.parts.polling import keep_fresh
from sait.web.server.address import is_for_this_machine_only, phone_address

PHONE_WAIT_S = 20
"""How long a phone may take before the page says what may be in its way."""

_CODE = "phone-check"


def phone_check(t: Translator) -> None:
    """A button; then an address for the phone, and what has come of it within a second."""
    st.header(t("Check with a phone"), anchor=False)
    if is_for_this_machine_only():
        st.warning(
            t(
                "Phones cannot reach {address}: this address means the machine itself. Start SAIT on the network of the"
                " room, or set SAIT_PUBLIC_URL.",
                address=phone_address(),
            )
        )
    st.markdown(t("Use a real phone, on the Wi-Fi that members will use, in the room itself."))
    if st.button(t("Check with a phone"), key="check-with-a-phone"):
        st.session_state[_CODE] = checks().begin().code
    code = st.session_state.get(_CODE)
    if code is None:
        return
    address = f"{phone_address()}/preflight/{code}"
    drawn = segno.make(address, error="m").svg_data_uri(scale=5, border=4, dark="#000", light="#fff")
    st.html(
        f'<img src="{drawn}" alt="{escape(t("QR code of the check"))}">'
        f"<p>{escape(t('Scan the QR code, or open this address:'))}</p>"
        f'<p class="sait-address" translate="no">{escape(address.split("://", 1)[1])}</p>'
    )
    keep_fresh(lambda: _outcome(code, t), t, seconds=1)


def _outcome(code: str, t: Translator) -> None:
    try:
        check = checks().find(code)
    except SaitError:
        st.info(t("This check has ended. To start a new one, press the button."))
        return
    if check.reached_at is not None:
        _arrived(check, f"{check.reached_at.astimezone(WALES):%H:%M}", t)
    elif (now() - check.begun_at).total_seconds() < PHONE_WAIT_S:
        st.info(t("Waiting for a phone…"))
    else:
        st.warning(
            t(
                "No phone has reached this server yet. Guest Wi-Fi often keeps devices apart. Use a hotspot, a cable"
                " or a hosted server, and check that the laptop's firewall lets SAIT through."
            )
        )


def _arrived(check: Check, time: str, t: Translator) -> None:
    if not check.kept_cookie:
        st.warning(
            t(
                "A phone reached this server and did not keep its cookie, {time}. Leave private browsing or the app"
                " that opened the address, and try again.",
                time=time,
            )
        )
        return
    st.success(t("A phone reached this server and kept its cookie, {time}.", time=time))
    if check.is_live:
        st.success(t("It holds a live connection: members can score."))
    else:
        st.info(t("It has not held a live connection yet. If this does not change, something is blocking WebSockets."))
