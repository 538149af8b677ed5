"""Members who joined before there was a code for erasing keep their slip; user names come into one spelling."""

import pytest
from alembic import command
from sqlalchemy import create_engine

from sait.storage import members
from sait.storage.engine import schema
from sait.storage.engine.database import open_database
from tests.storage.rows import add_member, add_workshop

BEFORE, AFTER = "0018-1", "0018"


def migrate(address: str, revision: str, *, down: bool = False) -> None:
    engine = create_engine(address)
    with engine.begin() as conn:
        config = schema._config()
        config.attributes["connection"] = conn
        (command.downgrade if down else command.upgrade)(config, revision)
    engine.dispose()


@pytest.mark.parametrize("backend", ["sqlite"])
def test_members_keep_their_slip_and_cookie_and_have_no_code_for_erasing(boards_database, tmp_path):
    with boards_database.writing() as conn:
        add_workshop(conn)
        held = [add_member(conn, number) for number in range(3)]
    boards_database.close()
    address = f"sqlite:///{tmp_path / 'sait.db'}"
    migrate(address, BEFORE, down=True)
    migrate(address, AFTER)
    open_database.cache_clear()
    database = open_database(address)
    with database.writing() as conn:
        assert [members.find_by_slip(conn, workshop_id="w1", slip_hash=f"slip-w1-{n}") for n in range(3)] == held
        assert members.find_by_erasing_code(conn, workshop_id="w1", erasing_hash="") is None
        kept = conn.exec_driver_sql("select erasing_hash from respondents").scalars()
        assert list(kept) == [None, None, None]
    database.close()


def test_names_and_addresses_come_into_one_spelling_where_it_is_free(tmp_path):
    address = f"sqlite:///{tmp_path / 'sait.db'}"
    migrate(address, AFTER)
    migrate(address, BEFORE, down=True)
    engine = create_engine(address)
    with engine.begin() as conn:
        for number, (name, email) in enumerate(
            [("Sia\u0302n", "sia\u0302n@example.org"), ("Gw\u00ean", None), ("Gwe\u0302n", None), ("plain", None)]
        ):
            conn.exec_driver_sql(
                "insert into accounts (id, username, email, disabled, created_at, version)"
                " values (?, ?, ?, 0, '2013-06-01 09:30:00.000000', 1)",
                (number, name, email),
            )
    engine.dispose()
    migrate(address, AFTER)
    with create_engine(address).connect() as conn:
        held = conn.exec_driver_sql("select username, email from accounts order by id").all()
    assert [tuple(row) for row in held] == [
        ("Si\u00e2n", "si\u00e2n@example.org"),
        ("Gw\u00ean", None),
        ("Gwe\u0302n", None),
        ("plain", None),
    ]
