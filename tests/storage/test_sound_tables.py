"""What SQLite itself finds when it looks whether a database is damaged, as SAIT asks it to at every start."""

import sqlite3

from tests.templates import demonstration_file


def test_a_database_that_is_whole_is_not_taken_for_damaged():
    with sqlite3.connect(demonstration_file()) as conn:
        assert conn.execute("PRAGMA integrity_check(3)").fetchall() == [("ok",)]


def test_the_columns_of_a_key_come_first_where_rows_have_no_numbers():
    """Elsewhere, SQLite before 3.41 finds a NULL in every row that has none."""
    with sqlite3.connect(demonstration_file()) as conn:
        named = "select name from sqlite_master where type = 'table' and sql like '%WITHOUT ROWID%'"
        tables = {name: conn.execute(f"PRAGMA table_info({name})").fetchall() for (name,) in conn.execute(named)}
    assert "responses" in tables
    first = {
        name: {column[1] for column in columns if column[0] < sum(bool(one[5]) for one in columns)}
        for name, columns in tables.items()
    }
    assert first == {name: {column[1] for column in columns if column[5]} for name, columns in tables.items()}
