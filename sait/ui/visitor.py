"""Who is looking: language, text size, and the rights that the cookies stand for.

Tests put their own cookies in place of ``read_cookies``: a page test has no handshake to read them from.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from sait.assessment.access import Account, Grant, Right, Role, may
from sait.assessment.members.responses import Member
from sait.errors import SaitError
from sait.i18n import Translator, translator
from sait.i18n.choice import choose_language
from sait.i18n.languages import default_language
from sait.services.accounts.signing_in import find_account
from sait.services.members.joining import find_member
from sait.settings import settings
from sait.storage.engine.database import Database, open_database
from sait.web.pages.page import TEXT_SIZES
from sait.web.server import cookies

_VISITOR = "visitor"


@dataclass(frozen=True, slots=True)
class Visitor:
    """The person at this page, as far as SAIT knows: signed in, a member of one workshop, both or neither."""

    language: str
    text_size: str
    account: Account | None
    member: Member | None
    had_joined: bool = False
    """Whether this browser holds the key of somebody of whom nothing is kept any more."""

    @property
    def no_member(self) -> SaitError:
        """Why the page has no member to show anything to."""
        return SaitError("member.erased" if self.had_joined else "member.unknown")

    @property
    def t(self) -> Translator:
        return translator(self.language)

    @property
    def facilitator(self) -> str | None:
        """The name of whoever may run workshops, of one board at least; None for anybody else."""
        return self.account.name if self.account and self.account.may(Right.WORKSHOP_RUN) else None

    def may(self, right: Right, board_id: str | None = None) -> bool:
        """Whether the account's roles, or having joined a workshop, give *right* on the board; None: on any board."""
        grants = self.account.grants if self.account else ()
        as_member = (Grant(Role.MEMBER),) if self.member else ()
        return may((*grants, *as_member), right, board_id)


def read_cookies() -> Mapping[str, str]:
    """The cookies this page was opened with."""
    return st.context.cookies


def accepted_languages() -> str | None:
    """The languages this browser asks for."""
    return st.context.headers.get("Accept-Language")


def read_language() -> str:
    """The language of who is looking, which no database is asked for."""
    return choose_language(
        read_cookies().get(cookies.LANGUAGE),
        accepted_languages(),
        default=default_language(),
    )


def read_member_key() -> tuple[str | None, str | None]:
    """The workshop that this browser is in, and the secret that it holds for it; None for what it does not hold."""
    held = read_cookies()
    workshop_id = held.get(cookies.PLACE)
    return workshop_id, held.get(cookies.member_cookie(workshop_id or ""))


def read_visitor() -> Visitor:
    """Who is looking. Rights are looked up on every run: an open page loses them as soon as they are revoked."""
    held = read_cookies()
    workshop_id, token = read_member_key()
    member = find_member(database(), workshop_id=workshop_id, token=token)
    return Visitor(
        language=read_language(),
        text_size=held.get(cookies.TEXT_SIZE, "") if held.get(cookies.TEXT_SIZE) in TEXT_SIZES else "normal",
        account=find_account(database(), held.get(cookies.SIGN_IN)),
        member=member,
        had_joined=member is None and token is not None,
    )


def remember(visitor: Visitor) -> None:
    """Hand the visitor of this run to the page that it draws."""
    st.session_state[_VISITOR] = visitor


def is_for_the_room() -> bool:
    """Whether this page was last drawn for somebody with an account, who leads the room or shows it what they see."""
    before: Visitor | None = st.session_state.get(_VISITOR)
    return before is not None and before.account is not None


def visitor_now() -> Visitor:
    """The visitor of this run, looked up when the run began."""
    visitor: Visitor = st.session_state[_VISITOR]
    return visitor


def who() -> str:
    """Who acts, as the audit log has it."""
    account = visitor_now().account
    return account.name if account else ""


def database() -> Database:
    """The database of this process."""
    return open_database(settings().database_address)
