"""Dots, the vision test, and what members name: who may give what when, and what of it is shown."""

import pytest

from sait.assessment.decisions import ForceScope, Priority, Reach, Task, Vision, VoteTally
from sait.assessment.votes import is_same_wording, may_show_sums
from sait.services.deciding import decisions
from sait.services.members import taking_part
from sait.services.members.asking import read_member_now, what_is_asked
from sait.services.workshops import moves, opening
from sait.services.workshops.erasing import erase_own
from tests.refusals import refused_code
from tests.unit.services.people import MINIMUM, end, join, open_room


@pytest.fixture
def room(boards_database):
    return open_room(boards_database)


def switch(database, room, task, is_opened) -> None:
    taking_part.set_open(database, workshop_id=room.id, task=task, is_opened=is_opened, minimum=MINIMUM, who="ffion")


def give(database, member, task=Task.PRIORITY_DOTS, **given) -> None:
    taking_part.give(database, member=member, task=task, given=given)


def shown(database, room, task=Task.PRIORITY_DOTS) -> VoteTally | None:
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
    assert shown(boards_database, room) == VoteTally((("a", 4), ("b", 3)), 5)
    switch(boards_database, room, Task.PRIORITY_DOTS, True)
    give(boards_database, join(boards_database, room), c=1)
    switch(boards_database, room, Task.PRIORITY_DOTS, False)
    assert shown(boards_database, room) == VoteTally((("a", 4), ("b", 3)), 5)


def test_who_gives_no_dots_has_answered_and_is_nobody_behind_whom_others_hide(boards_database, room):
    """Saving zero is an answer; were it counted, the sums would move by the dots of the one who came with four of them."""
    priority = Priority("Trust", Reach.LOCAL, chosen=True)
    decisions.save(boards_database, workshop_id=room.id, subject="a", decision=priority, version=0, who="ffion")
    switch(boards_database, room, Task.PRIORITY_DOTS, True)
    for _ in range(5):
        give(boards_database, join(boards_database, room), a=1)
    switch(boards_database, room, Task.PRIORITY_DOTS, False)
    switch(boards_database, room, Task.PRIORITY_DOTS, True)
    five = [join(boards_database, room) for _ in range(5)]
    assert asked_task(boards_database, five[0]) is Task.PRIORITY_DOTS
    for member, dots in zip(five, (0, 0, 0, 0, 3), strict=True):
        give(boards_database, member, a=dots)
        assert asked_task(boards_database, member) is None
    assert taking_part.given_by(boards_database, five[0], Task.PRIORITY_DOTS) == {"a": 0}
    switch(boards_database, room, Task.PRIORITY_DOTS, False)
    assert shown(boards_database, room) == VoteTally((("a", 5),), 5)


def asked_task(database, member) -> Task | None:
    asked = what_is_asked(read_member_now(database, member), names_areas=False)
    return None if asked is None else asked.task


def reword(database, room, text, version=0) -> None:
    decisions.save(
        database, workshop_id=room.id, subject="vision", decision=Vision({"": text}), version=version, who="ffion"
    )


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
    assert shown(boards_database, room, Task.VISION) == VoteTally((("2", 1), ("4", 2), ("5", 2)), 5, wording=1)


def test_six_answers_to_the_vision_less_five_are_one(boards_database, room):
    reword(boards_database, room, "Safe children")
    people = [join(boards_database, room) for _ in range(6)]
    hold_test(boards_database, room, people, "555515")
    first = VoteTally((("1", 1), ("5", 5)), 6, wording=1)
    assert shown(boards_database, room, Task.VISION) == first
    reword(boards_database, room, "Cheap children", 1)
    hold_test(boards_database, room, people[:5], "55551")
    assert shown(boards_database, room, Task.VISION) is None
    hold_test(boards_database, room, people, "555514")
    assert shown(boards_database, room, Task.VISION) is None  # one of the six changed
    erase_own(boards_database, people[0])
    hold_test(boards_database, room, people[1:], "11113")
    assert shown(boards_database, room, Task.VISION) is None


def test_a_test_is_shown_again_where_the_same_people_answer_otherwise(boards_database, room):
    reword(boards_database, room, "Safe children")
    people = [join(boards_database, room) for _ in range(6)]
    hold_test(boards_database, room, people, "222222")
    reword(boards_database, room, "Safe children, together", 1)
    hold_test(boards_database, room, people, "555552")
    assert shown(boards_database, room, Task.VISION) == VoteTally((("2", 1), ("5", 5)), 6, wording=2)
    hold_test(boards_database, room, people, "222222")  # five changed, but as it was two tests ago
    assert shown(boards_database, room, Task.VISION) == VoteTally((("2", 1), ("5", 5)), 6, wording=2)
    more = [join(boards_database, room) for _ in range(5)]
    hold_test(boards_database, room, [*people, *more], "55555211111")
    assert shown(boards_database, room, Task.VISION) == VoteTally((("1", 5), ("2", 1), ("5", 5)), 11, wording=2)


