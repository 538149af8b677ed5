"""Question banks that were uploaded: on offer until they are removed, whatever workshops keep of them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, or_, select
from sqlalchemy.exc import IntegrityError

from sait.errors import SaitError
from sait.storage.tables.banks import instruments, uploaded_banks
from sait.storage.tables.surveys import surveys
from sait.storage.tables.workshops import workshops


@dataclass(frozen=True, slots=True)
class UploadedBank:
    """Which bank was uploaded, by whom and when."""

    content_hash: str
    instrument_id: str
    version: str
    uploaded_by: str
    uploaded_at: datetime


def add_bank(conn: Connection, *, bank: UploadedBank, document: str, archive: bytes) -> None:
    """Add an uploaded bank with its canonical JSON and its files; ``upload.version-taken`` where one is there."""
    try:
        conn.execute(
            insert(uploaded_banks).values(
                content_hash=bank.content_hash,
                instrument_id=bank.instrument_id,
                version=bank.version,
                document=document,
                archive=archive,
                uploaded_by=bank.uploaded_by,
                uploaded_at=bank.uploaded_at,
            )
        )
    except IntegrityError as taken:
        raise SaitError("upload.version-taken", bank=bank.instrument_id, version=bank.version) from taken


def list_banks(conn: Connection) -> tuple[UploadedBank, ...]:
    """The uploaded banks, the newest last."""
    kept = uploaded_banks.c
    query = select(kept.content_hash, kept.instrument_id, kept.version, kept.uploaded_by, kept.uploaded_at)
    return tuple(UploadedBank(*row) for row in conn.execute(query.order_by(kept.uploaded_at, kept.content_hash)))


def get_document(conn: Connection, content_hash: str) -> str:
    """The canonical JSON of an uploaded bank; ``bank.gone`` where it was removed."""
    query = select(uploaded_banks.c.document).where(uploaded_banks.c.content_hash == content_hash)
    found = conn.execute(query).scalar()
    if found is None:
        raise SaitError("bank.gone")
    return str(found)


def get_archive(conn: Connection, content_hash: str) -> bytes:
    """The files of an uploaded bank as a ZIP; ``bank.gone`` where it was removed."""
    query = select(uploaded_banks.c.archive).where(uploaded_banks.c.content_hash == content_hash)
    found = conn.execute(query).scalar()
    if found is None:
        raise SaitError("bank.gone")
    return bytes(found)


def remove_bank(conn: Connection, content_hash: str) -> None:
    """Remove an uploaded bank, and nothing else; ``bank.gone`` where somebody else has."""
    removed = conn.execute(delete(uploaded_banks).where(uploaded_banks.c.content_hash == content_hash))
    if not removed.rowcount:
        raise SaitError("bank.gone")


def hashes_in_workshops(conn: Connection, *, instrument_id: str, version: str) -> frozenset[str]:
    """Under which hashes workshops and surveys were opened with this version of a bank."""
    query = (
        select(instruments.c.content_hash)
        .where(instruments.c.instrument_id == instrument_id, instruments.c.version == version)
        .where(
            or_(
                instruments.c.content_hash.in_(select(workshops.c.instrument_hash)),
                instruments.c.content_hash.in_(select(surveys.c.instrument_hash)),
            )
        )
    )
    return frozenset(conn.execute(query).scalars())
