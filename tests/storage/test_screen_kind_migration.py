"""What a projector shows is kept through the change of its column's name, both ways."""

from sqlalchemy import create_engine

from sait.assessment.projector import ScreenKind
from sait.storage.engine.database import open_database
from sait.storage.projector_screens import get_screen
from tests.storage.test_accounts_migration import migrate
from tests.storage.test_told_together_migration import ROWS

SCREEN = "insert into projector_screens (workshop_id, {column}, language) values ('shown', 'radar', 'cy')"


def test_a_projector_goes_on_showing_what_it_showed(tmp_path):
    address = f"sqlite:///{tmp_path / 'sait.db'}"
    migrate(address, "0020")
    engine = create_engine(address)
    with engine.begin() as conn:
        for row in ROWS[:8]:
            conn.exec_driver_sql(row)
    migrate(address, "0029")
    with engine.begin() as conn:
        conn.exec_driver_sql(SCREEN.format(column='"show"'))
    engine.dispose()
    database = open_database(address)
    with database.reading() as conn:
        assert get_screen(conn, "shown").kind is ScreenKind.RADAR
    database.close()
    migrate(address, "0029", down=True)
    with engine.begin() as conn:
        assert conn.exec_driver_sql('select "show" from projector_screens').scalars().all() == ["radar"]
    engine.dispose()
