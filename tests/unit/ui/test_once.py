"""Values that are read once for all screens."""

import threading

import pytest

from sait.ui.once import Once
from tests.patience import PATIENCE_S


class Source:
    """Counts what it is asked, and says how often that was."""

    def __init__(self) -> None:
        self.asked: list[tuple[object, ...]] = []

    def read(self, *key: object) -> int:
        self.asked.append(key)
        return len(self.asked)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    moment = [100.0]
    monkeypatch.setattr("sait.ui.once.monotonic", lambda: moment[0])
    return moment


def test_a_value_is_read_once_for_each_of_its_arguments():
    source = Source()
    once = Once(source.read, most=10)
    assert [once("a"), once("b"), once("a")] == [1, 2, 1]


def test_it_is_read_again_when_its_time_is_over(clock):
    once = Once(Source().read, most=10, seconds=3)
    assert once("a") == 1
    clock[0] += 3
    assert once("a") == 1
    clock[0] += 0.1
    assert once("a") == 2


def test_what_is_read_anew_is_what_others_are_given(clock):
    once = Once(Source().read, most=10, seconds=3)
    assert [once("a"), once.anew("a"), once("a")] == [1, 2, 2]


def test_the_value_that_was_used_longest_ago_goes_first():
    source = Source()
    once = Once(source.read, most=2)
    for key in ("a", "b", "a", "c", "a", "b"):
        once(key)
    assert source.asked == [("a",), ("b",), ("c",), ("b",)]


def test_of_those_who_ask_at_once_one_reads_and_all_are_told():
    may_end, source = threading.Event(), Source()

    def read(key: str) -> int:
        may_end.wait(PATIENCE_S)
        return source.read(key)

    once, told = Once(read, most=10), []
    asking = [threading.Thread(target=lambda: told.append(once("a"))) for _ in range(5)]
    for thread in asking:
        thread.start()
    may_end.set()
    for thread in asking:
        thread.join(PATIENCE_S)
    assert told == [1] * 5


def test_what_could_not_be_read_is_asked_for_again():
    answers = iter([ValueError("not now"), 7])

    def read() -> int:
        answer = next(answers)
        if isinstance(answer, ValueError):
            raise answer
        return answer

    once = Once(read, most=10)
    with pytest.raises(ValueError, match="not now"):
        once()
    assert once() == 7


def test_who_began_to_read_earlier_does_not_overwrite_what_is_newer(clock):
    def read() -> str:
        if clock[0] == 100.0:  # while the first one reads, another begins later and is done before
            clock[0] = 101.0
            assert once.anew() == "newer"
            return "older"
        return "newer"

    once = Once(read, most=10, seconds=60)
    assert once.anew() == "older"
    assert once() == "newer"
