"""The accounts at a glance: who, what for, and whether they can sign in."""

from collections.abc import Collection, Mapping, Sequence

from sait.i18n import Text, Translator
from sait.storage.accounts import StoredAccount
from sait.ui.parts.table_view import table_view
from sait.wording.roles import grant_words


def account_table(
    accounts: Sequence[StoredAccount], boards: Mapping[str, Text], locked: Collection[int], t: Translator
) -> None:
    """One row an account."""
    rows = [
        [
            account.name,
            ", ".join(grant_words(grant, boards, t) for grant in account.grants) or "–",
            state_words(account, t, is_locked=account.id in locked),
        ]
        for account in accounts
    ]
    table_view([t("User name"), t("Roles"), t("State")], rows, label=t("Accounts"))


def state_words(account: StoredAccount, t: Translator, *, is_locked: bool) -> str:
    """Whether somebody can sign in with it, and why not."""
    if account.is_disabled:
        return t("disabled")
    if is_locked:
        return t("locked after too many wrong passwords")
    if account.has_password or account.is_linked:
        return t("in use")
    return t("not set up yet")
