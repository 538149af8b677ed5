"""The real server in a process of its own, on a database file of its own, to be started, killed and started again."""

import os
import re
import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

from sait.settings import ROOT
from tests.patience import PATIENCE_S, wait_until
from tests.serving.forked import CAN_FORK, Fork, fork
from tests.templates import demonstration_file, seeded_file

COMPILED_AGAIN = "PYTHONDONTWRITEBYTECODE"
"""Where this is set, each start would compile every module of the house, twice."""


class Server:
    """One SAIT server. *address* stays the same from start to start.

    It is a fork, or started *afresh* from the command line, as people start it.
    """

    def __init__(self, folder: Path, *, afresh: bool = False, **settings: str) -> None:
        self.folder = folder
        self._settings = settings
        self._afresh = afresh or not CAN_FORK
        self.database = folder / "sait.db"
        self.port = free_port()
        self.address = f"http://localhost:{self.port}"
        self._process: subprocess.Popen[bytes] | Fork | None = None
        self._log = folder / "server.log"

    def fill(self, *, demonstration: bool = False) -> None:
        """Put in what is there after a first start, and the demonstration, which both take seconds to be made."""
        shutil.copy(demonstration_file() if demonstration else seeded_file(), self.database)

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("SAIT_", COMPILED_AGAIN))}
        return kept | {
            "SAIT_DATABASE_URL": f"sqlite:///{self.database}",
            "SAIT_PORT": str(self.port),
            "SAIT_HOST": "127.0.0.1",
            "SAIT_PUBLIC_URL": self.address,
            "HOME": str(self.folder),
            **self._settings,
        }

    def start(self) -> None:
        self._process = self._started_afresh() if self._afresh else fork(self.environment, self._log)
        wait_until(self._is_up, f"the server at {self.address} to start", instead=lambda: self.log)

    def _started_afresh(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "sait", "serve"]
        with self._log.open("a") as log:
            return subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=log, stderr=subprocess.STDOUT)

    def _is_up(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.address}/_stcore/health", timeout=PATIENCE_S) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            assert self._process is not None
            assert self._process.poll() is None, f"The server ended while it was waited for:\n{self.log}"
            return False

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def kill(self) -> None:
        assert self._process is not None
        self._process.kill()
        self._process.wait()

    def stop(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(PATIENCE_S)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()

    def run(self, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "sait", *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    @property
    def log(self) -> str:
        return self._log.read_text()

    @property
    def first_time_link(self) -> str:
        found = re.findall(r"http://\S+/first-time/\S+", self.log)
        assert found, self.log
        return str(found[-1])


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
