"""Questions as rows know them: by which columns, and whether a member is asked one that depends on an answer."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from sqlalchemy import ColumnElement, and_, or_, select

from sait.assessment.members.responses import Question
from sait.assessment.releases import Vantage, Wave
from sait.instruments.model import AskedIf
from sait.storage.tables.answers import responses
from sait.storage.tables.members import respondents

Routes: TypeAlias = Mapping[str, Sequence[AskedIf]]
"""For each item that only some are asked, what they have to have chosen (``Instrument.routes``)."""


def question_key(respondent_id: int, question: Question) -> dict[str, object]:
    """The columns of the primary key with their values."""
    return {
        "respondent_id": respondent_id,
        "wave": question.wave,
        "vantage": question.vantage,
        "item_id": question.item_id,
    }


def is_asked(routes: Routes, *, include_late: bool) -> ColumnElement[bool]:
    """Whether a row of ``responses`` answers a question that its member is asked, as their other answers stand.

    Without late answers (*include_late*) those that decide it must be in time as well.
    """
    everybody = responses.c.item_id.not_in(list(routes))
    some = (
        and_(responses.c.item_id == item_id, *_chosen_beside(route, include_late)) for item_id, route in routes.items()
    )
    return or_(everybody, *some)


def _chosen_beside(route: Iterable[AskedIf], include_late: bool) -> Iterator[ColumnElement[bool]]:
    """Whether the author of a row chose what *route* needs, from the same vantage and in the same scoring."""
    for condition in route:
        other = responses.alias()
        query = select(other.c.item_id).where(
            other.c.respondent_id == responses.c.respondent_id,
            other.c.vantage == responses.c.vantage,
            other.c.wave == responses.c.wave,
            other.c.item_id == condition.item_id,
            other.c.choice.in_(condition.choices),
        )
        yield (query if include_late else query.where(other.c.late.is_(False))).exists()


def member_is_asked(route: Iterable[AskedIf], vantage: Vantage) -> ColumnElement[bool]:
    """Whether a row of ``respondents`` is a member who chose what *route* needs in the first scoring."""
    return and_(*(_has_chosen(condition, vantage) for condition in route))


def _has_chosen(condition: AskedIf, vantage: Vantage) -> ColumnElement[bool]:
    query = select(responses.c.item_id).where(
        responses.c.respondent_id == respondents.c.id,
        responses.c.wave == Wave.FIRST,
        responses.c.vantage == vantage,
        responses.c.item_id == condition.item_id,
        responses.c.choice.in_(condition.choices),
    )
    return query.exists()
