"""The vision in two languages, in one, and in one that nobody noted: what each reader is shown, and how it is marked."""

from datetime import date
from io import BytesIO

import docx
import pytest

from sait.assessment.decisions import KINDS, PlanRules, Task, Vision
from sait.assessment.workshops import Form, Workshop
from sait.services import boards
from sait.services.banks.instruments import find_bank
from sait.services.deciding import decisions
from sait.services.members import joining
from sait.services.results.record import write_record
from sait.services.tokens import now
from sait.storage.decisions import Version, add_version
from sait.storage.engine.database import Database
from sait.web.server import cookies
from tests.pages.conftest import ROOT, Held, Opened
from tests.unit.services.people import open_room

BANK = find_bank(ROOT / "question_banks", "sait-regional")
BOTH = Vision.worded({"en": "Children are safe.", "cy": "Mae plant yn ddiogel."})


@pytest.fixture
def room(database: Database) -> Workshop:
    boards.add_round(database, name={"en": "Days", "cy": "Dyddiau"}, starts_on=date(2013, 6, 10), ends_on=None)
    return open_room(database, board_id="gwent-board", round_id="days", bank=BANK, form=Form.SHORT)


def save(database: Database, room: Workshop, vision: Vision, version: int = 0) -> None:
    decisions.save(database, workshop_id=room.id, subject="vision", decision=vision, version=version, who="a")


def html(app: object) -> str:
    return "".join(str(one.proto.body) for one in app.get("html"))  # type: ignore[attr-defined]


def as_member(database: Database, held: Held, room: Workshop, language: str) -> None:
    entry = joining.join(database, room.code)
    held[cookies.PLACE] = room.id
    held[cookies.member_cookie(room.id)] = entry.token
    held[cookies.LANGUAGE] = language
    rules = PlanRules(opened=(Task.VISION,))
    decisions.save(database, workshop_id=room.id, subject="rules", decision=rules, version=0, who="a")


@pytest.mark.parametrize(
    ("vision", "language", "quoted", "named"),
    [
        (BOTH, "en", '<blockquote class="sait-vision" lang="en" translate="no">Children are safe.</blockquote>', ""),
        (BOTH, "cy", '<blockquote class="sait-vision" lang="cy" translate="no">Mae plant yn ddiogel.</blockquote>', ""),
        (
            Vision.worded({"en": "Children are safe.", "cy": " "}),
            "cy",
            '<blockquote class="sait-vision" lang="en" translate="no">Children are safe.</blockquote>',
            "(yn Saesneg)",
        ),
        (
            Vision.worded({"en": "", "cy": "Mae plant yn ddiogel."}),
            "en",
            '<blockquote class="sait-vision" lang="cy" translate="no">Mae plant yn ddiogel.</blockquote>',
            "(in Welsh)",
        ),
        (
            Vision({"": "Children are safe."}),
            "cy",
            '<blockquote class="sait-vision" translate="no">Children are safe.</blockquote>',
            "",
        ),
    ],
)
def test_a_member_reads_it_in_their_language_or_is_told_in_which_it_is(
    database: Database,
    held: Held,
    open_page: Opened,
    room: Workshop,
    vision: Vision,
    language: str,
    quoted: str,
    named: str,
) -> None:
    save(database, room, vision)
    as_member(database, held, room, language)

    page = html(open_page("take_part"))

    assert quoted in page
    assert ('class="sait-language"' in page) == bool(named)
    assert named in page


def test_both_wordings_are_typed_and_stand_on_the_facilitators_page(
    database: Database, signed_in: Held, open_page: Opened, room: Workshop
) -> None:
    app = open_page("decide_and_act", workshop=room.id)
    english, welsh = app.text_area[:2]
    assert (english.label, welsh.label) == ("The board's vision in English", "The board's vision in Welsh")
    english.set_value("Children are safe.")
    welsh.set_value("Mae plant yn ddiogel.")
    next(one for one in app.button if one.label == "Save this wording").click().run()

    (kept,) = decisions.standing(database, room.id, Vision)
    assert kept.decision == BOTH
    page = html(app)
    assert 'lang="en" translate="no">Children are safe.' in page
    assert 'lang="cy" translate="no">Mae plant yn ddiogel.' in page


def test_a_wording_from_before_is_read_as_one_of_which_nobody_noted_the_language(
    database: Database, signed_in: Held, open_page: Opened, room: Workshop
) -> None:
    with database.writing() as conn:
        body = '{"wordings":{"":"Children are safe."}}'
        add_version(conn, Version(room.id, KINDS[Vision], "vision", 1, body, False, "a", now()))
    app = open_page("decide_and_act", workshop=room.id, part="vision")
    assert "It is not recorded which language this wording is in." in " ".join(one.value for one in app.caption)
    assert app.text_area[0].value == "Children are safe."

    next(one for one in app.button if one.label == "Save this wording").click().run()

    assert decisions.standing(database, room.id, Vision)[0].decision == Vision({"en": "Children are safe."})


@pytest.mark.parametrize("languages", [("en",), ("cy",), ("cy", "en")])
def test_the_record_has_both_wordings_each_marked(
    database: Database, room: Workshop, languages: tuple[str, ...]
) -> None:
    save(database, room, Vision({"": "Safe."}))
    save(database, room, BOTH, 1)

    document = docx.Document(BytesIO(write_record(database, room.id, languages=languages, today=date(2013, 7, 1))))

    lines = {paragraph.text: paragraph for paragraph in document.paragraphs}
    for line, language in {"Children are safe. (English)": "en-GB", "Mae plant yn ddiogel. (Cymraeg)": "cy-GB"}.items():
        assert f'w:val="{language}"' in lines[line].runs[0]._r.xml
    assert any(line.startswith("Safe. (") for line in lines)
