"""Coming in by a code, staying by a cookie, and coming back by a slip."""

from datetime import timedelta

import pytest

from sait.assessment.workshops import View
from sait.services.members import joining
from sait.services.members.responses import choose_local_area
from sait.services.tokens import now
from sait.services.workshops import moves, opening
from sait.services.workshops.progress import read_progress
from tests.refusals import refused_code
from tests.unit.services.people import choose, clock, end, join, open_room


@pytest.fixture
def room(boards_database):
    return open_room(boards_database)


def joined(database, workshop) -> int:
    return read_progress(database, workshop.id).joined


def test_a_code_leads_to_its_workshop_board_and_round(boards_database, room):
    invitation = joining.find_invitation(boards_database, room.code)
    assert (invitation.workshop, invitation.board.id, invitation.round.id) == (room, "north", "baseline")
    assert invitation.local_areas == {}
    assert joined(boards_database, room) == 0


@pytest.mark.parametrize("written", ["{0}", "{1}", " {0} ", "{2}", "{3}"])
def test_a_code_may_be_typed_in_small_letters_and_with_gaps(boards_database, room, written):
    code = room.code
    typed = written.format(code, code.lower(), f"{code[:3]} {code[3:]}", f"{code[:3].lower()}-{code[3:]}")
    assert joining.find_invitation(boards_database, typed).workshop == room
    assert joining.join(boards_database, typed).workshop_id == room.id


@pytest.mark.parametrize("typed", ["", "      ", "000000", "ACDEFG7", "' or 1=1 --", "é" * 5000, "\x00"])
def test_a_wrong_code_leads_nowhere(boards_database, room, typed):
    for action in (joining.find_invitation, joining.join):
        assert refused_code(action, boards_database, typed) == "workshop.code-unknown"
    assert joined(boards_database, room) == 0


def test_a_closed_and_an_expired_workshop_take_nobody_and_say_why(boards_database, room, monkeypatch):
    later = open_room(boards_database, board_id="east", days=1)
    end(boards_database, room)
    assert joining.join(boards_database, room.code).workshop_id == room.id  # to decide with the others
    moves.sign_off(boards_database, workshop=opening.get_workshop(boards_database, room.id), who="ffion")
    assert refused_code(joining.join, boards_database, room.code) == "workshop.closed"
    clock(monkeypatch, "members.joining", now() + timedelta(days=1, seconds=1))
    assert refused_code(joining.join, boards_database, later.code) == "workshop.expired"
    assert refused_code(joining.find_invitation, boards_database, later.code) == "workshop.expired"
    assert joined(boards_database, later) == 0


def test_a_browser_that_has_joined_stays_one_respondent(boards_database, room):
    entry = joining.join(boards_database, room.code)
    first, second = (joining.find_member(boards_database, workshop_id=room.id, token=entry.token) for _ in range(2))
    assert first == second
    assert first is not None
    assert joined(boards_database, room) == 1


def test_one_welcome_page_sent_twice_joins_once(boards_database, room):
    first, second = (joining.join(boards_database, room.code, form="a page") for _ in range(2))
    same = {joining.find_member(boards_database, workshop_id=room.id, token=entry.token) for entry in (first, second)}
    assert (len(same), joined(boards_database, room)) == (1, 1)
    assert refused_code(joining.resume, boards_database, code=room.code, slip=first.slip) == "slip.unknown"
    assert joining.resume(boards_database, code=room.code, slip=second.slip).workshop_id == room.id
    joining.join(boards_database, room.code, form="another page")
    joining.join(boards_database, room.code)
    joining.join(boards_database, room.code)
    assert joined(boards_database, room) == 4


def test_a_welcome_page_leads_to_nobody_who_has_begun_and_to_no_other_workshop(boards_database, room):
    other = open_room(boards_database, board_id="east")
    entry = joining.join(boards_database, room.code, form="a page")
    joining.join(boards_database, other.code, form="a page")
    assert (joined(boards_database, room), joined(boards_database, other)) == (1, 1)
    joining.join(boards_database, room.code, form="a second page")
    begun = joining.find_member(boards_database, workshop_id=room.id, token=entry.token)
    again = joining.join(boards_database, room.code, form="a page")
    choose(boards_database, joining.find_member(boards_database, workshop_id=room.id, token=again.token), "1")
    later = joining.join(boards_database, room.code, form="a page")
    assert joining.find_member(boards_database, workshop_id=room.id, token=later.token) not in {None, begun}


