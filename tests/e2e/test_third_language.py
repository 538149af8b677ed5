"""A third language is a catalogue and translations of the banks: with both, every page and every file speaks it.

The made-up one stands in brackets, so whatever has none did not come from there.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from urllib.parse import quote
from zipfile import ZipFile

import pytest
import yaml
from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page
from pptx import Presentation
from pypdf import PdfReader

from sait.assessment.access import Grant, Role
from sait.assessment.files import FILES, About, FileKind, Option
from sait.assessment.projector import ScreenKind
from sait.assessment.themes.project import Project
from sait.assessment.workshops import Form
from sait.i18n.extract import extract
from sait.services.accounts import granting
from sait.services.banks.instruments import find_bank
from sait.services.surveys import leading, links
from sait.services.themes.projects import example_codebook
from sait.storage.engine.database import open_database
from sait.ui.screens import SCREENS
from sait.web.pages.former_addresses import FORMER
from sait.web.routes import ROUTES
from tests.e2e.people import Facilitator, Phone, draw, settle
from tests.e2e.server import Server
from tests.e2e.test_accessibility import FACILITATOR_PAGES
from tests.made_up_language import MADE_UP, add_names, bracket_words, bracketed, write_banks
from tests.templates import demonstration_of
from tests.unit.services.surveys.house import today
from tests.unit.services.themes.house import finished, quoted, written

TEXTS = """() => {
    const kept = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement;
        if (parent.closest('style, script, noscript, [data-testid=stIconMaterial], [translate=no], [hreflang], [data-testid=stSkipToContent], code')) continue;
        if (parent.closest('body [lang]:not([lang=MADE_UP])')) continue; // said to be in another language
        kept.push(walker.currentNode.data);
    }
    return kept.join('\\n');
}""".replace("MADE_UP", MADE_UP)

DAY = r"\d{1,2} [A-Z][a-z]+(?: \d{4})?(?:, \d\d:\d\d)?"
"""Dates are written as in English: nobody knows how the made-up language writes them."""

OURS_ALONE = re.compile(
    rf"(?:[\d\W_]|\b[dn]\b)*|[A-Z]{{3}} –|A|SAIT|(?:SQLite|PostgreSQL) [\d.]+|English|Cymraeg|{MADE_UP}|[\W_]*(?:[A-Z]{{3}}-\d{{2}}[\W_]*)+|facilitator|Ctrl\+Z|dd|mm|yyyy"
    rf"|Selected (?:Date|Time): .*|\d+ more|\W*{DAY}\W*"
)
"""What may stand outside the brackets: figures, signs, dates, the keys of paper answers, the A of the text sizes, the product's name and its
database's, languages' own names, identifiers of items and domains, the account's name, and what the framework itself writes
about a date and of a menu that a projector does not show."""

BOARD = "north-wales-board"

CHOSEN = {
    Option.LANGUAGE: MADE_UP,
    Option.LANGUAGES: MADE_UP,
    Option.LOCAL: "boards",
    Option.CUT: "domain",
    Option.QUESTIONS: "full",
    Option.SIZE: "normal",
    Option.DAY: "2027-06-10",
    Option.BEGINS: "09:30",
    Option.MINUTES: "240",
}

SHOWS_NOTHING = {
    "/file/{kind}": "gives a file",
    "/file/{kind}/{about}": "gives a file",
    "/language/{language}": "leads on",
    "/text-size/{size}": "leads on",
    "/survey/{token}/in/{language}": "leads on",
    "/continue": "leads on",
    "/room": "leads on",
    "/room/live": "leads on",
    "/room/line": "is no page",
    "/room/now": "answers a script",
    "/survey/{token}/workbook/file": "gives a file",
    "/oidc/start": "leads to a provider",
    "/oidc/callback": "comes from a provider",
    "/words": "answers a script",
    "/healthz": "is read by machines",
    "/metrics": "is read by machines",
    "/preflight/{code}/line": "is no page",
    "/account/password": "takes a form of /account",
    "/account/sign-out-everywhere": "takes a form of /account",
}
"""Routes that show nothing in a reader's language."""


