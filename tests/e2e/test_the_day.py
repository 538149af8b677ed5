"""A development day from the draft to the sign-off: facilitator, projector and six phones, in two languages.

On the way one phone drops off and comes back, and the server is killed between two scores and started again: every
answer that was called saved is there.
"""

import re
import sqlite3

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.people import Facilitator, Phone, arrive, open_beside, settle
from tests.e2e.server import Server
from tests.e2e.test_journey import open_workshop

DOMAIN = "Purpose and direction"
FIRST = ((1, 1), (1, 1), (2, 2), (3, 1), (1, 0), (2, 1))
"""Six people's levels for the two items of the first domain."""
MEAN = "1.3"
"""By hand: (10/6 + 6/6) / 2 = 1.33."""
SECOND = (2, 2, 1, 2, 2, 1)
"""All six change the first of them."""
ITEM = "PUR-02"

Day = tuple[Facilitator, Page, list[Phone], str]


def rows(server: Server, query: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(server.database) as conn:
        return conn.execute(query).fetchall()


def answers(server: Server, wave: str = "first") -> list[tuple[object, ...]]:
    query = (
        f"select respondent_id, item_id, choice from responses where vantage = 'own' and wave = '{wave}' order by 1, 2"
    )
    return rows(server, query)


@pytest.fixture(scope="module")
def day(browser: Browser, server: Server) -> Day:
    """A workshop that was prepared, begun, and joined; the projector shows the code in both languages."""
    facilitator = Facilitator(browser, server)
    facilitator.create_account()
    code = open_workshop(facilitator, draft=True)
    early = arrive(browser).new_page()
    early.goto(f"{server.address}/join/{code}")
    expect(early.locator("main")).to_contain_text("not begun")
    early.context.close()
    page = facilitator.page
    page.get_by_role("link", name="Go to the Live page").click()
    press(page, "Begin the scoring", "Yes: Begin the scoring")
    projector = open_beside(page, page.get_by_role("link", name="Open the projector's page (in a new tab)"))
    expect(projector.locator(".sait-projector-code .code")).to_contain_text(code[:3])
    expect(projector.locator("h1 [lang]")).to_have_text(
        ["North Wales regional board", "Bwrdd rhanbarthol Gogledd Cymru"]
    )
    assert projector.get_by_role("button").count() == 0
    phones = [Phone(browser, server, "cy" if number % 2 else "en") for number in range(6)]
    for phone in phones:
        phone.join(code)
    return facilitator, projector, phones, code


def press(page: Page, opener: str, button: str | re.Pattern[str]) -> None:
    """What asks before it is done: the box, and the button in it."""
    settle(page)
    page.get_by_role("button", name=opener, exact=True).click()
    page.get_by_role("button", name=button).click()
    settle(page)


def steer(page: Page, screen: str, group: str = "It shows") -> None:
    settle(page)
    page.get_by_role("button", name="Change", exact=True).click()
    page.get_by_role("radiogroup", name=group).get_by_text(screen, exact=True).click()
    settle(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("radiogroup", name=group)).to_have_count(0)


def test_the_room_scores_at_one_pace_through_a_lost_phone_and_a_killed_server(server: Server, day: Day) -> None:
    facilitator, projector, phones, _ = day
    page = facilitator.page
    settle(page)
    page.get_by_role("button", name="Pace", exact=True).click()
    page.get_by_label("Members are asked").click()
    page.get_by_role("option", name=DOMAIN).click()
    page.get_by_label("Minutes for this domain").fill("5")
    page.get_by_label("Minutes for this domain").press("Tab")
    page.get_by_role("button", name="Set the pace").click()
    expect(page.get_by_text(f"Members are asked now: {DOMAIN}")).to_be_visible()
    steer(page, "How many have answered")
    expect(projector.locator(".sait-projector-counts")).to_contain_text("JoinedWedi ymuno")
    expect(projector.get_by_role("timer")).to_have_text(re.compile(r"[45]:\d\d"))
    for phone, (first, _) in zip(phones, FIRST, strict=True):
        phone.page.reload()
        expect(phone.page.get_by_role("timer")).to_be_visible()
        phone.choose(first)
    before = answers(server)
    assert len(before) == len(phones)

    phones[2].context.set_offline(True)
    server.kill()
    server.start()
    phones[2].context.set_offline(False)

    assert answers(server) == before
    for phone, (_, second) in zip(phones, FIRST, strict=True):
        expect(phone.page.locator(".sait-offline")).to_be_hidden()
        phone.page.reload()
        expect(phone.radio).to_be_visible()
        phone.next()
        phone.choose(second)
        phone.next()
        phone.next()  # past the local arrangements
        assert phone.place == "finish"
    chosen = sorted(str(choice) for _, _, choice in answers(server))
    assert chosen == sorted(str(level) for levels in FIRST for level in levels)
    expect(projector.locator(".sait-projector-counts")).to_contain_text("6")


def test_closing_turns_the_projector_to_the_radar_and_each_question_lies_open_in_dots(day: Day) -> None:
    facilitator, projector, phones, _ = day
    page = facilitator.open("/live")
    page.get_by_role("button", name=DOMAIN, exact=True).click()
    page.get_by_role("button", name=re.compile("^Close .* and show the results$")).click()
    expect(projector.locator("h2").first).to_contain_text(f"{DOMAIN}: {MEAN}")
    expect(projector.locator("h2").first).to_contain_text("Diben a chyfeiriad")
    steer(page, "One question")
    expect(projector.locator(".sait-projector-item h2")).to_have_count(2)
    expect(projector.locator(".sait-projector-item .stack i")).to_have_count(len(phones))
    steer(page, "All questions of a domain")
    expect(projector.locator(".sait-projector-items tbody tr")).to_have_count(2)
    steer(page, "Cymraeg", group="Language")
    expect(projector.locator("h1")).to_have_text("Bwrdd rhanbarthol Gogledd Cymru")


def test_a_waiting_phone_goes_on_by_itself_when_the_pace_does(day: Day) -> None:
    facilitator, _, phones, _ = day
    page = facilitator.page
    settle(page)
    page.get_by_role("button", name="Pace", exact=True).click()
    page.get_by_label("Members are asked").click()
    page.get_by_role("option", name="Governance and accountability").click()
    page.get_by_role("button", name="Set the pace").click()
    for phone in phones[:2]:
        expect(phone.radio).to_be_visible()
        assert phone.place.startswith("own.GOV") or phone.place == ""


def test_the_second_scoring_stands_beside_the_first(server: Server, day: Day) -> None:
    facilitator, projector, phones, _ = day
    first = answers(server)
    page = facilitator.open("/live")
    press(page, DOMAIN, "Begin the second scoring")
    for phone, level in zip(phones, SECOND, strict=True):
        phone.page.goto(f"{server.address}/score?at=second.{ITEM}")
        expect(
            phone.page.get_by_text("The room chose" if phone.language == "en" else "Dewisodd yr ystafell")
        ).to_be_visible()
        phone.tap(1)  # change it
        levels = phone.page.get_by_role("radiogroup").nth(1)
        levels.locator("label").nth(level).click()
        expect(levels.locator("input").nth(level)).to_be_checked()
        expect(phone.page.locator(".sait-progress")).to_contain_text("1")
        expect(phone.page.locator(".sait-saved").locator("visible=true").first).to_be_visible()
    assert answers(server) == first
    assert len(answers(server, "second")) == len(phones)
    page.get_by_role("button", name=re.compile("^End the second scoring of")).click()
    page.get_by_role("button", name="Yes, end it and show what can be shown").click()
    steer(page, "One question")
    steered = page.locator(".st-key-projector")
    while ITEM not in (shown := steered.inner_text()):
        page.get_by_role("button", name="Next question").click()
        expect(steered).not_to_have_text(shown, use_inner_text=True)
        settle(page)
    expect(projector.locator(".sait-projector-item .waves li")).to_have_count(2)
    expect(projector.locator(".sait-projector-item .stack i")).to_have_count(2 * len(phones))


def test_the_board_agrees_chooses_acts_and_signs_off(browser: Browser, server: Server, day: Day) -> None:
    facilitator, projector, phones, code = day
    page = facilitator.open("/live")
    page.locator(".st-key-more summary").first.click()
    press(page, "End the scoring", "Yes, end the scoring")
    expect(page.get_by_text("The scoring has ended.")).to_be_visible()

    page = facilitator.open("/agree")
    page.get_by_role("button", name=re.compile(f"^{ITEM} ")).click()
    expect(page.locator(".sait-agree-question")).to_have_attribute("data-question", ITEM)
    settle(page)
    page.locator(".st-key-agree-levels label").filter(has_text=re.compile("^2 · ")).click()
    page.get_by_label("Dissenting opinions").fill("One member saw it at 1.")
    page.get_by_role("button", name="Agree and go on").click()
    expect(page.get_by_text("1 of 16 agreed")).to_be_visible()
    expect(page.get_by_role("region", name="From the first scoring to what was agreed")).to_contain_text(ITEM)
    settle(page)
    page.locator(".st-key-agree-filters").get_by_text("All", exact=True).click()
    page.get_by_role("button", name=re.compile(f"^{ITEM} ")).click()
    expect(projector.locator(".agreed")).to_contain_text("2")

    page = facilitator.open("/decide-and-act?part=vision")
    page.get_by_label("The board's vision in English").fill("Children are safe in every part of the region.")
    page.get_by_role("button", name="Save this wording").click()
    page.get_by_role("button", name=re.compile("^Open to members")).click()
    for phone in phones:
        phone.page.goto(f"{server.address}/take-part")
        phone.page.locator('[role="radiogroup"] label').first.click()
        expect(phone.page.get_by_text(re.compile("^✓ (Saved|Cadwyd)"))).to_be_visible()
    page.get_by_role("button", name="End it and show the result").click()
    expect(page.get_by_text("6 people took part.")).to_be_visible()

    page = facilitator.open("/live")
    press(page, "Sign off", "Sign off with this open")
    expect(page.locator(".sait-sub")).to_contain_text("signed off")
    phones[0].page.goto(f"{server.address}/take-part")
    expect(phones[0].page.get_by_text("The board has signed off.")).to_be_visible()
    late = arrive(browser).new_page()
    late.goto(f"{server.address}/join/{code}")
    assert late.locator("main form .slip").count() == 0
    assert len(rows(server, "select 1 from respondents")) == len(phones)
