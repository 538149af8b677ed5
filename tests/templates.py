"""Database files that are made once in a process and copied: migrating and loading cost seconds, a copy nothing."""

import atexit
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from sait.demo.load import demonstration_banks, load_demonstration
from sait.services.running.seed import seed_boards
from sait.settings import ROOT
from sait.storage.engine.database import open_database


@cache
def _folder() -> Path:
    folder = Path(mkdtemp(prefix="sait-templates-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@cache
def empty_file() -> Path:
    """The newest schema, and nothing in it."""
    file = _folder() / "empty.db"
    open_database(f"sqlite:///{file}").close()
    return file


@cache
def seeded_file() -> Path:
    """The boards that every server has after its first start."""
    file = _folder() / "seeded.db"
    shutil.copy(empty_file(), file)
    database = open_database(f"sqlite:///{file}")
    seed_boards(database)
    database.close()
    return file


@cache
def demonstration_file() -> Path:
    """The same with the demonstration, as ``sait demo load`` leaves it."""
    file = _folder() / "demonstration.db"
    demonstration_of(ROOT / "question_banks", file)
    return file


def demonstration_of(banks: Path, file: Path) -> None:
    """Make *file* a database with the boards and the demonstration, asked from the bank under *banks*."""
    shutil.copy(seeded_file(), file)
    database = open_database(f"sqlite:///{file}")
    load_demonstration(database, demonstration_banks(banks), minimum=5)
    database.close()
