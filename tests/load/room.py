"""A workshop on a real server of its own, what its process costs, and whether it kept what it said it had."""

import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import psutil

from sait.assessment.members.responses import choices_of
from sait.assessment.workshops import Form, View
from sait.instruments.model import Instrument
from sait.services.banks.instruments import find_bank
from sait.services.boards import add_round
from sait.services.running.seed import seed_boards
from sait.services.tokens import hashed
from sait.services.workshops.opening import Plan, open_workshop
from sait.settings import ROOT
from sait.storage.engine.database import Database, open_database
from tests.e2e.server import Server
from tests.load.phone import Phone

BOARD = "north-wales-board"
INSTRUMENT = "sait-regional"
IDLE_S = 0.03
"""Processor seconds in half a second that are nothing."""


@dataclass(frozen=True, slots=True)
class Room:
    """One workshop of 49 items, served by a process of its own."""

    server: Server
    code: str
    workshop_id: str
    instrument: Instrument

    @property
    def address(self) -> str:
        return self.server.address

    def cpu_s(self) -> float:
        """Processor seconds the server has used so far."""
        used = psutil.Process(self.server.pid).cpu_times()
        return float(used.user + used.system)

    def memory_mb(self) -> float:
        """Resident memory of the server."""
        return float(psutil.Process(self.server.pid).memory_info().rss) / 2**20

    def wait_until_warm(self) -> None:
        """Wait until the server does nothing: what it prepares after a start is measured by itself, not with phones."""
        before = self.cpu_s()
        while True:
            time.sleep(0.5)
            now = self.cpu_s()
            if now - before < IDLE_S:
                return
            before = now

    def differences(self, phones: Iterable[Phone]) -> int:
        """Rows that differ from what the phones were told is saved; 0 is the only good answer."""
        with sqlite3.connect(self.server.database) as conn:
            return sum(self._differences(conn, phone) for phone in phones)

    def _differences(self, conn: sqlite3.Connection, phone: Phone) -> int:
        query = (
            "select vantage || '.' || item_id, choice from responses join member_tokens using (respondent_id)"
            " where token_hash = ?"
        )
        kept = {
            address: self._place(address, choice)
            for address, choice in conn.execute(query, [hashed(phone.who.member_token)])
        }
        questions = kept.keys() | phone.acknowledged.keys()
        return sum(not phone.may_have(question, kept.get(question)) for question in questions)

    def _place(self, address: str, choice: str) -> int:
        """Where *choice* stands among the options of the question at *address*."""
        scale = self.instrument.item(address.partition(".")[2]).scale
        return choices_of(scale).index(choice) if scale else 0


def luck(name: str) -> random.Random:
    """Chance that is the same in every run."""
    return random.Random(name)


@contextmanager
def served_room(
    *, prepare: Callable[[Database, Room], None] | None = None, afresh: bool = True, **settings: str
) -> Iterator[Room]:
    """A fresh file, a workshop in it, and a server that has just started."""
    with tempfile.TemporaryDirectory(prefix="sait-load-") as folder:
        server = Server(Path(folder), afresh=afresh, **settings)
        database = open_database(f"sqlite:///{server.database}")
        room = _opened(server, database)
        if prepare is not None:
            prepare(database, room)
        database.close()
        server.start()
        room.wait_until_warm()
        try:
            yield room
        finally:
            server.stop()


def _opened(server: Server, database: Database) -> Room:
    seed_boards(database)
    round_ = add_round(database, name={"en": "Load", "cy": "Llwyth"}, starts_on=date(2013, 6, 1), ends_on=None)
    bank = find_bank(ROOT / "question_banks", INSTRUMENT)
    plan = Plan(BOARD, round_.id, bank, Form.FULL, View.SILENT, asks_local=False, invited=None, days=2)
    workshop = open_workshop(database, plan)
    return Room(server, workshop.code, workshop.id, bank.instrument)
