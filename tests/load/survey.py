"""A survey's plain pages under load: whoever answers at a steady pace, all at once, and whoever opens the link just sent."""

import asyncio
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from secrets import token_urlsafe

import aiohttp
import psutil

from sait.assessment.surveys.survey import MOST_MEMBERS
from sait.assessment.workshops import Form
from sait.services.banks.instruments import find_bank
from sait.services.boards import map_of_boards
from sait.services.running.seed import seed_boards
from sait.services.surveys import answering, leading, links
from sait.services.tokens import now
from sait.settings import ROOT
from sait.storage.engine.database import Database, open_database
from sait.web.server.cookies import survey_cookie
from tests.e2e.server import Server
from tests.load.figures import Figure, median, percentile
from tests.load.peers import Peer, running
from tests.load.scoring import PAUSE_S, browserless

HERE = Path(__file__).parent
INSTRUMENT = "six-month-follow-up"
ANSWERING, OPENING, AT_ONCE = 2000, 1000, 64
OPENING_S = 10.0
RATED = "VIS-01"
LEVELS = ("0", "1", "2", "3", "dont-know", "not-applicable")
COMPRESSED = {"Accept-Encoding": "gzip, deflate"}
"""What browsers accept without TLS."""


@dataclass(slots=True)
class Person:
    """Somebody with a link and a browser; *kept* is the last choice that the server said it has, *sent* how often one was."""

    token: str
    secret: str = field(default_factory=lambda: token_urlsafe(16))
    kept: str = ""
    sent: int = 0

    @property
    def cookie(self) -> str:
        return f"{survey_cookie(answering.token_hash_of(self.token))}={self.secret}"


@dataclass(frozen=True, slots=True)
class ServedSurvey:
    """An open survey on a server of its own, with as many people as have a link."""

    server: Server
    people: Sequence[Person]

    def lost(self) -> int:
        """How many people's browsers have another choice on the way than the server said it has; 0 is the only good answer."""
        database = open_database(f"sqlite:///{self.server.database}")
        try:
            return sum(self._differs(database, person) for person in self.people if person.sent)
        finally:
            database.close()

    def _differs(self, database: Database, person: Person) -> bool:
        questionnaire = answering.find_questionnaire(database, person.token)
        draft = answering.read_draft(database, questionnaire, person.secret)
        return draft is None or draft.answers.choices.get(RATED) != person.kept

    def cpu_s(self) -> float:
        """Processor seconds the server has used so far."""
        used = psutil.Process(self.server.pid).cpu_times()
        return float(used.user + used.system)


@contextmanager
def served_survey(people: int) -> Iterator[ServedSurvey]:
    """A fresh file with a survey in it, a link for each person, and a server that has just started."""
    with tempfile.TemporaryDirectory(prefix="sait-load-") as folder:
        server = Server(Path(folder), afresh=True)
        database = open_database(f"sqlite:///{server.database}")
        seed_boards(database)
        served = ServedSurvey(server, [Person(token) for token in _draw(database, people)])
        database.close()
        server.start()
        try:
            yield served
        finally:
            server.stop()


