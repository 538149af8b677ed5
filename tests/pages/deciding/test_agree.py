"""Agreeing levels: one question at a time, the room's answers beside the choice, and one press where the proposal stands."""

import re
from math import ceil

import pytest
from sqlalchemy import text
from streamlit.testing.v1 import AppTest

from sait.analysis.result import Closeness
from sait.assessment.decisions import Consensus
from sait.assessment.projector import ProjectorScreen
from sait.i18n import translator
from sait.instruments.model import Item
from sait.services.banks.instruments import get_instrument
from sait.services.deciding import decisions
from sait.services.results.reading import DOMAINS, ResultQuery, read_result
from sait.services.workshops.in_context import WorkshopInContext, list_rooms
from sait.services.workshops.projector import read_screen
from sait.storage.engine.database import Database
from sait.ui.deciding.level_choice import MOST_DOTS, answers_a_dot
from sait.ui.plain import plain
from sait.wording.figures import agreement_words
from tests.pages.conftest import Opened

pytestmark = pytest.mark.usefixtures("signed_in")
SPLIT, CLOSE = "PUR-05", "LEA-01"


@pytest.fixture
def room(demonstration: Database) -> WorkshopInContext:
    """North Wales in 2013, before its board has agreed anything."""
    with demonstration.writing() as conn:
        for undone in (
            "delete from decisions where kind = 'consensus'",
            "update workshops set state = 'consensus' where round_id = 'demonstration-2013'",
            "delete from projector_screens",
        ):
            conn.execute(text(undone))
    return next(
        one
        for one in list_rooms(demonstration)
        if one.board.id == "north-wales-board" and one.round.id.endswith("2013")
    )


@pytest.fixture
def rated(demonstration: Database, room: WorkshopInContext) -> dict[str, Item]:
    domains = get_instrument(demonstration, room.workshop.instrument_hash).in_form(room.workshop.form)
    return {item.id: item for domain in domains for item in domain.items if item.scale is not None}


def bodies(app: AppTest) -> str:
    return "\n".join(str(one.proto.body) for one in app.get("html"))


def open_now(app: AppTest) -> str:
    return re.findall(r'data-question="([\w-]+)"', bodies(app))[0]


def listed(app: AppTest) -> list[str]:
    keys = [str(one.key) for one in app.button]
    return [key.removeprefix("agree-go-") for key in keys if key.startswith("agree-go-")]


def press(app: AppTest, label: str) -> None:
    next(one for one in app.button if one.label == label).click().run()
    assert not app.exception


def levels(app: AppTest):
    return next(one for one in app.radio if one.label.startswith("The level the board agrees"))


def agreed(database: Database, room: WorkshopInContext) -> dict[str, Consensus]:
    return {kept.subject: kept.decision for kept in decisions.standing(database, room.workshop.id, Consensus)}


def test_each_level_has_its_dots_its_count_and_its_descriptor_and_no_level_has_none(
    demonstration: Database, room: WorkshopInContext, open_page: Opened
) -> None:
    item = get_instrument(demonstration, room.workshop.instrument_hash).item("GOV-02")
    query = ResultQuery((room.workshop.id,), DOMAINS, inside=room.workshop.id, language="en")
    score = read_result(demonstration, query).items[room.workshop.id, "GOV-02"]
    app = open_page("agree", workshop=room.workshop.id, item="GOV-02")
    captions = list(levels(app).proto.captions)
    assert len(captions) == len(levels(app).options) == len(item.descriptors) + 1
    assert captions[-1] == ""
    dots = dict(re.findall(r'value="(\d)"\]\) \{ --sait-dots: "(●*)"', bodies(app)))
    each = answers_a_dot(score)
    for place, (caption, meaning, count) in enumerate(zip(captions, item.descriptors, score.levels, strict=False)):
        assert f"{count} of {sum(score.levels)}" in caption
        assert caption.endswith(plain(meaning["en"]))
        assert len(dots[str(place)]) == ceil(count / each) <= MOST_DOTS


def test_where_the_proposal_stands_one_press_agrees_it_and_opens_the_next_question(
    demonstration: Database, room: WorkshopInContext, open_page: Opened, rated: dict[str, Item]
) -> None:
    app = open_page("agree", workshop=room.workshop.id, item=CLOSE)
    proposed = levels(app).value
    assert any("**proposed**" in one for one in levels(app).proto.captions)
    order = listed(app)
    assert set(order) == set(rated)
    press(app, "Agree and go on")
    assert str(agreed(demonstration, room)[CLOSE].level) == proposed
    assert open_now(app) == order[order.index(CLOSE) + 1]
    assert CLOSE not in listed(app)
    assert "1 of 16 agreed" in bodies(app)


def test_where_the_room_is_split_no_level_is_proposed_and_nothing_is_agreed_until_one_is_chosen(
    demonstration: Database, room: WorkshopInContext, open_page: Opened
) -> None:
    app = open_page("agree", workshop=room.workshop.id)
    assert open_now(app) == SPLIT
    assert levels(app).value is None
    press(app, "Agree and go on")
    assert agreed(demonstration, room) == {}
    assert any("First choose a level" in str(one.value) for one in app.warning)
    assert open_now(app) == SPLIT


