"""Signing in through an OpenID Connect provider: asked for once, answered once, and only for people who are known."""

import hmac
import logging
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sait.errors import SaitError
from sait.services.accounts.signing_in import start_session
from sait.services.running.audit import note
from sait.services.tokens import hashed, new_token, now
from sait.settings import settings
from sait.storage import accounts, sign_ins
from sait.storage.accounts import Credentials
from sait.storage.engine.database import Connection, Database
from sait.storage.sign_ins import OidcRequest

if TYPE_CHECKING:
    from sait.services.accounts.oidc_provider import Client, Identity

REQUEST_MINUTES = 10
"""How long somebody may take to sign in at the provider."""

LONGEST_AFTER = 500


@dataclass(frozen=True, slots=True)
class Begun:
    """A sign-in that the provider has now. *state* is kept by the browser, in a cookie."""

    address: str
    state: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back by the browser: of the address, and, last, of its cookie. None: it was not there."""

    state: str | None
    code: str | None
    error: str | None
    issuer: str | None
    held: str | None


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A sign-in that succeeded: the token for the cookie, and where the person wanted to go."""

    token: str
    after: str


def is_configured() -> bool:
    """Whether people can sign in through a provider."""
    return bool(settings().oidc_issuer)


def _client() -> "Client":
    from sait.services.accounts.oidc_provider import Client

    chosen = settings()
    if not is_configured():
        raise SaitError("oidc.off")
    return Client(chosen.oidc_issuer, chosen.oidc_client_id, chosen.oidc_client_secret.get_secret_value())


def begin(database: Database, *, redirect_uri: str, after: str) -> Begun:
    """Remember that a sign-in was asked for, and say where it is done."""
    client = _client()
    from sait.services.accounts.oidc_provider import authorization_address

    state, nonce, verifier = new_token(), new_token(), secrets.token_urlsafe(64)
    address = authorization_address(client, redirect_uri=redirect_uri, state=state, nonce=nonce, verifier=verifier)
    moment = now()
    with database.writing() as conn:
        sign_ins.add_oidc_request(
            conn,
            state_hash=hashed(state),
            request=OidcRequest(nonce, verifier, after if len(after) <= LONGEST_AFTER else "/"),
            now=moment,
            expires_at=moment + timedelta(minutes=REQUEST_MINUTES),
        )
    return Begun(address, state)


def finish(database: Database, answer: Answer, *, redirect_uri: str, hours: int) -> SignedIn:
    """Sign in whom the provider vouches for, if an administrator has made an account for them."""
    client = _client()
    from sait.services.accounts.oidc_provider import identify

    try:
        request, code = _asked_for(database, answer), _code(answer, client)
        identity = identify(
            client, code=code, redirect_uri=redirect_uri, nonce=request.nonce, verifier=request.verifier
        )
    except SaitError as problem:
        logging.getLogger(__name__).warning("sign-in through the provider failed", extra={"code": _why(problem)})
        raise
    with database.writing() as conn:
        found = _account_of(conn, identity)
        token = start_session(conn, account_id=found.account_id, name=found.name, way="oidc", hours=hours)
    return SignedIn(token, request.after)


def _why(problem: SaitError) -> str:
    return f"{problem.code} {problem.context.get('why', '')}".strip()


def _asked_for(database: Database, answer: Answer) -> OidcRequest:
    """The sign-in that this answers. It must have been asked for by the same browser, lately, and not answered before."""
    if not answer.state or not answer.held or not hmac.compare_digest(answer.state.encode(), answer.held.encode()):
        raise SaitError("oidc.failed", why="state")
    with database.writing() as conn:
        request = sign_ins.take_oidc_request(conn, state_hash=hashed(answer.state), now=now())
    if request is None:
        raise SaitError("oidc.failed", why="request")
    return request


def _code(answer: Answer, client: "Client") -> str:
    if answer.issuer is not None and answer.issuer.rstrip("/") != client.issuer:
        raise SaitError("oidc.failed", why="issuer")
    if answer.error is not None or not answer.code:
        raise SaitError("oidc.refused")
    return answer.code


def _account_of(conn: Connection, identity: "Identity") -> Credentials:
    """By the provider's own name for the person; the first time by a verified address that an administrator entered."""
    found = accounts.find_by_identity(conn, issuer=identity.issuer, subject=identity.subject)
    if found is None and identity.email is not None:
        found = accounts.find_unlinked(conn, email=identity.email)
        if found is not None and not found.is_disabled:
            accounts.link_identity(conn, account_id=found.account_id, issuer=identity.issuer, subject=identity.subject)
            note(conn, who=found.name, action="account.linked", account=found.name)
    if found is None:
        raise SaitError("oidc.unknown")
    if found.is_disabled:
        raise SaitError("account.disabled")
    return found
