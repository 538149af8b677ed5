"""Quotes: what might name somebody is proposed to be taken out, and a person releases each by itself, having read it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from sait.analysis.themes.figures import ThemeFigures
from sait.assessment.themes.project import Answer, Stage, check_stage
from sait.assessment.themes.redaction import Kind, propose, redacted, texts_of
from sait.assessment.writing import tidy_text
from sait.errors import SaitError
from sait.services.running.audit import note
from sait.services.themes.comparing import read_comparison, read_figures
from sait.services.themes.naming import naming_words
from sait.storage.engine.database import Database
from sait.storage.themes import codings, projects, quotes
from sait.storage.themes.quotes import Quote

LONGEST_QUOTE = 1_000


@dataclass(frozen=True, slots=True)
class Candidate:
    """An answer that a quote can be made of. *proposed*: its words with marks in the place of what might name somebody;
    *found*: what that was.
    """

    answer: Answer
    proposed: str
    found: tuple[str, ...]


def candidates(
    database: Database, project_id: str, *, code_id: str, item_id: str, marks: Callable[[Kind], str]
) -> tuple[Candidate, ...]:
    """The answers to a question that have a theme and are not quoted for it yet, in the order of their words.

    None where the count of this theme, or of its question, is withheld: a quote would say that there is somebody.
    """
    if not _is_told(read_figures(database, project_id), code_id, item_id):
        return ()
    compared = read_comparison(database, project_id)
    with database.reading() as conn:
        quoted = {one.answer_id for one in quotes.list_quotes(conn, project_id) if one.code_id == code_id}
    known = naming_words(database)
    found = []
    for answer in sorted(compared.answers, key=lambda one: one.words):
        if (
            answer.case.item_id == item_id
            and code_id in compared.settled.get(answer.id, ())
            and answer.id not in quoted
        ):
            proposals = propose(answer.words, known)
            marked = redacted(answer.words, proposals, marks)
            found.append(Candidate(answer, marked, texts_of(answer.words, proposals)))
    return tuple(found)


def _is_told(figures: Collection[ThemeFigures], code_id: str, item_id: str) -> bool:
    return any(one.by_item.get(item_id) is not None for one in figures if one.code_id == code_id)


def still_naming(database: Database, words: str) -> tuple[str, ...]:
    """What in the *words* of a quote might still name somebody; marks in square brackets are not asked about."""
    known = naming_words(database)
    return texts_of(words, [one for one in propose(words, known) if not _is_mark(words, one.starts, one.ends)])


def _is_mark(words: str, starts: int, ends: int) -> bool:
    return words[starts - 1 : starts] == "[" and words[ends : ends + 1] == "]"


def release_quote(
    database: Database,
    project_id: str,
    *,
    answer_id: int,
    code_id: str,
    words: str,
    stays: Collection[str],
    has_read: bool,
    who: str,
) -> None:
    """Release one quote, as a person wrote it after reading it. *stays*: what might name somebody and may stay, as they said.

    Refused: ``quote.not-read`` unless they say that they have read it, ``quote.naming`` with what might name somebody
    and is not among *stays*, ``quote.few`` where the count behind it is withheld, ``quote.empty``, ``quote.too-long``,
    ``quote.no-theme`` where the answer does not have the theme, ``themes.stage``.
    """
    if not has_read:
        raise SaitError("quote.not-read")
    tidied = _tidy(words)
    left = [text for text in still_naming(database, tidied) if text not in stays]
    if left:
        raise SaitError("quote.naming", words=", ".join(left))
    settled, figures = read_comparison(database, project_id).settled, read_figures(database, project_id)
    if code_id not in settled.get(answer_id, ()):
        raise SaitError("quote.no-theme")
    with database.moving(project_id) as conn:
        check_stage(projects.get_project(conn, project_id), Stage.DONE)
        item_id = codings.get_answer(conn, project_id, answer_id).case.item_id
        if not _is_told(figures, code_id, item_id):
            raise SaitError("quote.few")
        quotes.add_quote(conn, project_id, answer_id=answer_id, item_id=item_id, code_id=code_id, words=tidied, who=who)
        note(conn, who=who, action="themes.quote", themes_id=project_id)


def _tidy(words: str) -> str:
    tidied = tidy_text(words)
    if not tidied:
        raise SaitError("quote.empty")
    if len(tidied) > LONGEST_QUOTE:
        raise SaitError("quote.too-long", most=LONGEST_QUOTE)
    return tidied


def list_quotes(database: Database, project_id: str) -> tuple[Quote, ...]:
    """The quotes that were released, one by one, by a person."""
    with database.reading() as conn:
        return quotes.list_quotes(conn, project_id)


def take_back_quote(database: Database, project_id: str, *, quote_id: int, who: str) -> None:
    """Take a quote back: it leaves the list. ``quote.gone``."""
    with database.moving(project_id) as conn:
        if not quotes.remove_quote(conn, project_id, quote_id):
            raise SaitError("quote.gone")
        note(conn, who=who, action="themes.quote-back", themes_id=project_id)
