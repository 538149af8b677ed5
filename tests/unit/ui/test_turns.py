"""No more pages are drawn at once than there are turns, and every turn is given back."""

import threading

import pytest

from sait.ui.turns import PAGES_AT_ONCE, Patience, Turns, turn
from tests.patience import PATIENCE_S, wait_until


def test_as_many_as_there_are_turns_go_in_and_the_next_waits_for_one_to_leave():
    inside = threading.Semaphore(0)
    leave = threading.Event()

    def draw() -> None:
        with turn():
            inside.release()
            leave.wait(PATIENCE_S)

    threads = [threading.Thread(target=draw) for _ in range(PAGES_AT_ONCE + 1)]
    for thread in threads:
        thread.start()
    assert all(inside.acquire(timeout=PATIENCE_S) for _ in range(PAGES_AT_ONCE))
    assert not inside.acquire(timeout=0.2)
    leave.set()
    assert inside.acquire(timeout=PATIENCE_S)
    for thread in threads:
        thread.join(PATIENCE_S)


def test_a_turn_within_a_turn_is_the_same_one_and_a_failure_gives_it_back():
    for _ in range(PAGES_AT_ONCE + 1):
        with pytest.raises(ZeroDivisionError), turn(), turn():
            raise ZeroDivisionError
    with turn():
        pass


def test_a_part_is_told_whether_it_runs_by_itself_or_within_the_turn_of_its_page():
    with turn() as page:
        with turn() as part:
            assert (page, part) == (True, False)
        with turn() as next_part:
            assert not next_part
    with turn() as alone:
        assert alone


def test_what_the_room_looks_at_goes_before_a_member_and_a_member_before_a_timer():
    turns, order = Turns(at_once=1), []
    waiting = [Patience.TIMER, Patience.MEMBER, Patience.ROOM, Patience.MEMBER]

    def draw(place: int) -> None:
        with turns.take(waiting[place]):
            order.append(place)

    threads = [threading.Thread(target=draw, args=(place,)) for place in range(len(waiting))]
    with turns.take(Patience.MEMBER):
        for place, thread in enumerate(threads):
            thread.start()
            wait_until(lambda place=place: turns.waiting == place + 1, "one more who waits")  # type: ignore[misc]
    for thread in threads:
        thread.join(PATIENCE_S)
    assert order == [2, 1, 3, 0]


def test_nobody_waits_for_good(monkeypatch):
    moment = [100.0]
    monkeypatch.setattr("sait.ui.turns.monotonic", lambda: moment[0])
    turns, order = Turns(at_once=1), []

    def draw(patience: Patience) -> None:
        with turns.take(patience):
            order.append(patience)

    threads = [threading.Thread(target=draw, args=(patience,)) for patience in (Patience.TIMER, Patience.ROOM)]
    with turns.take(Patience.MEMBER):
        for waiting, thread in enumerate(threads, 1):
            thread.start()
            wait_until(lambda waiting=waiting: turns.waiting == waiting, "one more who waits")  # type: ignore[misc]
            moment[0] += Patience.TIMER + 1
    for thread in threads:
        thread.join(PATIENCE_S)
    assert order == [Patience.TIMER, Patience.ROOM]
