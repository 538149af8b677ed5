"""Members look again at a closed domain: beside their first answers, inside the room, and nowhere else."""

import pytest

from sait.assessment.members.responses import DONT_KNOW, NOT_APPLICABLE, Question
from sait.assessment.releases import Audience, Vantage, Wave
from sait.i18n import translator
from sait.services.results import reading
from sait.services.results.reading import DOMAINS
from sait.services.workshops import moves, opening, releases
from sait.services.workshops.erasing import erase_individuals, erase_own
from sait.storage.second_scoring import items_given
from sait.wording.figures import FIRST_STANDS, item_mean_words, second_words
from tests.refusals import refused_code
from tests.unit.services.people import MINIMUM, choose, close, end, fill, join, open_room, released, row_of, share

AGAIN = Question(Vantage.OWN, "GOV-01", Wave.SECOND)


@pytest.fixture
def room(boards_database):
    return open_room(boards_database)


def begin(database, room) -> None:
    fresh = opening.get_workshop(database, room.id)
    moves.begin_second(database, workshop=fresh, domain_id="GOV", who="ffion")


def finish(database, room) -> None:
    releases.end_second(database, workshop_id=room.id, domain_id="GOV", minimum=MINIMUM, who="ffion")


def result_of(database, room, inside):
    return reading.read_result(database, reading.ResultQuery((room.id,), DOMAINS, inside=inside))


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


def score_again(database, room, people, choices) -> None:
    """One second scoring of the first domain: each of *people* answers its first question; "-" is a don't-know."""
    begin(database, room)
    for person, choice in zip(people, choices, strict=True):
        choose(database, person, choice.replace("-", DONT_KNOW), question=AGAIN)
    finish(database, room)


def second(database, room):
    return row_of(released(database, room)[-1])


def test_first_and_second_stand_side_by_side(boards_database, room):
    people = fill(boards_database, room, "111111")
    close(boards_database, room)
    before = result_of(boards_database, room, room.id)
    begin(boards_database, room)
    for person in people:
        choose(boards_database, person, "2" if person is not people[0] else "1", question=AGAIN)
    assert [series.key for series in result_of(boards_database, room, room.id).series] == [room.id]
    finish(boards_database, room)
    both = result_of(boards_database, room, room.id)
    assert [series.key for series in both.series] == [room.id, f"{room.id}/second"]
    assert both.items[room.id, "GOV-01"] == before.items[room.id, "GOV-01"]
    assert both.series[0].attendance == before.series[0].attendance
    assert both.series[1].attendance is None
    assert both.items[f"{room.id}/second", "GOV-01"].levels == (0, 1, 5, 0)


@pytest.mark.parametrize(
    ("who", "choices"),
    [
        ([*range(7), 8], "2222111-"),  # four changed
        ([*range(6), 8], "222222-"),  # one has left
        (range(9), "22222222-"),  # one has come who was late for the first
        ([*range(7), 8], "222222--"),  # one says don't know now
        ([*range(7), 8], "22222222"),  # one said don't know at first, and gives a level now
        (range(7), "2222222"),  # one said don't know at first, and has left
    ],
)
def test_otherwise_the_first_result_stands_and_nothing_is_said_of_the_second(boards_database, room, who, choices):
    people = fill(boards_database, room, "1111111")
    unsure = join(boards_database, room)
    choose(boards_database, unsure, DONT_KNOW)
    close(boards_database, room)
    people += [join(boards_database, room), unsure]
    choose(boards_database, people[7], "1")
    score_again(boards_database, room, [people[place] for place in who], choices)
    release = released(boards_database, room)[-1]
    assert release.figures.wave is Wave.SECOND
    assert all((row.levels, row.dont_know, row.not_applicable) == (None, None, None) for row in release.figures.items)
    assert (release.attendance.answered, release.late) == (None, 0)
    assert [series.key for series in result_of(boards_database, room, room.id).series] == [room.id]


