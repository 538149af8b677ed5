"""Members are told on the phone, as on paper, how to choose a level, what a domain is about and what its words mean."""

from datetime import date
from html import escape

import pytest

from sait.assessment.workshops import Form, Workshop
from sait.services import boards
from sait.services.banks.instruments import find_bank
from sait.services.members import joining
from sait.storage.engine.database import Database
from sait.web.server import cookies
from tests.pages.conftest import ROOT, Held, Opened
from tests.unit.services.people import open_room

BANK = find_bank(ROOT / "question_banks", "sait-regional")
TOLD = {
    "en": "Choose the level that comes closest to how things are now",
    "cy": "y lefel sydd agosaf at sut y mae pethau nawr",
}
LEVEL_3 = BANK.instrument.scale.instruction or {}


@pytest.fixture
def room(database: Database) -> Workshop:
    boards.add_round(database, name={"en": "Days", "cy": "Dyddiau"}, starts_on=date(2013, 6, 10), ends_on=None)
    return open_room(database, board_id="gwent-board", round_id="days", bank=BANK, form=Form.SHORT)


@pytest.mark.parametrize("language", ["en", "cy"])
def test_it_stands_in_full_sight_on_the_first_question_and_in_the_fold_of_every_one(
    database: Database, held: Held, open_page: Opened, room: Workshop, language: str
) -> None:
    entry = joining.join(database, room.code)
    held |= {
        cookies.PLACE: room.id,
        cookies.member_cookie(room.id): entry.token,
        cookies.LANGUAGE: language,
    }
    for place, item in enumerate(item for domain in BANK.instrument.in_form(Form.SHORT) for item in domain.items):
        if place > 2:
            break
        page = [str(one.proto.body) for one in open_page("score", at=f"own.{item.id}").get("html")]
        in_sight = [one for one in page if 'class="sait-how"' in one]
        folded = [one for one in page if 'class="sait-fold"' in one]
        assert len(in_sight) == (place == 0)
        for words in (TOLD[language], LEVEL_3[language]):
            assert all(escape(words) in one for one in in_sight)
            assert escape(words) in folded[0]


@pytest.mark.parametrize("language", ["en", "cy"])
def test_what_a_domain_is_about_is_in_sight_where_it_begins_and_in_the_fold_of_its_other_questions(
    database: Database, held: Held, open_page: Opened, room: Workshop, language: str
) -> None:
    """What a word means, or when to answer "Not applicable", stands there: one question at a time is how most members answer."""
    entry = joining.join(database, room.code)
    held |= {
        cookies.PLACE: room.id,
        cookies.member_cookie(room.id): entry.token,
        cookies.LANGUAGE: language,
    }
    for domain in BANK.instrument.in_form(Form.SHORT)[-3:]:
        for place, item in enumerate(domain.items[:2]):
            page = [str(one.proto.body) for one in open_page("score", at=f"own.{item.id}").get("html")]
            saying = [one for one in page if escape(domain.about[language]) in one]
            assert ['class="sait-fold"' in one for one in saying] == [place > 0], item.id
