"""Instruments as they were when a workshop opened with them."""

from datetime import datetime

from sqlalchemy import Connection, insert, select

from sait.errors import SaitError
from sait.storage.tables.banks import instruments


def keep(
    conn: Connection, *, content_hash: str, instrument_id: str, version: str, document: str, stored_at: datetime
) -> None:
    """Store a document under its hash; nothing happens where it is stored already."""
    known = conn.execute(select(instruments.c.version).where(instruments.c.content_hash == content_hash)).first()
    if known is None:
        conn.execute(
            insert(instruments).values(
                content_hash=content_hash,
                instrument_id=instrument_id,
                version=version,
                document=document,
                stored_at=stored_at,
            )
        )


def list_documents(conn: Connection) -> tuple[str, ...]:
    """The canonical JSON of every bank that a workshop was opened with, also of those that are not on offer any more."""
    return tuple(conn.execute(select(instruments.c.document).order_by(instruments.c.stored_at)).scalars())


def get_document(conn: Connection, content_hash: str) -> str:
    """The canonical JSON stored under *content_hash*."""
    found = conn.execute(select(instruments.c.document).where(instruments.c.content_hash == content_hash)).scalar()
    if found is None:
        raise SaitError("instrument.unknown")
    return str(found)
