"""Decks through the services: what each may hold, for whom, and as files of the command line."""

from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from pptx import Presentation
from pypdf import PdfReader

from sait.assessment.decisions import Action, Consensus, Force, ForceScope, Help, Priority, Proposal, Reach, Vision
from sait.cli import demo
from sait.cli.main import main
from sait.i18n import translator
from sait.reports.deck.template import template_bytes
from sait.services.deciding import decisions
from sait.services.results import exports
from sait.services.results.reading import Locals
from sait.services.workshops.in_context import list_rooms
from sait.settings import settings
from sait.storage import rounds
from sait.storage.engine.database import open_database
from tests.conftest import ROUND, small_bank
from tests.unit.reports.packs import charts, notes, titles, words
from tests.unit.services.people import end, fill, open_room, share

MADE_AT = datetime(2013, 9, 1, 12, tzinfo=UTC)
SECRETS = (
    "Every child known",
    "People know each other",
    "Induction for all",
    "Write the pack",
    "we read the minutes",
    "A formula for money",
)
EN = translator("en")


def decide(database, room):
    for subject, decision in {
        "vision": Vision({"en": "Every child known"}),
        "f1": Force("People know each other", True, ForceScope.REGIONAL),
        "p1": Priority("Induction for all", Reach.REGIONAL, chosen=True),
        "p2": Priority("Rural help", Reach.LOCAL, chosen=True),
        "a1": Action("Write the pack", "Chair"),
        "GOV-01": Consensus(2, "we read the minutes"),
        "q1": Proposal(Help.GUIDANCE, "Money", "A formula for money"),
    }.items():
        decisions.save(database, workshop_id=room.id, subject=subject, decision=decision, version=0, who="ffion")


@pytest.fixture
def north(boards_database):
    """A regional board that decided everything, one local board that released its results, and one that did not."""
    north = open_room(boards_database)
    fill(boards_database, north, "001122233333")
    decide(boards_database, north)
    share(boards_database, north)
    end(boards_database, north)
    for board_id, choices, is_shared in (("east", "1111111122", True), ("west", "33333333333", False)):
        room = open_room(boards_database, board_id=board_id)
        fill(boards_database, room, choices)
        if is_shared:
            share(boards_database, room)
        end(boards_database, room)
    return north


def made(database, workshop, kind, *, inside=False, languages=("en",)):
    rooms = list_rooms(database)
    room = next(one for one in rooms if one.workshop.id == workshop.id)
    if kind == "seminar":
        return exports.seminar_file(database, room, rooms, languages=languages, made_at=MADE_AT)
    queries = exports.export_queries(database, room, rooms, inside=inside, local=Locals.BOARDS, language=languages[0])
    make = {"board": exports.deck_file, "region": exports.region_file}[kind]
    return make(database, room, queries, languages=languages, made_at=MADE_AT)


def slides_of(file):
    return Presentation(BytesIO(file.content))


def everything(file):
    """All words of the file: slides, notes, charts and the workbooks behind them."""
    with ZipFile(BytesIO(file.content)) as parts:
        said = "".join(parts.read(name).decode("utf-8", "ignore") for name in parts.namelist() if name.endswith(".xml"))
        for name in parts.namelist():
            if name.endswith(".xlsx"):
                with ZipFile(BytesIO(parts.read(name))) as book:
                    said += "".join(book.read(one).decode("utf-8", "ignore") for one in book.namelist())
    return said


def test_the_boards_own_deck_tells_what_it_decided(boards_database, north):
    slides = slides_of(made(boards_database, north, "board", inside=True))
    said = list(titles(slides))
    for title in ("The board's vision", "The board chose 2 priorities", "1 action is open"):
        assert title in said
    whole = "\n".join(words(slide) for slide in slides.slides)
    for secret in SECRETS[:4]:
        assert secret in whole
    assert said.index("Appendix: all figures") <= 14


def test_the_hash_of_the_data_says_nothing_of_what_the_deck_does_not_show(boards_database, north):
    def digest():
        rooms = list_rooms(boards_database)
        room = next(one for one in rooms if one.workshop.id == north.id)
        queries = exports.export_queries(boards_database, room, rooms, inside=True, local=Locals.BOARDS, language="en")
        return exports.board_pack(boards_database, room, queries, made_at=MADE_AT).digest

    def save(subject, decision, version=0):
        decisions.save(
            boards_database, workshop_id=north.id, subject=subject, decision=decision, version=version, who="ffion"
        )

    before = digest()
    save("GOV-01", Consensus(2, "another reason", ("Minutes",), ("one agency sees it at 1",)), 1)
    save("p9", Priority("Not chosen", Reach.LOCAL))
    assert digest() == before
    save("p8", Priority("Chosen later", Reach.LOCAL, chosen=True))
    assert digest() != before


