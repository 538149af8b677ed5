"""Two coders side by side, what is decided where they differ, and the end of a coding: its figures, made once."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sait.analysis.themes.agreement import CodeAgreement, agreements
from sait.analysis.themes.figures import ThemeFigures, theme_figures
from sait.assessment.themes.adjudication import Difference, Given, codes_given, differences, settled
from sait.assessment.themes.codebook import Codebook
from sait.assessment.themes.project import Answer, Coding, Project, Ruling, Stage, check_stage
from sait.errors import SaitError
from sait.instruments.model import Instrument
from sait.services.banks.instruments import get_instrument
from sait.services.running.audit import note
from sait.services.themes.coding import by_answer
from sait.services.themes.projects import Bench, bench_of
from sait.services.tokens import now
from sait.storage.engine.database import Connection, Database
from sait.storage.themes import codings, projects

FOUR_QUESTIONS = "four-questions-2013"
"""The category scheme of the four questions of 2013."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What each coder said, how far they agree on each code (nothing for one coder), and where they differ."""

    answers: tuple[Answer, ...]
    coders: tuple[str, ...]
    codings: Mapping[int, tuple[Coding, ...]]
    agreements: tuple[CodeAgreement, ...]
    differences: tuple[Difference, ...]
    settled: Given

    @property
    def undecided(self) -> tuple[Difference, ...]:
        return tuple(one for one in self.differences if one.applies is None)


def open_comparison(database: Database, project: Project, *, who: str) -> None:
    """End the coding and let what was said be seen side by side. It cannot be gone back on.

    Refused: ``themes.nobody-coded``, ``themes.not-finished`` while a coder is not done, ``themes.stage``, ``edit.stale``.
    """
    with database.moving(project.id) as conn:
        bench = bench_of(conn, project.id)
        check_stage(bench.project, Stage.CODING)
        if not bench.coders:
            raise SaitError("themes.nobody-coded")
        if not all(coder.finished for coder in bench.coders):
            raise SaitError("themes.not-finished")
        projects.change_project(conn, project, stage=Stage.COMPARING)
        note(conn, who=who, action="themes.compared", themes_id=project.id, count=len(bench.coders))


def read_comparison(database: Database, project_id: str) -> Comparison:
    """Both coders side by side; ``themes.stage`` while they code."""
    with database.reading() as conn:
        return _comparison(conn, bench_of(conn, project_id))


def _comparison(conn: Connection, bench: Bench) -> Comparison:
    check_stage(bench.project, Stage.COMPARING, Stage.DONE)
    answers = codings.list_answers(conn, bench.project.id)
    said = codings.list_codings(conn, bench.project.id)
    coders = tuple(coder.name for coder in bench.coders)
    code_ids = [code.id for code in codebook_of(bench).codes]
    differing = differences(answers, code_ids, coders, said, codings.list_rulings(conn, bench.project.id))
    return Comparison(
        answers,
        coders,
        by_answer(said),
        _agreements(answers, code_ids, coders, said),
        differing,
        settled(coders, said, differing),
    )


def codebook_of(bench: Bench) -> Codebook:
    """The codebook that a coding has; ``themes.no-codebook``."""
    if bench.codebook is None:
        raise SaitError("themes.no-codebook")
    return bench.codebook


def _agreements(
    answers: Sequence[Answer], code_ids: Sequence[str], coders: Sequence[str], said: Sequence[Coding]
) -> tuple[CodeAgreement, ...]:
    if len(coders) < 2:
        return ()
    first, second = (codes_given(said, coder) for coder in coders)
    return agreements([answer.id for answer in answers], code_ids, first, second)


def decide(database: Database, project_id: str, *, answer_id: int, code_id: str, applies: bool, who: str) -> None:
    """Decide whether an answer has a code, where two coders differ. Refused: ``themes.stage``, ``themes.no-difference``."""
    with database.moving(project_id) as conn:
        bench = bench_of(conn, project_id)
        check_stage(bench.project, Stage.COMPARING)
        differing = _comparison(conn, bench).differences
        if all((one.answer.id, one.code_id) != (answer_id, code_id) for one in differing):
            raise SaitError("themes.no-difference")
        codings.write_ruling(conn, project_id, Ruling(answer_id, code_id, applies, who))


def finish(database: Database, project: Project, *, who: str) -> None:
    """Make the figures of the coding, once, by the rules for what may be told. It cannot be gone back on.

    Refused: ``themes.undecided`` with how many differences nobody has decided, ``themes.no-answers`` where they are
    erased, ``themes.stage``, ``edit.stale``.
    """
    with database.reading() as conn:
        survey = bench_of(conn, project.id).survey
    instrument = get_instrument(database, survey.instrument_hash)
    with database.moving(project.id) as conn:
        bench = bench_of(conn, project.id)
        check_stage(bench.project, Stage.COMPARING)
        compared = _comparison(conn, bench)
        if not compared.answers:
            raise SaitError("themes.no-answers")
        if compared.undecided:
            raise SaitError("themes.undecided", count=len(compared.undecided))
        made = _figures(bench, compared, instrument)
        projects.keep_figures(conn, project.id, {"figures": [_body(one) for one in made]}, at=now())
        projects.change_project(conn, project, stage=Stage.DONE)
        note(conn, who=who, action="themes.done", themes_id=project.id)


def _figures(bench: Bench, compared: Comparison, instrument: Instrument) -> list[ThemeFigures]:
    cases = sorted({answer.case for answer in compared.answers})
    categories = categories_of(instrument, {case.item_id for case in cases})
    counted = [("", compared.answers)] + [
        (code.id, tuple(one for one in compared.answers if code.id in compared.settled.get(one.id, ())))
        for code in codebook_of(bench).codes
    ]
    return [
        theme_figures(
            code_id,
            _count(answers),
            board_ids=sorted({case.board_id for case in cases}),
            item_ids=sorted({case.item_id for case in cases}),
            categories=categories,
            minimum=bench.project.minimum,
            draw=secrets.randbelow,
        )
        for code_id, answers in counted
    ]


def _count(answers: Sequence[Answer]) -> dict[tuple[str, str], int]:
    counts: dict[tuple[str, str], int] = {}
    for answer in answers:
        place = (answer.case.board_id, answer.case.item_id)
        counts[place] = counts.get(place, 0) + 1
    return counts


def categories_of(instrument: Instrument, item_ids: set[str]) -> dict[str, list[str]]:
    """Of *item_ids* those that belong to each of the four questions of 2013; nothing where the bank does not have these."""
    found: dict[str, list[str]] = {}
    for domain in instrument.domains:
        for item in domain.items:
            for category in item.categories.get(FOUR_QUESTIONS, ()):
                if item.id in item_ids:
                    found.setdefault(category, []).append(item.id)
    return found


def _body(figures: ThemeFigures) -> dict[str, object]:
    return {
        "code": figures.code_id,
        "boards": dict(figures.by_board),
        "items": dict(figures.by_item),
        "categories": dict(figures.by_category),
    }


def read_figures(database: Database, project_id: str) -> tuple[ThemeFigures, ...]:
    """What was released when the coding was done, all answers first; nothing before."""
    with database.reading() as conn:
        body = projects.find_figures(conn, project_id)
    return tuple(
        ThemeFigures(one["code"], one["boards"], one["items"], one["categories"])
        for one in (body or {}).get("figures", ())
    )
