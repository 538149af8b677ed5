"""Who is in the first figures, and how many of them answered otherwise in the second scoring. For publishing only."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, Connection, and_, case, delete, func, select, update

from sait.assessment.releases import AskedAgain, Vantage
from sait.assessment.responses import DONT_KNOW, NOT_APPLICABLE
from sait.storage.tables import respondents, responses

_IS_NUMERIC = responses.c.choice.not_in((DONT_KNOW, NOT_APPLICABLE))


def mark_in_figures(conn: Connection, workshop_id: str, item_ids: Collection[str], *, include_late: bool) -> None:
    """Note whose answers the first figures of *item_ids* add up: a board's own, in time or all."""
    marked = update(responses).where(_is_of(workshop_id, item_ids), responses.c.vantage == Vantage.OWN, _IS_NUMERIC)
    if not include_late:
        marked = marked.where(responses.c.late.is_(False))
    conn.execute(marked.values(in_figures=True))


def compare_scorings(conn: Connection, workshop_id: str, item_ids: Collection[str]) -> tuple[AskedAgain, ...]:
    """Of each of *item_ids* that anybody answered, how many are in both scorings and how many changed their answer."""
    people = (
        select(
            responses.c.item_id,
            _choice(and_(responses.c.vantage == Vantage.OWN, responses.c.in_figures)).label("first"),
            _choice(responses.c.vantage == Vantage.SECOND).label("second"),
        )
        .where(_is_of(workshop_id, item_ids), _IS_NUMERIC)
        .group_by(responses.c.item_id, responses.c.respondent_id)
        .subquery()
    )
    is_in_both = and_(people.c.first.is_not(None), people.c.second.is_not(None))
    query = (
        select(
            people.c.item_id,
            func.count(people.c.first),
            func.count(people.c.second),
            func.count().filter(is_in_both),
            func.count().filter(is_in_both, people.c.first != people.c.second),
        )
        .group_by(people.c.item_id)
        .order_by(people.c.item_id)
    )
    return tuple(AskedAgain(*row) for row in conn.execute(query))


def clear_second(conn: Connection, workshop_id: str, item_ids: Collection[str]) -> None:
    """Take out the answers of a second scoring, so that the next is of those who are there then."""
    conn.execute(delete(responses).where(_is_of(workshop_id, item_ids), responses.c.vantage == Vantage.SECOND))


def _choice(of: ColumnElement[bool]) -> ColumnElement[str | None]:
    return func.max(case((of, responses.c.choice)))


def _is_of(workshop_id: str, item_ids: Collection[str]) -> ColumnElement[bool]:
    of_workshop = select(respondents.c.id).where(respondents.c.workshop_id == workshop_id)
    return and_(responses.c.respondent_id.in_(of_workshop), responses.c.item_id.in_(item_ids))
