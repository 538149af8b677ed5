"""The table of who answers to whom, and the order of actions."""

from datetime import UTC, date, datetime

import pytest

from sait.assessment.decisions import (
    Action,
    Arrangement,
    DecisionVersion,
    Progress,
    Reach,
    arrangement_gaps,
    double_lines,
    overdue_first,
)

REGIONAL, LOCAL, BOTH = Reach.REGIONAL, Reach.LOCAL, Reach.BOTH
TODAY = date(2013, 7, 1)
NOW = datetime(2013, 6, 1, tzinfo=UTC)


def line(reach: Reach, who: str, to_whom: str = "The board", matter: str = "Money") -> Arrangement:
    return Arrangement(reach, matter, who, to_whom)


@pytest.mark.parametrize(
    ("lines", "missing"),
    [
        ((), ()),
        ((line(REGIONAL, "Chair"),), (LOCAL,)),
        ((line(REGIONAL, "Chair"), line(LOCAL, "Head")), ()),
        ((line(BOTH, "Chair"),), ()),
        ((line(REGIONAL, ""), line(LOCAL, " ")), (REGIONAL, LOCAL)),
        ((line(REGIONAL, "Chair", matter="money "), line(LOCAL, "Head")), ()),
    ],
    ids=str,
)
def test_a_level_at_which_nobody_answers_for_a_matter_is_a_gap(lines, missing):
    assert tuple(reach for _, reach in arrangement_gaps(lines)) == missing


def test_two_who_answer_for_a_matter_at_one_level_are_a_double_line_and_a_line_that_names_nobody_is_none():
    assert double_lines((line(REGIONAL, "Chair"), line(REGIONAL, "Head"))) == ("Money",)
    assert double_lines((line(BOTH, "Chair"), line(LOCAL, "Head"))) == ("Money",)
    assert double_lines((line(REGIONAL, "Chair"), line(REGIONAL, "Chair", "Council"))) == ("Money",)
    assert double_lines((line(REGIONAL, "Chair"), line(LOCAL, "Head"))) == ()
    assert double_lines((line(REGIONAL, "Chair"), line(REGIONAL, ""))) == ()


def test_what_is_overdue_comes_first_and_what_is_over_last():
    days = {"late": date(2013, 6, 1), "soon": date(2013, 8, 1), "undated": None, "done": date(2013, 5, 1)}
    state = {"done": Progress.DONE}
    kept = [
        DecisionVersion(
            "w", name, 1, Action(name, "Chair", due_on=day, progress=state.get(name, Progress.OPEN)), "a", NOW
        )
        for name, day in sorted(days.items())
    ]
    assert [one.subject for one in overdue_first(kept, TODAY)] == ["late", "soon", "undated", "done"]
