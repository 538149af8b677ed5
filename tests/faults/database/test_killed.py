"""The server is killed under people who score, and in the middle of a release."""

import asyncio
import json
import signal
import subprocess
import sys
import threading
from collections.abc import Coroutine
from typing import Any

import pytest

from sait.settings import ROOT
from tests.load import faults
from tests.load.room import served_room
from tests.unit.services.people import fill, open_room


def in_a_loop_of_its_own(work: Coroutine[None, None, Any]) -> Any:
    """Run *work* in a thread: a browser test that ran before in this process has left a loop in the main one."""
    done: list[Any] = []
    thread = threading.Thread(target=lambda: done.append(asyncio.run(work)))
    thread.start()
    thread.join()
    assert done, "the work failed; its traceback is above"
    return done[0]


@pytest.mark.parametrize("kills", [3, pytest.param(20, marks=pytest.mark.soak)])
def test_every_acknowledged_answer_is_there_and_phones_go_on(kills):
    with served_room(afresh=False) as room:
        lasting, _ = in_a_loop_of_its_own(faults.kill_again_and_again(room, phones=50, kills=kills))
        phones = [one.phone for one in lasting]

        assert room.differences(phones) == 0
        assert all(one.reconnects >= kills for one in lasting)  # nobody reloaded, everybody came back each time
        assert sum(len(phone.acknowledged) for phone in phones) > 50


KILLED_AT_EACH_STATEMENT = """
import json, os, signal, sqlite3, sys
from sqlalchemy import event
from sqlalchemy.engine import Engine
from sait.services.workshops.releases import close_workshop
from sait.storage.engine.database import open_database

file, workshop_id = sys.argv[1:]

def work(statements):
    left = [statements]
    def count(*_, **__):
        left[0] -= 1
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)
    database = open_database("sqlite:///" + file)
    event.listen(Engine, "after_cursor_execute", count)
    event.listen(Engine, "commit", count)
    close_workshop(database, workshop_id=workshop_id, minimum=5)
    os._exit(0)

for statements in range(1, 1000):
    child = os.fork()
    if not child:
        work(statements)
    _, status = os.waitpid(child, 0)
    conn = sqlite3.connect(file)
    tables = ("releases", "closed_domains", "workshops where state = 'consensus'")
    found = [conn.execute("select count(*) from " + table).fetchone()[0] for table in tables]
    conn.close()
    print(json.dumps([os.waitstatus_to_exitcode(status), *found]))
    if not status:
        break
"""


def test_a_release_is_published_whole_or_not_at_all(boards_database, tmp_path):
    """Killed after each single statement of ending the scoring, one after the other, until it gets through."""
    workshop = open_room(boards_database)
    fill(boards_database, workshop, "0123012")
    boards_database.close()
    command = [sys.executable, "-c", KILLED_AT_EACH_STATEMENT, str(tmp_path / "sait.db"), workshop.id]
    said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout

    *killed, (last, releases, closed, ended) = [json.loads(line) for line in said.splitlines()]
    assert len(killed) > 20
    assert {tuple(one) for one in killed} == {(-signal.SIGKILL, 0, 0, 0)}
    assert (last, ended) == (0, 1)
    assert releases > 0
    assert closed > 0
