"""The suggested times of a day: whole, in order, on the clock, and never without time to talk."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sait.assessment.timetable import SHORTEST_TALK, Step, scoring_minutes, shortest_day, timetable

STARTS = datetime(2026, 6, 1, 9, 30, tzinfo=UTC)
FIXED = {Step.PHONE_CHECK, Step.JOIN, Step.SCORE, Step.REVEAL, Step.BREAK, Step.SIGN_OFF}


@pytest.mark.parametrize(("questions", "domains", "minutes"), [(16, 7, 15), (32, 14, 25), (49, 7, 30), (1, 1, 5)])
def test_the_silent_scoring_takes_half_a_minute_a_question_and_a_little_more_a_domain(questions, domains, minutes):
    assert scoring_minutes(questions, domains=domains) == minutes


def test_a_morning_with_the_short_form():
    slots = timetable(STARTS, minutes=210, questions=16, domains=7)
    assert {slot.step: f"{slot.begins:%H:%M}-{slot.ends:%H:%M}" for slot in slots} == {
        Step.PHONE_CHECK: "08:45-09:30",
        Step.JOIN: "09:30-09:45",
        Step.SCORE: "09:45-10:00",
        Step.REVEAL: "10:00-10:10",
        Step.BREAK: "10:10-10:25",
        Step.DISCUSS: "10:25-11:25",
        Step.SECOND: "11:25-11:40",
        Step.AGREE: "11:40-12:05",
        Step.PRIORITIES: "12:05-12:30",
        Step.ACTIONS: "12:30-12:50",
        Step.SIGN_OFF: "12:50-13:00",
    }


@given(
    minutes=st.integers(0, 120).map(lambda fives: fives * 5),
    questions=st.integers(1, 200),
    domains=st.integers(1, 20),
)
def test_the_steps_follow_each_other_without_a_gap_and_end_when_the_day_does(minutes, questions, domains):
    slots = timetable(STARTS, minutes=minutes, questions=questions, domains=domains)
    assert [slot.step for slot in slots] == [step for step in Step if step in {slot.step for slot in slots}]
    assert all(before.ends == after.begins for before, after in pairwise(slots))
    assert all(slot.begins < slot.ends for slot in slots)
    assert slots[1].begins == STARTS
    longest = max(minutes, shortest_day(questions, domains=domains))
    assert slots[-1].ends == STARTS + timedelta(minutes=longest)
    talked = sum((slot.ends - slot.begins for slot in slots if slot.step not in FIXED), timedelta())
    assert talked >= timedelta(minutes=SHORTEST_TALK)


def test_a_short_day_has_no_break():
    steps = {slot.step for slot in timetable(STARTS, minutes=90, questions=16, domains=7)}
    assert steps == set(Step) - {Step.BREAK}
