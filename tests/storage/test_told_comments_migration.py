"""What the facilitator had before a comment was noted as told is told; what was late or of too few people waits."""

import json

from sqlalchemy import create_engine, select

from sait.storage.engine.database import open_database
from sait.storage.tables.answers import comments
from sait.storage.tables.left import left_contributions
from sait.storage.tables.members import respondents
from tests.storage.test_accounts_migration import migrate
from tests.storage.test_told_together_migration import ROWS

BEFORE = "0020"
DOCUMENT = {
    "instrument": {
        "domains": [
            {"id": "GOV", "items": [{"id": "GOV-01"}, {"id": "GOV-02"}]},
            {"id": "OUT", "items": [{"id": "OUT-01"}]},
        ]
    }
}
FIGURES = {"figures": {"items": [{"item_id": "GOV-01", "levels": [0, 0, 5, 0]}, {"item_id": "OUT-01", "levels": None}]}}


def test_what_was_on_the_list_is_told(tmp_path):
    address = f"sqlite:///{tmp_path / 'sait.db'}"
    migrate(address, BEFORE)
    engine = create_engine(address)
    with engine.begin() as conn:
        for row in ROWS[:8]:
            conn.exec_driver_sql(row)
        conn.exec_driver_sql("update instruments set document = ?", (json.dumps(DOCUMENT),))
        conn.exec_driver_sql("insert into closed_domains values ('shown', 'GOV'), ('shown', 'OUT')")
        conn.exec_driver_sql(
            "insert into releases values (1, 'shown', 'n', 'r', 'inside', 0, '2013-06-01 10:00:00.000000', 'd', ?)",
            (json.dumps(FIGURES),),
        )
        conn.exec_driver_sql(
            "insert into comments (respondent_id, vantage, item_id, shuffle, text, language, state, late) values"
            " (7, 'own', 'GOV-02', 'a', 'read', 'en', 'waiting', 0), (7, 'own', 'GOV-01', 'b', 'late', 'en', 'waiting', 1),"
            " (7, 'own', 'OUT-01', 'c', 'of too few', 'en', 'waiting', 0), (9, 'own', 'GOV-01', 'd', 'open', 'cy', 'waiting', 0)"
        )
        conn.exec_driver_sql("insert into left_contributions values ('s', 'shown', 1, 'local', 'Trust', 'en', 'stay')")
    engine.dispose()
    database = open_database(address)
    with database.reading() as conn:
        assert conn.execute(select(comments.c.text).where(comments.c.told)).scalars().all() == ["read"]
        assert conn.execute(select(left_contributions.c.text)).scalars().all() == ["Trust"]
        assert conn.execute(select(respondents.c.language)).scalars().all() == [None, None]
    database.close()
    migrate(address, BEFORE, down=True)
