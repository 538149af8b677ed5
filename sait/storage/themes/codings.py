"""Open answers that are coded, and what coders said of them, as rows."""

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Connection, RowMapping, delete, func, insert, select, update

from sait.assessment.themes.project import Answer, Case, Coding, Ruling
from sait.errors import SaitError
from sait.storage.tables.themes import theme_answers, theme_codings, theme_projects, theme_rulings


def add_answers(conn: Connection, project_id: str, answers: Iterable[Answer]) -> None:
    """Keep the answers that a coding is of."""
    rows = [
        {
            "id": answer.id,
            "project_id": project_id,
            "board_id": answer.case.board_id,
            "item_id": answer.case.item_id,
            "place": answer.place,
            "words": answer.words,
        }
        for answer in answers
    ]
    if rows:
        conn.execute(insert(theme_answers), rows)


def list_answers(conn: Connection, project_id: str) -> tuple[Answer, ...]:
    """Every answer, by question and board, and there in the order that was drawn."""
    order = (theme_answers.c.item_id, theme_answers.c.board_id, theme_answers.c.place)
    query = select(theme_answers).where(theme_answers.c.project_id == project_id).order_by(*order)
    return tuple(_answer(row) for row in conn.execute(query).mappings())


def get_answer(conn: Connection, project_id: str, answer_id: int) -> Answer:
    """One answer; ``coding.no-answer`` where it is not there, or not any more."""
    query = select(theme_answers).where(theme_answers.c.project_id == project_id, theme_answers.c.id == answer_id)
    row = conn.execute(query).mappings().one_or_none()
    if row is None:
        raise SaitError("coding.no-answer")
    return _answer(row)


def _answer(row: RowMapping) -> Answer:
    return Answer(row["id"], Case(row["board_id"], row["item_id"]), row["place"], row["words"])


def remove_answers(conn: Connection, project_id: str) -> int:
    """Remove the answers with all codings, memos and rulings; how many answers."""
    # Their codings and rulings go with them by the schema; SQLite is told so for each connection.
    return conn.execute(delete(theme_answers).where(theme_answers.c.project_id == project_id)).rowcount


def remove_answers_of_survey(conn: Connection, survey_id: str) -> int:
    """The same for every coding of a survey."""
    codings = select(theme_projects.c.id).where(theme_projects.c.survey_id == survey_id)
    return conn.execute(delete(theme_answers).where(theme_answers.c.project_id.in_(codings))).rowcount


def list_codings(conn: Connection, project_id: str, *, coder: str | None = None) -> tuple[Coding, ...]:
    """What a coder said, or with None what all said."""
    wanted = [theme_codings.c.project_id == project_id]
    if coder is not None:
        wanted.append(theme_codings.c.coder == coder)
    order = (theme_codings.c.answer_id, theme_codings.c.starts, theme_codings.c.ends, theme_codings.c.code_id)
    query = select(theme_codings).where(*wanted).order_by(*order, theme_codings.c.id)
    return tuple(_coding(row) for row in conn.execute(query).mappings())


def _coding(row: RowMapping) -> Coding:
    return Coding(row["id"], row["answer_id"], row["coder"], row["code_id"], row["starts"], row["ends"], row["memo"])


def add_codings(conn: Connection, project_id: str, codings: Sequence[Coding]) -> None:
    """Keep what a coder said."""
    rows = [
        {
            "id": one.id,
            "project_id": project_id,
            "answer_id": one.answer_id,
            "coder": one.coder,
            "code_id": one.code_id,
            "starts": one.starts,
            "ends": one.ends,
            "memo": one.memo,
        }
        for one in codings
    ]
    if rows:
        conn.execute(insert(theme_codings), rows)


def write_memo(conn: Connection, project_id: str, *, coding_id: str, coder: str, memo: str) -> bool:
    """Put another memo in the place of a coding's; whether the coder has such a coding."""
    own = _own(project_id, coding_id, coder)
    return conn.execute(update(theme_codings).where(*own).values(memo=memo)).rowcount == 1


def remove_coding(conn: Connection, project_id: str, *, coding_id: str, coder: str) -> bool:
    """Take back a coding; whether the coder had such a one."""
    return conn.execute(delete(theme_codings).where(*_own(project_id, coding_id, coder))).rowcount == 1


def _own(project_id: str, coding_id: str, coder: str) -> tuple[ColumnElement[bool], ...]:
    return (
        theme_codings.c.project_id == project_id,
        theme_codings.c.id == coding_id,
        theme_codings.c.coder == coder,
    )


def remove_codings(conn: Connection, project_id: str, coder: str) -> int:
    """Take back everything that a coder said; how much."""
    of_coder = (theme_codings.c.project_id == project_id, theme_codings.c.coder == coder)
    return conn.execute(delete(theme_codings).where(*of_coder)).rowcount


def used_codes(conn: Connection, project_id: str) -> tuple[str, ...]:
    """The codes that any answer has from any coder."""
    query = select(theme_codings.c.code_id).where(theme_codings.c.project_id == project_id).distinct()
    return tuple(sorted(conn.execute(query).scalars()))


def count_coded(conn: Connection, project_id: str) -> dict[str, int]:
    """How many answers have a code from each coder."""
    query = (
        select(theme_codings.c.coder, func.count(func.distinct(theme_codings.c.answer_id)))
        .where(theme_codings.c.project_id == project_id)
        .group_by(theme_codings.c.coder)
    )
    return {str(coder): int(count) for coder, count in conn.execute(query)}


def list_rulings(conn: Connection, project_id: str) -> tuple[Ruling, ...]:
    """What was decided where two coders differ."""
    query = select(theme_rulings).where(theme_rulings.c.project_id == project_id)
    rows = conn.execute(query.order_by(theme_rulings.c.answer_id, theme_rulings.c.code_id)).mappings()
    return tuple(Ruling(row["answer_id"], row["code_id"], row["applies"], row["who"]) for row in rows)


def write_ruling(conn: Connection, project_id: str, ruling: Ruling) -> None:
    """Keep a decision in place of an earlier one on the same."""
    same = (theme_rulings.c.answer_id == ruling.answer_id, theme_rulings.c.code_id == ruling.code_id)
    conn.execute(delete(theme_rulings).where(*same))
    conn.execute(
        insert(theme_rulings).values(
            project_id=project_id,
            answer_id=ruling.answer_id,
            code_id=ruling.code_id,
            applies=ruling.applies,
            who=ruling.who,
        )
    )
