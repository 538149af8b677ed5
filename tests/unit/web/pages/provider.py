"""A real OpenID Connect provider, running beside the test."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from oidc_provider_mock import User, run_server_in_thread

GWEN = User(sub="gwen-123", claims={"email": "Gwen@example.org", "email_verified": True, "name": "Gwen"})
UNVERIFIED = User(sub="mallory-1", claims={"email": "gwen@example.org", "email_verified": False})
CLAIMED = User(sub="mallory-2", claims={"email": "gwen@example.org", "email_verified": "true"})
STRANGER = User(sub="stranger", claims={"email": "stranger@example.org", "email_verified": True})
NAMELESS = User(sub="nameless", claims={})
USERS = (GWEN, UNVERIFIED, CLAIMED, STRANGER, NAMELESS)


@dataclass(frozen=True, slots=True)
class Provider:
    """The running provider, and the bodies of what it was asked for tokens with."""

    address: str
    asked: list[bytes]


@contextmanager
def provider_running() -> Iterator[Provider]:
    with run_server_in_thread(user_claims=USERS) as server:
        asked: list[bytes] = []
        within = server.app

        def listening(environ, start_response):
            if environ["PATH_INFO"] == "/oauth2/token":
                body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
                asked.append(body)
                environ["wsgi.input"] = BytesIO(body)
            return within(environ, start_response)

        server.app = listening
        yield Provider(f"http://localhost:{server.server_port}", asked)
