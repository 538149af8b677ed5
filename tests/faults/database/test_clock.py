"""A clock that jumps: nothing that was saved depends on it, and what runs out by it comes back with it."""

from datetime import UTC, datetime, timedelta

import pytest

from sait.services.accounts import signing_in
from sait.services.members import joining
from sait.services.workshops import opening, publishing, releases
from sait.storage import releases as release_rows
from tests.faults.database.stores import code_of
from tests.unit.services.people import choose, close, fill, join, open_room

MORNING = datetime(2013, 6, 5, 9, tzinfo=UTC)
JUMPS = [timedelta(days=3650), timedelta(days=-3650)]


@pytest.fixture
def clock(monkeypatch):
    at = {"now": MORNING}
    for service in (signing_in, joining, publishing, releases, opening):
        monkeypatch.setattr(service, "now", lambda: at["now"])
    return at


def sign_in(database) -> str:
    token = signing_in.new_setup_link(database)
    return signing_in.create_first_account(
        database, token=token, username="facilitator", password="a long enough password", hours=12
    )


def test_a_jump_ahead_signs_out_and_the_right_time_signs_in_again(boards_database, clock):
    token = sign_in(boards_database)
    clock["now"] += timedelta(days=3650)
    assert signing_in.signed_in(boards_database, token) is None
    clock["now"] = MORNING
    assert signing_in.signed_in(boards_database, token) == "facilitator"


def test_a_jump_back_signs_nobody_out(boards_database, clock):
    token = sign_in(boards_database)
    clock["now"] -= timedelta(days=3650)
    assert signing_in.signed_in(boards_database, token) == "facilitator"


@pytest.mark.parametrize("jump", JUMPS)
def test_members_who_are_in_go_on_whatever_the_clock_says(boards_database, clock, jump):
    workshop = open_room(boards_database)
    member = join(boards_database, workshop)
    clock["now"] += jump
    assert choose(boards_database, member, "3").choice == "3"


def test_a_code_runs_out_with_the_clock_and_works_again_with_it(boards_database, clock):
    workshop = open_room(boards_database)
    clock["now"] += timedelta(days=3650)
    assert code_of(joining.join, boards_database, workshop.code) == "workshop.expired"
    clock["now"] = MORNING - timedelta(days=3650)
    assert join(boards_database, workshop)


@pytest.mark.parametrize("jump", JUMPS)
def test_releases_stand_in_the_order_in_which_they_were_made(boards_database, clock, jump):
    workshop = open_room(boards_database)
    fill(boards_database, workshop, "012301")
    close(boards_database, workshop, "GOV")
    clock["now"] += jump
    close(boards_database, workshop, "OUT")
    with boards_database.reading() as conn:
        made = release_rows.list_releases(conn, workshop_id=workshop.id)
    assert [release.sequence for release in made] == [1, 2]
    assert [release.published_at for release in made] == [MORNING, MORNING + jump]
    assert [release.domain_ids for release in made] == [("GOV",), ("OUT",)]
    assert releases.latest_sequence(boards_database) == 2
