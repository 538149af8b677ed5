"""axe on every page and state, on a phone and on a laptop, in both languages; what is seen at once, and what is printed."""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import pairwise

import pytest
from _pytest.mark import ParameterSet
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect

from sait.assessment.projector import ScreenKind
from tests.e2e.people import PHONE, Facilitator, Phone, draw, settle
from tests.e2e.server import Server

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}
"""What passed is not told, which would be every cell of every table."""
FACILITATOR_PAGES = (
    "/",
    "/workshops",
    "/invite",
    "/live",
    "/agree",
    *(
        f"/decide-and-act?part={part}"
        for part in ("vision", "governance", "forces", "priorities", "actions", "sign-off", "challenges", "proposals")
    ),
    "/compare",
    "/wall",
    *(f"/compare?view={view}&boards=all" for view in ("side-by-side", "heat-map", "differences", "change")),
    "/export",
    "/banks",
    "/banks?bank=sait-regional",
    "/banks?bank=sait-regional&view=proof",
    "/banks?bank=sait-regional&view=coverage",
    "/banks?bank=sait-regional&view=differences",
    "/banks/upload",
    "/boards",
    "/accounts",
    "/account",
    "/system",
    "/surveys",
    "/themes",
)


def in_turns(paths: Iterable[str]) -> list[ParameterSet]:
    """Every page in both languages: every other one in Welsh at once, and in its other language when there is time."""
    return [
        pytest.param(path, language, marks=[] if (language == "cy") == (place % 2 == 0) else [pytest.mark.soak])
        for place, path in enumerate(paths)
        for language in ("en", "cy")
    ]


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]


@pytest.fixture(scope="module")
def server(demonstration_server: Server) -> Server:
    return demonstration_server


@pytest.fixture(scope="module")
def facilitator(browser: Browser, server: Server) -> Iterator[Facilitator]:
    made = Facilitator(browser, server)
    made.create_account()
    yield made
    made.context.close()


@pytest.fixture(scope="module")
def code(facilitator: Facilitator, server: Server) -> str:
    with sqlite3.connect(server.database) as conn:
        query = "select code from workshops where board_id = 'north-wales-board' and state = 'scoring'"
        return str(conn.execute(query).fetchone()[0])


ROOM: ViewportSize = {"width": 1280, "height": 720}
RADAR_PX = 380
"""As wide and high as the radar is at least, in that view and in each language."""
SHEET = 670
"""Pixels that a sheet of A4 has between its margins."""

SIDE = (
    ".sait-day",
    ".st-key-next-step",
    ".st-key-how-far",
    ".st-key-domain-rows",
    ".st-key-projector",
    ".st-key-at-hand",
)
"""Beside the chart, from the top."""

BOXES = """selectors => selectors.map(selector => {
    const box = document.querySelector(selector).getBoundingClientRect();
    return [selector, box.left, box.top, box.right, box.bottom].map(one => typeof one === "number" ? Math.round(one) : one);
})"""
CUT = """() => [...document.querySelectorAll(".st-key-live-page button, .sait-day li, .sait-state, .sait-counts dt, .sait-next, .st-key-room-head h1")]
    .filter(one => one.offsetParent && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 2))
    .map(one => one.innerText)"""


@pytest.mark.parametrize(("path", "language"), in_turns(FACILITATOR_PAGES))
def test_facilitator_pages(facilitator: Facilitator, path: str, language: str) -> None:
    page = facilitator.open(path, language)
    draw(page)

    assert violations(page) == []
    assert page.evaluate("document.documentElement.lang") == language


@pytest.mark.parametrize("screen", list(ScreenKind))
def test_the_projector(facilitator: Facilitator, server: Server, code: str, screen: ScreenKind) -> None:
    with sqlite3.connect(server.database) as conn:
        (workshop_id,) = conn.execute("select id from workshops where code = ?", (code,)).fetchone()
        conn.execute("delete from projector_screens")
        conn.execute("insert into projector_screens values (?, ?, 'GOV', 'GOV-02', null)", (workshop_id, screen))
    page = facilitator.page
    page.goto(f"{server.address}/projector?workshop={workshop_id}")
    page.locator("h1").wait_for()
    settle(page)

    assert violations(page) == []


@pytest.mark.parametrize("board", ["cardiff-and-vale-board", "north-wales-board", "gwynedd-and-ynys-mon-lscb"])
def test_the_projectors_title_and_its_mark_stand_whole_on_one_line(
    facilitator: Facilitator, server: Server, board: str
) -> None:
    with sqlite3.connect(server.database) as conn:
        (workshop_id,) = conn.execute("select id from workshops where board_id = ? limit 1", (board,)).fetchone()
    page = facilitator.page
    page.set_viewport_size(ROOM)
    page.goto(f"{server.address}/projector?workshop={workshop_id}")
    page.locator("h1").wait_for()
    draw(page)

    title, mark = (page.locator(f".sait-projector-title {part}").bounding_box() for part in ("h1", ".sait-mark"))
    assert title
    assert mark
    assert title["x"] + title["width"] <= mark["x"]
    assert mark["x"] + mark["width"] <= ROOM["width"]


@pytest.mark.parametrize("width", [390, 1280])
def test_results_by_sector_and_tables_that_say_where_they_are_cut_off(
    facilitator: Facilitator, server: Server, width: int
) -> None:
    with sqlite3.connect(server.database) as conn:
        query = "select id from workshops where asks_sector and board_id = 'north-wales-board'"
        (workshop_id,) = conn.execute(query).fetchone()
    page = facilitator.page
    page.set_viewport_size({"width": width, "height": 900})
    facilitator.open(f"/live?workshop={workshop_id}", "en")
    page.get_by_text("By sector, for this board alone").click()
    page.get_by_text("“Everyone else” means").wait_for()
    page.get_by_text("Item by item", exact=True).first.click()
    page.get_by_label("On which axis").wait_for()
    settle(page)

    assert violations(page) == []
    tables = page.evaluate(
        "[...document.querySelectorAll('.sait-sideways')].map(hint => [hint.offsetHeight > 0,"
        " hint.nextElementSibling.scrollWidth > hint.nextElementSibling.clientWidth + 1])"
    )
    assert len(tables) > 1
    assert all(is_said == is_cut for is_said, is_cut in tables)
    page.set_viewport_size({"width": 1280, "height": 900})


