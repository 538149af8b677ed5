"""No more pages are drawn at once than there are turns, and every turn is given back."""

import threading

import pytest

from sait.ui.turns import PAGES_AT_ONCE, turn
from tests.patience import PATIENCE_S


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
