"""Votes and contributions as rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, Table, delete, func, insert, select, union_all, update

from sait.storage.leaving import take_up_left
from sait.storage.left_tables import left_contributions
from sait.storage.tables import contributions, respondents, votes


@dataclass(frozen=True, slots=True)
class Contribution:
    """What a member named, without its author; *shuffle* is its random identifier."""

    shuffle: str
    promotes: bool
    scope: str
    text: str
    language: str


def own_votes(conn: Connection, *, respondent_id: int, kind: str) -> dict[str, int]:
    """What one member gave, by subject."""
    query = select(votes.c.subject, votes.c.value).where(votes.c.respondent_id == respondent_id, votes.c.kind == kind)
    return {row.subject: row.value for row in conn.execute(query)}


def replace_votes(conn: Connection, *, respondent_id: int, kind: str, given: Mapping[str, int]) -> None:
    """What one member gives from now on, in place of all before."""
    conn.execute(delete(votes).where(votes.c.respondent_id == respondent_id, votes.c.kind == kind))
    rows = [
        {"respondent_id": respondent_id, "kind": kind, "subject": subject, "value": value}
        for subject, value in given.items()
    ]
    if rows:
        conn.execute(insert(votes), rows)


def sum_votes(conn: Connection, *, workshop_id: str, kind: str) -> tuple[dict[str, int], int]:
    """The sum by subject, and how many people gave anything. For publishing only."""
    of_workshop = (
        select(votes.c.subject, func.sum(votes.c.value).label("total"))
        .join(respondents, respondents.c.id == votes.c.respondent_id)
        .where(respondents.c.workshop_id == workshop_id, votes.c.kind == kind)
        .group_by(votes.c.subject)
        .order_by(votes.c.subject)
    )
    people = (
        select(func.count(votes.c.respondent_id.distinct()))
        .join(respondents, respondents.c.id == votes.c.respondent_id)
        .where(respondents.c.workshop_id == workshop_id, votes.c.kind == kind)
    )
    sums = {row.subject: int(row.total) for row in conn.execute(of_workshop)}
    return sums, int(conn.execute(people).scalar_one())


def count_votes(conn: Connection, *, workshop_id: str, kind: str, subject: str) -> tuple[dict[str, int], int]:
    """How many gave each value to *subject*: for a scale. For publishing only."""
    query = (
        select(votes.c.value, func.count().label("n"))
        .join(respondents, respondents.c.id == votes.c.respondent_id)
        .where(respondents.c.workshop_id == workshop_id, votes.c.kind == kind, votes.c.subject == subject)
        .group_by(votes.c.value)
        .order_by(votes.c.value)
    )
    counts = {str(row.value): int(row.n) for row in conn.execute(query)}
    return counts, sum(counts.values())


def add_contribution(conn: Connection, *, respondent_id: int, contribution: Contribution) -> None:
    """Keep what a member named."""
    conn.execute(
        insert(contributions).values(
            respondent_id=respondent_id,
            taken_up=False,
            **{name: getattr(contribution, name) for name in Contribution.__dataclass_fields__},
        )
    )


def own_contributions(conn: Connection, respondent_id: int) -> tuple[Contribution, ...]:
    """What one member named."""
    query = select(contributions).where(contributions.c.respondent_id == respondent_id)
    return tuple(_read(row) for row in conn.execute(query.order_by(contributions.c.shuffle)).mappings())


def remove_contribution(conn: Connection, *, respondent_id: int, shuffle: str) -> None:
    """Take back what one named oneself."""
    conn.execute(
        delete(contributions).where(contributions.c.respondent_id == respondent_id, contributions.c.shuffle == shuffle)
    )


def list_contributions(conn: Connection, workshop_id: str) -> tuple[Contribution, ...]:
    """What waits to be taken up, in an order that tells nothing of who named it or when."""
    own = (
        _named(contributions)
        .join(respondents, respondents.c.id == contributions.c.respondent_id)
        .where(respondents.c.workshop_id == workshop_id, contributions.c.taken_up.is_(False))
    )
    left = _named(left_contributions).where(left_contributions.c.workshop_id == workshop_id)
    query = union_all(own, left).order_by("shuffle")
    return tuple(_read(row) for row in conn.execute(query).mappings())


def _named(table: Table) -> Select[Any]:
    return select(*(table.c[name] for name in Contribution.__dataclass_fields__))


def take_up(conn: Connection, *, workshop_id: str, shuffle: str) -> None:
    """Note that the facilitator has dealt with it."""
    of_workshop = select(respondents.c.id).where(respondents.c.workshop_id == workshop_id)
    conn.execute(
        update(contributions)
        .where(contributions.c.shuffle == shuffle, contributions.c.respondent_id.in_(of_workshop))
        .values(taken_up=True)
    )
    take_up_left(conn, workshop_id=workshop_id, shuffle=shuffle)


def _read(row: RowMapping) -> Contribution:
    return Contribution(
        str(row["shuffle"]), bool(row["promotes"]), str(row["scope"]), str(row["text"]), str(row["language"])
    )
