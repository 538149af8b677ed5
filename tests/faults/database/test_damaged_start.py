"""Starting on a file that is damaged: what is said, that nothing is touched, and that what is said works."""

import os
import re
import shlex
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from sait.services.running import copies
from sait.services.workshops import opening
from tests.faults.database.stores import ANSWERS, answers, code_of, reopened, scored
from tests.patience import PATIENCE_S

ROOT = Path(__file__).resolve().parents[3]
PAGE_B = 4096


def cut(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def overwrite_pages(file: Path) -> None:
    with file.open("r+b") as opened:
        opened.seek(PAGE_B * 4)
        opened.write(b"\xa5" * PAGE_B * 3)


def overwrite_all(file: Path) -> None:
    file.write_bytes(b"Dear all, please find attached. " * 2000)


def empty(file: Path) -> None:
    os.truncate(file, 0)


@pytest.fixture
def store(boards_database, configured, tmp_path: Path) -> Path:
    """A scored database with its daily copy, closed."""
    scored(boards_database)
    assert copies.take_copy_if_due()
    boards_database.close()
    return tmp_path / "sait.db"


def start(store: Path, *command: str, language: str = "en") -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SAIT_")}
    told = {"SAIT_DATABASE_URL": f"sqlite:///{store}", "SAIT_DEFAULT_LANGUAGE": language, "SAIT_PORT": str(free_port())}
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        env=kept | told | {"HOME": str(store.parent)},
        check=False,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.parametrize("damage", [cut, overwrite_pages, overwrite_all, empty])
def test_a_damaged_file_is_never_opened(store, damage):
    damage(store)
    left = store.read_bytes()
    assert code_of(reopened, store) == "storage.damaged"
    assert store.read_bytes() == left


def test_a_folder_in_its_place_is_no_database(store):
    store.unlink()
    store.mkdir()
    assert code_of(reopened, store) == "storage.unavailable"


def test_a_file_that_was_taken_away_begins_anew_also_where_there_are_copies(store):
    assert copies.newest_copy() is not None
    for left in store.parent.glob("sait.db*"):
        left.unlink()
    database = reopened(store)
    assert opening.list_workshops(database) == ()
    database.close()


def test_an_empty_file_where_nothing_was_ever_copied_is_a_new_database(configured, tmp_path):
    (tmp_path / "sait.db").touch()
    reopened(tmp_path / "sait.db").close()


@pytest.mark.parametrize(
    ("language", "said"), [("en", "The database file is damaged."), ("cy", "Mae ffeil y gronfa ddata wedi'i difrodi.")]
)
def test_the_server_does_not_start_and_the_command_that_it_names_brings_everything_back(store, language, said):
    cut(store)
    started = start(store, "sait", "serve", language=language)
    assert (started.returncode, started.stdout) == (1, "")
    assert started.stderr.startswith(said)
    assert "Traceback" not in started.stderr
    assert str(copies.newest_copy().path) in started.stderr
    command = shlex.split(re.search(r"python -m (sait data restore .*)\n$", started.stderr)[1])
    restored = start(store, *command, "--yes", language=language)
    assert restored.returncode == 0, restored.stderr
    reopened(store).close()
    assert answers(store) == ANSWERS


def test_without_a_copy_it_says_that_there_is_none(store):
    copies.newest_copy().path.unlink()
    cut(store)
    assert "SAIT found no copy of its own to restore." in start(store, "sait", "serve").stderr


def test_streamlit_started_directly_ends_with_the_same_words(store):
    cut(store)
    started = start(store, "streamlit", "run", "app.py", "--server.port", str(free_port()), "--server.headless", "true")
    assert started.returncode == 1
    assert "The database file is damaged." in started.stderr
    assert str(copies.newest_copy().path) in started.stderr
    assert "Traceback" not in started.stderr + started.stdout


def test_damage_under_a_running_server_is_told_as_damage(store):
    database = reopened(store)
    database.close()  # what SQLite holds in memory stays whole: the next connection is the first to meet it
    with store.open("r+b") as opened:
        opened.seek(PAGE_B)
        opened.write(b"\xa5" * (store.stat().st_size - PAGE_B))
    assert code_of(opening.list_workshops, database) == "storage.damaged"
    database.close()
