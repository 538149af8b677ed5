"""Making two transactions meet: one is held in the middle, while another comes as far as it is let."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from types import TracebackType

import pytest

from sait.errors import SaitError
from sait.storage.engine import database as opening
from sait.storage.engine.database import Database
from tests.patience import PATIENCE_S, wait_until

_BLOCKED = "select count(*) from pg_locks where not granted and (database is null or database = (select oid from pg_database where datname = current_database()))"


class Held:
    """Holds the first thread that calls *module*.*name* right before it, until it is let go."""

    def __init__(self, patch: pytest.MonkeyPatch, module: object, name: str) -> None:
        self._arrived, self._may_go = threading.Event(), threading.Event()
        self._first = threading.Lock()
        called = getattr(module, name)

        def hold(*arguments: object, **named: object) -> object:
            if self._first.acquire(blocking=False):
                self._arrived.set()
                assert self._may_go.wait(PATIENCE_S), f"nobody let {name} go"
            return called(*arguments, **named)

        patch.setattr(module, name, hold)

    def wait(self) -> None:
        assert self._arrived.wait(PATIENCE_S), "nobody came to the place where the first is held"

    def let_go(self) -> None:
        self._may_go.set()


class Meeting(AbstractContextManager["Meeting"]):
    """Two at once: ``first`` is held in the middle, ``second`` runs until it has ended or waits for the first."""

    def __init__(self, database: Database, patch: pytest.MonkeyPatch) -> None:
        self._database, self._pool = database, ThreadPoolExecutor(2)
        self._waits = threading.Semaphore(0)
        enter = opening._Turn.__enter__

        def tells_that_it_waits(turn: opening._Turn) -> None:
            if turn._lock.locked():
                self._waits.release()
            enter(turn)

        patch.setattr(opening._Turn, "__enter__", tells_that_it_waits)

    def run(self, held: Held, first: Callable[[], object], second: Callable[[], object]) -> tuple[str, str, bool]:
        """What became of the two, "" or the code of a refusal; and whether the second waited for the first."""
        one = self._pool.submit(_outcome, first)
        held.wait()
        other = self._pool.submit(_outcome, second)
        waited = wait_until(lambda: self._state(other), "the second to end or to wait for the first") == "waits"
        held.let_go()
        return one.result(PATIENCE_S), other.result(PATIENCE_S), waited

    def _state(self, other: "Future[str]") -> str:
        if other.done():
            return "ended"
        return "waits" if self._is_blocked() else ""

    def _is_blocked(self) -> bool:
        if self._database.kind == "sqlite":
            return self._waits.acquire(blocking=False)
        with self._database._engine.connect() as conn:
            return bool(conn.exec_driver_sql(_BLOCKED).scalar_one())

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown()


def _outcome(action: Callable[[], object]) -> str:
    try:
        action()
    except SaitError as refused:
        return refused.code
    return ""
