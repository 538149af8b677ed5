"""How far a room is, in counts of people; never who."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, ScalarSelect, Select, and_, false, func, or_, select, true

from sait.assessment.releases import Vantage, Wave
from sait.storage.questions import Routes, member_is_asked
from sait.storage.second_scoring import left_again
from sait.storage.tables.answers import comments, responses
from sait.storage.tables.members import respondents


@dataclass(frozen=True, slots=True)
class Standing:
    """How one member stands, without saying who: whether anything came from them, and what has not yet.

    *has_left*: of what is to be rated; *has_again_left*: of a second scoring. *did* are the tasks they have taken part in.
    *on_paper*: what is here is a sheet that was typed in, and its author has no phone to do anything else on.
    """

    has_begun: bool
    said_done: bool
    has_left: bool
    has_again_left: bool
    did: frozenset[str]
    on_paper: bool = False


def list_standings(
    conn: Connection,
    workshop_id: str,
    *,
    item_ids: Collection[str],
    routes: Routes,
    again: Sequence[Collection[str]],
    asks_local: bool,
    needs_area: bool,
    tasks: Mapping[str, ColumnElement[bool]],
) -> list[Standing]:
    """How each member stands, in no order.

    Nothing is left for who has answered every one of *item_ids* from each vantage that they are asked: their own board
    and, where the workshop *asks_local* and they named an area, the local arrangements. Of those that depend on another
    (*routes*), each that they are asked. *needs_area*: who has named no
    area is asked for one next, and has yet to name one or to go on. *again* has the items of each domain that is scored
    again, *tasks* what is open, each with whether a member has taken part.
    """
    left = ~_has_nothing_left(_rated(item_ids, routes), asks_local, needs_area) if item_ids else false()
    again_left = frozenset[int]().union(*(left_again(conn, workshop_id, domain) for domain in again))
    query = select(
        respondents.c.id,
        or_(_has_answered(), *tasks.values()).label("has_begun"),
        respondents.c.done.label("said_done"),
        respondents.c.slip_hash.is_(None).label("on_paper"),
        left.label("has_left"),
        *(has_done.label(f"did-{task}") for task, has_done in tasks.items()),
    ).where(respondents.c.workshop_id == workshop_id)
    return [
        Standing(
            bool(row["has_begun"]),
            bool(row["said_done"]),
            bool(row["has_left"]),
            row["id"] in again_left,
            frozenset(task for task in tasks if row[f"did-{task}"]),
            bool(row["on_paper"]),
        )
        for row in conn.execute(query).mappings()
    ]


def _has_answered() -> ColumnElement[bool]:
    return or_(*(_own(table.c.respondent_id).exists() for table in (responses, comments)))


def _own(column: ColumnElement[int]) -> Select[int]:
    return select(column).where(column == respondents.c.id)


@dataclass(frozen=True, slots=True)
class _Rated:
    """What is to be rated: items that all are asked, and those that some are."""

    by_all: frozenset[str]
    by_some: Routes


def _rated(item_ids: Collection[str], routes: Routes) -> _Rated:
    by_some = {item_id: route for item_id, route in routes.items() if item_id in item_ids}
    return _Rated(frozenset(item_ids) - by_some.keys(), by_some)


def _has_nothing_left(asked: _Rated, asks_local: bool, needs_area: bool) -> ColumnElement[bool]:
    named = respondents.c.local_area_id.is_not(None)
    local = or_(~named, _has_all(Vantage.LOCAL, asked)) if asks_local else true()
    return and_(_has_all(Vantage.OWN, asked), local, named if needs_area else true())


def _has_all(vantage: Vantage, asked: _Rated) -> ColumnElement[bool]:
    by_some = (
        or_(~member_is_asked(route, vantage), _answers(vantage, [item_id]) == 1)
        for item_id, route in asked.by_some.items()
    )
    return and_(_answers(vantage, asked.by_all) == len(asked.by_all), *by_some)


def _answers(vantage: Vantage, item_ids: Collection[str]) -> ScalarSelect[int]:
    return (
        select(func.count())
        .where(
            responses.c.respondent_id == respondents.c.id,
            responses.c.wave == Wave.FIRST,
            responses.c.vantage == vantage,
            responses.c.item_id.in_(item_ids),
        )
        .scalar_subquery()
    )
