"""Results for a screen or a slide: what stands beside what, for whom, and what never does."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from sait.analysis.result import SeriesRole
from sait.assessment.releases import Audience, Vantage
from sait.assessment.workshops import View
from sait.errors import SaitError
from sait.services.members import joining, responses
from sait.services.results import exports, reading
from sait.services.results.reading import Locals, ResultQuery
from sait.services.workshops import moves, releases
from sait.services.workshops.in_context import family, likeliest, list_rooms
from sait.services.workshops.opening import get_workshop
from tests.conftest import SCHEME, small_bank
from tests.unit.reports.packs import pack
from tests.unit.services.people import MINIMUM, close, end, fill, open_room, share

TEN = "1112223333"


def room_of(database, workshop):
    return next(room for room in list_rooms(database) if room.workshop.id == workshop.id)


def read(database, *workshops, **asked):
    asked = {"cut": reading.DOMAINS} | asked
    return reading.read_result(database, ResultQuery(tuple(workshop.id for workshop in workshops), **asked))


@pytest.fixture
def three(boards_database):
    """The regional board and both local boards, each with ten people, scored, shared and closed."""
    opened = [open_room(boards_database, board_id=board) for board in ("north", "east", "west")]
    for workshop, choices in zip(opened, (TEN, "0" * 10, "3" * 10), strict=True):
        fill(boards_database, workshop, choices)
        share(boards_database, workshop)
        end(boards_database, workshop)
    return opened


def test_the_regional_board_stands_beside_its_local_boards(boards_database, three):
    result = read(boards_database, *three)
    assert [series.role for series in result.series] == [SeriesRole.REGIONAL, SeriesRole.LOCAL, SeriesRole.LOCAL]
    assert [result.scores[series.key, "GOV"].mean for series in result.series] == pytest.approx([2.1, 0.0, 3.0])
    assert (result.audience, result.demonstration) == (Audience.OUTSIDE, False)
    assert [axis.id for axis in result.axes] == ["GOV", "OUT"]


def test_the_other_cut_takes_the_same_items_by_category(boards_database, three):
    result = read(boards_database, three[0], cut=SCHEME)
    (axis,) = result.axes
    assert axis.item_ids == ("GOV-01", "GOV-02", "GOV-03")
    assert result.scores[three[0].id, "lead"].mean == pytest.approx(2.1)


def test_a_local_board_that_has_not_shared_is_a_line_without_figures(boards_database):
    north, east = (open_room(boards_database, board_id=board) for board in ("north", "east"))
    for workshop in (north, east):
        fill(boards_database, workshop, TEN)
        close(boards_database, workshop)
    result = read(boards_database, north, east, inside=north.id)
    assert result.audience is Audience.INSIDE
    assert (north.id, "GOV") in result.scores
    assert (east.id, "GOV") not in result.scores
    nobodys = read(boards_database, north, east)
    assert dict(nobodys.scores) == {}


def test_only_ones_own_room_is_read_from_the_inside(boards_database):
    """Seven people: items inside the room, at most means outside it."""
    north, east = (open_room(boards_database, board_id=board) for board in ("north", "east"))
    for workshop in (north, east):
        fill(boards_database, workshop, "1112223")
        share(boards_database, workshop)
        close(boards_database, workshop)
    result = read(boards_database, north, east, inside=north.id)
    assert result.items[north.id, "GOV-01"].levels == (0, 3, 3, 1)
    assert result.items[east.id, "GOV-01"].levels is None
    assert result.scores[east.id, "GOV"].mean == pytest.approx(1.7)


def test_a_board_is_compared_with_its_own_family_in_its_own_round(boards_database, three):
    shown = open_room(boards_database, board_id="east", round_id="shown")
    training = open_room(boards_database, board_id="east", view=View.OPEN)
    other_bank = open_room(boards_database, board_id="west", bank=replace_id(small_bank()))
    rooms = list_rooms(boards_database)

    def ids(workshop) -> list[str]:
        return [room.workshop.id for room in family(room_of(boards_database, workshop), rooms)]

    north, east, _ = three
    assert ids(north) == [workshop.id for workshop in three]
    assert ids(east) == [north.id, east.id]
    assert ids(shown) == [shown.id]
    assert ids(training) == [training.id]
    assert other_bank.id not in ids(north)


def replace_id(bank):
    document = dict(bank.document)
    document["instrument"] = dict(document["instrument"]) | {"id": "another"}
    return type(bank)(document, replace(bank.instrument, id="another", content_hash="f" * 64))


def test_the_demonstration_never_stands_beside_real_boards(boards_database, three):
    shown = open_room(boards_database, board_id="east", round_id="shown")
    fill(boards_database, shown, TEN)
    share(boards_database, shown)
    end(boards_database, shown)
    assert read(boards_database, shown).demonstration
    with pytest.raises(SaitError):
        read(boards_database, three[0], shown)


@pytest.fixture
def looking(boards_database):
    """A regional board whose ten members also scored the local arrangements they know: five east, five west."""
    workshop = open_room(boards_database, asks_local=True)
    members = fill(boards_database, workshop, TEN)
    allowed = joining.find_invitation(boards_database, workshop.code).local_areas
    for number, member in enumerate(members):
        area = "east" if number % 2 else "west"
        responses.choose_local_area(boards_database, member=member, area_id=area, allowed=allowed)
        placed = replace(member, local_area_id=area)
        for domain in small_bank().instrument.in_form("short"):
            for item in domain.items:
                responses.record_response(
                    boards_database,
                    member=placed,
                    instrument=small_bank().instrument,
                    question=responses.Question(Vantage.LOCAL, item.id),
                    choice="3" if area == "east" else "1",
                    writer="page",
                    handovers=0,
                )
    close(boards_database, workshop)
    return get_workshop(boards_database, workshop.id)


def test_members_eyes_on_local_arrangements_are_lines_of_their_own_that_say_whose_eyes(boards_database, looking):
    result = read(boards_database, looking, inside=looking.id, local=Locals.MEMBERS)
    own, east, west = result.series
    assert (own.vantage, east.vantage, west.vantage) == (Vantage.OWN, Vantage.LOCAL, Vantage.LOCAL)
    assert [result.scores[series.key, "GOV"].mean for series in result.series] == pytest.approx([2.1, 3.0, 1.0])
    assert east.label["en"] == "East board: as North board members see it"
    assert east.label["cy"] != east.label["en"]


def test_a_second_scoring_of_the_board_leaves_local_figures_as_they_were(boards_database, looking):
    before = read(boards_database, looking, inside=looking.id, local=Locals.MEMBERS)
    moves.begin_second(boards_database, workshop=looking, domain_id="GOV", who="ffion")
    releases.end_second(boards_database, workshop_id=looking.id, domain_id="GOV", minimum=MINIMUM)
    after = read(boards_database, looking, inside=looking.id, local=Locals.MEMBERS)
    assert after.first_stands == {"GOV-01", "GOV-02", "GOV-03"}  # its release is there, and gives no figures
    assert after.scores == before.scores


def test_boards_own_figures_and_members_figures_are_not_mixed(boards_database, looking):
    east = open_room(boards_database, board_id="east")
    fill(boards_database, east, TEN)
    share(boards_database, east)
    close(boards_database, east)
    rooms = family(room_of(boards_database, looking), list_rooms(boards_database))
    assert reading.local_kinds(boards_database, rooms, looking.id) == (Locals.BOARDS, Locals.MEMBERS)
    by_boards = read(boards_database, looking, east, inside=looking.id, local=Locals.BOARDS)
    by_members = read(boards_database, looking, east, inside=looking.id, local=Locals.MEMBERS)
    assert {series.vantage for series in by_boards.series} == {Vantage.OWN}
    assert east.id not in {series.key for series in by_members.series}


def test_outside_areas_of_five_are_pooled(boards_database, looking):
    share(boards_database, looking)
    result = read(boards_database, looking, local=Locals.MEMBERS)
    labels = [series.label["en"] for series in result.series]
    assert labels == ["North board", "Local, all areas: as North board members see it"]
    assert result.scores[result.series[1].key, "GOV"].mean == pytest.approx(2.0)


def test_an_open_workshop_is_seen_in_its_own_room_only(boards_database):
    training = open_room(boards_database, view=View.OPEN)
    fill(boards_database, training, "2")
    result = read(boards_database, training, inside=training.id)
    assert (result.audience, result.released) == (Audience.OPEN, ())
    assert result.scores[training.id, "GOV"].mean == pytest.approx(2.0)
    assert dict(read(boards_database, training).scores) == {}


def test_every_figure_names_the_release_it_is_from(boards_database, three):
    result = read(boards_database, three[0])
    assert [len(digest) for _, digest in result.released] == [64]


def test_boards_of_a_short_and_a_full_form_meet_on_the_short_one(boards_database):
    north = open_room(boards_database)
    east = open_room(boards_database, board_id="east", form="full")
    for workshop in (north, east):
        fill(boards_database, workshop, TEN)
        share(boards_database, workshop)
        end(boards_database, workshop)
    assert [axis.id for axis in read(boards_database, north, east).axes] == ["GOV", "OUT"]
    assert [axis.id for axis in read(boards_database, east).axes] == ["GOV", "OUT", "FUL"]


def test_a_board_whose_bank_got_another_scale_does_not_break_the_others_result(boards_database, monkeypatch):
    north = open_room(boards_database)
    monkeypatch.setattr("tests.conftest.LEVELS", ("0", "1", "2", "3", "4"))
    east = open_room(boards_database, board_id="east", bank=small_bank("2.0"))
    for workshop, choices in ((north, TEN), (east, "4" * 10)):
        fill(boards_database, workshop, choices)
        share(boards_database, workshop)
        end(boards_database, workshop)
    compared = family(room_of(boards_database, north), list_rooms(boards_database))
    result = read(boards_database, *(room.workshop for room in compared))
    assert result.scores[north.id, "GOV"].mean == pytest.approx(2.1)
    assert result.highest == 3


def test_the_files_are_written_from_the_same_result(boards_database, three):
    result = read(boards_database, *three)
    assert exports.write_csv(result, language="cy").decode("utf-8-sig").count("\n") > 3
    assert b'"GOV"' in exports.write_json(result)
    assert exports.write_board_deck(pack(result, key=three[0].id), ("en",)).content.startswith(b"PK")


def test_the_likeliest_room_is_real_then_open_then_new(boards_database, monkeypatch):
    days = iter(range(1, 9))
    monkeypatch.setattr("sait.services.workshops.opening.now", lambda: datetime(2013, 6, next(days), tzinfo=UTC))
    shown = open_room(boards_database, round_id="shown")
    older, newer = (open_room(boards_database, board_id=board) for board in ("north", "east"))
    newest_shown = open_room(boards_database, board_id="west", round_id="shown")

    def found(*among):
        ids = {workshop.id for workshop in among}
        rooms = [room for room in list_rooms(boards_database) if room.workshop.id in ids]
        return likeliest(rooms).workshop.id

    everything = (shown, older, newer, newest_shown)
    assert found(*everything) == newer.id
    end(boards_database, newer)
    assert found(*everything) == older.id
    end(boards_database, older)
    assert found(*everything) == newer.id
    assert found(shown, newest_shown) == newest_shown.id
    end(boards_database, newest_shown)
    assert found(shown, newest_shown) == shown.id
