"""Signing off: what is open is listed with the way to it, and then one press."""

import re
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from sait.assessment.decisions import Action, Consensus, ForceScope, Task
from sait.assessment.workshops import Form, State, Workshop
from sait.services import boards
from sait.services.banks.instruments import find_bank
from sait.services.deciding import decisions
from sait.services.members import taking_part
from sait.services.workshops import moves
from sait.services.workshops.opening import get_workshop, list_workshops
from sait.storage.engine.database import Database
from sait.storage.workshops import close_domain
from sait.web.server import cookies
from tests.pages.conftest import ROOT, Held, Opened
from tests.unit.services.people import end, join, open_room

BANK = find_bank(ROOT / "question_banks", "sait-regional")


@pytest.fixture
def room(database: Database) -> Workshop:
    boards.add_round(database, name={"en": "Days", "cy": "Dyddiau"}, starts_on=date(2013, 6, 10), ends_on=None)
    opened = open_room(database, board_id="gwent-board", round_id="days", bank=BANK, form=Form.SHORT, draft=True)
    moves.skip_scoring(database, workshop=opened, who="a")
    items = [item.id for domain in BANK.instrument.in_form(Form.SHORT) for item in domain.items]
    decided = {**{item_id: Consensus(2) for item_id in items[:-1]}, "a1": Action("Pool the money", "Chair")}
    for subject, decision in decided.items():
        decisions.save(database, workshop_id=opened.id, subject=subject, decision=decision, version=0, who="a")
    return opened


def listed(app: object) -> dict[str, str]:
    """What is open, with where its link leads."""
    body = next(str(html.proto.body) for html in app.get("html") if "sait-open" in str(html.proto.body))  # type: ignore[attr-defined]
    return {words: address for address, words in re.findall(r'<a href="([^"]+)">([^<]+)</a>', body)}


def opened_box(open_page: Opened, workshop: Workshop) -> object:
    app = open_page("live", workshop=workshop.id)
    app.session_state["moving-sign-off"] = True
    return app.run()


def test_what_is_open_is_listed_with_the_way_to_each(
    database: Database, signed_in: Held, open_page: Opened, room: Workshop
) -> None:
    found = listed(opened_box(open_page, room))
    assert list(found) == [
        "1 level is not agreed",
        "There is no vision",
        "No priority is chosen",
        "1 action has no date",
    ]
    assert found["1 level is not agreed"] == f"/agree?workshop={room.id}"
    assert found["1 action has no date"] == f"/decide-and-act?workshop={room.id}&amp;part=actions"


def test_in_welsh_the_list_is_welsh(database: Database, signed_in: Held, open_page: Opened, room: Workshop) -> None:
    signed_in[cookies.LANGUAGE] = "cy"
    assert next(iter(listed(opened_box(open_page, room)))) == "Ni chytunwyd ar 1 lefel"


def test_one_press_signs_off_all_the_same(
    database: Database, signed_in: Held, open_page: Opened, room: Workshop
) -> None:
    app = opened_box(open_page, room)
    next(button for button in app.button if button.label == "Sign off with this open").click().run()
    assert not app.exception
    assert list_workshops(database)[0].state is State.SIGNED_OFF


def test_a_press_on_a_list_that_has_grown_shows_the_new_one_first(
    database: Database, signed_in: Held, open_page: Opened, room: Workshop
) -> None:
    app = opened_box(open_page, room)
    decisions.save(database, workshop_id=room.id, subject="a2", decision=Action("More", "Chair"), version=0, who="b")

    next(button for button in app.button if button.label == "Sign off with this open").click().run()

    assert list_workshops(database)[0].state is State.CONSENSUS
    assert "2 actions have no date" in listed(app)


def test_a_place_on_the_same_page_is_another_address_so_that_the_box_is_shut(
    database: Database, signed_in: Held, open_page: Opened, room: Workshop
) -> None:
    with database.writing() as conn:
        close_domain(conn, workshop_id=room.id, domain_id="PUR")
    words = "It is not decided whether other boards see the results"
    first = listed(opened_box(open_page, room))[words]
    assert first == f"/live?workshop={room.id}&amp;to=release#release"
    app = open_page("live", workshop=room.id, to="release")
    app.session_state["moving-sign-off"] = True
    assert listed(app.run())[words] == f"/live?workshop={room.id}#release"


def test_live_counts_what_is_asked_now_and_says_nothing_of_it_once_nothing_is(
    database: Database, signed_in: Held, open_page: Opened
) -> None:
    boards.add_round(database, name={"en": "Days", "cy": "Dyddiau"}, starts_on=date(2013, 6, 10), ends_on=None)
    opened = open_room(database, board_id="gwent-board", round_id="days", bank=BANK, form=Form.SHORT)
    people = [join(database, opened) for _ in range(2)]
    end(database, opened)
    assert "Done with what is asked now" not in drawn(open_page("live", workshop=opened.id))
    taking_part.set_open(database, workshop_id=opened.id, task=Task.FORCES, is_opened=True, minimum=5, who="a")
    taking_part.name_force(
        database, member=people[0], promotes=True, scope=ForceScope.LOCAL, text="Trust", language="en"
    )
    counts = drawn(open_page("live", workshop=opened.id))
    assert "<dt>Done with what is asked now</dt><dd>1</dd>" in counts
    assert "<dt>Name what helps and what hinders</dt><dd>1 of 2</dd>" in counts
    app = open_page("decide_and_act", workshop=opened.id, part="forces")
    assert "1 of 2 have taken part so far." in [one.value for one in app.markdown]
    taking_part.set_open(database, workshop_id=opened.id, task=Task.FORCES, is_opened=False, minimum=5, who="a")
    moves.sign_off(database, workshop=get_workshop(database, opened.id), who="a")
    counts = drawn(open_page("live", workshop=opened.id))
    assert "<dt>Joined</dt><dd>2</dd>" in counts
    assert "Done with what is asked now" not in counts


def drawn(app: AppTest) -> str:
    return "".join(str(one.proto.body) for one in app.get("html"))
