"""What a database server can do to SAIT: stop, refuse, fill up, take another's side. Each fault has its words."""

import threading

import psycopg
import pytest
from sqlalchemy.exc import DBAPIError

from sait.services.running.system import Light, read_health
from sait.storage.engine import database as opening
from sait.storage.engine import postgresql
from sait.storage.engine.database import Database, open_database
from sait.storage.engine.health import Writing, check_database
from sait.storage.engine.holds import Alone, Shared, Whole
from tests.faults.database.stores import add_later_migration, code_of
from tests.postgresql import server
from tests.unit.services.people import choose, join, open_room


@pytest.fixture
def backend() -> str:
    return "postgresql"


def name_of(database: Database) -> str:
    return str(database._engine.url.database)


def end_connections(database: Database) -> None:
    """As when the server is started again: every connection is cut."""
    ended = f"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name_of(database)}'"
    server().ask("postgres", ended)


def write(database: Database) -> None:
    with database.writing() as conn:
        conn.exec_driver_sql("update release_counter set last = last")


def test_a_connection_that_is_lost_between_two_answers_is_not_noticed(boards_database):
    room = open_room(boards_database)
    member = join(boards_database, room)
    choose(boards_database, member, "1")
    end_connections(boards_database)
    assert choose(boards_database, member, "2").choice == "2"


def test_a_connection_that_is_lost_within_a_transaction_is_said_to_be_and_nothing_is_kept(boards_database):
    room = open_room(boards_database)

    def cut_off() -> None:
        with boards_database.moving(room.id) as conn:
            conn.exec_driver_sql("update workshops set invited = 7")
            end_connections(boards_database)

    assert code_of(cut_off) == "storage.unavailable"
    with boards_database.reading() as conn:
        assert conn.exec_driver_sql("select invited from workshops").scalars().all() == [room.invited]


def test_a_server_that_takes_no_changes_is_said_to_be_read_only_and_health_is_red(boards_database, database_address):
    server().ask("postgres", f"alter database {name_of(boards_database)} set default_transaction_read_only = on")
    end_connections(boards_database)
    assert code_of(write, boards_database) == "storage.server-read-only"
    found = check_database(database_address)
    assert (found.reads, found.writing, read_health(database_address).light) == (True, Writing.REFUSED, Light.RED)


def test_nobody_waits_for_a_lock_for_good(boards_database, database_address, monkeypatch):
    boards_database.close()
    monkeypatch.setattr(opening, "LOCK_PATIENCE_S", 0.05)
    open_database.cache_clear()
    impatient = open_database(database_address)
    with psycopg.connect(f"host={server().folder} user=sait dbname={name_of(impatient)}") as other:
        other.execute("select pg_advisory_xact_lock(%s, 0)", [int(postgresql.Kind.WHOLE)])
        assert code_of(write, impatient) == "storage.busy"
        assert check_database(database_address).writing is Writing.BUSY
    write(impatient)
    impatient.close()


@pytest.mark.parametrize(
    ("state", "code"),
    [
        ("53100", "storage.server-full"),
        ("53300", "storage.unavailable"),
        ("25006", "storage.server-read-only"),
        ("40001", "storage.busy"),
        ("40P01", "storage.busy"),
        ("55P03", "storage.busy"),
        ("57P01", "storage.unavailable"),
        ("XX001", "storage.server-damaged"),
    ],
)
def test_what_the_server_reports_by_number_has_words(boards_database, state, code):
    raised = f"do $$ begin raise exception 'made to fail' using errcode = '{state}'; end $$"

    def fail() -> None:
        with boards_database.writing() as conn:
            conn.exec_driver_sql(raised)

    assert code_of(fail) == code


def test_a_fault_of_the_program_stays_one(boards_database):
    def fail() -> None:
        with boards_database.writing() as conn:
            conn.exec_driver_sql("insert into closed_domains values ('nowhere', 'GOV')")

    with pytest.raises(DBAPIError):
        fail()


def test_where_no_server_answers_the_start_says_so():
    assert code_of(open_database, "postgresql+psycopg://sait@/sait?host=/nowhere") == "storage.no-server"
    found = check_database("postgresql+psycopg://sait@/sait?host=/nowhere")
    assert (found.reads, found.writing, found.on_server) == (False, Writing.REFUSED, True)


def test_where_the_driver_is_missing_the_start_says_so(monkeypatch):
    def missing(*_: object, **__: object) -> None:
        raise ModuleNotFoundError("psycopg")

    monkeypatch.setattr(opening, "create_engine", missing)
    assert code_of(open_database, "postgresql+psycopg://sait@/sait?host=/nobody") == "storage.no-driver"


def test_health_names_the_database_its_version_and_its_size(boards_database, database_address):
    found = check_database(database_address)
    assert (found.reads, found.writing, found.on_server) == (True, Writing.WORKS, True)
    (version,) = server().ask("postgres", "show server_version")[0]
    assert found.version == f"PostgreSQL {str(version).split()[0]}"
    assert found.size_b > 1_000_000


def test_two_that_start_at_once_bring_the_schema_up_to_date_once(
    boards_database, database_address, monkeypatch, tmp_path
):
    """The second waits, and finds nothing left to do."""
    boards_database.close()
    add_later_migration(monkeypatch, tmp_path)
    migrated: list[int] = []
    upgrade, together = opening.schema.upgrade, threading.Barrier(2)

    def counted(conn: object) -> None:
        migrated.append(1)
        upgrade(conn)

    monkeypatch.setattr(opening.schema, "upgrade", counted)
    monkeypatch.setattr(opening, "has_program", lambda: False)
    opened: list[Database] = []

    def start() -> None:
        together.wait()
        opened.append(open_database.__wrapped__(database_address))

    threads = [threading.Thread(target=start) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(opened), len(migrated)) == (2, 1)
    for one in opened:
        one.close()


def test_what_one_process_does_each_day_no_other_does_meanwhile(boards_database, database_address):
    other = open_database.__wrapped__(database_address)
    with boards_database.unless_done("a job") as is_mine:
        assert is_mine
        with other.unless_done("a job") as also, other.unless_done("another job") as another:
            assert (also, another) == (False, True)
    with other.unless_done("a job") as is_mine:
        assert is_mine
    other.close()


def test_a_job_that_is_over_can_be_done_at_once_and_not_when_the_server_notices_that_a_connection_has_ended(
    boards_database,
):
    for _ in range(200):
        with boards_database.reading() as conn:  # a connection that stands need not be made first
            with boards_database.unless_done("a job") as is_mine:
                assert is_mine
            assert conn.exec_driver_sql("select count(*) from pg_locks where locktype = 'advisory'").scalar() == 0


def test_reading_sees_one_moment_and_writes_nothing(boards_database):
    with boards_database.reading() as conn:
        before = conn.exec_driver_sql("select last from release_counter").scalar()
        with boards_database.writing() as other:
            other.exec_driver_sql("update release_counter set last = last + 1")
        assert conn.exec_driver_sql("select last from release_counter").scalar() == before

    def write_while_reading() -> None:
        with boards_database.reading() as conn:
            conn.exec_driver_sql("update release_counter set last = 0")

    assert code_of(write_while_reading) == "storage.server-read-only"


@pytest.mark.parametrize("hold", [Whole(), Alone("w"), Shared("w", respondent_id=1, secret="s")])
def test_every_lock_ends_with_its_transaction(boards_database, hold):
    with boards_database._writing(hold):
        pass
    held = f"select count(*) from pg_locks l join pg_database d on d.oid = l.database where datname = '{name_of(boards_database)}' and locktype = 'advisory'"
    assert server().ask("postgres", held) == [(0,)]
