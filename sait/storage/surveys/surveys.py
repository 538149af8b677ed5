"""Surveys, the boards they ask, and how many members each has."""

from datetime import date, datetime

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from sait.assessment.surveys.survey import AskedBoard, Survey, SurveyState
from sait.assessment.workshops import Form
from sait.errors import SaitError
from sait.storage.tables.surveys import asked_boards, member_numbers, surveys


def _survey(row: RowMapping) -> Survey:
    return Survey(
        id=row["id"],
        title=row["title"],
        instrument_hash=row["instrument_hash"],
        form=Form(row["form"]),
        opens_on=row["opens_on"],
        closes_on=row["closes_on"],
        state=SurveyState(row["state"]),
        demonstration=row["demonstration"],
        version=row["version"],
        key_name=row["key_name"],
        minimum=row["minimum"],
    )


def list_surveys(conn: Connection) -> tuple[Survey, ...]:
    """All surveys, the one that opens last first."""
    order = (surveys.c.opens_on.desc(), surveys.c.id)
    return tuple(_survey(row) for row in conn.execute(select(surveys).order_by(*order)).mappings())


def get_survey(conn: Connection, survey_id: str) -> Survey:
    """One survey; ``survey.unknown`` where there is none."""
    row = conn.execute(select(surveys).where(surveys.c.id == survey_id)).mappings().one_or_none()
    if row is None:
        raise SaitError("survey.unknown")
    return _survey(row)


def add_survey(conn: Connection, survey: Survey) -> None:
    """A new survey."""
    values = {name: getattr(survey, name) for name in surveys.c.keys()}  # noqa: SIM118 - not a dict
    conn.execute(insert(surveys).values(**values))


def change_survey(conn: Connection, survey: Survey, **values: object) -> None:
    """Write *values* if nobody changed the survey since it was read; otherwise ``edit.stale``."""
    changed = conn.execute(
        update(surveys)
        .where(surveys.c.id == survey.id, surveys.c.version == survey.version)
        .values(version=survey.version + 1, **values)
    )
    if changed.rowcount == 0:
        raise SaitError("edit.stale")


def remove_survey(conn: Connection, survey_id: str) -> None:
    """Remove a survey with its links, drafts, envelopes and answers."""
    conn.execute(delete(surveys).where(surveys.c.id == survey_id))


def list_asked(conn: Connection, survey_id: str) -> tuple[AskedBoard, ...]:
    """The boards that a survey asks, by their ids."""
    query = select(asked_boards).where(asked_boards.c.survey_id == survey_id).order_by(asked_boards.c.board_id)
    return tuple(_asked(row) for row in conn.execute(query).mappings())


def get_asked(conn: Connection, survey_id: str, board_id: str) -> AskedBoard:
    """One board as a survey asks it; ``survey.board-not-asked`` where it does not."""
    query = select(asked_boards).where(asked_boards.c.survey_id == survey_id, asked_boards.c.board_id == board_id)
    row = conn.execute(query).mappings().one_or_none()
    if row is None:
        raise SaitError("survey.board-not-asked")
    return _asked(row)


def _asked(row: RowMapping) -> AskedBoard:
    return AskedBoard(row["survey_id"], row["board_id"], row["members"], row["not_asked"])


def ask_boards(conn: Connection, survey_id: str, board_ids: tuple[str, ...]) -> None:
    """Ask exactly these boards. What was said of the members of those that stay, stays."""
    standing = {asked.board_id for asked in list_asked(conn, survey_id)}
    gone = asked_boards.c.board_id.in_(standing - set(board_ids))
    conn.execute(delete(asked_boards).where(asked_boards.c.survey_id == survey_id, gone))
    new = [
        {"survey_id": survey_id, "board_id": board_id, "members": None, "not_asked": 0, "told": 0, "told_on": None}
        for board_id in board_ids
        if board_id not in standing
    ]
    if new:
        conn.execute(insert(asked_boards), new)


def say_members(conn: Connection, asked: AskedBoard, *, at: datetime, who: str) -> None:
    """Keep how many members a board has, and that it was said."""
    conn.execute(
        update(asked_boards)
        .where(asked_boards.c.survey_id == asked.survey_id, asked_boards.c.board_id == asked.board_id)
        .values(members=asked.members, not_asked=asked.not_asked)
    )
    conn.execute(
        insert(member_numbers).values(
            survey_id=asked.survey_id,
            board_id=asked.board_id,
            members=asked.members,
            not_asked=asked.not_asked,
            said_at=at,
            who=who,
        )
    )


def list_member_numbers(conn: Connection, survey_id: str, board_id: str) -> tuple[tuple[datetime, str, int, int], ...]:
    """What was said of a board's members, the latest first: when, by whom, how many, and how many could not be asked."""
    query = (
        select(member_numbers)
        .where(member_numbers.c.survey_id == survey_id, member_numbers.c.board_id == board_id)
        .order_by(member_numbers.c.id.desc())
    )
    rows = conn.execute(query).mappings()
    return tuple((row["said_at"], row["who"], row["members"], row["not_asked"]) for row in rows)


def told_count(conn: Connection, asked: AskedBoard) -> tuple[int, date | None]:
    """The count of answers that was last told, and on which day."""
    query = select(asked_boards.c.told, asked_boards.c.told_on).where(
        asked_boards.c.survey_id == asked.survey_id, asked_boards.c.board_id == asked.board_id
    )
    row = conn.execute(query).one()
    return int(row.told), row.told_on


def tell_count(conn: Connection, asked: AskedBoard, *, count: int, on: date) -> None:
    """Remember what was told on a day."""
    conn.execute(
        update(asked_boards)
        .where(asked_boards.c.survey_id == asked.survey_id, asked_boards.c.board_id == asked.board_id)
        .values(told=count, told_on=on)
    )
