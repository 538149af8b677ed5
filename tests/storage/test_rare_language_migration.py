"""Members who were there before the choice hold back what they write in a language that few use."""

from sqlalchemy import create_engine, select

from sait.storage.engine.database import open_database
from sait.storage.tables.members import respondents
from tests.storage.test_accounts_migration import migrate
from tests.storage.test_told_together_migration import ROWS

BEFORE = "0021"


def test_nobody_has_chosen_and_the_way_back_keeps_everybody(tmp_path):
    address = f"sqlite:///{tmp_path / 'sait.db'}"
    migrate(address, "0020")
    engine = create_engine(address)
    with engine.begin() as conn:
        for row in ROWS[:8]:
            conn.exec_driver_sql(row)
    migrate(address, BEFORE)
    engine.dispose()
    database = open_database(address)
    with database.reading() as conn:
        assert conn.execute(select(respondents.c.shows_rare_language)).scalars().all() == [False, False]
    database.close()
    migrate(address, BEFORE, down=True)
    with engine.begin() as conn:
        assert conn.exec_driver_sql("select count(*) from respondents").scalar_one() == 2
    engine.dispose()
