"""Votes and contributions as rows."""

import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    Table,
    and_,
    case,
    delete,
    func,
    insert,
    or_,
    select,
    union_all,
    update,
)

from sait.assessment.releases import AskedAgain
from sait.storage.leaving import take_up_left
from sait.storage.tables.answers import contributions, votes
from sait.storage.tables.left import left_contributions
from sait.storage.tables.members import respondents

OfMember = ColumnElement[bool]
"""Something that holds of a member or not, in a query of ``respondents``."""


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


def replace_votes(
    conn: Connection, *, respondent_id: int, kind: str, given: Mapping[str, int], subject: str | None = None
) -> None:
    """What one member gives from now on, in place of all before; to *subject* alone, where one is named."""
    before = delete(votes).where(votes.c.respondent_id == respondent_id, votes.c.kind == kind)
    conn.execute(before if subject is None else before.where(votes.c.subject == subject))
    rows = [
        {"respondent_id": respondent_id, "kind": kind, "subject": subject, "value": value}
        for subject, value in given.items()
    ]
    if rows:
        conn.execute(insert(votes), rows)


def sum_votes(conn: Connection, *, workshop_id: str, kind: str) -> tuple[dict[str, int], int]:
    """The sum by subject, and how many people gave anything; 0 is nothing. For publishing only."""
    of_workshop = (
        select(votes.c.subject, func.sum(votes.c.value).label("total"))
        .join(respondents, respondents.c.id == votes.c.respondent_id)
        .where(respondents.c.workshop_id == workshop_id, votes.c.kind == kind, votes.c.value > 0)
        .group_by(votes.c.subject)
        .order_by(votes.c.subject)
    )
    people = (
        select(func.count(votes.c.respondent_id.distinct()))
        .join(respondents, respondents.c.id == votes.c.respondent_id)
        .where(respondents.c.workshop_id == workshop_id, votes.c.kind == kind, votes.c.value > 0)
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


def compare_votes(conn: Connection, *, workshop_id: str, kind: str, subjects: tuple[str, str]) -> AskedAgain:
    """How many gave a value to the first of *subjects*, to the second, to both, and another to the second."""
    first, second = subjects
    people = (
        select(*(func.max(case((votes.c.subject == one, votes.c.value))).label(one) for one in subjects))
        .where(_is_of(workshop_id, kind), votes.c.subject.in_(subjects))
        .group_by(votes.c.respondent_id)
        .subquery()
    )
    before, after = people.c[first], people.c[second]
    query = select(
        func.count(before),
        func.count(after),
        func.count().filter(before.is_not(None), after.is_not(None)),
        func.count().filter(before != after),
    )
    return AskedAgain(kind, *conn.execute(query).one())


def clear_votes(conn: Connection, *, workshop_id: str, kind: str, subject: str) -> None:
    """Take out what was given to *subject*, so that it is asked anew."""
    conn.execute(delete(votes).where(_is_of(workshop_id, kind), votes.c.subject == subject))


def _is_of(workshop_id: str, kind: str) -> ColumnElement[bool]:
    of_workshop = select(respondents.c.id).where(respondents.c.workshop_id == workshop_id)
    return and_(votes.c.respondent_id.in_(of_workshop), votes.c.kind == kind)


def has_given(kind: str, subject: str | None = None) -> OfMember:
    """Whether a member gave anything, zero included; to *subject*, where one is named."""
    given = select(votes.c.value).where(votes.c.respondent_id == respondents.c.id, votes.c.kind == kind)
    return (given if subject is None else given.where(votes.c.subject == subject)).exists()


def has_named() -> OfMember:
    """Whether a member named anything that they did not take back."""
    named = select(contributions.c.shuffle).where(contributions.c.respondent_id == respondents.c.id)
    return named.where(contributions.c.text != "").exists()


def add_contribution(conn: Connection, *, respondent_id: int, contribution: Contribution) -> None:
    """Keep what a member named."""
    conn.execute(
        insert(contributions).values(
            respondent_id=respondent_id,
            taken_up=False,
            shown=False,
            **{name: getattr(contribution, name) for name in Contribution.__dataclass_fields__},
        )
    )


def own_contributions(conn: Connection, respondent_id: int) -> dict[Contribution, bool]:
    """What one member named, each with whether the facilitator has it."""
    query = select(contributions).where(contributions.c.respondent_id == respondent_id, contributions.c.text != "")
    rows = conn.execute(query.order_by(contributions.c.shuffle)).mappings()
    return {_read(row): bool(row["shown"]) for row in rows}


def remove_contribution(conn: Connection, *, respondent_id: int, shuffle: str) -> None:
    """Take back what one named oneself. Of one that was shown it stays that its author was among those shown.

    The identifier of that row is a new one: the old one may stand on the facilitator's list, where it is nobody's.
    """
    own = and_(contributions.c.respondent_id == respondent_id, contributions.c.shuffle == shuffle)
    conn.execute(delete(contributions).where(own, contributions.c.shown.is_(False)))
    conn.execute(update(contributions).where(own).values(text="", taken_up=True, shuffle=secrets.token_hex(8)))


def new_authors(conn: Connection, workshop_id: str) -> dict[str, int]:
    """By language: how many named something in it that waits, and nothing in any that was ever shown. For publishing only."""
    shown = select(contributions.c.respondent_id).where(contributions.c.shown)
    query = (
        select(contributions.c.language, func.count(contributions.c.respondent_id.distinct()).label("n"))
        .join(respondents, respondents.c.id == contributions.c.respondent_id)
        .where(respondents.c.workshop_id == workshop_id, contributions.c.respondent_id.not_in(shown))
        .group_by(contributions.c.language)
    )
    return {row.language: row.n for row in conn.execute(query)}


def show_contributions(conn: Connection, workshop_id: str, languages: Collection[str], *, or_chosen: bool) -> None:
    """Let the facilitator read all that waits in one of *languages*; *or_chosen*: and in any, of authors who chose so."""
    conn.execute(update(contributions).where(_comes(workshop_id, languages, or_chosen)).values(shown=True))


def _comes(workshop_id: str, languages: Collection[str], or_chosen: bool) -> ColumnElement[bool]:
    of_workshop = select(respondents.c.id).where(respondents.c.workshop_id == workshop_id)
    in_languages = contributions.c.language.in_(languages)
    chose = contributions.c.respondent_id.in_(of_workshop.where(respondents.c.shows_rare_language))
    return and_(contributions.c.respondent_id.in_(of_workshop), or_(in_languages, chose) if or_chosen else in_languages)


def list_contributions(conn: Connection, workshop_id: str) -> tuple[Contribution, ...]:
    """What is shown and waits to be taken up, in an order that tells nothing of who named it or when."""
    own = (
        _named(contributions)
        .join(respondents, respondents.c.id == contributions.c.respondent_id)
        .where(respondents.c.workshop_id == workshop_id, contributions.c.shown, contributions.c.taken_up.is_(False))
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
