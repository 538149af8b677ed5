"""The real server in a process of its own, on a database file of its own, to be started, killed and started again."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

from tests.patience import PATIENCE_S, wait_until
from tests.templates import demonstration_file, seeded_file

ROOT = Path(__file__).resolve().parents[2]
COMPILED_AGAIN = "PYTHONDONTWRITEBYTECODE"
"""Where this is set, each start would compile every module of the house, twice."""


class Server:
    """One SAIT server. *address* stays the same from start to start."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        self._settings = settings
        self.database = folder / "sait.db"
        self.port = free_port()
        self.address = f"http://localhost:{self.port}"
        self._process: subprocess.Popen[str] | None = None
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
        with self._log.open("a") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "sait", "serve"],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                text=True,
            )
        wait_until(self._is_up, f"the server at {self.address} to start", instead=lambda: self.log)

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
        self._process.send_signal(signal.SIGKILL)
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