@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_members_way_from_the_code_to_the_end(browser: Browser, server: Server, code: str, language: str) -> None:
    with sqlite3.connect(server.database) as conn:
        conn.execute(
            "update workshops set asks_sector = 1 where code = ?", (code,)
        )  # its welcome page has one question more
    phone = Phone(browser, server, language)
    page = phone.page
    for path in ("/", "/join", f"/join/{code}", "/resume", "/sign-in", "/privacy", "/score", "/live", "/take-part"):
        page.goto(f"{server.address}{path}")
        settle_if_streamlit(page)
        assert violations(page) == [], path
    page.goto(f"{server.address}/join/{code}")
    page.get_by_role("link", name="Cymraeg" if language == "cy" else "English").click()
    assert violations(page) == []
    page.locator("main form button").click()
    assert violations(page) == []
    page.locator("main a.button").click()
    phone.radio.wait_for()
    assert violations(page) == []
    phone.choose(1)
    assert violations(page) == []
    for place in ("at=own.INT&view=domain", "at=area", "at=finish"):
        page.goto(f"{server.address}/score?{place}")
        page.locator(".st-key-walk").wait_for()
        settle(page)
        assert violations(page) == [], place
    for path in ("/take-part", "/sector", "/erase", "/erase/code"):
        page.goto(f"{server.address}{path}")
        settle_if_streamlit(page)
        assert violations(page) == [], path
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def settle_if_streamlit(page: Page) -> None:
    if page.locator("#root").count():
        page.locator("h1, [data-testid=stAlert]").first.wait_for()
        settle(page)


def live(facilitator: Facilitator, server: Server, code: str, language: str) -> Page:
    with sqlite3.connect(server.database) as conn:
        (workshop_id,) = conn.execute("select id from workshops where code = ?", (code,)).fetchone()
    facilitator.page.set_viewport_size(ROOM)
    page = facilitator.open(f"/live?workshop={workshop_id}", language)
    draw(page)
    return page


@pytest.mark.parametrize("language", ["en", "cy"])
def test_chart_and_day_are_in_the_first_view_and_nothing_overlaps_or_is_cut(
    facilitator: Facilitator, server: Server, code: str, language: str
) -> None:
    page = live(facilitator, server, code, language)

    chart = page.get_by_test_id("stPlotlyChart").first.bounding_box()
    assert chart is not None
    assert chart["y"] < ROOM["height"] * 0.4
    assert chart["y"] + chart["height"] <= ROOM["height"]
    head = page.locator(".st-key-live-page .sait-chart-head").first.bounding_box()
    title = page.locator(".st-key-live-page h3").first.bounding_box()
    assert head is not None
    assert title is not None
    assert title["y"] + title["height"] <= head["y"] + 2
    assert head["y"] + head["height"] <= chart["y"] + 2
    plot = page.locator(".st-key-live-page .polarsublayer.plotbg").first.bounding_box()
    assert plot is not None
    assert min(plot["width"], plot["height"]) >= RADAR_PX
    side = page.evaluate(BOXES, list(SIDE))
    for selector, left, top, right, bottom in side:
        assert left >= ROOM["width"] * 0.6, selector
        assert right <= ROOM["width"], selector
        assert bottom <= ROOM["height"], selector
        assert bottom > top, selector
    for (_, _, _, _, above), (selector, _, below, _, _) in pairwise(side):
        assert below >= above, f"{selector} overlaps what is over it"
    assert page.evaluate(CUT) == []


@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_facilitators_phone_has_the_radar_as_a_drawing(
    facilitator: Facilitator, server: Server, code: str, language: str
) -> None:
    page = live(facilitator, server, code, language)
    expect(page.locator(".sait-phone-radar")).to_be_hidden()

    page.set_viewport_size(PHONE)

    expect(page.get_by_test_id("stPlotlyChart").first).to_be_hidden()
    drawing = page.locator(".sait-phone-radar")
    expect(drawing).to_be_visible()
    box = drawing.bounding_box()
    assert box is not None
    assert 300 <= box["width"] <= PHONE["width"]
    assert str(drawing.get_attribute("alt"))


def test_the_next_step_is_the_only_filled_button(facilitator: Facilitator, server: Server, code: str) -> None:
    page = live(facilitator, server, code, "en")

    for place in (".st-key-live-page", ".st-key-next-step"):
        filled = page.locator(f'{place} :is(button[kind="primary"], .sait-link.primary)').locator("visible=true")
        expect(filled).to_have_count(1)
    expect(page.locator('.sait-day [aria-current="step"]')).to_have_count(1)


def test_a_printed_page_has_the_whole_of_the_chart(facilitator: Facilitator, server: Server, code: str) -> None:
    page = live(facilitator, server, code, "en")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    charts = page.locator("[data-testid=stPlotlyChart] .main-svg:first-child")
    assert charts.count() >= 1
    for chart in charts.all():
        box = chart.bounding_box()
        assert box is not None
        assert 0 < box["width"] <= SHEET + 1
    expect(page.locator(".st-key-next-step")).to_be_hidden()
    expect(page.get_by_role("button", name="Save picture")).to_have_count(0)
    page.emulate_media(media="screen")
