"""The wall of boards in a real browser: it grows with each release, stays where nothing changed, and fits its screen."""

from contextlib import closing

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from sait.assessment.projector import WallScreen
from sait.services.workshops.in_context import list_rooms
from sait.services.workshops.projector import show_wall
from sait.services.workshops.releases import close_domain
from sait.storage.engine.database import open_database
from tests.e2e.people import PHONE, Facilitator, draw
from tests.e2e.server import Server

LAPTOP = ViewportSize(width=1280, height=720)
NORTH = "north-wales-board"
MARK = "() => document.querySelectorAll('.sait-card, .sait-projector-card').forEach((card) => { card.seen = true; })"
KEPT = "() => [...document.querySelectorAll('.sait-card, .sait-projector-card')].filter((card) => card.seen).length"
BOXES = """() => [...document.querySelectorAll('.sait-card, .sait-headline p, .sait-legend')]
    .map((one) => one.getBoundingClientRect()).map(({ left, top, right, bottom }) => [left, top, right, bottom])"""


@pytest.fixture(scope="module")
def facilitator(browser: Browser, demonstration_server: Server) -> Facilitator:
    someone = Facilitator(browser, demonstration_server)
    someone.create_account()
    return someone


def release(server: Server, domain_id: str) -> None:
    """Close a domain of the board that still scores."""
    with closing(open_database(f"sqlite:///{server.database}")) as database:
        room = next(one for one in list_rooms(database) if one.board.id == NORTH)
        close_domain(database, workshop_id=room.workshop.id, domain_id=domain_id, minimum=5)


def wall(facilitator: Facilitator, address: str) -> Page:
    page = facilitator.context.new_page()
    page.goto(f"{facilitator.server.address}{address}")
    draw(page)
    return page


def test_a_release_reaches_every_open_wall_and_leaves_alone_what_it_does_not_change(
    facilitator: Facilitator, demonstration_server: Server
) -> None:
    walls = [wall(facilitator, "/compare") for _ in range(2)]
    others = wall(facilitator, "/compare?boards=local")
    table = wall(facilitator, "/compare?view=heat-map")
    for page in (*walls, others):
        page.evaluate(MARK)
    before = others.evaluate(KEPT)
    assert before == 12
    assert "not yet released" in table.locator(".sait-table.heat").inner_html()

    projectors = [wall(facilitator, "/wall") for _ in range(2)]
    for page in projectors:
        page.evaluate(MARK)
        assert page.evaluate(KEPT) == 6
    release(demonstration_server, "OUT")

    for page in walls:
        page.bring_to_front()
        expect(page.locator(".sait-legend")).to_contain_text("(5 to 6 of 6)")
        page.wait_for_function(f"() => ({KEPT})() < 6")
    release(demonstration_server, "INT")
    for page in walls:
        page.bring_to_front()
        expect(page.locator(".sait-legend")).to_contain_text("(6 of 6)")
    for page in projectors:
        page.bring_to_front()
        expect(page.locator(".st-key-projector-wall .sait-legend")).to_contain_text("(6 of 6)")
        expect(page.locator(".sait-projector-card", has_text="North Wales")).not_to_contain_text("not released")
    table.bring_to_front()
    expect(table.locator(".sait-table.heat abbr")).to_have_count(0)
    others.bring_to_front()
    draw(others)
    assert others.evaluate(KEPT) == before


CUT = """() => {
    const whole = document.querySelector(".st-key-projected").getBoundingClientRect();
    const said = [...document.querySelectorAll(".st-key-projected :is(h1, p:not(.draft), li, td, th, figcaption)")];
    return said.filter((one) => {
        const { right, bottom } = one.getBoundingClientRect();
        return right > whole.right + 1 || bottom > whole.bottom + 1 || one.scrollWidth > one.clientWidth + 2;
    }).map((one) => one.textContent);
}"""


@pytest.mark.parametrize("language", ["en", "cy", None])
@pytest.mark.parametrize("size", [LAPTOP, ViewportSize(width=1920, height=1080)], ids=["1280", "1920"])
@pytest.mark.parametrize("view", ["side-by-side", "heat-map", "differences", "change"])
def test_nothing_on_the_projector_is_cut(
    facilitator: Facilitator, view: str, size: ViewportSize, language: str | None
) -> None:
    for boards in ("regional", "all"):
        with closing(open_database(f"sqlite:///{facilitator.server.database}")) as database:
            show_wall(database, account_id=1, wall=WallScreen(f"view={view}&boards={boards}", language))
        page = facilitator.page
        page.set_viewport_size(size)
        page.goto(f"{facilitator.server.address}/wall")
        draw(page)
        assert page.evaluate(CUT) == []


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("size", [LAPTOP, PHONE, ViewportSize(width=1920, height=1080)], ids=["1280", "390", "1920"])
def test_nothing_lies_over_anything_else_or_beyond_the_screen(
    facilitator: Facilitator, size: ViewportSize, language: str
) -> None:
    page = facilitator.open("/compare", language)
    page.set_viewport_size(size)
    draw(page)
    boxes = page.evaluate(BOXES)
    assert len(boxes) == 8
    for left, _, right, _ in boxes:
        assert 0 <= left < right <= size["width"]
    for place, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[place + 1 :]:
            assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
    if size is LAPTOP:
        # The made-up round has a long Welsh name: there the lists take a second line.
        last = boxes[-1] if language == "en" else boxes[4]
        assert last[3] < size["height"], "six boards are in the first view, three at least"


PRESSES = 12
"""The brand, three sizes of type and the language stand before it."""


@pytest.mark.parametrize("view", ["side-by-side", "heat-map", "differences", "change"])
def test_the_text_of_a_chart_is_opened_and_read_with_the_keyboard_in_few_presses(
    facilitator: Facilitator, view: str
) -> None:
    page = facilitator.open(f"/compare?view={view}", "en")
    draw(page)
    presses = 0

    def press(key: str) -> str:
        nonlocal presses
        presses += 1
        page.keyboard.press(key)
        return str(page.evaluate("document.activeElement.textContent"))

    assert press("Tab") == "Skip to the content"
    press("Enter")
    while press("Tab") != "Read the chart as text":
        assert presses < PRESSES, "the way to the text comes before the page's controls"
    assert press("Enter").startswith("Read the chart as text: ")
    press("Enter")
    said = page.locator(".sait-chart-text").first.locator("li").all_inner_texts()
    assert any("Leadership and membership" in one or "Cardiff and the Vale" in one for one in said)
    expect(page.locator(".sait-chart-text li").first).to_be_visible()
