"""A second scoring that an older version kept as a vantage of its own is the second wave, and its figures are read as such."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect

from sait.assessment.members.responses import Question
from sait.assessment.releases import Vantage, Wave
from sait.storage import cleared, comments, releases, responses
from sait.storage.engine import database as opening
from sait.storage.engine.database import open_database
from tests.postgresql import new_address
from tests.storage.rows import RELEASE
from tests.storage.test_accounts_migration import migrate

BEFORE = "0026"
OLD = """
insert into regions (id, name_en, name_cy, version) values ('n', 'N', 'N', 1);
insert into boards (id, region_id, tier, name_en, name_cy, version) values ('n', 'n', 'regional', 'N', 'N', 1);
insert into rounds (id, name_en, name_cy, starts_on, demonstration, version) values ('r', 'R', 'R', '2013-06-01', false, 1);
insert into instruments values ('h', 'small', '1', '{}', '2013-06-01 09:00:00.000000');
insert into workshops (id, code, board_id, round_id, instrument_id, instrument_hash, form, view, asks_local, state,
  demonstration, results_shared_note, opened_at, expires_at, version) values ('w1', 'ACDEFG', 'n', 'r', 'small', 'h',
  'full', 'silent', false, 'scoring', false, '', '2013-06-01 09:00:00.000000', '2013-07-01 09:00:00.000000', 1);
insert into respondents (id, workshop_id, done) values (7, 'w1', false);
insert into responses (respondent_id, vantage, item_id, choice, late, writer, handovers)
  values (7, 'own', 'GOV-01', '1', false, 'w', 0), (7, 'local', 'GOV-01', '2', false, 'w', 0),
  (7, 'second', 'GOV-01', '3', false, 'w', 0);
insert into cleared_responses (respondent_id, vantage, item_id, handovers) values (7, 'second', 'GOV-02', 4);
insert into comments (respondent_id, vantage, item_id, shuffle, text, language, state)
  values (7, 'second', 'GOV-01', 'aa', 'Since we talked', 'en', 'waiting'), (7, 'own', 'GOV-01', 'bb', 'Before', 'en', 'waiting');
"""


@pytest.fixture
def address(backend: str, tmp_path: Path) -> Iterator[str]:
    if backend == "sqlite":
        yield f"sqlite:///{tmp_path / 'sait.db'}"
        return
    with new_address() as new:
        yield new


def old_release() -> str:
    """Figures of a second scoring as they were written: each row names it as its vantage."""
    body = json.loads(json.dumps(asdict(RELEASE), default=str))
    row = {"item_id": "GOV-01", "vantage": "second", "area_id": None, "levels": [0, 0, 5, 1]}
    body["figures"] = {"items": [{**row, "dont_know": None, "not_applicable": None}], "means": [], "sectors": []}
    return json.dumps(body)


def test_each_scoring_keeps_its_answers_words_and_figures(address, monkeypatch):
    monkeypatch.setattr(opening, "has_program", lambda: False)  # no copy is taken before
    migrate(address, BEFORE)
    engine = create_engine(address)
    with engine.begin() as conn:
        for statement in OLD.strip().removesuffix(";").split(";\n"):
            conn.exec_driver_sql(statement)
        mark = "?" if conn.dialect.name == "sqlite" else "%s"
        conn.exec_driver_sql(
            "insert into releases values (1, 'w1', 'n', 'r', 'inside', false, '2013-06-01 10:00:00.000000', 'as it was',"
            f" {mark})",
            (old_release(),),
        )
    database = open_database(address)
    second = Question(Vantage.OWN, "GOV-01", Wave.SECOND)
    with database.reading() as conn:
        given = responses.list_responses(conn, 7)
        written = comments.own_comments(conn, 7)
        assert cleared.list_cleared(conn, 7) == {Question(Vantage.OWN, "GOV-02", Wave.SECOND): 4}
        (release,) = releases.list_releases(conn)
    assert {question: one.choice for question, one in given.items()} == {
        Question(Vantage.OWN, "GOV-01"): "1",
        Question(Vantage.LOCAL, "GOV-01"): "2",
        second: "3",
    }
    assert {question: one.text for question, one in written.items()} == {
        Question(Vantage.OWN, "GOV-01"): "Before",
        second: "Since we talked",
    }
    assert release.figures.wave is Wave.SECOND
    assert [(row.vantage, row.levels) for row in release.figures.items] == [(Vantage.OWN, (0, 0, 5, 1))]
    assert release.digest == "as it was"
    database.close()
    open_database(address).close()  # what was migrated is sound
    migrate(address, BEFORE, down=True)
    with engine.begin() as conn:
        kept = conn.exec_driver_sql("select vantage, choice from responses order by vantage").all()
    assert [tuple(row) for row in kept] == [("local", "2"), ("own", "1"), ("second", "3")]
    engine.dispose()


@pytest.mark.parametrize("backend", ["sqlite"])
def test_the_columns_of_every_key_come_first(database):
    """SQLite's own check (3.40) finds NULLs that are not there in a table without row numbers where they do not."""
    with database.reading() as conn:
        found = inspect(conn)
        keys = {table: found.get_pk_constraint(table)["constrained_columns"] for table in found.get_table_names()}
        first = {table: [one["name"] for one in found.get_columns(table)][: len(key)] for table, key in keys.items()}
    assert {table: set(names) for table, names in first.items()} == {table: set(key) for table, key in keys.items()}
