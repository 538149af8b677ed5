"""Where the record of a workshop is had, in which languages, and by whom."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
import streamlit as st
from docx import Document

from sait.assessment.access import Grant, Role
from sait.assessment.workshops import Form, State, Workshop
from sait.errors import SaitError
from sait.services import accounts, boards, granting, moves
from sait.services.instruments import find_bank
from sait.services.workshops import list_workshops
from sait.storage.database import Database
from sait.web import cookies
from tests.pages.conftest import ROOT, Held, Opened
from tests.unit.services.people import open_room

LABELS = {"en": "Record of the session (Word)", "cy": "Cofnod o'r sesiwn (Word)"}
TITLES = {"en": "Record of the session", "cy": "Cofnod o'r sesiwn"}
BANK = find_bank(ROOT / "question_banks", "sait-regional")
Offered = dict[str, tuple[str, Callable[[], bytes]]]


@pytest.fixture
def scoring(demonstration: Database) -> Workshop:
    return next(one for one in list_workshops(demonstration) if one.state is State.SCORING)


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> Offered:
    """The name of the file and what makes it, by the label of its button."""
    files: Offered = {}

    def keep(label: str, *, data: Callable[[], bytes], file_name: str, **_: object) -> None:
        files[label] = (file_name, data)

    monkeypatch.setattr(st, "download_button", keep)
    return files


def sign_in(database: Database, held: Held, grant: Grant) -> None:
    link = granting.add_account(database, name="somebody", email="", grant=grant, who="test")
    password = "a long enough password"
    held[cookies.SIGN_IN] = accounts.set_up_account(database, token=link, password=password, hours=1)


@pytest.mark.parametrize(("language", "other"), [("en", "cy"), ("cy", "en")])
def test_the_record_is_offered_in_either_language_and_in_both_with_the_readers_first(
    scoring: Workshop, signed_in: Held, open_page: Opened, offered: Offered, language: str, other: str
) -> None:
    signed_in["sait_language"] = language
    app = open_page("export", workshop=scoring.id)
    titles = {}
    for choice in (language, other, f"{language}-{other}"):
        app.radio("record-in").set_value(choice).run()
        name, write = offered[LABELS[language]]
        assert name.endswith(f"-{choice}.docx")
        titles[choice] = Document(BytesIO(write())).paragraphs[0].text

    both = f"{TITLES[language]}\n{TITLES[other]}"
    assert titles == {language: TITLES[language], other: TITLES[other], f"{language}-{other}": both}


def test_the_record_is_not_written_any_more_once_the_reader_has_signed_out(
    scoring: Workshop, signed_in: Held, open_page: Opened, offered: Offered, demonstration: Database
) -> None:
    open_page("export", workshop=scoring.id)
    _, write = offered[LABELS["en"]]
    assert write().startswith(b"PK")

    accounts.sign_out(demonstration, signed_in[cookies.SIGN_IN])
    with pytest.raises(SaitError) as refused:
        write()
    assert refused.value.code == "account.no-right"


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
    offered: Offered,
    grant: Grant,
    is_offered: bool,
) -> None:
    assert scoring.board_id == "north-wales-board"
    sign_in(demonstration, held, grant)
    open_page("export", workshop=scoring.id)
    assert (LABELS["en"] in offered) == is_offered


def test_a_workshop_that_has_not_begun_has_no_record(
    database: Database, signed_in: Held, open_page: Opened, offered: Offered
) -> None:
    boards.add_round(database, name={"en": "Days", "cy": "Dyddiau"}, starts_on=date(2013, 6, 10), ends_on=None)
    draft = open_room(database, board_id="gwent-board", round_id="days", bank=BANK, form=Form.SHORT, draft=True)
    open_page("export", workshop=draft.id)
    assert LABELS["en"] not in offered

    moves.begin(database, workshop=draft, who="test")
    open_page("export", workshop=draft.id)
    assert LABELS["en"] in offered
