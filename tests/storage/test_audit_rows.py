"""The audit log can be added to, and nothing else."""

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import DatabaseError

from sait.errors import SaitError
from sait.services.running.audit import note, read_log
from sait.storage.tables.decisions import audit_log


def test_acts_are_read_in_order_by_workshop_and_from_a_number_on(database):
    with database.writing() as conn:
        note(conn, who="ffion", action="workshop.opened", workshop_id="w1")
        note(conn, who="ffion", action="board.renamed", board_id="north")
        note(conn, who="idris", action="domain.closed", workshop_id="w1", domain_id="GOV")
    everything = read_log(database)
    assert [entry.action for entry in everything] == ["workshop.opened", "board.renamed", "domain.closed"]
    of_workshop = read_log(database, workshop_id="w1")
    assert [(entry.who, dict(entry.details)) for entry in of_workshop] == [
        ("ffion", {}),
        ("idris", {"domain_id": "GOV"}),
    ]
    assert read_log(database, after=everything[1].number) == everything[2:]
    assert everything[0].at.tzinfo is not None


def closed_twice(database):
    with database.writing() as conn:
        note(conn, who="ffion", action="domain.closed", workshop_id="w1")
        raise SaitError("domain.closed-already")


def test_an_act_that_failed_leaves_no_entry(database):
    with pytest.raises(SaitError, match=r"domain\.closed-already"):
        closed_twice(database)
    assert read_log(database) == ()


@pytest.mark.parametrize("change", [delete(audit_log), update(audit_log).values(who="nobody")])
def test_no_entry_is_changed_or_removed(database, change):
    with database.writing() as conn:
        note(conn, who="ffion", action="workshop.opened")
    with pytest.raises((SaitError, DatabaseError)), database.writing() as conn:
        conn.execute(change)
    assert [entry.who for entry in read_log(database)] == ["ffion"]
