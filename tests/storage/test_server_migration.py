"""A database on a server that has data: what is kept, and what the newest schema changes there alone."""

import pytest
from sqlalchemy import create_engine

from sait.storage import members, responses
from sait.storage.engine import database as opening
from sait.storage.engine.database import open_database
from tests.postgresql import new_address
from tests.storage.test_accounts_migration import migrate

BEFORE = "0015"
OLD = """
insert into regions values ('n', 'North', 'North', null, null, 1);
insert into boards values ('north', 'n', null, 'regional', 'North', 'North', null, null, 1);
insert into rounds values ('r', 'R', 'R', '2013-06-01', null, false, 1, null);
insert into instruments values ('h', 'small', '1.0', '{}', '2013-06-01 09:30:00+00');
insert into workshops (id, code, board_id, round_id, instrument_id, instrument_hash, form, view, asks_local, state,
  demonstration, results_shared_note, opened_at, expires_at, version)
  values ('w1', 'ACDEFG', 'north', 'r', 'small', 'h', 'short', 'silent', false, 'scoring', false, '',
  '2013-06-01 09:30:00+01', '2013-08-01 09:30:00+00', 1);
insert into respondents (workshop_id, slip_hash, done) select 'w1', 'slip-' || n, n = 1 from generate_series(1, 3) n;
insert into member_tokens select 'token-' || id, id from respondents;
insert into responses select id, 'own', 'GOV-01', id::text, false, 'page', 0 from respondents;
"""


@pytest.fixture
def backend() -> str:
    return "postgresql"


def test_members_keep_their_answers_slips_and_cookies_and_their_keys_count_up_no_more(monkeypatch):
    monkeypatch.setattr(opening, "has_program", lambda: False)  # no copy is taken before
    with new_address() as address:
        migrate(address, BEFORE)
        engine = create_engine(address)
        with engine.begin() as conn:
            conn.exec_driver_sql(OLD)
        engine.dispose()
        opened = open_database(address)
        with opened.reading() as conn:
            keys = [members.find_by_slip(conn, workshop_id="w1", slip_hash=f"slip-{n}") for n in (1, 2, 3)]
            held = [members.find_member(conn, workshop_id="w1", token_hash=f"token-{n}") for n in (1, 2, 3)]
            assert [one.respondent_id for one in held] == keys
            assert [one.done for one in held] == [True, False, False]
            assert min(keys) > 2**31
            chosen = [[one.choice for one in responses.list_responses(conn, key).values()] for key in keys]
            assert chosen == [["1"], ["2"], ["3"]]
        opened.close()


def test_text_sorts_by_code_points_and_nothing_that_people_wrote_is_kept_among_statistics(database):
    with database.reading() as conn:
        collations = conn.exec_driver_sql(
            "select distinct collation_name from information_schema.columns"
            " where table_schema = 'public' and data_type in ('text', 'character varying') and table_name <> 'alembic_version'"
        ).scalars()
        assert set(collations) == {"C"}
        written = conn.exec_driver_sql(
            "select count(*) from pg_attribute where attname = 'text' and attstattarget <> 0"
            " and attrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r')"
        ).scalar()
        assert written == 0
        counters = conn.exec_driver_sql("select count(*) from pg_class where relname = 'respondents_id_seq'").scalar()
        assert counters == 0