def _draw(database: Database, people: int) -> Iterator[str]:
    _, boards, _ = map_of_boards(database, "en")
    board_ids = tuple(board.id for board in boards)[: -(-people // MOST_MEMBERS)]
    today = now().date()
    plan = leading.SurveyPlan(
        {"en": "Load", "cy": "Llwyth"},
        find_bank(ROOT / "question_banks", INSTRUMENT),
        Form.FULL,
        today,
        today + timedelta(2),
        board_ids,
    )
    survey = leading.plan_survey(database, plan, who="load")
    leading.open_survey(database, survey, minimum=5, who="load")
    for place, board_id in enumerate(board_ids):
        count = min(MOST_MEMBERS, people - place * MOST_MEMBERS)
        named = {"survey_id": survey.id, "board_id": board_id, "who": "load"}
        links.say_members(database, members=count, not_asked=0, **named)
        yield from (link.token for link in links.draw_links(database, count=count, **named))


async def _answer(http: aiohttp.ClientSession, address: str, person: Person) -> None:
    """One choice, as the page's script saves it."""
    choice = LEVELS[person.sent % len(LEVELS)]
    person.sent += 1
    fields = {"act": "keep", "view": person.secret[:8], "turn": str(person.sent), RATED: choice}
    headers = {"Cookie": person.cookie, "Origin": address}
    async with http.post(f"{address}/survey/{person.token}/1", data=fields, headers=headers) as answer:
        assert answer.status == 204, f"{answer.status}: {(await answer.text())[:200]}"
    person.kept = choice


@dataclass(slots=True)
class Answered:
    """*waits* in seconds from when an answer was due to when it was kept, *errors*, and what it cost the server."""

    waits: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    cpu_s: float = 0.0
    took_s: float = 0.0


async def _steadily(served: ServedSurvey | Peer, address: str, people: Sequence[Person], seconds: float) -> Answered:
    answered, before, began = Answered(), served.cpu_s(), time.perf_counter()

    async def one(place: int, person: Person) -> None:
        due = began + PAUSE_S * place / len(people)
        while max(due, time.perf_counter()) < began + seconds:
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            try:
                await _answer(http, address, person)
                answered.waits.append(time.perf_counter() - due)
            except (aiohttp.ClientError, TimeoutError, AssertionError) as problem:
                answered.errors.append(f"{type(problem).__name__}: {problem}")
            due += PAUSE_S

    async with browserless() as http:
        await asyncio.gather(*(one(place, person) for place, person in enumerate(people)))
    answered.cpu_s, answered.took_s = served.cpu_s() - before, time.perf_counter() - began
    return answered


async def _without_a_pause(
    served: ServedSurvey | Peer, address: str, people: Sequence[Person], seconds: float
) -> Answered:
    """AT_ONCE requests are always under way, each somebody else's."""
    answered, before, began = Answered(), served.cpu_s(), time.perf_counter()
    turns = iter(range(10**9))

    async def one() -> None:
        while time.perf_counter() < began + seconds:
            person, sent = people[next(turns) % len(people)], time.perf_counter()
            try:
                await _answer(http, address, person)
                answered.waits.append(time.perf_counter() - sent)
            except (aiohttp.ClientError, TimeoutError, AssertionError) as problem:
                answered.errors.append(f"{type(problem).__name__}: {problem}")

    async with browserless() as http:
        await asyncio.gather(*(one() for _ in range(AT_ONCE)))
    answered.cpu_s, answered.took_s = served.cpu_s() - before, time.perf_counter() - began
    return answered


async def _open_links(address: str, people: Sequence[Person]) -> list[float]:
    async def one(place: int, person: Person) -> float:
        due = began + OPENING_S * place / len(people)
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        async with http.get(f"{address}/survey/{person.token}") as answer:
            assert answer.status == 200
            await answer.read()
        return time.perf_counter() - due

    began = time.perf_counter()
    async with browserless() as http:
        return list(await asyncio.gather(*(one(place, person) for place, person in enumerate(people))))


async def _weigh(address: str, person: Person) -> tuple[float, int]:
    """The kB that the heaviest page takes over the wire with all it asks for, and how many requests that is."""
    async with aiohttp.ClientSession(headers=COMPRESSED | {"Cookie": person.cookie}, auto_decompress=False) as http:
        heaviest = 0
        for number in range(1, 8):
            async with http.get(f"{address}/survey/{person.token}/{number}") as answer:
                assert answer.status == 200, answer.status
                heaviest = max(heaviest, len(await answer.read()))
    async with aiohttp.ClientSession(headers={"Cookie": person.cookie}) as http:
        async with http.get(f"{address}/survey/{person.token}/1") as answer:
            script = (await answer.text()).partition('<script src="')[2].partition('"')[0]
        async with http.get(f"{address}{script}") as answer:
            return (heaviest + len(await answer.read())) / 1000, 2


async def measure(seconds: float) -> list[Figure]:
    """What the survey's pages reach, and the same on a page of bare Starlette that saves a row."""
    with served_survey(ANSWERING) as served:
        address = served.server.address
        opened = await _open_links(address, served.people[:OPENING])
        steady = await _steadily(served, address, served.people, seconds)
        rush = await _without_a_pause(served, address, served.people, seconds / 3)
        lost = served.lost()
        weight, requests = await _weigh(address, served.people[0])
    with tempfile.TemporaryDirectory(prefix="sait-floor-") as folder:
        command = [sys.executable, str(HERE / "floor" / "plain.py"), "{port}"]
        with running(command, {"FLOOR_DATABASE": f"{folder}/floor.db"}, Path(folder), "/") as floor:
            others = [Person(person.token) for person in served.people]
            bare = await _steadily(floor, floor.address, others, seconds)
            bare_rush = await _without_a_pause(floor, floor.address, others, seconds / 3)
    who = f"survey: {ANSWERING} people, an answer each {PAUSE_S:.0f} s"
    wrong = steady.errors + rush.errors
    return [
        Figure(f"survey: {OPENING} open their link within {OPENING_S:.0f} s, p95", percentile(opened, 0.95), "s", 1, 0.3),
        Figure(f"{who}: p50", median(steady.waits) * 1000, "ms", 40, 15, _floor(bare, 0.5)),
        Figure(f"{who}: p95", percentile(steady.waits, 0.95) * 1000, "ms", 250, 100, _floor(bare, 0.95)),
        Figure("survey: answers lost or refused", lost + len(wrong), "", 0, 0, "; ".join(wrong[:2])),
        Figure(f"{who}: CPU an answer", _cost(steady), "ms", note=f"bare Starlette: {_cost(bare):.2f} ms"),
        Figure("survey: no pause, time an answer", _pace(rush), "ms", 1, 1 / 3, _rates(rush, bare_rush)),
        Figure("survey: the heaviest page with its script", weight, "kB", 40, 20),
        Figure("survey: requests a page", requests, "", 4, 2),
    ]  # fmt: skip


def _floor(bare: Answered, share: float) -> str:
    return f"bare Starlette: {percentile(bare.waits, share) * 1000:.1f} ms"


def _cost(answered: Answered) -> float:
    return 1000 * answered.cpu_s / max(1, len(answered.waits))


def _pace(answered: Answered) -> float:
    return 1000 * answered.took_s / max(1, len(answered.waits))


def _rates(ours: Answered, bare: Answered) -> str:
    here, there = (len(one.waits) / one.took_s for one in (ours, bare))
    return f"{here:.0f} answers a second; bare Starlette: {there:.0f}"
