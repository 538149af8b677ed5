"""Comments as rows: each waits for the facilitator before anyone else reads it."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Table,
    and_,
    bindparam,
    delete,
    func,
    or_,
    select,
    union,
    union_all,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from sait.assessment.members.responses import Question
from sait.assessment.releases import Vantage, Wave
from sait.storage.questions import question_key
from sait.storage.tables.answers import comments, responses
from sait.storage.tables.left import left_comments
from sait.storage.tables.members import respondents


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment without its author. *shuffle* is its random identifier and gives the order it is shown in."""

    shuffle: str
    item_id: str
    vantage: str
    text: str
    language: str
    state: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class OwnComment:
    """What a member wrote, with its random identifier. *told*: the facilitator has it."""

    text: str
    shuffle: str
    language: str
    told: bool


# Asked at every tap: a statement made once costs half of one made anew each time.
_OWN = select(comments).where(comments.c.respondent_id == bindparam("respondent")).order_by(comments.c.item_id)


def own_comments(conn: Connection, respondent_id: int) -> dict[Question, OwnComment]:
    """What one respondent wrote, for their own page."""
    rows = conn.execute(_OWN, {"respondent": respondent_id})
    return {
        Question(Vantage(row.vantage), row.item_id, Wave(row.wave)): OwnComment(
            row.text, row.shuffle, row.language, row.told
        )
        for row in rows
    }


def write_comment(
    conn: Connection,
    *,
    respondent_id: int,
    question: Question,
    text: str,
    language: str,
    shuffle: str,
) -> None:
    """Write or rewrite a comment that the facilitator does not have.

    *shuffle* is the random identifier of a new one; a rewritten one keeps its own.
    """
    dialect = sqlite if conn.dialect.name == "sqlite" else postgresql
    fresh = {"text": text, "language": language, "state": "waiting", "told": False}
    insertion = dialect.insert(comments).values(**question_key(respondent_id, question), shuffle=shuffle, **fresh)
    conn.execute(insertion.on_conflict_do_update(index_elements=[*comments.primary_key], set_=fresh))


def delete_comment(conn: Connection, *, respondent_id: int, question: Question) -> None:
    """Take a comment back."""
    key = question_key(respondent_id, question)
    conn.execute(delete(comments).where(*(comments.c[name] == value for name, value in key.items())))


def list_comments(
    conn: Connection, workshop_id: str, *, states: Collection[str], item_ids: Collection[str]
) -> tuple[Comment, ...]:
    """Comments on *item_ids* that the facilitator has, in one of *states*; their order tells nothing of who wrote them or when.

    Those that are nobody's any more stand among the others.
    """
    own = _columns(comments).join(respondents, respondents.c.id == comments.c.respondent_id)
    parts = (
        query.where(table.c.state.in_(states), table.c.item_id.in_(item_ids))
        for table, query in (
            (comments, own.where(respondents.c.workshop_id == workshop_id, comments.c.told)),
            (left_comments, _columns(left_comments).where(left_comments.c.workshop_id == workshop_id)),
        )
    )
    everything = union_all(*parts).subquery()
    query = select(*(everything.c[name] for name in _SHOWN)).order_by(everything.c.shuffle)
    return tuple(Comment(*row) for row in conn.execute(query))


_SHOWN = ("shuffle", "item_id", "vantage", "text", "language", "state")


def _columns(table: Table) -> Select[Any]:
    return select(*(table.c[name] for name in _SHOWN))


def items_told(conn: Connection, workshop_id: str) -> set[str]:
    """The items on which the facilitator has a comment, or had one that is nobody's by now."""
    told = select(comments.c.item_id).where(_is_of(workshop_id), comments.c.told)
    left = select(left_comments.c.item_id).where(left_comments.c.workshop_id == workshop_id)
    return set(conn.execute(union(told, left)).scalars())


