"""Three boards with results, and everybody who might ask for a file of theirs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from sait.assessment.access import Grant, Role
from sait.assessment.boards import Region
from sait.assessment.files import FILES, About, Option
from sait.assessment.workshops import Form, Workshop
from sait.services.accounts import granting, signing_in
from sait.services.banks.instruments import read_bank_list
from sait.services.members import joining
from sait.services.surveys import leading
from sait.services.tokens import now
from sait.settings import settings
from sait.storage import boards, rounds
from sait.storage.accounts import StoredAccount
from sait.storage.engine.database import Database
from sait.web.routes import ROUTES
from sait.web.server import cookies
from sait.web.server.gate import Gate
from sait.web.server.headers import ResponseHeaders
from sait.web.server.shell import Shell
from tests.conftest import LOCALS, REGIONAL, ROUND, named, small_bank
from tests.unit.services.people import close, fill, open_room, share
from tests.unit.services.themes.house import finished, quoted, written

PASSWORD = "a long enough password"
GRANTS = {
    "administrator": (Grant(Role.ADMINISTRATOR),),
    "facilitator": (Grant(Role.FACILITATOR),),
    "facilitator of north": (Grant(Role.FACILITATOR, "north"),),
    "facilitator of west": (Grant(Role.FACILITATOR, "west"),),
    "business manager of north": (Grant(Role.BUSINESS_MANAGER, "north"),),
    "analyst": (Grant(Role.ANALYST),),
    "researcher": (Grant(Role.RESEARCHER),),
    "coder": (Grant(Role.CODER),),
    "without a role": (),
    "signed out": (Grant(Role.FACILITATOR), Grant(Role.ADMINISTRATOR)),
    "disabled": (Grant(Role.FACILITATOR), Grant(Role.ADMINISTRATOR)),
}
VISITORS = ("stranger", "made up", "member", *GRANTS)
RESULTS_SHARED = {"north": False, "west": False, "east": True}
"""Each with one workshop that has released results inside; True: also to others."""

CHOSEN = {
    Option.LANGUAGE: "en",
    Option.LANGUAGES: "en-cy",
    Option.LOCAL: "boards",
    Option.CUT: "domain",
    Option.QUESTIONS: "full",
    Option.SIZE: "normal",
    Option.DAY: "2013-06-10",
    Option.BEGINS: "09:30",
    Option.MINUTES: "240",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """The database, the cookies of each visitor, the workshop of each board, a bank that workshops can be opened with, and a
    closed survey.
    """

    database: Database
    held: Mapping[str, Mapping[str, str]]
    workshops: Mapping[str, str]
    bank_hash: str
    survey_id: str
    coding_id: str

    def address(self, name: str, board: str = "", **chosen: str) -> str:
        """A right address of this kind of file: of the board's workshop, of a bank, or of the server."""
        kind = FILES[name]
        about = {
            About.WORKSHOP: self.workshops.get(board, board),
            About.BANK: self.bank_hash,
            About.SURVEY: self.survey_id,
            About.CODING: self.coding_id,
            About.SERVER: "",
        }[kind.about]
        query = "&".join(f"{option}={chosen.get(option, CHOSEN[option])}" for option in kind.options)
        return f"/file/{name}{f'/{about}' if about else ''}{f'?{query}' if query else ''}"

    def browser(self, visitor: str, **more: str) -> TestClient:
        """A browser that holds the cookies of this visitor, and *more*."""
        app = Starlette(routes=ROUTES, middleware=[Middleware(ResponseHeaders), Middleware(Shell), Middleware(Gate)])
        held = {"sait_language": "en", **self.held.get(visitor, {}), **more}
        return TestClient(app, cookies=held, follow_redirects=False, raise_server_exceptions=False)

    def new_account(self, name: str, *grants: Grant) -> TestClient:
        """The browser of somebody new who has signed in."""
        return self.browser("stranger", **{cookies.SIGN_IN: sign_in(self.database, name, grants)})

    def account(self, name: str) -> StoredAccount:
        return next(one for one in granting.list_accounts(self.database) if one.name == name)

    def scored_workshop(self, round_id: str) -> Workshop:
        """One more of the board west, in a round of its own, with its first domain closed."""
        with self.database.writing() as conn:
            rounds.add_round(conn, round_=replace(ROUND, id=round_id))
        workshop = open_room(self.database, board_id="west", round_id=round_id)
        fill(self.database, workshop, "112233")
        close(self.database, workshop)
        return workshop


def build(database: Database) -> Asked:
    """Fill *database*, which is empty."""
    with database.writing() as conn:
        boards.add_region(conn, region=Region("n", named("North"), None, None, 1))
        for board in (REGIONAL, *LOCALS):
            boards.add_board(conn, board=board)
        rounds.add_round(conn, round_=ROUND)
    first = signing_in.new_setup_link(database)
    assert first
    signing_in.create_first_account(database, token=first, username="first", password=PASSWORD, hours=1)
    held: dict[str, Mapping[str, str]] = {"stranger": {}, "made up": {cookies.SIGN_IN: "a" * 43}}
    held |= {name: {cookies.SIGN_IN: sign_in(database, name, grants)} for name, grants in GRANTS.items()}
    signing_in.sign_out(database, held["signed out"][cookies.SIGN_IN])
    rooms = {board: open_room(database, board_id=board) for board in RESULTS_SHARED}
    for board, is_shared in RESULTS_SHARED.items():
        fill(database, rooms[board], "112233001122")
        close(database, rooms[board])
        if is_shared:
            share(database, rooms[board])
    entry = joining.join(database, rooms["north"].code)
    held["member"] = {cookies.member_cookie(entry.workshop_id): entry.token, cookies.PLACE: entry.workshop_id}
    listed = read_bank_list(settings().question_banks).banks
    coding = finished(database, written(database, ["Families hear from us."] * 5))
    quoted(database, coding)
    asked = Asked(
        database,
        held,
        {board: room.id for board, room in rooms.items()},
        listed[0].instrument.content_hash,
        _closed_survey(database),
        coding.id,
    )
    granting.disable(database, asked.account("disabled"), who="first")
    return asked


def _closed_survey(database: Database) -> str:
    """Of all boards, with the questions of their workshops, months after those; nobody has answered."""
    soon = now().date() + timedelta(182)
    plan = leading.SurveyPlan(
        {"en": "Six months on", "cy": "Chwe mis wedyn"}, small_bank(), Form.FULL, soon, soon, tuple(RESULTS_SHARED)
    )
    planned = leading.plan_survey(database, plan, who="first")
    leading.open_survey(database, planned, minimum=5, who="first")
    leading.close_survey(database, leading.get_survey(database, planned.id), who="first")
    return planned.id


def sign_in(database: Database, name: str, grants: Iterable[Grant]) -> str:
    """The sign-in of a new account with these roles."""
    link = granting.add_account(database, name=name, email="", grant=Grant(Role.ANALYST), who="first")
    token = signing_in.set_up_account(database, token=link, password=PASSWORD, hours=1)
    account_id = next(one.id for one in granting.list_accounts(database) if one.name == name)
    granting.remove_grant(database, account_id=account_id, grant=Grant(Role.ANALYST), who="first")
    for grant in grants:
        granting.add_grant(database, account_id=account_id, grant=grant, who="first")
    return token
