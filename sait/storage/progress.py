"""How far a room is, in counts of people; never who."""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select, true

from sait.assessment.releases import Vantage
from sait.storage.tables import comments, respondents, responses


def count_done(
    conn: Connection, workshop_id: str, *, item_ids: Collection[str], asks_local: bool, needs_area: bool
) -> tuple[int, int]:
    """How many have answered or written something and are not done, and how many are done with what is asked.

    Done is who said so, and who has answered every one of *item_ids* from each vantage that they are asked: their own
    board and, where the workshop *asks_local* and they named an area, the local arrangements. *needs_area*: who has
    named no area is asked for one next, and has yet to name one or to go on. Where nothing is asked, everybody who has answered is done.
    """
    is_done = or_(respondents.c.done, and_(_has_answered(), _has_nothing_left(item_ids, asks_local, needs_area)))
    query = select(func.count().filter(_has_answered(), ~is_done), func.count().filter(is_done)).where(
        respondents.c.workshop_id == workshop_id
    )
    answering, done = conn.execute(query).one()
    return answering, done


def count_scored_again(conn: Connection, workshop_id: str, item_ids: Sequence[str]) -> tuple[int, int]:
    """How many have kept or changed every answer of theirs that is in the first figures of *item_ids*, and how many have any.

    One count for both: who changed is nobody's business, and how many did is the release's.
    """
    first, second = responses.alias("first"), responses.alias("second")
    is_same = and_(
        second.c.respondent_id == first.c.respondent_id,
        second.c.item_id == first.c.item_id,
        second.c.vantage == Vantage.SECOND,
    )
    people = (
        select(func.count().label("given"), func.count(second.c.item_id).label("again"))
        .select_from(first.join(respondents, respondents.c.id == first.c.respondent_id).outerjoin(second, is_same))
        .where(respondents.c.workshop_id == workshop_id, first.c.vantage == Vantage.OWN, first.c.item_id.in_(item_ids))
        .where(first.c.in_figures)
        .group_by(first.c.respondent_id)
        .subquery()
    )
    through, asked = conn.execute(
        select(func.count().filter(people.c.again == people.c.given), func.count()).select_from(people)
    ).one()
    return through, asked


def _has_answered() -> ColumnElement[bool]:
    return or_(*(_own(table.c.respondent_id).exists() for table in (responses, comments)))


def _own(column: ColumnElement[int]) -> Select[int]:
    return select(column).where(column == respondents.c.id)


def _has_nothing_left(item_ids: Collection[str], asks_local: bool, needs_area: bool) -> ColumnElement[bool]:
    if not item_ids:
        return true()
    named = respondents.c.local_area_id.is_not(None)
    local = or_(~named, _has_all(Vantage.LOCAL, item_ids)) if asks_local else true()
    return and_(_has_all(Vantage.OWN, item_ids), local, named if needs_area else true())


def _has_all(vantage: Vantage, item_ids: Collection[str]) -> ColumnElement[bool]:
    answered = (
        select(func.count())
        .where(
            responses.c.respondent_id == respondents.c.id,
            responses.c.vantage == vantage,
            responses.c.item_id.in_(item_ids),
        )
        .scalar_subquery()
    )
    return answered == len(set(item_ids))
