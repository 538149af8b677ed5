"""Each file for each role and board, by its address. A new kind of file fails until it is in the table."""

import asyncio
import hashlib
import logging
from collections.abc import Iterator
from datetime import timedelta
from threading import Event

import pytest
from starlette.testclient import TestClient

from sait.assessment.access import Account, Grant, Role
from sait.assessment.files import FILES, About
from sait.assessment.workshops import Form
from sait.errors import SaitError
from sait.services.accounts import granting, signing_in
from sait.services.results import exports, reading
from sait.services.results.exports import MadeFile
from sait.services.results.files import Found
from sait.services.results.reading import Locals, ResultQuery
from sait.services.surveys import leading
from sait.services.tokens import now
from sait.services.workshops.erasing import erase_workshop
from sait.services.workshops.in_context import family, list_rooms
from sait.settings import settings
from sait.storage.engine.database import open_database
from sait.web.pages import downloads
from sait.web.pages.downloads import MOST_AT_ONCE, Workbench
from sait.web.server import cookies
from sait.web.server.limits import guesses
from tests.conftest import small_bank
from tests.unit.services.people import close, fill
from tests.unit.web.pages.files_house import RESULTS_SHARED, VISITORS, Asked, build

NORTH = {"facilitator", "facilitator of north"}
WEST = NORTH | {"facilitator of west"}
"""A facilitator of the regional board is one of its local boards too."""
OUTSIDE = WEST | {"analyst"}

OF_WORKSHOP = {"north": NORTH, "west": WEST, "east": NORTH}
RELEASED: dict[str, set[str]] = {"north": NORTH, "west": set(), "east": OUTSIDE}
"""What north's facilitator gets for outside holds what east released; west has released nothing, nor the board over it."""

OF_REGION: dict[str, set[str]] = {"north": NORTH, "west": set(), "east": set()}
"""A region is told of its regional board alone."""

MAY_HAVE: dict[str, dict[str, set[str]]] = {
    "deck": OF_WORKSHOP,
    "table": OF_WORKSHOP,
    "data": OF_WORKSHOP,
    "released-deck": RELEASED,
    "report": OF_WORKSHOP,
    "released-report": RELEASED,
    "region": OF_REGION,
    "released-region": OF_REGION,
    "released-seminar": {"north": NORTH, "west": WEST, "east": OUTSIDE},
    "released-table": RELEASED,
    "released-data": RELEASED,
    "record": OF_WORKSHOP,
    "actions": OF_WORKSHOP | {"north": NORTH | {"business manager of north"}},
    "run-sheet": OF_WORKSHOP,
    "form": OF_WORKSHOP,
    "bank-form": {"": OUTSIDE | {"administrator"}},
    "bank": {"": OUTSIDE | {"administrator"}},
    "survey-form": {"": set()},
    **{name: {"": {"researcher"}} for name in ("survey-table", "survey-data", "survey-beside")},
    **{name: {"": {"researcher"}} for name in ("coding-project", "codings", "theme-figures", "quotes")},
    "codebook": {"": {"researcher", "coder"}},
    "audit": {"": {"administrator"}},
}
"""Who gets each kind of file, of the workshop of each board; "" where it is of none."""

CASES = [(kind, board) for kind, of_boards in MAY_HAVE.items() for board in of_boards]
NONE = "There is no such file, or it is not for you."


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asked]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SAIT_DATABASE_URL", f"sqlite:///{tmp_path_factory.mktemp('files') / 'sait.db'}")
        settings.cache_clear()
        database = open_database(settings().database_address)
        yield build(database)
        database.close()
    settings.cache_clear()


@pytest.fixture(autouse=True)
def nobody_has_guessed() -> Iterator[None]:
    guesses.cache_clear()
    yield
    guesses.cache_clear()


def test_every_kind_of_file_and_every_board_is_in_this_table():
    assert set(MAY_HAVE) == set(FILES)
    for name, of_boards in MAY_HAVE.items():
        assert set(of_boards) == (set(RESULTS_SHARED) if FILES[name].about is About.WORKSHOP else {""})


@pytest.mark.parametrize(("name", "board"), CASES)
def test_a_file_is_for_whom_it_is_and_for_nobody_else(asked: Asked, name: str, board: str) -> None:
    got = set()
    for visitor in VISITORS:
        response = asked.browser(visitor).get(asked.address(name, board))
        if response.status_code == 200:
            got.add(visitor)
            assert response.content
            assert response.headers["content-type"] == FILES[name].media_type
            assert response.headers["content-disposition"].startswith('attachment; filename="')
        else:
            assert (response.status_code, NONE in response.text) == (404, True), visitor
        assert response.headers["cache-control"] == "no-store"
        assert response.headers["x-content-type-options"] == "nosniff"
        assert "etag" not in response.headers
    assert got == MAY_HAVE[name][board]


