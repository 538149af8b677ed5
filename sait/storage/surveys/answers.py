"""What is answered in a survey: drafts and envelopes, sealed; and what was in the envelopes once the survey has closed."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from sait.assessment.surveys.answers import Answers
from sait.storage.engine.order import new_key
from sait.storage.tables.surveys import survey_answers, survey_drafts, survey_envelopes

_DRAFT = select(survey_drafts.c.sealed).where(
    survey_drafts.c.cookie_hash == bindparam("cookie"), survey_drafts.c.survey_id == bindparam("survey")
)


@dataclass(frozen=True, slots=True)
class Envelope:
    """A sealed answer and the board it is for."""

    board_id: str
    sealed: bytes


def find_draft(conn: Connection, *, survey_id: str, cookie_hash: str) -> bytes | None:
    """What a browser has on the way, sealed; None where that is nothing."""
    return conn.execute(_DRAFT, {"cookie": cookie_hash, "survey": survey_id}).scalar_one_or_none()


def write_draft(conn: Connection, *, survey_id: str, cookie_hash: str, sealed: bytes) -> None:
    """Keep what a browser has on the way in place of what it had."""
    dialect = sqlite if conn.dialect.name == "sqlite" else postgresql
    insertion = dialect.insert(survey_drafts).values(cookie_hash=cookie_hash, survey_id=survey_id, sealed=sealed)
    conn.execute(insertion.on_conflict_do_update(index_elements=[survey_drafts.c.cookie_hash], set_={"sealed": sealed}))


def add_envelope(conn: Connection, *, survey_id: str, envelope: Envelope) -> None:
    """Put an envelope with the others of the survey, under a random key."""
    conn.execute(
        insert(survey_envelopes).values(
            id=new_key(), survey_id=survey_id, board_id=envelope.board_id, sealed=envelope.sealed
        )
    )


def list_envelopes(conn: Connection, survey_id: str) -> list[Envelope]:
    """Every envelope of a survey, in the order of their random keys."""
    query = select(survey_envelopes).where(survey_envelopes.c.survey_id == survey_id).order_by(survey_envelopes.c.id)
    return [Envelope(row["board_id"], row["sealed"]) for row in conn.execute(query).mappings()]


def count_envelopes(conn: Connection, survey_id: str) -> dict[str, int]:
    """How many envelopes there are, by board."""
    query = (
        select(survey_envelopes.c.board_id, func.count())
        .where(survey_envelopes.c.survey_id == survey_id)
        .group_by(survey_envelopes.c.board_id)
    )
    return {str(board_id): int(count) for board_id, count in conn.execute(query)}


def remove_answers(conn: Connection, survey_id: str) -> int:
    """Remove what single people answered to a closed survey; of how many."""
    return conn.execute(delete(survey_answers).where(survey_answers.c.survey_id == survey_id)).rowcount


def replace_envelopes(conn: Connection, *, survey_id: str, opened: Iterable[tuple[str, Answers]]) -> None:
    """Keep what was in the envelopes of a survey, each a board and answers, and remove the envelopes and all drafts."""
    for table in (survey_envelopes, survey_drafts):
        conn.execute(delete(table).where(table.c.survey_id == survey_id))
    rows = [
        {
            "id": new_key(),
            "survey_id": survey_id,
            "board_id": board_id,
            "choices": dict(answers.choices),
            "words": dict(answers.words),
        }
        for board_id, answers in opened
    ]
    if rows:
        conn.execute(insert(survey_answers), rows)


def list_answers(conn: Connection, survey_id: str) -> list[tuple[str, Answers]]:
    """Every answer of a closed survey with its board, in the order of their random keys."""
    query = select(survey_answers).where(survey_answers.c.survey_id == survey_id).order_by(survey_answers.c.id)
    return [(row["board_id"], Answers(row["choices"], row["words"])) for row in conn.execute(query).mappings()]
