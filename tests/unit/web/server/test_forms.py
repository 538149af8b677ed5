"""Forms from elsewhere, forms that cannot be read, and links that would lead elsewhere."""

import pytest

from sait.services.workshops.progress import read_progress
from sait.settings import settings
from sait.web.pages.page import LARGEST_FORM_B, safe_path
from sait.web.server import cookies
from tests.unit.services.people import open_room

FORM = "application/x-www-form-urlencoded"
POSTS = ["/join", "/join/{code}", "/resume", "/slip", "/erase/code", "/sign-in", "/sign-out"]


@pytest.fixture
def room(boards_database):
    return open_room(boards_database)


@pytest.fixture
def browser(browse, room):
    """A browser that has joined, so that every form is within its reach."""
    client = browse()
    client.post(f"/join/{room.code}")
    return client


def joined(database, workshop) -> int:
    return read_progress(database, workshop.id).joined


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "null",
        "",
        "http://testserver.evil.example",
        "http://evil.example/http://testserver",
        "http://testserver@evil.example",
        "http://[",
        "testserver",
    ],
)
def test_a_form_from_another_site_joins_nobody(browse, boards_database, room, origin):
    response = browse(Origin=origin).post(f"/join/{room.code}")
    assert response.status_code == 403
    assert "did not come from a page of this site" in response.text
    assert joined(boards_database, room) == 0


@pytest.mark.parametrize("path", POSTS)
def test_every_form_is_refused_from_another_site(browser, room, path):
    response = browser.post(path.format(code=room.code), headers={"Origin": "https://evil.example"}, data={"a": "b"})
    if path != "/join/{code}":
        assert response.status_code in {400, 403}
    assert "did not come from a page of this site" in response.text
    assert "set-cookie" not in response.headers


def test_a_browser_that_sends_no_origin_is_believed_only_where_it_says_that_the_form_is_ours(browse, room):
    browser = browse()
    del browser.headers["origin"]
    for site, status in (("cross-site", 403), ("same-site", 403), ("", 403), ("same-origin", 200)):
        assert browser.post(f"/join/{room.code}", headers={"Sec-Fetch-Site": site}).status_code == status


def test_the_public_address_counts_as_ours_behind_a_proxy(browse, room, monkeypatch):
    monkeypatch.setenv("SAIT_PUBLIC_URL", "https://sait.example.org/")
    settings.cache_clear()
    response = browse(Origin="https://sait.example.org").post(f"/join/{room.code}")
    assert response.status_code == 200
    assert all("Secure" in line for line in response.headers.get_list("set-cookie"))


@pytest.mark.parametrize("path", ["/join", "/resume", "/sign-in", "/join/{code}"])
def test_a_form_that_is_too_large_is_refused_with_words(browse, room, path):
    body = b"code=" + b"A" * LARGEST_FORM_B
    response = browse().post(path.format(code=room.code), content=body, headers={"Content-Type": FORM})
    assert 400 <= response.status_code < 500
    assert "There is too much text in the form." in response.text


def test_a_large_form_is_refused_before_all_of_it_has_come(browse, room):
    sent = []

    def endless():
        for _ in range(1000):
            sent.append(1)
            yield b"a=" + b"A" * 5000

    response = browse().post("/join", content=endless(), headers={"Content-Type": FORM})
    assert response.status_code == 413


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"code=\xff\xfe", FORM),
        (b"code=%FF%FE", FORM),
        (b"&".join(b"a%d=1" % number for number in range(50)), FORM),
        (b'{"code": "ACDEFG"}', "application/json"),
        (b"--x\r\n\r\n", "multipart/form-data; boundary=x"),
        (b"code=ACDEFG", ""),
    ],
    ids=["bytes", "percent", "many fields", "json", "multipart", "no type"],
)
@pytest.mark.parametrize("path", ["/join", "/resume", "/sign-in"])
def test_a_form_that_cannot_be_read_is_refused_with_words(browse, room, path, body, kind):
    response = browse().post(path, content=body, headers={"Content-Type": kind})
    assert 400 <= response.status_code < 500
    assert "The form could not be read." in response.text


@pytest.mark.parametrize("path", ["/join", "/resume", "/sign-in"])
@pytest.mark.parametrize("data", [{}, {"code": "", "slip": "", "username": "", "password": ""}, {"code": "\x00"}])
def test_an_empty_form_is_answered_with_words(browse, room, path, data):
    response = browse().post(path, data=data)
    assert 400 <= response.status_code < 500 or not data
    assert response.status_code < 500
    assert 'role="alert"' in response.text or "could not be read" in response.text


ELSEWHERE = [
    "//evil.example",
    "///evil.example",
    "\\\\evil.example",
    "\\evil",
    "/\\evil.example",
    "https://evil.example",
    "HTTPS:evil.example",
    "javascript:alert(1)",
    "/\t/evil.example",
    "/\n/evil.example",
    "/\r\nSet-Cookie: a=b",
    " //evil.example",
    "evil",
    "",
    "/ /evil",
]


@pytest.mark.parametrize("wanted", ELSEWHERE)
@pytest.mark.parametrize("path", ["/language/cy", "/text-size/large"])
def test_a_link_never_leads_to_another_site(browse, path, wanted):
    response = browse().get(path, params={"next": wanted})
    assert (response.status_code, response.headers["location"]) == (303, "/")


@pytest.mark.parametrize("wanted", ["/", "/score?at=own.GOV-01", "/join/ACDEFG", "/a//b", "/?next=https://x.example"])
def test_a_path_of_this_site_is_kept(wanted):
    assert safe_path(wanted) == wanted


def test_a_broken_address_is_no_path_and_no_failure():
    for wanted in (None, "/[", "//[", "http://[", "/%5C%5Cevil.example"):
        assert safe_path(wanted).startswith("/")
        assert not safe_path(wanted).startswith("//")


@pytest.mark.parametrize(
    ("path", "name", "value"),
    [("/language/cy", cookies.LANGUAGE, "cy"), ("/text-size/largest", cookies.TEXT_SIZE, "largest")],
)
def test_language_and_text_size_are_kept_where_no_script_reads_them(browse, path, name, value):
    browser = browse(None)
    response = browser.get(path, params={"next": "/join"})
    (line,) = response.headers.get_list("set-cookie")
    assert line.startswith(f"{name}={value};")
    assert "HttpOnly" in line
    assert "SameSite=lax" in line
    page = browser.get("/join").text
    assert ('lang="cy"' in page) if name == cookies.LANGUAGE else ('class="text-largest"' in page)


@pytest.mark.parametrize("path", ["/language/fr", "/language/qps", "/text-size/huge", "/language/<script>"])
def test_a_choice_that_is_not_offered_is_not_kept(browse, path):
    response = browse(None).get(path)
    assert response.status_code == 303
    assert "set-cookie" not in response.headers
