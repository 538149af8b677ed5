"""Transactions, two writers at once, a database that is locked or from another version, and the schema."""

import sqlite3
import threading
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import CheckConstraint, Pool, UniqueConstraint, event

from sait.errors import SaitError
from sait.storage import releases, responses, workshops
from sait.storage.engine import database as opening
from sait.storage.engine.database import Database, open_database
from sait.storage.tables.whole import metadata
from tests import thrift
from tests.storage.rows import RELEASE, add_member, add_workshop, choose

NAMED = {
    "sqlite": "select sql from sqlite_master where sql is not null",
    "postgresql": "select conname from pg_constraint",
}
"""Where the names of constraints stand."""


def is_sound(database: Database) -> bool:
    with database.reading() as conn:
        return conn.exec_driver_sql("select 1").scalar() == 1


def count(database: Database, table: str) -> int:
    with database.reading() as conn:
        return int(conn.exec_driver_sql(f"select count(*) from {table}").scalar_one())


def test_a_transaction_that_fails_leaves_nothing(boards_database):
    def fail_at_the_end() -> None:
        with boards_database.writing() as conn:
            add_workshop(conn)
            choose(conn, add_member(conn), "1")
            workshops.close_domain(conn, workshop_id="w1", domain_id="GOV")
            releases.append(conn, release=RELEASE)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_at_the_end()
    tables = ("workshops", "respondents", "responses", "closed_domains", "releases")
    assert {table: count(boards_database, table) for table in tables} == dict.fromkeys(tables, 0)


def test_a_reader_sees_one_moment_while_another_writes(boards_database):
    with boards_database.writing() as conn:
        add_workshop(conn)
        member = add_member(conn)
    with boards_database.reading() as conn:
        before = responses.list_responses(conn, member)
        with boards_database.writing() as other:
            choose(other, member, "1")
        assert responses.list_responses(conn, member) == before == {}
    assert count(boards_database, "responses") == 1


def test_writers_at_once_all_succeed_and_releases_stay_in_order(boards_database):
    with boards_database.writing() as conn:
        add_workshop(conn)
        members_ = [add_member(conn, number) for number in range(4)]
    barrier = threading.Barrier(len(members_))
    failed: list[SaitError] = []

    def write(member: int) -> None:
        barrier.wait()
        try:
            for choice in ("0", "1", "2", "3"):
                with boards_database.writing() as conn:
                    choose(conn, member, choice)
                    releases.append(conn, release=RELEASE)
        except SaitError as fault:
            failed.append(fault)

    threads = [threading.Thread(target=write, args=(member,)) for member in members_]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with boards_database.reading() as conn:
        assert [one.sequence for one in releases.list_releases(conn)] == list(range(1, 17))
        assert {tuple(r.choice for r in responses.list_responses(conn, one).values()) for one in members_} == {("3",)}


def test_reading_before_writing_in_one_transaction_is_never_turned_away(boards_database):
    """With the driver's own late BEGIN, the second of two such writers fails at once, however patient."""
    with boards_database.writing() as conn:
        add_workshop(conn)
        member = add_member(conn)
    started, failed = threading.Event(), []

    def second() -> None:
        started.set()
        try:
            with boards_database.writing() as conn:
                row = next(iter(responses.list_responses(conn, member).values()))
                choose(conn, member, "2", writer="page-b", handovers=row.handovers)
        except SaitError as fault:
            failed.append(fault)

    thread = threading.Thread(target=second)
    with boards_database.writing() as conn:
        responses.list_responses(conn, member)
        thread.start()
        started.wait()
        choose(conn, member, "1")
    thread.join()
    assert failed == []
    with boards_database.reading() as conn:
        assert [r.choice for r in responses.list_responses(conn, member).values()] == ["2"]


