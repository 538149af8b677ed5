"""Whether the database that is open is still the one at its path (docs/decisions/0020-order-and-place.md)."""

from pathlib import Path
from threading import Lock
from urllib.parse import quote

from sait.errors import SaitError

Identity = tuple[int, int] | None
"""Device and number of a file, which stay when it is renamed; None where there is none."""

BESIDES = ("-wal", "-shm")
"""What SQLite keeps beside a database that is open: the log, which holds the newest answers, and the log's index."""


class Place:
    """The path of an SQLite database, and which files stood there when it was opened.

    A program that renames, replaces or deletes a file does not disturb who has it open: SQLite would go on saving
    into a file that nobody can find any more. No file is opened here: closing it would give up SQLite's locks on it.
    """

    def __init__(self, file: Path) -> None:
        self._file = file.absolute()
        # Asked several times at every tap: a path that is put together anew each time costs more than asking the disk.
        self._paths = {ending: Path(f"{self._file}{ending}") for ending in ("", *BESIDES)}
        self._database = self._identity("")
        self._besides: dict[str, Identity] = {}
        self._connections = 0
        self._lock = Lock()

    @property
    def address(self) -> str:
        """What SQLite opens: the file, and never a new one where it is gone."""
        return f"file:{quote(str(self._file))}?mode=rw"

    def connected(self) -> None:
        """Called with each new connection; ``storage.moved`` as in `check`, and it is not counted then."""
        with self._lock:
            if not self._connections:
                self._besides = {}
            self._connections += 1
        try:
            self.check()
        except SaitError:
            self.disconnected()
            raise

    def disconnected(self) -> None:
        """Called when a connection has been closed."""
        with self._lock:
            self._connections -= 1

    def check(self) -> None:
        """``storage.moved`` where the path leads to another file, or to none, or cannot be asked."""
        if self._database is None or self._identity("") != self._database:
            raise SaitError("storage.moved")
        for ending in BESIDES if self._connections else ():
            found = self._identity(ending)
            # They come with the first transaction, and stay until the last connection is closed.
            if found is not None:
                self._besides.setdefault(ending, found)
            if found != self._besides.get(ending):
                raise SaitError("storage.moved")

    def _identity(self, ending: str) -> Identity:
        try:
            found = self._paths[ending].stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino
