"""The same load on what SAIT is built on, and on oTree: their figures say what of ours is the machine's and the framework's."""

import asyncio
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import aiohttp
import psutil

from tests.e2e.server import free_port
from tests.load.figures import Figure, median, percentile
from tests.load.people import Identity
from tests.load.phone import Phone
from tests.load.room import Room, luck
from tests.load.scoring import PAUSE_S, Scored, leave, score
from tests.load.wire import Wire

HERE = Path(__file__).parent
PATIENCE_S = 60
TURN_S = 2 * PAUSE_S
"""How long each of two servers is asked before the other is: every phone chooses twice."""
OTREE = Path("var/bench/otree")
OTREE_VERSION = "otree==6.0.15"
ITEMS_A_PAGE = 5
PAGES = 8


class Peer:
    """Another server under load: where it is, and what its process costs."""

    def __init__(self, process: subprocess.Popen[bytes], address: str) -> None:
        self.address = address
        self._process = psutil.Process(process.pid)

    def cpu_s(self) -> float:
        """Processor seconds used so far, by the process and those it started."""
        family = [self._process, *self._process.children(recursive=True)]
        return float(sum(sum(one.cpu_times()[:2]) for one in family))


@contextmanager
def running(command: list[str], environment: dict[str, str], folder: Path, ready: str) -> Iterator[Peer]:
    """A server of *command* while it is measured; *ready* is a path that it answers when it has started."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    filled = [part.format(port=port) for part in command]
    with (folder / "peer.log").open("wb") as log:
        process = subprocess.Popen(filled, cwd=folder, env=os.environ | environment, stdout=log, stderr=log)
    try:
        _wait(address + ready, process)
        yield Peer(process, address)
    finally:
        with suppress(psutil.NoSuchProcess):
            for child in psutil.Process(process.pid).children(recursive=True):
                child.kill()
        process.kill()
        process.wait()


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"nothing answers at {address}")


async def compare_with_floor(room: Room, phones: list[Phone], seconds: float) -> list[Figure]:
    """Choices alone, here and on a bare Streamlit page of five radios, in turns: what else the machine does meets both."""
    with tempfile.TemporaryDirectory(prefix="sait-floor-") as folder:
        script = str(HERE / "floor" / "app.py")
        options = ["--server.port={port}", "--server.headless=true", "--server.fileWatcherType=none"]
        options += ["--runner.postScriptGC=false", "--browser.gatherUsageStats=false"]
        command = [sys.executable, "-m", "streamlit", "run", script, *options]
        place = Path(folder)
        environment = {"FLOOR_DATABASE": str(place / "floor.db"), "HOME": folder}
        with running(command, environment, place, "/_stcore/health") as floor:
            bare = [await _bare_phone(floor, number) for number in range(len(phones))]
            ours, theirs = Scored(phones), Scored(bare)
            for _ in range(max(1, round(seconds / TURN_S))):
                ours.add(await score(room, phones, TURN_S, goes_on=False))
                theirs.add(await score(floor, bare, TURN_S, goes_on=False))
            await leave(bare)
    return _beside("bare Streamlit", len(phones), ours, theirs)


async def _bare_phone(floor: Peer, number: int) -> Phone:
    who = Identity((("who", str(number)),), "en")
    wire = await Wire.open(floor.address, "", "", who)
    await wire.settle()
    return Phone(who, wire, luck(f"bare {number}"))


def _beside(name: str, phones: int, ours: Scored, theirs: Scored) -> list[Figure]:
    who = f"{phones} phones, choices alone"
    here, there = median(ours.waits), median(theirs.waits)
    late_here, late_there = percentile(ours.waits, 0.95), percentile(theirs.waits, 0.95)
    cost_here, cost_there = ours.cpu_per_choice_s, theirs.cpu_per_choice_s
    return [
        Figure(f"{who}: CPU per choice", cost_here * 1000, "ms", 12, 6, f"{name}: {cost_there * 1000:.1f} ms"),
        Figure(f"{who}: CPU per choice against {name}", cost_here / cost_there, "x"),
        Figure(f"{who}: p50 against {name}", here / there, "x", note=f"{here * 1000:.0f} and {there * 1000:.0f} ms"),
        Figure(
            f"{who}: p95 against {name}",
            late_here / late_there,
            "x",
            note=f"{late_here * 1000:.0f} and {late_there * 1000:.0f} ms",
        ),
    ]


def install_otree() -> Path | None:
    """oTree in an environment of its own, since it needs other versions of what we use; None where it cannot be had."""
    python = OTREE / "bin" / "python"
    try:
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", str(OTREE)], check=True, capture_output=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", OTREE_VERSION]
        subprocess.run(pip, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return OTREE.resolve() / "bin" / "otree"


async def compare_with_otree(ours: Scored, people: int, seconds: float) -> list[Figure]:
    """The same forty questions in oTree, five a page: a page each 25 seconds is a choice each five."""
    program = await asyncio.to_thread(install_otree)
    if program is None:
        return [Figure("oTree", 0, "", note="not measured: it could not be installed here")]
    with tempfile.TemporaryDirectory(prefix="sait-otree-") as folder:
        project = Path(folder)
        _write_project(project)
        command = [str(program), "prodserver", "{port}"]
        with running(command, _otree_environment(program, folder), project, "/demo") as peer:
            waits, cpu_s, errors = await _answer(peer, people, seconds)
    choices = len(waits) * ITEMS_A_PAGE
    cost = cpu_s / max(choices, 1)
    note = f"{choices:,} answers, {errors} errors; a submitted page p50 {median(waits) * 1000:.0f} ms, p95 {percentile(waits, 0.95) * 1000:.0f} ms"
    return [
        Figure(
            f"{people} people in oTree, an answer every {PAUSE_S:.0f} s each: CPU per answer",
            cost * 1000,
            "ms",
            note=note,
        ),
        Figure("CPU per choice against CPU per answer in oTree", ours.cpu_per_choice_s / cost, "x"),
        Figure(
            "p50 of saving a choice against p50 of submitting a page of five in oTree",
            median(ours.waits) / median(waits),
            "x",
        ),
    ]


def _otree_environment(program: Path, folder: str) -> dict[str, str]:
    # It starts itself again by its name alone.
    return {"OTREE_PRODUCTION": "1", "HOME": folder, "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}"}


def _write_project(project: Path) -> None:
    app = project / "forty"
    for needed in (app, project / "_static", project / "_templates"):
        needed.mkdir()
    (project / "settings.py").write_text(
        "SESSION_CONFIGS = [dict(name='forty', app_sequence=['forty'], num_demo_participants=1)]\n"
        "SESSION_CONFIG_DEFAULTS = dict(real_world_currency_per_point=1, participation_fee=0)\n"
        "LANGUAGE_CODE = 'en'\nREAL_WORLD_CURRENCY_CODE = 'GBP'\n"
        "ADMIN_USERNAME = 'admin'\nADMIN_PASSWORD = 'load'\nSECRET_KEY = 'load'\n",
        encoding="utf-8",
    )
    fields = "".join(
        f"    q{number} = models.IntegerField(choices=[0, 1, 2, 3], widget=widgets.RadioSelect)\n"
        for number in range(PAGES * ITEMS_A_PAGE)
    )
    pages = "".join(
        f"class P{page}(Page):\n    form_model = 'player'\n    template_name = 'forty/P.html'\n"
        f"    form_fields = {[f'q{page * ITEMS_A_PAGE + place}' for place in range(ITEMS_A_PAGE)]!r}\n"
        for page in range(PAGES)
    )
    sequence = ", ".join(f"P{page}" for page in range(PAGES))
    (app / "__init__.py").write_text(
        "from otree.api import *\n\nclass C(BaseConstants):\n    NAME_IN_URL = 'forty'\n    PLAYERS_PER_GROUP = None\n"
        "    NUM_ROUNDS = 1\n\nclass Subsession(BaseSubsession):\n    pass\n\nclass Group(BaseGroup):\n    pass\n\n"
        f"class Player(BasePlayer):\n{fields}\n{pages}\npage_sequence = [{sequence}]\n",
        encoding="utf-8",
    )
    (app / "P.html").write_text(
        "{{ block title }}Questions{{ endblock }}{{ block content }}{{ formfields }}{{ next_button }}{{ endblock }}",
        encoding="utf-8",
    )


async def _answer(peer: Peer, people: int, seconds: float) -> tuple[list[float], float, int]:
    waits: list[float] = []
    errors: list[Exception] = []
    timeout = aiohttp.ClientTimeout(total=120)
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0), timeout=timeout) as http:
        starts = await _sessions(http, peer, people)
        before, began = peer.cpu_s(), time.perf_counter()

        async def one(place: int, address: str) -> None:
            try:
                waits.extend(
                    await _walk(http, address, began + PAUSE_S * ITEMS_A_PAGE * place / people, began + seconds)
                )
            except (aiohttp.ClientError, TimeoutError, AssertionError) as problem:
                errors.append(problem)

        await asyncio.gather(*(one(place, address) for place, address in enumerate(starts)))
        return waits, peer.cpu_s() - before, len(errors)


async def _sessions(http: aiohttp.ClientSession, peer: Peer, people: int) -> list[str]:
    body = {"session_config_name": "forty", "num_participants": people}
    async with http.post(f"{peer.address}/api/sessions", json=body) as response:
        assert response.status == 200, await response.text()
        door = str((await response.json())["session_wide_url"])
    entered = []
    for _ in range(people):
        async with http.get(door) as response:
            entered.append(str(response.url))
    return entered


async def _walk(http: aiohttp.ClientSession, address: str, due: float, end: float) -> list[float]:
    waits: list[float] = []
    async with http.get(address) as response:
        page, here = await response.text(), str(response.url)
    while due < end and (names := sorted(set(re.findall(r'name="(q\d+)"', page)))):
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        async with http.post(here, data=dict.fromkeys(names, "2")) as response:
            assert response.status == 200, response.status
            page, here = await response.text(), str(response.url)
        waits.append(time.perf_counter() - due)
        due += PAUSE_S * ITEMS_A_PAGE
    return waits
