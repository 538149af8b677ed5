import pytest

from sait.analysis.gate.expectation import expected_range, expected_share


@pytest.mark.parametrize(
    ("people", "few", "many"),
    [(4, 0.0, 0.0), (5, 0.0, 0.01), (9, 0.02, 0.27), (12, 0.07, 0.56), (15, 0.16, 0.78), (20, 0.37, 0.95)],
)
def test_the_worked_numbers(people, few, many):
    found = expected_range([people], minimum=5)
    assert (round(found.few, 2), round(found.many, 2)) == (few, many)


def test_questions_that_more_people_gave_a_level_to_are_shown_sooner():
    found = expected_range([9, 12], minimum=5)
    assert (round(found.few, 2), round(found.many, 2)) == (0.05, 0.41)


@pytest.mark.parametrize(("changing", "share"), [(0.0, 0.0), (1.0, 1.0)])
def test_nobody_or_everybody_changes(changing, share):
    assert expected_share(8, minimum=5, changing=changing) == share


def test_a_larger_minimum_shows_less():
    assert expected_share(12, minimum=6, changing=0.4) < expected_share(12, minimum=5, changing=0.4)
