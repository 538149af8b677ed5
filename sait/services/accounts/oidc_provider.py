"""Talking to an OpenID Connect provider: where it is, what it is asked, and what its answer proves.

Authlib writes the requests and checks the claims, joserfc under it checks the signature. Nothing here is kept: tokens
are read and forgotten.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from time import time
from typing import Any, cast

import httpx
from authlib.oauth2.auth import ClientAuth
from authlib.oauth2.rfc6749.parameters import prepare_grant_uri, prepare_token_request
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, KeySetSerialization
from joserfc.jws import JWSRegistry

from sait.assessment.identity import email_as_compared
from sait.errors import SaitError

SCOPE = "openid email"
PROVIDER_TIMEOUT_S = 10
LEEWAY_S = 60
"""By how much the clocks of the provider and of this machine may differ."""

KEPT_S = 3600
"""How long it is remembered where the provider's pages are."""

# Signatures that only the provider can make; what is signed with a shared secret, or not at all, proves nothing.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")


@dataclass(frozen=True, slots=True)
class Client:
    """SAIT as the provider knows it."""

    issuer: str
    id: str
    secret: str


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom the provider names. *email* None: it gave none, or has not verified it."""

    issuer: str
    subject: str
    email: str | None


@dataclass(frozen=True, slots=True)
class _Provider:
    issuer: str
    authorization: str
    token: str
    userinfo: str | None
    keys: str
    takes_basic: bool


def authorization_address(client: Client, *, redirect_uri: str, state: str, nonce: str, verifier: str) -> str:
    """Where the browser is sent to sign in."""
    return str(
        prepare_grant_uri(
            _provider(client.issuer).authorization,
            client_id=client.id,
            response_type="code",
            redirect_uri=redirect_uri,
            scope=SCOPE,
            state=state,
            nonce=nonce,
            code_challenge=create_s256_code_challenge(verifier),
            code_challenge_method="S256",
        )
    )


def identify(client: Client, *, code: str, redirect_uri: str, nonce: str, verifier: str) -> Identity:
    """Whom the provider vouches for with this code; ``oidc.failed`` where anything about its answer is not as it must be."""
    provider = _provider(client.issuer)
    tokens = _tokens(client, provider, code=code, redirect_uri=redirect_uri, verifier=verifier)
    claims = _claims(client, provider, tokens, nonce=nonce)
    if "email" not in claims and provider.userinfo:
        claims = {**_userinfo(provider.userinfo, tokens, str(claims["sub"])), **claims}
    is_verified = claims.get("email_verified") is True
    email = email_as_compared(str(claims.get("email", ""))) if is_verified else ""
    return Identity(provider.issuer, str(claims["sub"]), email or None)


def _provider(issuer: str) -> _Provider:
    return _looked_up(issuer, int(time() // KEPT_S))


@lru_cache(maxsize=2)
def _looked_up(issuer: str, hour: int) -> _Provider:  # noqa: ARG001 - the cache keys by it
    found = _json("GET", f"{issuer}/.well-known/openid-configuration")
    try:
        provider = _Provider(
            issuer=str(found["issuer"]),
            authorization=str(found["authorization_endpoint"]),
            token=str(found["token_endpoint"]),
            userinfo=found.get("userinfo_endpoint"),
            keys=str(found["jwks_uri"]),
            takes_basic="client_secret_basic"
            in found.get("token_endpoint_auth_methods_supported", ["client_secret_basic"]),
        )
    except KeyError as missing:
        raise SaitError("oidc.unreachable") from missing
    if provider.issuer.rstrip("/") != issuer:
        raise SaitError("oidc.unreachable")
    return provider


def _tokens(client: Client, provider: _Provider, *, code: str, redirect_uri: str, verifier: str) -> Mapping[str, str]:
    method = "client_secret_basic" if provider.takes_basic else "client_secret_post"
    asked = prepare_token_request("authorization_code", "", redirect_uri, code=code, code_verifier=verifier)
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    address, headers, body = ClientAuth(client.id, client.secret, method).prepare(
        "POST", provider.token, headers, asked
    )
    return _json("POST", address, headers=headers, body=body)


def _claims(client: Client, provider: _Provider, tokens: Mapping[str, str], *, nonce: str) -> Mapping[str, object]:
    published = cast(KeySetSerialization, _json("GET", provider.keys))
    try:
        keys = KeySet.import_key_set(published)
        token = jwt.decode(
            tokens.get("id_token", ""), keys, registry=JWSRegistry(algorithms=ALGORITHMS, strict_check_header=False)
        )
        claims = CodeIDToken(
            token.claims,
            token.header,
            {"iss": {"essential": True, "value": provider.issuer}, "aud": {"essential": True, "value": client.id}},
            {"nonce": nonce, "client_id": client.id, "access_token": tokens.get("access_token")},
        )
        claims.validate(leeway=LEEWAY_S)
    except (JoseError, ValueError, KeyError, TypeError) as fault:
        raise SaitError("oidc.failed", why="token") from fault
    if not claims["sub"]:
        raise SaitError("oidc.failed", why="token")
    return dict(claims)


def _userinfo(address: str, tokens: Mapping[str, str], subject: str) -> Mapping[str, object]:
    said = _json("GET", address, headers={"Authorization": f"Bearer {tokens.get('access_token', '')}"})
    if said.get("sub") != subject:
        raise SaitError("oidc.failed", why="userinfo")
    return said


def _json(method: str, address: str, *, headers: Mapping[str, str] | None = None, body: str = "") -> dict[str, Any]:
    """What the provider answers. A refusal is ``oidc.failed``, silence ``oidc.unreachable``."""
    try:
        answer = httpx.request(
            method, address, headers=dict(headers or {}), content=body or None, timeout=PROVIDER_TIMEOUT_S
        )
        said = answer.json()
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as fault:
        raise SaitError("oidc.unreachable") from fault
    if answer.is_server_error or not isinstance(said, dict):
        raise SaitError("oidc.unreachable")
    if not answer.is_success:
        raise SaitError("oidc.failed", why="refused")
    return said
