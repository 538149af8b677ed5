"""What is counted, when, and that nothing in it points at anybody."""

import logging
import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from sait import metrics as counting
from sait.errors import SaitError
from sait.metrics import HOUR_S, Metrics, metrics
from sait.services.workshops.opening import get_workshop
from sait.storage import workshops as workshop_rows
from tests.unit.services.people import choose, close, end, fill, join, open_room, share

AT_FIVE_PAST = datetime(2013, 6, 1, 14, 5, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def counted() -> Iterator[Metrics]:
    metrics.cache_clear()
    yield metrics()
    metrics.cache_clear()


def releases(counted: Metrics, audience: str) -> float:
    return counted.value("sait_releases_total", audience=audience)


def test_a_saved_choice_and_its_time_are_counted_and_a_refused_one_is_not(boards_database, counted):
    member = join(boards_database, open_room(boards_database))
    choose(boards_database, member, "1")
    with pytest.raises(SaitError):
        choose(boards_database, member, "9")
    choose(boards_database, member, "2", writer="page-b")
    with pytest.raises(SaitError, match="changed-elsewhere"):
        choose(boards_database, member, "3")
    assert counted.value("sait_choices_saved_total") == 2
    assert counted.value("sait_save_seconds_count") == 2
    assert counted.value("sait_joins_total") == 1


def test_releases_are_counted_by_audience_once_they_are_kept(boards_database, counted):
    room = open_room(boards_database)
    fill(boards_database, room, "11111")
    close(boards_database, room)
    assert (releases(counted, "inside"), releases(counted, "outside")) == (1, 0)
    share(boards_database, room)
    end(boards_database, get_workshop(boards_database, room.id))
    assert (releases(counted, "inside"), releases(counted, "outside")) == (2, 2)


def test_a_release_that_is_taken_back_is_not_counted(boards_database, counted, monkeypatch, caplog):
    room = open_room(boards_database)
    fill(boards_database, room, "11111")

    def fails(*_: object, **__: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr(workshop_rows, "change_workshop", fails)
    with caplog.at_level(logging.INFO, "sait"), pytest.raises(OSError, match="no room"):
        end(boards_database, room)
    assert releases(counted, "inside") == 0
    assert "release published" not in caplog.messages


def test_the_minute_of_the_last_save_is_told_only_when_it_is_over(counted):
    assert counted.last_save(AT_FIVE_PAST) is None
    counted._note_save(AT_FIVE_PAST.replace(minute=3))
    counted._note_save(AT_FIVE_PAST)
    counted._note_save(AT_FIVE_PAST.replace(second=40))
    minute = AT_FIVE_PAST.replace(second=0)
    assert counted.last_save(AT_FIVE_PAST.replace(second=59)) == minute.replace(minute=3)
    assert counted.last_save(AT_FIVE_PAST.replace(minute=6, second=0)) == minute


def test_the_last_hour_forgets(counted):
    counted.told("slip.unknown")
    counted.failed()
    counted._told_at.appendleft(time.monotonic() - HOUR_S - 1)
    assert (counted.told_last_hour, counted.unexpected_last_hour) == (1, 1)
    assert counted.value("sait_errors_told_total", code="slip.unknown") == 1


def test_a_slow_save_is_logged_without_saying_whose(counted, monkeypatch, caplog):
    monkeypatch.setattr(counting, "SLOW_SAVE_S", -1.0)
    with counted.saving():
        pass
    (record,) = caplog.records
    assert (record.getMessage(), record.args) == ("slow save", ())
    assert record.__dict__["seconds"] >= 0


def test_no_label_says_who_or_where(boards_database, counted):
    room = open_room(boards_database)
    fill(boards_database, room, "12311")
    close(boards_database, room)
    counted.told("slip.unknown")
    told = counted.exposition().decode()
    assert set(re.findall(r"[{,](\w+)=", told)) == {"audience", "code", "le"}
    assert not {room.id, room.code, room.board_id} & set(re.findall(r"[\w-]+", told))
    assert "_created" not in told
