"""Dots, the vision test, and what members name: who may give what when, and what of it is shown."""

import pytest

from sait.assessment.decisions import Scope, Tally, Task, Vision, may_show
from sait.errors import SaitError
from sait.services import decisions, moves, taking_part, workshops
from tests.unit.services.people import end, join, open_room

MINIMUM = 5


@pytest.fixture
def room(boards_database):
    return open_room(boards_database)


def refused_code(action, *arguments, **named) -> str:
    with pytest.raises(SaitError) as refused:
        action(*arguments, **named)
    return refused.value.code


def switch(database, room, task, is_opened) -> None:
    taking_part.set_open(database, workshop_id=room.id, task=task, is_opened=is_opened, minimum=MINIMUM, who="ffion")


def give(database, member, task=Task.PRIORITY_DOTS, **given) -> None:
    taking_part.give(database, member=member, task=task, given=given)


def shown(database, room, task=Task.PRIORITY_DOTS) -> Tally | None:
    kept = taking_part.tally(database, room.id, task)
    return None if kept is None else kept.decision


def test_dots_are_given_while_they_are_asked_for_and_no_more_than_there_are(boards_database, room):
    member = join(boards_database, room)
    assert refused_code(give, boards_database, member, a=1) == "task.closed"
    switch(boards_database, room, Task.PRIORITY_DOTS, True)
    assert refused_code(give, boards_database, member, a=2, b=2) == "dots.too-many"
    assert refused_code(give, boards_database, member, a=4, b=-1) == "dots.too-many"
    give(boards_database, member, a=2, b=1)
    give(boards_database, member, b=3)
    assert taking_part.given_by(boards_database, member, Task.PRIORITY_DOTS) == {"b": 3}
    switch(boards_database, room, Task.PRIORITY_DOTS, False)
    assert refused_code(give, boards_database, member, a=1) == "task.closed"


def test_sums_are_shown_when_it_ends_and_again_only_when_enough_have_come(boards_database, room):
    switch(boards_database, room, Task.PRIORITY_DOTS, True)
    for _ in range(4):
        give(boards_database, join(boards_database, room), a=1)
    switch(boards_database, room, Task.PRIORITY_DOTS, False)
    assert shown(boards_database, room) is None
    switch(boards_database, room, Task.PRIORITY_DOTS, True)
    give(boards_database, join(boards_database, room), b=3)
    assert shown(boards_database, room) is None
    switch(boards_database, room, Task.PRIORITY_DOTS, False)
    assert shown(boards_database, room) == Tally((("a", 4), ("b", 3)), 5)
    switch(boards_database, room, Task.PRIORITY_DOTS, True)
    give(boards_database, join(boards_database, room), c=1)
    switch(boards_database, room, Task.PRIORITY_DOTS, False)
    assert shown(boards_database, room) == Tally((("a", 4), ("b", 3)), 5)


def reword(database, room, text, version=0) -> None:
    decisions.save(database, workshop_id=room.id, subject="vision", decision=Vision(text), version=version, who="ffion")


def own(database, member, levels: dict[str, int]) -> None:
    taking_part.give(database, member=member, task=Task.VISION, given=levels)


def test_how_far_members_own_the_vision_is_counted_by_level(boards_database, room):
    reword(boards_database, room, "Safe children")
    switch(boards_database, room, Task.VISION, True)
    member = join(boards_database, room)
    for wrong in ({"1": 6}, {"1": 1, "other": 2}, {}):
        assert refused_code(own, boards_database, member, wrong) == "response.off-scale"
    for level in (5, 4, 4, 2):
        own(boards_database, join(boards_database, room), {"1": level})
    own(boards_database, member, {"1": 5})
    switch(boards_database, room, Task.VISION, False)
    assert shown(boards_database, room, Task.VISION) == Tally((("2", 1), ("4", 2), ("5", 2)), 5, wording=1)


