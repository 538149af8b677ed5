"""What a coder does: read answers, give them codes and memos, and say that they are done. Nobody sees the other coder's."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import uuid4

from sait.assessment.themes.coding_line import Typed, read_line
from sait.assessment.themes.project import (
    MOST_CODERS,
    Answer,
    Coding,
    Project,
    Stage,
    check_coding,
    check_stage,
)
from sait.assessment.writing import tidy_text
from sait.errors import SaitError
from sait.services.running.audit import note
from sait.services.themes.projects import bench_of
from sait.storage.engine.database import Connection, Database
from sait.storage.themes import codings, projects


@dataclass(frozen=True, slots=True)
class Sheet:
    """The answers in the order in which they are read, and what one coder has said of each."""

    answers: tuple[Answer, ...]
    codings: Mapping[int, tuple[Coding, ...]]


def begin_coding(database: Database, project_id: str, *, coder: str) -> None:
    """Code here from now on. Refused: ``themes.coders-full`` for a third, ``themes.stage``."""
    with database.moving(project_id) as conn:
        check_stage(projects.get_project(conn, project_id), Stage.CODING)
        coders = projects.list_coders(conn, project_id)
        if any(one.name == coder for one in coders):
            return
        if len(coders) >= MOST_CODERS:
            raise SaitError("themes.coders-full", most=MOST_CODERS)
        projects.add_coder(conn, project_id, coder)
        note(conn, who=coder, action="themes.coder", themes_id=project_id)


def read_sheet(database: Database, project_id: str, *, coder: str) -> Sheet:
    """All answers with what *coder* said of them; ``themes.no-coder`` for somebody who does not code here."""
    with database.reading() as conn:
        if all(one.name != coder for one in projects.list_coders(conn, project_id)):
            raise SaitError("themes.no-coder")
        said = codings.list_codings(conn, project_id, coder=coder)
        answers = codings.list_answers(conn, project_id)
    return Sheet(answers, by_answer(said))


def by_answer(said: Iterable[Coding]) -> dict[int, tuple[Coding, ...]]:
    """Codings by the answer that they are of, each in the order of its passages."""
    found: dict[int, list[Coding]] = {}
    for coding in said:
        found.setdefault(coding.answer_id, []).append(coding)
    return {answer_id: tuple(ones) for answer_id, ones in found.items()}


def code_answer(database: Database, project_id: str, *, answer_id: int, line: str, memo: str, coder: str) -> int:
    """Give an answer the codes that *line* says (``coding_line``), with a memo; how many codings are new.

    What the coder has said already is not said twice. Refused: what ``read_line`` refuses, ``coding.memo-too-long``,
    ``themes.stage``, ``themes.no-coder``, ``themes.no-codebook``.
    """
    with database.moving(project_id) as conn:
        _check_codes(conn, project_id, coder)
        codebook = bench_of(conn, project_id).codebook
        if codebook is None:
            raise SaitError("themes.no-codebook")
        answer = codings.get_answer(conn, project_id, answer_id)
        said = codings.list_codings(conn, project_id, coder=coder)
        new = _new(read_line(tidy_text(line), answer.words, codebook), answer, coder, tidy_text(memo), said)
        codings.add_codings(conn, project_id, new)
    return len(new)


def _new(typed: Iterable[Typed], answer: Answer, coder: str, memo: str, said: Iterable[Coding]) -> tuple[Coding, ...]:
    standing = {(one.code_id, one.starts, one.ends) for one in said if one.answer_id == answer.id}
    found: dict[tuple[str, int, int], Coding] = {}
    for one in typed:
        for code in one.codes:
            place = (code.id, one.passage.starts, one.passage.ends)
            found[place] = Coding(str(uuid4()), answer.id, coder, *place, memo)
            check_coding(found[place], answer)
    return tuple(coding for place, coding in found.items() if place not in standing)


def write_memo(database: Database, project_id: str, *, coding_id: str, memo: str, coder: str) -> None:
    """Another memo for a coding. Refused: ``coding.memo-too-long``, ``coding.gone``, ``themes.stage``."""
    tidied = tidy_text(memo)
    with database.moving(project_id) as conn:
        _check_codes(conn, project_id, coder)
        listed = [one for one in codings.list_codings(conn, project_id, coder=coder) if one.id == coding_id]
        if not listed:
            raise SaitError("coding.gone")
        check_coding(replace(listed[0], memo=tidied), codings.get_answer(conn, project_id, listed[0].answer_id))
        codings.write_memo(conn, project_id, coding_id=coding_id, coder=coder, memo=tidied)


def take_back(database: Database, project_id: str, *, coding_id: str, coder: str) -> None:
    """Take back one coding of the coder's own. Refused: ``coding.gone``, ``themes.stage``."""
    with database.moving(project_id) as conn:
        _check_codes(conn, project_id, coder)
        if not codings.remove_coding(conn, project_id, coding_id=coding_id, coder=coder):
            raise SaitError("coding.gone")


def say_finished(database: Database, project_id: str, *, coder: str, finished: bool) -> None:
    """Say that the coder is done, or goes on after all. Refused: ``themes.stage``, ``themes.no-coder``."""
    with database.moving(project_id) as conn:
        _check_codes(conn, project_id, coder)
        projects.set_finished(conn, project_id, coder, finished=finished)
        if finished:
            note(conn, who=coder, action="themes.finished", themes_id=project_id)
        else:
            note(conn, who=coder, action="themes.goes-on", themes_id=project_id)


def remove_coder(database: Database, project_id: str, *, coder: str, who: str) -> None:
    """Let somebody code here no longer, and remove what they said: they began by mistake, or will not end. Another can begin.

    Refused: ``themes.no-coder``, ``themes.stage``.
    """
    with database.moving(project_id) as conn:
        check_stage(projects.get_project(conn, project_id), Stage.CODING)
        count = codings.remove_codings(conn, project_id, coder)
        if not projects.remove_coder(conn, project_id, coder):
            raise SaitError("themes.no-coder")
        note(conn, who=who, action="themes.coder-removed", themes_id=project_id, count=count)


def _check_codes(conn: Connection, project_id: str, coder: str) -> Project:
    project = projects.get_project(conn, project_id)
    check_stage(project, Stage.CODING)
    if all(one.name != coder for one in projects.list_coders(conn, project_id)):
        raise SaitError("themes.no-coder")
    return project
