"""Single answers go when their time has come; what was released and decided stays."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from sait.assessment.decisions import Vision
from sait.assessment.releases import Audience
from sait.assessment.retention import erased_on
from sait.cli.main import main
from sait.errors import SaitError
from sait.services import boards
from sait.services.deciding import decisions
from sait.services.running.audit import read_log
from sait.services.workshops import moves, retention
from sait.services.workshops.opening import get_workshop
from tests.conftest import ROUND
from tests.storage.rows import WORKSHOP
from tests.unit.services.people import MINIMUM, close, end, fill, join, open_room, released

VISION = Vision({"": "Safe."})


@pytest.fixture
def room(boards_database):
    return open_room(boards_database)


def round_of(database):
    return next(one for one in boards.list_rounds(database) if one.id == ROUND.id)


def keep(database, days):
    retention.set_keep_days(database, round_=round_of(database), days=days, who="a")


def people(database) -> int:
    with database.reading() as conn:
        return conn.exec_driver_sql("select count(*) from respondents").scalar()


def signed_off(database, room) -> date:
    fill(database, room, "11223")
    close(database, room)
    end(database, room)
    decisions.save(database, workshop_id=room.id, subject="vision", decision=VISION, version=0, who="a")
    moves.sign_off(database, workshop=get_workshop(database, room.id), who="a")
    return read_log(database, workshop_id=room.id)[-1].at.date()


def test_ninety_days_after_the_first_of_june_is_the_thirtieth_of_august():
    kept = replace(ROUND, keep_days=90)
    assert erased_on(kept, WORKSHOP, datetime(2013, 6, 1, 12, tzinfo=UTC)) == date(2013, 8, 30)
    assert erased_on(kept, WORKSHOP, None) == WORKSHOP.expires_at.date() + timedelta(days=90)
    assert erased_on(ROUND, WORKSHOP, datetime(2013, 6, 1, tzinfo=UTC)) is None


def test_answers_go_on_their_day_and_not_before_and_once(boards_database, room):
    day = signed_off(boards_database, room)
    keep(boards_database, 30)
    before = released(boards_database, room, Audience.INSIDE)
    assert retention.due_day(boards_database, get_workshop(boards_database, room.id)) == day + timedelta(days=30)
    assert retention.erase_due(boards_database, minimum=MINIMUM, today=day + timedelta(days=29)) == 0
    assert people(boards_database) == 5
    assert retention.erase_due(boards_database, minimum=MINIMUM, today=day + timedelta(days=30)) == 1
    assert people(boards_database) == 0
    assert released(boards_database, room, Audience.INSIDE) == before
    assert [one.decision for one in decisions.standing(boards_database, room.id, Vision)] == [VISION]
    assert retention.erase_due(boards_database, minimum=MINIMUM, today=day + timedelta(days=31)) == 0
    (entry,) = [one for one in read_log(boards_database, workshop_id=room.id) if one.action == "individuals.due"]
    assert (entry.who, dict(entry.details)) == (retention.BY_ITSELF, {"people": 5})


def test_without_a_time_nothing_is_erased_by_itself(boards_database, room):
    keep(boards_database, 3)
    keep(boards_database, None)
    day = signed_off(boards_database, room)
    assert retention.erase_due(boards_database, minimum=MINIMUM, today=day + timedelta(days=5000)) == 0
    assert people(boards_database) == 5


@pytest.mark.parametrize("days", [-1, 3661])
def test_a_time_that_cannot_be_meant_is_refused(boards_database, days):
    with pytest.raises(SaitError, match=r"round\.keep-days"):
        keep(boards_database, days)
    assert round_of(boards_database).keep_days is None


def test_an_old_page_does_not_overwrite_the_time_that_somebody_set(boards_database):
    old = round_of(boards_database)
    keep(boards_database, 10)
    with pytest.raises(SaitError, match=r"edit\.stale"):
        retention.set_keep_days(boards_database, round_=old, days=None, who="b")
    assert round_of(boards_database).keep_days == 10


def test_the_command_erases_what_is_due(boards_database, room, capsys, monkeypatch):
    monkeypatch.setattr("sait.cli.data.database", lambda: boards_database)
    signed_off(boards_database, room)
    keep(boards_database, 0)
    assert main(["data", "erase-due"]) == 0
    assert "Individual answers erased in 1 workshop." in capsys.readouterr().out
    assert people(boards_database) == 0


def test_a_time_may_be_made_shorter_at_any_time_and_longer_only_before_anybody_joined(boards_database, room):
    for days in (30, 90, None, 60):
        keep(boards_database, days)
    join(boards_database, room)
    for longer in (61, None):
        with pytest.raises(SaitError) as refused:
            keep(boards_database, longer)
        assert refused.value.code == "round.keep-longer"
    keep(boards_database, 7)
    assert round_of(boards_database).keep_days == 7
