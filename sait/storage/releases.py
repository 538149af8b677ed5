"""Releases as rows: appended, never changed."""

from dataclasses import replace

from sqlalchemy import Connection, func, insert, select, update

from sait.assessment.release_text import body_of, canonical, digest_of, read_release
from sait.assessment.releases import Audience, Release
from sait.storage.tables.releases import release_counter, releases

# Asked by every open screen twice a second.
_LATEST = select(func.coalesce(func.max(releases.c.sequence), 0))


def append(conn: Connection, *, release: Release) -> Release:
    """Append *release*, numbered and with its digest; the release as stored."""
    # The counter's row is locked until this transaction ends, so that numbers appear in order.
    conn.execute(update(release_counter).values(last=release_counter.c.last + 1))
    sequence = int(conn.execute(select(release_counter.c.last)).scalar_one())
    body = body_of(release)
    stored = replace(release, sequence=sequence, digest=digest_of(body))
    conn.execute(
        insert(releases).values(
            sequence=stored.sequence,
            workshop_id=stored.workshop_id,
            board_id=stored.board_id,
            round_id=stored.round_id,
            audience=stored.audience,
            demonstration=stored.demonstration,
            published_at=stored.published_at,
            digest=stored.digest,
            body=canonical(body),
        )
    )
    return stored


def latest_sequence(conn: Connection) -> int:
    """The number of the newest release of any workshop; 0 when there is none."""
    return int(conn.execute(_LATEST).scalar_one())


def list_releases(
    conn: Connection, *, round_id: str | None = None, workshop_id: str | None = None, audience: Audience | None = None
) -> tuple[Release, ...]:
    """Releases in the order they were published, of a round, a workshop or an audience where one is named."""
    query = select(releases).order_by(releases.c.sequence)
    if round_id is not None:
        query = query.where(releases.c.round_id == round_id)
    if workshop_id is not None:
        query = query.where(releases.c.workshop_id == workshop_id)
    if audience is not None:
        query = query.where(releases.c.audience == audience)
    return tuple(read_release(dict(row)) for row in conn.execute(query).mappings())
