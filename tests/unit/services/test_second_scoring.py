"""Members look again at a closed domain: beside their first answers, inside the room, and nowhere else."""

import pytest

from sait.assessment.releases import Audience, Vantage
from sait.assessment.responses import Question
from sait.errors import SaitError
from sait.services import moves, releases, results, workshops
from sait.services.results import DOMAINS
from tests.unit.services.people import MINIMUM, choose, close, end, fill, join, open_room, released, row_of, share

AGAIN = Question(Vantage.SECOND, "GOV-01")


@pytest.fixture
def room(boards_database):
    return open_room(boards_database)


def refused_code(action, *arguments, **named) -> str:
    with pytest.raises(SaitError) as refused:
        action(*arguments, **named)
    return refused.value.code


def begin(database, room) -> None:
    fresh = workshops.get_workshop(database, room.id)
    moves.begin_second(database, workshop=fresh, domain_id="GOV", who="ffion")


def finish(database, room) -> None:
    releases.end_second(database, workshop_id=room.id, domain_id="GOV", minimum=MINIMUM, who="ffion")


def result_of(database, room, inside):
    return results.read_result(database, results.Question((room.id,), DOMAINS, inside=inside))


def test_a_second_scoring_is_of_a_closed_domain_and_only_while_it_is_open(boards_database, room):
    people = fill(boards_database, room, "111111")
    assert refused_code(begin, boards_database, room) == "domain.not-closed"
    close(boards_database, room)
    assert refused_code(choose, boards_database, people[0], "2", question=AGAIN) == "second.not-open"
    begin(boards_database, room)
    choose(boards_database, people[0], "2", question=AGAIN)
    end(boards_database, room)
    choose(boards_database, people[1], "2", question=AGAIN)
    finish(boards_database, room)
    assert refused_code(choose, boards_database, people[2], "2", question=AGAIN) == "second.not-open"
    assert refused_code(finish, boards_database, room) == "second.not-open"


def test_first_and_second_stand_side_by_side(boards_database, room):
    people = fill(boards_database, room, "111111")
    close(boards_database, room)
    before = result_of(boards_database, room, room.id)
    begin(boards_database, room)
    for person in people[:5]:
        choose(boards_database, person, "2", question=AGAIN)
    assert [series.key for series in result_of(boards_database, room, room.id).series] == [room.id]
    finish(boards_database, room)
    both = result_of(boards_database, room, room.id)
    assert [series.key for series in both.series] == [room.id, f"{room.id}/second"]
    assert both.items[room.id, "GOV-01"] == before.items[room.id, "GOV-01"]
    assert both.series[0].attendance == before.series[0].attendance
    assert both.items[f"{room.id}/second", "GOV-01"].levels == (0, 0, 5, 0)


def test_what_fewer_than_five_scored_again_is_withheld(boards_database, room):
    people = fill(boards_database, room, "111111")
    close(boards_database, room)
    begin(boards_database, room)
    for person in people[:4]:
        choose(boards_database, person, "3", question=AGAIN)
    finish(boards_database, room)
    assert row_of(released(boards_database, room)[-1], vantage=Vantage.SECOND).levels is None


def test_nothing_of_a_second_scoring_leaves_the_room(boards_database, room):
    people = fill(boards_database, room, "1111111111")
    close(boards_database, room)
    begin(boards_database, room)
    for person in people:
        choose(boards_database, person, "3", question=AGAIN)
    finish(boards_database, room)
    share(boards_database, room)
    begin(boards_database, room)
    finish(boards_database, room)
    outside = released(boards_database, room, Audience.OUTSIDE)
    assert outside
    assert not any(row.vantage is Vantage.SECOND for one in outside for row in one.figures.items)
    assert not any(mean.vantage is Vantage.SECOND for one in outside for mean in one.figures.means)
    assert [series.key for series in result_of(boards_database, room, None).series] == [room.id]


def test_a_domain_closed_again_says_nothing_of_a_second_scoring_that_goes_on(boards_database, room):
    people = fill(boards_database, room, "111111")
    close(boards_database, room)
    begin(boards_database, room)
    for person in people:
        choose(boards_database, person, "3", question=AGAIN)
    moves.reopen_domain(
        boards_database, workshop=workshops.get_workshop(boards_database, room.id), domain_id="GOV", who="ffion"
    )
    close(boards_database, room)
    assert not any(
        row.vantage is Vantage.SECOND for one in released(boards_database, room) for row in one.figures.items
    )


def test_who_comes_only_for_the_second_scoring_counts_in_no_first_one(boards_database, room):
    fill(boards_database, room, "1111")
    close(boards_database, room)
    begin(boards_database, room)
    choose(boards_database, join(boards_database, room), "1", question=AGAIN)
    finish(boards_database, room)
    first, second = released(boards_database, room)
    assert (first.attendance.answered, second.attendance.answered) == (4, 1)
