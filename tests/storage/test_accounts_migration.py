"""Facilitators become accounts: nobody is lost, signed out or given less than before."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from alembic import command
from sqlalchemy import create_engine

from sait.assessment.access import FIRST_GRANTS
from sait.storage import accounts, sign_ins
from sait.storage.engine import schema
from sait.storage.engine.database import open_database

BEFORE = "0009"
MADE = datetime(2013, 6, 1, 9, 30, tzinfo=UTC)
LATER = MADE + timedelta(days=1)


def migrate(address: str, revision: str, *, down: bool = False) -> None:
    engine = create_engine(address)
    with engine.begin() as conn:
        config = schema._config()
        config.attributes["connection"] = conn
        (command.downgrade if down else command.upgrade)(config, revision)
    engine.dispose()


def old_database(tmp_path: Path) -> str:
    address = f"sqlite:///{tmp_path / 'sait.db'}"
    migrate(address, BEFORE)
    engine = create_engine(address)
    with engine.begin() as conn:
        for number, name in ((3, "ffion"), (7, "gwen")):
            conn.exec_driver_sql(
                "insert into facilitators values (?, ?, ?, '2013-06-01 09:30:00.000000')",
                (number, name, f"hash of {name}"),
            )
        conn.exec_driver_sql("insert into sign_ins values ('token', 7, '2013-06-02 09:30:00.000000')")
        conn.exec_driver_sql("insert into setup_links values ('link', '2013-06-02 09:30:00.000000')")
    engine.dispose()
    return address


def test_everybody_keeps_name_password_sign_in_and_may_do_what_they_could(tmp_path):
    database = open_database(old_database(tmp_path))
    with database.writing() as conn:
        listed = accounts.list_accounts(conn)
        assert [(one.id, one.name, one.grants, one.created_at) for one in listed] == [
            (3, "ffion", FIRST_GRANTS, MADE),
            (7, "gwen", FIRST_GRANTS, MADE),
        ]
        assert accounts.find_credentials(conn, "gwen").password_hash == "hash of gwen"
        signed_in = sign_ins.find_account(conn, token_hash="token", now=LATER - timedelta(seconds=1))
        assert signed_in
        assert signed_in.name == "gwen"
        assert sign_ins.find_account(conn, token_hash="token", now=LATER) is None
        assert sign_ins.find_setup_link(conn, token_hash="link", now=MADE)
        newer = accounts.add_account(conn, username="new", password_hash=None, created_at=MADE)
        assert newer not in {3, 7}
    database.close()


def test_the_way_back_keeps_who_could_sign_in(tmp_path):
    address = old_database(tmp_path)
    database = open_database(address)
    with database.writing() as conn:
        accounts.add_account(conn, username="no password", password_hash=None, created_at=MADE)
        accounts.set_disabled(conn, account_id=3, disabled=True, version=1)
    database.close()
    migrate(address, BEFORE, down=True)
    engine = create_engine(address)
    with engine.begin() as conn:
        kept = conn.exec_driver_sql("select id, username, password_hash from facilitators").all()
    engine.dispose()
    assert kept == [(7, "gwen", "hash of gwen")]
