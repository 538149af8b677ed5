"""A set-up link, shown to the administrator once: SAIT keeps only its hash and sends nothing."""

import streamlit as st

from sait.i18n import Translator
from sait.services.accounts.granting import INVITATION_DAYS
from sait.ui.plain import plain
from sait.web.server.address import phone_address

_KEPT = "account-link"


def keep_link(name: str, token: str) -> None:
    """Have the next run of the page show the link."""
    st.session_state[_KEPT] = (name, f"{phone_address()}/first-time/{token}")


def show_link_once(t: Translator) -> None:
    """The link that was just made, with what to do with it; nothing at any later run."""
    if _KEPT not in st.session_state:
        return
    name, address = st.session_state.pop(_KEPT)
    with st.container(border=True, key="account-link-box"):
        st.markdown(f"**{t('The link for {name}', name=plain(name))}**")
        st.code(address, language=None, wrap_lines=True)
        st.markdown(t("Copy it now, with the button at its right end. It is shown only this once."))
        st.markdown(
            t.plural(
                "Give it to {name} yourself; SAIT sends no e-mail. It works once, for {count} day.",
                "Give it to {name} yourself; SAIT sends no e-mail. It works once, for {count} days.",
                INVITATION_DAYS,
                name=plain(name),
            )
        )
