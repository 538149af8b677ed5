"""The running server takes the order of writing out of its files by itself, goes on where that fails, and does it at its end."""

import logging
import threading

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from sait.errors import SaitError
from sait.storage.engine.database import Database
from sait.web import routes
from sait.web.server import lifespan, rewriting
from tests.unit.services.people import choose, join, open_room


@pytest.fixture
def served(configured: pytest.MonkeyPatch) -> Starlette:
    configured.setattr(lifespan, "_warm_up", lambda: None)
    configured.setattr(lifespan.logs, "configure", lambda *_: None)  # it would end pytest's own listening
    return Starlette(routes=routes.ROUTES, lifespan=lifespan.lifespan)


def looked(configured: pytest.MonkeyPatch) -> threading.Semaphore:
    """Released at each look of the server."""
    done, look = threading.Semaphore(0), rewriting.rewrite

    def count() -> float:
        took_s = look()
        done.release()
        return took_s

    configured.setattr(rewriting, "rewrite", count)
    configured.setattr(rewriting, "LOOK_EVERY_S", 0.01)
    return done


def log_of(tmp_path) -> int:
    """The size of the write-ahead log."""
    return (tmp_path / "sait.db-wal").stat().st_size


def test_what_was_written_is_rewritten_while_the_server_runs(configured, served, boards_database, tmp_path):
    looks = looked(configured)
    with TestClient(served):
        choose(boards_database, join(boards_database, open_room(boards_database)), "1")
        for _ in range(3):
            assert looks.acquire(timeout=60), "the server did not look"
        assert not boards_database.has_order
        assert log_of(tmp_path) == 0


def test_what_was_written_last_is_rewritten_when_the_server_ends(configured, served, boards_database, tmp_path):
    configured.setattr(rewriting, "LOOK_EVERY_S", 1_000)
    with TestClient(served):
        choose(boards_database, join(boards_database, open_room(boards_database)), "1")
        assert boards_database.has_order
    assert not boards_database.has_order
    assert log_of(tmp_path) == 0


def test_a_rewriting_that_fails_is_told_in_the_log_and_tried_again(configured, served, boards_database, caplog):
    def fail(*_: object, **__: object) -> bool:
        raise SaitError("storage.damaged")

    looks = looked(configured)
    with configured.context() as patch:
        patch.setattr(Database, "leave_no_trace", fail)
        with caplog.at_level(logging.ERROR), TestClient(served):
            for _ in range(3):
                assert looks.acquire(timeout=60), "the server did not look"
    told = [record for record in caplog.records if "order of writing" in record.getMessage()]
    assert len(told) >= 2
    assert told[0].code == "storage.damaged"


class WaitedEnoughError(Exception):
    """Ends what goes on for good."""


def test_a_large_file_is_rewritten_seldom_enough(configured):
    """One that takes three seconds is looked at again after five minutes."""
    waited: list[float] = []

    async def wait(seconds: float) -> None:
        waited.append(seconds)
        if len(waited) == 2:
            raise WaitedEnoughError

    took = iter([0.03, 3.0])
    configured.setattr(rewriting, "rewrite", lambda: next(took))
    configured.setattr(rewriting.asyncio, "sleep", wait)
    with pytest.raises(WaitedEnoughError):
        rewriting.asyncio.run(rewriting.keep_rewriting())
    assert waited == [20, pytest.approx(300)]