def test_everybody_is_asked_anew_where_a_test_is_held_against_another(boards_database, room):
    reword(boards_database, room, "Safe children")
    people = [join(boards_database, room) for _ in range(6)]
    hold_test(boards_database, room, people, "222222")
    hold_test(boards_database, room, people, "222224")
    switch(boards_database, room, Task.VISION, True)
    assert taking_part.given_by(boards_database, people[5], Task.VISION) == {}
    for person in people[:5]:  # the sixth has left
        own(boards_database, person, {"1": 5})
    switch(boards_database, room, Task.VISION, False)
    assert shown(boards_database, room, Task.VISION) == VoteTally((("2", 6),), 6, wording=1)


@pytest.mark.parametrize("text", ["Safe children.", "SAFE  children", "Safe\u200b children!", "“Safe children”"])
def test_a_full_stop_is_no_new_wording(boards_database, room, text):
    reword(boards_database, room, "Safe children")
    people = [join(boards_database, room) for _ in range(6)]
    hold_test(boards_database, room, people, "555515")
    reword(boards_database, room, text, 1)
    assert shown(boards_database, room, Task.VISION) == VoteTally((("1", 1), ("5", 5)), 6, wording=1)
    switch(boards_database, room, Task.VISION, True)
    assert refused_code(own, boards_database, people[0], {"1": 5}) == "edit.stale"
    for person in people[:5]:
        own(boards_database, person, {"2": 5})
        assert taking_part.given_by(boards_database, person, Task.VISION) == {"2": 5}
    switch(boards_database, room, Task.VISION, False)
    assert shown(boards_database, room, Task.VISION) == VoteTally((("1", 1), ("5", 5)), 6, wording=1)


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("Plant yn ddiogel, gyda’n gilydd.", "PLANT YN DDIOGEL gyda'n gilydd", True),
        ("Cyd-weithio dros blant Môn", "Cydweithio dros blant Mo\u0302n", True),
        ("Keep every child safe", "keep every child safe…", True),
        ("ﬁrst", "FIRST", True),
        ("Plant Môn", "Plant Mon", False),
        ("Keep every child safe", "Keep each child safe", False),
        ("Safe by 2026", "Safe by 2027", False),
    ],
)
def test_wordings_that_say_the_same(one, other, is_same):
    assert is_same_wording(one, other) is is_same


def hold_test(database, room, people, levels) -> None:
    """One test of the vision as it stands: each of *people* gives a level."""
    switch(database, room, Task.VISION, True)
    (vision,) = decisions.standing(database, room.id, Vision)
    for person, level in zip(people, levels, strict=True):
        own(database, person, {str(vision.version): int(level)})
    switch(database, room, Task.VISION, False)


def named(database, room, authors, text="We know each other", language="en") -> None:
    """Naming is opened, each of *authors* names something, and it is ended."""
    switch(database, room, Task.FORCES, True)
    said = {"promotes": True, "scope": ForceScope.LOCAL, "language": language}
    for author in authors:
        taking_part.name_force(database, member=author, text=text, **said)
    assert waiting(database, room) == ()
    switch(database, room, Task.FORCES, False)


def waiting(database, room):
    return taking_part.waiting(database, room.id)


def test_what_is_named_comes_only_with_that_of_enough_who_named_nothing_before(boards_database, room):
    people = [join(boards_database, room) for _ in range(10)]
    named(boards_database, room, people[:4])
    assert waiting(boards_database, room) == ()
    named(boards_database, room, people[4:5])
    assert len(waiting(boards_database, room)) == 5
    named(boards_database, room, people[5:6], "One office")  # one more text is one person's
    assert len(waiting(boards_database, room)) == 5
    named(boards_database, room, people[:5], "Once more")  # who was shown before is no new author
    assert len(waiting(boards_database, room)) == 5
    named(boards_database, room, people[6:], "Trust")
    assert len(waiting(boards_database, room)) == 5 + 1 + 5 + 4


def test_what_is_named_comes_only_with_enough_in_its_language(boards_database, room):
    people = [join(boards_database, room) for _ in range(10)]
    named(boards_database, room, people[:5])
    named(boards_database, room, people[5:9], "Un swyddfa", language="cy")
    assert {one.language for one in waiting(boards_database, room)} == {"en"}
    named(boards_database, room, people[9:], "Ymddiriedaeth", language="cy")
    assert sum(one.language == "cy" for one in waiting(boards_database, room)) == 5


