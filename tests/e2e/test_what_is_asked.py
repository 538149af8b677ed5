"""Members are led to what is asked now, wherever they are; and the facilitator's *Done* means it.

One phone is a real browser, the others answer through the services: what is tested is what that phone is told.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from sait.assessment.decisions import Priority, Reach, Task
from sait.assessment.members.responses import Member, Question
from sait.assessment.releases import Vantage, Wave
from sait.assessment.workshops import Form, View, Workshop
from sait.instruments.model import Domain
from sait.services import boards
from sait.services.banks.instruments import find_bank
from sait.services.deciding import decisions
from sait.services.members import joining, responses, sheets, taking_part
from sait.services.workshops import moves, opening, releases
from sait.services.workshops.opening import Plan, get_workshop
from sait.settings import ROOT
from sait.storage.engine.database import Database, open_database
from sait.web.server import cookies
from tests.e2e.people import PHONE, Facilitator, settle
from tests.e2e.server import Server
from tests.unit.services.people import MINIMUM, choose

BANK = find_bank(ROOT / "question_banks", "sait-regional", "1.0")
"""Two questions a domain: the walks below count them."""
FORM = BANK.instrument.in_form(Form.SHORT)
FIRST, SECOND = FORM[0], FORM[1]
OTHERS = 6


@dataclass(frozen=True, slots=True)
class Room:
    """A workshop on a running server, with the database that its services share with this test."""

    server: Server
    database: Database
    facilitator: Facilitator
    workshop: Workshop
    others: tuple[Member, ...]

    def now(self) -> Workshop:
        return get_workshop(self.database, self.workshop.id)

    def join(self) -> tuple[Member, str]:
        """A new member who has named the local arrangements, and the secret of their browser."""
        entry = joining.join(self.database, self.workshop.code)
        member = joining.find_member(self.database, workshop_id=self.workshop.id, token=entry.token)
        assert member is not None
        areas = list(joining.invitation(self.database, self.workshop).local_areas)
        responses.choose_local_area(self.database, member=member, area_id=areas[0], allowed=areas)
        return replace(member, local_area_id=areas[0]), entry.token

    def answer(self, member: Member, *vantages: Vantage, item_ids: tuple[str, ...], wave: Wave = Wave.FIRST) -> None:
        for vantage in vantages:
            for item_id in item_ids:
                choose(self.database, member, "2", question=Question(vantage, item_id, wave))

    def phone(self, browser: Browser, token: str, language: str = "en") -> Page:
        context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
        held = {
            cookies.PLACE: self.workshop.id,
            cookies.member_cookie(self.workshop.id): token,
            cookies.LANGUAGE: language,
        }
        for name, value in held.items():
            context.add_cookies([{"name": name, "value": value, "url": self.server.address}])
        page = context.new_page()
        page.goto(f"{self.server.address}/continue")
        expect(page.locator('[class*="st-key-walk-"] button').first).to_be_visible()
        settle(page)
        return page

    def close(self, domain_id: str) -> None:
        releases.close_domain(self.database, workshop_id=self.workshop.id, domain_id=domain_id, minimum=MINIMUM)

    def second(self, member: Member) -> dict[str, str]:
        """What the member has answered a second time, by item."""
        given = sheets.read_sheet(self.database, member).responses
        return {one.item_id: given[one].choice for one in given if one.wave is Wave.SECOND}


def ids(domain: Domain) -> tuple[str, ...]:
    return tuple(item.id for item in domain.items)


@pytest.fixture(scope="module")
def facilitator(browser: Browser, server: Server) -> Facilitator:
    found = Facilitator(browser, server)
    found.create_account()
    return found


@pytest.fixture(scope="module")
def database(server: Server, facilitator: Facilitator) -> Iterator[Database]:
    opened = open_database(f"sqlite:///{server.database}")
    yield opened
    opened.close()


@pytest.fixture
def room(server: Server, facilitator: Facilitator, database: Database, request: pytest.FixtureRequest) -> Room:
    """A room of its own for each test, in which six others have answered the first domain."""
    name = f"Round of {request.node.name}"[:60]
    round_ = boards.add_round(database, name={"en": name, "cy": name}, starts_on=date(2013, 6, 10), ends_on=None)
    plan = Plan("gwent-board", round_.id, BANK, Form.SHORT, View.SILENT, asks_local=True, invited=8, days=60)
    made = Room(server, database, facilitator, opening.open_workshop(database, plan), ())
    others = tuple(made.join()[0] for _ in range(OTHERS))
    for member in others:
        made.answer(member, Vantage.OWN, Vantage.LOCAL, item_ids=ids(FIRST))
    return replace(made, others=others)


def banner(page: Page) -> Locator:
    return page.locator(".sait-asked")


def top_of_levels(page: Page) -> float:
    box = page.locator('[role="radiogroup"] label').first.bounding_box()
    assert box is not None
    return box["y"]


def test_who_is_among_the_local_questions_is_led_to_a_second_scoring_and_loses_nothing(
    browser: Browser, room: Room
) -> None:
    member, token = room.join()
    room.answer(member, Vantage.OWN, item_ids=ids(FIRST))
    page = room.phone(browser, token)
    assert f"at=local.{FIRST.items[0].id}" in page.url
    expect(banner(page)).to_be_empty()
    before = top_of_levels(page)
    page.evaluate("window.isSamePage = true")

    room.close(FIRST.id)
    moves.begin_second(room.database, workshop=room.now(), domain_id=FIRST.id, who="a")

    expect(banner(page)).to_contain_text("Asked now: Purpose and direction, a second time.")
    expect(page.locator(".sait-spoken")).to_contain_text("Asked now: Purpose and direction, a second time.")
    expect(page.locator(".sait-spoken")).to_have_attribute("role", "status")
    assert page.evaluate("window.isSamePage"), "the page was loaded anew"
    assert abs(top_of_levels(page) - before) <= 1, "a level moved under the thumb"
    place = banner(page).bounding_box()
    assert place is not None
    assert 0 <= place["y"] < place["y"] + place["height"] <= top_of_levels(page)

    page.get_by_role("link", name="Go there").tap()
    page.wait_for_url(re.compile(rf"at=second\.{FIRST.items[0].id}"))
    expect(page.locator('[role="radiogroup"]')).to_have_count(1)
    assert page.locator('[role="radiogroup"] input:checked').count() == 0, "something is filled in beforehand"
    assert room.second(member) == {}
    expect(page.locator(".sait-progress")).to_contain_text("0 of 2 kept or changed")
    expect(page.get_by_text("exactly the same people")).to_be_visible()
    page.get_by_text("Keep my answer").tap()
    expect(page.locator(".sait-saved").first).to_be_visible()
    expect(page.locator(".sait-progress")).to_contain_text("1 of 2 kept or changed")
    assert room.second(member) == {FIRST.items[0].id: "2"}

    page.locator('[class*="st-key-walk-next"] button').tap()
    page.wait_for_url(re.compile(rf"at=second\.{FIRST.items[1].id}"))
    settle(page)
    page.get_by_text("Change it").focus()
    page.locator('[role="radiogroup"] input').first.focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator('[role="radiogroup"]')).to_have_count(2)
    assert FIRST.items[1].id not in room.second(member), "nothing was chosen yet"
    page.locator('[role="radiogroup"]').nth(1).locator("label").nth(0).tap()
    expect(page.locator(".sait-progress")).to_contain_text("2 of 2 kept or changed")
    assert room.second(member) == {FIRST.items[0].id: "2", FIRST.items[1].id: "0"}
    # Kept after all, and then looked at once more: what was changed in between never comes back by itself.
    page.get_by_text("Keep my answer").tap()
    expect(page.locator('[role="radiogroup"]')).to_have_count(1)
    page.get_by_text("Change it").tap()
    expect(page.locator('[role="radiogroup"]')).to_have_count(2)
    page.locator('[class*="st-key-walk-next"] button').tap()
    page.wait_for_url(re.compile("at=finish"))
    settle(page)
    assert room.second(member) == {FIRST.items[0].id: "2", FIRST.items[1].id: "2"}
    expect(banner(page)).to_contain_text("questions are not answered yet")


def test_a_reload_and_the_next_screen_lead_there_as_well_and_live_says_what_to_expect(
    browser: Browser, room: Room
) -> None:
    member, token = room.join()
    room.answer(member, Vantage.OWN, Vantage.LOCAL, item_ids=ids(FIRST))
    page = room.phone(browser, token, "cy")
    assert f"at=own.{SECOND.items[0].id}" in page.url
    room.close(FIRST.id)
    live = room.facilitator.open(f"/live?workshop={room.workshop.id}")
    live.locator('[class*="st-key-domain-row-"]', has_text="shown").get_by_role("button").click()
    expect(live.get_by_text("With 7 people, expect second figures")).to_be_visible()
    aloud = live.get_by_role("link", name="Agree levels aloud instead")
    expect(aloud).to_have_attribute("href", f"/agree?workshop={room.workshop.id}&domain={FIRST.id}")
    live.get_by_role("button", name="Begin the second scoring").click()
    expect(live.locator(".sait-counts")).to_contain_text("0 of 7")

    expect(banner(page)).to_contain_text("yr eildro")
    page.locator('[class*="st-key-walk-next"] button').tap()
    page.wait_for_url(re.compile(rf"at=own\.{SECOND.items[1].id}"))
    expect(banner(page)).to_contain_text("yr eildro")
    page.reload()
    expect(banner(page)).to_contain_text("yr eildro")
    page.goto(f"{room.server.address}/continue")
    page.wait_for_url(re.compile(rf"at=second\.{FIRST.items[0].id}"))

    room.answer(room.others[0], Vantage.OWN, item_ids=ids(FIRST), wave=Wave.SECOND)
    expect(live.locator(".sait-counts")).to_contain_text("1 of 7")
    live.get_by_role("button", name="End the second scoring").click()
    expect(live.get_by_text("With 7 people, expect second figures")).to_be_visible()
    expect(live.get_by_role("button", name="Yes, end it")).to_be_visible()
    projector = room.facilitator.context.new_page()
    projector.goto(f"{room.server.address}/projector?workshop={room.workshop.id}")
    live.bring_to_front()
    expect(projector.locator(".sait-projector-again")).to_contain_text("a second time: Purpose and direction")
    live.get_by_role("button", name="Yes, end it").click()
    expect(projector.locator(".sait-projector-again")).to_have_count(0)
    projector.close()


def test_a_domain_is_closed_with_its_local_questions_and_done_counts_what_is_asked(
    browser: Browser, room: Room
) -> None:
    member, token = room.join()
    page = room.phone(browser, token)
    asked = [*(f"own.{item_id}" for item_id in ids(FIRST)), "area", *(f"local.{item_id}" for item_id in ids(FIRST))]
    for address in asked:
        page.wait_for_url(re.compile(rf"at={address}$"))
        settle(page)
        if address != "area":
            page.locator('[role="radiogroup"] label').nth(1).tap()
            expect(page.locator(".sait-saved").first).to_be_visible()
        page.locator('[class*="st-key-walk-next"] button').tap()
    page.wait_for_url(re.compile(rf"at=own\.{SECOND.items[0].id}$"))
    room.close(FIRST.id)
    assert sheets.read_sheet(room.database, member).missed == ()

    everything_else = tuple(item.id for domain in FORM[1:] for item in domain.items)
    for one in (*room.others, member):
        room.answer(one, Vantage.OWN, Vantage.LOCAL, item_ids=everything_else)
    live = room.facilitator.open(f"/live?workshop={room.workshop.id}")
    figures = live.locator(".sait-counts > div")
    expect(figures.filter(has_text="Done with what is asked now").locator("dd")).to_have_text("7")
    expect(figures.filter(has_text="Answering").locator("dd")).to_have_text("0")
    page.goto(f"{room.server.address}/continue")
    expect(page.get_by_text("You have finished what is asked now.")).to_be_visible()


def test_a_vote_is_put_to_every_phone_and_what_is_half_typed_stays(browser: Browser, room: Room) -> None:
    member, token = room.join()
    room.answer(member, Vantage.OWN, Vantage.LOCAL, item_ids=tuple(item.id for one in FORM for item in one.items))
    page = room.phone(browser, token)
    set_open(room, Task.FORCES)
    expect(banner(page)).to_contain_text("Asked now: Name what helps and what hinders.")
    page.get_by_role("link", name="Go there").tap()
    field = page.get_by_label("In your words")
    expect(field).to_be_visible()
    expect(banner(page)).to_be_empty()
    field.click()
    field.press_sequentially("Half a thought")
    priority = Priority("Write the vision down", Reach.BOTH)
    decisions.save(room.database, workshop_id=room.workshop.id, subject="p1", decision=priority, version=0, who="a")
    set_open(room, Task.PRIORITY_DOTS)
    expect(page.get_by_role("button", name="Save my dots")).to_be_visible()
    expect(field).to_have_value("Half a thought")
    expect(field).to_be_focused()


def test_what_is_half_typed_when_the_naming_ends_is_not_lost(browser: Browser, room: Room) -> None:
    member, token = room.join()
    page = room.phone(browser, token)
    set_open(room, Task.FORCES)
    page.goto(f"{room.server.address}/take-part")
    field = page.get_by_label("In your words")
    field.click()
    field.press_sequentially("We know each other")
    expect(page.locator(".sait-draft .sait-kept")).to_contain_text("Not sent yet")
    set_open(room, Task.FORCES, is_opened=False)
    expect(field).to_have_count(0)
    expect(page.get_by_text("We know each other")).to_be_visible()
    page.reload()
    expect(page.get_by_text("We know each other")).to_be_visible()
    set_open(room, Task.FORCES)
    expect(field).to_have_value("We know each other")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Saved. The facilitator gets it together").first).to_be_visible()
    assert [one.text for one in taking_part.named_by(room.database, member)] == ["We know each other"]
    expect(field).to_have_value("")


def set_open(room: Room, task: Task, *, is_opened: bool = True) -> None:
    taking_part.set_open(
        room.database, workshop_id=room.workshop.id, task=task, is_opened=is_opened, minimum=MINIMUM, who="a"
    )
