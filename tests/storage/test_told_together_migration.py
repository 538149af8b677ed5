"""What a workshop held before figures were told apart by person: nothing is lost, and nothing new is told of it."""

from sqlalchemy import create_engine, select

from sait.storage.engine.database import open_database
from sait.storage.tables.answers import contributions, responses, votes
from tests.storage.test_accounts_migration import migrate

BEFORE = "0015"
ROWS = (
    "insert into regions (id, name_en, name_cy, version) values ('n', 'N', 'N', 1)",
    "insert into boards (id, region_id, tier, name_en, name_cy, version) values ('n', 'n', 'regional', 'N', 'N', 1)",
    "insert into rounds (id, name_en, name_cy, starts_on, demonstration, version) values ('r', 'R', 'R', '2013-06-01', 0, 1)",
    "insert into instruments values ('h', 'small', '1', '{}', '2013-06-01 09:00:00.000000')",
    *(
        "insert into workshops (id, code, board_id, round_id, instrument_id, instrument_hash, form, view, asks_local, state,"
        " demonstration, results_shared_note, opened_at, expires_at, version) values"
        f" ('{name}', '{name}', 'n', 'r', '{name}', 'h', 'full', 'silent', 0, 'scoring', 0, '', '2013-06-01', '2013-07-01', 1)"
        for name in ("shown", "open")
    ),
    "insert into respondents (id, workshop_id, done) values (7, 'shown', 0), (9, 'open', 0)",
    (
        "insert into responses (respondent_id, vantage, item_id, choice, late, writer, handovers)"
        " values (7, 'own', 'GOV-01', '2', 0, 'w', 0)"
    ),
    "insert into contributions values ('s', 7, 1, 'local', 'Trust', 'en', 0)",
    "insert into votes values (7, 'vision', '2', 5), (9, 'vision', '2', 4), (9, 'dots', 'p1', 3)",
    "insert into decisions values ('shown', 'tally', 'vision', 1, '{}', 0, 'ffion', '2013-06-01 10:00:00.000000')",
)


def test_answers_votes_and_what_was_named_are_kept(tmp_path):
    address = f"sqlite:///{tmp_path / 'sait.db'}"
    migrate(address, BEFORE)
    engine = create_engine(address)
    with engine.begin() as conn:
        for row in ROWS:
            conn.exec_driver_sql(row)
    engine.dispose()
    database = open_database(address)
    with database.reading() as conn:
        kept = conn.execute(select(responses)).one()
        # Whose answers the figures added up that are out already, nobody knows: the first result stands.
        assert (kept.choice, kept.in_figures) == ("2", False)
        named = conn.execute(select(contributions)).one()
        assert (named.text, named.taken_up, named.shown) == ("Trust", False, True)
        given = conn.execute(select(votes.c.respondent_id, votes.c.kind, votes.c.subject, votes.c.value)).all()
    # A test of the vision that goes on keeps its answers; of one that was shown it is not known what they were then.
    assert sorted(tuple(one)[1:] for one in given) == [("dots", "p1", 3), ("vision", "2", 5), ("vision", "2.0", 4)]
    assert len({one.respondent_id for one in given}) == 2  # under keys of their own, which are random by now
    database.close()
    migrate(address, BEFORE, down=True)
