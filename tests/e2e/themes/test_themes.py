"""Open answers are coded in a real browser, by keyboard alone; every part under axe, on a phone and on a laptop."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from sait.assessment.access import Grant, Role
from sait.services.accounts import granting
from sait.services.themes import coding, projects
from sait.storage.engine.database import open_database
from tests.e2e.people import Facilitator, draw, settle
from tests.e2e.server import Server
from tests.e2e.test_accessibility import violations
from tests.unit.services.themes.house import begun, finished, quoted, written

BOARD = "north-wales-board"
TEXTS = [
    "Families hear from us within two days now. Before, nobody rang them back. 👩‍👧",
    "Mae'r ymweliadau'n digwydd yn gynt; ond nid yw'r cofnodion yn dangos hynny.",
    "Rhian Bebb from Wrecsam asked twice why the figures were late! We had no answer.",
    "Dim newid o gwbl.\nCollodd y swyddfa yng Nghaerdydd ei rheolwr ym mis Mai.",
    "Too early to say: staff left, and the new ones are still being trained, so that most of what was agreed in the spring waits.",
    "Time and money.",
]
PHONE: ViewportSize = {"width": 390, "height": 844}
LAPTOP: ViewportSize = {"width": 1280, "height": 720}


@dataclass(frozen=True, slots=True)
class Bench:
    """One coding on which nobody works yet but one coder, and one that is done."""

    page: Page
    facilitator: Facilitator
    new: str
    done: str


@pytest.fixture(scope="module")
def bench(browser: Browser, demonstration_server: Server) -> Iterator[Bench]:
    researcher = Facilitator(browser, demonstration_server)
    researcher.create_account()
    database = open_database(f"sqlite:///{demonstration_server.database}")
    (account,) = granting.list_accounts(database)
    granting.add_grant(database, account_id=account.id, grant=Grant(Role.RESEARCHER), who=account.name)
    survey = written(database, TEXTS, board_id=BOARD)
    new = begun(database, survey, coders=("gwen",))
    done = finished(database, survey, coders=("gwen", account.name))
    quoted(database, done)
    yield Bench(researcher.page, researcher, new.id, done.id)
    database.close()
    researcher.context.close()


def test_an_answer_is_coded_by_keyboard(bench: Bench, demonstration_server: Server) -> None:
    page = bench.facilitator.open(f"/themes?coding={bench.new}&part=code", "en")
    page.get_by_role("button", name="Code these answers").press("Enter")
    line = page.get_by_role("textbox", name="Codes")
    expect(page.get_by_role("heading", name="Answer 1 of 6")).to_be_visible()
    line.focus()
    page.keyboard.type("9 ch")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert").filter(has_text="There is no sentence 9")).to_be_visible()
    expect(line).to_have_value("9 ch")
    line.fill("1 ch ev")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Your codes of this answer")).to_be_visible()
    expect(page.locator(".sait-sentences li").first).to_contain_text("Evidence")
    settle(page)
    expect(line).to_be_focused()
    expect(line).to_have_value("")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Answer 2 of 6")).to_be_visible()
    settle(page)
    expect(line).to_be_focused()
    database = open_database(f"sqlite:///{demonstration_server.database}")
    (sheet,) = [
        coding.read_sheet(database, bench.new, coder=one.name).codings
        for one in projects.open_bench(database, bench.new).coders
        if one.name != "gwen"
    ]
    database.close()
    assert [one.code_id for ones in sheet.values() for one in ones] == ["change-for-children", "evidence"]


PARTS = [("new", "codebook"), ("new", "code"), ("new", "compare"), ("new", "files")]
PARTS += [("done", part) for part in ("compare", "figures", "quotes", "files")]


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["390", "1280"])
@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize(("which", "part"), PARTS)
def test_every_part_can_be_used_by_everybody(
    bench: Bench, which: str, part: str, language: str, size: ViewportSize
) -> None:
    bench.page.set_viewport_size(size)
    page = bench.facilitator.open(f"/themes?coding={getattr(bench, which)}&part={part}", language)
    draw(page)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_upload_page_can_be_used_by_everybody(bench: Bench) -> None:
    page = bench.facilitator.open(f"/themes/{bench.new}/upload", "cy")
    assert violations(page) == []
