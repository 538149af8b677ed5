"""A board's actions as a workbook: what each stands under, in words, and nothing that counts as a formula."""

from datetime import date
from io import BytesIO

from openpyxl import load_workbook

from sait.assessment.decisions import Action, Priority, Reach
from sait.i18n import translator
from sait.services.deciding.actions import write_actions
from sait.services.deciding.decisions import save
from tests.conftest import REGIONAL
from tests.unit.services.people import open_room

TODAY = date(2013, 7, 1)


def test_each_action_says_which_priority_or_question_it_serves(boards_database):
    room = open_room(boards_database, board_id=REGIONAL.id)
    decided = {
        "p1": Priority("=Shared money", Reach.REGIONAL),
        "a1": Action("Pool it", "Chair", due_on=date(2013, 6, 1), priority="p1"),
        "a2": Action("Write it down", "Chair", due_on=date(2013, 8, 1), item_id="GOV-01"),
        "a3": Action("By itself", "Chair", due_on=date(2013, 9, 1)),
        "a4": Action("Of a question that is gone", "Chair", item_id="GOV-99"),
    }
    for subject, decision in decided.items():
        save(boards_database, workshop_id=room.id, subject=subject, decision=decision, version=0, who="a")
    book = load_workbook(BytesIO(write_actions(boards_database, REGIONAL.id, TODAY, translator("en"))))
    head, *rows = book.active.iter_rows(values_only=True)
    place = head.index("Priority or question")
    served = {row[0]: row[place] for row in rows}
    assert served["Pool it"] == "=Shared money"
    assert book.active.cell(2, place + 1).data_type == "s"
    assert served["Write it down"].startswith("GOV-01 ")
    assert served["By itself"] is None
    assert served["Of a question that is gone"] is None
    assert rows[0][head.index("Overdue")] == "yes"
