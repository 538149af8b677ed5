"""Cards and the server's files in one hand: on PostgreSQL, too, nothing at rest ties a card to answers."""

import subprocess
from pathlib import Path

import pytest

from sait.assessment.workshops import EntryMode
from sait.services.members import cards
from sait.services.running import copies
from sait.services.workshops import erasing
from sait.settings import settings
from sait.storage.engine.database import Database
from tests.attack.linking import CHANCE, likelihood, links
from tests.attack.server_files import ServerFiles
from tests.attack.test_linking import PEOPLE, Played
from tests.postgresql import programs, server
from tests.unit.services.people import end, open_room


class PlayedOnAServer(Played):
    """The same room, of which the server's files are read."""

    @property
    def name(self) -> str:
        """The database's."""
        return str(self.database._engine.url.database)

    def read(self, when: str) -> ServerFiles:
        return ServerFiles(server(), self.name, self.workshop.id, self.slips, when=when)


@pytest.fixture
def backend() -> str:
    return "postgresql"


@pytest.fixture
def room(boards_database: Database, tmp_path: Path) -> PlayedOnAServer:
    workshop = open_room(boards_database, entry=EntryMode.ONE_TIME)
    codes = cards.make_cards(boards_database, workshop_id=workshop.id, count=PEOPLE, who="ffion")
    return PlayedOnAServer(boards_database, workshop, tmp_path, codes, [])


def test_nothing_in_the_tables_ties_a_card_to_answers_once_the_scoring_has_ended(room):
    for number in range(PEOPLE):
        room.come(number)
    assert links([room.read("meanwhile")])  # there was an order to be taken out
    end(room.database, room.workshop)
    assert links([room.read("ended")]) == []


def test_rows_read_in_the_middle_tell_only_of_what_was_written_since(room):
    before = PEOPLE // 2
    for number in range(before):
        room.come(number)
    assert room.database.leave_no_trace()
    assert not room.database.has_order
    for number in range(before, PEOPLE):
        room.come(number)
    assert room.database.has_order
    taken = [room.read("meanwhile")]
    assert links(taken, among=range(before)) == []
    assert links(taken, among=range(before, PEOPLE))


def test_a_copy_tells_no_order(room, database_address, configured, tmp_path):
    """pg_dump writes rows as they lie: they are written anew before."""
    configured.setenv("SAIT_DATABASE_URL", database_address)
    configured.setenv("PATH", str(programs()), prepend=":")
    settings.cache_clear()
    for number in range(PEOPLE):
        room.come(number)
    copies.copy_database(tmp_path / "copy.dump")
    subprocess.run(["pg_restore", f"--file={tmp_path / 'copy.sql'}", str(tmp_path / "copy.dump")], check=True)
    copied = room.read("now")
    parts = (tmp_path / "copy.sql").read_text("utf-8").split("COPY public.")
    orders = {part.partition(" ")[0]: copied.order_in(part) for part in parts}
    assert {len(orders[table]) for table in ("respondents", "responses")} == {PEOPLE}
    assert [
        table for table, order in orders.items() if len(order) > 1 and likelihood(order) * len(orders) < CHANCE
    ] == []


def test_every_row_of_a_table_names_one_transaction_and_none_is_lost(room):
    for number in range(PEOPLE):
        room.come(number)
    rows = {
        table: server().ask(room.name, f"select * from {table} order by 1, 2")
        for table in ("respondents", "member_tokens", "responses", "comments", "one_time_codes", "admissions")
    }
    assert room.database.leave_no_trace()
    assert rows == {table: server().ask(room.name, f"select * from {table} order by 1, 2") for table in rows}
    writers = {table: server().ask(room.name, f"select count(distinct xmin::text) from {table}") for table in rows}
    assert writers == {table: [(1,)] for table in rows}


def test_what_somebody_erased_is_in_no_file_of_the_tables(room):
    for number in range(3):
        room.come(number)
    member = room.members[1]
    words = b"Words 1"
    assert any(words in path.read_bytes() for path in room.read("before").files)
    erasing.erase_own(room.database, member)
    assert not any(words in path.read_bytes() for path in room.read("after").files)


def test_who_reads_without_a_pause_puts_it_off(room):
    room.come(0)
    with room.database.reading() as conn:
        conn.exec_driver_sql("select count(*) from responses")
        assert not room.database.leave_no_trace(patience_ms=1)
    assert room.database.has_order
    assert room.database.leave_no_trace()
