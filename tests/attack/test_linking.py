"""Cards, files and logs in one hand: who holds the printed cards finds nobody's answers by the order of anything."""

import logging
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from sait.assessment.members.responses import Member
from sait.assessment.workshops import EntryMode, Workshop
from sait.services.members import cards, joining, responses
from sait.services.running import copies
from sait.services.running.audit import read_log
from sait.storage.engine.database import Database, open_database
from tests.attack.linking import Files, likelihood, links
from tests.storage.test_accounts_migration import migrate
from tests.unit.services.people import GOV_1, choose, end, open_room

PEOPLE = 30
BEFORE = "0015"
TIED = ("member_tokens", "join_forms", "responses", "comments", "votes", "contributions")


@dataclass
class Played:
    """A room whose members came in and answered one after the other, and everything that is at rest of it."""

    database: Database
    workshop: Workshop
    folder: Path
    codes: tuple[str, ...]
    slips: list[str]
    members: list[Member] = field(default_factory=list)

    def come(self, number: int) -> None:
        """The next card's holder joins, answers and writes a comment."""
        entry = joining.join(self.database, self.codes[number], form=f"page {number}")
        self.slips.append(entry.slip)
        member = joining.find_member(self.database, workshop_id=entry.workshop_id, token=entry.token)
        assert member is not None
        self.members.append(member)
        choose(self.database, member, str(number % 4))
        text = f"Words {number % 3}"
        responses.write_words(self.database, member=member, question=GOV_1, text=text, language="en", seen=[""])
        responses.set_done(self.database, member=member, done=True)

    def copied(self, name: str) -> Files:
        """The files as they lie there, byte for byte, while everything is open."""
        folder = self.folder / name
        folder.mkdir()
        for path in self.folder.glob("sait.db*"):
            shutil.copy(path, folder / path.name)
        return self.files(folder / "sait.db")

    def files(self, path: Path) -> Files:
        return Files(path, self.workshop.id, self.slips)


@pytest.fixture
def backend() -> str:
    """Its files are read; test_linking_on_a_server.py reads those of the other kind."""
    return "sqlite"


@pytest.fixture
def room(boards_database: Database, configured: pytest.MonkeyPatch, tmp_path: Path) -> Played:
    workshop = open_room(boards_database, entry=EntryMode.ONE_TIME)
    codes = cards.make_cards(boards_database, workshop_id=workshop.id, count=PEOPLE, who="ffion")
    return Played(boards_database, workshop, tmp_path, codes, [])


def test_the_attack_reads_an_order_where_there_is_one_and_finds_none_where_there_is_none():
    assert likelihood(tuple(range(PEOPLE))) < 1e-20
    assert likelihood(tuple(reversed(range(PEOPLE)))) < 1e-20
    assert likelihood(tuple(number * 7 % 30 for number in range(30))) > 0.001
    assert likelihood((0, 1, 2)) == pytest.approx(2 / 3)


def test_nothing_at_rest_ties_a_card_to_answers_once_the_scoring_has_ended(room, tmp_path):
    for number in range(PEOPLE):
        room.come(number)
    assert links([room.copied("meanwhile")])  # there was an order to be taken out
    end(room.database, room.workshop)
    copies.copy_database(tmp_path / "backup.db")
    daily = copies.take_copy_if_due()
    assert daily
    ended = [room.copied("ended"), room.files(tmp_path / "backup.db"), room.files(daily.path)]
    assert links(ended) == []
    room.database.close()
    assert links([room.copied("closed")]) == []


def test_a_copy_taken_in_the_middle_tells_only_of_what_was_written_since_the_log_was_emptied(room, tmp_path):
    before = PEOPLE // 2
    for number in range(before):
        room.come(number)
    assert room.database.leave_no_trace()
    assert not room.database.has_order
    for number in range(before, PEOPLE):
        room.come(number)
    assert room.database.has_order
    taken = room.copied("meanwhile")
    copies.copy_database(tmp_path / "backup.db")
    assert links([taken], among=range(before)) == []
    assert links([taken], among=range(before, PEOPLE))
    assert links([room.files(tmp_path / "backup.db")]) == []


def test_the_log_and_the_audit_trail_say_nothing_while_people_join_and_answer(room, caplog):
    before = read_log(room.database, workshop_id=room.workshop.id)
    with caplog.at_level(logging.DEBUG, logger="sait"):
        for number in range(3):
            room.come(number)
    assert [record.getMessage() for record in caplog.records if record.name.startswith("sait")] == []
    assert read_log(room.database, workshop_id=room.workshop.id) == before


def as_the_version_before(room: Played) -> None:
    """The same room as the version before kept it: respondents counted up, rows numbered as they came."""
    path = room.folder / "sait.db"
    migrate(f"sqlite:///{path}", BEFORE, down=True)
    hashes = [joining.slip_hash_of(room.workshop.id, slip) for slip in room.slips]
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        for number, slip_hash in enumerate(hashes, 1):
            ((key,),) = conn.execute("select id from respondents where slip_hash = ?", [slip_hash])
            for table in TIED:
                conn.execute(f"update {table} set respondent_id = ? where respondent_id = ?", [number, key])
            conn.execute("update respondents set id = ? where id = ?", [number, key])
        for table in TIED:
            conn.execute(f"create temp table rows_of_it as select * from {table} order by respondent_id")
            conn.execute(f"delete from {table}")
            conn.execute(f"insert into {table} select * from rows_of_it")
            conn.execute("drop table rows_of_it")


def rows_of(path: Path, tables: Sequence[str]) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as conn:
        return {table: conn.execute(f"select count(*) from {table}").fetchone()[0] for table in tables}


def test_a_database_of_the_version_before_forgets_its_order_and_so_does_the_copy_of_it(room, tmp_path):
    for number in range(PEOPLE):
        room.come(number)
    end(room.database, room.workshop)
    kept = ("respondents", "responses", "comments", "member_tokens", "one_time_codes")
    counts = rows_of(tmp_path / "sait.db", kept)
    room.database.close()
    as_the_version_before(room)
    assert links([room.copied("before")])
    open_database.cache_clear()
    room.database = open_database(f"sqlite:///{tmp_path / 'sait.db'}")
    (copy,) = (tmp_path / "copies").glob(f"before-{BEFORE}-*.db")
    assert links([room.copied("after"), room.files(copy)]) == []
    assert rows_of(copy, kept) == rows_of(tmp_path / "sait.db", kept) == counts
    assert copies.copies.inspect(copy).revision == BEFORE
    room.database.close()
