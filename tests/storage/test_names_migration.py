"""What was said in two languages becomes text by language: nobody loses a word, on either kind of database, and there is a
way back.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from sait.assessment.boards import Region, Tier
from sait.assessment.decisions import Vision
from sait.assessment.projector import ProjectorScreen
from sait.services.deciding.decisions import history, removal
from sait.storage import boards, projector_screens, rounds
from sait.storage.engine import database as opening
from sait.storage.engine.database import open_database
from tests.postgresql import new_address
from tests.storage.test_accounts_migration import migrate

BEFORE = "0027"
NORTH = {"en": "North", "cy": "Gogledd â ŵ"}
OLD = f"""
insert into regions (id, name_en, name_cy, version) values ('n', '{NORTH["en"]}', '{NORTH["cy"]}', 3);
insert into boards (id, region_id, parent_id, tier, name_en, name_cy, valid_from, version)
  values ('north', 'n', null, 'regional', 'North board', 'Bwrdd y Gogledd', '2013-04-01', 1);
insert into boards (id, region_id, parent_id, tier, name_en, name_cy, version)
  values ('east', 'n', 'north', 'local', 'East', 'Dwyrain', 2);
insert into areas (id, region_id, name_en, name_cy) values ('a', 'n', 'It''s', 'Mae''n');
insert into rounds (id, name_en, name_cy, starts_on, demonstration, version, keep_days)
  values ('r', 'Baseline', 'Llinell sylfaen', '2013-06-01', false, 1, 30);
insert into instruments values ('h', 'small', '1.0', '{{}}', '2013-06-01 09:30:00.000000');
"""
WORKSHOP = """
insert into workshops (id, code, board_id, round_id, instrument_id, instrument_hash, form, view, asks_local, state,
  demonstration, results_shared_note, opened_at, expires_at, version)
  values ('w{number}', 'ACDEF{number}', 'north', 'r', 'small-{number}', 'h', 'short', 'silent', false, 'consensus', false, '',
  '2013-06-01 09:30:00.000000', '2013-08-01 09:30:00.000000', 1);
insert into projector_screens values ('w{number}', 'code', null, null, '{language}');
"""
VISIONS = (
    '{"text":"Safe.","language":"","also":""}',
    '{"text":"Safe children.","language":"en","also":"Plant diogel â ŵ."}',
    '{"text":"Plant diogel.","language":"cy","also":""}',
    '{"text":"From before"}',
    "{}",
)
"""One version after the other; in the last one the vision is taken back."""


@pytest.fixture
def old_address(tmp_path: Path, backend: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    if backend == "postgresql":
        monkeypatch.setattr(opening, "has_program", lambda: False)  # no copy is taken before
        with new_address() as address:
            yield _filled(address)
    else:
        yield _filled(f"sqlite:///{tmp_path / 'sait.db'}")


def _filled(address: str) -> str:
    migrate(address, BEFORE)
    engine = create_engine(address)
    with engine.begin() as conn:
        spoken = [WORKSHOP.format(number=number, language=one) for number, one in enumerate(("en", "cy", "both"), 2)]
        for statement in filter(str.strip, "".join([OLD, *spoken]).split(";\n")):
            conn.exec_driver_sql(statement)
        for version, body in enumerate(VISIONS, 1):
            conn.execute(
                text(
                    "insert into decisions (workshop_id, kind, subject, version, body, removed, who, at)"
                    " values ('w2', 'vision', 'vision', :version, :body, :removed, 'ffion', '2013-06-01 09:30:00.000000')"
                ),
                {"version": version, "body": body, "removed": body == "{}"},
            )
    engine.dispose()
    return address


def test_every_name_is_kept_in_its_languages(old_address):
    database = open_database(old_address)
    with database.reading() as conn:
        (region,) = boards.list_regions(conn)
        above, below = boards.list_boards(conn)
        (area,) = boards.list_areas(conn)
        (round_,) = rounds.list_rounds(conn)
    database.close()
    assert (region.name, region.version) == (NORTH, 3)
    assert (above.name, above.valid_from.isoformat()) == ({"en": "North board", "cy": "Bwrdd y Gogledd"}, "2013-04-01")
    assert (below.name, below.tier, below.parent_id, below.version) == (
        {"en": "East", "cy": "Dwyrain"},
        Tier.LOCAL,
        "north",
        2,
    )
    assert area.name == {"en": "It's", "cy": "Mae'n"}
    assert (round_.name, round_.keep_days) == ({"en": "Baseline", "cy": "Llinell sylfaen"}, 30)


def test_the_way_back_has_words_for_a_language_that_a_name_lacks(old_address):
    database = open_database(old_address)
    with database.writing() as conn:
        boards.change_region(conn, region=Region("n", {"en": "Only English", "fr": "Nord"}, None, None, 3))
    database.close()
    migrate(old_address, BEFORE, down=True)
    engine = create_engine(old_address)
    with engine.begin() as conn:
        kept = conn.exec_driver_sql("select name_en, name_cy from regions").all()
        named = conn.exec_driver_sql("select name_en, name_cy from boards order by id").all()
    engine.dispose()
    assert kept == [("Only English", "Only English")]
    assert named == [("East", "Dwyrain"), ("North board", "Bwrdd y Gogledd")]


def test_every_vision_and_projector_keeps_its_languages(old_address):
    database = open_database(old_address)
    with database.reading() as conn:
        spoken = [projector_screens.get_screen(conn, f"w{number}").language for number in (2, 3, 4)]
    worded = history(database, workshop_id="w2", subject="vision", kind=Vision)
    removed = removal(database, workshop_id="w2", subject="vision", kind=Vision)
    database.close()
    assert spoken == ["en", "cy", None]
    assert [one.decision.wordings for one in worded] == [
        {"": "From before"},
        {"cy": "Plant diogel."},
        {"en": "Safe children.", "cy": "Plant diogel â ŵ."},
        {"": "Safe."},
    ]
    assert removed is not None


def test_the_way_back_of_visions_and_projectors(old_address):
    database = open_database(old_address)
    with database.writing() as conn:
        projector_screens.put_screen(conn, workshop_id="w2", screen=ProjectorScreen(language="pl"))
    database.close()
    migrate(old_address, BEFORE, down=True)
    engine = create_engine(old_address)
    with engine.begin() as conn:
        bodies = conn.exec_driver_sql("select body from decisions order by version").scalars().all()
        spoken = conn.exec_driver_sql("select language from projector_screens order by workshop_id").scalars().all()
    engine.dispose()
    assert [json.loads(body) for body in bodies] == [
        {"language": "", "also": "", **json.loads(body)} for body in VISIONS[:4]
    ] + [{}]
    assert spoken == ["both", "cy", "both"]
