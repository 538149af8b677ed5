"""What leaves a coding, and what comes back: projects for other programs, tables, the codebook. Each time it is logged who took it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import uuid4

from sait.assessment.themes.exchange import Exchange
from sait.assessment.themes.project import TOGETHER, Coding, Stage, check_coding, check_stage
from sait.assessment.writing import tidy_text
from sait.charts.download import file_name
from sait.errors import SaitError
from sait.i18n import Text, Translator, translator
from sait.i18n.languages import languages
from sait.instruments.model import Instrument
from sait.reports.themes.codings_reading import read_codings
from sait.reports.themes.qdpx_reading import Sent, read_qdpx
from sait.reports.themes.qdpx_writing import write_qdpx
from sait.reports.themes.tables import codings_table, figures_table, quotes_table
from sait.services.banks.instruments import get_instrument
from sait.services.results.exports import MadeFile
from sait.services.running.audit import note
from sait.services.themes.comparing import FOUR_QUESTIONS, codebook_of, read_figures
from sait.services.themes.projects import Bench, bench_of, open_bench
from sait.services.themes.quotes import list_quotes
from sait.storage import boards
from sait.storage.engine.database import Database
from sait.storage.themes import codings


def exchange_of(database: Database, project_id: str, *, who: str) -> Exchange:
    """All that leaves with a coding: while it is coded, only what *who* said, so that nobody sees the other's codes in a file."""
    bench = open_bench(database, project_id)
    instrument = get_instrument(database, bench.survey.instrument_hash)
    is_blind = bench.project.stage is Stage.CODING
    with database.reading() as conn:
        answers = codings.list_answers(conn, project_id)
        said = codings.list_codings(conn, project_id, coder=who if is_blind else None)
        named = {board.id: board.name for board in boards.list_boards(conn)}
    return Exchange(
        project_id=project_id,
        title=bench.project.title,
        codebook=codebook_of(bench),
        answers=answers,
        codings=said,
        coders=[one.name for one in bench.coders if not is_blind or one.name == who],
        boards={**named, TOGETHER: few_together()},
        questions=questions_of(instrument),
    )


def few_together() -> Text:
    """What boards are called whose answers stand together, in each language."""
    return {language: translator(language)("boards of which few answered, together") for language in languages()}


def questions_of(instrument: Instrument) -> dict[str, Text]:
    """The wording of each question that is answered in words."""
    return {item.id: item.text for domain in instrument.domains for item in domain.items if item.scale is None}


def project_file(database: Database, project_id: str, t: Translator, *, who: str) -> MadeFile:
    """The coding as a REFI-QDA project. Refused: ``themes.unknown``, ``themes.no-codebook``."""
    exchange = exchange_of(database, project_id, who=who)
    made = MadeFile(f"{_name(exchange.title, t)}.qdpx", write_qdpx(exchange, t))
    with database.writing() as conn:
        note(conn, who=who, action="themes.project-out", themes_id=project_id, count=len(exchange.codings))
    return made


def codings_file(database: Database, project_id: str, t: Translator, *, who: str) -> MadeFile:
    """Its codings as CSV, with the answers."""
    exchange = exchange_of(database, project_id, who=who)
    made = MadeFile(f"{_name(exchange.title, t)}-{file_name(t('Codes'))}.csv", codings_table(exchange, t))
    with database.writing() as conn:
        note(conn, who=who, action="themes.codings-out", themes_id=project_id, count=len(exchange.codings))
    return made


def _name(title: Text, t: Translator) -> str:
    return file_name(f"SAIT {t.text(title)}")


