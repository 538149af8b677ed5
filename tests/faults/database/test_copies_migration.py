"""A change of the schema: a copy first, all rows kept, and the old file usable when it fails."""

from pathlib import Path

import pytest

from sait.services.running import copies
from sait.storage.engine import schema
from tests.faults.database.stores import ANSWERS, add_later_migration, answers, code_of, reopened, rows, scored
from tests.unit.services.people import open_room

SHOE_SIZE = """    with op.batch_alter_table("respondents", recreate="always") as batch:
        batch.add_column(sa.Column("shoe_size", sa.Integer(), nullable=False, server_default="42"))
"""
FAILS = "    op.execute('update responses set choice = 9')\n    raise ZeroDivisionError\n"
ORPHANS = "    op.execute('delete from respondents')\n"


@pytest.fixture
def older(configured: pytest.MonkeyPatch, boards_database, tmp_path: Path):
    """A scored database, closed; call it with what the later version's migration does besides."""
    scored(boards_database)
    boards_database.close()

    def later_version(besides: str = "") -> None:
        add_later_migration(configured, tmp_path, SHOE_SIZE + besides)

    return later_version


def test_an_older_file_is_copied_before_it_is_changed_and_loses_no_answer(older, tmp_path):
    before = schema.newest_revision()
    older()
    database = reopened(tmp_path / "sait.db")
    with database.reading() as conn:
        assert conn.exec_driver_sql("select distinct shoe_size from respondents").scalars().all() == [42]
        assert conn.exec_driver_sql("pragma foreign_keys").scalar() == 1
    database.close()
    assert answers(tmp_path / "sait.db") == ANSWERS
    copy = copies.newest_copy()
    assert copy.name.startswith(f"before-{before}-")
    assert (copies.copies.inspect(copy.path).revision, answers(copy.path)) == (before, ANSWERS)


def test_a_file_that_is_up_to_date_and_a_new_one_are_not_copied(older, tmp_path):
    reopened(tmp_path / "sait.db").close()
    reopened(tmp_path / "new.db").close()
    assert not (tmp_path / "copies").exists()


def test_without_room_for_the_copy_the_file_is_left_as_it_is(older, tmp_path):
    before = schema.newest_revision()
    older()
    (tmp_path / "copies").write_text("a file where the folder should be")
    assert code_of(reopened, tmp_path / "sait.db") == "copy.before-migration"
    assert rows(tmp_path / "sait.db", "select version_num from alembic_version") == [(before,)]
    assert answers(tmp_path / "sait.db") == ANSWERS


@pytest.mark.parametrize("fault", [FAILS, ORPHANS])
def test_a_change_that_fails_is_taken_back_whole_and_the_version_before_goes_on(older, tmp_path, configured, fault):
    before, present = schema.newest_revision(), schema.MIGRATIONS
    older(fault)
    assert code_of(reopened, tmp_path / "sait.db") == "storage.not-migrated"
    assert rows(tmp_path / "sait.db", "select count(*) from responses where choice = '9'") == [(0,)]
    configured.setattr(schema, "MIGRATIONS", present)
    database = reopened(tmp_path / "sait.db")
    open_room(database, board_id="east")
    database.close()
    assert rows(tmp_path / "sait.db", "select version_num from alembic_version") == [(before,)]
    assert answers(tmp_path / "sait.db") == ANSWERS


def test_an_older_copy_is_brought_up_to_date_when_it_is_restored(older, boards_database, tmp_path):
    copies.copy_database(tmp_path / "copy.db")
    older()
    assert copies.restore(tmp_path / "copy.db").contents.revision == "later"
    assert answers(tmp_path / "sait.db") == ANSWERS
