"""A member's last page says what is so: done where nothing is asked, and the way on to what is open."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from sait.assessment.decisions import Action, ForceScope, Priority, Reach, Task, Vision
from sait.assessment.members.responses import Member, Question
from sait.assessment.releases import Vantage
from sait.assessment.workshops import Form, Workshop
from sait.services import boards
from sait.services.banks.instruments import find_bank
from sait.services.deciding.decisions import save
from sait.services.members import joining, taking_part
from sait.services.members.sheets import read_sheet
from sait.services.workshops import moves
from sait.services.workshops.erasing import erase_workshop
from sait.services.workshops.opening import get_workshop
from sait.services.workshops.releases import end_second
from sait.storage.engine.database import Database
from sait.web.server import cookies
from tests.pages.conftest import ROOT, Held, Opened
from tests.unit.services.people import choose, close, end, fill, open_room

BANK = find_bank(ROOT / "question_banks", "sait-regional")
FORM = BANK.instrument.in_form(Form.SHORT)
ITEM = BANK.instrument.items[0]
DONE = "You have finished what is asked now."
TAKE_PART = "/take-part"


@pytest.fixture
def room(database: Database) -> Workshop:
    boards.add_round(database, name={"en": "Days", "cy": "Dyddiau"}, starts_on=date(2013, 6, 10), ends_on=None)
    return open_room(database, board_id="gwent-board", round_id="days", bank=BANK, form=Form.SHORT, asks_local=True)


@pytest.fixture
def member(database: Database, held: Held, room: Workshop) -> Member:
    """One with everything answered, no area named, and the cookies of the browser."""
    entry = joining.join(database, room.code)
    held |= {cookies.PLACE: room.id, cookies.member_cookie(room.id): entry.token}
    found = joining.find_member(database, workshop_id=room.id, token=entry.token)
    assert found is not None
    for domain in FORM:
        for item in domain.items:
            if item.scale is not None:
                choose(database, found, "1", question=Question(Vantage.OWN, item.id))
    return found


def read(app: AppTest) -> str:
    told = [str(one.value) for kind in (app.success, app.info, app.markdown) for one in kind]
    return " ".join([*told, *(str(one.proto.body) for one in app.get("html"))])


def open_forces(database: Database, room: Workshop, *, is_opened: bool = True) -> None:
    task = Task.FORCES
    taking_part.set_open(database, workshop_id=room.id, task=task, is_opened=is_opened, minimum=5, who="a")


def test_nobody_is_done_of_whom_a_second_scoring_is_asked(
    database: Database, room: Workshop, member: Member, open_page: Opened
) -> None:
    assert DONE in read(open_page("score", at="finish"))
    fill(database, room, "1111", item_ids=[item.id for item in FORM[0].items if item.scale is not None])
    close(database, room, FORM[0].id)
    moves.begin_second(database, workshop=get_workshop(database, room.id), domain_id=FORM[0].id, who="a")
    said = read(open_page("score", at="finish"))
    assert "a second time." in said
    assert DONE not in said


def test_the_way_to_what_the_board_decides_is_there_while_something_is_open(
    database: Database, room: Workshop, member: Member, open_page: Opened
) -> None:
    assert TAKE_PART not in read(open_page("score", at="finish"))
    open_forces(database, room)
    said = read(open_page("score", at="finish"))
    assert TAKE_PART in said
    assert DONE not in said
    taking_part.name_force(database, member=member, promotes=True, scope=ForceScope.LOCAL, text="Trust", language="en")
    said = read(open_page("score", at="finish"))
    assert TAKE_PART in said  # one may name more
    assert DONE in said
    end(database, room)
    moves.sign_off(database, workshop=get_workshop(database, room.id), who="a")
    assert TAKE_PART not in read(open_page("score", at="finish"))


def test_who_skipped_the_local_arrangements_is_not_asked_again_and_finds_the_way_back(
    database: Database, room: Workshop, member: Member, open_page: Opened
) -> None:
    said = read(open_page("score", at="finish"))
    assert "If you like, score the local arrangements" not in said
    assert "/score?at=area" in said
    app = open_page("score", at="area")
    (skip,) = [button for button in app.button if button.label == "Skip the local arrangements"]
    assert skip.proto.type == "secondary"


def test_a_second_scoring_that_has_ended_is_said_to_have_and_leads_on(
    database: Database, room: Workshop, member: Member, open_page: Opened
) -> None:
    """As found on 2026-11-30: *0 of 0 kept or changed* at the next tap, and live-looking levels until then."""
    asked = [item.id for item in FORM[0].items if item.scale is not None]
    fill(database, room, "1111", item_ids=asked)
    close(database, room, FORM[0].id)
    moves.begin_second(database, workshop=get_workshop(database, room.id), domain_id=FORM[0].id, who="a")
    app = open_page("score", at=f"second.{asked[0]}")
    end_second(database, workshop_id=room.id, domain_id=FORM[0].id, minimum=5)
    app.radio[0].set_value("keep").run()
    said = read(app)
    assert "has ended. What you saved counts." in said
    assert "of 0 kept or changed" not in said
    assert not app.radio


def test_a_question_of_a_scoring_that_has_ended_leads_to_the_last_page(
    database: Database, room: Workshop, member: Member, open_page: Opened
) -> None:
    end(database, room)
    app = open_page("score", at=f"own.{FORM[0].items[0].id}")
    assert "The scoring has ended. What you saved counts." in read(app)
    assert "/score?at=finish" in read(app)
    assert "give now is late" not in read(app)


def test_a_phone_whose_answers_were_erased_is_told_so(
    database: Database, room: Workshop, member: Member, open_page: Opened
) -> None:
    erase_workshop(database, workshop=get_workshop(database, room.id), who="a")
    for page in ("score", "take_part"):
        (told,) = [one.value for one in open_page(page).error]
        assert "have been erased" in told


def test_questions_in_words_are_nobodys_progress(
    database: Database, room: Workshop, member: Member, open_page: Opened
) -> None:
    sheet = read_sheet(database, member)
    assert (sheet.answered, sheet.asked, len(sheet.left)) == (
        sheet.asked,
        len(sheet.questions) - len(sheet.left_in_words),
        0,
    )


@pytest.mark.parametrize("language", ["en", "cy"])
def test_after_the_sign_off_a_member_reads_what_the_board_agreed(
    database: Database, held: Held, open_page: Opened, room: Workshop, member: Member, language: str
) -> None:
    held[cookies.LANGUAGE] = language
    fill(database, room, "1122")
    end(database, room)
    made = {
        "vision": Vision({"en": "Safe and heard", "cy": "Yn ddiogel ac yn cael eu clywed"}),
        "chosen": Priority("Agree who pays", Reach.REGIONAL, chosen=True),
        "of the bank": Priority(ITEM.text["en"], Reach.REGIONAL, item_id=ITEM.id, chosen=True),
        "other": Priority("Another candidate", Reach.REGIONAL),
        "action": Action("Write it on one page", "Chair"),
    }
    for subject, decision in made.items():
        save(database, workshop_id=room.id, subject=subject, decision=decision, version=0, who="a")
    before = read(open_page("score", at="finish"))
    assert "Agree who pays" not in before
    moves.sign_off(database, workshop=get_workshop(database, room.id), who="a")

    shown = read(open_page("score", at="finish"))

    for words in (
        made["vision"].said_in(language)[1],
        "Agree who pays",
        ITEM.text[language],
        "Write it on one page",
        "sait-phone-radar",
    ):
        assert words in shown
    assert "Another candidate" not in shown
