"""Who asks for it is gone, what was released stays, and no later release tells the difference."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from sait.assessment.decisions import Task, Vision
from sait.cli.main import main
from sait.services import boards
from sait.services.deciding import decisions
from sait.services.members import joining, responses, taking_part
from sait.services.running.audit import note, read_log
from sait.services.running.audit_export import audit_csv
from sait.services.workshops import erasing, moves, opening, retention
from sait.services.workshops.progress import read_progress
from sait.storage import rounds
from tests.postgresql import server
from tests.refusals import refused_code
from tests.unit.services.people import GOV_1, MINIMUM, close, end, fill, join, open_room, released, row_of


@pytest.fixture
def room(boards_database):
    return open_room(boards_database)


def counts(database, room) -> tuple[int, int, int]:
    progress = read_progress(database, room.id)
    return progress.joined, progress.answering, progress.done


def test_a_later_release_does_not_tell_what_the_one_who_went_had_chosen(boards_database, room):
    *_, last = (*fill(boards_database, room, "111111"), *fill(boards_database, room, "3"))
    close(boards_database, room)
    erasing.erase_own(boards_database, last)
    fresh = opening.get_workshop(boards_database, room.id)
    moves.reopen_domain(boards_database, workshop=fresh, domain_id="GOV", who="ffion")
    close(boards_database, room)
    first, second = released(boards_database, room)
    assert row_of(first).levels == row_of(second).levels == (0, 6, 0, 1)
    assert counts(boards_database, room) == (6, 0, 6)


def erase(database, room, code: str) -> None:
    erasing.erase_by_code(database, workshop_id=room.id, code=code, who="ffion")


def test_a_code_erases_its_own_member_and_no_other(boards_database, room):
    entry = joining.join(boards_database, room.code)
    other = open_room(boards_database, board_id="east")
    for workshop, code in ((room, "AAAAA-AAAAA"), (other, entry.erasing)):
        assert refused_code(erase, boards_database, workshop, code) == "erasing.unknown"
    erase(boards_database, room, f" {entry.erasing.lower()} ")
    assert joining.find_member(boards_database, workshop_id=room.id, token=entry.token) is None


def test_the_resume_slip_erases_nothing_and_the_code_for_erasing_opens_nothing(boards_database, room):
    entry = joining.join(boards_database, room.code)
    assert refused_code(erase, boards_database, room, entry.slip) == "erasing.is-slip"
    refused = refused_code(joining.resume, boards_database, code=room.code, slip=entry.erasing)
    assert refused == "slip.only-erases"
    assert joining.find_member(boards_database, workshop_id=room.id, token=entry.token) is not None


def test_new_codes_replace_both_old_ones(boards_database, room):
    entry = joining.join(boards_database, room.code)
    member = joining.find_member(boards_database, workshop_id=room.id, token=entry.token)
    newer = joining.replace_slip(boards_database, member)
    assert refused_code(erase, boards_database, room, entry.erasing) == "erasing.unknown"
    erase(boards_database, room, newer.erasing)
    assert counts(boards_database, room) == (0, 0, 0)


def test_the_same_letters_are_kept_in_two_ways(boards_database, room):
    assert joining.slip_hash_of(room.id, "ACDE3467FG") != joining.erasing_hash_of(room.id, "ACDE3467FG")


def test_everybodys_single_answers_go_and_results_and_decisions_stay(boards_database, room):
    fill(boards_database, room, "111111")
    close(boards_database, room)
    refused = refused_code(erasing.erase_individuals, boards_database, workshop_id=room.id, who="ffion")
    assert refused == "erase.still-scoring"
    end(boards_database, room)
    vision = Vision({"": "Safe children"})
    decisions.save(boards_database, workshop_id=room.id, subject="vision", decision=vision, version=0, who="ffion")
    switched = {"workshop_id": room.id, "task": Task.VISION, "minimum": 5, "who": "ffion"}
    taking_part.set_open(boards_database, is_opened=True, **switched)
    taking_part.give(boards_database, member=join(boards_database, room), task=Task.VISION, given={"1": 5})
    before = released(boards_database, room)
    assert erasing.erase_individuals(boards_database, workshop_id=room.id, who="ffion") == 7
    assert counts(boards_database, room) == (0, 0, 0)
    assert released(boards_database, room) == before
    assert decisions.standing(boards_database, room.id, Vision)[0].decision == vision


def test_a_workshop_goes_whole_and_the_log_keeps_that_it_was_there(boards_database, room):
    fill(boards_database, room, "111111")
    close(boards_database, room)
    erasing.erase_workshop(boards_database, workshop=room, who="ffion")
    assert released(boards_database, room) == ()
    assert refused_code(opening.get_workshop, boards_database, room.id) == "workshop.unknown"
    assert read_log(boards_database, workshop_id=room.id)[-1].action == "workshop.erased"


def test_the_log_names_no_member(boards_database, room):
    erasing.erase_own(boards_database, join(boards_database, room))
    entry = read_log(boards_database, workshop_id=room.id)[-1]
    assert (entry.who, dict(entry.details)) == (erasing.BY_MEMBER, {})


def test_the_log_as_a_table_has_no_formula_in_it(boards_database):
    with boards_database.writing() as conn:
        note(conn, who=" =HYPERLINK(1)", action="workshop.opened", workshop_id="@w", board="-1+1")
    heads, row = csv.reader(io.StringIO(audit_csv(boards_database).decode("utf-8-sig")))
    assert heads[:3] == ["number", "at", "who"]
    assert row[2:5] == ["' =HYPERLINK(1)", "workshop.opened", "'@w"]


def write(database, member) -> None:
    words = "Ysgrifennais hyn"
    responses.write_words(database, member=member, question=GOV_1, text=words, language="cy", seen=[""])


def traces(database, words: bytes) -> list[str]:
    """The files of the database that hold *words*, whether or not any table does."""
    if database.kind == "postgresql":
        files = server().files(str(database._engine.url.database))
        return [name for name, path in files.items() if words in path.read_bytes()]
    with database.reading() as conn:
        (file,) = [Path(row.file) for row in conn.exec_driver_sql("PRAGMA database_list") if row.name == "main"]
    return [one.name for one in sorted(file.parent.glob(f"{file.name}*")) if words in one.read_bytes()]


@pytest.mark.parametrize("how", ["own", "code", "everybody", "workshop", "due"])
def test_what_was_erased_is_in_no_file_of_the_database(boards_database, room, how):
    entry = joining.join(boards_database, room.code)
    member = joining.find_member(boards_database, workshop_id=room.id, token=entry.token)
    write(boards_database, member)
    assert traces(boards_database, b"Ysgrifennais hyn")
    end(boards_database, room)
    {
        "own": lambda: erasing.erase_own(boards_database, member),
        "code": lambda: erase(boards_database, room, entry.erasing),
        "everybody": lambda: erasing.erase_individuals(boards_database, workshop_id=room.id, who="ffion"),
        "workshop": lambda: erasing.erase_workshop(boards_database, workshop=room, who="ffion"),
        "due": lambda: _let_the_time_come(boards_database),
    }[how]()
    assert traces(boards_database, b"Ysgrifennais hyn") == []


def _let_the_time_come(database) -> None:
    (round_,) = [one for one in boards.list_rounds(database) if one.id == "baseline"]
    with database.writing() as conn:
        rounds.set_keep_days(conn, round_=round_, days=0)
    assert retention.erase_due(database, minimum=MINIMUM, today=date(2999, 1, 1)) == 1


def test_what_is_read_at_that_moment_goes_with_the_next_look(boards_database, room, monkeypatch):
    monkeypatch.setattr("sait.storage.engine.database.TRACE_PATIENCE_MS", 1)
    member = join(boards_database, room)
    write(boards_database, member)
    with boards_database.reading() as conn:
        conn.exec_driver_sql("select count(*) from comments").fetchone()
        erasing.erase_own(boards_database, member)
    assert traces(boards_database, b"Ysgrifennais hyn")
    retention.erase_due(boards_database, minimum=MINIMUM)
    assert traces(boards_database, b"Ysgrifennais hyn") == []


def test_the_command_erases_the_one_whose_code_is_typed(boards_database, monkeypatch):
    monkeypatch.setattr("sait.cli.workshops.database", lambda: boards_database)
    room = open_room(boards_database)
    entries = [joining.join(boards_database, room.code) for _ in range(2)]
    code = entries[0].erasing
    typed = iter(["AAAAA-AAAAA", "yes", entries[0].slip, "yes", code, "no", code, "yes"])
    monkeypatch.setattr("builtins.input", lambda _: next(typed))
    for _ in ("nobody has this code", "this is a resume slip", "not confirmed"):
        assert main(["workshop", "erase-member", room.id]) == 1
        assert read_progress(boards_database, room.id).joined == 2
    assert main(["workshop", "erase-member", room.id]) == 0
    assert read_progress(boards_database, room.id).joined == 1
