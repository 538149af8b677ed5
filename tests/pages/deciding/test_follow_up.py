"""What became of actions: noted after the sign-off, asked in the round that follows, by the business manager too."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from sait.assessment.access import Grant, Role
from sait.assessment.decisions import Action, DecisionVersion, Progress, Update
from sait.assessment.workshops import Form, Workshop
from sait.services import boards
from sait.services.accounts import signing_in
from sait.services.banks.instruments import find_bank
from sait.services.deciding import decisions
from sait.services.workshops import moves
from sait.services.workshops.opening import get_workshop
from sait.storage.engine.database import Database
from tests.pages.conftest import ROOT, Held, Opened
from tests.pages.every_page.test_access import PASSWORD, signed_in
from tests.pages.every_page.test_states import said
from tests.unit.services.people import end, open_room

BOARD = "gwent-board"


def held_room(database: Database, name: str) -> Workshop:
    boards.add_round(database, name={"en": name, "cy": name}, starts_on=date(2013, 6, 10), ends_on=None)
    bank = find_bank(ROOT / "question_banks", "sait-regional")
    return open_room(database, board_id=BOARD, round_id=name, bank=bank, form=Form.SHORT)


@pytest.fixture
def signed_off(database: Database) -> Workshop:
    """A round that ended with one action."""
    workshop = held_room(database, "first")
    action = Action("Write who answers to whom", "Chair", "Council", due_on=date(2013, 9, 1))
    decisions.save(database, workshop_id=workshop.id, subject="a1", decision=action, version=0, who="a")
    end(database, workshop)
    moves.sign_off(database, workshop=get_workshop(database, workshop.id), who="a")
    return workshop


@pytest.fixture
def business_manager(database: Database, held: Held) -> Held:
    first = signing_in.new_setup_link(database)
    assert first
    signing_in.create_first_account(database, token=first, username="first", password=PASSWORD, hours=1)
    held |= signed_in(database, "bethan", (Grant(Role.BUSINESS_MANAGER, BOARD),))
    return held


def opened(app: AppTest, workshop: Workshop) -> AppTest:
    """The page with the action of *workshop* opened."""
    app.session_state[f"follow-{workshop.id}-a1"] = True
    return app.run()


def noted(database: Database, workshop: Workshop) -> DecisionVersion[Action]:
    (kept,) = decisions.standing(database, workshop.id, Action)
    return kept


def press_save(app: AppTest) -> None:
    next(button for button in app.button if button.label == "Save").click().run()
    assert not app.exception


def test_the_business_manager_notes_after_the_sign_off_what_has_become_of_an_action(
    database: Database, signed_off: Workshop, business_manager: Held, open_page: Opened
) -> None:
    app = opened(open_page("decide_and_act", workshop=signed_off.id), signed_off)
    assert "Overdue: Write who answers to whom – Chair, Council, 1 September 2013" in "".join(
        expander.label for expander in app.expander
    )
    assert [field.label for field in app.text_input] == ["What is new (dated today)"]
    press_save(app)
    assert "Nothing has changed" in said(app)
    app.radio[-1].set_value(Progress.DONE)
    app.text_input[0].set_value("The table is agreed")
    press_save(app)
    kept = noted(database, signed_off)
    assert kept.decision.progress is Progress.DONE
    assert kept.decision.updates == (Update(date.today(), "The table is agreed"),)  # noqa: DTZ011 - as the page does
    assert (kept.who, kept.version) == ("bethan", 2)
    assert not app.error


def test_the_next_round_asks_whether_it_is_done_and_keeps_showing_the_answer(
    database: Database, signed_off: Workshop, signed_in: Held, open_page: Opened
) -> None:
    later = held_room(database, "second")
    app = opened(open_page("decide_and_act", workshop=later.id, part="actions"), signed_off)
    assert "From earlier rounds: done?" in "".join(one.value for one in app.subheader)
    next(radio for radio in app.radio if radio.label == "State").set_value(Progress.DONE)
    press_save(app)
    assert noted(database, signed_off).decision.progress is Progress.DONE
    assert any("Write who answers to whom" in one.label and "(done)" in one.label for one in app.expander)
    third = held_room(database, "third")
    app = open_page("decide_and_act", workshop=third.id, part="actions")
    assert not app.subheader


def test_who_saves_an_old_page_is_told_what_another_noted(
    database: Database, signed_off: Workshop, business_manager: Held, open_page: Opened
) -> None:
    app = opened(open_page("decide_and_act", workshop=signed_off.id), signed_off)
    other = Action(
        "Write who answers to whom", "Chair", "Council", due_on=date(2013, 9, 1), progress=Progress.UNDER_WAY
    )
    decisions.follow_up(database, workshop_id=signed_off.id, subject="a1", decision=other, version=1, who="ffion")
    app.text_input[0].set_value("Mine")
    press_save(app)
    assert "ffion" in said(app)
    assert noted(database, signed_off).decision == other
