"""Made-up answers: on every scale its own levels, and the same room leaning the same way on each."""

from statistics import mean

import pytest

from sait.assessment.members.responses import DONT_KNOW, NOT_APPLICABLE
from sait.demo.answers import MadeUpRoom, choices
from sait.instruments.model import Item, Kind, Level, Scale

ROOM = MadeUpRoom("north", "first", 400, drift=0.0)
UNEVEN = (1, 2, 5, 9, 20)


def item(values: tuple[int, ...], *, reversed_: bool = False, offers: bool = True, kind: Kind = Kind.RATING) -> Item:
    words = {"en": "x"}
    outside = words if offers else None
    levels = tuple(Level(value, words) for value in values)
    scale = Scale("any", kind, levels, described=False, dont_know=outside, not_applicable=outside)
    return Item("AAA-01", words, scale, (), {}, reversed=reversed_)


def places(asked: Item, values: tuple[int, ...]) -> list[int]:
    """Where each person stands, as the number of the level."""
    given = [one for one in choices(ROOM, asked, "AAA") if one not in {DONT_KNOW, NOT_APPLICABLE}]
    return [values.index(int(one)) for one in given]


@pytest.mark.parametrize("values", [(0, 1, 2, 3), (1, 2, 3, 4, 5), UNEVEN, (0, 1)])
def test_every_answer_is_a_level_of_the_scale_and_the_whole_scale_is_used(values: tuple[int, ...]) -> None:
    assert set(places(item(values), values)) == set(range(len(values)))


def test_what_a_scale_does_not_offer_is_not_chosen() -> None:
    assert {DONT_KNOW, NOT_APPLICABLE} <= set(choices(ROOM, item(UNEVEN), "AAA"))
    assert {DONT_KNOW, NOT_APPLICABLE}.isdisjoint(choices(ROOM, item(UNEVEN, offers=False), "AAA"))


def test_a_room_leans_the_same_way_on_scales_of_any_length_and_the_other_way_on_a_statement_turned_round() -> None:
    short, long = (0, 1, 2, 3), tuple(range(1, 12))
    share = mean(places(item(short), short)) / 3
    assert mean(places(item(long), long)) / 10 == pytest.approx(share, abs=0.04)
    assert mean(places(item(long, reversed_=True), long)) / 10 == pytest.approx(1 - share, abs=0.04)
