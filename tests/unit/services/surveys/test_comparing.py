"""A survey beside the day: the same questions alone, as far as each side shows them, and not too soon after it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sait.analysis.gaps import axis_gap, item_gap
from sait.assessment.releases import Audience
from sait.assessment.workshops import Form, View
from sait.errors import SaitError
from sait.services.surveys import leading
from sait.services.surveys.comparing import beside_the_day
from sait.services.tokens import now
from tests.unit.services.people import end, fill, open_room, share
from tests.unit.services.surveys.house import close, opened, planned, send, tokens

GOV = ("GOV-01", "GOV-02", "GOV-03")


@pytest.fixture
def room(boards_database):
    held = open_room(boards_database, form=Form.FULL)
    fill(boards_database, held, "1" * 12)
    end(boards_database, held)
    return held


@pytest.fixture
def later(monkeypatch):
    """Half a year on, for whatever asks the time of a survey."""
    moment = now() + timedelta(182)
    for place in ("leading", "answering", "links", "comparing", "publishing"):
        monkeypatch.setattr(f"sait.services.surveys.{place}.now", lambda: moment)
    monkeypatch.setattr("tests.unit.services.surveys.house.now", lambda: moment)


def asked_again(database, bank, *, people=12):
    survey = opened(database, bank)
    for token in tokens(database, survey, people):
        send(database, token, dict.fromkeys(GOV, "2"))
    return close(database, survey)


def test_both_sides_stand_over_the_questions_that_both_asked(boards_database, bank, room, later):
    beside = beside_the_day(boards_database, asked_again(boards_database, bank), "north", Audience.INSIDE, "en")
    axis = next(axis for axis in beside.found.axes if axis.id == "GOV")
    gap = axis_gap(beside.found, beside.survey, beside.day, axis)
    assert (gap.second, gap.first, gap.items) == (1.0, 2.0, 3)
    assert (beside.day.label["en"], beside.survey.label["en"]) == ("Baseline", "Six months on")


def test_what_a_board_has_not_released_to_others_is_not_there_for_them(boards_database, bank, room, later):
    survey = asked_again(boards_database, bank)
    kept = beside_the_day(boards_database, survey, "north", Audience.OUTSIDE, "en")
    assert item_gap(kept.found, kept.survey, kept.day, "GOV-01") is None
    share(boards_database, room)
    told = beside_the_day(boards_database, survey, "north", Audience.OUTSIDE, "en")
    assert item_gap(told.found, told.survey, told.day, "GOV-01").difference == 1.0


def test_a_question_on_another_scale_is_not_shared(boards_database, bank, room, later, monkeypatch):
    survey = asked_again(boards_database, bank)
    monkeypatch.setattr("sait.services.surveys.comparing.shared_items", lambda *_: frozenset())
    assert beside_the_day(boards_database, survey, "north", Audience.INSIDE, "en") is None


def test_an_open_workshop_and_another_boards_are_no_day(boards_database, bank, later):
    for board, view in (("north", View.OPEN), ("east", View.SILENT)):
        held = open_room(boards_database, form=Form.FULL, board_id=board, view=view)
        fill(boards_database, held, "1" * 12)
        if view is View.SILENT:
            end(boards_database, held)
    assert beside_the_day(boards_database, asked_again(boards_database, bank), "north", Audience.INSIDE, "en") is None


def test_the_same_questions_are_not_asked_again_within_four_weeks(boards_database, bank, room):
    survey = planned(boards_database, bank)
    with pytest.raises(SaitError, match=r"survey\.too-soon"):
        leading.open_survey(boards_database, survey, minimum=5, who="rhian")
    soonest = survey.opens_on + timedelta(28)
    with pytest.raises(SaitError, match=r"survey\.too-soon"):
        leading.change_days(
            boards_database, survey, opens_on=soonest - timedelta(1), closes_on=soonest, who="rhian"
        )  # fmt: skip
    leading.change_days(boards_database, survey, opens_on=soonest, closes_on=soonest, who="rhian")
    leading.open_survey(boards_database, leading.get_survey(boards_database, survey.id), minimum=5, who="rhian")


def test_others_are_asked_whenever_they_like(boards_database, bank, room):
    survey = planned(boards_database, bank, boards=("east",))
    leading.open_survey(boards_database, survey, minimum=5, who="rhian")
    assert replace(leading.get_survey(boards_database, survey.id), version=0).state == "open"
