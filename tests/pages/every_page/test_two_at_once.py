"""Two facilitators on the same form, and buttons pressed on a page that is out of date: nothing is overwritten in silence.

Each page that is opened is a tab of its own, which shows what it showed last until something is pressed in it.
"""

from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from sait.assessment.boards import Board
from sait.assessment.decisions import Consensus, Notes, PlanRules, Priority, Reach, Task, Vision
from sait.assessment.workshops import EntryMode, Form, Workshop
from sait.services import boards
from sait.services.banks.instruments import find_bank
from sait.services.deciding import decisions
from sait.services.members import taking_part
from sait.services.members.cards import choose_entry, count_cards, make_cards
from sait.services.workshops import moves
from sait.services.workshops.moves import second_domains
from sait.services.workshops.opening import get_workshop, set_invited
from sait.services.workshops.progress import read_progress
from sait.storage.engine.database import Database
from tests.pages.conftest import ROOT, Opened
from tests.pages.every_page.test_states import bodies, said
from tests.unit.services.people import close, end, fill, open_room

STALE = "Someone else changed this while you were editing"

BANK = find_bank(ROOT / "question_banks", "sait-regional")

pytestmark = pytest.mark.usefixtures("signed_in")


@pytest.fixture
def scoring(database: Database) -> Workshop:
    boards.add_round(database, name={"en": "Days", "cy": "Dyddiau"}, starts_on=date(2013, 6, 10), ends_on=None)
    return open_room(database, board_id="gwent-board", round_id="days", bank=BANK, form=Form.SHORT)


@pytest.fixture
def room(database: Database, scoring: Workshop) -> Workshop:
    """A workshop whose board decides, with a priority."""
    end(database, scoring)
    save(database, scoring, "p1", Priority("Shared training", Reach.REGIONAL))
    return scoring


def save(database: Database, room: Workshop, subject: str, decision: object, version: int = 0) -> None:
    decisions.save(database, workshop_id=room.id, subject=subject, decision=decision, version=version, who="idris")


def newest(database: Database, room: Workshop, kind: type, subject: str) -> object:
    return next(
        (kept.decision for kept in decisions.standing(database, room.id, kind) if kept.subject == subject), None
    )


def press(app: AppTest, key: str, box: str = "") -> None:
    """Press a button by its key, or a form's by its words, in a *box* that stays open (what AppTest does not know of)."""
    if box:
        app.session_state[box] = True
    next(one for one in app.button if key in {one.key, one.label} or str(one.key).startswith(f"{key}-")).click().run()
    assert not app.exception


def opened(app: AppTest, box: str) -> AppTest:
    app.session_state[box] = True
    app.run()
    return app


def test_what_one_typed_stays_in_the_field_when_another_was_first(database, room, open_page):
    save(database, room, "vision", Vision({"": "Before."}))
    tab = open_page("decide_and_act", workshop=room.id, part="vision")
    tab.text_area[0].set_value("Mine, typed for ten minutes.")
    save(database, room, "vision", Vision({"": "Theirs."}), 1)
    press(tab, "Save this wording")
    assert newest(database, room, Vision, "vision") == Vision({"": "Theirs."})
    assert tab.text_area[0].value == "Mine, typed for ten minutes."
    assert "Theirs" in bodies(tab)
    press(tab, "Save this wording")
    assert newest(database, room, Vision, "vision") == Vision({"en": "Mine, typed for ten minutes."})


def test_an_agreed_level_and_its_reasons_stay_in_the_fields_when_another_was_first(database, room, open_page):
    tab = open_page("agree", workshop=room.id, item="PUR-02")
    assert tab.text_area, said(tab)
    tab.text_area[0].set_value("My reason")
    tab.text_area[2].set_value("My dissent")
    tab.radio[0].set_value("1")
    save(database, room, "PUR-02", Consensus(3, "Their reason"))
    press(tab, "Agree and go on")
    assert newest(database, room, Consensus, "PUR-02") == Consensus(3, "Their reason")
    assert [tab.text_area[0].value, tab.text_area[2].value, tab.radio[0].value] == ["My reason", "My dissent", "1"]
    press(tab, "Agree and go on")
    assert newest(database, room, Consensus, "PUR-02") == Consensus(1, "My reason", (), ("My dissent",))


