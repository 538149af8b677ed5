"""What is written in a language that few use: held back, unless its author chooses otherwise."""

import pytest

from sait.assessment.decisions import ForceScope, Task
from sait.errors import SaitError
from sait.services.members import responses, taking_part
from sait.services.members.rare_language import RareLanguage, choose_rare_language, read_rare_language
from sait.services.workshops import comments, moves, opening
from tests.conftest import small_bank
from tests.unit.services.people import GOV_1, MINIMUM, choose, close, end, fill, join, open_room


@pytest.fixture
def room(boards_database):
    return open_room(boards_database)


def welsh(database, room, count: int, *, answers: bool = True):
    people = [join(database, room, language="cy") for _ in range(count)]
    if answers:
        for member in people:
            choose(database, member, "1")
    return people


def write(database, member, text: str, language: str = "cy") -> None:
    before = responses.read_words(database, member, GOV_1)
    responses.write_words(database, member=member, question=GOV_1, text=text, language=language, seen=[before])


def show(database, member, is_shown: bool = True) -> None:
    choose_rare_language(database, member=member, is_shown=is_shown)


def standing(database, member, language: str = "cy") -> RareLanguage:
    return read_rare_language(database, member=member, language=language, minimum=MINIMUM)


def listed(database, room) -> set[str]:
    queues = comments.read_queues(database, workshop=room, instrument=small_bank().instrument)
    return {one.text for queue in queues.values() for one in queue.waiting}


def again(database, room) -> None:
    moves.reopen_scoring(database, workshop=opening.get_workshop(database, room.id), who="a")


def test_a_language_is_rare_until_five_people_use_it_and_the_choice_is_off_at_first(boards_database, room):
    people = welsh(boards_database, room, 4)
    assert standing(boards_database, people[0]) == RareLanguage(is_rare=True, is_shown=False)
    english = join(boards_database, room)
    assert standing(boards_database, english, "cy").is_rare is False  # who writes in it now is the fifth
    assert standing(boards_database, people[0]).is_rare  # of whom the others' pages tell nothing
    welsh(boards_database, room, 1)
    assert standing(boards_database, people[0]).is_rare is False


def test_the_choice_is_ones_own_and_can_be_taken_back(boards_database, room):
    mine, other = welsh(boards_database, room, 2)
    show(boards_database, mine)
    assert (standing(boards_database, mine).is_shown, standing(boards_database, other).is_shown) == (True, False)
    show(boards_database, mine, is_shown=False)
    assert standing(boards_database, mine).is_shown is False


def test_nothing_is_chosen_once_the_board_has_signed_off(boards_database, room):
    (member,) = welsh(boards_database, room, 1)
    end(boards_database, room)
    ended = opening.get_workshop(boards_database, room.id)
    moves.sign_off(boards_database, workshop=ended, who="a")
    with pytest.raises(SaitError, match=r"workshop\.closed"):
        show(boards_database, member)


def test_a_comment_in_a_rare_language_comes_with_its_domain_where_its_author_chose_so(boards_database, room):
    fill(boards_database, room, "11")
    people = welsh(boards_database, room, 4)
    for number, member in enumerate(people):
        write(boards_database, member, f"sylw {number}")
    for member in people[:3]:
        show(boards_database, member)
    show(boards_database, people[2], is_shown=False)
    close(boards_database, room)
    assert listed(boards_database, room) == {"sylw 0", "sylw 1"}


def test_time_is_not_language_so_that_four_who_answered_show_nothing(boards_database, room):
    fill(boards_database, room, "111")
    (member,) = welsh(boards_database, room, 1)
    write(boards_database, member, "sylw")
    show(boards_database, member)
    close(boards_database, room)
    assert listed(boards_database, room) == set()


@pytest.mark.parametrize(("english", "comes"), [(4, False), (5, True)])
def test_a_late_one_comes_only_together_with_late_ones_of_enough_people(boards_database, room, english, comes):
    people = fill(boards_database, room, "111111")
    (member,) = welsh(boards_database, room, 1)
    show(boards_database, member)
    close(boards_database, room)
    write(boards_database, member, "hwyr")
    for number, author in enumerate(people[:english]):
        write(boards_database, author, f"late {number}", "en")
    end(boards_database, room)
    # Four in English are not made five by one in Welsh: among the five they would still be four.
    assert listed(boards_database, room) == ({"hwyr", *(f"late {number}" for number in range(5))} if comes else set())


def test_who_comes_back_alone_waits_also_beside_those_who_waited_already(boards_database, room):
    """Of five choices and four that wait, one more of each would be told by who had a phone in hand since."""
    people = fill(boards_database, room, "1" * 10)
    few = welsh(boards_database, room, 4)
    close(boards_database, room)
    for member in (people[0], *few):
        show(boards_database, member)
        write(boards_database, member, f"chosen {member.respondent_id}", "en" if member is people[0] else "cy")
    for member in people[1:4]:
        write(boards_database, member, f"late {member.respondent_id}", "en")
    end(boards_database, room)
    assert listed(boards_database, room) == set()
    again(boards_database, room)
    write(boards_database, people[4], "the fifth", "en")
    end(boards_database, room)
    assert len(listed(boards_database, room)) == 4 + 4 + 1
    again(boards_database, room)
    write(boards_database, few[0], "once more")
    end(boards_database, room)
    assert "once more" not in listed(boards_database, room)


def test_where_two_languages_are_common_a_late_one_waits_for_others_in_its_own(boards_database, room):
    people = fill(boards_database, room, "11111")
    few = welsh(boards_database, room, 5)
    close(boards_database, room)
    show(boards_database, few[0])
    write(boards_database, few[0], "hwyr")
    for member in people:
        write(boards_database, member, "late", "en")
    end(boards_database, room)
    assert listed(boards_database, room) == {"late"}


def test_who_chooses_after_the_closing_waits_for_the_end_and_for_others(boards_database, room):
    fill(boards_database, room, "11111")
    (member,) = welsh(boards_database, room, 1)
    write(boards_database, member, "sylw")
    close(boards_database, room)
    show(boards_database, member)
    assert listed(boards_database, room) == set()
    end(boards_database, room)
    assert listed(boards_database, room) == set()


def test_what_is_read_stays_read_when_the_choice_is_taken_back(boards_database, room):
    fill(boards_database, room, "11111")
    (member,) = welsh(boards_database, room, 1)
    write(boards_database, member, "sylw")
    show(boards_database, member)
    close(boards_database, room)
    show(boards_database, member, is_shown=False)
    assert listed(boards_database, room) == {"sylw"}


@pytest.mark.parametrize(("english", "texts"), [(4, set()), (5, {"One office", "Un swyddfa"})])
def test_what_is_named_in_a_rare_language_comes_with_that_of_enough_people(boards_database, room, english, texts):
    def switch(is_opened: bool) -> None:
        taking_part.set_open(
            boards_database, workshop_id=room.id, task=Task.FORCES, is_opened=is_opened, minimum=MINIMUM, who="a"
        )

    def name(member, text: str, language: str) -> None:
        taking_part.name_force(
            boards_database, member=member, promotes=True, scope=ForceScope.LOCAL, text=text, language=language
        )

    chosen, other = welsh(boards_database, room, 2)
    show(boards_database, chosen)
    switch(True)
    for member in [join(boards_database, room) for _ in range(english)]:
        name(member, "One office", "en")
    name(chosen, "Un swyddfa", "cy")
    name(other, "Ymddiriedaeth", "cy")
    switch(False)
    assert {one.text for one in taking_part.waiting(boards_database, room.id)} == texts
