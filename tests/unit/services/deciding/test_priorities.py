"""Few priorities: the limit holds whoever chooses at the same moment, and dots that were given are not taken away."""

from dataclasses import replace

import pytest

from sait.assessment.decisions import DecisionVersion, PlanRules, Priority, Reach, Task
from sait.errors import SaitError
from sait.services.deciding import decisions, priorities
from sait.services.members import taking_part
from tests.unit.services.members.test_taking_part import give, refused_code, switch
from tests.unit.services.people import join, open_room


@pytest.fixture
def room(boards_database):
    return open_room(boards_database)


@pytest.fixture
def candidates(boards_database, room) -> list[DecisionVersion[Priority]]:
    for subject in "abcd":
        decision = Priority(subject, Reach.REGIONAL)
        decisions.save(boards_database, workshop_id=room.id, subject=subject, decision=decision, version=0, who="ffion")
    return list(decisions.standing(boards_database, room.id, Priority))


def choose(database, kept, *, chosen=True) -> None:
    priorities.choose(database, kept=kept, chosen=chosen, who="ffion")


def limit(database, room, version=0, **limits) -> None:
    rules = replace(taking_part.rules(database, room.id)[0], **limits)
    priorities.set_limits(
        database, workshop_id=room.id, subject=taking_part.RULES, decision=rules, version=version, who="ffion"
    )


def test_no_more_are_chosen_than_the_board_may_choose(boards_database, room, candidates):
    limit(boards_database, room, cap=2)
    for kept in candidates[:2]:
        choose(boards_database, kept)
    assert refused_code(choose, boards_database, candidates[2]) == "priorities.full"
    assert refused_code(choose, boards_database, candidates[0], chosen=False) == "edit.stale"
    first = next(one for one in decisions.standing(boards_database, room.id, Priority) if one.subject == "a")
    choose(boards_database, first)  # chosen once more, it is no third
    again = next(one for one in decisions.standing(boards_database, room.id, Priority) if one.subject == "a")
    choose(boards_database, again, chosen=False)
    choose(boards_database, candidates[2])
    chosen = [one.subject for one in decisions.standing(boards_database, room.id, Priority) if one.decision.chosen]
    assert chosen == ["b", "c"]


@pytest.mark.parametrize("task", [Task.PRIORITY_DOTS, Task.FORCE_DOTS])
def test_nobody_has_fewer_dots_once_somebody_has_given_theirs(boards_database, room, candidates, task):
    limit(boards_database, room, dots=2)
    switch(boards_database, room, task, True)
    give(boards_database, join(boards_database, room), task, a=2)
    assert refused_code(limit, boards_database, room, 2, dots=1) == "dots.given"
    limit(boards_database, room, 2, dots=4)
    assert taking_part.rules(boards_database, room.id)[0] == PlanRules(4, opened=(task,))


def test_whoever_saves_old_limits_is_told(boards_database, room):
    limit(boards_database, room, dots=2)
    with pytest.raises(SaitError, match=r"edit\.stale"):
        limit(boards_database, room, 0, dots=5)
