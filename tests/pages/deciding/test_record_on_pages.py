"""Where the record of a workshop is had, in which languages, and by whom."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document

from sait.assessment.access import Grant, Role
from sait.assessment.workshops import Form, State, Workshop
from sait.services import boards
from sait.services.accounts import granting, signing_in
from sait.services.banks.instruments import find_bank
from sait.services.workshops import moves
from sait.services.workshops.opening import list_workshops
from sait.storage.engine.database import Database
from sait.web.server import cookies
from tests.pages.conftest import ROOT, Held, Opened
from tests.pages.files import fetch, file_from, files_on
from tests.unit.services.people import open_room

LABELS = {"en": "Record of the session (Word)", "cy": "Cofnod o'r sesiwn (Word)"}
TITLES = {"en": "Record of the session", "cy": "Cofnod o'r sesiwn"}
BANK = find_bank(ROOT / "question_banks", "sait-regional")


@pytest.fixture
def scoring(demonstration: Database) -> Workshop:
    return next(one for one in list_workshops(demonstration) if one.state is State.SCORING)


def sign_in(database: Database, held: Held, grant: Grant) -> None:
    link = granting.add_account(database, name="somebody", email="", grant=grant, who="test")
    password = "a long enough password"
    held[cookies.SIGN_IN] = signing_in.set_up_account(database, token=link, password=password, hours=1)


@pytest.mark.parametrize(("language", "other"), [("en", "cy"), ("cy", "en")])
def test_the_record_is_offered_in_either_language_and_in_both_with_the_readers_first(
    scoring: Workshop, signed_in: Held, open_page: Opened, language: str, other: str
) -> None:
    signed_in["sait_language"] = language
    app = open_page("export", workshop=scoring.id)
    titles = {}
    for choice in (language, other, f"{language}-{other}"):
        app.radio("record-in").set_value(choice).run()
        made = file_from(app, LABELS[language], signed_in)
        assert made.headers["content-disposition"].endswith(f"-{choice}.docx")
        titles[choice] = Document(BytesIO(made.content)).paragraphs[0].text

    both = f"{TITLES[language]}\n{TITLES[other]}"
    assert titles == {language: TITLES[language], other: TITLES[other], f"{language}-{other}": both}


def test_the_record_is_not_written_any_more_once_the_reader_has_signed_out(
    scoring: Workshop, signed_in: Held, open_page: Opened, demonstration: Database
) -> None:
    app = open_page("export", workshop=scoring.id)
    assert file_from(app, LABELS["en"], signed_in).content.startswith(b"PK")

    signing_in.sign_out(demonstration, signed_in[cookies.SIGN_IN])
    refused = fetch(files_on(app)[LABELS["en"]][0], signed_in)
    assert (refused.status_code, "There is no such file" in refused.text) == (404, True)


@pytest.mark.parametrize(
    ("grant", "is_offered"),
    [
        (Grant(Role.FACILITATOR, "north-wales-board"), True),
        (Grant(Role.FACILITATOR, "gwent-board"), False),
        (Grant(Role.ANALYST), False),
        (Grant(Role.BUSINESS_MANAGER, "north-wales-board"), False),
        (Grant(Role.ADMINISTRATOR), False),
    ],
)
def test_the_record_is_for_who_leads_the_boards_workshops_and_for_nobody_else(
    scoring: Workshop,
    demonstration: Database,
    held: Held,
    open_page: Opened,
    grant: Grant,
    is_offered: bool,
) -> None:
    assert scoring.board_id == "north-wales-board"
    sign_in(demonstration, held, grant)
    app = open_page("export", workshop=scoring.id)
    assert (LABELS["en"] in files_on(app)) == is_offered
    address = f"/file/record/{scoring.id}?languages=en"
    assert (fetch(address, held).status_code == 200) == is_offered


def test_a_workshop_that_has_not_begun_has_no_record(database: Database, signed_in: Held, open_page: Opened) -> None:
    boards.add_round(database, name={"en": "Days", "cy": "Dyddiau"}, starts_on=date(2013, 6, 10), ends_on=None)
    draft = open_room(database, board_id="gwent-board", round_id="days", bank=BANK, form=Form.SHORT, draft=True)
    assert LABELS["en"] not in files_on(open_page("export", workshop=draft.id))
    assert fetch(f"/file/record/{draft.id}?languages=en", signed_in).status_code == 404

    moves.begin(database, workshop=draft, who="test")
    assert LABELS["en"] in files_on(open_page("export", workshop=draft.id))
