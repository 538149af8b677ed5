"""Workshops, boards and rounds as rows: what may stand beside what, and edits that come too late."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError

from sait.assessment.boards import Tier
from sait.assessment.workshops import State, View
from sait.errors import SaitError
from sait.storage import boards, rounds, workshops
from sait.storage.engine.database import Database
from tests.conftest import LOCALS, REGIONAL, ROUND, named
from tests.storage.rows import WORKSHOP, add_member, add_workshop, choose


def code_of(refused: pytest.ExceptionInfo[SaitError]) -> str:
    return refused.value.code


def test_a_workshop_is_read_back_as_it_was_written(boards_database):
    with boards_database.writing() as conn:
        add_workshop(conn, invited=None, results_shared_note="Agreed – Môn")
    with boards_database.reading() as conn:
        found = workshops.get_workshop(conn, "w1")
        assert found == replace(WORKSHOP, invited=None, results_shared_note="Agreed – Môn")
        assert found.opened_at.tzinfo is not None
        assert workshops.find_by_code(conn, "ACDEFG") == found
        assert workshops.find_by_code(conn, "acdefg") is None


def test_a_board_has_one_silent_workshop_in_a_round_with_an_instrument(boards_database):
    with boards_database.writing() as conn:
        add_workshop(conn)
    with pytest.raises(SaitError) as refused, boards_database.writing() as conn:
        add_workshop(conn, id="w2", code="CDEFGH")
    assert code_of(refused) == "workshop.exists"


@pytest.mark.parametrize(
    "elsewhere", [{"board_id": "east"}, {"round_id": "shown"}, {"instrument_id": "another"}, {"view": View.OPEN}]
)
def test_another_board_round_or_instrument_and_an_open_workshop_stand_beside_a_silent_one(boards_database, elsewhere):
    with boards_database.writing() as conn:
        add_workshop(conn)
        add_workshop(conn, id="w2", code="CDEFGH", **elsewhere)
        assert {workshop.id for workshop in workshops.list_workshops(conn)} == {"w1", "w2"}


def test_open_workshops_may_be_repeated(boards_database):
    with boards_database.writing() as conn:
        for number, code in enumerate(("ACDEFG", "CDEFGH", "DEFGHJ")):
            add_workshop(conn, id=f"w{number}", code=code, view=View.OPEN)
        assert len(workshops.list_workshops(conn)) == 3


def test_a_silent_workshop_does_not_free_its_place_by_closing(boards_database):
    with boards_database.writing() as conn:
        workshops.change_workshop(conn, workshop=add_workshop(conn), state=State.CONSENSUS)
    with pytest.raises(SaitError) as refused, boards_database.writing() as conn:
        add_workshop(conn, id="w2", code="CDEFGH")
    assert code_of(refused) == "workshop.exists"


def test_a_join_code_in_use_asks_for_another(boards_database):
    with boards_database.writing() as conn:
        add_workshop(conn)
    with pytest.raises(SaitError) as refused, boards_database.writing() as conn:
        add_workshop(conn, id="w2", board_id="east")
    assert code_of(refused) == "workshop.code-taken"


def test_a_workshop_of_a_board_that_does_not_exist_is_refused(boards_database):
    with pytest.raises((SaitError, IntegrityError)), boards_database.writing() as conn:
        add_workshop(conn, board_id="nowhere")
    with boards_database.reading() as conn:
        assert workshops.list_workshops(conn) == ()


def test_of_two_edits_of_a_workshop_the_second_is_refused(boards_database):
    with boards_database.writing() as conn:
        read = add_workshop(conn)
        workshops.change_workshop(conn, workshop=read, invited=14)
    with pytest.raises(SaitError) as refused, boards_database.writing() as conn:
        workshops.change_workshop(conn, workshop=read, invited=9)
    assert code_of(refused) == "edit.stale"
    with boards_database.reading() as conn:
        found = workshops.get_workshop(conn, "w1")
    assert (found.invited, found.version) == (14, 2)


def test_a_domain_is_closed_once(boards_database):
    with boards_database.writing() as conn:
        add_workshop(conn)
        workshops.close_domain(conn, workshop_id="w1", domain_id="GOV")
    with pytest.raises(SaitError) as refused, boards_database.writing() as conn:
        workshops.close_domain(conn, workshop_id="w1", domain_id="GOV")
    assert code_of(refused) == "domain.closed-already"


def test_closing_a_domain_closes_no_other_domain_and_in_no_other_workshop(boards_database):
    with boards_database.writing() as conn:
        add_workshop(conn)
        add_workshop(conn, id="w2", code="CDEFGH", board_id="east")
        workshops.close_domain(conn, workshop_id="w1", domain_id="GOV")
        assert workshops.closed_domain_ids(conn, "w1") == {"GOV"}
        assert workshops.closed_domain_ids(conn, "w2") == frozenset()


def test_removing_the_demonstration_takes_its_answers_and_no_others(boards_database):
    with boards_database.writing() as conn:
        add_workshop(conn)
        add_workshop(conn, id="w2", code="CDEFGH", board_id="east", demonstration=True)
        real, shown = add_member(conn), add_member(conn, 2, workshop_id="w2")
        choose(conn, real, "1")
        choose(conn, shown, "2")
        assert workshops.remove_demonstration_workshops(conn) == 1
        for table, left in (("respondents", 1), ("responses", 1), ("workshops", 1)):
            assert conn.exec_driver_sql(f"select count(*) from {table}").scalar() == left


def test_what_does_not_exist_is_named(boards_database: Database):
    with boards_database.reading() as conn:
        for read, code in (
            (workshops.get_workshop, "workshop.unknown"),
            (boards.get_board, "board.unknown"),
            (rounds.get_round, "round.unknown"),
        ):
            with pytest.raises(SaitError) as refused:
                read(conn, "nowhere")
            assert code_of(refused) == code


def test_boards_are_read_back_with_their_dates_and_in_order(boards_database):
    dated = replace(LOCALS[0], valid_from=date(2013, 4, 1), valid_to=date(2014, 3, 31))
    with boards_database.writing() as conn:
        boards.change_board(conn, board=dated)
    with boards_database.reading() as conn:
        assert boards.list_boards(conn) == (REGIONAL, replace(dated, version=2), LOCALS[1])


def test_of_two_edits_of_a_board_or_region_the_second_is_refused(boards_database):
    with boards_database.writing() as conn:
        (region,) = boards.list_regions(conn)
        boards.change_region(conn, region=replace(region, name=named("North, renamed")))
        boards.change_board(conn, board=replace(REGIONAL, name=named("Renamed")))
    for change, thing in (("board", REGIONAL), ("region", region)):
        with pytest.raises(SaitError) as refused, boards_database.writing() as conn:
            getattr(boards, f"change_{change}")(conn, **{change: replace(thing, name=named("Lost"))})
        assert code_of(refused) == "edit.stale"
    with boards_database.reading() as conn:
        assert boards.get_board(conn, "north").name == named("Renamed")


def test_identifiers_that_are_in_use_are_refused(boards_database):
    with pytest.raises(SaitError) as refused, boards_database.writing() as conn:
        boards.add_board(conn, board=replace(LOCALS[0], name=named("Another east")))
    assert code_of(refused) == "board.id-taken"
    with pytest.raises(SaitError) as refused, boards_database.writing() as conn:
        rounds.add_round(conn, round_=ROUND)
    assert code_of(refused) == "round.id-taken"


def test_a_board_of_a_region_or_under_a_board_that_is_not_there_is_not_written(boards_database):
    for changes in ({"region_id": "nowhere"}, {"parent_id": "nowhere"}):
        stray = replace(LOCALS[0], id="stray", tier=Tier.LOCAL, **changes)
        with pytest.raises((SaitError, IntegrityError)), boards_database.writing() as conn:
            boards.add_board(conn, board=stray)
        with boards_database.reading() as conn:
            assert "stray" not in {board.id for board in boards.list_boards(conn)}


def test_removing_demonstration_rounds_leaves_real_ones(boards_database):
    with boards_database.writing() as conn:
        assert rounds.remove_demonstration_rounds(conn) == 1
        assert rounds.list_rounds(conn) == (ROUND,)


def test_removing_one_workshop_takes_what_hangs_on_it_and_no_other(boards_database):
    with boards_database.writing() as conn:
        for workshop_id, code, board in (("w1", "ACDEFG", "north"), ("w2", "CDEFGH", "east")):
            add_workshop(conn, id=workshop_id, code=code, board_id=board)
            workshops.close_domain(conn, workshop_id=workshop_id, domain_id="GOV")
            choose(conn, add_member(conn, workshop_id=workshop_id), "1")

        workshops.remove_workshop(conn, "w1")

        assert [workshop.id for workshop in workshops.list_workshops(conn)] == ["w2"]
        assert workshops.closed_domain_ids(conn, "w1") == frozenset()
        assert workshops.closed_domain_ids(conn, "w2") == {"GOV"}
