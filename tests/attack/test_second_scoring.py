"""What a second scoring gives away of one person, under the product's own gate and under the rules it is better than."""

from collections.abc import Sequence

import pytest

from sait.analysis.gate import second_scoring
from tests.attack.second_scoring import (
    BEHAVIOURS,
    CARRIED,
    LEVELS_ALONE,
    PRODUCT,
    RESTLESS,
    SCENES,
    Behaviour,
    Gate,
    Scene,
    average,
    can_be,
    shown,
)

MOST_GAIN = 0.02
MOST_CERTAIN = 0.02
SOMEBODY_LEFT_OR_CAME = [scene for scene in SCENES if scene.changed is None]
SOMEBODY_IS_KNOWN = [scene for scene in SCENES if scene.changed is not None]


EVERY_WAY = (*BEHAVIOURS, *RESTLESS)
MOVING = [each for each in BEHAVIOURS if each.keeps <= 0.6]


def gained(
    n: int, scene: Scene, gate: Gate = PRODUCT, *, boards: int = 6, behaviours: Sequence[Behaviour] = BEHAVIOURS
) -> list[tuple[float, float]]:
    """For each way in which people behave: the gain, and how likely somebody is newly certain."""
    found = [average(n, each, scene, gate, boards=boards, seed=1) for each in behaviours if can_be(each, scene)]
    return [(one.gain, one.certain) for one in found]


def is_caught(n: int, scene: Scene, gate: Gate = PRODUCT, behaviours: Sequence[Behaviour] = BEHAVIOURS) -> bool:
    found = gained(n, scene, gate, behaviours=behaviours)
    gain, certain = (sum(each) / len(found) for each in zip(*found, strict=True))
    return gain > MOST_GAIN or certain > MOST_CERTAIN


@pytest.mark.parametrize("scene", SOMEBODY_LEFT_OR_CAME, ids=lambda scene: scene.name)
@pytest.mark.parametrize("n", [6, 9])
def test_whoever_left_or_came_is_guessed_no_better(n, scene):
    assert max(max(pair) for pair in gained(n, scene, behaviours=EVERY_WAY)) < 1e-9


@pytest.mark.parametrize("scene", SOMEBODY_IS_KNOWN, ids=lambda scene: scene.name)
@pytest.mark.parametrize("n", [6, 9, 12])
def test_who_is_known_to_have_changed_or_kept_is_guessed_hardly_better(n, scene):
    assert not is_caught(n, scene)
    assert not is_caught(n, scene, behaviours=RESTLESS)


@pytest.mark.soak
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
@pytest.mark.parametrize("n", range(5, 13))
def test_over_many_boards_too(n, scene):
    found = gained(n, scene, boards=60, behaviours=EVERY_WAY)
    assert sum(gain for gain, _ in found) / len(found) <= MOST_GAIN
    assert sum(certain for _, certain in found) / len(found) <= MOST_CERTAIN


@pytest.mark.parametrize("scene", [SCENES[0], *SOMEBODY_IS_KNOWN[:1]], ids=lambda scene: scene.name)
def test_figures_from_k_people_up_are_caught(monkeypatch, scene):
    monkeypatch.setattr(second_scoring, "may_show_second", lambda _firsts, people, minimum: people.second >= minimum)
    assert is_caught(6, scene)
    assert is_caught(9, scene)


def test_k_who_changed_are_not_enough_where_somebody_left(monkeypatch):
    monkeypatch.setattr(second_scoring, "may_show_second", lambda _firsts, people, minimum: people.changed >= minimum)
    assert is_caught(12, SCENES[0], behaviours=MOVING)


def test_the_same_people_are_not_enough_where_few_changed(monkeypatch):
    monkeypatch.setattr(
        second_scoring, "may_show_second", lambda _firsts, people, _: people.first == people.second == people.both
    )
    assert is_caught(9, SOMEBODY_IS_KNOWN[0])


@pytest.mark.parametrize("scene", [SCENES[0], SCENES[3]], ids=lambda scene: scene.name)
def test_comparing_those_alone_who_gave_a_level_is_caught(scene):
    """Whenever there are figures, they say of whoever left, or came, that they gave none, and are sure of it."""
    found = gained(12, scene, LEVELS_ALONE, behaviours=MOVING)
    assert max(gain for gain, _ in found) > MOST_GAIN
    assert max(certain for _, certain in found) > MOST_CERTAIN


def test_carrying_first_answers_forward_is_caught():
    assert is_caught(9, SCENES[0], CARRIED)


def test_a_larger_board_is_shown_more():
    moving = next(each for each in BEHAVIOURS if each.keeps == 0.6 and not each.towards)
    small, middle, large = (shown(n, moving, boards=200, seed=1) for n in (8, 12, 20))
    assert 0.05 < small < 0.35 < middle < 0.75 < large