@pytest.mark.parametrize("first", [DONT_KNOW, NOT_APPLICABLE, "1", None])
@pytest.mark.parametrize("goes", ["walks out", "is erased"])
def test_whoever_leaves_is_missed_whatever_they_had_answered(boards_database, room, first, goes):
    """Of somebody known to have left, figures would tell else that they had given no level to that question."""
    people = fill(boards_database, room, "111111")
    leaver = join(boards_database, room)
    choose(boards_database, leaver, "1", question=Question(Vantage.OWN, "GOV-02"))
    if first is not None:
        choose(boards_database, leaver, first)
    close(boards_database, room)
    begin(boards_database, room)
    if goes == "is erased":
        erase_own(boards_database, leaver)
    for person in people:
        for item_id in ("GOV-01", "GOV-02", "GOV-03"):
            choose(boards_database, person, "2", question=Question(Vantage.OWN, item_id, Wave.SECOND))
    finish(boards_database, room)
    given = {row.item_id: row.levels for row in released(boards_database, room)[-1].figures.items}
    assert given == {"GOV-01": None, "GOV-02": None, "GOV-03": None}


@pytest.mark.parametrize("again", [DONT_KNOW, "2"])
def test_whoever_comes_is_noticed_whatever_they_answer(boards_database, room, again):
    people = fill(boards_database, room, "1111111")
    close(boards_database, room)
    score_again(
        boards_database, room, [*people, join(boards_database, room)], f"2222222{again.replace(DONT_KNOW, '-')}"
    )
    assert second(boards_database, room).levels is None


def test_who_gives_no_level_both_times_stands_in_nobodys_way_and_is_not_counted(boards_database, room):
    people = fill(boards_database, room, "1111111")
    unsure = join(boards_database, room)
    choose(boards_database, unsure, DONT_KNOW)
    close(boards_database, room)
    score_again(boards_database, room, [*people, unsure], "1122222-")
    row = second(boards_database, room)
    assert (row.levels, row.dont_know, row.not_applicable) == ((0, 2, 5, 0), None, None)


def test_of_those_who_changed_only_who_changed_a_level_counts(boards_database, room):
    people = fill(boards_database, room, "1111111")
    unsure = join(boards_database, room)
    choose(boards_database, unsure, NOT_APPLICABLE)
    close(boards_database, room)
    score_again(boards_database, room, [*people, unsure], "1112222-")
    assert second(boards_database, room).levels is None


def test_what_is_left_of_first_figures_goes_with_everybodys_single_answers(boards_database, room):
    fill(boards_database, room, "1111111")
    end(boards_database, room)
    with boards_database.reading() as conn:
        assert items_given(conn, room.id)
    erase_individuals(boards_database, workshop_id=room.id, who="ffion")
    with boards_database.reading() as conn:
        assert not items_given(conn, room.id)


def test_somebody_else_with_the_same_answer_is_not_the_same_people(boards_database, room):
    people = fill(boards_database, room, "1111111")
    close(boards_database, room)
    erase_own(boards_database, people[0])
    people[0] = join(boards_database, room)
    choose(boards_database, people[0], "1")
    score_again(boards_database, room, people, "2222222")
    assert second(boards_database, room).levels is None


def test_first_answers_that_were_changed_since_are_not_what_was_shown(boards_database, room):
    """Two swap their answers once the domain is open again: every count is as it was shown."""
    people = fill(boards_database, room, "1111123")
    close(boards_database, room)
    reopen(boards_database, room)
    choose(boards_database, people[5], "3", handovers=0)
    choose(boards_database, people[6], "2", handovers=0)
    close(boards_database, room)
    assert row_of(released(boards_database, room)[-1]).levels == (0, 5, 1, 1)
    score_again(boards_database, room, people, "2222222")
    assert second(boards_database, room).levels is None


def test_figures_that_moved_on_are_of_other_people(boards_database, room):
    people = fill(boards_database, room, "1111111")
    close(boards_database, room)
    reopen(boards_database, room)
    people += fill(boards_database, room, "22222", item_ids=["GOV-01"])
    close(boards_database, room)
    assert row_of(released(boards_database, room)[-1]).n == 12
    score_again(boards_database, room, people, "3" * 12)
    assert second(boards_database, room).levels is None


def test_second_figures_stay_whatever_a_third_scoring_says(boards_database, room):
    people = fill(boards_database, room, "1111111")
    close(boards_database, room)
    score_again(boards_database, room, people, "2222222")
    assert second(boards_database, room).levels == (0, 0, 7, 0)
    score_again(boards_database, room, people[:6], "333333")
    assert second(boards_database, room).levels == (0, 0, 7, 0)


