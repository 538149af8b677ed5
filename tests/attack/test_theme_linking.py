"""Nothing in a coding leads from what a person wrote to one question to what the same person wrote to another."""

import sqlite3
from itertools import pairwise
from operator import eq

import pytest

from sait.storage.engine.copies import write_copy
from sait.storage.engine.database import database_file
from tests.unit.services.themes.house import begun, surveyed

PEOPLE, CODINGS = 8, 40
MOST_RIGHT = 1.64
"""Persons at the same place in both questions, on average of 40 codings. By chance it is 1, give or take 0.16: this is four times that."""


def orders_in(file, project_id: str, order: str) -> list[list[str]]:
    """Who wrote the answers to each question, in one of the orders that a copy of the database has."""
    with sqlite3.connect(file) as conn:
        query = f"select item_id, words from theme_answers where project_id = ? and board_id = 'north' order by {order}"
        rows = conn.execute(query, [project_id]).fetchall()
    return [
        [words.split(":")[0] for item, words in rows if item == question]
        for question in sorted({item for item, _ in rows})
    ]


@pytest.mark.parametrize("backend", ["sqlite"])
def test_no_order_of_the_answers_is_the_same_in_two_questions(boards_database, tmp_path):
    survey = surveyed(boards_database, north=PEOPLE)
    projects = [begun(boards_database, survey) for _ in range(CODINGS)]
    file = database_file(boards_database._engine.url.render_as_string())
    write_copy(file, copy := tmp_path / "copy.db")
    for source in (file, copy):
        for order in ("place", "id", "(select 1)"):
            hits = 0
            for project in projects:
                first, second = orders_in(source, project.id, order)
                assert sorted(first) == sorted(second)
                assert len(set(first)) == PEOPLE
                hits += sum(map(eq, first, second))
            assert hits / CODINGS < MOST_RIGHT, order


def test_this_attack_finds_an_order_that_is_kept():
    people = [[f"north {number}" for number in range(PEOPLE)]] * 2
    assert sum(sum(map(eq, first, second)) for first, second in pairwise(people)) == PEOPLE > MOST_RIGHT


@pytest.mark.parametrize("backend", ["sqlite"])
def test_a_coding_keeps_nothing_of_a_person_but_their_words(boards_database):
    begun(boards_database, surveyed(boards_database, north=PEOPLE))
    with sqlite3.connect(database_file(boards_database._engine.url.render_as_string())) as conn:
        columns = {name for _, name, *_ in conn.execute("pragma table_info(theme_answers)")}
        keys = [key for (key,) in conn.execute("select id from theme_answers")]
        answers = {key for (key,) in conn.execute("select id from survey_answers")}
    assert columns == {"id", "project_id", "board_id", "item_id", "place", "words"}
    assert len(set(keys)) == len(keys)
    assert not answers & set(keys)
