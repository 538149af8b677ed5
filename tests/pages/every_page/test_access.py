"""Every page for every role, and for the workshop of an own board and of another. A new page fails until it is in the table."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.testing.v1 import AppTest

from sait.assessment.access import Grant, Right, Role
from sait.assessment.boards import is_valid_on
from sait.assessment.workshops import Form, State, View
from sait.demo.load import demonstration_banks, load_demonstration
from sait.demo.programme import INSTRUMENT_ID
from sait.services.accounts import granting, signing_in
from sait.services.banks.instruments import find_bank
from sait.services.members import joining
from sait.services.workshops import opening
from sait.services.workshops.in_context import WorkshopInContext, list_rooms
from sait.services.workshops.opening import Plan, open_workshop
from sait.settings import settings
from sait.storage import boards, rounds
from sait.storage.accounts import StoredAccount
from sait.storage.engine.database import Database, open_database
from sait.ui.screens import SCREENS
from sait.ui.visitor import read_visitor
from sait.web.server import cookies
from sait.web.server.address import join_address
from tests.conftest import ROUND
from tests.pages.conftest import ROOT, buttons, visit
from tests.pages.files import files_on

OWN, OTHER = "north-wales-board", "gwent-board"
PASSWORD = "a long enough password"

GRANTS = {
    "administrator": (Grant(Role.ADMINISTRATOR),),
    "facilitator": (Grant(Role.FACILITATOR),),
    "facilitator of one": (Grant(Role.FACILITATOR, OWN),),
    "business manager": (Grant(Role.BUSINESS_MANAGER, OWN),),
    "analyst": (Grant(Role.ANALYST),),
    "researcher": (Grant(Role.RESEARCHER),),
    "coder": (Grant(Role.CODER),),
    "without a role": (),
}
FACILITATORS = {"facilitator", "facilitator of one"}
VISITORS = ("stranger", "member", *GRANTS)

OPEN_TO = {
    "home": set(VISITORS),
    "workshops": FACILITATORS,
    "invite": FACILITATORS,
    "live": FACILITATORS | {"business manager"},
    "projector": FACILITATORS,
    "agree": FACILITATORS,
    "decide_and_act": FACILITATORS | {"business manager"},
    "compare": FACILITATORS | {"analyst"},
    "wall": FACILITATORS | {"analyst"},
    "export": FACILITATORS | {"analyst"},
    "surveys": FACILITATORS | {"business manager", "researcher"},
    "themes": {"researcher", "coder"},
    "banks": FACILITATORS | {"administrator", "analyst"},
    "boards": {"administrator"},
    "accounts": {"administrator"},
    "system": FACILITATORS | {"administrator"},
    "take_part": {"member"},
    "score": {"member"},
}
"""Who gets past the gate of each page."""

SHOWN = {
    ("live", "own"): FACILITATORS | {"business manager"},
    ("live", "other"): {"facilitator"},
    ("invite", "own"): FACILITATORS,
    ("invite", "other"): {"facilitator"},
    ("projector", "own"): FACILITATORS,
    ("projector", "other"): {"facilitator"},
    ("agree", "own"): FACILITATORS,
    ("agree", "other"): {"facilitator"},
    ("decide_and_act", "own"): FACILITATORS | {"business manager"},
    ("decide_and_act", "other"): {"facilitator"},
    # What the other board has released to others is for everybody who compares.
    ("export", "own"): FACILITATORS | {"analyst"},
    ("export", "other"): FACILITATORS | {"analyst"},
}
"""Who is shown the workshop that the address names."""


@dataclass(frozen=True, slots=True)
class House:
    database: Database
    held: dict[str, dict[str, str]]
    rooms: dict[str, WorkshopInContext]


def room_of(database: Database, board_id: str, *, live: bool) -> WorkshopInContext:
    found = [room for room in list_rooms(database) if room.board.id == board_id]
    return next(room for room in found if (room.workshop.state is State.SCORING) == live)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SAIT_DATABASE_URL", f"sqlite:///{tmp_path_factory.mktemp('access') / 'sait.db'}")
        settings.cache_clear()
        database = open_database(settings().database_address)
        load_demonstration(database, demonstration_banks(ROOT / "question_banks"), minimum=5)
        first = signing_in.new_setup_link(database)
        assert first
        signing_in.create_first_account(database, token=first, username="first", password=PASSWORD, hours=1)
        held = {"stranger": {}, **{name: signed_in(database, name, grants) for name, grants in GRANTS.items()}}
        own = room_of(database, OWN, live=True)
        entry = joining.join(database, own.workshop.code)
        held["member"] = {cookies.member_cookie(entry.workshop_id): entry.token, cookies.PLACE: entry.workshop_id}
        yield House(database, held, {"own": own, "other": room_of(database, OTHER, live=False)})
        database.close()
    settings.cache_clear()


def signed_in(database: Database, name: str, grants: tuple[Grant, ...]) -> dict[str, str]:
    """The cookies of a new account with these roles."""
    link = granting.add_account(database, name=name, email="", grant=Grant(Role.ANALYST), who="test")
    token = signing_in.set_up_account(database, token=link, password=PASSWORD, hours=1)
    account_id = account(database, name).id
    granting.remove_grant(database, account_id=account_id, grant=Grant(Role.ANALYST), who="test")
    for grant in grants:
        granting.add_grant(database, account_id=account_id, grant=grant, who="test")
    return {cookies.SIGN_IN: token}


def account(database: Database, name: str) -> StoredAccount:
    return next(one for one in granting.list_accounts(database) if one.name == name)


Jar = dict[str, str]


@pytest.fixture(autouse=True)
def nothing_in_the_media_store(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever a page puts there is had by its content's hash, so no page puts anything there, for anybody."""
    put: list[str] = []
    for name in ("add", "add_deferred"):
        keep = getattr(MediaFileManager, name)

        def note(*asked: object, keep: Callable[..., str] = keep, **more: object) -> str:
            put.append(keep(*asked, **more))
            return put[-1]

        monkeypatch.setattr(MediaFileManager, name, note)
    yield
    assert put == []


