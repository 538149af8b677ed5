"""The wall of boards: every view, what its address says, and what it says where there is little to see."""

import base64
import re
from datetime import date

import pytest

from sait.assessment.boards import Tier
from sait.assessment.workshops import Form, Workshop
from sait.services.banks.instruments import find_bank
from sait.services.boards import add_round
from sait.services.workshops.in_context import WorkshopInContext, list_rooms
from sait.storage.engine.database import Database
from tests.pages.conftest import ROOT, Held, Opened
from tests.unit.services.people import close, fill, open_room, share

VIEWS = ("side-by-side", "heat-map", "differences", "change")


@pytest.fixture
def room(database: Database) -> Workshop:
    """A workshop of one board, with nobody in it."""
    add_round(database, name={"en": "Days", "cy": "Dyddiau"}, starts_on=date(2013, 6, 10), ends_on=None)
    bank = find_bank(ROOT / "question_banks", "sait-regional", "1.0")
    return open_room(database, board_id="gwent-board", round_id="days", bank=bank, form=Form.SHORT)


def said(app: object) -> str:
    kinds = ("title", "markdown", "info", "caption", "html")
    return "\n".join(str(one.proto.body if kind == "html" else one.value) for kind in kinds for one in app.get(kind))


def regional(database: Database) -> list[WorkshopInContext]:
    """The regional boards of the newest round of the demonstration."""
    rooms = [room for room in list_rooms(database) if room.board.tier is Tier.REGIONAL]
    return [room for room in rooms if room.round.id == rooms[0].round.id]


def headline(app: object) -> str:
    found = re.findall(r"<h1>(.*?)</h1>", said(app))
    assert len(found) == 1, "a page has one title"
    return found[0]


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_names_every_board_in_both_languages(
    demonstration: Database, signed_in: Held, open_page: Opened, view: str, language: str
) -> None:
    signed_in["sait_language"] = language
    shown = said(open_page("compare", view=view))
    for room in regional(demonstration):
        assert room.board.name[language].replace("'", "&#39;") in shown
    assert ("Data arddangos" if language == "cy" else "Demonstration data") in shown


def test_six_regions_are_six_radars_each_on_the_range_of_all(
    demonstration: Database, signed_in: Held, open_page: Opened
) -> None:
    app = open_page("compare")
    pictures = re.findall(r'src="data:image/svg\+xml;base64,([^"]+)" alt="([^"]+)"', said(app))
    assert len(pictures) == 6
    assert len(set(pictures)) == 6
    assert not app.get("plotly_chart")
    for drawn, alt in pictures:
        assert b"Leadership and" in base64.b64decode(drawn)
        assert "Regional boards, lowest to highest (5 to 6 of 6)" in alt
    assert "Regional boards side by side" in headline(app)


def test_the_heat_map_has_a_number_or_a_reason_in_every_cell(
    demonstration: Database, signed_in: Held, open_page: Opened
) -> None:
    shown = said(open_page("compare", view="heat-map", boards="all")).split("How many answered")[0]
    rows = re.findall(r'<tr><th scope="row">(.*?)</th>(.*?)</tr>', shown)
    cells = {name: re.findall(r"<td[^>]*>(.*?)</td>", row) for name, row in rows}
    numbered = {name: its for name, its in cells.items() if len(its) == 9}
    assert len(numbered) == 18
    assert all(its for row in numbered.values() for its in row)
    assert 'title="not yet released"' in " ".join(numbered["North Wales regional board"])
    assert "0.9" in numbered["Cardiff and the Vale regional board"]


def test_the_order_that_one_chooses_puts_the_highest_first_and_those_without_a_figure_last(
    demonstration: Database, signed_in: Held, open_page: Opened
) -> None:
    shown = said(open_page("compare", view="heat-map", order="OUT"))
    names = re.findall(r'<tr><th scope="row">(.*?)</th>', shown)
    assert names[0] == "Cwm Taf regional board"
    assert names[5] == "North Wales regional board"


def test_beside_one_board_the_differences_are_of_it_and_the_largest_comes_first(
    demonstration: Database, signed_in: Held, open_page: Opened
) -> None:
    cardiff = regional(demonstration)[0]
    shown = said(open_page("compare", view="differences", beside=cardiff.workshop.id))
    apart = [
        float(one.replace("−", "-")) for one in re.findall(r"<td>([+−]?\d\.\d)</td></tr>", shown.split("How many")[0])
    ]
    assert len(apart) == 8
    assert [abs(one) for one in apart] == sorted((abs(one) for one in apart), reverse=True)
    assert "beside Regional boards" in shown


def test_of_one_region_the_difference_is_regional_less_local(
    demonstration: Database, signed_in: Held, open_page: Opened
) -> None:
    rooms = list_rooms(demonstration)
    under = {room.board.parent_id for room in rooms}
    room = next(one for one in regional(demonstration) if one.board.id in under)
    shown = said(open_page("compare", view="differences", boards=room.board.id, beside=room.workshop.id))
    assert "Local boards" in shown


def test_change_has_every_round_and_says_over_what(demonstration: Database, signed_in: Held, open_page: Opened) -> None:
    cardiff = regional(demonstration)[0]
    shown = said(open_page("compare", view="change", beside=cardiff.workshop.id))
    first, second = "Demonstration: development days 2013", "Demonstration: six months on, 2014"
    assert f'<th scope="col">{first}</th><th scope="col">{second}</th>' in shown
    assert shown.count('class="sait-slope"') == 8
    assert "Change is over the questions that both rounds have" in shown


def test_an_opened_board_has_its_chart_to_point_at_and_the_way_back(
    demonstration: Database, signed_in: Held, open_page: Opened
) -> None:
    north = next(room for room in regional(demonstration) if room.board.id == "north-wales-board")
    app = open_page("compare", open=north.workshop.id)
    assert len(app.get("plotly_chart")) == 1
    assert headline(app).startswith("North Wales regional board")
    files = re.findall(r'href="(/file/[^"]+)"', said(app))
    assert [one.split("?")[0] for one in files] == [
        f"/file/released-{kind}/{north.workshop.id}" for kind in ("deck", "table", "data")
    ]
    app.button(key="compare-back").click().run()
    assert not app.get("plotly_chart")


def test_an_address_that_names_what_is_not_there_shows_all_boards(
    demonstration: Database, signed_in: Held, open_page: Opened
) -> None:
    app = open_page("compare", view="nothing", boards="nobody", beside="x", open="y", cut="z", round="q")
    assert "Regional boards side by side" in headline(app)


def test_one_board_alone_stands_on_no_range(
    database: Database, signed_in: Held, open_page: Opened, room: Workshop
) -> None:
    fill(database, room, "1122332200")
    close(database, room, "PUR")
    share(database, room)
    for view in VIEWS:
        shown = said(open_page("compare", view=view))
        assert "1 board" in shown, view
    assert "lowest to highest" not in said(open_page("compare"))


def test_nothing_released_says_what_will_come(database: Database, signed_in: Held, open_page: Opened) -> None:
    assert "There is nothing to compare yet." in said(open_page("compare"))
