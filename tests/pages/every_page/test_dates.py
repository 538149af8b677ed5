"""Every date is chosen in a calendar or typed as day/month/year, and shown in words."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from sait.assessment.decisions import Action, Update
from sait.i18n import translator
from sait.reports.tables.actions import actions_workbook
from sait.services import boards
from sait.storage.engine.database import Database
from tests.pages.conftest import ROOT, Held, Opened


def test_a_round_takes_its_days_from_the_calendar_and_says_them_in_words(
    database: Database, signed_in: Held, open_page: Opened
) -> None:
    app = open_page("workshops")
    app.text_input(key="round-0-en").set_value("Development days")
    app.text_input(key="round-0-cy").set_value("Diwrnodau datblygu")
    app.date_input(key="round-from").set_value(date(2013, 6, 5))
    app.date_input(key="round-to").set_value(date(2013, 9, 30))
    next(button for button in app.button if button.label == "Add the round").click().run()

    assert not app.exception
    (added,) = boards.list_rounds(database)
    assert (added.starts_on, added.ends_on) == (date(2013, 6, 5), date(2013, 9, 30))
    assert app.success[0].value == "Added: Development days, from 5 June 2013 to 30 September 2013."


def test_a_round_without_a_first_day_is_refused_with_what_to_do(
    database: Database, signed_in: Held, open_page: Opened
) -> None:
    app = open_page("workshops")
    app.text_input(key="round-0-en").set_value("Development days")
    app.text_input(key="round-0-cy").set_value("Diwrnodau datblygu")
    next(button for button in app.button if button.label == "Add the round").click().run()

    assert "The round has no first day." in app.error[0].value
    assert boards.list_rounds(database) == ()


def test_a_boards_last_day_is_set_and_can_be_emptied_again(
    database: Database, signed_in: Held, open_page: Opened
) -> None:
    def save(day: date | None) -> date | None:
        app = open_page("boards")
        field = next(
            one for one in app.date_input if "Board-gwent-board" in (one.key or "") and one.key.endswith("last")
        )
        assert field.value == boards.map_of_boards(database)[1][place].valid_to
        field.set_value(day)
        next(one for one in app.button if "Board-gwent-board" in (one.key or "")).click().run()
        assert not app.exception
        return boards.map_of_boards(database)[1][place].valid_to

    place = next(place for place, board in enumerate(boards.map_of_boards(database)[1]) if board.id == "gwent-board")
    assert save(date(2031, 3, 31)) == date(2031, 3, 31)
    assert save(None) is None


@pytest.mark.parametrize(("language", "day"), [("en", "5 June 2013"), ("cy", "5 Mehefin 2013")])
def test_the_workbook_of_actions_writes_dates_out_in_its_language(language: str, day: str) -> None:
    action = Action("Pool it", "Chair", due_on=date(2013, 8, 1), updates=(Update(date(2013, 6, 5), "agreed"),))
    made = actions_workbook([(action, "")], date(2013, 7, 1), translator(language))
    sheet = load_workbook(BytesIO(made)).active
    assert sheet["I2"].value == f"{day}: agreed"
    assert sheet["D2"].number_format == {"en": "[$-809]d mmmm yyyy", "cy": "[$-452]d mmmm yyyy"}[language]


def test_the_workbook_of_actions_is_printed_across_with_all_its_columns_on_the_page() -> None:
    made = actions_workbook([(Action("Pool it", "Chair"), "")], date(2013, 7, 1), translator("en"))
    sheet = load_workbook(BytesIO(made)).active
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (
        "landscape",
        1,
        0,
    )
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$1:$1"


def test_every_date_is_asked_for_in_the_one_way() -> None:
    asking = [
        path
        for folder in ("pages", "sait")
        for path in (ROOT / folder).rglob("*.py")
        if ".date_input(" in path.read_text()
    ]
    assert asking == [Path(ROOT / "sait/ui/parts/dates.py")]
