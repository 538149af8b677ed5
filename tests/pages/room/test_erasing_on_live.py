"""Erasing a whole workshop on its live page: only once its code is typed, and then all of it."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from sait.assessment.workshops import Form, Workshop
from sait.errors import SaitError
from sait.services import boards
from sait.services.banks.instruments import find_bank
from sait.services.members.joining import join as join_anew
from sait.services.workshops.opening import get_workshop
from sait.services.workshops.progress import read_progress
from sait.storage.engine.database import Database
from tests.pages.conftest import ROOT, Opened
from tests.unit.services.people import end, fill, open_room, released

pytestmark = pytest.mark.usefixtures("signed_in")


@pytest.fixture
def room(database: Database) -> Workshop:
    bank = find_bank(ROOT / "question_banks", "sait-regional")
    boards.add_round(database, name={"en": "Days", "cy": "Dyddiau"}, starts_on=date(2013, 6, 10), ends_on=None)
    made = open_room(database, board_id="gwent-board", round_id="days", bank=bank, form=Form.SHORT)
    fill(database, made, "11223")
    end(database, made)
    return made


def confirm(app: AppTest, typed: str) -> None:
    app.session_state["erasing"] = True
    app.run()
    next(field for field in app.text_input if field.label.startswith("To confirm")).set_value(typed)
    app.session_state["erasing"] = True
    next(button for button in app.button if button.label == "Erase this workshop permanently").click().run()
    assert not app.exception


@pytest.mark.parametrize("typed", ["", "yes", "AAA AAA"])
def test_without_its_code_nothing_is_erased(database: Database, room: Workshop, open_page: Opened, typed: str) -> None:
    app = open_page("live", workshop=room.id)
    confirm(app, typed)
    assert "nothing was erased" in app.warning[-1].value
    assert released(database, get_workshop(database, room.id))


def test_with_its_code_typed_in_any_way_all_of_it_goes(database: Database, room: Workshop, open_page: Opened) -> None:
    confirm(open_page("live", workshop=room.id), f"{room.code[:3].lower()} {room.code[3:]}")
    with pytest.raises(SaitError, match="workshop"):
        get_workshop(database, room.id)
    assert not released(database, room)


def type_code(app: AppTest, code: str) -> AppTest:
    app.session_state["erasing"] = True
    app.run()
    next(field for field in app.text_input if field.label == "The member's code for erasing").set_value(code)
    for label in ("Erase this member's answers", "Yes, erase this member's answers"):
        app.session_state["erasing"] = True
        next(button for button in app.button if button.label == label).click().run()
        assert not app.exception
    return app


def test_only_the_code_for_erasing_erases_and_a_resume_slip_is_told_apart(
    database: Database, room: Workshop, open_page: Opened
) -> None:
    entry = join_anew(database, room.code)
    before = read_progress(database, room.id).joined
    app = type_code(open_page("live", workshop=room.id), entry.slip)
    assert "resume slip" in app.error[0].value
    assert read_progress(database, room.id).joined == before
    type_code(open_page("live", workshop=room.id), entry.erasing)
    assert read_progress(database, room.id).joined == before - 1


def test_one_press_erases_nobody_and_the_second_says_so_where_it_was_made(
    database: Database, room: Workshop, open_page: Opened
) -> None:
    entry = join_anew(database, room.code)
    before = read_progress(database, room.id).joined
    app = open_page("live", workshop=room.id)
    app.session_state["erasing"] = True
    app.run()
    next(field for field in app.text_input if field.label == "The member's code for erasing").set_value(entry.erasing)
    for label in ("Erase this member's answers", "No, erase nothing"):
        app.session_state["erasing"] = True
        next(button for button in app.button if button.label == label).click().run()
        assert read_progress(database, room.id).joined == before
    assert "Yes, erase this member's answers" not in [button.label for button in app.button]
    assert "Erased." in [one.value for one in type_code(app, entry.erasing).success]
    assert read_progress(database, room.id).joined == before - 1
