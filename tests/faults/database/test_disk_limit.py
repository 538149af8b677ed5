"""A quota, in effect: a process whose files may not grow, which every POSIX machine can set up."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.database.stores import rows
from tests.unit.services.people import open_room

ROOT = Path(__file__).resolve().parents[3]

JOIN_TO_THE_LIMIT = """
import json, resource, sys
from pathlib import Path
from sait.errors import SaitError
from sait.services.members.joining import join
from sait.storage.engine.database import open_database
path, code = sys.argv[1:]
database = open_database("sqlite:///" + path)
limit = Path(path).stat().st_size + 100_000
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
joined, codes = 0, set()
for _ in range(60):
    try:
        join(database, code)
        joined += 1
    except SaitError as problem:
        codes.add(problem.code)
print(json.dumps([joined, sorted(codes)]))
"""


def test_what_was_acknowledged_before_the_limit_is_there_and_nothing_more(boards_database, tmp_path):
    pytest.importorskip("resource", reason="this system limits no process")
    path, code = tmp_path / "sait.db", open_room(boards_database).code
    boards_database.close()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SAIT_")}
    command = [sys.executable, "-c", JOIN_TO_THE_LIMIT, str(path), code]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    joined, codes = json.loads(done.stdout)
    assert codes == ["storage.full"]
    assert 0 < joined < 60
    assert rows(path, "select count(*) from respondents") == [(joined,)]
    assert rows(path, "select count(*) from member_tokens") == [(joined,)]
    assert rows(path, "pragma integrity_check") == [("ok",)]