def test_everybody_is_asked_when_a_second_scoring_is_begun_again(boards_database, room):
    people = fill(boards_database, room, "1111111")
    close(boards_database, room)
    score_again(boards_database, room, people, "2111111")
    score_again(
        boards_database, room, people[1:], "222222"
    )  # the first has left; their answer of before counts no more
    assert second(boards_database, room).levels is None
    score_again(boards_database, room, people, "2222211")
    assert second(boards_database, room).levels == (0, 2, 5, 0)


def test_beginning_what_goes_on_takes_no_answer_away(boards_database, room):
    people = fill(boards_database, room, "1111111")
    close(boards_database, room)
    begin(boards_database, room)
    for person in people:
        choose(boards_database, person, "2", question=AGAIN)
    begin(boards_database, room)
    finish(boards_database, room)
    assert second(boards_database, room).levels == (0, 0, 7, 0)


def test_the_line_of_the_second_scoring_lies_over_the_same_items(boards_database, room):
    people = fill(boards_database, room, "1111111")
    close(boards_database, room)
    score_again(boards_database, room, people, "3333333")
    found = result_of(boards_database, room, room.id)
    assert found.first_stands == {"GOV-02", "GOV-03"}
    assert found.scores[room.id, "GOV"].mean == 1
    assert found.scores[f"{room.id}/second", "GOV"].mean == pytest.approx((3 + 1 + 1) / 3)
    assert result_of(boards_database, room, None).first_stands == frozenset()


@pytest.mark.parametrize(
    ("language", "whole", "some"),
    [
        (
            "en",
            "Second scoring: the first result stands.",
            "Second scoring: the first result stands for GOV-02, GOV-03.",
        ),
        (
            "cy",
            "Ail sgorio: mae'r canlyniad cyntaf yn sefyll.",
            "Ail sgorio: mae'r canlyniad cyntaf yn sefyll ar gyfer GOV-02, GOV-03.",
        ),
    ],
)
def test_it_is_said_that_the_first_result_stands_and_never_why(boards_database, room, language, whole, some):
    people, t = fill(boards_database, room, "1111111"), translator(language)
    close(boards_database, room)
    items = ["GOV-01", "GOV-02", "GOV-03"]
    assert second_words(result_of(boards_database, room, room.id), items, t) == ""
    score_again(boards_database, room, people[:6], "333333")
    assert second_words(result_of(boards_database, room, room.id), items, t) == whole
    score_again(boards_database, room, people, "3333333")
    found = result_of(boards_database, room, room.id)
    assert second_words(found, items, t) == some
    line = found.series[1]
    assert {item_mean_words(found, line, one, t) for one in items[1:]} == {t(FIRST_STANDS)}


def reopen(database, room) -> None:
    fresh = opening.get_workshop(database, room.id)
    moves.reopen_domain(database, workshop=fresh, domain_id="GOV", who="ffion")


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
    assert not any(one.figures.wave is Wave.SECOND for one in outside)
    assert [series.key for series in result_of(boards_database, room, None).series] == [room.id]


def test_a_domain_closed_again_says_nothing_of_a_second_scoring_that_goes_on(boards_database, room):
    people = fill(boards_database, room, "111111")
    close(boards_database, room)
    begin(boards_database, room)
    for person in people:
        choose(boards_database, person, "3", question=AGAIN)
    moves.reopen_domain(
        boards_database, workshop=opening.get_workshop(boards_database, room.id), domain_id="GOV", who="ffion"
    )
    close(boards_database, room)
    assert {one.figures.wave for one in released(boards_database, room)} == {Wave.FIRST}


def test_a_dont_know_is_not_told_by_how_many_answered(boards_database, room):
    """Six answered and one of them said don't know to everything: beside an n of 5 stands no 6."""
    fill(boards_database, room, "11111")
    unsure, late = join(boards_database, room), join(boards_database, room)
    for item_id in ("GOV-01", "GOV-02", "GOV-03"):
        choose(boards_database, unsure, DONT_KNOW, question=Question(Vantage.OWN, item_id))
    close(boards_database, room)
    choose(boards_database, late, DONT_KNOW)
    end(boards_database, room)
    share(boards_database, room)
    for release in released(boards_database, room):
        assert release.attendance.answered == 5
        assert release.late == 0
    for inside in (room.id, None):
        assert result_of(boards_database, room, inside).series[0].attendance.answered == 5


def test_where_nothing_is_given_nobody_is_told_how_many_answered(boards_database, room):
    fill(boards_database, room, "1111")
    close(boards_database, room)
    assert released(boards_database, room)[-1].attendance.answered is None
