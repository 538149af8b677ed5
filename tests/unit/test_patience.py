"""Tests wait for what must come, and neither sleep for a fixed time nor measure how fast something is."""

import ast
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from tests import patience
from tests.patience import looks_during, wait_until

TESTS = Path(__file__).resolve().parents[1]
ONE_PLACE = TESTS / "patience.py"
MEASURES = TESTS / "load"
"""The bench: how long people think, and how long a server takes, is what it is about."""

FORBIDDEN = {"sleep", "wait_for_timeout", "perf_counter", "perf_counter_ns", "monotonic"}


def clocks_in(source: str) -> Iterator[str]:
    """Each sleep for a number that stands there, and each look at a clock, as ``line: name``."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in FORBIDDEN and not (name == "sleep" and _yields_only(node)):
            yield f"{node.lineno}: {name}"


def _yields_only(call: ast.Call) -> bool:
    """``sleep(0)`` lets others go on and takes no time."""
    return bool(call.args) and isinstance(call.args[0], ast.Constant) and call.args[0].value == 0


def test_no_test_sleeps_or_measures_speed():
    files = [path for path in sorted(TESTS.rglob("*.py")) if path != ONE_PLACE and MEASURES not in path.parents]
    found = {path.relative_to(TESTS).as_posix(): list(clocks_in(path.read_text("utf-8"))) for path in files}
    allowed = {
        "unit/test_metrics.py": 1,  # it makes a moment of an hour ago
        "e2e/leaving.py": 2,  # how long a button is held down is what is tested
    }
    assert {name: where for name, where in found.items() if len(where) > allowed.get(name, 0)} == {}


@pytest.mark.parametrize("source", ["import time\ntime.sleep(0.3)", "page.wait_for_timeout(500)", "perf_counter()"])
def test_what_is_forbidden_is_found(source):
    assert len(list(clocks_in(source))) == 1


def test_no_property_fails_for_being_slow():
    assert hypothesis.settings().deadline is None
    assert hypothesis.HealthCheck.too_slow in hypothesis.settings().suppress_health_check


def test_who_waits_gets_what_came():
    coming = iter([None, "", "come"])
    assert wait_until(lambda: next(coming), "anything") == "come"


def test_who_waited_in_vain_says_for_what_and_what_was_there(monkeypatch):
    monkeypatch.setattr(patience, "PATIENCE_S", 0)
    with pytest.raises(AssertionError, match=r"for the room to fill.*instead: 'three chairs'"):
        wait_until(lambda: False, "the room to fill", instead=lambda: "three chairs")


def test_a_fault_of_no_length_is_looked_at_no_more_than_once():
    assert len(list(looks_during(0))) <= 1
