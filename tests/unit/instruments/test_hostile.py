"""Files that are wrong, huge or malicious end as problems, quickly, and never as a traceback."""

import tracemalloc
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sait.instruments.loader import read_bank
from sait.instruments.source import LARGEST_B, read_source
from tests.unit.instruments.tiny import fresh

BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(8)
)

HOSTILE = {
    "bank.alias": BOMB.encode(),
    "bank.too-large": b"a: " + b"x" * 5_000_000,
    "bank.encoding": b"title: \xff\xfe",
    "bank.too-deep": b"[" * 400 + b"]" * 400,
    "bank.yaml": b"title: [unclosed",
    "bank.duplicate-key": b"id: one\nid: two\n",
    "bank.text-empty": b"",
    "bank.text-type": b"!!python/object/apply:os.system ['true']",
}


@pytest.mark.parametrize("code", sorted(HOSTILE))
def test_a_hostile_file_is_a_problem_with_a_place(tmp_path: Path, code: str) -> None:
    path = tmp_path / "instrument.yaml"
    path.write_bytes(HOSTILE[code])

    source = read_source(path, "instrument.yaml")

    if code == "bank.text-type":
        assert source.problems or not isinstance(source.data, dict)
    else:
        assert code in {problem.code for problem in source.problems}
    assert read_bank(tmp_path, tmp_path).document is None


def test_a_large_file_costs_no_more_memory_than_is_read_of_it(tmp_path: Path) -> None:
    path = tmp_path / "instrument.yaml"
    path.write_bytes(b"a: " + b"x" * 20_000_000)
    tracemalloc.start()

    read_source(path, "instrument.yaml")

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 5 * LARGEST_B


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    assert [problem.code for problem in read_bank(tmp_path, tmp_path).problems] == ["bank.unreadable"]


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=20) | st.dates(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8) | st.integers(), inner, max_size=4),
    max_leaves=12,
)
FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@FEW
@given(raw=st.binary(max_size=400))
def test_no_bytes_raise(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "instrument.yaml").write_bytes(raw)

    assert read_bank(tmp_path, tmp_path).problems


@FEW
@given(key=st.sampled_from(sorted(fresh())), value=ANYTHING)
def test_a_bank_with_anything_in_place_of_a_part_is_read_or_refused(tmp_path: Path, key: str, value: object) -> None:
    of = fresh()
    of[key] = value
    (tmp_path / "instrument.yaml").write_text(yaml.safe_dump(of), encoding="utf-8")

    reading = read_bank(tmp_path, tmp_path)

    assert (reading.document is None) == bool(reading.problems)


@FEW
@given(key=st.sampled_from(["id", "text", "levels", "guidance", "weight", "categories"]), value=ANYTHING)
def test_an_item_with_anything_in_it_is_read_or_refused(tmp_path: Path, key: str, value: object) -> None:
    of = fresh()
    of["domains"][0]["items"][0][key] = value
    (tmp_path / "instrument.yaml").write_text(yaml.safe_dump(of), encoding="utf-8")

    reading = read_bank(tmp_path, tmp_path)

    assert (reading.document is None) == bool(reading.problems)
