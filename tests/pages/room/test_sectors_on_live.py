"""Results by sector on Live: offered where members were asked, and with words where no sector can be told apart."""

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from sait.assessment.members.sectors import Sector
from sait.assessment.workshops import EntryMode, View
from sait.services import boards
from sait.services.members import joining
from sait.services.workshops.opening import get_workshop, list_workshops
from sait.storage.engine.database import Database
from tests.pages.conftest import Held, Opened
from tests.pages.every_page.test_states import BANK, said
from tests.unit.services.people import close, fill, open_room

DAY = date(2013, 6, 10)
Live = Callable[[list[Sector | None] | None], AppTest]
HEALTH, COUNCIL = Sector.HEALTH, Sector.LOCAL_AUTHORITY


@pytest.fixture
def live(database: Database, signed_in: Held, open_page: Opened) -> Live:
    """Live with one domain closed, where people of these sectors have answered; None: the workshop does not ask."""

    def opened(seats: list[Sector | None] | None) -> AppTest:
        boards.add_round(database, name={"en": "Days", "cy": "Dyddiau"}, starts_on=DAY, ends_on=None)
        asks = seats is not None
        entry = EntryMode.ONE_TIME if asks else EntryMode.SHARED
        plan = {"board_id": "gwent-board", "round_id": "days", "bank": BANK, "asks_sector": asks, "entry": entry}
        room = open_room(database, **plan)
        if seats:
            for member, sector in zip(fill(database, room, "1" * len(seats)), seats, strict=True):
                joining.change_sector(database, member=member, sector=sector)
            close(database, room, "PUR")
        return open_page("live", workshop=room.id)

    return opened


def by_sector(app: AppTest) -> AppTest:
    app.checkbox(key="by-sector").check().run()
    assert not app.exception
    return app


def test_a_workshop_that_does_not_ask_offers_no_sectors(live: Live) -> None:
    assert "by-sector" not in {box.key for box in live(None).checkbox}


@pytest.mark.parametrize("language", ["en", "cy"])
def test_each_group_that_is_large_enough_is_shown(live: Live, signed_in: Held, language: str) -> None:
    signed_in["sait_language"] = language
    app = by_sector(live([HEALTH] * 5 + [COUNCIL] * 6))
    table = "".join(str(one.value) for one in app.get("html"))
    for name in {"en": ("Health", "Local authority"), "cy": ("Iechyd", "Awdurdod lleol")}[language]:
        assert name in table + said(app)
    assert {"en": "“Everyone else” means", "cy": "Ystyr “Pawb arall”"}[language] in said(app)


def test_where_a_group_is_too_small_it_is_said_and_nothing_told_apart(live: Live) -> None:
    app = by_sector(live([HEALTH] * 9 + [COUNCIL] * 2 + [None]))
    assert "No sectors can be shown separately" in said(app)
    assert "Local authority" not in "".join(str(one.value) for one in app.get("html"))


def test_before_anything_is_released_only_that_is_said(live: Live) -> None:
    app = by_sector(live([]))
    assert "Nothing has been released yet" in said(app)
    assert "shown separately" not in said(app)


def test_the_question_is_offered_for_a_silent_workshop_with_cards_alone(
    database: Database, signed_in: Held, open_page: Opened
) -> None:
    boards.add_round(database, name={"en": "Days", "cy": "Dyddiau"}, starts_on=DAY, ends_on=None)
    app = open_page("workshops")
    assert app.checkbox(key="open-sector").disabled
    app.radio(key="open-entry").set_value(str(EntryMode.ONE_TIME)).run()
    app.checkbox(key="open-sector").check().run()
    app.radio(key="open-view").set_value(str(View.OPEN)).run()
    assert "open-sector" not in {box.key for box in app.checkbox}
    app.radio(key="open-view").set_value(str(View.SILENT)).run()
    app.checkbox(key="open-sector").check().run()
    app.button(key="open").click().run()
    assert not app.exception
    (opened,) = list_workshops(database)
    assert get_workshop(database, opened.id).asks_sector
