"""Random days, and loosened gates that some of them must get through."""

import pytest

from sait.analysis.gate import second_scoring
from sait.assessment.releases import Wave
from tests.attack.random_days import follows, play, play_twice, rank
from tests.attack.test_attack import MUTANTS

SEEDS = (0, 2, 6, 9, 26, 29)
SEEDS_OF_A_SOAK = range(1000, 1400)
SEEDS_THAT_SHOW_BOTH = (0, 3, 16)
TWICE_OF_A_SOAK = range(2000, 2100)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_sum_of_fewer_than_five_answers_follows(boards_database, seed):
    assert list(follows(play(boards_database, seed))) == []


@pytest.mark.soak
@pytest.mark.parametrize("seed", SEEDS_OF_A_SOAK)
def test_no_sum_follows_on_any_of_many_days(boards_database, seed):
    assert list(follows(play(boards_database, seed))) == []


@pytest.mark.parametrize("seed", SEEDS_THAT_SHOW_BOTH)
def test_nothing_follows_from_both_scorings_of_the_same_people(boards_database, seed):
    day = play_twice(boards_database, seed)
    assert any(name is Wave.SECOND for _, name in day.newest)
    assert list(follows(day)) == []


@pytest.mark.soak
@pytest.mark.parametrize("seed", TWICE_OF_A_SOAK)
def test_nothing_follows_from_both_scorings_on_any_of_many_days(boards_database, seed):
    assert list(follows(play_twice(boards_database, seed))) == []


@pytest.mark.parametrize("seed", [4, 13, 15])
def test_second_figures_of_k_people_let_something_follow(boards_database, monkeypatch, seed):
    monkeypatch.setattr(second_scoring, "may_show_second", lambda _firsts, people, minimum: people.second >= minimum)
    assert list(follows(play_twice(boards_database, seed)))


@pytest.mark.parametrize(
    ("mutant", "seed"),
    [("sectors of any size", 0), ("sectors told again", 6), ("sectors of what was given whole", 26)],
)
def test_a_loosened_gate_lets_something_follow(boards_database, monkeypatch, mutant, seed):
    for place in MUTANTS[mutant]:
        monkeypatch.setattr(*place)
    assert list(follows(play(boards_database, seed)))


def test_the_rank_is_exact():
    assert rank([(1, 1), (1, 0), (0, 1)]) == 2
    assert rank([(1, 1, 0), (0, 1, 1), (1, 2, 1), (1, 0, -1)]) == 2
    assert rank([]) == 0
