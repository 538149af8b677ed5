"""Beginning the coding of a survey's open answers, its codebook, and how long its answers are kept."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from secrets import SystemRandom, token_hex

from sait.assessment.surveys.survey import Survey, SurveyState
from sait.assessment.themes.codebook import Codebook
from sait.assessment.themes.codebook_check import CodebookReading, Standing, check_codebook
from sait.assessment.themes.project import Answer, Case, Coder, Project, Stage, check_keep_until, check_stage
from sait.assessment.writing import tidy_name
from sait.errors import SaitError
from sait.i18n import Text
from sait.services.running.audit import note
from sait.services.surveys.results import words_given
from sait.services.tokens import now
from sait.storage.engine.database import Connection, Database
from sait.storage.engine.order import new_key
from sait.storage.surveys import surveys
from sait.storage.themes import codings, projects

JOB = "open answers due"


@dataclass(frozen=True, slots=True)
class CodebookVersion:
    """A version of a codebook as it was written, with when and by whom."""

    codebook: Codebook
    content: str
    at: datetime
    who: str


@dataclass(frozen=True, slots=True)
class Bench:
    """A coding with what is needed to work on it. *codebooks*: every version, the one that counts last."""

    project: Project
    survey: Survey
    codebooks: tuple[CodebookVersion, ...]
    coders: tuple[Coder, ...]

    @property
    def codebook(self) -> Codebook | None:
        return self.codebooks[-1].codebook if self.codebooks else None

    def find_coder(self, name: str) -> Coder | None:
        """The coder with this name, None for who does not code here."""
        return next((coder for coder in self.coders if coder.name == name), None)


def begin_project(database: Database, survey: Survey, *, title: Text, keep_until: date, who: str) -> Project:
    """Take the open answers of a closed survey to be coded: each with its board and its question, and with nothing else.

    Their order is drawn by lot for each board and question, and their keys anew for each answer, so that no two lead to one
    person. Words of boards of which few answered stand together, and are left out where they are few even then.
    Refused: ``survey.not-closed``, ``themes.nothing`` where no words were left, ``themes.keep-until``.
    """
    check_keep_until(keep_until, now().date())
    given = words_given(database, survey)
    answers = list(_shuffled({Case(*place): words for place, words in given.items()}))
    if not answers:
        raise SaitError("themes.nothing")
    project = Project(
        id=token_hex(6),
        title=tidy_name(title),
        survey_id=survey.id,
        stage=Stage.CODING,
        keep_until=keep_until,
        minimum=survey.minimum or 0,
        demonstration=survey.demonstration,
        version=1,
    )
    with database.moving(survey.id) as conn:
        projects.add_project(conn, project)
        codings.add_answers(conn, project.id, answers)
        note(conn, who=who, action="themes.begun", themes_id=project.id, survey_id=survey.id, count=len(answers))
    return project


def _shuffled(given: dict[Case, tuple[str, ...]]) -> Iterator[Answer]:
    for case, words in given.items():
        order = list(words)
        SystemRandom().shuffle(order)
        yield from (Answer(new_key(), case, place, text) for place, text in enumerate(order, start=1))


def list_projects(database: Database) -> tuple[Project, ...]:
    """Every coding."""
    with database.reading() as conn:
        return projects.list_projects(conn)


def list_sources(database: Database) -> tuple[Survey, ...]:
    """The surveys whose open answers can be coded: those that are closed."""
    with database.reading() as conn:
        return tuple(one for one in surveys.list_surveys(conn) if one.state is SurveyState.CLOSED)


def open_bench(database: Database, project_id: str) -> Bench:
    """A coding with its survey, codebooks and coders; ``themes.unknown``."""
    with database.reading() as conn:
        return bench_of(conn, project_id)


def bench_of(conn: Connection, project_id: str) -> Bench:
    """The same within a transaction."""
    project = projects.get_project(conn, project_id)
    versions = projects.list_codebooks(conn, project_id)
    return Bench(
        project,
        surveys.get_survey(conn, project.survey_id),
        tuple(CodebookVersion(_read(content), content, at, who) for _, content, at, who in versions),
        projects.list_coders(conn, project_id),
    )


def _read(content: str) -> Codebook:
    codebook = check_codebook(content.encode(), "").codebook
    assert codebook is not None  # what is kept was checked
    return codebook


def keep_codebook(database: Database, project_id: str, *, content: bytes, file: str, who: str) -> CodebookReading:
    """Check a codebook, and keep it as the newest version if it has no problem. Refused: ``themes.stage`` once codes are compared.

    A code that answers have cannot go, and the version must be newer than the last.
    """
    with database.moving(project_id) as conn:
        check_stage(projects.get_project(conn, project_id), Stage.CODING)
        kept = projects.list_codebooks(conn, project_id)
        standing = Standing(kept[-1][0] if kept else "", codings.used_codes(conn, project_id))
        reading = check_codebook(content, file, standing)
        if reading.codebook is not None:
            version = reading.codebook.version
            projects.add_codebook(conn, project_id, version=version, content=content.decode(), at=now(), who=who)
            note(conn, who=who, action="themes.codebook", themes_id=project_id, codebook_version=version)
    return reading


def set_keep_until(database: Database, project: Project, *, day: date, who: str) -> None:
    """Keep the answers of a coding until another day. Refused: ``themes.keep-until``, ``edit.stale``."""
    check_keep_until(day, now().date())
    with database.moving(project.id) as conn:
        projects.change_project(conn, project, keep_until=day)
        note(conn, who=who, action="themes.keep-until", themes_id=project.id, day=day.isoformat())


def erase_answers(database: Database, project: Project, *, who: str) -> int:
    """Erase the answers of a coding with their codes and memos; released figures and quotes stay. How many answers."""
    with database.moving(project.id) as conn:
        count = codings.remove_answers(conn, project.id)
        note(conn, who=who, action="themes.erased", themes_id=project.id, count=count)
    database.leave_no_trace()
    return count


def erase_due(database: Database, *, who: str, today: date | None = None) -> int:
    """Erase the answers of every coding whose last day is over; of how many codings."""
    with database.unless_done(JOB) as is_mine:
        if not is_mine:
            return 0
        with database.reading() as conn:
            due = projects.list_due(conn, today or now().date())
            held = [one for one in due if codings.list_answers(conn, one.id)]
        return sum(erase_answers(database, project, who=who) > 0 for project in held)


@dataclass(frozen=True, slots=True)
class Extent:
    """How much there is to code, and how much of it each coder has coded."""

    answers: int
    cases: int
    coded: dict[str, int]


def extent_of(database: Database, project_id: str) -> Extent:
    """How far a coding is: answers, cases, and answers with a code by coder."""
    with database.reading() as conn:
        answers = codings.list_answers(conn, project_id)
        coded = codings.count_coded(conn, project_id)
    return Extent(len(answers), len(Counter(answer.case for answer in answers)), coded)


def example_codebook() -> str:
    """A codebook to begin with, as YAML."""
    return (Path(__file__).parent / "lists" / "example_codebook.yaml").read_text("utf-8")
