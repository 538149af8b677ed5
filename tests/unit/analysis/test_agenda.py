"""What is discussed first."""

from dataclasses import replace

from sait.analysis.agenda import agenda
from sait.analysis.result import SeriesRole
from sait.analysis.results import build_result
from sait.analysis.sources import SeriesSource
from sait.assessment.releases import Audience, Figures, ItemFigures, Vantage
from tests.unit.analysis.bank import instrument, item, release, text

ISSUES = "joint-inspectorate-2011"


def ordered(counts, **changes) -> list[str]:
    items = [replace(item(name), **changes.get(name, {})) for name in counts]
    figures = Figures(
        tuple(ItemFigures(name, Vantage.OWN, None, levels, None, None) for name, levels in counts.items()), ()
    )
    source = SeriesSource(
        "w", text("North"), SeriesRole.REGIONAL, Vantage.OWN, None, "north", "2013", (release(1, figures),)
    )
    result = build_result(
        instrument({"A": items}), form="full", cut="domain", sources=[source], audience=Audience.INSIDE
    )
    return [entry.item_id for entry in agenda(result, "w")]


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