def test_what_was_chosen_and_not_agreed_is_still_chosen_when_one_comes_back(
    room: WorkshopInContext, open_page: Opened
) -> None:
    app = open_page("agree", workshop=room.workshop.id)
    levels(app).set_value("3").run()
    press(app, "Next question")
    assert open_now(app) != SPLIT
    press(app, "Previous question")
    assert open_now(app) == SPLIT
    assert levels(app).value == "3"


def test_undoing_opens_the_question_again_as_it_was_and_it_can_be_agreed_once_more(
    demonstration: Database, room: WorkshopInContext, open_page: Opened
) -> None:
    app = open_page("agree", workshop=room.workshop.id, item=CLOSE)
    press(app, "Agree and go on")
    press(app, "Undo")
    assert agreed(demonstration, room) == {}
    assert open_now(app) == CLOSE
    assert "Undo" not in [one.label for one in app.button]
    levels(app).set_value("none").run()
    press(app, "Agree and go on")
    assert agreed(demonstration, room)[CLOSE].level is None


def test_what_somebody_else_changed_since_is_not_offered_to_be_undone(
    demonstration: Database, room: WorkshopInContext, open_page: Opened
) -> None:
    app = open_page("agree", workshop=room.workshop.id, item=CLOSE)
    press(app, "Agree and go on")
    decisions.save(
        demonstration, workshop_id=room.workshop.id, subject=CLOSE, decision=Consensus(0), version=1, who="idris"
    )
    press(app, "Undo")
    assert agreed(demonstration, room)[CLOSE] == Consensus(0)


def test_the_list_shows_what_is_left_what_is_split_or_all_and_leads_to_each(
    room: WorkshopInContext, open_page: Opened, rated: dict[str, Item]
) -> None:
    app = open_page("agree", workshop=room.workshop.id, item=CLOSE)
    press(app, "Agree and go on")
    which = next(one for one in app.radio if one.label == "Which questions are listed")
    which.set_value("split").run()
    assert {SPLIT} < set(listed(app)) < set(rated)
    next(one for one in app.radio if one.label == "Which questions are listed").set_value("all").run()
    assert set(listed(app)) == set(rated)
    app.button(key=f"agree-go-{CLOSE}").click().run()
    assert open_now(app) == CLOSE
    assert "✓ " in bodies(app)


def test_once_everything_is_agreed_the_way_on_is_the_filled_button(
    demonstration: Database, room: WorkshopInContext, open_page: Opened, rated: dict[str, Item]
) -> None:
    for item_id in sorted(rated.keys() - {CLOSE}):
        decisions.save(
            demonstration, workshop_id=room.workshop.id, subject=item_id, decision=Consensus(1), version=0, who="a"
        )
    app = open_page("agree", workshop=room.workshop.id)
    assert open_now(app) == CLOSE
    assert 'button primary" href="/decide-and-act' not in bodies(app)
    press(app, "Agree and go on")
    assert 'button primary" href="/decide-and-act' in bodies(app)
    assert [one.label for one in app.button if one.proto.type == "primary"] == []


def test_a_projector_that_follows_the_day_shows_the_question_that_is_open(
    demonstration: Database, room: WorkshopInContext, open_page: Opened
) -> None:
    app = open_page("agree", workshop=room.workshop.id, item=CLOSE)
    assert read_screen(demonstration, room.workshop.id) == ProjectorScreen(domain_id="LEA", item_id=CLOSE)
    press(app, "Agree and go on")
    assert read_screen(demonstration, room.workshop.id).item_id == open_now(app)


def test_the_last_scoring_is_what_stands_beside_the_choice_and_tells_what_is_split(
    demonstration: Database, open_page: Opened
) -> None:
    again = next(
        one
        for one in list_rooms(demonstration)
        if one.board.id == "western-bay-board" and one.round.id.endswith("2014")
    )
    query = ResultQuery((again.workshop.id,), DOMAINS, inside=again.workshop.id, language="en")
    found = read_result(demonstration, query)
    first, second = (found.items[key, "INT-05"] for key in (again.workshop.id, f"{again.workshop.id}/second"))
    assert first.agreement.closeness is Closeness.SPLIT
    assert second.agreement.closeness is not Closeness.SPLIT
    app = open_page("agree", workshop=again.workshop.id, item="INT-05")
    (said,) = re.findall(r'sait-room-said">(.*?)</p>', bodies(app))
    assert agreement_words(found, second, translator("en")) in said
    assert agreement_words(found, first, translator("en")) not in said
    app = open_page("agree", workshop=again.workshop.id, item="PRO-04")
    next(one for one in app.radio if one.label == "Which questions are listed").set_value("split").run()
    assert "INT-05" not in listed(app)


def test_where_nothing_is_left_all_are_listed(
    demonstration: Database, room: WorkshopInContext, open_page: Opened, rated: dict[str, Item]
) -> None:
    for item_id in rated:
        decisions.save(
            demonstration, workshop_id=room.workshop.id, subject=item_id, decision=Consensus(1), version=0, who="a"
        )
    assert set(listed(open_page("agree", workshop=room.workshop.id))) == set(rated)
