"""What every response carries, and what leaves with none."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from sait.settings import SettingsError, settings
from sait.web.server import cookies
from sait.web.server.failures import tell_failure
from sait.web.server.headers import HEADERS, HTTPS_ONLY, ResponseHeaders

YEAR_S = 365 * 24 * 3600


async def _plain(_request: Request) -> Response:
    response = PlainTextResponse("x")
    cookies.keep(response, cookies.LANGUAGE, "cy")
    response.raw_headers.append((b"Set-Cookie", b"_streamlit_xsrf=2|a|b|1; Path=/; SameSite=Lax"))
    return response


async def _fails(_request: Request) -> Response:
    raise ValueError("GOV-01 was answered with 3")


def client(scheme: str = "http") -> TestClient:
    app = Starlette(
        routes=[Route("/", _plain), Route("/fails", _fails)],
        middleware=[Middleware(ResponseHeaders)],
        exception_handlers={Exception: tell_failure},
    )
    return TestClient(app, base_url=f"{scheme}://testserver", raise_server_exceptions=False)


@pytest.fixture
def set_to(configured: None, monkeypatch: pytest.MonkeyPatch):
    def set_(name: str, value: str) -> None:
        monkeypatch.setenv(name, value)
        settings.cache_clear()

    return set_


@pytest.mark.usefixtures("configured")
def test_only_our_own_cookies_leave_and_no_script_can_read_them() -> None:
    held = client().get("/").headers.get_list("set-cookie")
    assert [one.partition("=")[0] for one in held] == [cookies.LANGUAGE]
    assert all("HttpOnly" in one and "SameSite=lax" in one for one in held)


@pytest.mark.usefixtures("configured")
def test_every_cookie_of_ours_begins_as_ours_do() -> None:
    names = [cookies.LANGUAGE, cookies.TEXT_SIZE, cookies.SIGN_IN, cookies.OIDC, cookies.PLACE, cookies.PHONE_CHECK]
    assert all(name.startswith(cookies.PREFIX) for name in [*names, cookies.member_cookie("w1")])


@pytest.mark.usefixtures("configured")
def test_plain_http_promises_no_https() -> None:
    assert HTTPS_ONLY not in client().get("/").headers


@pytest.mark.usefixtures("configured")
def test_https_by_a_trusted_proxy_or_by_itself_is_made_to_last() -> None:
    # What uvicorn writes down as the scheme where it trusts who says X-Forwarded-Proto.
    assert client("https").get("/").headers[HTTPS_ONLY] == f"max-age={YEAR_S}"


def test_a_public_address_with_https_is_enough(set_to) -> None:
    set_to("SAIT_PUBLIC_URL", "https://sait.example.org")
    assert client().get("/").headers[HTTPS_ONLY] == f"max-age={YEAR_S}"
    set_to("SAIT_HSTS_DAYS", "0")
    assert client().get("/").headers[HTTPS_ONLY] == "max-age=0"


def test_more_than_two_years_is_refused(set_to) -> None:
    set_to("SAIT_HSTS_DAYS", "731")
    with pytest.raises(SettingsError, match="SAIT_HSTS_DAYS"):
        settings()


@pytest.mark.parametrize(("language", "said"), [("en", "This did not work"), ("cy", "Ni weithiodd hyn")])
def test_an_unforeseen_fault_is_told_in_words_with_every_header_and_nothing_of_what_it_held(
    configured: None, language: str, said: str
) -> None:
    response = client().get("/fails", headers={"Cookie": f"{cookies.LANGUAGE}={language}"})
    assert response.status_code == 500
    assert said in response.text
    assert "GOV-01" not in response.text
    assert {name: response.headers.get(name) for name in HEADERS} == HEADERS
    assert "script-src 'self';" in response.headers["content-security-policy"]
    assert response.headers["cache-control"] == "no-store"