def test_a_welcome_page_that_is_days_old_joins_afresh_and_is_forgotten(boards_database, room, monkeypatch):
    joining.join(boards_database, room.code, form="a page")
    clock(monkeypatch, "members.joining", now() + joining.FORM_LASTS)
    joining.join(boards_database, room.code, form="another page")
    with boards_database.reading() as conn:
        kept = conn.exec_driver_sql("select token_hash, expires_at from join_forms").all()
    assert len(kept) == 1
    assert "page" not in kept[0][0]
    assert " 00:00:00" in str(kept[0][1])
    joining.join(boards_database, room.code, form="a page")
    assert joined(boards_database, room) == 3


def test_a_cookie_of_one_workshop_opens_no_other(boards_database, room):
    other = open_room(boards_database, board_id="east")
    entry = joining.join(boards_database, room.code)
    assert joining.find_member(boards_database, workshop_id=other.id, token=entry.token) is None
    for workshop_id, token in ((None, entry.token), ("", entry.token), (room.id, None), (room.id, "made up")):
        assert joining.find_member(boards_database, workshop_id=workshop_id, token=token) is None


def test_a_slip_brings_another_browser_to_the_same_respondent_and_the_first_stays_in(boards_database, room):
    entry = joining.join(boards_database, room.code)
    back = joining.resume(boards_database, code=room.code.lower(), slip=f" {entry.slip.lower().replace('-', ' ')} ")
    here, there = (
        joining.find_member(boards_database, workshop_id=room.id, token=token) for token in (entry.token, back.token)
    )
    assert back.token != entry.token
    assert here == there
    assert here is not None
    assert joined(boards_database, room) == 1


def test_a_new_slip_ends_the_old_one_and_not_the_open_page(boards_database, room):
    entry = joining.join(boards_database, room.code)
    member = joining.find_member(boards_database, workshop_id=room.id, token=entry.token)
    assert member
    newer = joining.replace_slip(boards_database, member)
    assert refused_code(joining.resume, boards_database, code=room.code, slip=entry.slip) == "slip.unknown"
    assert joining.resume(boards_database, code=room.code, slip=newer.resume).workshop_id == room.id
    assert joining.find_member(boards_database, workshop_id=room.id, token=entry.token) == member


def test_a_slip_of_another_workshop_is_refused(boards_database, room):
    other = open_room(boards_database, board_id="east")
    slip = joining.join(boards_database, room.code).slip
    assert refused_code(joining.resume, boards_database, code=other.code, slip=slip) == "slip.unknown"
    assert joined(boards_database, other) == 0


@pytest.mark.parametrize("slip", ["", "AAAA-AAAA", "' or 1=1 --"])
def test_a_made_up_slip_is_refused_and_so_is_a_slip_with_a_wrong_code(boards_database, room, slip):
    real = joining.join(boards_database, room.code).slip
    assert refused_code(joining.resume, boards_database, code=room.code, slip=slip) == "slip.unknown"
    assert refused_code(joining.resume, boards_database, code="000000", slip=real) == "workshop.code-unknown"


def test_who_comes_back_after_the_close_sees_their_own_answers_and_changes_none(boards_database, room):
    entry = joining.join(boards_database, room.code)
    end(boards_database, room)
    back = joining.resume(boards_database, code=room.code, slip=entry.slip)
    member = joining.find_member(boards_database, workshop_id=room.id, token=back.token)
    assert member is not None
    assert refused_code(choose, boards_database, member, "1") == "workshop.closed"


def test_no_secret_of_a_member_is_kept_in_the_database(boards_database, room):
    entry = joining.join(boards_database, room.code)
    with boards_database.reading() as conn:
        kept = str(conn.exec_driver_sql("select * from respondents, member_tokens").all())
    assert entry.token not in kept
    assert entry.slip not in kept
    assert entry.slip.replace("-", "") not in kept


def test_local_arrangements_are_offered_only_where_the_workshop_asks_for_them(boards_database):
    asks = open_room(boards_database, asks_local=True)
    local = open_room(boards_database, board_id="east", asks_local=True, view=View.OPEN)
    assert list(joining.find_invitation(boards_database, asks.code).local_areas) == ["east", "west"]
    assert joining.find_invitation(boards_database, local.code).local_areas == {}


def test_only_an_area_of_the_region_can_be_named(boards_database):
    workshop = open_room(boards_database, asks_local=True)
    member = join(boards_database, workshop)
    allowed = joining.find_invitation(boards_database, workshop.code).local_areas
    for area in ("north", "elsewhere", ""):
        code = refused_code(choose_local_area, boards_database, member=member, area_id=area, allowed=allowed)
        assert code == "area.unknown"
    choose_local_area(boards_database, member=member, area_id="west", allowed=allowed)
    with boards_database.reading() as conn:
        assert conn.exec_driver_sql("select local_area_id from respondents").scalars().all() == ["west"]
