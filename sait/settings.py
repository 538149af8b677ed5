"""Settings, read from the environment here and nowhere else, and checked at start."""

import difflib
import os
import socket
from functools import cache
from pathlib import Path
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent
PREFIX = "SAIT_"
SHORTEST_TOKEN = 16
DATABASES = ("sqlite:///", "postgresql+psycopg://")


class SettingsError(Exception):
    """A setting is wrong; the message names it and says what it may be."""


def _web_address(value: str) -> str:
    if value:
        parts = urlsplit(value)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError("must be an address such as https://sait.example.org")
    return value.rstrip("/")


def _provider_address(value: str) -> str:
    address = _web_address(value)
    parts = urlsplit(address)
    if address and parts.scheme != "https" and parts.hostname not in {"localhost", "127.0.0.1"}:
        raise ValueError("must begin with https://, unless the provider is on this machine")
    return address


def _database(value: str) -> str:
    if not value.startswith(DATABASES):
        raise ValueError(f"must begin with one of {', '.join(DATABASES)}")
    return value


def _hard_to_guess(value: SecretStr) -> SecretStr:
    if 0 < len(value.get_secret_value()) < SHORTEST_TOKEN:
        raise ValueError(f"must have at least {SHORTEST_TOKEN} characters, or be empty")
    return value


class Settings(BaseSettings):
    """Every setting. Each is the environment variable of the same name in capitals after ``SAIT_``."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True)

    database_url: Annotated[str, AfterValidator(_database)] = "sqlite:///var/sait.db"
    """Where answers are kept. A relative SQLite path is relative to the project."""

    host: str = "0.0.0.0"  # noqa: S104 - phones in the room must reach it
    port: Annotated[int, Field(ge=1, le=65535)] = 8501
    public_url: Annotated[str, AfterValidator(_web_address)] = ""
    """The address phones use, when it is not this machine's own address on the local network."""

    hsts_days: Annotated[int, Field(ge=0, le=730)] = 365
    """Over HTTPS: for how long browsers come by nothing else to this name; 0 makes them forget it."""

    minimum_group: Annotated[int, Field(ge=5, le=50)] = 5
    """k of docs/method.md: the least numeric answers from which figures are shown. Upwards only."""

    question_banks: Path = ROOT / "question_banks"
    sign_in_hours: Annotated[int, Field(ge=1, le=168)] = 12
    workshop_days: Annotated[int, Field(ge=1, le=366)] = 60
    """How long a join code works after its workshop is opened."""

    copies_kept: Annotated[int, Field(ge=0, le=3660)] = 7
    """How many daily copies of the database are kept; 0 makes none."""

    copies_folder: Path | None = None
    """Where copies go; None is the folder ``copies`` beside the database file."""

    erasing_key: Path | None = None
    """The file with the key to codes for erasing; None is ``erasing.key`` beside the database file."""

    wrong_guesses: Annotated[int, Field(ge=6, le=10_000)] = 60
    """Wrong join codes that one address may send in ten minutes; the other limits are in proportion to it."""

    operator: Annotated[str, Field(max_length=200)] = ""
    """Who runs this server, as the privacy notice names them."""

    operator_contact: Annotated[str, Field(max_length=200)] = ""
    """How they can be reached."""

    default_language: Annotated[str, Field(pattern="^[a-z]{2}$")] = "en"
    """Which there are is known only once the catalogues are looked for (sait/i18n/languages.py)."""

    catalogues: Path | None = None
    """A folder with further languages: ``<language>/LC_MESSAGES/sait.po``."""

    log_format: Annotated[str, Field(pattern="^(text|json)$")] = "text"
    log_level: Annotated[str, Field(pattern="^(DEBUG|INFO|WARNING|ERROR)$")] = "INFO"
    metrics_token: Annotated[SecretStr, AfterValidator(_hard_to_guess)] = SecretStr("")
    """Lets another machine read /metrics; while it is empty, only this machine can."""

    oidc_issuer: Annotated[str, AfterValidator(_provider_address)] = ""
    """The OpenID Connect provider that people may sign in through; empty: with their password only."""

    oidc_client_id: str = ""
    oidc_client_secret: SecretStr = SecretStr("")

    @model_validator(mode="after")
    def _provider_is_whole(self) -> Self:
        given = [bool(self.oidc_issuer), bool(self.oidc_client_id), bool(self.oidc_client_secret.get_secret_value())]
        if any(given) and not all(given):
            raise ValueError(
                "SAIT_OIDC_ISSUER, SAIT_OIDC_CLIENT_ID and SAIT_OIDC_CLIENT_SECRET are set together or not at all"
            )
        return self

    @property
    def database_address(self) -> str:
        """The database's address with a relative SQLite path made absolute."""
        scheme, slashes, path = self.database_url.partition(":///")
        if scheme.startswith("sqlite") and slashes and path and path != ":memory:" and not Path(path).is_absolute():
            return f"{scheme}:///{ROOT / path}"
        return self.database_url

    @property
    def served_securely(self) -> bool:
        """Whether phones come by HTTPS, so that cookies may be marked Secure."""
        return self.public_url.startswith("https://")


def local_network_address() -> str:
    """This machine's address on the local network, found without sending anything."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # a documentation address: UDP connect only picks the route
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"


def _refuse_unknown() -> None:
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    for name in sorted(os.environ):
        if name.startswith(PREFIX) and name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            hint = f" Did you mean {near[0]}?" if near else ""
            raise SettingsError(f"{name} is not a setting.{hint}")


def environment_of_programs(**added: str) -> dict[str, str]:
    """The environment of a program that SAIT starts: all but SAIT's own settings, with what is *added*."""
    return {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)} | added


@cache
def settings() -> Settings:
    """The settings of this process; SettingsError names everything that is wrong with them."""
    _refuse_unknown()
    try:
        return Settings()
    except ValidationError as problem:
        lines = (f"{PREFIX}{str(e['loc'][0]).upper()}: {e['msg']}" if e["loc"] else e["msg"] for e in problem.errors())
        raise SettingsError("\n".join(lines)) from None
