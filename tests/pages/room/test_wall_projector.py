"""The wall on the projector: what is chosen on *Compare* is shown there, in the languages it was asked for, with no controls."""

import pytest

from sait.assessment.boards import Tier
from sait.assessment.projector import WallScreen
from sait.services.workshops.in_context import list_rooms
from sait.services.workshops.projector import read_wall, show_wall
from sait.storage.engine.database import Database
from tests.pages.conftest import Held, Opened

VIEWS = ("side-by-side", "heat-map", "differences", "change")
ACCOUNT = 1


def said(app: object) -> str:
    return "".join(str(html.proto.body) for html in app.get("html"))


def send(database: Database, address: str, language: str | None = None) -> None:
    show_wall(database, account_id=ACCOUNT, wall=WallScreen(address, language))


@pytest.mark.parametrize("language", ["en", "cy", None])
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_names_every_board_in_the_languages_it_was_asked_for_and_has_no_control(
    demonstration: Database, signed_in: Held, open_page: Opened, view: str, language: str | None
) -> None:
    send(demonstration, f"view={view}", language)
    app = open_page("wall")
    shown = said(app)
    rooms = [room for room in list_rooms(demonstration) if room.board.tier is Tier.REGIONAL]
    names = [room.board.name for room in rooms if room.round.id == rooms[0].round.id]
    assert len(names) == 6
    for one in ("en", "cy"):
        is_spoken = language in {one, None}
        for name in names if view != "differences" else ():
            assert (name[one].replace("'", "&#39;") in shown) == is_spoken
        domain = {"en": "Leadership and membership", "cy": "Arweinyddiaeth ac aelodaeth"}[one]
        if view != "change":
            assert (domain in shown) == is_spoken
        assert ({"en": "Demonstration data", "cy": "Data arddangos"}[one] in shown) == is_spoken
    assert not any(app.get(kind) for kind in ("button", "radio", "selectbox", "button_group", "toggle"))


def test_what_is_chosen_goes_to_the_projector_for_as_long_as_that_is_wanted(
    demonstration: Database, signed_in: Held, open_page: Opened
) -> None:
    app = open_page("compare", view="heat-map", order="OUT")
    assert read_wall(demonstration, ACCOUNT) == WallScreen()
    app.toggle(key="wall-follows").set_value(True).run()
    assert read_wall(demonstration, ACCOUNT).address == "view=heat-map&order=OUT"
    app.selectbox(key="compare-order").select("name").run()
    assert read_wall(demonstration, ACCOUNT).address == "view=heat-map"
    app.toggle(key="wall-follows").set_value(False).run()
    app.selectbox(key="compare-order").select("GOV").run()
    app.radio(key="wall-language").set_value("cy").run()
    assert read_wall(demonstration, ACCOUNT) == WallScreen("view=heat-map", "cy")


def test_one_board_that_is_opened_is_large_on_the_projector(
    demonstration: Database, signed_in: Held, open_page: Opened
) -> None:
    north = next(room for room in list_rooms(demonstration) if room.board.id == "north-wales-board")
    send(demonstration, f"open={north.workshop.id}", "en")
    shown = said(open_page("wall"))
    assert shown.count('class="sait-projector-card"') == 1
    assert "North Wales regional board" in shown


def test_an_address_that_names_what_is_not_there_shows_what_the_page_shows_first(
    demonstration: Database, signed_in: Held, open_page: Opened
) -> None:
    send(demonstration, "view=nothing&boards=nobody&beside=x&open=y&cut=z&round=q&order=&axis=1")
    assert said(open_page("wall")).count('class="sait-projector-card"') == 6


def test_where_nothing_was_released_the_projector_says_so(
    database: Database, signed_in: Held, open_page: Opened
) -> None:
    assert "Nothing has been released to others yet." in said(open_page("wall"))


def test_another_accounts_choice_is_not_shown(demonstration: Database, signed_in: Held, open_page: Opened) -> None:
    send(demonstration, "view=heat-map")
    assert read_wall(demonstration, ACCOUNT + 1) == WallScreen()
