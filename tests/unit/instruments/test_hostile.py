"""Files that are wrong, huge or malicious end as problems, quickly, and never as a traceback."""

import json
import time
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sait.instruments import source as source_module
from sait.instruments.loader import build_instrument, read_bank
from sait.instruments.problems import describe
from sait.instruments.source import LARGEST_B, read_source
from tests.unit.instruments.tiny import fresh, overlay

BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(8)
)

HOSTILE = {
    "bank.alias": BOMB.encode(),
    "bank.too-large": b"a: " + b"x" * 5_000_000,
    "bank.encoding": b"title: \x81\xfe",
    "bank.encoding-named": b"title: \xff\xfe",
    "bank.too-deep": b"[" * 400 + b"]" * 400,
    "bank.yaml": b"title: \x01",
    "bank.begins-with": b"title: [unclosed",
    "bank.duplicate-key": b"id: one\nid: two\n",
    "bank.file-empty": b"",
    "bank.tag": b"!!python/object/apply:os.system ['true']",
    "bank.text-type": b"title: !!python/name:os.system ''",
    "bank.number": b"weight: 0x" + b"f" * 9_000,
    "bank.too-many-parts": b"[" + b"a," * 2_000 + b"]",
    "bank.unknown-key": b"? [a, b]\n: c\n",
}


PARSERS = [source_module.LOADER, yaml.SafeLoader]


@pytest.fixture
def tmp_path(tmp_path: Path) -> Path:
    """A folder alone in its own: what lies beside a bank, here that of every other test, is read as its earlier versions."""
    alone = tmp_path / "bank"
    alone.mkdir()
    return alone


@pytest.mark.parametrize("parser", PARSERS, ids=["compiled", "plain"])
@pytest.mark.parametrize("code", sorted(HOSTILE))
def test_a_hostile_file_is_a_problem_with_a_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, parser: type
) -> None:
    monkeypatch.setattr(source_module, "LOADER", parser)
    monkeypatch.setattr(source_module, "MOST_PARTS", 1_000)
    path = tmp_path / "instrument.yaml"
    path.write_bytes(HOSTILE[code])

    source = read_source(path, "instrument.yaml")

    assert code in {problem.code for problem in source.problems}
    assert all(problem.line >= 1 and problem.column >= 1 for problem in source.problems)
    assert read_bank(tmp_path, tmp_path).document is None


def test_a_large_file_costs_no_more_memory_than_is_read_of_it(tmp_path: Path) -> None:
    path = tmp_path / "instrument.yaml"
    path.write_bytes(b"a: " + b"x" * 20_000_000)
    tracemalloc.start()

    read_source(path, "instrument.yaml")

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 5 * LARGEST_B


def test_a_file_of_nothing_but_parts_is_refused_before_it_is_built(tmp_path: Path) -> None:
    path = tmp_path / "instrument.yaml"
    path.write_bytes(b"[" + b"a," * 900_000 + b"]")
    tracemalloc.start()

    source = read_source(path, "instrument.yaml")

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [problem.code for problem in source.problems] == ["bank.too-many-parts"]
    assert peak < 10 * LARGEST_B


def test_many_faults_and_many_pairs_take_no_more_than_moments(tmp_path: Path) -> None:
    of = fresh()
    of["schemes"] = [*range(20_000), *(f"s{number}" for number in range(20_000))]
    of["domains"][0]["items"] = [{"id": "AAA-01", "zzz": number} for number in range(3_000)]
    # JSON is YAML, and is written faster.
    (tmp_path / "instrument.yaml").write_text(json.dumps(of), encoding="utf-8")
    started = time.process_time()

    assert read_bank(tmp_path, tmp_path).problems
    assert time.process_time() - started < 15


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    assert [problem.code for problem in read_bank(tmp_path, tmp_path).problems] == ["bank.unreadable"]


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=20) | st.dates(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8) | st.integers(), inner, max_size=4),
    max_leaves=12,
)
FEW = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@FEW
@given(raw=st.binary(max_size=400))
def test_no_bytes_raise(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "instrument.yaml").write_bytes(raw)

    assert read_bank(tmp_path, tmp_path).problems


@FEW
@given(text=st.text(alphabet="ab01 \n\t:-?[]{},&*!|>'\"%@`#\\<.~=²é", max_size=80))
def test_no_text_raises(tmp_path: Path, text: str) -> None:
    (tmp_path / "instrument.yaml").write_bytes(text.encode())

    problems = read_bank(tmp_path, tmp_path).problems

    assert problems
    assert all(describe(problem, "cy") for problem in problems)


def _paths(data: object, route: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [deeper for key, value in inner for deeper in ((*route, key), *_paths(value, (*route, key)))]


@FEW
@given(data=st.data())
def test_anything_anywhere_in_a_bank_or_its_translation_is_read_or_refused(tmp_path: Path, data: st.DataObject) -> None:
    files = {"instrument.yaml": fresh(), "cy.yaml": overlay(fresh())}
    of = files[data.draw(st.sampled_from(sorted(files)))]
    *around, last = data.draw(st.sampled_from(_paths(of)))
    for key in around:
        of = of[key]
    of[last] = data.draw(ANYTHING)
    for name, content in files.items():
        (tmp_path / name).write_text(yaml.safe_dump(content, sort_keys=False), encoding="utf-8")

    reading = read_bank(tmp_path, tmp_path)

    assert (reading.document is None) == bool(reading.problems)
    assert all(describe(problem, "en") for problem in reading.problems)
    if reading.document:
        build_instrument(reading.document)


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