def test_notes_stay_in_the_field_when_another_was_first(database, room, open_page):
    tab = opened(open_page("live", workshop=room.id), "notes")
    (field,) = [one for one in tab.text_area if one.label == "Your notes"]
    field.set_value("Mine")
    save(database, room, "notes", Notes("Theirs"))
    press(tab, "Save the notes", "notes")
    assert newest(database, room, Notes, "notes") == Notes("Theirs")
    assert [one.value for one in tab.text_area if one.label == "Your notes"] == ["Mine"]


def test_what_one_typed_is_said_when_another_took_it_back_meanwhile(database, room, open_page):
    tab = opened(open_page("decide_and_act", workshop=room.id, part="priorities"), "open-priority-p1")
    tab.text_input(key=f"priority-{room.id}-p1-0-text").set_value("Reworded at length")
    (kept,) = decisions.standing(database, room.id, Priority)
    decisions.take_back(database, workshop_id=room.id, kept=kept, who="idris")
    form = f"FormSubmitter:priority-{room.id}-p1"
    press(tab, form)
    assert decisions.standing(database, room.id, Priority) == ()
    assert tab.text_input(key=f"priority-{room.id}-p1-0-text").value == "Reworded at length"
    assert "idris took this back" in said(tab)
    press(tab, form)
    assert newest(database, room, Priority, "p1") == Priority("Reworded at length", Reach.REGIONAL)


def test_a_wording_that_one_has_not_seen_is_not_taken_back(database, room, open_page):
    tab = opened(open_page("decide_and_act", workshop=room.id, part="priorities"), "open-priority-p1")
    save(database, room, "p1", Priority("Reworded", Reach.LOCAL), 1)
    press(tab, "take-priority", "open-priority-p1")
    assert newest(database, room, Priority, "p1") == Priority("Reworded", Reach.LOCAL)
    assert "idris saved this" in said(tab)
    press(tab, "take-priority", "open-priority-p1")
    assert newest(database, room, Priority, "p1") is None
    assert "has taken this back" not in said(tab)


def test_two_who_choose_the_same_priority_choose_it(database, room, open_page):
    tab = open_page("decide_and_act", workshop=room.id, part="priorities")
    save(database, room, "p1", Priority("Shared training", Reach.REGIONAL, chosen=True), 1)
    press(tab, "choose-p1")
    assert newest(database, room, Priority, "p1").chosen


def test_no_more_priorities_are_chosen_than_the_board_may_choose(database, room, open_page):
    save(database, room, "rules", PlanRules(cap=1))
    tab = open_page("decide_and_act", workshop=room.id, part="priorities")
    save(database, room, "p2", Priority("Another", Reach.LOCAL, chosen=True))
    press(tab, "choose-p1")
    assert not newest(database, room, Priority, "p1").chosen


def test_two_who_open_the_dots_open_them(database, room, open_page):
    tab = open_page("decide_and_act", workshop=room.id, part="priorities")
    switch = {"workshop_id": room.id, "task": Task.PRIORITY_DOTS, "minimum": 5, "who": "idris"}
    taking_part.set_open(database, is_opened=True, **switch)
    press(tab, "switch-dots")
    assert not tab.error
    assert taking_part.is_open(database, room.id, Task.PRIORITY_DOTS)


def test_dots_and_limit_that_another_changed_are_not_put_back(database, room, open_page):
    tab = open_page("decide_and_act", workshop=room.id, part="priorities")
    next(one for one in tab.number_input if str(one.key).startswith("rules-cap")).set_value(4)
    save(database, room, "rules", PlanRules(dots=7))
    press(tab, "save-rules")
    assert taking_part.rules(database, room.id)[0].dots == 7
    assert STALE in said(tab)