def bare(words: str) -> Iterator[str]:
    """Each line of *words* without what stands in brackets, which may go on over several."""
    depth = 0
    for line in words.split("\n"):
        outside = ""
        for sign in line:
            depth += (sign == "⟦") - (sign == "⟧")
            outside += sign if depth == 0 and sign != "⟧" else ""
        yield outside.strip()


def untranslated(page: Page) -> list[str]:
    return [line for line in bare(page.evaluate(TEXTS)) if not OURS_ALONE.fullmatch(line)]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, made_up_catalogue: Path) -> Iterator[Server]:
    """With the demonstration, whose boards, areas and rounds have a name in the third language too; what people typed stands in brackets."""
    folder = tmp_path_factory.mktemp("server")
    banks = write_banks(folder / "banks")
    running = Server(folder, SAIT_CATALOGUES=str(made_up_catalogue), SAIT_QUESTION_BANKS=str(banks))
    demonstration_of(banks, running.database)
    add_names(running.database)
    bracket_words(running.database)
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def facilitator(browser: Browser, server: Server) -> Facilitator:
    made = Facilitator(browser, server)
    made.create_account()
    made.page.goto(f"{server.address}/language/{MADE_UP}?next=/privacy")
    return made


@pytest.fixture(scope="module")
def scoring(server: Server) -> tuple[str, str]:
    """The id and the code of a workshop whose members answer, and are asked for their sectors."""
    with sqlite3.connect(server.database) as conn:
        conn.execute("update workshops set asks_sector = 1 where state = 'scoring'")
        found: tuple[str, str] = conn.execute("select id, code from workshops where state = 'scoring'").fetchone()
    return found


@pytest.fixture(scope="module")
def survey(server: Server, facilitator: Facilitator) -> dict[str, str]:
    """What the addresses of a survey that takes answers are made of. The facilitator leads it, and sends one board's links."""
    database = open_database(f"sqlite:///{server.database}")
    (account,) = granting.list_accounts(database)
    for grant in (Grant(Role.RESEARCHER), Grant(Role.BUSINESS_MANAGER, BOARD)):
        granting.add_grant(database, account_id=account.id, grant=grant, who=account.name)
    title = {"en": "Six months on", "cy": "Chwe mis wedyn", MADE_UP: bracketed("Six months on")}
    bank = find_bank(server.folder / "banks", "six-month-follow-up")
    plan = leading.SurveyPlan(title, bank, Form.FULL, today(), today() + timedelta(14), (BOARD,))
    planned = leading.plan_survey(database, plan, who=account.name)
    leading.open_survey(database, planned, minimum=5, who=account.name)
    board = {"survey_id": planned.id, "board_id": BOARD}
    links.say_members(database, **board, members=3, not_asked=0, who=account.name)
    (drawn,) = links.draw_links(database, **board, count=1, who=account.name)
    database.close()
    return {**board, "token": drawn.token}


@pytest.fixture(scope="module")
def project(server: Server, survey: dict[str, str]) -> Project:
    """A coding that is done, in which all that was written is in the third language."""
    database = open_database(f"sqlite:///{server.database}")
    bank = find_bank(server.folder / "banks", "six-month-follow-up")
    said = [bracketed("Families hear from us.")] * 5
    codebook = yaml.safe_load(example_codebook())
    texts = [codebook["title"], *(code[part] for code in codebook["codes"] for part in ("name", "definition"))]
    for text in (*texts, *(one for code in codebook["codes"] for one in code.get("examples", ()))):
        text[MADE_UP] = bracketed(text["en"])
    made = finished(
        database, written(database, said, bank=bank, board_id=survey["board_id"]), codebook=yaml.safe_dump(codebook)
    )
    quoted(database, made)
    database.close()
    return made


def shown(paths: Iterable[str]) -> set[str]:
    return {path.partition("?")[0] for path in paths}


def test_every_screen_is_walked() -> None:
    walked = shown([*FACILITATOR_PAGES, "/projector", "/take-part", "/score"])
    assert {f"/{screen.path}" for screen in SCREENS} - walked == set()


