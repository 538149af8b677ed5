"""What a business manager may do and learn."""

from datetime import timedelta

import pytest

from sait.assessment.surveys.response import Response, next_told
from sait.errors import SaitError
from sait.services.surveys import links
from tests.unit.services.surveys.house import close, opened, planned, send, tokens


@pytest.fixture
def survey(boards_database, bank):
    return opened(boards_database, bank)


def desk(database, survey):
    return links.open_desk(database, survey.id, "north")


def test_links_are_numbered_on(boards_database, survey):
    tokens(boards_database, survey, 1)
    members(boards_database, survey, 5)
    drawn = [
        links.draw_links(boards_database, survey_id=survey.id, board_id="north", count=2, who="gwyn") for _ in range(2)
    ]
    assert [[link.number for link in some] for some in drawn] == [[2, 3], [4, 5]]
    assert desk(boards_database, survey).links == 5


def test_a_draft_and_a_closed_survey_have_no_links(boards_database, bank, survey):
    for other in (planned(boards_database, bank), close(boards_database, survey)):
        with pytest.raises(SaitError, match=r"survey\.not-open"):
            links.draw_links(boards_database, survey_id=other.id, board_id="north", count=1, who="gwyn")


@pytest.mark.parametrize("count", [0, 4, -3])
def test_a_board_has_as_many_links_as_members_who_can_be_asked(boards_database, survey, count):
    members(boards_database, survey, 3)
    with pytest.raises(SaitError, match=r"survey\.links-count"):
        links.draw_links(boards_database, survey_id=survey.id, board_id="north", count=count, who="gwyn")


def test_no_links_before_somebody_said_how_many_members_there_are(boards_database, survey):
    with pytest.raises(SaitError, match=r"survey\.members-first"):
        links.draw_links(boards_database, survey_id=survey.id, board_id="north", count=1, who="gwyn")


def members(database, survey, count: int) -> None:
    links.say_members(database, survey_id=survey.id, board_id="north", members=count, not_asked=0, who="gwyn")


def test_the_count_stands_all_day_and_rises_by_three_or_more(boards_database, survey, monkeypatch):
    drawn = tokens(boards_database, survey, 9)
    told = []
    for token in drawn:
        send(boards_database, token, {"GOV-01": "1"})
        told.append(desk(boards_database, survey).response.answered)
    assert told == [0] * 9  # asked for on the first day, before three had answered
    later = links.now() + timedelta(days=1)
    monkeypatch.setattr(links, "now", lambda: later)
    assert desk(boards_database, survey).response.answered == 9


def test_a_count_never_moves_by_one_or_two():
    told, seen = 0, []
    for answered in range(12):
        told = next_told(told, answered)
        seen.append(told)
    assert seen == [0, 0, 0, 3, 3, 3, 6, 6, 6, 9, 9, 9]


def test_the_share_rests_on_who_could_be_asked_and_every_number_is_kept(boards_database, survey):
    for members, not_asked in ((28, 0), (28, 3)):
        links.say_members(
            boards_database, survey_id=survey.id, board_id="north", members=members, not_asked=not_asked, who="gwyn"
        )
    found = desk(boards_database, survey)
    assert found.response == Response(0, 25)
    assert [(who, members, gone) for _, who, members, gone in found.said] == [("gwyn", 28, 3), ("gwyn", 28, 0)]


@pytest.mark.parametrize(("members", "not_asked"), [(0, 0), (501, 0), (10, 11), (10, -1)])
def test_numbers_that_no_board_has_are_refused(boards_database, survey, members, not_asked):
    with pytest.raises(SaitError, match=r"survey\.members"):
        links.say_members(
            boards_database, survey_id=survey.id, board_id="north", members=members, not_asked=not_asked, who="gwyn"
        )


def test_more_answers_than_people_have_no_share():
    assert (Response(5, 4).rate, Response(0, None).rate, Response(3, 4).rate) == (None, None, 0.75)