@pytest.fixture
def jar(monkeypatch: pytest.MonkeyPatch) -> Jar:
    held: Jar = {}
    monkeypatch.setattr("sait.ui.visitor.read_cookies", lambda: held)
    monkeypatch.setattr("sait.ui.visitor.accepted_languages", lambda: None)
    return held


def opened(name: str, workshop: str | None = None) -> AppTest:
    return visit(name, workshop=workshop) if workshop else visit(name)


WORDS = {
    "Your account is not allowed to do this.": "no right",
    "There is no such workshop, or your account is not allowed to see it.": "not yours",
    "This browser has not joined a workshop.": "not joined",
}


def outcome(app: AppTest) -> str:
    """What became of the page; a page that was refused has nothing that can be pressed."""
    errors = " ".join(error.value for error in app.error)
    refused = next((kind for words, kind in WORDS.items() if words in errors), "")
    if not refused and app.title and app.title[0].value == "Sign in first":
        refused = "sign in"
    if refused:
        assert not [*buttons(app), *app.radio, *app.selectbox, *app.text_input, *files_on(app)]
    return refused or "open"


def test_every_page_there_is_has_a_right_and_is_in_this_table():
    files = {path.stem for path in Path(ROOT / "pages").glob("*.py")} - {"__init__"}
    assert files == {screen.name for screen in SCREENS} == set(OPEN_TO)


@pytest.mark.parametrize("visitor", VISITORS)
@pytest.mark.parametrize("name", OPEN_TO)
def test_a_page_opens_for_whom_it_is_and_for_nobody_else(house: House, jar: Jar, name: str, visitor: str) -> None:
    jar |= house.held[visitor]
    if visitor in OPEN_TO[name]:
        expected = "open"
    elif OPEN_TO[name] == {"member"}:
        expected = "not joined"
    else:
        expected = "no right" if visitor in GRANTS else "sign in"
    assert outcome(opened(name)) == expected


