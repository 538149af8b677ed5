"""Words whose author has erased them or taken them back while the facilitator had them: kept without their author."""

import secrets
from collections.abc import Collection

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, literal, select, update

from sait.assessment.members.leaving import Going
from sait.assessment.members.responses import Question
from sait.errors import SaitError
from sait.storage.questions import question_key
from sait.storage.tables.answers import comments, contributions
from sait.storage.tables.left import leavers, left_comments, left_contributions

LISTED = ("waiting", "shown")
"""The states in which the facilitator has a comment before them. One that was withheld is seen by nobody any more."""


def leave_comments(
    conn: Connection,
    *,
    respondent_id: int,
    workshop_id: str,
    goes: Going,
) -> int:
    """Keep what the facilitator has of a respondent as nobody's. How many comments; their rows go with the respondent's."""
    return _leave(conn, workshop_id, comments.c.respondent_id == respondent_id, goes)


def holds_comments(conn: Connection, *, respondent_id: int) -> bool:
    """Whether the facilitator has a comment of this respondent."""
    had = and_(comments.c.respondent_id == respondent_id, _is_had())
    return conn.execute(select(comments.c.shuffle).where(had)).first() is not None


def _is_had() -> ColumnElement[bool]:
    return and_(comments.c.told, comments.c.state.in_(LISTED))


def leave_comment(conn: Connection, *, respondent_id: int, workshop_id: str, question: Question) -> None:
    """Keep one comment that the facilitator has as nobody's for now, and take it from the respondent."""
    key = question_key(respondent_id, question)
    written = and_(*(comments.c[name] == value for name, value in key.items()))
    _leave(conn, workshop_id, written, Going.NEXT)
    conn.execute(delete(comments).where(written))


def _leave(conn: Connection, workshop_id: str, written: ColumnElement[bool], goes: Going) -> int:
    names = ["shuffle", "wave", "vantage", "item_id", "text", "language", "state"]
    found = (
        select(literal(workshop_id), literal(str(goes)), *(comments.c[name] for name in names))
        .where(written, _is_had())
        .order_by(comments.c.shuffle)
    )
    return conn.execute(insert(left_comments).from_select(["workshop_id", "goes", *names], found)).rowcount


def leave_contributions(conn: Connection, *, respondent_id: int, workshop_id: str, goes: Going) -> int:
    """Keep what a respondent named and the facilitator has not dealt with as nobody's. How many there were."""
    return _leave_named(conn, workshop_id, _named(respondent_id), goes)


def _leave_named(conn: Connection, workshop_id: str, named: ColumnElement[bool], goes: Going) -> int:
    names = ["shuffle", "promotes", "scope", "text", "language"]
    found = (
        select(literal(workshop_id), literal(str(goes)), *(contributions.c[name] for name in names))
        .where(named)
        .order_by(contributions.c.shuffle)
    )
    return conn.execute(insert(left_contributions).from_select(["workshop_id", "goes", *names], found)).rowcount


def leave_contribution(conn: Connection, *, respondent_id: int, workshop_id: str, shuffle: str) -> None:
    """Keep one thing that a respondent named as nobody's for now, where it waits for the facilitator, who has read it."""
    this = and_(_named(respondent_id), contributions.c.shuffle == shuffle)
    _leave_named(conn, workshop_id, this, Going.NEXT)


def holds_contributions(conn: Connection, *, respondent_id: int) -> bool:
    """Whether something that this respondent named waits for the facilitator."""
    return conn.execute(select(contributions.c.shuffle).where(_named(respondent_id))).first() is not None


def _named(respondent_id: int) -> ColumnElement[bool]:
    """What the facilitator has before them: what is not shown yet goes with its author."""
    return and_(
        contributions.c.respondent_id == respondent_id, contributions.c.shown, contributions.c.taken_up.is_(False)
    )


def add_leaver(conn: Connection, workshop_id: str) -> None:
    """Count one more person whose words are to go together with others'. Nothing says which words those are."""
    conn.execute(insert(leavers).values(random_key=secrets.token_hex(16), workshop_id=workshop_id))


def count_leavers(conn: Connection, workshop_id: str) -> int:
    """How many people's words wait to go together."""
    query = select(func.count()).select_from(leavers).where(leavers.c.workshop_id == workshop_id)
    return int(conn.execute(query).scalar_one())


def workshops_with_leavers(conn: Connection) -> tuple[str, ...]:
    """The workshops in which words wait to go together."""
    return tuple(conn.execute(select(leavers.c.workshop_id).distinct().order_by(leavers.c.workshop_id)).scalars())


def remove_taken_back(conn: Connection, workshop_id: str, languages: Collection[str] | None = None) -> None:
    """Delete the comments that were taken back, in one of *languages*; in any, where none is named."""
    gone = and_(left_comments.c.workshop_id == workshop_id, left_comments.c.goes == Going.NEXT)
    conn.execute(
        delete(left_comments).where(gone if languages is None else and_(gone, left_comments.c.language.in_(languages)))
    )


def remove_left(conn: Connection, workshop_id: str, goes: Collection[Going] = tuple(Going)) -> None:
    """Delete the words that go in one of these ways; all that were left, where none is named."""
    for table in (left_comments, left_contributions):
        conn.execute(delete(table).where(table.c.workshop_id == workshop_id, table.c.goes.in_(goes)))
    if Going.TOGETHER in goes:
        conn.execute(delete(leavers).where(leavers.c.workshop_id == workshop_id))


def decide_left(conn: Connection, *, workshop_id: str, shuffle: str, show: bool) -> bool:
    """Show a comment that is nobody's any more, or delete it, since a withheld one is seen by nobody. Whether there is one.

    ``comment.taken-back`` where its author no longer wants it shown.
    """
    this = and_(left_comments.c.shuffle == shuffle, left_comments.c.workshop_id == workshop_id)
    goes = conn.execute(select(left_comments.c.goes).where(this)).scalar()
    if goes is None:
        return False
    if show and goes == Going.NEXT:
        raise SaitError("comment.taken-back")
    conn.execute(update(left_comments).where(this).values(state="shown") if show else delete(left_comments).where(this))
    return True


def is_taken_back(conn: Connection, *, workshop_id: str, shuffle: str) -> bool:
    """Whether the author of something that was named has taken it back."""
    this = and_(left_contributions.c.shuffle == shuffle, left_contributions.c.workshop_id == workshop_id)
    return conn.execute(select(left_contributions.c.goes).where(this)).scalar() == Going.NEXT


def remove_named_taken_back(conn: Connection, workshop_id: str, languages: Collection[str]) -> None:
    """Delete what was named in one of *languages* and taken back."""
    gone = and_(left_contributions.c.workshop_id == workshop_id, left_contributions.c.goes == Going.NEXT)
    conn.execute(delete(left_contributions).where(gone, left_contributions.c.language.in_(languages)))


def take_up_left(conn: Connection, *, workshop_id: str, shuffle: str) -> None:
    """Note that the facilitator has dealt with something that was named by nobody who is still here."""
    of_workshop = left_contributions.c.workshop_id == workshop_id
    conn.execute(delete(left_contributions).where(of_workshop, left_contributions.c.shuffle == shuffle))
