"""The force field has its numbers beside it, to be read in order, and is saved as a picture with the board's name."""

import html
from base64 import b64decode
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from sait.assessment.decisions import Force, ForceScope, Task, VoteTally
from sait.assessment.workshops import Form, Workshop
from sait.services import boards
from sait.services.banks.instruments import find_bank
from sait.services.deciding import decisions
from sait.storage.engine.database import Database
from sait.web.server import cookies
from tests.pages.conftest import ROOT, Held, Opened
from tests.unit.services.people import end, open_room

BANK = find_bank(ROOT / "question_banks", "sait-regional")


@pytest.fixture
def room(database: Database, signed_in: Held) -> Workshop:
    boards.add_round(database, name={"en": "Days", "cy": "Dyddiau"}, starts_on=date(2013, 6, 10), ends_on=None)
    made = open_room(database, board_id="gwent-board", round_id="days", bank=BANK, form=Form.SHORT)
    end(database, made)
    tally = VoteTally((("f1", 3), ("f2", 7)), people=6)
    said = {
        "f1": Force("Trust <i>", promotes=True, scope=ForceScope.REGIONAL),
        "f2": Force("Money", promotes=False, scope=ForceScope.NATIONAL),
        Task.FORCE_DOTS: tally,
    }
    for subject, decision in said.items():
        decisions.save(database, workshop_id=made.id, subject=subject, decision=decision, version=0, who="a")
    return made


def bodies(app: AppTest) -> str:
    return " ".join(str(one.proto.body) for one in app.get("html"))


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ("Helps", "Trust &lt;i&gt; (regional): 3 dots", "Hinders", "Money (national): 7 dots")),
        ("cy", ("Yn helpu", "Trust &lt;i&gt; (rhanbarthol): 3 dot", "Yn rhwystro", "Money (cenedlaethol): 7 dot")),
    ],
)
def test_the_chart_can_be_read_as_text(
    room: Workshop, open_page: Opened, held: Held, language: str, told: tuple[str, ...]
) -> None:
    held[cookies.LANGUAGE] = language
    app = open_page("decide_and_act", workshop=room.id, part="forces")
    (text,) = [one for one in bodies(app).split("<details") if "sait-chart-text" in one]
    places = [text.index(one) for one in told]
    assert places == sorted(places)


def test_the_chart_is_saved_with_its_board_its_round_and_how_many_gave_dots(room: Workshop, open_page: Opened) -> None:
    app = open_page("decide_and_act", workshop=room.id, part="forces")
    app.session_state["picture-forces"] = True
    app.run()
    (picture,) = [one for one in bodies(app).split("data:image/svg+xml;base64,")[1:] if "sait-picture" in bodies(app)]
    drawn = html.unescape(b64decode(picture.split('"')[0]).decode())
    for wanted in ("Gwent", "Days", "6 people took part.", "Money", "Trust"):
        assert wanted in drawn
