"""A running site and the cookies of the people in it."""

import http.client
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sait.assessment.rounds import Round
from sait.assessment.workshops import Form, State, View, Workshop
from sait.demo.programme import INSTRUMENT_ID
from sait.services.accounts import signing_in
from sait.services.banks.instruments import find_bank
from sait.services.members import joining
from sait.services.workshops import opening
from sait.services.workshops.opening import Plan
from sait.settings import settings
from sait.storage import rounds
from sait.storage.engine.database import Database, open_database
from sait.web.server import cookies
from tests.e2e.server import Server
from tests.faults.hostile.wire import Wire
from tests.patience import PATIENCE_S

PASSWORD = "a long enough password"


@dataclass(frozen=True, slots=True)
class Site:
    """The real server, its database, and the workshop that takes answers."""

    server: Server
    database: Database
    workshop: Workshop
    facilitator: dict[str, str]

    def join(self) -> dict[str, str]:
        """A new member's cookies."""
        entry = joining.join(self.database, self.workshop.code)
        return {cookies.member_cookie(entry.workshop_id): entry.token, cookies.PLACE: entry.workshop_id}

    def sign_in(self) -> dict[str, str]:
        token = signing_in.sign_in(self.database, username="ffion", password=PASSWORD, hours=1)
        return {cookies.SIGN_IN: token}

    def wire(self, held: dict[str, str] | None = None, *, session: str = "") -> Wire:
        return Wire(self.server.address, held, session=session)

    def ask(
        self, method: str, path: str, *, held: dict[str, str] | None = None, body: bytes = b"", **headers: str
    ) -> tuple[int, str]:
        """One request, exactly as it is written here: status and body."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if held:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in held.items())
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=PATIENCE_S)
        try:
            connection.request(method, path, body or None, sent)
            answer = connection.getresponse()
            return answer.status, answer.read().decode("utf-8", "replace")
        finally:
            connection.close()


def _open_workshop(database: Database) -> None:
    round_ = Round("now", {"en": "Now", "cy": "Nawr"}, date(2020, 1, 1), None, demonstration=False, version=1)
    with database.writing() as conn:
        rounds.add_round(conn, round_=round_)
    bank = find_bank(settings().question_banks, INSTRUMENT_ID)
    plan = Plan("north-wales-board", "now", bank, Form.SHORT, View.SILENT, asks_local=False, invited=12, days=60)
    opening.open_workshop(database, plan)


@contextmanager
def running_site(folder: Path, *, demonstration: bool = False, afresh: bool = False) -> Iterator[Site]:
    """The site with the demonstration, whose live workshop takes answers; without it, with one empty workshop."""
    server = Server(folder, afresh=afresh)
    server.fill(demonstration=demonstration)
    server.start()
    database = open_database(f"sqlite:///{server.database}")
    try:
        if not demonstration:
            _open_workshop(database)
        token = signing_in.new_setup_link(database)
        assert token
        session = signing_in.create_first_account(database, token=token, username="ffion", password=PASSWORD, hours=1)
        live = next(one for one in opening.list_workshops(database) if one.state is State.SCORING)
        yield Site(server, database, live, {cookies.SIGN_IN: session})
    finally:
        database.close()
        server.stop()