def test_a_locked_database_is_said_to_be_locked_and_works_again_afterwards(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "LOCK_PATIENCE_S", 0)
    path = tmp_path / "sait.db"
    database = open_database(f"sqlite:///{path}")
    other = sqlite3.connect(path, isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(SaitError) as refused, database.writing():
            pytest.fail("the lock was ignored")
        assert refused.value.code == "storage.locked"
        assert is_sound(database)
        other.execute("ROLLBACK")
        with database.writing() as conn:
            conn.exec_driver_sql("update release_counter set last = 7")
    finally:
        other.close()
        database.close()


def test_readers_stand_beside_each_other_and_hold_up_no_writer(boards_database):
    with boards_database.reading() as conn, boards_database.reading() as other:
        assert workshops.list_workshops(conn) == workshops.list_workshops(other) == ()
        with boards_database.writing() as writer:
            add_workshop(writer)
    with boards_database.reading() as conn:
        assert [workshop.id for workshop in workshops.list_workshops(conn)] == ["w1"]


def test_a_folder_that_cannot_be_written_is_said_to_be_unavailable(tmp_path):
    in_the_way = tmp_path / "sait.db"
    in_the_way.mkdir()
    with pytest.raises(SaitError) as refused:
        open_database(f"sqlite:///{in_the_way}")
    assert refused.value.code == "storage.unavailable"


def test_the_folder_of_the_database_is_made(tmp_path):
    path = tmp_path / "new" / "folder" / "sait.db"
    database = open_database(f"sqlite:///{path}")
    assert path.exists()
    assert is_sound(database)
    database.close()


def test_the_migrated_schema_is_that_of_the_tables(database):
    with database.reading() as conn:
        context = MigrationContext.configure(conn, opts={"compare_type": True, "render_as_batch": True})
        assert compare_metadata(context, metadata) == []
        constraints = {one for table in metadata.tables.values() for one in table.constraints}
        expected = {one.name for one in constraints if isinstance(one, CheckConstraint | UniqueConstraint)}
        written = "\n".join(conn.exec_driver_sql(NAMED[database.kind]).scalars())
    assert len(expected) > 5
    assert {name for name in expected if str(name) not in written} == set()


def test_nothing_that_ties_to_a_respondent_has_row_numbers_beside_its_random_key():
    """A table that is added later, too: SQLite numbers rows in the order of writing, and no VACUUM takes that away."""
    tied = {
        table.name
        for table in metadata.tables.values()
        if any(key.column.table.name == "respondents" for key in table.foreign_keys)
    }
    assert {"member_tokens", "responses", "comments"} < tied
    ordered = {
        name
        for name in {*tied, "one_time_codes", "admissions"}
        if metadata.tables[name].dialect_options["sqlite"]["with_rowid"]
    }
    assert ordered == set()


def test_opening_again_keeps_what_is_there(tmp_path):
    address = f"sqlite:///{tmp_path / 'sait.db'}"
    first = open_database(address)
    with first.writing() as conn:
        conn.exec_driver_sql("update release_counter set last = 7")
    first.close()
    open_database.cache_clear()
    again = open_database(address)
    with again.reading() as conn:
        assert conn.exec_driver_sql("select last from release_counter").scalars().all() == [7]
    again.close()


def test_a_database_of_a_newer_version_is_refused_in_words(tmp_path: Path):
    path = tmp_path / "sait.db"
    open_database(f"sqlite:///{path}").close()
    open_database.cache_clear()
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("update alembic_version set version_num = '9999'")
    raw.close()
    with pytest.raises(SaitError) as refused:
        open_database(f"sqlite:///{path}")
    assert refused.value.code == "storage.newer"


def test_times_come_back_aware_and_in_utc_whatever_zone_they_were_written_in(boards_database):
    summer = timezone(timedelta(hours=1))
    with boards_database.writing() as conn:
        add_workshop(conn, opened_at=datetime(2013, 6, 5, 10, 30, tzinfo=summer))
    with boards_database.reading() as conn:
        found = workshops.get_workshop(conn, "w1").opened_at
    assert found == datetime(2013, 6, 5, 9, 30, tzinfo=UTC)
    assert found.utcoffset() == timedelta(0)


def test_in_production_a_commit_waits_until_the_disk_has_it(tmp_path: Path):
    full = 2
    event.remove(Pool, "checkout", thrift.leave_writing_to_the_system)
    try:
        opened = open_database(f"sqlite:///{tmp_path / 'waits.db'}")
        with opened.reading() as conn:
            assert conn.exec_driver_sql("PRAGMA synchronous").scalar() == full
        opened.close()
    finally:
        event.listen(Pool, "checkout", thrift.leave_writing_to_the_system)


@pytest.mark.parametrize("backend", ["sqlite"])
def test_whoever_waits_for_their_turn_takes_no_connection_from_the_one_whose_turn_it_is(boards_database):
    """More writers wait than there are connections, while the file is rewritten, which needs one."""
    with boards_database.writing() as conn:
        add_workshop(conn)
    most = boards_database._engine.pool.size() + boards_database._engine.pool._max_overflow
    waiting = threading.Semaphore(0)

    def write() -> None:
        waiting.release()
        with boards_database.writing() as conn:
            conn.exec_driver_sql("update release_counter set last = last + 1")

    threads = [threading.Thread(target=write) for _ in range(most + 1)]
    with boards_database._turn:
        for thread in threads:
            thread.start()
        for _ in threads:
            waiting.acquire()
        with boards_database._engine.connect() as conn:
            assert conn.exec_driver_sql("select last from release_counter").scalar() == 0
    for thread in threads:
        thread.join()
    with boards_database.reading() as conn:
        assert conn.exec_driver_sql("select last from release_counter").scalar() == len(threads)
