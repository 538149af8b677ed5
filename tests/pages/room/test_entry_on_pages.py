"""How members join, as the facilitator chooses it: when a workshop is opened, and later while nobody has joined."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from sait.assessment.access import Grant, Role
from sait.assessment.workshops import EntryMode, Form, Workshop
from sait.services import boards
from sait.services.accounts.granting import add_account
from sait.services.accounts.signing_in import set_up_account
from sait.services.banks.instruments import find_bank
from sait.services.members import cards, joining
from sait.services.workshops.opening import get_workshop, list_workshops
from sait.storage.engine.database import Database
from sait.web.server import cookies
from tests.pages.conftest import ROOT, Held, Opened
from tests.unit.services.people import open_room

BANK = find_bank(ROOT / "question_banks", "sait-regional")


def said(app: AppTest) -> str:
    return "".join(str(html.proto.body) for html in app.get("html")) + "".join(str(one.value) for one in app.markdown)


@pytest.fixture
def room(database: Database) -> Workshop:
    boards.add_round(database, name={"en": "Days", "cy": "Dyddiau"}, starts_on=date(2013, 6, 10), ends_on=None)
    return open_room(database, board_id="gwent-board", round_id="days", bank=BANK, form=Form.SHORT)


def test_the_way_in_is_one_code_for_all_unless_the_facilitator_chooses_cards(
    database: Database, signed_in: Held, open_page: Opened
) -> None:
    boards.add_round(database, name={"en": "Days", "cy": "Dyddiau"}, starts_on=date(2013, 6, 10), ends_on=None)
    app = open_page("workshops")
    assert app.radio(key="open-entry").value == "shared"
    app.radio(key="open-entry").set_value("one-time").run()
    app.button(key="open").click().run()
    (opened,) = list_workshops(database)
    assert opened.entry is EntryMode.ONE_TIME


def test_where_there_are_cards_no_code_for_all_is_shown_and_the_page_leads_to_them(
    database: Database, signed_in: Held, open_page: Opened, room: Workshop
) -> None:
    code = " ".join((room.code[:3], room.code[3:]))
    app = open_page("invite", workshop=room.id)
    assert code in said(app)
    app.radio(key=f"entry-{room.version}").set_value("one-time").run()
    app.button(key="entry-change").click().run()
    assert get_workshop(database, room.id).entry is EntryMode.ONE_TIME
    assert code not in said(app)
    assert room.code not in said(app)
    assert f"/cards/{room.id}" in said(app)
    screen = said(open_page("projector", workshop=room.id))
    assert room.code not in screen
    assert code not in screen
    assert "type the code on the card" in screen


def test_once_somebody_is_in_the_way_in_can_no_longer_be_changed(
    database: Database, signed_in: Held, open_page: Opened, room: Workshop
) -> None:
    cards.choose_entry(database, workshop=room, entry=EntryMode.ONE_TIME, who="ffion")
    assert [one.key for one in open_page("invite", workshop=room.id).button if one.key == "entry-change"]
    (code,) = cards.make_cards(database, workshop_id=room.id, count=1, who="ffion")
    joining.join(database, code)
    app = open_page("invite", workshop=room.id)
    assert not [one.key for one in app.button if one.key == "entry-change"]
    assert f"/cards/{room.id}" in said(app)


def test_who_may_not_erase_on_every_board_of_a_round_does_not_shorten_its_time(
    database: Database, signed_in: Held, held: Held, open_page: Opened, room: Workshop
) -> None:
    assert "keep-save" in [one.key for one in open_page("workshops").button]
    link = add_account(
        database, name="owain", email="", grant=Grant(Role.FACILITATOR, "north-wales-board"), who="facilitator"
    )
    held[cookies.SIGN_IN] = set_up_account(database, token=link, password="a long enough password", hours=1)
    keys = [one.key for one in open_page("workshops").button]
    assert "open" in keys
    assert "keep-save" not in keys