def test_every_plain_page_is_walked() -> None:
    plain = {path for path in (str(getattr(route, "path", "")) for route in ROUTES) if not path.startswith("/assets/")}
    walked = shown([*PLAIN, *SURVEY, *ROOM, *MEMBERS, *FACILITATOR_PAGES])
    assert plain - walked - set(SHOWS_NOTHING) - set(FORMER) == set()


PLAIN = (
    "/cards/{workshop_id}",
    "/first-time/{token}",
    "/join/{code}",
    "/paper/{workshop_id}",
    "/preflight/{code}",
    "/preflight/{code}/kept",
    "/sign-in",
    "/survey/{token}",
    "/survey-links/{survey_id}/{board_id}",
    "/survey-paper/{survey_id}/{board_id}",
    "/survey-preview/{survey_id}",
    "/survey-preview/{survey_id}/{where}",
    "/themes/{project_id}/upload",
)
SURVEY = (
    "/survey/{token}",
    "/survey/{token}/{number:int}",
    "/survey/{token}/check",
    "/survey/{token}/sent",
    "/survey/{token}/workbook",
)
ROOM = ("/room/at/{address}", "/room/take-part")
MEMBERS = (
    "/join",
    "/resume",
    "/slip",
    "/privacy",
    "/erase",
    "/erase/code",
    "/erased",
    "/sector",
    "/sign-in",
    "/sign-out",
    "/take-part",
    "/score?at=own.INT-01",
    "/score?at=finish",
    "/room/at/own.INT-01",
    "/room/at/finish",
    "/room/at/area",
    "/room/take-part",
)


@pytest.mark.usefixtures("survey")
@pytest.mark.parametrize("path", FACILITATOR_PAGES)
def test_facilitator_pages(facilitator: Facilitator, path: str) -> None:
    page = facilitator.open(path)
    draw(page)

    assert untranslated(page) == []
    assert page.evaluate("document.documentElement.lang") == MADE_UP
    if path != "/wall":  # a projector's page has nothing to press
        assert page.locator("[hreflang]").all_inner_texts()[-2:] == ["English", "Cymraeg"]


@pytest.mark.parametrize("path", PLAIN)
def test_plain_pages(
    facilitator: Facilitator, scoring: tuple[str, str], survey: dict[str, str], project: Project, path: str
) -> None:
    workshop_id, code = scoring
    named = survey | {
        "workshop_id": workshop_id,
        "code": code,
        "token": "unknown",
        "where": "1",
        "project_id": project.id,
    }
    page = facilitator.open(path.format(**named))

    assert untranslated(page) == []


@pytest.mark.parametrize("kind", ScreenKind)
def test_the_projector_speaks_the_third_language_and_all_three(
    facilitator: Facilitator, server: Server, scoring: tuple[str, str], kind: ScreenKind
) -> None:
    with sqlite3.connect(server.database) as conn:
        query = "select workshops.id, json_extract(name, '$.en') from workshops join boards on boards.id = board_id"
        workshop_id, board = conn.execute(f"{query} where state = 'scoring'").fetchone()
        conn.execute("delete from projector_screens")
        conn.execute("insert into projector_screens values (?, ?, 'GOV', 'GOV-02', ?)", (workshop_id, kind, MADE_UP))
    page = facilitator.open(f"/projector?workshop={workshop_id}")
    draw(page)
    alone = page.locator("h1").inner_text()
    said = [line for line in bare(page.locator("[data-testid=stMain]").inner_text()) if not OURS_ALONE.fullmatch(line)]
    with sqlite3.connect(server.database) as conn:
        conn.execute("update projector_screens set language = null")
    page = facilitator.open(f"/projector?workshop={workshop_id}")
    draw(page)

    assert alone == bracketed(board)
    assert [line for line in said if line not in _addresses(server, scoring)] == []
    assert page.locator("h1 span[lang]").evaluate_all("all => all.map(one => one.lang)") == ["en", "cy", MADE_UP]
    assert page.locator("h1 span[lang]").last.inner_text() == bracketed(board)


def _addresses(server: Server, scoring: tuple[str, str]) -> tuple[str, ...]:
    code = scoring[1]
    return (server.address.partition("://")[2] + "/join", f"{code[:3]} {code[3:]}")


