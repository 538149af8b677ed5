"""Taking an answer back to "not answered": what is left of it, and that no page left open brings it back."""

import pytest

from sait.services.banks.instruments import get_instrument
from sait.services.members import responses, sheets
from sait.services.workshops import erasing, opening
from tests.refusals import refused_code
from tests.unit.services.people import GOV_1, choose, close, end, fill, join, open_room


@pytest.fixture
def room(boards_database):
    return open_room(boards_database)


def clear(database, member, handovers=0) -> int:
    workshop = opening.get_workshop(database, member.workshop_id)
    instrument = get_instrument(database, workshop.instrument_hash)
    return responses.clear_response(database, member=member, instrument=instrument, question=GOV_1, handovers=handovers)


def sheet(database, member):
    return sheets.read_sheet(database, member)


def test_a_cleared_answer_counts_as_none(boards_database, room):
    member = join(boards_database, room)
    choose(boards_database, member, "2")
    assert clear(boards_database, member) == 1
    page = sheet(boards_database, member)
    assert (page.responses, page.answered, GOV_1 in page.left, page.handovers(GOV_1)) == ({}, 0, True, 1)


def test_a_page_left_open_with_the_old_answer_cannot_bring_it_back(boards_database, room):
    member = join(boards_database, room)
    choose(boards_database, member, "2")
    clear(boards_database, member)
    assert refused_code(choose, boards_database, member, "2", writer="old-page") == "response.changed-elsewhere"
    assert refused_code(clear, boards_database, member) == "response.changed-elsewhere"
    assert sheet(boards_database, member).responses == {}


def test_an_answer_that_another_page_has_changed_is_not_cleared(boards_database, room):
    member = join(boards_database, room)
    choose(boards_database, member, "2")
    choose(boards_database, member, "3", writer="page-b")
    assert refused_code(clear, boards_database, member) == "response.changed-elsewhere"
    assert sheet(boards_database, member).responses[GOV_1].choice == "3"


def test_after_clearing_one_can_answer_again_and_clear_again(boards_database, room):
    member = join(boards_database, room)
    choose(boards_database, member, "2")
    held = clear(boards_database, member)
    assert choose(boards_database, member, "1", handovers=held).handovers == held
    page = sheet(boards_database, member)
    assert (page.responses[GOV_1].choice, page.cleared) == ("1", {})
    assert clear(boards_database, member, held) == 2


def test_what_was_released_is_not_cleared_and_what_is_over_neither(boards_database, room):
    fill(boards_database, room, "01230")
    member = join(boards_database, room)
    choose(boards_database, member, "2")
    close(boards_database, room, "GOV")
    assert refused_code(clear, boards_database, member) == "domain.closed"
    end(boards_database, room)
    assert refused_code(clear, boards_database, member) == "workshop.closed"


def test_erasing_somebody_leaves_nothing_of_what_they_cleared(boards_database, room):
    member = join(boards_database, room)
    choose(boards_database, member, "2")
    clear(boards_database, member)
    erasing.erase_own(boards_database, member)
    with boards_database.reading() as conn:
        assert conn.exec_driver_sql("select count(*) from cleared_responses").scalar() == 0
