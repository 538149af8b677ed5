"""Copies of a database on a PostgreSQL server, made by the server's own ``pg_dump`` where this machine has it."""

import os
import shutil
import subprocess
from pathlib import Path

from sqlalchemy.engine import URL, make_url

from sait.errors import SaitError
from sait.settings import environment_of_programs
from sait.storage.engine.copies import finish, make_private_file, remove
from sait.storage.engine.faults import system_code

MOST_S = 3600
"""How long a copy may take. Whatever takes longer waits for something that does not come."""


def has_program() -> bool:
    """Whether this machine has ``pg_dump``, and ``pg_restore`` to look at what it wrote."""
    return all(shutil.which(program) for program in ("pg_dump", "pg_restore"))


def write_dump(address: str, target: Path) -> None:
    """Copy the database at *address* to the file *target*, as one moment has it, for ``pg_restore``.

    *target* is there whole, or not at all. Refused: ``copy.no-program``, ``copy.full``, ``copy.failed``.
    """
    if not has_program():
        raise SaitError("copy.no-program")
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        make_private_file(part)
        _run(address, "pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={part}", "--dbname")
        _run("", "pg_restore", "--list", str(part))
        finish(part, target)
    except OSError as fault:
        code = "copy.full" if system_code(fault) == "storage.full" else "copy.failed"
        raise SaitError(code, path=target) from fault
    except subprocess.SubprocessError as fault:
        # What the program says may name the server and the user: it is not passed on.
        raise SaitError("copy.failed", path=target) from fault
    finally:
        remove(part)


def _run(address: str, program: str, *options: str) -> None:
    """Run *program*, with *address* after its options where there is one; the password goes by the environment alone."""
    command, secrets = [str(shutil.which(program)), *options], {}
    if address:
        url = make_url(address).set(drivername="postgresql")
        secrets = {"PGPASSWORD": str(url.password)} if url.password else {}
        command.append(
            URL.create(
                url.drivername, url.username, None, url.host, url.port, url.database, url.query
            ).render_as_string()
        )
    environment = environment_of_programs(**secrets)
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=MOST_S)  # noqa: S603 - the database's own program