def test_member_pages(browser: Browser, server: Server, scoring: tuple[str, str]) -> None:
    phone = Phone(browser, server, MADE_UP)
    phone.page.goto(f"{server.address}/join/{scoring[1]}")
    assert phone.page.locator("main a[hreflang]").all_inner_texts() == ["Cymraeg", MADE_UP, "English"]
    phone.join(scoring[1])
    for path in MEMBERS:
        phone.page.goto(f"{server.address}/language/{MADE_UP}?next={quote(path, safe='')}")
        if path.startswith("/score"):
            phone.page.locator(".st-key-walk").wait_for()
            settle(phone.page)
        if path == "/take-part":
            phone.page.locator("h1").wait_for()
            settle(phone.page)
        assert untranslated(phone.page) == [], path


def test_a_survey_from_the_link_to_the_end(browser: Browser, server: Server, survey: dict[str, str]) -> None:
    page = Phone(browser, server, MADE_UP).page
    address = f"{server.address}/survey/{survey['token']}"
    page.goto(f"{address}/in/{MADE_UP}")
    assert untranslated(page) == []
    page.locator("main form button").click()
    page.wait_for_url(f"{address}/1")
    page.goto(f"{address}/workbook")
    assert untranslated(page) == []
    page.goto(f"{address}/1")
    page.locator("label.option").first.click()
    assert untranslated(page) == []
    page.locator("button[value=check]").click()
    page.wait_for_url(f"{address}/check")
    assert untranslated(page) == []
    page.locator("button[value=send]").click()
    page.wait_for_url(f"{address}/sent")
    assert untranslated(page) == []


@pytest.mark.parametrize("kind", FILES.values(), ids=str)
def test_files(
    facilitator: Facilitator, server: Server, survey: dict[str, str], project: Project, kind: FileKind
) -> None:
    with sqlite3.connect(server.database) as conn:
        query = (
            "select id, instrument_hash from workshops where state = 'signed-off' and board_id = 'north-wales-board'"
        )
        workshop_id, bank_hash = conn.execute(query).fetchone()
    about = {
        About.WORKSHOP: f"/{workshop_id}",
        About.BANK: f"/{bank_hash}",
        About.SERVER: "",
        About.CODING: f"/{project.id}",
        About.SURVEY: f"/{survey['survey_id'] if kind.name == 'survey-form' else project.survey_id}",
    }[kind.about]
    query = "&".join(f"{option}={CHOSEN[option]}" for option in kind.options)
    answer = facilitator.context.request.get(f"{server.address}/file/{kind.name}{about}?{query}")

    if kind.name == "survey-beside":
        assert answer.status == 404, "the survey's bank shares no question with that of the day"
        return
    assert answer.status == 200, answer.text()
    words = "\n".join(_words_of(kind, answer.body()))
    if kind.options:
        assert "⟦" in words
    assert set(bare(words)) & _plain_messages() == set()


def _plain_messages() -> set[str]:
    return {form for message in extract() for form in message.forms if "{" not in form and len(form) > 3}


def _words_of(kind: FileKind, body: bytes) -> Iterator[str]:
    ending = kind.media_type.rpartition(".")[2]
    if ending == "presentation":
        for slide in Presentation(BytesIO(body)).slides:
            yield from (shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    elif ending == "document":
        document = Document(BytesIO(body))
        yield from (paragraph.text for paragraph in document.paragraphs)
        yield from (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    elif ending == "sheet":
        for sheet in load_workbook(BytesIO(body)).worksheets:
            yield from (str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)
    elif kind.media_type == "application/pdf":
        yield from (page.extract_text() for page in PdfReader(BytesIO(body)).pages)
    elif kind.name == "coding-project":
        with ZipFile(BytesIO(body)) as project:
            yield from re.findall(r'name="([^"]+)"', project.read("project.qde").decode())
    elif kind.media_type == "application/zip":
        yield from ZipFile(BytesIO(body)).namelist()
    else:
        yield from body.decode("utf-8-sig").splitlines()
