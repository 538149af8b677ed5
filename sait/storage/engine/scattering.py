"""Taking the order of writing out of PostgreSQL's tables: where rows lie, which transaction wrote them, what was deleted.

Docs: docs/decisions/0026-two-writers.md. The server's own log of what was written (WAL) is out of reach.
"""

import time
from secrets import SystemRandom

from sqlalchemy import Connection, Engine, Table, bindparam, select, text, update
from sqlalchemy.exc import OperationalError

from sait.storage.engine.faults import code_of
from sait.storage.tables.accounts import drafts
from sait.storage.tables.decisions import decisions
from sait.storage.tables.members import respondents
from sait.storage.tables.whole import metadata

BETWEEN_LOOKS_S = 0.02

# Each row says which transaction wrote it: all say the same afterwards, and lie as they were drawn. The sort keeps the
# first row from coming back before the last one is taken.
_SCATTER = "with taken as (delete from {table} returning *) insert into {table} select * from taken order by random()"
_OLDER_READERS = text(
    "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
    " and backend_xmin is not null and age(backend_xmin) >= age(cast(:scattered as xid))"
)
_SIZE = text("select pg_relation_size(cast(:table as regclass))")
_TOUCH = (
    update(respondents)
    .where(respondents.c.id == bindparam("respondent"))
    .values({respondents.c.done: respondents.c.done})
)


def tied_tables() -> tuple[Table, ...]:
    """The tables whose rows tell of a respondent or a card, by the mark they have for SQLite."""
    return tuple(table for table in metadata.sorted_tables if table.dialect_options["sqlite"]["with_rowid"] is False)


def scatter(conn: Connection) -> str:
    """Write every row of those tables anew, in an order drawn now, within the transaction of *conn*; its number."""
    for table in tied_tables():
        conn.exec_driver_sql(_SCATTER.format(table=table.name))
    # Deleting respondents would take all they gave along: they are touched one by one instead.
    keys = [{"respondent": key} for key in conn.execute(select(respondents.c.id)).scalars()]
    SystemRandom().shuffle(keys)
    if keys:
        conn.execute(_TOUCH, keys)
    return str(conn.execute(text("select cast(pg_current_xact_id() as xid)")).scalar_one())


def compact(engine: Engine, scattered: str, *, patience_ms: int) -> bool:
    """Write the files of those tables, and of others with words of people, anew without what was deleted.

    False where others read without a pause.
    """
    deadline = time.monotonic() + patience_ms / 1000
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as conn:
        # What a transaction that began before can still see would be kept.
        while conn.execute(_OLDER_READERS, {"scattered": scattered}).scalar_one():
            if time.monotonic() > deadline:
                return False
            time.sleep(BETWEEN_LOOKS_S)  # the server tells nobody when a reader ends; a thread of its own waits here
        conn.exec_driver_sql(f"set lock_timeout = {max(patience_ms, 1)}")
        try:
            for table in (*tied_tables(), respondents, decisions, drafts):
                if conn.execute(_SIZE, {"table": table.name}).scalar_one():
                    conn.exec_driver_sql(f"vacuum full {table.name}")
        except OperationalError as fault:
            if code_of(fault.orig) != "storage.busy":
                raise
            return False
        finally:
            conn.invalidate()  # with its patience
    return True