def refusal(browser: TestClient, address: str) -> tuple[object, ...]:
    """All that an answer tells, without the address that was asked for, which the page names in its link."""
    response = browser.get(address)
    head = {name: value for name, value in response.headers.items() if name != "content-length"}
    return response.status_code, head, response.text.replace(address.partition("?")[0], "/")


@pytest.mark.parametrize(
    "visitor", ["facilitator of west", "business manager of north", "analyst", "stranger", "member"]
)
@pytest.mark.parametrize("name", [name for name, kind in FILES.items() if kind.about is About.WORKSHOP])
def test_another_boards_file_and_one_that_is_not_there_get_one_answer(asked: Asked, name: str, visitor: str) -> None:
    browser = asked.browser(visitor)
    others = next(board for board in RESULTS_SHARED if visitor not in MAY_HAVE[name][board])
    told = refusal(browser, asked.address(name, others))
    assert told[0] == 404
    assert told == refusal(browser, asked.address(name, "no-such-workshop"))
    assert told == refusal(browser, f"{asked.address(name, others)}&content=guess")
    assert told == refusal(browser, f"/file/nothing/{asked.workshops[others]}")


def test_the_head_of_a_file_tells_no_more_than_the_file(asked: Asked) -> None:
    found = {visitor: asked.browser(visitor).head(asked.address("deck", "north")).status_code for visitor in VISITORS}
    assert {visitor for visitor, status in found.items() if status == 200} == NORTH


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_a_file_is_only_asked_for(asked: Asked, method: str) -> None:
    assert asked.browser("facilitator").request(method, asked.address("audit")).status_code == 405


def test_an_old_address_gives_nothing_once_the_role_is_gone(asked: Asked) -> None:
    grant = Grant(Role.FACILITATOR, "north")
    browser = asked.new_account("leaving", grant)
    addresses = [
        asked.address(name, "north") for name in MAY_HAVE if "facilitator of north" in MAY_HAVE[name].get("north", ())
    ]
    assert [browser.get(address).status_code for address in addresses] == [200] * len(addresses)
    granting.remove_grant(asked.database, account_id=asked.account("leaving").id, grant=grant, who="first")
    assert [browser.get(address).status_code for address in addresses] == [404] * len(addresses)


@pytest.mark.parametrize("how", ["signed out", "disabled"])
def test_an_old_address_gives_nothing_after(asked: Asked, how: str) -> None:
    browser = asked.new_account(f"soon {how}", Grant(Role.ADMINISTRATOR), Grant(Role.FACILITATOR))
    address = asked.address("audit")
    assert browser.get(address).status_code == 200
    if how == "disabled":
        granting.disable(asked.database, asked.account(f"soon {how}"), who="first")
    else:
        signing_in.sign_out(asked.database, browser.cookies[cookies.SIGN_IN])
    assert browser.get(address).status_code == 404


def test_the_files_of_a_workshop_that_was_erased_are_gone_also_for_those_who_had_them(asked: Asked) -> None:
    workshop = asked.scored_workshop("erased")
    browser = asked.browser("facilitator")
    # The seminar's deck holds what other boards released, and in this round none did.
    own = {name: of_boards for name, of_boards in MAY_HAVE.items() if name != "released-seminar"}
    names = [name for name, of_boards in own.items() if "facilitator" in of_boards.get("west", ())]
    assert [browser.get(asked.address(name, workshop.id)).status_code for name in names] == [200] * len(names)
    erase_workshop(asked.database, workshop=workshop, who="first")
    assert [browser.get(asked.address(name, workshop.id)).status_code for name in names] == [404] * len(names)


def test_an_address_says_nothing_of_what_is_in_the_file(asked: Asked) -> None:
    workshop = asked.scored_workshop("changing")
    browser, address = asked.browser("facilitator"), asked.address("table", workshop.id)
    first = browser.get(address).content
    fill(asked.database, workshop, "333333", item_ids=("OUT-01", "OUT-02", "OUT-03"))
    close(asked.database, workshop, "OUT")
    assert browser.get(address).content != first
    # Whoever has the content, or has guessed it, has no address by it: neither here nor in the framework's store.
    for digest in (hashlib.sha224(first), hashlib.sha256(first), hashlib.sha1(first)):
        for guess in (
            f"/file/table/{digest.hexdigest()}",
            f"/file/{digest.hexdigest()}",
            f"/media/{digest.hexdigest()}.csv",
        ):
            assert browser.get(guess).status_code == 404


