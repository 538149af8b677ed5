"""Questions that only some members are asked: whether one is, by what they have chosen so far."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from sait.assessment.members.responses import Question, Response
from sait.assessment.releases import Vantage
from sait.instruments.levels import Value
from sait.instruments.model import AskedIf, Item, routes_of

Routes: TypeAlias = Mapping[str, Sequence[AskedIf]]
"""For each item that only some are asked, what they have to have chosen, the nearest question first."""


def chosen_in(saved: Mapping[Question, Response]) -> dict[Question, str]:
    """What is chosen in the answers that are *saved*."""
    return {question: response.choice for question, response in saved.items()}


def not_asked(routes: Routes, chosen: Mapping[Question, str]) -> frozenset[Question]:
    """The questions of the first scoring that a member who has *chosen* this is not asked.

    GOV-02 is asked of who chose 0 or 1 at GOV-01. Who chose 2, or nothing yet, is not asked it.
    """
    questions = (Question(vantage, item_id) for item_id in routes for vantage in Vantage)
    return frozenset(one for one in questions if not is_asked(one, routes, chosen))


def is_asked(question: Question, routes: Routes, chosen: Mapping[Question, str]) -> bool:
    """Whether a member who has *chosen* this is asked *question*: each answer that it depends on must be one that asks it."""
    return all(chosen.get(one) in condition.choices for one, condition in _above(question, routes))


def left_out_by(question: Question, routes: Routes, chosen: Mapping[Question, str]) -> frozenset[Question]:
    """The questions that are not asked because of what was, or was not, *chosen* at *question*."""
    return frozenset(
        replace(question, item_id=item_id)
        for item_id, route in routes.items()
        if any(one.item_id == question.item_id and chosen.get(question) not in one.choices for one in route)
    )


def left_out_of_agreement(items: Iterable[Item], levels: Mapping[str, Value | None]) -> frozenset[str]:
    """The items on which a board need not agree, since the *levels* it agreed ask nobody: as for a member who chose these."""
    chosen = {Question(Vantage.OWN, item_id): str(level) for item_id, level in levels.items()}
    return frozenset(one.item_id for one in not_asked(routes_of(items), chosen) if one.vantage is Vantage.OWN)


def depends_on(question: Question, routes: Routes) -> tuple[Question, ...]:
    """The questions whose answers decide whether *question* is asked, the nearest first."""
    return tuple(one for one, _ in _above(question, routes))


def _above(question: Question, routes: Routes) -> list[tuple[Question, AskedIf]]:
    return [(replace(question, item_id=condition.item_id), condition) for condition in routes.get(question.item_id, ())]
