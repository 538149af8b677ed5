"""Which versions of the schema there are, and bringing a database to the newest one."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy import Connection

from sait.errors import SaitError

MIGRATIONS = Path(__file__).parents[1] / "migrations"


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


def check_known(revision: str | None) -> None:
    """Refuse a revision that this SAIT does not have; None, a database with nothing in it, is known."""
    if revision is None:
        return
    try:
        ScriptDirectory.from_config(_config()).get_revision(revision)
    except CommandError as unknown:
        raise SaitError("storage.newer") from unknown


def newest_revision() -> str | None:
    """The revision that an opened database has."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def revision_of(conn: Connection) -> str | None:
    """The revision of a database; None where nothing has been made in it yet."""
    return MigrationContext.configure(conn).get_current_revision()


def upgrade(conn: Connection) -> None:
    """Run every migration that is missing, within the transaction of *conn*."""
    config = _config()
    config.attributes["connection"] = conn
    command.upgrade(config, "head")
