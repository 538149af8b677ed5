"""Every transaction that writes holds what it must: whatever any test of this process writes, through whichever service.

SQLite has one writer, and would not show that one was forgotten.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, event
from sqlalchemy.engine import Engine

from sait.assessment.decisions import Task
from sait.assessment.members.responses import Question
from sait.assessment.releases import Vantage
from sait.assessment.workshops import EntryMode
from sait.services.members import cards, joining, responses, taking_part
from sait.services.workshops import erasing
from sait.storage.engine.database import HOLD, Database
from sait.storage.engine.holds import Hold, Shared
from sait.storage.tables.whole import metadata
from tests.unit.services.people import GOV_1, MINIMUM, close, end, fill, open_room

SERVICES = Path(__file__).resolve().parents[2] / "sait"
MEMBERS_OWN = {
    "respondents",
    "member_tokens",
    "join_forms",
    "admissions",
    "one_time_codes",
    "responses",
    "cleared_responses",
    "comments",
    "left_comments",
    "votes",
    "contributions",
    "audit_log",
}
"""What a member's transaction may write while others' go on: rows of the member's own, and lines of the log."""

SHARING = {
    "services/members/joining.py": {"join", "_use_card", "resume", "replace_slip", "change_sector"},
    "services/members/paper.py": {"enter_sheet"},
    "services/members/rare_language.py": {"choose_rare_language"},
    "services/members/responses.py": {
        "record_response",
        "clear_response",
        "write_words",
        "set_done",
        "choose_local_area",
    },
    "services/members/taking_part.py": {"give", "name_force"},
}
"""Who shares a workshop with others who write. Whoever is added here says why no rule needs them to be alone."""


def holders(method: str) -> dict[str, set[str]]:
    """The functions, by file, that open a transaction by *method*."""
    found: dict[str, set[str]] = {}
    for path in sorted(SERVICES.rglob("*.py")):
        for function in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(function, ast.FunctionDef):
                continue
            called = {
                node.func.attr
                for node in ast.walk(function)
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
            }
            if method in called:
                found.setdefault(str(path.relative_to(SERVICES)), set()).add(function.name)
    return found


def test_only_what_members_do_shares_a_workshop():
    sharing = {name: set(functions) for name, functions in holders("answering").items()}
    for name, functions in holders("joining").items():
        sharing.setdefault(name, set()).update(functions)
    assert sharing == SHARING


@pytest.fixture
def written(database: Database) -> Iterator[list[tuple[Hold, str]]]:
    """What is written from here on: the table, and what the transaction holds."""
    found: list[tuple[Hold, str]] = []

    def note(conn: Connection, clause: object, *_: object) -> None:
        if getattr(clause, "is_dml", False):
            found.append((conn.get_execution_options()[HOLD], clause.table.name))  # type: ignore[attr-defined]  # DML has one

    event.listen(Engine, "before_execute", note)
    yield found
    event.remove(Engine, "before_execute", note)


def test_who_shares_a_workshop_writes_rows_of_members_alone(boards_database, written):
    room = open_room(boards_database, asks_local=True)
    member, *_ = fill(boards_database, room, "012301")
    responses.write_words(boards_database, member=member, question=GOV_1, text="Words", language="en", seen=[""])
    responses.clear_response(
        boards_database,
        member=member,
        instrument=responses._instrument_of(boards_database, member),
        question=Question(Vantage.OWN, "OUT-01"),
        handovers=0,
    )
    responses.choose_local_area(boards_database, member=member, area_id="east", allowed=["east"])
    responses.set_done(boards_database, member=member, done=True)
    joining.replace_slip(boards_database, member)
    close(boards_database, room)
    responses.write_words(boards_database, member=member, question=GOV_1, text="Others", language="en", seen=["Words"])
    taking_part.set_open(
        boards_database, workshop_id=room.id, task=Task.PRIORITY_DOTS, is_opened=True, minimum=MINIMUM, who="ffion"
    )
    taking_part.give(boards_database, member=member, task=Task.PRIORITY_DOTS, given={"GOV-01": 1})
    end(boards_database, room)
    erasing.erase_own(boards_database, member)
    shared = {table for hold, table in written if isinstance(hold, Shared)}
    assert shared <= MEMBERS_OWN
    assert {"responses", "cleared_responses", "comments", "left_comments", "votes", "respondents"} <= shared
    assert shared < {table.name for table in metadata.sorted_tables}


def test_a_card_is_used_up_by_who_shares_the_workshop(boards_database, written):
    room = open_room(boards_database, entry=EntryMode.ONE_TIME)
    (code,) = cards.make_cards(boards_database, workshop_id=room.id, count=1, who="ffion")
    joining.join(boards_database, code)
    shared = {table for hold, table in written if isinstance(hold, Shared)}
    assert {"one_time_codes", "admissions"} <= shared <= MEMBERS_OWN
