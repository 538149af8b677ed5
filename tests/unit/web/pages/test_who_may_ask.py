"""Every plain route for every role. A new route fails until it is in the table."""

from functools import reduce

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient

from sait.assessment.access import Grant, Right, Role, may
from sait.services.accounts import granting, signing_in
from sait.web.routes import ROUTES
from sait.web.server import cookies
from tests.storage.rows import add_workshop
from tests.unit.services.surveys.house import opened

PASSWORD = "a long enough password"

GRANTS = {
    "administrator": (Grant(Role.ADMINISTRATOR),),
    "facilitator": (Grant(Role.FACILITATOR),),
    "facilitator of one": (Grant(Role.FACILITATOR, "north"),),
    "facilitator of another": (Grant(Role.FACILITATOR, "west"),),
    "business manager": (Grant(Role.BUSINESS_MANAGER, "north"),),
    "analyst": (Grant(Role.ANALYST),),
    "researcher": (Grant(Role.RESEARCHER),),
    "coder": (Grant(Role.CODER),),
    "business manager of another": (Grant(Role.BUSINESS_MANAGER, "west"),),
}
VISITORS = ("stranger", *GRANTS)

EVERYBODY, SIGNED_IN = "everybody", "whoever is signed in"
BY_KIND = "each kind of file has a right of its own: test_files.py"
RULE = {
    "GET /continue": EVERYBODY,
    "GET /join": EVERYBODY,
    "POST /join": EVERYBODY,
    "GET /join/{code}": EVERYBODY,
    "POST /join/{code}": EVERYBODY,
    "GET /resume": EVERYBODY,
    "POST /resume": EVERYBODY,
    "GET /slip": EVERYBODY,
    "POST /slip": EVERYBODY,
    "GET /first-time/{token}": EVERYBODY,
    "POST /first-time/{token}": EVERYBODY,
    "GET /sign-in": EVERYBODY,
    "POST /sign-in": EVERYBODY,
    "GET /sign-out": EVERYBODY,
    "POST /sign-out": EVERYBODY,
    "GET /oidc/start": EVERYBODY,
    "GET /oidc/callback": EVERYBODY,
    "GET /preflight/{code}": EVERYBODY,
    "GET /preflight/{code}/kept": EVERYBODY,
    "GET /privacy": EVERYBODY,
    "GET /erase": EVERYBODY,
    "POST /erase": EVERYBODY,
    "GET /erase/code": EVERYBODY,
    "POST /erase/code": EVERYBODY,
    "GET /erased": EVERYBODY,
    "GET /sector": EVERYBODY,
    "POST /sector": EVERYBODY,
    "GET /decide": EVERYBODY,
    "GET /plan": EVERYBODY,
    "GET /words": EVERYBODY,
    "POST /words": EVERYBODY,
    "GET /language/{language}": EVERYBODY,
    "GET /text-size/{size}": EVERYBODY,
    "GET /healthz": EVERYBODY,
    "GET /metrics": EVERYBODY,
    "GET /account": SIGNED_IN,
    "POST /account/password": SIGNED_IN,
    "POST /account/sign-out-everywhere": SIGNED_IN,
    "GET /cards/{workshop_id}": Right.WORKSHOP_RUN,
    "POST /cards/{workshop_id}": Right.WORKSHOP_RUN,
    "GET /paper/{workshop_id}": Right.WORKSHOP_RUN,
    "POST /paper/{workshop_id}": Right.WORKSHOP_RUN,
    "GET /room": EVERYBODY,
    "GET /room/live": EVERYBODY,
    "GET /room/now": EVERYBODY,
    "GET /room/at/{address}": EVERYBODY,
    "POST /room/at/{address}": EVERYBODY,
    "GET /room/take-part": EVERYBODY,
    "POST /room/take-part": EVERYBODY,
    "GET /survey/{token}": EVERYBODY,
    "POST /survey/{token}": EVERYBODY,
    "GET /survey/{token}/in/{language}": EVERYBODY,
    "GET /survey/{token}/{number:int}": EVERYBODY,
    "POST /survey/{token}/{number:int}": EVERYBODY,
    "GET /survey-paper/{survey_id}/{board_id}": Right.SURVEY_LEAD,
    "POST /survey-paper/{survey_id}/{board_id}": Right.SURVEY_LEAD,
    "GET /survey/{token}/workbook": EVERYBODY,
    "POST /survey/{token}/workbook": EVERYBODY,
    "GET /survey/{token}/workbook/file": EVERYBODY,
    "GET /survey/{token}/check": EVERYBODY,
    "POST /survey/{token}/check": EVERYBODY,
    "GET /survey/{token}/sent": EVERYBODY,
    "GET /survey-links/{survey_id}/{board_id}": Right.SURVEY_SEND,
    "POST /survey-links/{survey_id}/{board_id}": Right.SURVEY_SEND,
    "GET /survey-preview/{survey_id}": Right.SURVEY_LEAD,
    "POST /survey-preview/{survey_id}": Right.SURVEY_LEAD,
    "GET /survey-preview/{survey_id}/{where}": Right.SURVEY_LEAD,
    "POST /survey-preview/{survey_id}/{where}": Right.SURVEY_LEAD,
    "GET /themes/{project_id}/upload": Right.THEMES_LEAD,
    "POST /themes/{project_id}/upload": Right.THEMES_LEAD,
    "GET /banks/upload": Right.BANKS_UPLOAD,
    "POST /banks/upload": Right.BANKS_UPLOAD,
    "GET /file/{kind}": BY_KIND,
    "GET /file/{kind}/{about}": BY_KIND,
}
"""The right that each asks for. What everybody may open asks for a code, a token or a password of its own."""

