"""Who holds a survey's links, every copy of the database and the file itself learns no more of whose answer is whose.

The attacker is stronger than anybody should be: she knows who sent first, second, third, as with a copy from after every
sending. Nothing may lead from that order, from her sheet's numbers or from the length of anything to an answer.
"""

import sqlite3
from collections.abc import Sequence
from itertools import count
from operator import eq
from pathlib import Path
from random import Random

import pytest

from sait.services.banks.instruments import Bank, find_bank
from sait.services.surveys import leading
from sait.storage.engine.copies import write_copy
from sait.storage.engine.database import Database, database_file
from sait.storage.surveys import answers, surveys
from tests.unit.services.surveys.house import close, opened, send, tokens

PEOPLE, SURVEYS, COPIED_AFTER = 8, 10, (2, 5)
MOST_RIGHT = 2.3
"""Right guesses a survey, on average. By chance it is 1 of the 8, give or take 0.32 over ten surveys: this is four times that."""


def _mark(person: int) -> str:
    """Words of different lengths, by which the person who wrote them is found again."""
    return f"<{person}>" + "w" * (40 * person)


def _fields(person: int) -> dict[str, str]:
    return {"PRI-03": _mark(person), "VIS-01": str(person % 4)}


def _answers_in(file: Path) -> list[int]:
    """Whose answers lie in *file*, in the order in which they lie there."""
    content = file.read_bytes()
    found = {person: content.rfind(_mark(person).encode() + b'"') for person in range(PEOPLE)}
    return sorted((person for person, place in found.items() if place >= 0), key=lambda person: found[person])


def _spent_in(file: Path) -> set[int]:
    """The numbers of the links that are spent in a copy."""
    with sqlite3.connect(file) as conn:
        return {number for (number,) in conn.execute("select number from survey_links where spent")}


def _sizes_in(file: Path) -> set[int]:
    with sqlite3.connect(file) as conn:
        rows = [*conn.execute("select length(sealed) from survey_envelopes")]
        return {size for (size,) in [*rows, *conn.execute("select length(sealed) from survey_drafts")]}


def _hits(first: Sequence[int], second: Sequence[int]) -> tuple[int, int]:
    """How often two orders agree, and how often where one is read from its end: SQLite fills pages from theirs."""
    return sum(map(eq, first, second)), sum(map(eq, first, reversed(second)))


def _one_survey(database: Database, bank: Bank, folder: Path, seed: int) -> tuple[int, ...]:
    """How often each of four attacks is right: by the order of sending and by the numbers on the sheet, both ways."""
    random, file = Random(seed), database_file(database._engine.url.render_as_string())
    assert file is not None
    survey = opened(database, bank)
    drawn = tokens(database, survey, PEOPLE)
    known = random.sample(range(PEOPLE), PEOPLE)
    for place, person in enumerate(known):
        send(database, drawn[person], _fields(person))
        if place in COPIED_AFTER:
            write_copy(file, copy := folder / f"{place}.db")
            assert _sizes_in(copy) == {16_416}
            assert not _answers_in(copy)
            assert _spent_in(copy) == {one + 1 for one in known[: place + 1]}
    close(database, survey)
    write_copy(file, folder / "end.db")
    lying = _answers_in(folder / "end.db")
    assert sorted(lying) == sorted(_answers_in(file)) == list(range(PEOPLE))
    with database.writing() as conn:
        surveys.remove_survey(conn, survey.id)
    database.leave_no_trace()
    return *_hits(known, lying), *_hits(range(PEOPLE), lying)


@pytest.fixture(scope="module")
def survey_bank() -> Bank:
    return find_bank(Path(__file__).parents[2] / "question_banks", "six-month-follow-up")


def _best(database: Database, bank: Bank, folder: Path) -> float:
    """The right guesses a survey of the best of the attacks."""
    found = [_one_survey(database, bank, folder / str(seed), seed) for seed in range(SURVEYS)]
    return max(sum(hits) / SURVEYS for hits in zip(*found, strict=True))


@pytest.mark.parametrize("backend", ["sqlite"])
def test_no_copy_and_no_sheet_leads_from_a_link_to_an_answer(boards_database, survey_bank, tmp_path):
    assert _best(boards_database, survey_bank, tmp_path) < MOST_RIGHT


def _opened_as_sent(conn, survey):
    """What would be written if envelopes were numbered on and not shuffled."""
    return iter(sorted(_REALLY_OPENED(conn, survey), key=lambda opened: len(opened[1].words["PRI-03"])))


_REALLY_OPENED = leading._opened


@pytest.mark.parametrize("backend", ["sqlite"])
def test_answers_that_keep_an_order_are_caught(boards_database, survey_bank, tmp_path, monkeypatch):
    monkeypatch.setattr(leading, "_opened", _opened_as_sent)
    monkeypatch.setattr(leading, "SystemRandom", _Unshuffled)
    monkeypatch.setattr(answers, "new_key", count(1).__next__)
    assert _best(boards_database, survey_bank, tmp_path) > MOST_RIGHT


class _Unshuffled:
    def shuffle(self, _: object) -> None:
        """Leave everything where it is."""
