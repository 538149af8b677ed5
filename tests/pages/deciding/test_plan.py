"""What the board decides and does: candidates from its weakest questions, the table it fills, and what an action serves."""

from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from sait.assessment.decisions import Action, Arrangement, Consensus, Priority, Reach, Task
from sait.assessment.workshops import Form, Workshop
from sait.services import boards
from sait.services.banks.instruments import find_bank
from sait.services.deciding import decisions
from sait.services.members import joining, taking_part
from sait.services.workshops import moves
from sait.services.workshops.opening import get_workshop
from sait.storage.engine.database import Database
from sait.web.server import cookies
from tests.pages.conftest import ROOT, Held, Opened
from tests.unit.services.people import end, fill, open_room

BANK = find_bank(ROOT / "question_banks", "sait-regional")
ITEMS = [item for domain in BANK.instrument.in_form(Form.SHORT) for item in domain.items]

pytestmark = pytest.mark.usefixtures("signed_in")


@pytest.fixture
def room(database: Database) -> Workshop:
    boards.add_round(database, name={"en": "Days", "cy": "Dyddiau"}, starts_on=date(2013, 6, 10), ends_on=None)
    made = open_room(database, board_id="gwent-board", round_id="days", bank=BANK, form=Form.SHORT)
    for place, item in enumerate(ITEMS):
        fill(database, made, "00000" if place == 3 else "22222", item_ids=[item.id])
    end(database, made)
    return made


def offered(app: AppTest, begins: str) -> list[str]:
    return [button.label for button in app.button if str(button.key).startswith(begins)]


def press(app: AppTest, begins: str) -> None:
    next(button for button in app.button if str(button.key).startswith(begins)).click().run()
    assert not app.exception


def test_the_weakest_questions_are_offered_as_candidates_and_taken_up_at_one_press(
    database: Database, room: Workshop, open_page: Opened
) -> None:
    weakest = ITEMS[3]
    app = open_page("decide_and_act", workshop=room.id, part="priorities")
    labels = offered(app, "take-up-")
    assert len(labels) == 5
    assert labels[0].startswith(f"Add: {weakest.id} ")
    assert labels[0].endswith("(0.0)")
    press(app, f"take-up-{weakest.id}")
    (kept,) = decisions.standing(database, room.id, Priority)
    assert (kept.decision.item_id, kept.decision.text) == (weakest.id, weakest.text["en"])
    assert f"take-up-{weakest.id}" not in [button.key for button in app.button]
    assert any(weakest.id in expander.label for expander in app.expander)


def test_what_was_agreed_counts_for_what_is_weak(database: Database, room: Workshop, open_page: Opened) -> None:
    agreed = Consensus(0, "Nothing is written down")
    decisions.save(database, workshop_id=room.id, subject=ITEMS[7].id, decision=agreed, version=0, who="a")
    decisions.save(database, workshop_id=room.id, subject=ITEMS[3].id, decision=Consensus(3), version=0, who="a")
    labels = offered(open_page("decide_and_act", workshop=room.id, part="priorities"), "take-up-")
    assert labels[0].startswith(f"Add: {ITEMS[7].id} ")
    assert labels[0].endswith("(agreed: 0)")
    assert not any(ITEMS[3].id in label for label in labels)


def test_once_the_board_has_signed_off_nothing_is_offered(
    database: Database, room: Workshop, open_page: Opened
) -> None:
    moves.sign_off(database, workshop=get_workshop(database, room.id), who="a")
    assert not offered(open_page("decide_and_act", workshop=room.id, part="priorities"), "take-up-")
    assert not offered(open_page("decide_and_act", workshop=room.id, part="governance"), "arrangement-prompts")


def test_the_matters_every_board_has_are_put_into_its_table_and_are_gaps_until_somebody_answers(
    database: Database, room: Workshop, open_page: Opened, held: Held
) -> None:
    app = open_page("decide_and_act", workshop=room.id, part="governance")
    assert not app.warning
    press(app, "arrangement-prompts")
    lines = [kept.decision for kept in decisions.standing(database, room.id, Arrangement)]
    matters = ("safeguarding practice", "money and staff", "case and practice reviews", "performance and quality")
    assert [line.matter for line in lines] == [matter for matter in matters for _ in range(2)]
    assert app.warning[0].value.count("nobody is accountable for: safeguarding practice, money and staff") == 2
    assert not offered(app, "arrangement-prompts")
    held[cookies.LANGUAGE] = "cy"
    assert not offered(open_page("decide_and_act", workshop=room.id, part="governance"), "arrangement-prompts")


def test_an_action_may_stand_under_a_question(database: Database, room: Workshop, open_page: Opened) -> None:
    app = open_page("decide_and_act", workshop=room.id, part="actions")
    under = next(box for box in app.selectbox if box.label == "Under which priority or question")
    assert [option.split()[0] for option in under.options] == ["none", *(item.id for item in ITEMS)]
    under.set_value((None, ITEMS[3].id))
    next(field for field in app.text_input if field.label == "What will be done").set_value("Write it down")
    next(button for button in app.button if button.label == "Save").click().run()
    assert not app.exception
    (kept,) = decisions.standing(database, room.id, Action)
    assert (kept.decision.item_id, kept.decision.priority) == (ITEMS[3].id, None)


def test_an_action_stays_under_a_priority_that_was_taken_out(
    database: Database, room: Workshop, open_page: Opened
) -> None:
    decided = {"p1": Priority("Shared training", Reach.REGIONAL), "a1": Action("Write a pack", "Chair", priority="p1")}
    for subject, decision in decided.items():
        decisions.save(database, workshop_id=room.id, subject=subject, decision=decision, version=0, who="a")
    app = open_page("decide_and_act", workshop=room.id, part="actions")
    app.session_state["open-action-a1"] = True
    app.run()
    next(field for field in app.text_input if field.label == "Owner: agency").set_value("Police")
    app.session_state["open-action-a1"] = True
    next(button for button in app.button if button.label == "Save").click().run()
    (kept,) = decisions.standing(database, room.id, Action)
    assert (kept.decision.owner_agency, kept.decision.priority) == ("Police", "p1")


def test_a_candidate_from_the_bank_is_read_in_ones_own_language_until_it_is_reworded(
    database: Database, room: Workshop, open_page: Opened, held: Held
) -> None:
    """As found on 2026-11-30: taken up in English, it stood in English under Welsh headings on every phone."""
    weakest = ITEMS[3]
    press(open_page("decide_and_act", workshop=room.id, part="priorities"), f"take-up-{weakest.id}")
    task = Task.PRIORITY_DOTS
    taking_part.set_open(database, workshop_id=room.id, task=task, is_opened=True, minimum=5, who="a")
    (kept,) = decisions.standing(database, room.id, Priority)
    moves.reopen_scoring(database, workshop=get_workshop(database, room.id), who="a")
    entry = joining.join(database, room.code)
    held |= {cookies.PLACE: room.id, cookies.member_cookie(room.id): entry.token, cookies.LANGUAGE: "cy"}

    def dots() -> list[str]:
        return [field.label for field in open_page("take_part").number_input]

    assert dots() == [weakest.text["cy"]]
    chosen = open_page("decide_and_act", workshop=room.id, part="priorities")
    assert weakest.text["cy"] in " ".join(expander.label for expander in chosen.expander)
    assert weakest.text["cy"] in " ".join(button.label for button in chosen.button)
    reworded = replace(kept.decision, text="Write every plan down.")
    decisions.save(database, workshop_id=room.id, subject=kept.subject, decision=reworded, version=1, who="a")
    assert dots() == ["Write every plan down."]