OF_A_BOARD = {
    f"{method} /{page}"
    for method in ("GET", "POST")
    for page in ("cards/{workshop_id}", "paper/{workshop_id}", "survey-links/{survey_id}/{board_id}")
}
"""Asked for the workshop w1 and for a survey, of the board north."""

OTHERS = (
    "There is no such workshop, or your account is not allowed to see it.",
    "This survey does not ask that board.",
)

GUARDED = {name: rule for name, rule in RULE.items() if rule not in {EVERYBODY, BY_KIND}}


def routes() -> set[str]:
    return {
        f"{method} {route.path}"
        for route in ROUTES
        if isinstance(route, Route)
        for method in route.methods or ()
        if method != "HEAD"
    }


def test_every_route_there_is_is_in_this_table():
    assert routes() == set(RULE)


@pytest.fixture
def survey_id(boards_database, bank) -> str:
    return opened(boards_database, bank).id


@pytest.fixture
def held(boards_database) -> dict[str, str | None]:
    """The token of each kind of visitor."""
    with boards_database.writing() as conn:
        add_workshop(conn)
    first = signing_in.new_setup_link(boards_database)
    signing_in.create_first_account(boards_database, token=first, username="first", password=PASSWORD, hours=1)
    tokens: dict[str, str | None] = {"stranger": None}
    for name, (grant,) in GRANTS.items():
        link = granting.add_account(boards_database, name=name, email="", grant=grant, who="first")
        tokens[name] = signing_in.set_up_account(boards_database, token=link, password=PASSWORD, hours=1)
    return tokens


def asked_by(browser: TestClient, token: str | None) -> TestClient:
    if token:
        browser.cookies.set(cookies.SIGN_IN, token)
    return browser


def is_allowed(visitor: str, name: str) -> bool:
    if visitor == "stranger":
        return False
    board = "north" if name in OF_A_BOARD else None
    return GUARDED[name] == SIGNED_IN or may(GRANTS[visitor], Right(GUARDED[name]), board)


@pytest.mark.parametrize("name", GUARDED)
def test_a_route_answers_whom_it_is_for_and_nobody_else(browse, held, survey_id, name):
    method, path = name.split(" ")
    known = {
        "{workshop_id}": "w1",
        "{survey_id}": survey_id,
        "{board_id}": "north",
        "{where}": "1",
        "{project_id}": "c1",
    }
    address = reduce(lambda so_far, part: so_far.replace(*part), known.items(), path)
    for visitor in VISITORS:
        response = asked_by(browse(), held[visitor]).request(method, address)
        to_sign_in = response.headers.get("location", "").startswith("/sign-in?next=")
        is_others = any(said in response.text for said in OTHERS)
        refused = response.status_code == 403 or to_sign_in or is_others
        assert refused != is_allowed(visitor, name), visitor
        if refused and visitor != "stranger":
            assert is_others or "Your account is not allowed to do this." in response.text
            assert "<form" not in response.text
