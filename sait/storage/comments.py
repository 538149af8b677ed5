"""Comments as rows: each waits for the facilitator before anyone else reads it."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Select, Table, bindparam, delete, select, union_all, update
from sqlalchemy.dialects import postgresql, sqlite

from sait.assessment.releases import Vantage
from sait.assessment.responses import Question
from sait.storage.left_tables import left_comments
from sait.storage.tables import comments, respondents


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment without its author. *shuffle* is its random identifier and gives the order it is shown in."""

    shuffle: str
    item_id: str
    vantage: str
    text: str
    language: str
    state: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class OwnComment:
    """What a member wrote, with its random identifier.

    *late*: it came when the facilitator had the other comments on its domain already.
    """

    text: str
    shuffle: str
    late: bool = False


# Asked at every tap: a statement made once costs half of one made anew each time.
_OWN = select(comments).where(comments.c.respondent_id == bindparam("respondent")).order_by(comments.c.item_id)


def own_comments(conn: Connection, respondent_id: int) -> dict[Question, OwnComment]:
    """What one respondent wrote, for their own page."""
    rows = conn.execute(_OWN, {"respondent": respondent_id})
    return {Question(Vantage(row.vantage), row.item_id): OwnComment(row.text, row.shuffle, row.late) for row in rows}


def write_comment(
    conn: Connection,
    *,
    respondent_id: int,
    question: Question,
    text: str,
    language: str,
    shuffle: str,
    late: bool = False,
) -> None:
    """Write or rewrite a comment; it waits for the facilitator again. *late*: its domain is closed already.

    *shuffle* is the random identifier of a new one; a rewritten one keeps its own.
    """
    dialect = sqlite if conn.dialect.name == "sqlite" else postgresql
    fresh = {"text": text, "language": language, "state": "waiting", "late": late}
    insertion = dialect.insert(comments).values(
        respondent_id=respondent_id, vantage=question.vantage, item_id=question.item_id, shuffle=shuffle, **fresh
    )
    key = [comments.c.respondent_id, comments.c.vantage, comments.c.item_id]
    conn.execute(insertion.on_conflict_do_update(index_elements=key, set_=fresh))


def delete_comment(conn: Connection, *, respondent_id: int, question: Question) -> None:
    """Take a comment back."""
    conn.execute(
        delete(comments).where(
            comments.c.respondent_id == respondent_id,
            comments.c.vantage == question.vantage,
            comments.c.item_id == question.item_id,
        )
    )


def list_comments(
    conn: Connection, workshop_id: str, *, states: Collection[str], item_ids: Collection[str], include_late: bool = True
) -> tuple[Comment, ...]:
    """Comments on *item_ids* in one of *states*, in an order that tells nothing of who wrote them or when.

    Those that are nobody's any more stand among the others.
    """
    own = _columns(comments).join(respondents, respondents.c.id == comments.c.respondent_id)
    parts = (
        query.where(table.c.state.in_(states), table.c.item_id.in_(item_ids))
        for table, query in (
            (comments, own.where(respondents.c.workshop_id == workshop_id)),
            (left_comments, _columns(left_comments).where(left_comments.c.workshop_id == workshop_id)),
        )
    )
    everything = union_all(*parts).subquery()
    query = select(*(everything.c[name] for name in _SHOWN)).order_by(everything.c.shuffle)
    if not include_late:
        query = query.where(everything.c.late.is_(False))
    return tuple(Comment(*row) for row in conn.execute(query))


_SHOWN = ("shuffle", "item_id", "vantage", "text", "language", "state")


def _columns(table: Table) -> Select[Any]:
    return select(*(table.c[name] for name in (*_SHOWN, "late")))


def decide(conn: Connection, *, workshop_id: str, shuffle: str, state: str, text: str) -> bool:
    """Show or withhold the comment if it still says *text*; False when it was changed or taken back meanwhile."""
    of_workshop = select(respondents.c.id).where(respondents.c.workshop_id == workshop_id)
    decided = conn.execute(
        update(comments)
        .where(comments.c.shuffle == shuffle, comments.c.respondent_id.in_(of_workshop), comments.c.text == text)
        .values(state=state)
    )
    return decided.rowcount == 1
