"""What the facilitator's room page says of who is there and of whom it is about."""

from sait.services import joining
from sait.services.results import Room, list_rooms
from sait.services.workshops import get_workshop, set_invited
from sait.storage.database import Database
from tests.pages.conftest import Held, Opened

TOO_MANY = "More have joined than were invited. Ask the room whether somebody has joined twice."


def live_room(database: Database) -> Room:
    return next(room for room in list_rooms(database) if room.board.id == "north-wales-board")


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
