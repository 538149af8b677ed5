"""Every page, for every reader, empty, typical and closed."""

import re
from datetime import date

import pytest

from sait.assessment.releases import Audience
from sait.assessment.workshops import Form, State
from sait.services import boards
from sait.services.banks.instruments import find_bank
from sait.services.members import joining
from sait.services.members.sheets import read_sheet
from sait.services.workshops.in_context import list_rooms
from sait.services.workshops.releases import close_workshop
from sait.storage import releases
from sait.storage.engine.database import Database
from sait.web.server import cookies
from tests.pages.conftest import ROOT, Held, Opened
from tests.unit.services.people import open_room

BANK = find_bank(ROOT / "question_banks", "sait-regional")

FACILITATOR_PAGES = (
    "workshops",
    "invite",
    "live",
    "agree",
    "decide_and_act",
    "compare",
    "export",
    "boards",
    "accounts",
    "system",
)


def _said(app: object) -> str:
    kinds = ("title", "header", "subheader", "markdown", "info", "error", "warning", "success", "caption")
    return "\n".join(str(element.value) for kind in kinds for element in getattr(app, kind))


def _live_room(database: Database):
    return next(
        room
        for room in list_rooms(database)
        if room.workshop.state is State.SCORING and room.board.id == "north-wales-board"
    )


def _join(database: Database, held: Held, code: str) -> None:
    entry = joining.join(database, code)
    held[cookies.member_cookie(entry.workshop_id)] = entry.token
    held[cookies.PLACE] = entry.workshop_id


@pytest.mark.parametrize("page", FACILITATOR_PAGES)
def test_without_an_account_a_facilitators_page_shows_only_the_way_to_sign_in(open_page: Opened, page: str) -> None:
    app = open_page(page)

    assert [title.value for title in app.title] == ["Sign in first"]
    assert not app.button
    assert not app.selectbox


@pytest.mark.parametrize("page", FACILITATOR_PAGES)
def test_a_member_sees_no_more_of_a_facilitators_page(
    demonstration: Database, held: Held, open_page: Opened, page: str
) -> None:
    _join(demonstration, held, _live_room(demonstration).workshop.code)

    app = open_page(page)

    assert [title.value for title in app.title] == ["Sign in first"]


@pytest.mark.parametrize("page", ["home", *FACILITATOR_PAGES])
def test_an_empty_database_says_what_to_do_next(signed_in: Held, open_page: Opened, page: str) -> None:
    app = open_page(page)

    assert app.title
    assert page in {"banks", "boards", "accounts", "system"} or app.info


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("page", ["home", *FACILITATOR_PAGES])
def test_the_demonstration_is_marked_wherever_it_is_shown(
    demonstration: Database, signed_in: Held, open_page: Opened, page: str, language: str
) -> None:
    signed_in[cookies.LANGUAGE] = language

    app = open_page(page)

    mark = "Demonstration data" if language == "en" else "Data arddangos"
    shows_results = page not in {"workshops", "banks", "boards", "accounts", "system"}
    assert (mark in "".join(str(html.proto.body) for html in app.get("html"))) == shows_results


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_front_page_says_where_to_look_first_and_each_place_is_there(
    demonstration: Database, signed_in: Held, open_page: Opened, language: str
) -> None:
    signed_in[cookies.LANGUAGE] = language
    shown = "".join(str(html.proto.body) for html in open_page("home").get("html"))

    ways = re.findall(r'class="sait-link button (primary)?" href="/([a-z-]+)(?:\?workshop=([^"]+))?"', shown)

    assert [(page, bool(filled)) for filled, page, _ in ways[:4]] == [
        ("live", True),
        ("agree", False),
        ("decide-and-act", False),
        ("compare", False),
    ]
    for _, page, workshop in ways[:4]:
        app = open_page(page.replace("-", "_"), **({"workshop": workshop} if workshop else {}))
        assert not app.error


def test_beside_a_real_workshop_the_demonstration_is_folded_away(
    demonstration: Database, signed_in: Held, open_page: Opened
) -> None:
    boards.add_round(demonstration, name={"en": "Days", "cy": "Dyddiau"}, starts_on=date(2013, 6, 10), ends_on=None)
    real = open_room(demonstration, board_id="gwent-board", round_id="days", bank=BANK, form=Form.SHORT)

    app = open_page("home")

    shown = "".join(str(html.proto.body) for html in app.get("html"))
    assert re.findall(r'class="sait-link button primary" href="([^"]+)"', shown) == [f"/live?workshop={real.id}"]
    assert "Look around the demonstration" in [fold.label for fold in app.expander]


def test_signing_out_takes_the_page_away_at_its_next_run(signed_in: Held, open_page: Opened) -> None:
    app = open_page("boards")
    assert app.title[0].value == "Boards"

    signed_in.clear()
    app.run()

    assert app.title[0].value == "Sign in first"


def test_a_choice_is_in_the_database_when_the_page_says_so(
    demonstration: Database, held: Held, open_page: Opened
) -> None:
    room = _live_room(demonstration)
    _join(demonstration, held, room.workshop.code)

    app = open_page("score", at="own.INT-01")
    app.radio[0].set_value("2").run()

    member = joining.find_member(
        demonstration, workshop_id=room.workshop.id, token=held[cookies.member_cookie(room.workshop.id)]
    )
    assert member
    sheet = read_sheet(demonstration, member)
    assert [(question.item_id, response.choice) for question, response in sheet.responses.items()] == [("INT-01", "2")]
    assert 'data-saved="2"' in "".join(str(html.proto.body) for html in app.get("html"))


def test_after_the_end_the_member_is_told_and_nothing_can_be_chosen(
    demonstration: Database, held: Held, open_page: Opened
) -> None:
    room = _live_room(demonstration)
    _join(demonstration, held, room.workshop.code)
    close_workshop(demonstration, workshop_id=room.workshop.id, minimum=5)

    app = open_page("score", at="own.INT-01")

    assert "The scoring has ended" in _said(app)
    assert all(radio.disabled for radio in app.radio)


def test_a_cookie_whose_answers_are_gone_is_told_so_with_the_way_in(
    demonstration: Database, held: Held, open_page: Opened
) -> None:
    room = _live_room(demonstration)
    held |= {cookies.PLACE: room.workshop.id, cookies.member_cookie(room.workshop.id): "made up"}

    app = open_page("score", at="own.INT-01")

    assert "The answers that were given in this browser have been erased." in _said(app)
    assert "you can join again with the code" in _said(app)
    assert not app.radio


def test_an_address_that_leads_nowhere_shows_the_first_question(
    demonstration: Database, held: Held, open_page: Opened
) -> None:
    _join(demonstration, held, _live_room(demonstration).workshop.code)

    app = open_page("score", at="<script>.X")

    assert app.radio


def test_two_facilitators_who_close_the_same_domain_release_it_once(
    demonstration: Database, signed_in: Held, open_page: Opened
) -> None:
    room = _live_room(demonstration)
    first = open_page("live", workshop=room.workshop.id)
    second = open_page("live", workshop=room.workshop.id)
    key = next(button.key for button in first.button if button.key and button.key.startswith("close-"))

    first.button(key=key).click().run()
    second.button(key=key).click().run()

    domain_id = key.removeprefix("close-")
    with demonstration.reading() as conn:
        told = releases.list_releases(conn, workshop_id=room.workshop.id, audience=Audience.INSIDE)
    assert [release.domain_ids for release in told].count((domain_id,)) == 1
    assert not any(button.key == key for button in second.button)
