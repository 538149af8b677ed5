"""Days with small boards, what an attacker works out of them, and loosened gates that she must get through."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from sait.analysis.gate import cells, depending, disclosure, means, sectors
from sait.analysis.gate.means import coarse
from sait.assessment.members.sectors import Sector
from sait.assessment.releases import Vantage
from sait.storage.engine.database import Database
from tests.attack.knowledge import Told, worked_out
from tests.attack.room import GOV, OUT, Room, leaks, new_room
from tests.unit.services import people
from tests.unit.services.people import close


def five_and_four_late(room: Room) -> None:
    room.come("01123", items=GOV)
    room.close()
    room.come("3333", items=GOV)
    room.end()
    room.share()


def five_late_in_two_domains(room: Room) -> None:
    room.come("0112312", items=[*GOV, *OUT])
    room.close()
    room.come("33301", items=GOV)
    room.close("OUT")
    room.end()


def one_leaves_and_five_come(room: Room) -> None:
    room.come("011231", items=GOV)
    room.close()
    room.erase(0)
    room.come("22233", items=GOV)
    room.end()


def reopened_and_one_more(room: Room) -> None:
    room.come("0112", items=GOV)
    room.come("3-", items=GOV)
    room.close()
    room.reopen()
    room.come("0", items=GOV)
    close(room.database, room.workshop, "GOV")
    room.look()
    room.end()


def a_small_area_beside_a_large_one(room: Room) -> None:
    room.come("012301", items=GOV, area="west", vantage=Vantage.LOCAL)
    room.come("33", items=GOV, area="east", vantage=Vantage.LOCAL)
    room.close()
    room.end()


def areas_that_grow(room: Room) -> None:
    room.come("01230", items=GOV, area="west", vantage=Vantage.LOCAL)
    room.come("33211", items=GOV, area="east", vantage=Vantage.LOCAL)
    room.close()
    room.come("3", items=GOV, area="east", vantage=Vantage.LOCAL)
    room.come("2210", items=GOV, area="west", vantage=Vantage.LOCAL)
    room.end()


def scored_again_by_fewer(room: Room) -> None:
    room.come("0112312", items=GOV)
    room.close()
    room.score_again("2222")
    room.score_again("222233")


def all_at_the_end_of_the_scale(room: Room) -> None:
    room.come("33333", items=[*GOV, *OUT])
    room.share()
    room.close()
    room.close("OUT")
    room.end()


def nine_for_the_outside(room: Room) -> None:
    room.come("012301230", items=GOV)
    room.share()
    room.close()
    room.end()


def ten_for_the_outside(room: Room) -> None:
    room.come("0123012301", items=GOV)
    room.come("3333333", items=OUT)
    room.share()
    room.close()
    room.close("OUT")
    room.end()


def sectors_that_grow(room: Room) -> None:
    room.come("01230", items=GOV, sector=Sector.HEALTH)
    room.come("33211", items=GOV, sector=Sector.LOCAL_AUTHORITY)
    room.close()
    room.come("3", items=GOV, sector=Sector.HEALTH)
    room.come("2210", items=GOV, sector=Sector.LOCAL_AUTHORITY)
    room.end()


def a_small_sector_beside_large_ones(room: Room) -> None:
    room.come("0123012", items=GOV, sector=Sector.HEALTH)
    room.come("112233", items=GOV, sector=Sector.LOCAL_AUTHORITY)
    room.come("33", items=GOV, sector=Sector.THIRD)
    room.close()
    room.end()


def one_who_would_rather_not_say(room: Room) -> None:
    room.come("012301", items=[*GOV, *OUT], sector=Sector.HEALTH)
    room.come("22333", items=[*GOV, *OUT], sector=Sector.LOCAL_AUTHORITY)
    room.come("0", items=[*GOV, *OUT])
    room.close()
    room.erase(0)
    room.close("OUT")
    room.end()


def sectors_large_enough_only_with_the_late(room: Room) -> None:
    room.come("2323", items=GOV, sector=Sector.HEALTH)
    room.come("0101", items=GOV, sector=Sector.LOCAL_AUTHORITY)
    room.close()
    room.come("3", items=GOV, sector=Sector.HEALTH)
    room.come("0000", items=GOV, sector=Sector.LOCAL_AUTHORITY)
    room.end()


def one_more_is_asked(room: Room) -> None:
    room.come("0011", items=["DEP-01", "DEP-02"])
    room.come("33", items=["DEP-01"])
    room.close("DEP")
    room.come("0", items=["DEP-01", "DEP-02"])
    room.come("2222", items=["DEP-03"])
    room.end()


def asked_in_one_area_alone(room: Room) -> None:
    room.come("00011", items=["DEP-01", "DEP-02"], area="west", vantage=Vantage.LOCAL)
    room.come("3", items=["DEP-01"], area="west", vantage=Vantage.LOCAL)
    room.come("33", items=["DEP-01"], area="east", vantage=Vantage.LOCAL)
    room.close("DEP")
    room.end()


def five_are_asked_and_five_more(room: Room) -> None:
    room.come("00011", items=["DEP-01", "DEP-02"])
    room.come("333", items=["DEP-01", "DEP-03"])
    room.share()
    room.close("DEP")
    room.come("11100", items=["DEP-01", "DEP-02"])
    room.end()


DAYS = (
    five_and_four_late,
    five_late_in_two_domains,
    one_leaves_and_five_come,
    reopened_and_one_more,
    a_small_area_beside_a_large_one,
    areas_that_grow,
    scored_again_by_fewer,
    all_at_the_end_of_the_scale,
    nine_for_the_outside,
    ten_for_the_outside,
    sectors_that_grow,
    a_small_sector_beside_large_ones,
    one_who_would_rather_not_say,
    sectors_large_enough_only_with_the_late,
    one_more_is_asked,
    asked_in_one_area_alone,
    five_are_asked_and_five_more,
)


@pytest.mark.parametrize("day", DAYS, ids=lambda day: day.__name__)
def test_nothing_is_worked_out_of_fewer_than_the_rules_allow(boards_database, day):
    room = new_room(boards_database)
    day(room)
    assert room.told or room.means
    assert leaks(room) == []


def _areas_beside_all(cell, tallies, least):
    each = tuple(cells._row(one, least) for one in tallies if one.n >= least)
    return (*each, cells._row(cells.together(tallies), least)) if tallies else (cells.withheld(cell),)


def _sectors_anew(tallies, domains, *, earlier, **others):
    return sectors.by_sector(tallies, domains, earlier=(), **others)


def _sectors_of_the_whole(tallies, domains, *, earlier, **others):
    forgotten = [replace(one, items=()) for one in earlier]
    return sectors.by_sector(tallies, domains, earlier=forgotten, **others)


def _depending_whatever_stays(cell, tallies, earlier, least, *, above):
    return depending.depending(cell, tallies, earlier, least, above=[(now, now) for _, now in above])


def _depending_by_area(cell, tallies, earlier, least, *, above):
    whole = depending.depending(cell, tallies, earlier, least, above=above)
    return cells.grouped(cell, tallies, least) if cells.is_given(whole) else whole


MUTANTS = {
    "k - 1": [(disclosure, "LEAST_MINIMUM", 4), (people, "MINIMUM", 4)],
    "no rule for the rest": [(disclosure, "grouped", _areas_beside_all)],
    "no memory": [(disclosure, "follow", lambda fresh, _earlier, _least: fresh)],
    "a step of any size": [(cells, "_is_safe_step", lambda _new, _before, _least: True)],
    "items of a board under ten": [(disclosure, "LEAST_BOARD", 5), (disclosure, "LEAST_OUTSIDE", 5)],
    "sectors of any size": [(sectors, "_may_stand", lambda rows, _tallies, _minimum: len(rows) > 1)],
    "sectors told again": [(disclosure, "by_sector", _sectors_anew)],
    "sectors of what was given whole": [(disclosure, "by_sector", _sectors_of_the_whole)],
    "what depends on an answer told while that stays": [(disclosure, "depending", _depending_whatever_stays)],
    "what depends on an answer told by area": [(disclosure, "depending", _depending_by_area)],
    "the end of the scale told": [(means, "near_end", lambda _axis: -1.0), (means, "coarse", coarse)],
}


@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_loosened_gate_is_caught(boards_database, monkeypatch, mutant):
    for place in MUTANTS[mutant]:
        monkeypatch.setattr(*place)
    assert any(leaks(room) for room in played(boards_database))


def played(database: Database) -> Iterator[Room]:
    """Every day, one after the other; without those whose rows the loosened gate made of nobody's sum."""
    for day in DAYS:
        room = new_room(database)
        try:
            day(room)
        except AssertionError:
            continue
        yield room


def test_the_attacker_finds_what_there_is_to_find():
    rows = [Told(frozenset("ab"), (2, 3)), Told(frozenset("a"), (2, 1))]
    assert worked_out(rows, ["a", "b"], 2, 9)[frozenset("b")] == (0, 2)
    assert frozenset("b") not in worked_out(rows[:1], ["a", "b"], 2, 9)
    nothing_at_all = [Told(frozenset("ab"), (0, 0))]
    assert worked_out(nothing_at_all, ["a", "b"], 2, 9)[frozenset("a")] == (0, 0)
