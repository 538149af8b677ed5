"""Responses as rows. Individual rows are read by the respondent's own page; publishing reads counts."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    Table,
    and_,
    bindparam,
    case,
    false,
    func,
    insert,
    or_,
    select,
    union_all,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import ReturningInsert

from sait.assessment.members.responses import DONT_KNOW, NOT_APPLICABLE, Question, Response
from sait.assessment.members.sectors import Sector
from sait.assessment.releases import AnswerTally, SectorTally, Vantage, Wave
from sait.errors import SaitError
from sait.instruments.levels import Value
from sait.storage.questions import Routes, is_asked, question_key
from sait.storage.tables.answers import comments, responses
from sait.storage.tables.members import respondents

# Asked at every tap: a statement made once costs half of one made anew each time.
_OWN = (
    select(responses)
    .where(responses.c.respondent_id == bindparam("respondent"))
    .order_by(responses.c.wave, responses.c.vantage, responses.c.item_id)
)


_ANY_LATE = (
    select(func.count(responses.c.respondent_id.distinct()))
    .join(respondents, respondents.c.id == responses.c.respondent_id)
    .where(respondents.c.workshop_id == bindparam("workshop"), responses.c.late.is_(True))
)


def _response(row: RowMapping) -> Response:
    question = Question(Vantage(row["vantage"]), row["item_id"], Wave(row["wave"]))
    return Response(question, row["choice"], row["late"], row["writer"], row["handovers"], row["in_figures"])


def list_responses(conn: Connection, respondent_id: int) -> dict[Question, Response]:
    """Everything one respondent has answered."""
    found = (_response(row) for row in conn.execute(_OWN, {"respondent": respondent_id}).mappings())
    return {response.question: response for response in found}


@cache
def _upserting(dialect: str) -> ReturningInsert[tuple[object, ...]]:
    """Writes a choice where no other page wrote since the count it was drawn with, and returns the row."""
    insertion = (sqlite if dialect == "sqlite" else postgresql).insert(responses)
    new = insertion.excluded
    moved_on = case((responses.c.writer == new.writer, responses.c.handovers), else_=responses.c.handovers + 1)
    still_counted = and_(responses.c.in_figures, responses.c.choice == new.choice)
    upserting: ReturningInsert[tuple[object, ...]] = insertion.on_conflict_do_update(
        index_elements=[*responses.primary_key],
        set_={"choice": new.choice, "writer": new.writer, "handovers": moved_on, "in_figures": still_counted},
        where=responses.c.handovers == new.handovers,
    ).returning(responses)
    return upserting


def upsert(
    conn: Connection,
    *,
    respondent_id: int,
    question: Question,
    choice: str,
    writer: str,
    handovers: int,
    late: bool,
) -> Response:
    """Write a choice, and return it as the database has it.

    *handovers* is the count the page was drawn with: ``response.changed-elsewhere`` where another page wrote since.
    """
    values = question_key(respondent_id, question) | {
        "choice": choice,
        "late": late,
        "writer": writer,
        "handovers": handovers,
    }
    written = conn.execute(_upserting(conn.dialect.name), values).mappings().one_or_none()
    if written is None:
        raise SaitError("response.changed-elsewhere")
    return _response(written)


def tally(
    conn: Connection,
    workshop_id: str,
    *,
    levels: Mapping[str, Sequence[Value]],
    routes: Routes,
    include_late: bool,
    wave: Wave = Wave.FIRST,
) -> tuple[AnswerTally, ...]:
    """Counts per item, vantage and area of what was chosen in one *wave*. For publishing only: not yet fit to be shown.

    *levels* has the items, each with the values of its own scale. An answer to one that depends on another (*routes*)
    counts as long as its member is asked it.
    """
    group = (
        responses.c.vantage,
        responses.c.item_id,
        case((responses.c.vantage == Vantage.LOCAL, respondents.c.local_area_id)).label("area_id"),
    )
    query = (
        select(*group, responses.c.choice, func.count().label("n"))
        .join(respondents, respondents.c.id == responses.c.respondent_id)
        .where(respondents.c.workshop_id == workshop_id, responses.c.item_id.in_(levels), responses.c.wave == wave)
        .where(is_asked(_among(levels, routes), include_late=include_late))
        .group_by(*group, responses.c.choice)
        .order_by(*group, responses.c.choice)
    )
    if not include_late:
        query = query.where(responses.c.late.is_(False))
    counts: dict[tuple[str, str, str | None], dict[str, int]] = {}
    for row in conn.execute(query).mappings():
        cell = counts.setdefault((row["item_id"], row["vantage"], row["area_id"]), {})
        cell[row["choice"]] = row["n"]
    return tuple(_tally(cell, chosen, levels[cell[0]]) for cell, chosen in counts.items())


def _among(item_ids: Collection[str], routes: Routes) -> Routes:
    return {item_id: route for item_id, route in routes.items() if item_id in item_ids}


def _tally(cell: tuple[str, str, str | None], chosen: Mapping[str, int], levels: Iterable[Value]) -> AnswerTally:
    item_id, vantage, area_id = cell
    return AnswerTally(
        item_id=item_id,
        vantage=Vantage(vantage),
        area_id=area_id,
        levels=tuple(chosen.get(str(level), 0) for level in levels),
        dont_know=chosen.get(DONT_KNOW, 0),
        not_applicable=chosen.get(NOT_APPLICABLE, 0),
    )


def tally_by_sector(
    conn: Connection, workshop_id: str, *, levels: Mapping[str, Sequence[Value]], include_late: bool
) -> tuple[SectorTally, ...]:
    """Numeric counts per item and sector of a board's own first scoring. For publishing only, as ``tally`` is."""
    on_paper = func.count().filter(respondents.c.slip_hash.is_(None)).label("on_paper")
    query = (
        select(responses.c.item_id, respondents.c.sector, responses.c.choice, func.count().label("n"), on_paper)
        .join(respondents, respondents.c.id == responses.c.respondent_id)
        .where(respondents.c.workshop_id == workshop_id, responses.c.item_id.in_(levels))
        .where(responses.c.vantage == Vantage.OWN, responses.c.wave == Wave.FIRST)
        .group_by(responses.c.item_id, respondents.c.sector, responses.c.choice)
        .order_by(responses.c.item_id, respondents.c.sector, responses.c.choice)
    )
    if not include_late:
        query = query.where(responses.c.late.is_(False))
    counts: dict[tuple[str, str | None], dict[str, tuple[int, int]]] = {}
    for row in conn.execute(query).mappings():
        counts.setdefault((row["item_id"], row["sector"]), {})[row["choice"]] = (row["n"], row["on_paper"])
    return tuple(_sector_tally(cell, chosen, levels[cell[0]]) for cell, chosen in counts.items())


