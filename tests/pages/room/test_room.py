"""What the facilitator's room page says of who is there and of whom it is about."""

import json
from dataclasses import replace

from streamlit.testing.v1 import AppTest

from sait.services import boards
from sait.services.members import joining
from sait.services.workshops.in_context import WorkshopInContext, list_rooms
from sait.services.workshops.opening import get_workshop, set_invited
from sait.storage.engine.database import Database
from sait.ui.plain import plain
from sait.web.server import cookies
from tests.pages.conftest import Held, Opened

TOO_MANY = "More people have joined than were invited. Ask the room whether someone has joined twice."


def live_room(database: Database) -> WorkshopInContext:
    return next(room for room in list_rooms(database) if room.board.id == "north-wales-board")


def _words(app: AppTest) -> str:
    return "".join(str(html.proto.body) for html in app.get("html")) + "".join(one.value for one in app.subheader)


def test_more_people_than_were_invited_are_pointed_out(
    demonstration: Database, signed_in: Held, open_page: Opened
) -> None:
    room = live_room(demonstration)
    code = room.workshop.code
    people = sum(1 for _ in range(3) if joining.join(demonstration, code))
    warned = {}
    for invited in (500, people, None):
        workshop = get_workshop(demonstration, room.workshop.id)
        set_invited(demonstration, workshop=workshop, invited=invited)
        app = open_page("live", workshop=room.workshop.id)
        warned[invited] = TOO_MANY in [warning.value for warning in app.warning]
    assert warned == {500: False, people: True, None: False}


def test_a_board_has_its_new_name_as_soon_as_it_is_renamed(
    demonstration: Database, signed_in: Held, open_page: Opened
) -> None:
    room = live_room(demonstration)
    before = _words(open_page("live", workshop=room.workshop.id))
    boards.change_board(demonstration, board=replace(room.board, name={"en": "Renamed", "cy": "Renamed"}))
    after = _words(open_page("live", workshop=room.workshop.id))
    assert room.board.name["en"] in before
    assert "Renamed" in after
    assert room.board.name["en"] not in after


HOSTILE = "![i](//e.example/x.png) [l](//e.example) $a^2$ :material/home: :red[r] *m* www.e.example a@e.example <b>"
SPLIT = plain(HOSTILE)


def _rename_everything(database: Database) -> None:
    name = {"en": HOSTILE, "cy": HOSTILE}
    regions, listed, _ = boards.map_of_boards(database)
    for region in regions:
        boards.change_region(database, region=replace(region, name=name))
    for board in listed:
        boards.change_board(database, board=replace(board, name=name))
    with database.writing() as conn:
        for table in ("areas", "rounds"):
            conn.exec_driver_sql(f"update {table} set name = ?", (json.dumps(name),))


def _marked_down(app: AppTest) -> list[str]:
    """Whatever Streamlit reads as Markdown: texts, and the labels and options of everything but a list to choose from."""
    kinds = ("title", "header", "subheader", "markdown", "caption", "info", "warning", "error", "success")
    said = [str(element.value) for kind in kinds for element in getattr(app, kind)]
    labelled = ("button", "radio", "checkbox", "expander", "text_input")
    said += [str(element.label) for kind in labelled for element in getattr(app, kind)]
    return said + [str(option) for radio in app.radio for option in radio.options]


def test_markdown_in_a_name_is_shown_and_not_read(demonstration: Database, signed_in: Held, open_page: Opened) -> None:
    room = live_room(demonstration)
    _rename_everything(demonstration)
    shown = set()
    for page in ("home", "workshops", "invite", "live", "compare", "export", "boards"):
        query = {} if page == "compare" else {"workshop": room.workshop.id}
        for words in _marked_down(open_page(page, **query)):
            assert HOSTILE not in words, page
            shown |= {page} if SPLIT in words else set()
    assert shown == {"home", "invite", "live", "compare", "export", "boards"}


def test_markdown_in_an_area_is_shown_and_not_read(demonstration: Database, held: Held, open_page: Opened) -> None:
    _rename_everything(demonstration)
    entry = joining.join(demonstration, live_room(demonstration).workshop.code)
    held |= {cookies.member_cookie(entry.workshop_id): entry.token, cookies.PLACE: entry.workshop_id}
    app = open_page("score", at="area")
    assert SPLIT in app.radio[0].options
    app.radio[0].set_value(app.radio[0].options[0]).run()
    said = _marked_down(app)
    assert not any(HOSTILE in words for words in said)