def languages_waiting(conn: Connection, workshop_id: str, item_ids: Collection[str]) -> tuple[str, ...]:
    """The languages of the comments on *item_ids* that the facilitator does not have."""
    query = select(comments.c.language).distinct().where(_waits(workshop_id, item_ids))
    return tuple(conn.execute(query.order_by(comments.c.language)).scalars())


def count_possible_authors(
    conn: Connection, workshop_id: str, *, item_ids: Collection[str], in_words: Collection[str], language: str | None
) -> int:
    """How many people could have written a comment in *language* on *item_ids*: who answered one of them in time, and
    joined in that language, or wrote something in it, or of whom nobody noted in which; all who answered, where it may
    be any language (None). Of items *in_words* an answer is what was written. For telling comments only.
    """
    answered = union(
        select(responses.c.respondent_id).where(responses.c.item_id.in_(item_ids), responses.c.late.is_(False)),
        select(comments.c.respondent_id).where(comments.c.item_id.in_(set(item_ids) & set(in_words))),
    )
    wrote = select(comments.c.respondent_id).where(comments.c.language == language)
    uses_it = or_(respondents.c.language == language, respondents.c.language.is_(None), respondents.c.id.in_(wrote))
    people = and_(respondents.c.workshop_id == workshop_id, respondents.c.id.in_(answered))
    query = select(func.count()).select_from(respondents)
    return int(conn.execute(query.where(people if language is None else and_(people, uses_it))).scalar_one())


def count_new_authors(conn: Connection, workshop_id: str, *, item_ids: Collection[str], language: str) -> int:
    """How many people wrote something in *language* on *item_ids* that waits, of whom nothing late was ever told."""
    query = (
        select(func.count(comments.c.respondent_id.distinct()))
        .join(respondents, respondents.c.id == comments.c.respondent_id)
        .where(_waits(workshop_id, item_ids), comments.c.language == language, respondents.c.told_late.is_(False))
    )
    return int(conn.execute(query).scalar_one())


def tell(
    conn: Connection,
    workshop_id: str,
    *,
    item_ids: Collection[str],
    languages: Collection[str],
    or_chosen: bool = False,
    late: bool,
) -> None:
    """Let the facilitator have the comments in *languages* on *item_ids*.

    *or_chosen*: and those in any language of authors who chose to show that. *late*: they come after their domain was
    closed, and their authors are no new ones from now on.
    """
    told = _comes(workshop_id, item_ids, languages, or_chosen)
    if late:
        authors = select(comments.c.respondent_id).where(told)
        conn.execute(update(respondents).where(respondents.c.id.in_(authors)).values(told_late=True))
    conn.execute(update(comments).where(told).values(told=True))


def _comes(
    workshop_id: str, item_ids: Collection[str], languages: Collection[str], or_chosen: bool
) -> ColumnElement[bool]:
    in_languages = comments.c.language.in_(languages)
    chose = select(respondents.c.id).where(respondents.c.shows_rare_language)
    of_these = or_(in_languages, comments.c.respondent_id.in_(chose)) if or_chosen else in_languages
    return and_(_waits(workshop_id, item_ids), of_these)


def _waits(workshop_id: str, item_ids: Collection[str]) -> ColumnElement[bool]:
    return and_(_is_of(workshop_id), comments.c.item_id.in_(item_ids), comments.c.told.is_(False))


def _is_of(workshop_id: str) -> ColumnElement[bool]:
    of_workshop = select(respondents.c.id).where(respondents.c.workshop_id == workshop_id)
    return comments.c.respondent_id.in_(of_workshop)


def decide(conn: Connection, *, workshop_id: str, shuffle: str, state: str, text: str) -> bool:
    """Show or withhold the comment, which the facilitator has, if it still says *text*; False when it was changed or taken back meanwhile."""
    decided = conn.execute(
        update(comments)
        .where(comments.c.shuffle == shuffle, _is_of(workshop_id), comments.c.told, comments.c.text == text)
        .values(state=state)
    )
    return decided.rowcount == 1