@pytest.mark.parametrize("cut", ["domain", "issues"])
def test_a_file_holds_what_the_screen_shows(asked: Asked, cut: str) -> None:
    rooms = list_rooms(asked.database)
    room = next(one for one in rooms if one.workshop.id == asked.workshops["north"])
    ids = tuple(one.workshop.id for one in family(room, rooms))
    shown = reading.read_result(asked.database, ResultQuery(ids, cut, inside=room.workshop.id, local=Locals.BOARDS))
    assert shown.scores
    browser = asked.browser("facilitator of north")
    table = browser.get(asked.address("table", "north", cut=cut, language="cy"))
    assert table.content == exports.write_csv(shown, language="cy")
    assert browser.get(asked.address("data", "north", cut=cut)).content == exports.write_json(shown)


def test_a_surveys_file_is_not_there_before_it_has_closed(asked: Asked) -> None:
    soon = now().date() + timedelta(182)
    plan = leading.SurveyPlan({"en": "Another", "cy": "Un arall"}, small_bank(), Form.FULL, soon, soon, ("north",))
    planned = leading.plan_survey(asked.database, plan, who="first")
    browser = asked.browser("researcher")
    for name in ("survey-table", "survey-beside"):
        assert browser.get(asked.address(name).replace(asked.survey_id, planned.id)).status_code == 404


def test_the_file_beside_the_day_has_both_means_and_why_there_is_none(asked: Asked) -> None:
    said = asked.browser("researcher").get(asked.address("survey-beside")).content.decode("utf-8-sig")
    of_east = next(line for line in said.splitlines() if line.startswith("East") and ",GOV-01," in line)
    assert ",Baseline,Six months on,1.5,withheld: too few answers to show,,,,," in of_east
    assert not any(line.startswith("West") and ",1.5," in line for line in said.splitlines())


def test_a_file_says_which_releases_it_rests_on_also_where_one_came_since_its_page_was_drawn(asked: Asked) -> None:
    workshop = asked.scored_workshop("growing")
    browser, address = asked.browser("facilitator"), asked.address("data", workshop.id)
    before = [one["sequence"] for one in browser.get(address).json()["releases"]]
    close(asked.database, workshop, "OUT")
    after = [one["sequence"] for one in browser.get(address).json()["releases"]]
    assert after[: len(before)] == before
    assert len(after) == len(before) + 1


def test_a_cut_that_the_instrument_does_not_have_is_not_there(asked: Asked) -> None:
    assert asked.browser("facilitator").get(asked.address("table", "north", cut="other")).status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/file/audit?",
        "/file/audit?x=1",
        "/file/audit/x",
        "/file/bank",
        "/file/bank/%00",
        "/file/bank/..%2f..%2fetc",
        "/file/deck/%00?languages=en&local=boards",
        "/file/deck/%ff?languages=%ff&local=%00",
        "/file/deck/x?languages=en&languages=cy&local=boards",
        "/file/run-sheet/x?languages=en&day=9999-99-99&begins=09:30&minutes=240",
        f"/file/{'x' * 5000}/{'x' * 5000}",
        *(
            f"/file/run-sheet/{{workshop}}?languages=en&day={day}&begins={begins}&minutes=999"
            for day, begins in (("9999-12-31", "23:59"), ("0001-01-01", "00:00"))
        ),
    ],
)
def test_whatever_is_sent_in_an_address_there_is_a_file_or_none(asked: Asked, address: str) -> None:
    address = address.replace("{workshop}", asked.workshops["north"])
    for visitor in ("administrator", "facilitator"):
        is_right = (address, visitor) == ("/file/audit?", "administrator")
        assert asked.browser(visitor).get(address).status_code == (200 if is_right else 404)


def test_wrong_addresses_are_limited_for_the_account_that_asks_and_for_no_other(asked: Asked) -> None:
    analyst = asked.browser("analyst")
    wrong, right = asked.address("deck", "north"), asked.address("released-table", "east")
    for _ in range(settings().wrong_guesses):
        assert analyst.get(wrong).status_code == 404
    for address in (wrong, right):
        refused = analyst.get(address)
        assert (refused.status_code, int(refused.headers["retry-after"]) > 0) == (429, True)
        assert "You have asked too many times" in refused.text
    assert asked.browser("facilitator").get(asked.address("table", "north")).status_code == 200
    assert asked.browser("stranger").get(wrong).status_code == 404