def figures_file(database: Database, project_id: str, t: Translator) -> MadeFile | None:
    """The released figures as CSV; None while there are none."""
    figures, bench = read_figures(database, project_id), open_bench(database, project_id)
    if not figures:
        return None
    instrument = get_instrument(database, bench.survey.instrument_hash)
    with database.reading() as conn:
        named = {board.id: t.text(board.name) for board in boards.list_boards(conn)}
    categories = {
        one.id: t.text(one.label)
        for scheme in instrument.schemes
        if scheme.id == FOUR_QUESTIONS
        for one in scheme.categories
    }
    questions = {item_id: t.text(words) for item_id, words in questions_of(instrument).items()}
    parts = (
        (t("Board"), {**named, TOGETHER: t.text(few_together())}),
        (t("Question"), questions),
        (t("Question of 2013"), categories),
    )
    content = figures_table(figures, {**_code_names(bench, t), "": t("All answers")}, parts, t)
    return MadeFile(f"{_name(bench.project.title, t)}-{file_name(t('Figures'))}.csv", content)


def _code_names(bench: Bench, t: Translator) -> dict[str, str]:
    return {code.id: t.text(code.name) for code in codebook_of(bench).codes}


def quotes_file(database: Database, project_id: str, t: Translator) -> MadeFile | None:
    """The released quotes as CSV; None while there are none."""
    released, bench = list_quotes(database, project_id), open_bench(database, project_id)
    if not released:
        return None
    questions = questions_of(get_instrument(database, bench.survey.instrument_hash))
    names = _code_names(bench, t)
    rows = [(names[one.code_id], t.text(questions[one.item_id]), one.words) for one in released]
    return MadeFile(f"{_name(bench.project.title, t)}-{file_name(t('Quotes'))}.csv", quotes_table(rows, t))


def codebook_file(database: Database, project_id: str) -> MadeFile | None:
    """The newest codebook as it was written; None while there is none."""
    bench = open_bench(database, project_id)
    if not bench.codebooks:
        return None
    newest = bench.codebooks[-1]
    return MadeFile(f"{newest.codebook.id}-{newest.codebook.version}.yaml", newest.content.encode())


def take_codings(database: Database, project_id: str, content: bytes, *, is_table: bool, who: str) -> int:
    """Take the codings of a REFI-QDA project, or of a table (CSV), in the place of those that their coders have here; how many.

    Coders are known by their names; where a file has only one, who does not code here, *who* is meant. Nothing is taken
    unless all of it can be. Refused: what ``read_qdpx`` and ``read_codings`` refuse, ``qdpx.coder-unknown``, ``themes.stage``.
    """
    sent = exchange_of(database, project_id, who=who)
    with database.moving(project_id) as conn:
        bench = bench_of(conn, project_id)
        check_stage(bench.project, Stage.CODING)
        answers = codings.list_answers(conn, project_id)
        said = read_codings(content, sent) if is_table else read_qdpx(content, Sent(project_id, sent.codebook, answers))
        read = _renamed(said, bench, who)
        coders = {one.coder for one in read}
        for coder in coders:
            codings.remove_codings(conn, project_id, coder)
        kept = _distinct(read, {one.id for one in codings.list_codings(conn, project_id)})
        by_id = {answer.id: answer for answer in answers}
        for one in kept:
            check_coding(one, by_id[one.answer_id])
        codings.add_codings(conn, project_id, kept)
        note(conn, who=who, action="themes.project-in", themes_id=project_id, count=len(kept))
    return len(kept)


def _renamed(read: Sequence[Coding], bench: Bench, who: str) -> tuple[Coding, ...]:
    coders, known = {one.coder for one in read}, {one.name for one in bench.coders}
    tidied = tuple(replace(one, memo=tidy_text(one.memo)) for one in read)
    if coders <= known:
        return tidied
    if len(coders) == 1 and who in known:
        return tuple(replace(one, coder=who) for one in tidied)
    raise SaitError("qdpx.coder-unknown", coders=", ".join(sorted(coders - known)), known=", ".join(sorted(known)))


def _distinct(read: Iterable[Coding], taken: set[str]) -> tuple[Coding, ...]:
    """Each coding once, under a name that no other coding has."""
    found: dict[tuple[int, str, str, int, int], Coding] = {}
    names = set(taken)
    for one in read:
        place = (one.answer_id, one.coder, one.code_id, one.starts, one.ends)
        if place not in found:
            found[place] = replace(one, id=str(uuid4())) if one.id in names else one
            names.add(found[place].id)
    return tuple(found.values())
