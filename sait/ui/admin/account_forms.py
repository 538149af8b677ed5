"""What an administrator does with accounts: a new one, and for each what it may do."""

from collections.abc import Mapping

import streamlit as st

from sait.assessment.access import BOARD_NEEDED, BOARD_POSSIBLE, GRANTABLE, Grant, Role
from sait.i18n import Text, Translator
from sait.services.accounts import granting
from sait.storage.accounts import StoredAccount
from sait.ui.admin.account_link import keep_link
from sait.ui.parts.fresh_button import fresh_button
from sait.ui.parts.text_limit import MOST_TAKEN
from sait.ui.plain import plain
from sait.ui.shell import note_done, told
from sait.ui.visitor import database, who
from sait.wording.roles import grant_words, role_words

Boards = Mapping[str, Text]
"""Board to name, in the order of the list."""

_MADE = "accounts-made"


def new_account(boards: Boards, t: Translator) -> None:
    """Name, address and first role; then the link that its owner sets it up with."""
    made: int = st.session_state.setdefault(_MADE, 0)  # so that the fields are empty after each
    name = st.text_input(t("User name"), key=f"new-account-name-{made}", max_chars=MOST_TAKEN)
    email = _email_input("", f"new-account-email-{made}", t)
    grant = _grant_choice(f"new-account-{made}", boards, t)
    if st.button(t("Create the account"), type="primary", key="new-account"):
        with told(t):
            token = granting.add_account(database(), name=name, email=email, grant=grant, who=who())
            st.session_state[_MADE] = made + 1
            keep_link(name.strip(), token)
            st.rerun()


def account_section(account: StoredAccount, boards: Boards, t: Translator, *, is_locked: bool) -> None:
    """Everything that can be done with one account."""
    with st.expander(plain(account.name), key=f"account-{account.id}"):
        _roles(account, boards, t)
        with st.popover(t("Give a role"), key=f"giving-{account.id}"):
            grant = _grant_choice(f"give-{account.id}", boards, t)
            if st.button(t("Give this role"), type="primary", key=f"give-{account.id}"):
                with told(t):
                    granting.add_grant(database(), account_id=account.id, grant=grant, who=who())
                    _done(t("{name} is now {role}.", name=account.name, role=grant_words(grant, boards, t)))
        _email(account, t)
        with st.container(horizontal=True):
            _link(account, t)
            if is_locked and st.button(t("Unlock"), key=f"unlock-{account.id}"):
                with told(t):
                    granting.unlock(database(), account, who=who())
                    _done(t("{name} can sign in again.", name=account.name))
            _disabling(account, t)


def _roles(account: StoredAccount, boards: Boards, t: Translator) -> None:
    if not account.grants:
        st.markdown(t("This account has no role."))
    for grant in account.grants:
        words = grant_words(grant, boards, t)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(plain(words))
            key = f"take-{account.id}-{grant.role}-{grant.board_id or 'all'}"
            if st.button(t("Take away: {role}", role=plain(words)), key=key):
                with told(t):
                    granting.remove_grant(database(), account_id=account.id, grant=grant, who=who())
                    _done(t("{name} is no longer {role}.", name=account.name, role=words))


def _grant_choice(key: str, boards: Boards, t: Translator) -> Grant:
    names = {str(role): role_words(role, t) for role in GRANTABLE}
    chosen = st.radio(t("Role"), list(names), index=1, format_func=lambda one: names[one], key=f"{key}-role")
    role = Role(str(chosen))
    if role not in BOARD_POSSIBLE:
        return Grant(role)
    offered = [*([] if role in BOARD_NEEDED else [None]), *boards]
    board_id = st.selectbox(
        t("Board"),
        offered,
        format_func=lambda one: t.text(boards[one]) if one else t("Every board"),
        key=f"{key}-board-{role}",
    )
    return Grant(role, board_id)


def _email_input(value: str, key: str, t: Translator) -> str:
    return st.text_input(
        t("E-mail address (only to recognise them when they sign in through your organisation)"),
        value=value,
        key=key,
        max_chars=MOST_TAKEN,
    )


def _email(account: StoredAccount, t: Translator) -> None:
    email = _email_input(account.email or "", f"email-{account.id}-{account.version}", t)
    if fresh_button(t("Save the address"), key=f"save-email-{account.id}", drawn=account.version, t=t):
        with told(t):
            granting.set_email(database(), account, email=email, who=who())
            _done(t("Saved: {name}.", name=account.name))


def _link(account: StoredAccount, t: Translator) -> None:
    if account.is_disabled:
        return
    with st.popover(t("New link"), key=f"linking-{account.id}"):
        st.markdown(
            t(
                "{name} uses the link to choose a new password, and is then signed out everywhere else. Any earlier"
                " link stops working. The old password works until then.",
                name=plain(account.name),
            )
        )
        if st.button(t("Make the link"), type="primary", key=f"link-{account.id}"):
            with told(t):
                keep_link(account.name, granting.new_link(database(), account_id=account.id, who=who()))
                st.rerun()


def _disabling(account: StoredAccount, t: Translator) -> None:
    if account.is_disabled:
        if st.button(t("Let them sign in again"), key=f"enable-{account.id}"):
            with told(t):
                granting.enable(database(), account, who=who())
                _done(t("{name} can sign in again.", name=account.name))
        return
    with st.popover(t("Disable"), key=f"disabling-{account.id}"):
        st.markdown(
            t(
                "Nobody will be able to sign in with this account, and pages that are open with it lose their rights"
                " at once. Its roles are kept."
            )
        )
        if st.button(t("Yes, disable the account"), type="primary", key=f"disable-{account.id}"):
            with told(t):
                granting.disable(database(), account, who=who())
                _done(t("{name} can no longer sign in.", name=account.name))


def _done(words: str) -> None:
    note_done(plain(words))
    st.rerun()
