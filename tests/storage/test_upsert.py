"""Writing one choice: the handover rule, by which an old page never overwrites what a newer one saved."""

import pytest
from sqlalchemy.exc import IntegrityError

from sait.assessment.members.responses import DONT_KNOW, Question
from sait.assessment.releases import Vantage
from sait.errors import SaitError
from sait.storage import responses
from sait.storage.engine.database import Database
from tests.storage.rows import GOV_1, add_member, add_workshop, choose


@pytest.fixture
def member(boards_database: Database) -> int:
    with boards_database.writing() as conn:
        add_workshop(conn)
        return add_member(conn)


def saved(database: Database, member: int) -> str | None:
    with database.reading() as conn:
        found = responses.list_responses(conn, member).get(GOV_1)
    return None if found is None else found.choice


def test_the_first_choice_is_returned_as_the_database_has_it(boards_database, member):
    with boards_database.writing() as conn:
        written = choose(conn, member, "2")
    with boards_database.reading() as conn:
        assert responses.list_responses(conn, member) == {GOV_1: written}
    assert (written.choice, written.writer, written.handovers, written.late) == ("2", "page-a", 0, False)


def test_the_same_page_may_change_its_mind_without_counting_as_a_handover(boards_database, member):
    with boards_database.writing() as conn:
        choose(conn, member, "0")
        assert choose(conn, member, "3").handovers == 0
        assert choose(conn, member, DONT_KNOW).handovers == 0
    assert saved(boards_database, member) == DONT_KNOW


def test_another_page_that_knows_the_row_takes_over_and_counts_as_a_handover(boards_database, member):
    with boards_database.writing() as conn:
        choose(conn, member, "0")
        taken = choose(conn, member, "1", writer="page-b")
    assert (taken.choice, taken.writer, taken.handovers) == ("1", "page-b", 1)


def test_a_page_whose_count_is_behind_is_refused_and_the_newer_choice_stays(boards_database, member):
    with boards_database.writing() as conn:
        choose(conn, member, "0")
        choose(conn, member, "1", writer="page-b")
    with pytest.raises(SaitError, match=r"response\.changed-elsewhere"), boards_database.writing() as conn:
        choose(conn, member, "0")
    assert saved(boards_database, member) == "1"


def test_a_count_that_is_ahead_of_the_row_is_refused_too(boards_database, member):
    with boards_database.writing() as conn:
        choose(conn, member, "0")
    with pytest.raises(SaitError, match=r"response\.changed-elsewhere"), boards_database.writing() as conn:
        choose(conn, member, "3", writer="page-b", handovers=7)
    assert saved(boards_database, member) == "0"


def test_two_pages_may_take_turns_as_long_as_each_reads_before_it_writes(boards_database, member):
    with boards_database.writing() as conn:
        row = choose(conn, member, "0")
        for writer, choice in (("page-b", "1"), ("page-a", "2"), ("page-b", "3")):
            row = choose(conn, member, choice, writer=writer, handovers=row.handovers)
    assert (row.choice, row.handovers) == ("3", 3)


def test_the_page_that_lost_its_turn_cannot_come_back_with_its_own_old_count(boards_database, member):
    with boards_database.writing() as conn:
        choose(conn, member, "0")
        choose(conn, member, "1", writer="page-b")
        choose(conn, member, "2", writer="page-a", handovers=1)
    with pytest.raises(SaitError, match=r"response\.changed-elsewhere"), boards_database.writing() as conn:
        choose(conn, member, "1", writer="page-b", handovers=1)
    assert saved(boards_database, member) == "2"


@pytest.mark.parametrize("first_late", [True, False])
def test_changing_an_answer_never_changes_whether_it_was_late(boards_database, member, first_late):
    with boards_database.writing() as conn:
        choose(conn, member, "0", late=first_late)
        assert choose(conn, member, "1", late=not first_late).late is first_late


def test_the_same_item_seen_from_two_vantages_is_two_answers(boards_database, member):
    local = Question(Vantage.LOCAL, "GOV-01")
    with boards_database.writing() as conn:
        choose(conn, member, "0")
        choose(conn, member, "3", question=local)
        found = responses.list_responses(conn, member)
    assert {question: response.choice for question, response in found.items()} == {GOV_1: "0", local: "3"}


def test_nobody_reads_or_overwrites_another_members_answer(boards_database, member):
    with boards_database.writing() as conn:
        other = add_member(conn, 2)
        choose(conn, member, "0")
        choose(conn, other, "3", writer="page-b")
        assert responses.list_responses(conn, member)[GOV_1].choice == "0"
        assert responses.list_responses(conn, other)[GOV_1].choice == "3"


def test_an_answer_of_nobody_is_refused_by_the_database(boards_database):
    with pytest.raises(IntegrityError), boards_database.writing() as conn:
        choose(conn, 4711, "0")
