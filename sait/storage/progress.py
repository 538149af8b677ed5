"""How far a room is, in counts of people; never who."""

from collections.abc import Collection

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
