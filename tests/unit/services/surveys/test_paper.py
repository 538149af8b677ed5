"""Paper in place of a link: as many sheets as places were set aside, each sent once, and nobody told which were used."""

import pytest

from sait.assessment.surveys.answers import Answers
from sait.errors import SaitError
from sait.services.surveys import links, paper
from sait.storage.surveys import answers
from tests.unit.services.surveys.house import close, opened, tokens

GIVEN = Answers({"GOV-01": "2"})


@pytest.fixture
def survey(boards_database, bank):
    return opened(boards_database, bank)


@pytest.fixture
def named(boards_database, survey):
    tokens(boards_database, survey, 1)
    named = {"survey_id": survey.id, "board_id": "north", "who": "gwyn"}
    links.say_members(boards_database, members=4, not_asked=0, **named)
    paper.set_aside(boards_database, count=2, **named)
    return named


def desk(database, survey):
    return paper.open_sheet_desk(database, survey.id, "north")


def envelopes(database, survey):
    with database.reading() as conn:
        return answers.count_envelopes(conn, survey.id)


def test_a_sheet_takes_a_place_and_is_sent_once(boards_database, survey, named):
    for form in ("first", "first", "second"):
        paper.enter_sheet(boards_database, desk(boards_database, survey), GIVEN, form=form)
    assert (envelopes(boards_database, survey), desk(boards_database, survey).left) == ({"north": 2}, 0)
    with pytest.raises(SaitError, match=r"survey\.no-paper"):
        paper.enter_sheet(boards_database, desk(boards_database, survey), GIVEN, form="third")
    assert close(boards_database, survey).state == "closed"


def test_places_and_links_together_are_as_many_as_members(boards_database, survey, named):
    with pytest.raises(SaitError, match=r"survey\.links-count"):
        paper.set_aside(boards_database, count=2, **named)
    with pytest.raises(SaitError, match=r"survey\.links-count"):
        links.draw_links(boards_database, count=2, **named)
    assert [link.number for link in links.draw_links(boards_database, count=1, **named)] == [2]


def test_the_business_manager_sees_no_difference_when_a_sheet_is_typed_in(boards_database, survey, named):
    """She gave the paper out: a place that was used would tell her who answered."""
    before = links.open_desk(boards_database, survey.id, "north")
    paper.enter_sheet(boards_database, desk(boards_database, survey), GIVEN, form="first")
    assert links.open_desk(boards_database, survey.id, "north") == before
    with boards_database.reading() as conn:
        assert links.places_left(conn, survey.id, "north") == (4, 1)


def test_nothing_is_sent_that_has_no_answer_and_another_boards_places_are_not_taken(boards_database, survey, named):
    with pytest.raises(SaitError, match=r"survey\.empty"):
        paper.enter_sheet(boards_database, desk(boards_database, survey), Answers(), form="first")
    east = paper.open_sheet_desk(boards_database, survey.id, "east")
    with pytest.raises(SaitError, match=r"survey\.no-paper"):
        paper.enter_sheet(boards_database, east, GIVEN, form="first")
    assert envelopes(boards_database, survey) == {}
