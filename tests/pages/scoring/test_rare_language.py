"""At the field where something is written, a member is told that few use the language, and decides what becomes of it."""

from datetime import date
from html import escape

import pytest
from streamlit.testing.v1 import AppTest

from sait.assessment.decisions import Task
from sait.assessment.members.responses import Member, Question
from sait.assessment.releases import Vantage
from sait.assessment.workshops import Form, View, Workshop
from sait.errors import SaitError
from sait.i18n import translator
from sait.i18n.problems.register import explain
from sait.services.boards import add_round
from sait.services.members import joining, responses, taking_part
from sait.services.members.rare_language import read_rare_language
from sait.services.members.responses import write_words
from sait.services.workshops import moves, releases
from sait.services.workshops.opening import Plan, get_workshop, open_workshop
from sait.storage.engine.database import Database
from sait.web.server import cookies
from tests.mixed import mixed_bank
from tests.pages.conftest import Held, Opened

BOX = {"en": "Show it to the facilitator anyway", "cy": "Ei ddangos i'r hwylusydd serch hynny"}
FEW = {
    "en": "Few people here write in English so far, so others may guess that this is yours.",
    "cy": "Nid oes llawer o bobl yma'n ysgrifennu yn Gymraeg hyd yn hyn, felly gallai eraill ddyfalu mai chi a ysgrifennodd hyn.",
}
HELD_BACK = {"en": "is held back and nobody reads it", "cy": "ei ddal yn ôl ac ni fydd neb yn ei ddarllen"}
QUESTION = Question(Vantage.OWN, "MIX-04")


@pytest.fixture
def room(database: Database) -> Workshop:
    round_ = add_round(database, name={"en": "Few", "cy": "Ychydig"}, starts_on=date(2013, 6, 1), ends_on=None)
    return open_workshop(
        database, Plan("north-wales-board", round_.id, mixed_bank(), Form.FULL, View.SILENT, False, None, 2)
    )


def come(database: Database, room: Workshop, language: str = "en") -> joining.Admission:
    return joining.join(database, room.code, language=language)


def hold(held: Held, entry: joining.Admission, language: str = "en") -> None:
    held |= {
        cookies.member_cookie(entry.workshop_id): entry.token,
        cookies.PLACE: entry.workshop_id,
        cookies.LANGUAGE: language,
    }


def is_shown(database: Database, entry: joining.Admission) -> bool:
    return read_rare_language(database, member=member(database, entry), language="en", minimum=5).is_shown


def member(database: Database, entry: joining.Admission) -> Member:
    found = joining.find_member(database, workshop_id=entry.workshop_id, token=entry.token)
    assert found
    return found


def field(app: AppTest) -> str:
    (found,) = [body for body in bodies(app) if "<textarea" in body]
    return found


def bodies(app: AppTest) -> list[str]:
    return [str(html.proto.body) for html in app.get("html")]


def few(language: str) -> str:
    return escape(FEW[language])


def boxes(app: AppTest) -> list[bool]:
    return [bool(box.value) for box in app.checkbox if box.label in BOX.values()]


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("at", ["own.MIX-01", "own.MIX-04"])
def test_few_are_told_so_at_the_field_and_nothing_is_shown_at_first(
    database: Database, room: Workshop, held: Held, open_page: Opened, language: str, at: str
) -> None:
    hold(held, come(database, room, language), language)
    app = open_page("score", at=at)
    assert few(language) in field(app)
    assert HELD_BACK[language] in field(app)
    assert boxes(app) == [False]
    assert [box.label for box in app.checkbox] == [BOX[language]]


def test_where_five_use_the_language_nothing_is_said_and_nothing_asked(
    database: Database, room: Workshop, held: Held, open_page: Opened
) -> None:
    mine, *_ = (come(database, room) for _ in range(5))
    hold(held, mine)
    app = open_page("score", at="own.MIX-04")
    assert "Few people here" not in field(app)
    assert boxes(app) == []


def test_the_choice_is_saved_when_it_is_pressed_and_can_be_taken_back_on_every_field(
    database: Database, room: Workshop, held: Held, open_page: Opened
) -> None:
    mine = come(database, room)
    hold(held, mine)
    app = open_page("score", at="own.MIX-01")
    before = field(app)
    app.checkbox[0].check().run()
    assert is_shown(database, mine)
    assert field(app) == before  # or it would be drawn anew under the hand that types
    for _ in range(4):
        come(database, room)
    other = open_page("score", at="own.MIX", view="domain")
    assert boxes(other) == [True] * 4  # also where many use the language by now
    other.checkbox[2].uncheck().run()
    assert not other.exception
    assert not is_shown(database, mine)


def test_another_tab_sees_what_was_chosen_and_does_not_choose_anew(
    database: Database, room: Workshop, held: Held, open_page: Opened
) -> None:
    mine = come(database, room)
    hold(held, mine)
    old = open_page("score", at="own.MIX-01")
    open_page("score", at="own.MIX-01").checkbox[0].check().run()
    old.run()
    assert boxes(old) == [True]
    assert is_shown(database, mine)


def test_of_what_the_facilitator_has_nothing_is_chosen_any_more(
    database: Database, room: Workshop, held: Held, open_page: Opened
) -> None:
    entries = [come(database, room) for _ in range(5)]
    for entry in entries:
        author = member(database, entry)
        for item_id, choice in (("MIX-01", "1"), ("MIX-02", "2")):
            responses.record_response(
                database,
                member=author,
                instrument=mixed_bank().instrument,
                question=Question(Vantage.OWN, item_id),
                choice=choice,
                writer="a",
                handovers=0,
            )
    mine = entries[0]
    write_words(database, member=member(database, mine), question=QUESTION, text="sylw", language="cy", seen=[""])
    hold(held, mine)
    app = open_page("score", at="own.MIX-04")
    assert "Few people here write in Welsh" in field(app)  # its own language counts, not that of the page
    app.checkbox[0].check().run()
    releases.close_domain(database, workshop_id=room.id, domain_id="MIX", minimum=5)
    app.run()
    assert "The facilitator has read this." in field(app)
    assert boxes(app) == []


def test_who_names_a_promoter_has_the_same_choice(
    database: Database, room: Workshop, held: Held, open_page: Opened
) -> None:
    mine = come(database, room, "cy")
    hold(held, mine, "cy")
    releases.close_workshop(database, workshop_id=room.id, minimum=5)
    taking_part.set_open(database, workshop_id=room.id, task=Task.FORCES, is_opened=True, minimum=5, who="a")
    app = open_page("take_part")
    assert any(few("cy") in body and HELD_BACK["cy"] in body for body in bodies(app))
    app.checkbox[0].check().run()
    assert not app.exception
    assert is_shown(database, mine)
    assert boxes(app) == [True]


def test_a_choice_that_is_refused_says_so(database: Database, room: Workshop, held: Held, open_page: Opened) -> None:
    mine = come(database, room)
    hold(held, mine)
    app = open_page("score", at="own.MIX-01")
    releases.close_workshop(database, workshop_id=room.id, minimum=5)
    moves.sign_off(database, workshop=get_workshop(database, room.id), who="a")
    app.checkbox[0].check().run()
    assert not app.exception
    said = explain(SaitError("workshop.closed"), translator("en")).said
    assert [said in one.value for one in app.error] == [True]
    assert not is_shown(database, mine)
    assert boxes(app) == []
