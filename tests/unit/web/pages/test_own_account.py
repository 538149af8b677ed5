"""One's own account and an administrator's link, as a browser meets them."""

import pytest

from sait.assessment.access import Grant, Role
from sait.services.accounts import granting, lockout, signing_in
from sait.web.server import cookies

PASSWORD = "a long enough password"
OTHER = "another long password"
EVIL = {"Origin": "https://evil.example"}


@pytest.fixture
def account(browse, boards_database):
    """A browser that is signed in as ffion, the first account."""
    browser = browse()
    link = f"/first-time/{signing_in.new_setup_link(boards_database)}"
    browser.post(link, data={"username": "ffion", "password": PASSWORD, "again": PASSWORD})
    return browser


@pytest.fixture
def link(account, boards_database):
    token = granting.add_account(
        boards_database, name="gwen", email="", grant=Grant(Role.FACILITATOR, "north"), who="ffion"
    )
    return f"/first-time/{token}"


def session_of(browser):
    return browser.cookies.get(cookies.SIGN_IN)


def sign_in(browser, name="ffion", password=PASSWORD):
    return browser.post("/sign-in", data={"username": name, "password": password})


def test_an_administrators_link_asks_for_a_password_and_keeps_the_name(browse, boards_database, link):
    browser = browse()
    text = browser.get(link).text
    assert 'value="gwen"' in text
    assert "readonly" in text
    response = browser.post(link, data={"username": "mallory", "password": PASSWORD, "again": PASSWORD})
    assert (response.status_code, response.headers["location"]) == (303, "/")
    assert signing_in.signed_in(boards_database, session_of(browser)) == "gwen"
    assert browse().get(link).status_code == 410


def test_a_password_that_is_too_short_leaves_the_link_working(browse, link):
    response = browse().post(link, data={"password": "short", "again": "short"})
    assert response.status_code == 400
    assert "Set up your account" in response.text
    assert browse().post(link, data={"password": PASSWORD, "again": PASSWORD}).status_code == 303


def test_another_site_sets_no_account_up(browse, link):
    response = browse().post(link, data={"password": PASSWORD, "again": PASSWORD}, headers=EVIL)
    assert "set-cookie" not in response.headers
    assert browse().get(link).status_code == 200


def test_the_page_lists_where_one_is_signed_in(browse, account):
    sign_in(browse())
    text = account.get("/account").text
    assert text.count("by password") == 1
    assert text.count("by a set-up link") == 1
    assert text.count(": this browser") == 1


@pytest.mark.parametrize("path", ["/account", "/account/password", "/account/sign-out-everywhere"])
def test_nobody_has_no_account_page(browse, account, path):
    response = browse().get("/account") if path == "/account" else browse().post(path, data={"old": PASSWORD})
    assert response.status_code == (303 if path == "/account" else 403)
    assert "ffion" not in response.text


def change(browser, old=PASSWORD, new=OTHER, again=OTHER, **headers):
    return browser.post("/account/password", data={"old": old, "password": new, "again": again}, **headers)


def test_a_new_password_signs_out_the_other_browsers_and_says_so(browse, boards_database, account):
    there = browse()
    sign_in(there)
    response = change(account)
    assert (response.status_code, response.headers["location"]) == (303, "/account?done=password")
    assert "The password was changed." in account.get("/account?done=password").text
    assert signing_in.signed_in(boards_database, session_of(account)) == "ffion"
    assert signing_in.signed_in(boards_database, session_of(there)) is None
    assert sign_in(browse(), password=OTHER).status_code == 303


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"old": "wrong password here"}, "The old password is wrong."),
        ({"new": "short", "again": "short"}, "too short or too long"),
        ({"again": "something else entirely"}, "not the same"),
    ],
)
def test_what_is_wrong_with_a_new_password_is_said_and_the_old_one_stays(browse, account, given, said):
    response = change(account, **given)
    assert response.status_code == 400
    assert said in response.text
    assert OTHER not in response.text
    assert sign_in(browse()).status_code == 303


def test_old_passwords_are_not_guessed_at_without_end(account):
    answers = [change(account, old=f"wrong password {number}").status_code for number in range(21)]
    assert answers == [400] * 20 + [429]
    assert change(account).status_code == 429


def test_signing_out_everywhere_ends_this_browser_too(browse, boards_database, account):
    there = browse()
    sign_in(there)
    here = session_of(account)
    response = account.post("/account/sign-out-everywhere")
    assert (response.status_code, response.headers["location"]) == (303, "/sign-in")
    assert [signing_in.signed_in(boards_database, token) for token in (here, session_of(there))] == [None, None]
    assert session_of(account) is None


def test_another_site_changes_nothing_of_an_account(boards_database, account):
    assert change(account, headers=EVIL).status_code == 403
    assert account.post("/account/sign-out-everywhere", headers=EVIL).status_code == 403
    assert signing_in.signed_in(boards_database, session_of(account)) == "ffion"
    assert sign_in(account).status_code == 303


def test_a_locked_name_is_told_for_how_long_with_the_same_words_for_a_right_password(browse, account, boards_database):
    for _ in range(lockout.LOCK_AFTER):
        with boards_database.writing() as conn:
            lockout.count_wrong(conn, "gwen")
            lockout.count_wrong(conn, "ffion")
    stranger = browse()
    stranger.cookies.clear()
    told = []
    for name, password in (("gwen", OTHER), ("gwen", PASSWORD)):
        response = sign_in(browse(), name, password)
        told.append((response.status_code, "Try again in 15 minutes." in response.text))
    assert told == [(429, True), (429, True)]
    # The address where ffion has signed in is not held by what strangers did to her name.
    assert sign_in(browse()).status_code == 303


def test_a_disabled_account_is_told_so_by_its_right_password_only(browse, account, boards_database, link):
    browse().post(link, data={"password": PASSWORD, "again": PASSWORD})
    gwen = next(one for one in granting.list_accounts(boards_database) if one.name == "gwen")
    granting.disable(boards_database, gwen, who="ffion")
    wrong, right = sign_in(browse(), "gwen", OTHER), sign_in(browse(), "gwen")
    assert (wrong.status_code, "has been disabled" in wrong.text) == (400, False)
    assert (right.status_code, "has been disabled" in right.text) == (403, True)


def test_cookies_are_marked_secure_behind_tls(browse, account, monkeypatch):
    monkeypatch.setattr("sait.settings.Settings.served_securely", True)
    (line,) = sign_in(browse()).headers.get_list("set-cookie")
    assert all(mark in line for mark in ("HttpOnly", "SameSite=lax", "Secure"))


def test_the_pages_are_welsh_where_that_was_chosen(browse, link):
    browser = browse("cy")
    text = browser.get(link).text
    browser.post(link, data={"password": PASSWORD, "again": PASSWORD})
    for page, english in ((text, "Set up your account"), (browser.get("/account").text, "Where you are signed in")):
        assert '<html lang="cy"' in page
        assert english not in page
