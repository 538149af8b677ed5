"""Who has an account, and what each may do."""

import streamlit as st

from sait.services.accounts.granting import list_accounts, locked_accounts
from sait.services.boards import map_of_boards
from sait.ui.admin.account_forms import account_section, new_account
from sait.ui.admin.account_link import show_link_once
from sait.ui.admin.account_table import account_table
from sait.ui.shell import say_done
from sait.ui.visitor import database, visitor_now


def show() -> None:
    """The list, then what can be done with each, then a new one."""
    t = visitor_now().t
    st.title(t("Accounts"), anchor=False)
    st.markdown(
        t("People who prepare, lead or follow workshops need an account. Board members do not: they join with a code.")
    )
    say_done()
    show_link_once(t)
    _, listed, _ = map_of_boards(database(), t.language)
    boards = {board.id: board.name for board in listed}
    accounts = list_accounts(database())
    locked = locked_accounts(database(), accounts)
    account_table(accounts, boards, locked, t)
    st.subheader(t("New account"), anchor=False)
    with st.expander(t("Add someone"), key="new-account-form"):
        new_account(boards, t)
    st.subheader(t("Change an account"), anchor=False)
    for account in accounts:
        account_section(account, boards, t, is_locked=account.id in locked)


show()
