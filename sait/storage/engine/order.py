"""Taking the order of writing out of an SQLite file: keys that count up, row numbers, pages and the log beside them.

Docs: docs/decisions/0020-order-and-place.md. Works on the driver's connection, outside a transaction.
"""

import secrets
import sqlite3

LARGEST_KEY = 2**63 - 1
"""The largest whole number that a row may have as its key."""

_PASSING = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}
"""Another program writes, or there is no room for the file a second time. What is to be kept is kept all the same."""


def new_key() -> int:
    """A random key for a respondent: it tells nothing of who joined before whom."""
    return 1 + secrets.randbelow(LARGEST_KEY)


def rewrite(conn: sqlite3.Connection) -> bool:
    """Write the file anew in the order of its keys, and empty its log; whether nothing else is left of before.

    The log is emptied first as well: its index keeps which pages were written one after the other, until it begins anew.
    Nothing is added meanwhile, so that the disk need not be waited for before the log goes into the file.
    """
    conn.execute("PRAGMA synchronous = NORMAL")
    try:
        _empty_log(conn)
        conn.execute("VACUUM")
        return _empty_log(conn)
    except sqlite3.OperationalError as fault:
        if fault.sqlite_errorcode & 0xFF not in _PASSING:
            raise
        return False
    finally:
        conn.execute("PRAGMA synchronous = FULL")


def _empty_log(conn: sqlite3.Connection) -> bool:
    (is_busy, _, _) = conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not is_busy


def keeps_order(conn: sqlite3.Connection) -> bool:
    """Whether the database is of a version whose respondents were numbered in the order of joining."""
    (made,) = conn.execute("select sql from sqlite_master where name = 'member_tokens'").fetchone() or ("",)
    return bool(made) and "WITHOUT ROWID" not in made.upper()


def forget_order(conn: sqlite3.Connection) -> None:
    """Give the respondents of a database of such a version random keys, and its rows an order of no meaning."""
    tied = _tied_tables(conn)
    conn.execute("PRAGMA foreign_keys = OFF")
    conn.execute("PRAGMA temp_store = MEMORY")
    conn.execute("PRAGMA secure_delete = ON")
    conn.execute("BEGIN IMMEDIATE")
    changes = [(new_key(), key) for (key,) in conn.execute("select id from respondents").fetchall()]
    conn.executemany("update respondents set id = ? where id = ?", changes)
    for table in tied:
        conn.executemany(f'update "{table}" set respondent_id = ? where respondent_id = ?', changes)  # noqa: S608 - a table of the schema, named by the schema
    for table in (*tied, *_existing(conn, "one_time_codes")):
        _shuffle_rows(conn, table)
    conn.execute("COMMIT")
    conn.execute("VACUUM")


def _tied_tables(conn: sqlite3.Connection) -> list[str]:
    tables = [name for (name,) in conn.execute("select name from sqlite_master where type = 'table'")]
    return [
        table
        for table in tables
        if any(key[2] == "respondents" for key in conn.execute(f'PRAGMA foreign_key_list("{table}")'))
    ]


def _existing(conn: sqlite3.Connection, name: str) -> list[str]:
    return [found for (found,) in conn.execute("select name from sqlite_master where name = ?", [name])]


def _shuffle_rows(conn: sqlite3.Connection, table: str) -> None:
    conn.execute(f'create temp table shuffled as select * from "{table}" order by random()')  # noqa: S608 - a table of the schema, named by the schema
    conn.execute(f'delete from "{table}"')  # noqa: S608 - a table of the schema, named by the schema
    conn.execute(f'insert into "{table}" select * from temp.shuffled')  # noqa: S608 - a table of the schema, named by the schema
    conn.execute("drop table temp.shuffled")
