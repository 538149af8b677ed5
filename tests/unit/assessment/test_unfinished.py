"""What a board is told is still open before it signs off."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from sait.assessment.decisions import Action, Consensus, Priority, Progress, Reach, Task
from sait.assessment.unfinished import FINDERS, Day, Open, Unfinished, unfinished
from sait.assessment.workshops import State, View
from sait.instruments.model import AskedIf
from tests.storage.rows import WORKSHOP
from tests.unit.analysis.bank import two_domains

DOMAINS = two_domains().domains
ITEMS = [item.id for domain in DOMAINS for item in domain.items]
DONE = Day(
    workshop=replace(
        WORKSHOP, state=State.CONSENSUS, view=View.SILENT, results_shared_at=datetime(2013, 6, 5, tzinfo=UTC)
    ),
    domains=DOMAINS,
    joined=6,
    closed={"A", "B"},
    second=set(),
    opened=(),
    levels={item_id: Consensus(None if item_id == "A1" else 2) for item_id in ITEMS},
    has_vision=True,
    priorities=[Priority("Share money", Reach.REGIONAL, chosen=True), Priority("Not this", Reach.LOCAL)],
    actions=[Action("Pool it", "Chair", due_on=date(2013, 8, 1)), Action("Stop it", "", progress=Progress.DROPPED)],
    comments=0,
    named=0,
)
NOT_SHARED = replace(DONE.workshop, results_shared_at=None)


def test_a_day_that_was_brought_to_its_end_has_nothing_open():
    assert unfinished(DONE) == ()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"closed": {"A"}}, Unfinished(Open.DOMAINS, 1, ("B",))),
        ({"second": {"B"}}, Unfinished(Open.SECOND, 1, ("B",))),
        ({"opened": (Task.VISION,)}, Unfinished(Open.TASKS, 1, ("vision",))),
        ({"comments": 3}, Unfinished(Open.COMMENTS, 3)),
        ({"levels": {one: Consensus(2) for one in ITEMS[1:]}}, Unfinished(Open.LEVELS, 1, (ITEMS[0],))),
        ({"has_vision": False}, Unfinished(Open.VISION, 1)),
        ({"named": 2}, Unfinished(Open.FORCES, 2)),
        ({"priorities": [Priority("Not this", Reach.LOCAL)]}, Unfinished(Open.PRIORITIES, 1)),
        ({"actions": []}, Unfinished(Open.ACTIONS, 1)),
        ({"actions": [Action("Pool it", " ", due_on=date(2013, 8, 1))]}, Unfinished(Open.OWNERS, 1, ("Pool it",))),
        ({"actions": [Action("Pool it", "Chair")]}, Unfinished(Open.DATES, 1, ("Pool it",))),
        ({"workshop": NOT_SHARED}, Unfinished(Open.RELEASE, 2, ("A", "B"))),
    ],
)
def test_each_open_thing_is_found_alone(changes, expected):
    assert unfinished(replace(DONE, **changes)) == (expected,)


def test_every_kind_of_open_thing_can_be_found():
    assert set(FINDERS) == set(Open)


def test_where_nobody_scored_no_domain_is_called_open_and_no_release_is_asked_for():
    assert unfinished(replace(DONE, workshop=NOT_SHARED, joined=0, closed=set())) == ()


def test_in_an_open_workshop_nothing_is_closed_or_released():
    training = replace(NOT_SHARED, view=View.OPEN)
    assert unfinished(replace(DONE, workshop=training, closed=set())) == ()


@pytest.mark.parametrize(("level", "left"), [(0, ("A2",)), (2, ()), (None, ())])
def test_a_level_that_asks_another_question_leaves_that_one_to_agree_on(level, left):
    first, *others = DOMAINS
    items = [replace(item, asked_if=AskedIf("A1", (0, 1))) if item.id == "A2" else item for item in first.items]
    levels = {one: Consensus(level if one == "A1" else 2) for one in ITEMS if one != "A2"}
    found = unfinished(replace(DONE, domains=[replace(first, items=tuple(items)), *others], levels=levels))
    assert found == ((Unfinished(Open.LEVELS, 1, left),) if left else ())
