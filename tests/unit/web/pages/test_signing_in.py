"""The first-time page, signing in and signing out, as a browser meets them."""

import pytest

from sait.services.accounts import signing_in
from sait.services.accounts.signing_in import new_setup_link
from sait.web.server import cookies

PASSWORD = "a long enough password"


@pytest.fixture
def link(boards_database):
    return f"/first-time/{new_setup_link(boards_database)}"


def fields(**changes: str) -> dict[str, str]:
    return {"username": "ffion", "password": PASSWORD, "again": PASSWORD} | changes


def session_of(browser) -> str | None:
    return browser.cookies.get(cookies.SIGN_IN)


def test_the_first_time_page_makes_the_account_and_signs_in(browse, boards_database, link):
    browser = browse()
    page = browser.get(link)
    assert page.status_code == 200
    assert "At least 12 characters" in page.text
    response = browser.post(link, data=fields())
    assert (response.status_code, response.headers["location"]) == (303, "/")
    (line,) = response.headers.get_list("set-cookie")
    assert "HttpOnly" in line
    assert "SameSite=lax" in line
    assert signing_in.signed_in(boards_database, session_of(browser)) == "ffion"


def test_the_first_time_link_is_gone_once_it_was_used(browse, link):
    browse().post(link, data=fields())
    for response in (browse().get(link), browse().post(link, data=fields(username="other"))):
        assert response.status_code == 410
        assert "This first-time link no longer works." in response.text
        assert "set-cookie" not in response.headers


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"password": "short", "again": "short"}, "too short or too long"),
        ({"again": "another long password"}, "not the same"),
        ({"username": ""}, "empty or too long"),
        ({"username": "x" * 61}, "empty or too long"),
    ],
)
def test_what_is_wrong_with_a_first_account_is_said_and_the_link_still_works(browse, link, changes, said):
    response = browse().post(link, data=fields(**changes))
    assert response.status_code == 400
    assert said in response.text
    assert PASSWORD not in response.text
    assert browse().post(link, data=fields()).status_code == 303


def test_a_name_that_was_typed_is_kept_as_text_beside_the_problem(browse, link):
    text = browse().post(link, data=fields(username='"><script>', again="differs")).text
    assert '"><script>' not in text
    assert "&lt;script&gt;" in text


@pytest.fixture
def account(browse, link):
    browser = browse()
    browser.post(link, data=fields())
    return browser


@pytest.mark.parametrize("changes", [{"password": "wrong password here"}, {"username": "nobody"}, {"password": ""}])
def test_a_wrong_sign_in_says_no_more_than_that_it_was_wrong(browse, account, changes):
    browser = browse()
    response = browser.post("/sign-in", data=fields(**changes))
    assert response.status_code == 400
    assert "The user name or the password is wrong." in response.text
    assert session_of(browser) is None
    assert changes.get("password", PASSWORD) not in response.text or not changes.get("password", "x")


def test_a_sign_in_leads_back_to_the_page_that_asked_for_it_and_never_elsewhere(browse, account):
    for wanted, location in (("/live?workshop=1", "/live?workshop=1"), ("//evil.example", "/"), ("\\\\evil", "/")):
        response = browse().post("/sign-in", data=fields(next=wanted))
        assert (response.status_code, response.headers["location"]) == (303, location)


def test_the_way_back_survives_a_wrong_password_and_a_hostile_one_does_not(browse, account):
    wrong = {"password": "wrong password here"}
    text = browse().post("/sign-in", data=fields(next="/live?workshop=1", **wrong)).text
    assert 'name="next" value="/live?workshop=1"' in text
    for hostile in ("https://evil.example", '/"><script>'):
        page = browse().get("/sign-in", params={"next": hostile}).text
        assert "evil.example" not in page
        assert '"><script>' not in page


def test_the_sign_in_page_says_what_to_do_while_nobody_has_an_account(browse, link):
    assert "Nobody has an account yet." in browse().get("/sign-in").text
    browse().post(link, data=fields())
    assert "Nobody has an account yet." not in browse().get("/sign-in").text


def test_signing_out_asks_first_and_then_works_at_once(browse, boards_database, account):
    token = session_of(account)
    assert account.get("/sign-out").status_code == 200
    assert signing_in.signed_in(boards_database, token) == "ffion"
    response = account.post("/sign-out")
    assert (response.status_code, response.headers["location"]) == (303, "/sign-in")
    assert signing_in.signed_in(boards_database, token) is None
    assert session_of(account) is None


def test_another_site_signs_nobody_out(boards_database, account):
    response = account.post("/sign-out", headers={"Origin": "https://evil.example"})
    assert response.status_code == 403
    assert signing_in.signed_in(boards_database, session_of(account)) == "ffion"


def test_signing_out_twice_is_no_failure(browse, account):
    account.post("/sign-out")
    assert account.post("/sign-out").status_code == 303
    assert browse().post("/sign-out").status_code == 303


def test_the_account_page_is_welsh_where_that_was_chosen(browse, account):
    text = browse("cy").post("/sign-in", data=fields(password="wrong password here")).text
    assert '<html lang="cy"' in text
    assert "The user name or the password is wrong." not in text
