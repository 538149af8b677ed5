"""What is discussed first, and what comes out weakest."""

from dataclasses import replace

from sait.analysis.agenda import agenda, weakest
from sait.analysis.result import Result, SeriesRole
from sait.analysis.results import build_result
from sait.analysis.sources import SeriesSource
from sait.assessment.releases import Audience, Figures, ItemFigures, Vantage
from tests.unit.analysis.bank import instrument, item, release, text

ISSUES = "joint-inspectorate-2011"


def of(counts, **changes) -> Result:
    items = [replace(item(name), **changes.get(name, {})) for name in counts]
    figures = Figures(
        tuple(ItemFigures(name, Vantage.OWN, None, levels, None, None) for name, levels in counts.items()), ()
    )
    source = SeriesSource(
        "w", text("North"), SeriesRole.REGIONAL, Vantage.OWN, None, "north", "2013", (release(1, figures),)
    )
    return build_result(instrument({"A": items}), form="full", cut="domain", sources=[source], audience=Audience.INSIDE)


def ordered(counts, **changes) -> list[str]:
    return [entry.item_id for entry in agenda(of(counts, **changes), "w")]


def test_a_split_comes_before_a_low_mean_and_a_low_mean_before_a_high_one():
    counts = {"A1": (0, 0, 1, 9), "A2": (9, 1, 0, 0), "A3": (0, 5, 0, 5)}
    assert ordered(counts) == ["A3", "A2", "A1"]


def test_a_target_that_is_nearly_reached_comes_after_one_that_is_not():
    counts = {"A1": (0, 10, 0, 0), "A2": (0, 10, 0, 0)}
    assert ordered(counts, A1={"target": 1}, A2={"target": 2}) == ["A2", "A1"]


def test_of_two_as_far_away_the_one_with_more_issues_comes_first():
    counts = {"A1": (0, 10, 0, 0), "A2": (0, 10, 0, 0)}
    both = {"A1": {"categories": {ISSUES: ("funding",)}}, "A2": {"categories": {ISSUES: ("funding", "leadership")}}}
    assert ordered(counts, **both) == ["A2", "A1"]


def test_a_reversed_item_is_far_when_it_is_high_and_what_is_withheld_comes_last():
    counts = {"A1": None, "A2": (10, 0, 0, 0), "A3": (0, 0, 0, 10)}
    assert ordered(counts, A2={"reversed": True}, A3={"reversed": True}) == ["A3", "A2", "A1"]


def weak(counts, agreed=(), **changes) -> list[tuple[str, float, bool]]:
    found = of(counts, **changes)
    return [(one.item_id, round(one.standing, 2), one.is_agreed) for one in weakest(found, "w", dict(agreed))]


def test_the_weakest_are_furthest_from_their_target_and_what_reaches_it_is_not_among_them():
    counts = {"A1": (0, 0, 0, 10), "A2": (0, 10, 0, 0), "A3": (10, 0, 0, 0), "A4": (0, 10, 0, 0)}
    assert weak(counts, A4={"target": 1}) == [("A3", 0.0, False), ("A2", 1.0, False)]


def test_what_the_board_agreed_is_its_last_word():
    counts = {"A1": (10, 0, 0, 0), "A2": (0, 10, 0, 0), "A3": None}
    assert weak(counts, {"A1": 3, "A3": 0}) == [("A3", 0, True), ("A2", 1.0, False)]


def test_of_a_reversed_item_a_high_level_is_weak():
    counts = {"A1": (10, 0, 0, 0), "A2": (0, 0, 0, 10)}
    assert weak(counts, A1={"reversed": True}, A2={"reversed": True}) == [("A2", 3.0, False)]
