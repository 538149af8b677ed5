"""Who is in the first figures, and how many of them answered otherwise in the second scoring. For publishing only."""

from collections.abc import Collection, Iterable, Mapping
from typing import TypeAlias

from sqlalchemy import ColumnElement, Connection, and_, delete, insert, select, update

from sait.assessment.members.responses import DONT_KNOW, NOT_APPLICABLE
from sait.assessment.releases import AskedAgain, Vantage, Wave
from sait.storage.members import paper_ids
from sait.storage.tables.answers import responses
from sait.storage.tables.members import respondents
from sait.storage.tables.releases import first_scorings

Choices: TypeAlias = dict[int, str]
"""What each respondent chose."""

_IS_FIRST = and_(responses.c.wave == Wave.FIRST, responses.c.vantage == Vantage.OWN)
_IS_SECOND = responses.c.wave == Wave.SECOND


def mark_in_figures(conn: Connection, workshop_id: str, item_ids: Collection[str], *, include_late: bool) -> None:
    """Note whose answers there were when *item_ids* had their first figures: a board's own, in time or all, of any kind."""
    marked = update(responses).where(_is_of(workshop_id, item_ids), _IS_FIRST)
    if not include_late:
        marked = marked.where(responses.c.late.is_(False))
    conn.execute(marked.values(in_figures=True))


def count_first(conn: Connection, workshop_id: str, item_ids: Iterable[str], *, domain: Collection[str]) -> None:
    """Keep how many people have answered anything of *domain*, the items of one, now that *item_ids* of it have figures.

    Whoever goes later is missed, also where they left no level behind.
    """
    people = len(_marked_people(conn, workshop_id, domain))
    rows = [{"workshop_id": workshop_id, "item_id": item_id, "people": people} for item_id in item_ids]
    if rows:
        conn.execute(insert(first_scorings), rows)


def items_given(conn: Connection, workshop_id: str) -> frozenset[str]:
    """The items that have first figures, and so are asked a second time."""
    query = select(first_scorings.c.item_id).where(first_scorings.c.workshop_id == workshop_id)
    return frozenset(conn.execute(query).scalars())


def compare_scorings(conn: Connection, workshop_id: str, domain: Collection[str]) -> tuple[AskedAgain, ...]:
    """Of each item of *domain*, the items of one, that has first figures: whether the same people answered, and how many
    changed their answer.
    """
    given = and_(first_scorings.c.workshop_id == workshop_id, first_scorings.c.item_id.in_(domain))
    counted = conn.execute(select(first_scorings.c.item_id, first_scorings.c.people).where(given)).all()
    everybody = _marked_people(conn, workshop_id, domain)
    first = _chosen(conn, workshop_id, domain, and_(_IS_FIRST, responses.c.in_figures))
    second = _chosen(conn, workshop_id, domain, _IS_SECOND)
    return tuple(
        _compare(item_id, first.get(item_id, {}), second.get(item_id, {}), everybody, gone=abs(people - len(everybody)))
        for item_id, people in sorted(counted)
    )


def _compare(item_id: str, first: Choices, second: Choices, everybody: Collection[int], *, gone: int) -> AskedAgain:
    before, after = _levels(first), _levels(second)
    both = before.keys() & after.keys()
    return AskedAgain(
        item_id,
        len(before),
        len(after),
        len(both),
        sum(before[one] != after[one] for one in both),
        apart=gone + len(second.keys() ^ set(everybody)),
    )


def _levels(choices: Mapping[int, str]) -> Choices:
    return {one: choice for one, choice in choices.items() if choice not in {DONT_KNOW, NOT_APPLICABLE}}


def count_scored_again(conn: Connection, workshop_id: str, domain: Collection[str]) -> tuple[int, int]:
    """How many have kept or changed their answer to every item of *domain* that is asked again, and how many are asked.

    One count for both: who changed is nobody's business, and how many did is the release's.
    """
    everybody = _asked_people(conn, workshop_id, domain)
    return len(everybody - left_again(conn, workshop_id, domain)), len(everybody)


def has_paper(conn: Connection, workshop_id: str, domain: Collection[str]) -> bool:
    """Whether a sheet of paper is in the first figures of *domain*: its author cannot answer again."""
    return not _marked_people(conn, workshop_id, domain).isdisjoint(paper_ids(conn, workshop_id))


def left_again(conn: Connection, workshop_id: str, domain: Collection[str]) -> frozenset[int]:
    """The respondents who have an item of *domain*, the items of one, yet to keep or to change."""
    asked = items_given(conn, workshop_id).intersection(domain)
    everybody = _asked_people(conn, workshop_id, domain)
    second = _chosen(conn, workshop_id, asked, _IS_SECOND)
    return everybody.difference(everybody.intersection(*(second.get(item_id, {}) for item_id in asked)))


def clear_second(conn: Connection, workshop_id: str, item_ids: Collection[str]) -> None:
    """Take out the answers of a second scoring, so that the next is of those who are there then."""
    conn.execute(delete(responses).where(_is_of(workshop_id, item_ids), _IS_SECOND))


def _asked_people(conn: Connection, workshop_id: str, domain: Collection[str]) -> frozenset[int]:
    """Whose answers are in the first figures of *domain* and who have a phone to keep or to change them on."""
    return _marked_people(conn, workshop_id, domain) - paper_ids(conn, workshop_id)


def _marked_people(conn: Connection, workshop_id: str, domain: Collection[str]) -> frozenset[int]:
    query = select(responses.c.respondent_id).where(_is_of(workshop_id, domain), responses.c.in_figures).distinct()
    return frozenset(conn.execute(query).scalars())


def _chosen(
    conn: Connection, workshop_id: str, item_ids: Collection[str], which: ColumnElement[bool]
) -> dict[str, Choices]:
    query = select(responses.c.item_id, responses.c.respondent_id, responses.c.choice)
    found: dict[str, Choices] = {}
    for item_id, respondent_id, choice in conn.execute(query.where(_is_of(workshop_id, item_ids), which)):
        found.setdefault(item_id, {})[respondent_id] = choice
    return found


def _is_of(workshop_id: str, item_ids: Collection[str]) -> ColumnElement[bool]:
    of_workshop = select(respondents.c.id).where(respondents.c.workshop_id == workshop_id)
    return and_(responses.c.respondent_id.in_(of_workshop), responses.c.item_id.in_(item_ids))