def _sector_tally(
    cell: tuple[str, str | None], chosen: Mapping[str, tuple[int, int]], levels: Iterable[Value]
) -> SectorTally:
    item_id, sector = cell
    counted = [chosen.get(str(level), (0, 0)) for level in levels]
    return SectorTally(
        item_id,
        None if sector is None else Sector(sector),
        tuple(n for n, _ in counted),
        sum(on_paper for _, on_paper in counted),
    )


def count_answered(
    conn: Connection, workshop_id: str, *, timely: Collection[Question], late: Collection[Question] = ()
) -> int:
    """How many respondents have an answer that counts: a timely one to one of *timely*, or any to one of *late*.

    Who is asked a question that depends on another has answered that one: such questions need not be among them.
    """
    return _count_respondents(conn, workshop_id, or_(and_(_to(timely), responses.c.late.is_(False)), _to(late)))


def answered_groups(
    conn: Connection,
    workshop_id: str,
    *,
    groups: Mapping[str, Collection[str]],
    least: int,
    in_words: Collection[str] = (),
) -> frozenset[str]:
    """Those of *groups* (each a name with its items) in which *least* people or more have an answer to any item.

    Of the items *in_words* the answer is what was written: a comment.
    """
    answers = [_answers_of(responses, workshop_id)]
    if in_words:
        answers.append(_answers_of(comments, workshop_id).where(comments.c.item_id.in_(in_words)))
    either = union_all(*answers).subquery()
    name = case(*((either.c.item_id.in_(item_ids), name) for name, item_ids in groups.items()))
    query = (
        select(name)
        .where(name.is_not(None))
        .group_by(name)
        .having(func.count(either.c.respondent_id.distinct()) >= least)
    )
    return frozenset(conn.execute(query).scalars())


def _answers_of(table: Table, workshop_id: str) -> Select[tuple[int, str]]:
    return (
        select(table.c.respondent_id, table.c.item_id)
        .join(respondents, respondents.c.id == table.c.respondent_id)
        .where(respondents.c.workshop_id == workshop_id)
    )


def count_any_late(conn: Connection, workshop_id: str) -> int:
    """How many respondents have a late answer to any question."""
    return int(conn.execute(_ANY_LATE, {"workshop": workshop_id}).scalar_one())


def count_late(conn: Connection, workshop_id: str, questions: Collection[Question], routes: Routes) -> int:
    """How many respondents chose a level late for one of *questions*, and are asked it."""
    # Beside an n, whoever only said don't know must not be counted: the figures that move on later would tell it.
    is_numeric = responses.c.choice.not_in((DONT_KNOW, NOT_APPLICABLE))
    counts = is_asked(_among({one.item_id for one in questions}, routes), include_late=True)
    return _count_respondents(conn, workshop_id, and_(responses.c.late.is_(True), is_numeric, _to(questions), counts))


def _to(questions: Collection[Question]) -> ColumnElement[bool]:
    """Whether a row answers one of *questions*, all of the first scoring."""
    to_items = (
        and_(
            responses.c.vantage == vantage,
            responses.c.item_id.in_([question.item_id for question in questions if question.vantage is vantage]),
        )
        for vantage in Vantage
    )
    return and_(responses.c.wave == Wave.FIRST, or_(false(), *to_items))


def _count_respondents(conn: Connection, workshop_id: str, condition: ColumnElement[bool]) -> int:
    query = (
        select(func.count(responses.c.respondent_id.distinct()))
        .join(respondents, respondents.c.id == responses.c.respondent_id)
        .where(respondents.c.workshop_id == workshop_id, condition)
    )
    return int(conn.execute(query).scalar_one())


def add_many(conn: Connection, rows: Sequence[Mapping[str, object]]) -> None:
    """Write many rows at once, as the demonstration does."""
    conn.execute(insert(responses), list(rows))
