"""Links to a survey: only hashes of their tokens are kept."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, bindparam, func, insert, select, update

from sait.storage.tables.surveys import survey_links

_BY_TOKEN = select(survey_links).where(survey_links.c.token_hash == bindparam("token"))


@dataclass(frozen=True, slots=True)
class Link:
    """A link as its board's business manager knows it, by its number, and whether it can still be answered with."""

    survey_id: str
    board_id: str
    number: int
    spent: bool
    dead: bool


def find_link(conn: Connection, token_hash: str) -> Link | None:
    """The link with this token, or None."""
    row = conn.execute(_BY_TOKEN, {"token": token_hash}).mappings().one_or_none()
    if row is None:
        return None
    return Link(row["survey_id"], row["board_id"], row["number"], row["spent"], row["dead"])


def add_links(
    conn: Connection, *, survey_id: str, board_id: str, numbered: Sequence[tuple[int, str]], spent: bool = False
) -> None:
    """New links, each a number and the hash of its token."""
    rows = [
        {"token_hash": token, "survey_id": survey_id, "board_id": board_id, "number": number, "spent": spent, "dead": False}
        for number, token in numbered
    ]  # fmt: skip
    conn.execute(insert(survey_links), rows)


def get_numbered(conn: Connection, *, survey_id: str, board_id: str, number: int) -> Link | None:
    """The link with this number on the board's sheet, or None."""
    query = select(survey_links).where(*_of(survey_id, board_id), survey_links.c.number == number)
    row = conn.execute(query).mappings().one_or_none()
    return None if row is None else Link(survey_id, board_id, number, row["spent"], row["dead"])


def last_number(conn: Connection, *, survey_id: str, board_id: str) -> int:
    """The highest number that a link of the board has; 0 where there is none."""
    query = select(func.coalesce(func.max(survey_links.c.number), 0)).where(*_of(survey_id, board_id))
    return int(conn.execute(query).scalar_one())


def count_living(conn: Connection, survey_id: str) -> dict[str, int]:
    """How many links of each board have not been replaced, without places for paper."""
    query = (
        select(survey_links.c.board_id, func.count())
        .where(survey_links.c.survey_id == survey_id, survey_links.c.dead.is_(False), survey_links.c.number > 0)
        .group_by(survey_links.c.board_id)
    )
    return {str(board_id): int(count) for board_id, count in conn.execute(query)}


def count_paper(conn: Connection, survey_id: str, board_id: str, *, unspent: bool = False) -> int:
    """How many places are set aside for paper, or how many of them are *unspent*. They have numbers below 0."""
    query = select(func.count()).select_from(survey_links).where(*_of(survey_id, board_id), survey_links.c.number < 0)
    return int(conn.execute(query.where(survey_links.c.spent.is_(False)) if unspent else query).scalar_one())


def spend_paper(conn: Connection, survey_id: str, board_id: str) -> bool:
    """Use up one of a board's places for paper; False where none is left."""
    unspent = (*_of(survey_id, board_id), survey_links.c.number < 0, survey_links.c.spent.is_(False))
    listed = conn.execute(select(survey_links.c.token_hash).where(*unspent)).scalars().all()
    return any(spend(conn, token_hash) for token_hash in listed)


def make_dead(conn: Connection, *, survey_id: str, board_id: str, number: int) -> None:
    """Let a link be answered with no longer."""
    of_number = (*_of(survey_id, board_id), survey_links.c.number == number)
    conn.execute(update(survey_links).where(*of_number).values(dead=True))


def forget_spent(conn: Connection, survey_id: str) -> None:
    """Forget which links of a survey were spent: it takes no more answers, and they would tell who gave one."""
    conn.execute(update(survey_links).where(survey_links.c.survey_id == survey_id).values(spent=False))


def spend(conn: Connection, token_hash: str) -> bool:
    """Mark a link as used up; False where it was, or is dead."""
    is_live = (survey_links.c.spent.is_(False), survey_links.c.dead.is_(False))
    query = update(survey_links).where(survey_links.c.token_hash == token_hash, *is_live).values(spent=True)
    return conn.execute(query).rowcount == 1


def _of(survey_id: str, board_id: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return survey_links.c.survey_id == survey_id, survey_links.c.board_id == board_id
