"""Deciding and acting one step at a time: the rail says how far each is, and one button is the next one."""

import re
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from sait.assessment.decisions import Arrangement, Priority, Reach, Task, Vision
from sait.assessment.plan_steps import PlanStep
from sait.assessment.projector import ProjectorScreen
from sait.assessment.workshops import Form, Workshop
from sait.services import boards
from sait.services.banks.instruments import find_bank
from sait.services.deciding import decisions
from sait.services.members import taking_part
from sait.services.workshops import moves
from sait.services.workshops.opening import get_workshop
from sait.services.workshops.projector import choose_screen, read_screen
from sait.storage.engine.database import Database
from tests.pages.conftest import ROOT, Opened
from tests.unit.services.people import end, open_room

BANK = find_bank(ROOT / "question_banks", "sait-regional")

pytestmark = pytest.mark.usefixtures("signed_in")


@pytest.fixture
def scoring(database: Database) -> Workshop:
    boards.add_round(database, name={"en": "Days", "cy": "Dyddiau"}, starts_on=date(2013, 6, 10), ends_on=None)
    return open_room(database, board_id="gwent-board", round_id="days", bank=BANK, form=Form.SHORT)


@pytest.fixture
def room(database: Database, scoring: Workshop) -> Workshop:
    end(database, scoring)
    return scoring


def save(database: Database, room: Workshop, subject: str, decision: object) -> None:
    decisions.save(database, workshop_id=room.id, subject=subject, decision=decision, version=0, who="a")


def header(app: AppTest) -> str:
    return str(app.header[0].value)


def states(app: AppTest) -> list[str]:
    bodies = " ".join(str(one.proto.body) for one in app.get("html"))
    return [words.split("<")[0].strip() for words in re.findall(r'<p class="sait-state \w+">(.*?)</p>', bodies)]


def filled(app: AppTest) -> list[str]:
    return [one.label for one in app.button if one.proto.type in {"primary", "primaryFormSubmit"}]


def test_it_opens_at_the_first_step_that_is_not_done_and_stays_there_when_it_is(
    database: Database, room: Workshop, open_page: Opened
) -> None:
    app = open_page("decide_and_act", workshop=room.id)
    assert header(app) == "Vision"
    app.text_area[0].set_value("Children are safe.")
    next(one for one in app.button if one.label == "Save this wording").click().run()
    assert header(app) == "Vision"
    assert filled(app) == ["Next: Governance"]
    app.button(key="plan-on").click().run()
    assert header(app) == "Governance"
    assert header(open_page("decide_and_act", workshop=room.id)) == "Governance"


def test_the_rail_says_how_far_every_step_is(database: Database, room: Workshop, open_page: Opened) -> None:
    app = open_page("decide_and_act", workshop=room.id)
    assert states(app)[:6] == ["not worded yet", *["nothing yet"] * 4, "at the end"]
    save(database, room, "vision", Vision({"en": "Safe"}))
    save(database, room, "a1", Arrangement(Reach.LOCAL, "money", "Chair", "Board"))
    save(database, room, "p1", Priority("One", Reach.LOCAL, chosen=True))
    save(database, room, "p2", Priority("Two", Reach.LOCAL))
    taking_part.set_open(database, workshop_id=room.id, task=Task.FORCES, is_opened=True, minimum=5, who="a")
    app = open_page("decide_and_act", workshop=room.id)
    assert states(app)[:6] == [
        "✓ worded",
        "1 gap",
        "on members&#39; phones now",
        "✓ 1 of 2 chosen",
        "nothing yet",
        "at the end",
    ]


@pytest.mark.parametrize("part", list(PlanStep))
def test_at_most_one_button_is_filled_whatever_there_is(
    database: Database, room: Workshop, open_page: Opened, part: PlanStep
) -> None:
    assert len(filled(open_page("decide_and_act", workshop=room.id, part=part))) <= 1
    save(database, room, "vision", Vision({"en": "Safe"}))
    save(database, room, "a1", Arrangement(Reach.BOTH, "money", "Chair", "Board"))
    save(database, room, "p1", Priority("One", Reach.LOCAL))
    assert len(filled(open_page("decide_and_act", workshop=room.id, part=part))) <= 1
    taking_part.set_open(database, workshop_id=room.id, task=Task.VISION, is_opened=True, minimum=5, who="a")
    assert len(filled(open_page("decide_and_act", workshop=room.id, part=part))) <= 1


def test_every_step_is_reached_from_the_rail_and_in_turn(room: Workshop, open_page: Opened) -> None:
    app = open_page("decide_and_act", workshop=room.id, part="vision")
    met = [header(app)]
    while not app.button(key="plan-next").disabled:
        app.button(key="plan-next").click().run()
        assert not app.exception
        met.append(header(app))
    assert met == ["Vision", "Governance", "What helps and what hinders", "Priorities", "Actions", "Sign off"]
    for part in (*PlanStep, "challenges", "proposals"):
        app.button(key=f"plan-go-{part}").click().run()
        assert not app.exception
        assert app.query_params["part"] in (part, [part])


def test_the_last_step_lists_what_is_open_and_signs_off_only_once_the_scoring_has_ended(
    database: Database, scoring: Workshop, open_page: Opened
) -> None:
    app = open_page("decide_and_act", workshop=scoring.id, part="sign-off")
    assert "End the scoring on the Live page first" in str(app.info[0].value)
    assert "There is no vision" in " ".join(str(one.proto.body) for one in app.get("html"))
    end(database, scoring)
    app = open_page("decide_and_act", workshop=scoring.id, part="sign-off")
    assert not app.info
    moves.sign_off(database, workshop=get_workshop(database, scoring.id), who="a")
    app = open_page("decide_and_act", workshop=scoring.id, part="sign-off")
    assert [str(one.value) for one in app.success] == ["The board has signed off."]


def test_a_projector_that_showed_the_question_to_agree_goes_on_with_the_board(
    database: Database, room: Workshop, open_page: Opened
) -> None:
    choose_screen(database, workshop_id=room.id, screen=ProjectorScreen(domain_id="PUR", item_id="PUR-02"))
    open_page("decide_and_act", workshop=room.id)
    assert read_screen(database, room.id) == ProjectorScreen(domain_id="PUR")