def test_strangers_on_the_rooms_network_are_limited_and_keep_nobody_from_her_files(asked: Asked) -> None:
    stranger, address = asked.browser("stranger"), asked.address("table", "north")
    told = {stranger.get(address).status_code for _ in range(settings().wrong_guesses)}
    assert told == {404}
    assert {asked.browser(name).get(address).status_code for name in ("stranger", "made up", "signed out")} == {429}
    assert asked.browser("facilitator").get(address).status_code == 200


def test_the_log_says_which_kind_was_asked_for_and_nothing_else(asked: Asked, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "sait.web.pages.downloads")
    asked.browser("facilitator").get(asked.address("table", "north"))
    asked.browser("analyst").get(asked.address("table", "north"))
    asked.browser("analyst").get("/file/secret-word/secret-word?secret=word")
    said = [
        (record.getMessage(), record.__dict__["kind"]) for record in caplog.records if "file" in record.getMessage()
    ]
    assert said == [("file made", "table"), ("file refused", "table"), ("file refused", "unknown")]
    assert "secret" not in caplog.text
    assert asked.workshops["north"] not in caplog.text


def test_a_file_that_could_not_be_made_is_told_in_the_readers_words_and_noted(
    asked: Asked, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*_: object) -> MadeFile:
        raise RuntimeError("three people chose 0")

    monkeypatch.setattr(downloads, "make_file", fails)
    response = asked.browser("facilitator", sait_language="cy").get(asked.address("record", "north"))
    assert response.status_code == 500
    assert "Nid oedd modd creu'r ffeil" in response.text.replace("&#39;", "'")
    assert [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR] == ["A file failed"]


def test_a_file_is_saved_under_its_boards_name_whatever_letters_it_has(asked: Asked) -> None:
    made = MadeFile('SAIT-Bwrdd-Gŵyr-"a".csv', b"x")
    response = downloads.attachment(made.name, made.content, "text/csv")
    assert response.headers["content-disposition"] == (
        "attachment; filename=\"SAIT-Bwrdd-Gwyr-a.csv\"; filename*=UTF-8''SAIT-Bwrdd-G%C5%B5yr-%22a%22.csv"
    )


FACILITATOR = Account(1, "facilitator", (Grant(Role.FACILITATOR),))
ANOTHER = Account(2, "another", (Grant(Role.FACILITATOR),))


def test_what_is_pressed_twice_is_made_once_and_too_much_at_once_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    going, made = Event(), []

    def make(_: object, address: str) -> MadeFile:
        assert going.wait(30), "waited for the test to let the files be made"
        made.append(address)
        return MadeFile(address, b"")

    monkeypatch.setattr(downloads, "make_file", make)

    async def press() -> None:
        bench = Workbench()

        def ask(account: Account, address: str) -> asyncio.Task[MadeFile]:
            return asyncio.ensure_future(bench.make(account, address, None, address))  # type: ignore[arg-type]

        waiting = [ask(FACILITATOR, address) for address in ("/a", "/a", "/b", "/c", "/d")]
        await asyncio.sleep(0)
        with pytest.raises(SaitError, match=r"file\.busy"):
            await ask(FACILITATOR, "/e")
        waiting.append(ask(ANOTHER, "/e"))
        await asyncio.sleep(0)
        going.set()
        assert [one.name for one in await asyncio.gather(*waiting)] == ["/a", "/a", "/b", "/c", "/d", "/e"]
        await ask(FACILITATOR, "/a")

    asyncio.run(press())
    assert made == ["/a", "/b", "/c", "/d", "/e", "/a"]
    assert MOST_AT_ONCE == 4


def test_who_stops_waiting_leaves_the_file_to_those_who_still_do(monkeypatch: pytest.MonkeyPatch) -> None:
    going = Event()

    def make(_: object, found: Found) -> MadeFile:
        assert going.wait(30), "waited for the test to let the file be made"
        return MadeFile("a", b"")

    monkeypatch.setattr(downloads, "make_file", make)

    async def press() -> None:
        bench = Workbench()
        first, second = (
            asyncio.ensure_future(bench.make(FACILITATOR, "/a", None, None))  # type: ignore[arg-type]
            for _ in range(2)
        )
        await asyncio.sleep(0)
        first.cancel()
        going.set()
        assert (await second).name == "a"

    asyncio.run(press())
