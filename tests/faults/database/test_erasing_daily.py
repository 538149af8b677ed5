"""The running server erases what is due when it starts, and goes on where erasing fails."""

import logging
import threading
from datetime import timedelta

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from sait.errors import SaitError
from sait.services.tokens import now
from sait.services.workshops import retention
from sait.services.workshops.progress import read_progress
from sait.web import routes
from sait.web.server import daily_erasing, lifespan
from tests.unit.services.people import open_room
from tests.unit.services.workshops.test_retention import keep, signed_off


@pytest.fixture
def served(configured: pytest.MonkeyPatch) -> Starlette:
    configured.setattr(lifespan, "_warm_up", lambda: None)
    configured.setattr(lifespan.logs, "configure", lambda *_: None)  # it would end pytest's own listening
    return Starlette(routes=routes.ROUTES, lifespan=lifespan.lifespan)


def looked(configured: pytest.MonkeyPatch, times: int) -> threading.Event:
    """Set when the server has looked so often whether anything is due."""
    done, left = threading.Event(), iter(range(times - 1))
    look = daily_erasing._look

    def count() -> None:
        look()
        if next(left, None) is None:
            done.set()

    configured.setattr(daily_erasing, "_look", count)
    configured.setattr(daily_erasing, "LOOK_EVERY_S", 0.01)
    return done


def test_what_is_due_goes_while_the_server_runs(configured, served, boards_database):
    workshop = open_room(boards_database)
    signed_off(boards_database, workshop)
    keep(boards_database, 30)
    configured.setattr(retention, "now", lambda: now() + timedelta(days=31))
    done = looked(configured, 1)
    with TestClient(served):
        assert done.wait(20)
    assert read_progress(boards_database, workshop.id).joined == 0


def test_a_database_that_fails_is_told_in_the_log_and_tried_again(configured, served, boards_database, caplog):
    def fail(_: object, *, minimum: int) -> int:
        raise SaitError("storage.full")

    configured.setattr(daily_erasing, "erase_due", fail)
    done = looked(configured, 3)
    with caplog.at_level(logging.ERROR), TestClient(served) as browser:
        assert done.wait(20)
        assert browser.get("/join").status_code == 200
    assert sum("Single answers whose time has come were not erased." in line for line in caplog.messages) >= 3