def test_what_was_said_of_one_wording_of_the_vision_is_not_said_of_the_next(boards_database, room):
    reword(boards_database, room, "Safe children")
    switch(boards_database, room, Task.VISION, True)
    people = [join(boards_database, room) for _ in range(6)]
    for member in people:
        own(boards_database, member, {"1": 5})
    switch(boards_database, room, Task.VISION, False)
    reword(boards_database, room, "Cheap children", 1)
    assert shown(boards_database, room, Task.VISION) is None
    switch(boards_database, room, Task.VISION, True)
    assert refused_code(own, boards_database, people[0], {"1": 5}) == "edit.stale"
    for member in people[:4]:
        own(boards_database, member, {"2": 1})
    switch(boards_database, room, Task.VISION, False)
    assert shown(boards_database, room, Task.VISION) is None
    switch(boards_database, room, Task.VISION, True)
    own(boards_database, people[4], {"2": 1})
    switch(boards_database, room, Task.VISION, False)
    assert shown(boards_database, room, Task.VISION) == Tally((("1", 5),), 5, wording=2)


def waiting(database, room):
    return taking_part.waiting(database, room.id, minimum=MINIMUM)


def test_nothing_that_is_named_can_be_read_while_its_author_may_be_the_one_who_types(boards_database, room):
    switch(boards_database, room, Task.FORCES, True)
    people = [join(boards_database, room) for _ in range(4)]
    said = {"promotes": True, "scope": Scope.LOCAL, "language": "en"}
    taking_part.name(boards_database, member=people[0], text="We know each other", **said)
    switch(boards_database, room, Task.FORCES, False)
    assert waiting(boards_database, room) == ()  # of four, and three of them know that it was not they
    join(boards_database, room)
    assert len(waiting(boards_database, room)) == 1
    switch(boards_database, room, Task.FORCES, True)
    assert waiting(boards_database, room) == ()
    taking_part.name(boards_database, member=people[1], text="One office", **said)
    assert waiting(boards_database, room) == ()
    switch(boards_database, room, Task.FORCES, False)
    assert len(waiting(boards_database, room)) == 2


def test_after_the_sign_off_members_give_and_name_nothing_more(boards_database, room):
    member = join(boards_database, room)
    for task in (Task.FORCES, Task.PRIORITY_DOTS):
        switch(boards_database, room, task, True)
    end(boards_database, room)
    moves.sign_off(boards_database, workshop=workshops.get_workshop(boards_database, room.id), who="ffion")
    said = {"promotes": True, "scope": Scope.LOCAL, "language": "en"}
    assert refused_code(taking_part.name, boards_database, member=member, text="Late", **said) == "task.closed"
    assert refused_code(give, boards_database, member, a=1) == "task.closed"


def test_what_is_named_waits_for_the_facilitator_and_can_be_taken_back(boards_database, room):
    member, *_ = (join(boards_database, room) for _ in range(MINIMUM))
    said = {"promotes": True, "scope": Scope.LOCAL, "language": "en"}
    assert refused_code(taking_part.name, boards_database, member=member, text="x", **said) == "task.closed"
    switch(boards_database, room, Task.FORCES, True)
    assert refused_code(taking_part.name, boards_database, member=member, text=" ", **said) == "text.empty"
    for text in ("We know each other", "One office"):
        taking_part.name(boards_database, member=member, text=text, **said)
    switch(boards_database, room, Task.FORCES, False)
    first, second = waiting(boards_database, room)
    taking_part.deal_with(boards_database, workshop_id=room.id, shuffle=first.shuffle)
    assert waiting(boards_database, room) == (second,)
    taking_part.take_back(boards_database, member=join(boards_database, room), shuffle=second.shuffle)
    assert waiting(boards_database, room) == (second,)
    taking_part.take_back(boards_database, member=member, shuffle=second.shuffle)
    assert waiting(boards_database, room) == ()
    assert taking_part.named_by(boards_database, member) == (first,)


def test_nobody_fills_the_list_alone(boards_database, room):
    switch(boards_database, room, Task.FORCES, True)
    member = join(boards_database, room)
    said = {"promotes": False, "scope": Scope.NATIONAL, "language": "cy"}
    for number in range(taking_part.MOST_CONTRIBUTIONS):
        taking_part.name(boards_database, member=member, text=f"Rhwystr {number}", **said)
    code = refused_code(taking_part.name, boards_database, member=member, text="Un arall", **said)
    assert code == "contributions.too-many"


@pytest.mark.parametrize(
    ("before", "people", "shows"), [(None, 4, False), (None, 5, True), (5, 7, False), (5, 10, True)]
)
def test_the_difference_between_two_sums_is_never_that_of_a_few(before, people, shows):
    assert may_show(None if before is None else Tally((), before), people, MINIMUM) is shows