def test_who_takes_back_what_was_shown_is_no_new_author(boards_database, room):
    people = [join(boards_database, room) for _ in range(9)]
    named(boards_database, room, people[:5])
    (mine,) = taking_part.named_by(boards_database, people[0])
    taking_part.take_back(boards_database, member=people[0], shuffle=mine.shuffle)
    assert taking_part.named_by(boards_database, people[0]) == {}
    named(boards_database, room, [people[0], *people[5:]], "One office")
    assert len(waiting(boards_database, room)) == 5


def test_what_is_taken_back_stays_on_the_list_until_others_come_and_is_taken_up_no_more(boards_database, room):
    """Whoever is tapping at that moment would be its author."""
    people = [join(boards_database, room) for _ in range(10)]
    named(boards_database, room, people[:5])
    before = waiting(boards_database, room)
    ((mine, is_read),) = taking_part.named_by(boards_database, people[0]).items()
    assert is_read
    taking_part.take_back(boards_database, member=people[0], shuffle=mine.shuffle)
    named(boards_database, room, people[5:6], "One office")
    assert waiting(boards_database, room) == before
    asked = {"workshop_id": room.id, "shuffle": mine.shuffle}
    assert refused_code(taking_part.check_wanted, boards_database, **asked) == "contribution.taken-back"
    named(boards_database, room, people[6:], "Trust")
    assert mine not in waiting(boards_database, room)
    assert len(waiting(boards_database, room)) == 4 + 5


def test_after_the_sign_off_members_give_and_name_nothing_more(boards_database, room):
    member = join(boards_database, room)
    for task in (Task.FORCES, Task.PRIORITY_DOTS):
        switch(boards_database, room, task, True)
    end(boards_database, room)
    moves.sign_off(boards_database, workshop=opening.get_workshop(boards_database, room.id), who="ffion")
    said = {"promotes": True, "scope": ForceScope.LOCAL, "language": "en"}
    assert refused_code(taking_part.name_force, boards_database, member=member, text="Late", **said) == "task.closed"
    assert refused_code(give, boards_database, member, a=1) == "task.closed"


def test_what_is_named_waits_for_the_facilitator_and_can_be_taken_back(boards_database, room):
    member, *others = (join(boards_database, room) for _ in range(MINIMUM))
    said = {"promotes": True, "scope": ForceScope.LOCAL, "language": "en"}
    assert refused_code(taking_part.name_force, boards_database, member=member, text="x", **said) == "task.closed"
    switch(boards_database, room, Task.FORCES, True)
    assert refused_code(taking_part.name_force, boards_database, member=member, text=" ", **said) == "text.empty"
    for text in ("We know each other", "One office"):
        taking_part.name_force(boards_database, member=member, text=text, **said)
    named(boards_database, room, others)
    (first, second), rest = _own_first(boards_database, room, member)
    taking_part.deal_with(boards_database, workshop_id=room.id, shuffle=first.shuffle)
    assert set(waiting(boards_database, room)) == {second, *rest}
    taking_part.take_back(boards_database, member=join(boards_database, room), shuffle=second.shuffle)
    assert set(waiting(boards_database, room)) == {second, *rest}
    taking_part.take_back(boards_database, member=member, shuffle=second.shuffle)
    assert set(waiting(boards_database, room)) == {second, *rest}
    assert list(taking_part.named_by(boards_database, member)) == [first]
    taking_part.deal_with(boards_database, workshop_id=room.id, shuffle=second.shuffle)
    assert set(waiting(boards_database, room)) == {*rest}


def _own_first(database, room, member):
    own_ones = taking_part.named_by(database, member)
    return own_ones, [one for one in waiting(database, room) if one not in own_ones]


def test_nobody_fills_the_list_alone(boards_database, room):
    switch(boards_database, room, Task.FORCES, True)
    member = join(boards_database, room)
    said = {"promotes": False, "scope": ForceScope.NATIONAL, "language": "cy"}
    for number in range(taking_part.MOST_CONTRIBUTIONS):
        taking_part.name_force(boards_database, member=member, text=f"Rhwystr {number}", **said)
    code = refused_code(taking_part.name_force, boards_database, member=member, text="Un arall", **said)
    assert code == "contributions.too-many"


@pytest.mark.parametrize(
    ("before", "people", "shows"), [(None, 4, False), (None, 5, True), (5, 7, False), (5, 10, True)]
)
def test_the_difference_between_two_sums_is_never_that_of_a_few(before, people, shows):
    assert may_show_sums(None if before is None else VoteTally((), before), VoteTally((), people), MINIMUM) is shows


def test_dots_that_somebody_took_away_are_not_shown_among_new_ones():
    before = VoteTally((("a", 4), ("b", 3)), 5)
    assert may_show_sums(before, VoteTally((("a", 4), ("b", 9)), 10), MINIMUM)
    assert not may_show_sums(before, VoteTally((("a", 3), ("b", 10)), 10), MINIMUM)
    assert not may_show_sums(before, VoteTally((("b", 13),), 10), MINIMUM)