@pytest.mark.parametrize("visitor", VISITORS)
@pytest.mark.parametrize(("name", "whose"), SHOWN)
def test_the_address_of_a_workshop_shows_it_to_whom_it_is_for(
    house: House, jar: Jar, name: str, whose: str, visitor: str
) -> None:
    jar |= house.held[visitor]
    found = outcome(opened(name, house.rooms[whose].workshop.id))
    if visitor in SHOWN[name, whose]:
        assert found == "open"
    elif visitor in OPEN_TO[name]:
        assert found == "not yours"
    else:
        assert found in {"no right", "sign in"}


@pytest.mark.parametrize("visitor", VISITORS)
def test_the_front_page_lists_the_workshops_of_own_boards_only(house: House, jar: Jar, visitor: str) -> None:
    jar |= house.held[visitor]
    listed = "".join(str(html.proto.body) for html in opened("home").get("html"))
    seen = {room.board.id for room in list_rooms(house.database) if room.workshop.id in listed}
    everything = {room.board.id for room in list_rooms(house.database)}
    local = {room.board.id for room in list_rooms(house.database) if room.board.parent_id == OWN}
    assert local
    expected = {"facilitator": everything, "facilitator of one": {OWN} | local, "business manager": {OWN}}
    assert seen == expected.get(visitor, set())


def test_a_business_manager_sees_how_many_and_not_what(house: House, jar: Jar) -> None:
    jar |= house.held["business manager"]
    app = opened("live", house.rooms["own"].workshop.id)
    drawn = "".join(str(html.proto.body) for html in app.get("html"))
    assert "sait-counts" in drawn
    assert not [*buttons(app), *app.radio, *app.get("plotly_chart"), *files_on(app)]
    assert "sait-table" not in drawn
    assert "Comments" not in str(app.main)


def test_a_business_manager_finds_the_link_to_send_as_long_as_answers_are_taken(house: House, jar: Jar) -> None:
    jar |= house.held["business manager"]
    workshop = house.rooms["own"].workshop
    ended = next(one.workshop for one in list_rooms(house.database) if _has_ended(one))
    assert [code.value for code in opened("live", workshop.id).code] == [join_address(workshop.code)]
    assert not opened("live", ended.id).code


def _has_ended(room: WorkshopInContext) -> bool:
    return room.board.id == OWN and room.workshop.state is not State.SCORING


def test_a_business_manager_is_offered_the_actions_of_the_plan_and_no_other_part(house: House, jar: Jar) -> None:
    jar |= house.held["business manager"]
    app = opened("decide_and_act", house.rooms["own"].workshop.id)
    assert [str(one.value) for one in app.header] == ["Actions"]
    assert not [one for one in app.button if str(one.key).startswith("plan-")]
    app = visit("decide_and_act", workshop=house.rooms["own"].workshop.id, part="vision")
    assert [str(one.value) for one in app.header] == ["Actions"]


@pytest.mark.parametrize(("visitor", "is_offered"), [("administrator", True), ("facilitator", False)])
def test_the_audit_log_of_all_boards_is_the_administrators(
    house: House, jar: Jar, visitor: str, is_offered: bool
) -> None:
    jar |= house.held[visitor]
    assert bool(files_on(opened("system"))) == is_offered


def test_an_analyst_is_offered_no_files_of_the_room(house: House, jar: Jar) -> None:
    jar |= house.held["analyst"]
    app = opened("export", house.rooms["other"].workshop.id)
    assert "export-audience" not in {radio.key for radio in app.radio}
    assert {address.split("/")[2] for found in files_on(app).values() for address in found} == {
        "released-deck",
        "released-region",
        "released-report",
        "released-seminar",
        "released-table",
        "released-data",
    }


