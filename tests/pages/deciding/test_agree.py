"""Agreeing a level: the room's answers and what each level means stand beside the choice."""

from sait.services.banks.instruments import get_instrument
from sait.services.workshops.in_context import list_rooms
from sait.storage.engine.database import Database
from sait.ui.plain import plain
from tests.pages.conftest import Held, Opened


def test_each_level_has_its_dots_and_its_descriptor_and_no_level_has_neither(
    demonstration: Database, signed_in: Held, open_page: Opened
) -> None:
    room = next(one for one in list_rooms(demonstration) if one.board.id == "north-wales-board")
    item = get_instrument(demonstration, room.workshop.instrument_hash).item("GOV-02")
    app = open_page("agree", workshop=room.workshop.id)
    app.session_state["decide-GOV-02"] = True
    app.run()
    (levels,) = [one for one in app.radio if one.label == "The level the board agrees"]
    captions = list(levels.proto.captions)
    assert len(captions) == len(levels.options)
    assert captions[-1] == ""
    assert len(item.descriptors) == len(captions) - 1
    for caption, meaning in zip(captions, item.descriptors, strict=False):
        dots = caption.split(" · ")[0]
        assert dots.count("●") == int(dots.split()[-1])
        assert caption.endswith(plain(meaning["en"]))
    assert any(caption.startswith("●") for caption in captions)