def test_the_number_invited_that_another_changed_is_not_put_back(database, scoring, open_page):
    tab = open_page("live", workshop=scoring.id)
    set_invited(database, workshop=get_workshop(database, scoring.id), invited=21)
    press(tab, "save-invited")
    assert get_workshop(database, scoring.id).invited == 21
    assert STALE in said(tab)


def test_only_the_domains_that_were_chosen_are_released_to_others(database, scoring, open_page):
    tab = open_page("live", workshop=scoring.id)
    next(one for one in tab.multiselect).set_value(["PUR"])
    set_invited(database, workshop=get_workshop(database, scoring.id), invited=21)
    press(tab, "share")
    stands = get_workshop(database, scoring.id)
    assert stands.shares("PUR")
    assert not stands.shares("GOV")


def test_a_pace_that_another_set_is_not_changed_by_an_old_page(database, scoring, open_page):
    tab = open_page("live", workshop=scoring.id)
    next(one for one in tab.selectbox if str(one.key).startswith("pace-")).set_value("GOV")
    fresh = get_workshop(database, scoring.id)
    moves.set_pace(database, workshop=fresh, domain_id="PUR", minutes=10, who="idris")
    press(tab, "set-pace")
    stands = get_workshop(database, scoring.id)
    assert stands.pace_domain_id == "PUR"
    assert stands.timer_ends_at is not None
    assert STALE in said(tab)


def test_the_domain_that_is_reopened_is_the_one_that_was_named(database, scoring, open_page):
    fill(database, scoring, "112233")
    close(database, scoring, "PUR")
    close(database, scoring, "GOV")
    tab = opened(open_page("live", workshop=scoring.id), "closed-GOV")
    fresh = get_workshop(database, scoring.id)
    moves.reopen_domain(database, workshop=fresh, domain_id="GOV", who="idris")
    press(tab, "reopen-GOV")
    assert read_progress(database, scoring.id).closed == {"PUR"}


def test_the_domain_that_is_scored_again_is_the_one_that_was_named(database, scoring, open_page):
    fill(database, scoring, "112233")
    close(database, scoring, "PUR")
    close(database, scoring, "GOV")
    tab = opened(open_page("live", workshop=scoring.id), "closed-GOV")
    fresh = get_workshop(database, scoring.id)
    moves.begin_second(database, workshop=fresh, domain_id="GOV", who="idris")
    press(tab, "second-begin-GOV")
    assert second_domains(database, scoring.id) == {"GOV"}


def test_cards_that_were_printed_work_on_when_an_old_page_changes_nothing(database, scoring, open_page):
    choose_entry(database, workshop=scoring, entry=EntryMode.ONE_TIME, who="idris")
    tab = open_page("invite", workshop=scoring.id)
    next(one for one in tab.radio if str(one.key).startswith("entry-")).set_value("shared").run()
    set_invited(database, workshop=get_workshop(database, scoring.id), invited=3)
    make_cards(database, workshop_id=scoring.id, count=3, who="idris")
    press(tab, "entry-change")
    assert count_cards(database, scoring.id) == (3, 0)


def test_a_board_that_somebody_else_saves_while_the_page_is_read_is_shown_as_it_is_now(
    database: Database, open_page: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, first = boards.change_board, ["Gwent joint board"]

    def beaten(of: Database, *, board: Board) -> None:
        while first:
            write(of, board=replace(board, name={"en": first.pop(), "cy": board.name["cy"]}))
        write(of, board=board)

    app = open_page("boards")
    typed = "Board-gwent-board-0-en"
    app.text_input(key=typed).set_value("Gwent shared board")
    monkeypatch.setattr(boards, "change_board", beaten)
    app.button(key="save-Board-gwent-board-0").click().run()
    assert STALE in said(app)
    assert "Gwent joint board" in bodies(app)
    assert app.text_input(key=typed).value == "Gwent shared board"
    app.button(key="save-Board-gwent-board-0").click().run()
    assert STALE not in said(app)
    assert "Gwent shared board" in bodies(app)