def test_a_facilitator_of_one_board_takes_home_only_released_results_of_another(house: House, jar: Jar) -> None:
    jar |= house.held["facilitator of one"]
    keys = {
        whose: {radio.key for radio in opened("export", room.workshop.id).radio} for whose, room in house.rooms.items()
    }
    assert ("export-audience" in keys["own"], "export-audience" in keys["other"]) == (True, False)


@pytest.fixture(scope="module")
def round_id(house: House) -> str:
    """A round that is no demonstration."""
    with house.database.writing() as conn:
        rounds.add_round(conn, round_=ROUND)
    return ROUND.id


def test_a_workshop_is_opened_for_own_boards_only(house: House, jar: Jar, round_id: str) -> None:
    jar |= house.held["facilitator of one"]
    (offered,) = [box for box in opened("workshops").selectbox if box.key == "open-board"]
    with house.database.reading() as conn:
        listed = [one for one in boards.list_boards(conn) if is_valid_on(one, ROUND.starts_on)]
    own = [one.name["en"] for one in listed if OWN in {one.id, one.parent_id}]
    assert 1 < len(own) < len(listed)
    assert offered.options == own


@pytest.mark.parametrize("visitor", ["facilitator of one", "analyst"])
def test_what_another_board_has_not_released_is_not_had_as_a_file(
    house: House, jar: Jar, round_id: str, visitor: str
) -> None:
    jar |= house.held[visitor]
    bank = find_bank(ROOT / "question_banks", INSTRUMENT_ID)
    plan = Plan(OTHER, round_id, bank, Form.SHORT, View.OPEN, asks_local=False, invited=None, days=1)
    unreleased = open_workshop(house.database, plan)
    assert outcome(opened("export", unreleased.id)) == "not yours"


@pytest.mark.parametrize("name", ["live", "export", "compare", "accounts", "boards"])
def test_a_page_left_open_is_refused_at_its_next_run_once_the_role_is_gone(house: House, jar: Jar, name: str) -> None:
    grants, person = (Grant(Role.FACILITATOR), Grant(Role.ADMINISTRATOR)), f"leaving {name}"
    jar |= signed_in(house.database, person, grants)
    app = opened(name)
    assert outcome(app) == "open"
    for grant in grants:
        granting.remove_grant(house.database, account_id=account(house.database, person).id, grant=grant, who="test")
    assert outcome(app.run()) == "no right"
    granting.disable(house.database, account(house.database, person), who="test")
    assert outcome(app.run()) == "sign in"


def test_a_page_left_open_loses_the_one_board_whose_role_is_gone(house: House, jar: Jar) -> None:
    jar |= signed_in(house.database, "of two", (Grant(Role.FACILITATOR, OWN), Grant(Role.FACILITATOR, OTHER)))
    app = opened("live", house.rooms["own"].workshop.id)
    assert outcome(app) == "open"
    grant, account_id = Grant(Role.FACILITATOR, OWN), account(house.database, "of two").id
    granting.remove_grant(house.database, account_id=account_id, grant=grant, who="test")
    closing = next(button for button in app.button if button.key and button.key.startswith("close-"))
    assert outcome(closing.click().run()) == "not yours"
    assert opening.get_workshop(house.database, house.rooms["own"].workshop.id) == house.rooms["own"].workshop
    assert outcome(opened("live", house.rooms["other"].workshop.id)) == "open"


def test_the_navigation_names_what_is_open_and_nothing_else(house: House, jar: Jar) -> None:
    for visitor in VISITORS:
        jar.clear()
        jar |= house.held[visitor]
        found = read_visitor()
        named = {screen.name for screen in SCREENS if screen.group is not None and screen.is_open_to(found)}
        assert named == {name for name, who in OPEN_TO.items() if visitor in who} - {
            "projector",
            "wall",
            "score",
            "take_part",
        }
        assert found.may(Right.WORKSHOP_ANSWER) == (visitor == "member")
        assert (found.facilitator is not None) == (visitor in FACILITATORS)