@pytest.mark.parametrize("kind", ["board", "region", "seminar"])
def test_a_deck_for_outside_holds_nothing_that_a_board_decided_but_the_count_of_its_proposals(
    boards_database, north, kind
):
    said = everything(made(boards_database, north, kind))
    for secret in SECRETS:
        assert secret not in said
    assert "agreed levels" not in said


def test_the_deck_of_the_region_sets_shared_priorities_beside_local_ones_in_its_own_room_alone(boards_database, north):
    (page,) = [
        slide
        for slide in slides_of(made(boards_database, north, "region", inside=True)).slides
        if slide.shapes.title.text_frame.text == "What the region shares, and what is local"
    ]
    shared, local = (
        shape.text_frame.text for shape in page.placeholders if "olumn" in shape.name or "Text" in shape.name
    )
    assert "Induction for all" in shared
    assert "Rural help" not in shared
    assert "Rural help" in local


def test_a_local_board_has_no_deck_of_a_region(boards_database, north):
    east = next(one for one in list_rooms(boards_database) if one.board.id == "east")
    assert made(boards_database, east.workshop, "region") is None


def test_the_seminar_says_who_released_nothing_and_gives_none_of_their_figures(boards_database, north):
    file = made(boards_database, north, "seminar")
    slides = slides_of(file)
    west = next(one.board for one in list_rooms(boards_database) if one.board.id == "west")
    rows = [
        [cell.text for cell in row.cells]
        for slide in slides.slides
        for shape in slide.shapes
        if shape.has_table
        for row in shape.table.rows
        if row.cells[0].text == west.name["en"]
    ]
    assert rows
    assert all(set(row[1:]) <= {"", "not released"} for row in rows)
    assert all(3 not in series.values for chart in charts(slides) for series in chart.plots[0].series)
    assert any("Money" in words(slide) or "money" in words(slide) for slide in slides.slides)


def test_the_seminar_shows_how_boards_moved_and_marks_what_may_be_told(boards_database, north):
    later = replace(ROUND, id="later", starts_on=date(2014, 1, 6), ends_on=None)
    with boards_database.writing() as conn:
        rounds.add_round(conn, round_=later)
    again = open_room(boards_database, round_id="later")
    fill(boards_database, again, "3" * 11 + "2")
    share(boards_database, again)
    end(boards_database, again)
    slides = slides_of(made(boards_database, again, "seminar"))
    (table,) = [
        shape.table
        for slide in slides.slides
        if "changed by half a level" in slide.shapes.title.text_frame.text
        for shape in slide.shapes
        if shape.has_table
    ]
    assert "+1.0 ●" in [cell.text for row in table.rows for cell in row.cells]
    assert any(shape.has_chart for slide in slides.slides for shape in slide.shapes)


def test_both_languages_say_the_same_numbers(boards_database, north):
    slides = slides_of(made(boards_database, north, "board", inside=True, languages=("cy", "en")))
    assert sum("Atodiad" in title or "Appendix" in title for title in titles(slides)) == 2
    assert all(notes(slide) or words(slide) for slide in slides.slides)


@pytest.fixture
def on_disk(tmp_path, monkeypatch):
    """The command line's own database, with the demonstration in it."""
    monkeypatch.setenv("SAIT_DATABASE_URL", f"sqlite:///{tmp_path / 'sait.db'}")
    monkeypatch.setattr(demo, "demonstration_banks", lambda _: [small_bank(), small_bank("1.1")])
    settings.cache_clear()
    assert main(["demo", "load"]) == 0
    opened = open_database(settings().database_address)
    yield opened
    opened.close()
    settings.cache_clear()


def test_the_command_line_writes_decks_into_a_boards_own_template_and_says_what_it_lacks(on_disk, tmp_path, capsys):
    room = next(one for one in list_rooms(on_disk) if one.board.id == "gwent-board")
    file, own = tmp_path / "deck.pptx", tmp_path / "own.pptx"
    assert main(["export", "template", str(own)]) == 0
    assert own.read_bytes()[:2] == template_bytes()[:2]
    for kind in ("board", "region", "seminar"):
        assert main(["export", "deck", room.workshop.id, str(file), "--kind", kind, "--template", str(own)]) == 0
        assert len(Presentation(str(file)).slides) > 8
    assert "no layout" not in capsys.readouterr().out
    Presentation().save(str(own))
    assert main(["export", "deck", room.workshop.id, str(file), "--template", str(own), "--language", "cy-en"]) == 0
    assert "The template has no layout “SAIT Chart”" in capsys.readouterr().out
    assert main(["export", "deck", "nothing", str(file)]) == 1
    assert main(["export", "report", room.workshop.id, str(tmp_path / "report.pdf"), "--language", "cy"]) == 0
    assert PdfReader(tmp_path / "report.pdf").trailer["/Root"]["/Lang"].startswith("cy")
    assert main(["export", "report", room.workshop.id, str(file), "--language", "cy-en"]) == 2
    assert main(["export", "deck", room.workshop.id, str(file), "--language", "xx"]) == 2
