"""Answers that were taken back, as rows: what is left of each is the count that keeps an old page from bringing it back."""

from sqlalchemy import Connection, bindparam, delete, insert, select

from sait.assessment.members.responses import Question
from sait.assessment.releases import Vantage, Wave
from sait.errors import SaitError
from sait.storage.questions import question_key
from sait.storage.tables.answers import cleared_responses, responses

# Asked at every tap: a statement made once costs half of one made anew each time.
_OWN = select(cleared_responses).where(cleared_responses.c.respondent_id == bindparam("respondent"))


def list_cleared(conn: Connection, respondent_id: int) -> dict[Question, int]:
    """The questions whose answers one respondent took back, each with the handover count that holds since."""
    rows = conn.execute(_OWN, {"respondent": respondent_id})
    return {Question(Vantage(row.vantage), row.item_id, Wave(row.wave)): row.handovers for row in rows}


def clear(conn: Connection, *, respondent_id: int, question: Question, handovers: int) -> int:
    """Take an answer back, and return the count that holds from now on.

    *handovers* is the count the page was drawn with: ``response.changed-elsewhere`` where another page wrote since.
    """
    key = question_key(respondent_id, question)
    mine = [responses.c[name] == value for name, value in key.items()]
    if not conn.execute(delete(responses).where(*mine, responses.c.handovers == handovers)).rowcount:
        raise SaitError("response.changed-elsewhere")
    conn.execute(insert(cleared_responses).values(**key, handovers=handovers + 1))
    return handovers + 1


def answered_again(conn: Connection, *, respondent_id: int, question: Question) -> None:
    """There is an answer again, and its own row has the count."""
    conn.execute(
        delete(cleared_responses).where(
            *(cleared_responses.c[name] == value for name, value in question_key(respondent_id, question).items())
        )
    )
