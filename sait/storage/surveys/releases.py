"""What was released of a survey as rows: made once, when it closes, and never changed."""

from dataclasses import replace

from sqlalchemy import Connection, insert, select

from sait.assessment.release_text import body_of, canonical, digest_of, read_release
from sait.assessment.releases import Audience, Release
from sait.storage.tables.surveys import survey_releases


def append(conn: Connection, release: Release) -> Release:
    """Keep the one release of a board's answers for its audience; the release as stored.

    Its *workshop_id* is the survey's id, and its *sequence* 0: a survey is released once.
    """
    body = body_of(release)
    stored = replace(release, digest=digest_of(body))
    conn.execute(
        insert(survey_releases).values(
            survey_id=stored.workshop_id,
            board_id=stored.board_id,
            audience=stored.audience,
            published_at=stored.published_at,
            digest=stored.digest,
            body=canonical(body),
        )
    )
    return stored


def count_answered(conn: Connection, survey_id: str) -> dict[str, int]:
    """How many people answered, by board, as it was released when the survey closed."""
    released = list_releases(conn, survey_id, Audience.INSIDE, demonstration=False)
    return {release.board_id: release.attendance.joined for release in released}


def list_releases(conn: Connection, survey_id: str, audience: Audience, *, demonstration: bool) -> tuple[Release, ...]:
    """What was released of each board of a survey to *audience*, by the boards' ids."""
    query = (
        select(survey_releases)
        .where(survey_releases.c.survey_id == survey_id, survey_releases.c.audience == audience)
        .order_by(survey_releases.c.board_id)
    )
    known = {"sequence": 0, "workshop_id": survey_id, "round_id": "", "demonstration": demonstration}
    return tuple(read_release({**row, **known}) for row in conn.execute(query).mappings())
