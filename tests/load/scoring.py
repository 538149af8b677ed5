"""Phones that choose a level every five seconds, each choice at its time whatever became of the one before."""

import asyncio
import time
from dataclasses import dataclass, field
from typing import Protocol

import aiohttp

from tests.load.figures import Figure, median, percentile
from tests.load.phone import Phone
from tests.load.room import Room, luck

PAUSE_S = 5.0
AT_ONCE = 40
"""How many join at a time before the measurement begins."""


Targets = tuple[tuple[float | None, float | None], tuple[float | None, float | None]]
"""What p50 and p95 must reach and aim at, in milliseconds."""


@dataclass(slots=True)
class Scored:
    """What came of it: *waits* in seconds from the tap (or its due time, when the phone was late) to saved."""

    phones: list[Phone]
    waits: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    cpu_s: float = 0.0
    lag_s: float = 0.0
    meant: int = 0

    @property
    def cpu_per_choice_s(self) -> float:
        return self.cpu_s / max(len(self.waits), 1)

    def add(self, more: "Scored") -> None:
        """Count what came of a further run of the same phones."""
        self.waits += more.waits
        self.errors += more.errors
        self.cpu_s += more.cpu_s
        self.lag_s = max(self.lag_s, more.lag_s)
        self.meant += more.meant


def browserless() -> aiohttp.ClientSession:
    """An HTTP client for many phones, each with cookies of its own."""
    return aiohttp.ClientSession(
        cookie_jar=aiohttp.DummyCookieJar(),
        connector=aiohttp.TCPConnector(limit=0),
        timeout=aiohttp.ClientTimeout(total=120),
    )


async def seat(room: Room, count: int) -> list[Phone]:
    """Let *count* phones join, without hurry."""
    door = asyncio.Semaphore(AT_ONCE)

    async def one(number: int) -> Phone:
        async with door:
            return await Phone.come_in(http, room.address, room.code, luck(f"phone {number}"))

    async with browserless() as http:
        return list(await asyncio.gather(*(one(number) for number in range(count))))


class Costs(Protocol):
    """A server that can be asked what it has cost."""

    def cpu_s(self) -> float:
        """Processor seconds used so far."""


async def score(server: Costs, phones: list[Phone], seconds: float, *, goes_on: bool = True) -> Scored:
    """Let every phone choose each PAUSE_S for *seconds*, and go on to the next question in between where *goes_on*."""
    scored = Scored(phones, meant=round(len(phones) * seconds / PAUSE_S))
    before = server.cpu_s()
    began = time.perf_counter()
    lag = asyncio.create_task(_own_lag(scored))
    await asyncio.gather(*(_score(phone, scored, began, seconds, place, goes_on) for place, phone in enumerate(phones)))
    lag.cancel()
    scored.cpu_s = server.cpu_s() - before
    return scored


async def _score(phone: Phone, scored: Scored, began: float, seconds: float, place: int, goes_on: bool) -> None:
    due = began + PAUSE_S * place / len(scored.phones)
    try:
        # A server that falls behind is not waited for when the time is up: what was meant and what was done are told.
        while max(due, time.perf_counter()) < began + seconds:
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            # Counted from when the tap was due: a server that falls behind must not be asked less often for it.
            scored.waits.append(await phone.choose() - due)
            if goes_on:
                await asyncio.sleep(max(0.0, due + PAUSE_S / 2 - time.perf_counter()))
                await phone.go_on()
            due += PAUSE_S
    except Exception as problem:  # noqa: BLE001 - whatever it is, it is counted and told
        scored.errors.append(f"{type(problem).__name__}: {problem}")


async def _own_lag(scored: Scored) -> None:
    """How late this client itself is at worst: part of every wait, and not the server's."""
    while True:
        due = time.perf_counter() + 0.05
        await asyncio.sleep(0.05)
        scored.lag_s = max(scored.lag_s, time.perf_counter() - due)


async def leave(phones: list[Phone]) -> None:
    """Everybody closes the tab."""
    await asyncio.gather(*(phone.leave() for phone in phones))


def figures(room: Room, scored: Scored, *, targets: Targets) -> list[Figure]:
    """The table's rows for one run of scoring."""
    who = f"{len(scored.phones):,} phones, a choice every {PAUSE_S:.0f} s each"
    (must_p50, aim_p50), (must_p95, aim_p95) = targets
    waits_ms = [wait * 1000 for wait in scored.waits]
    note = f"{len(waits_ms):,} of {scored.meant:,} choices; the load client itself was late by up to {scored.lag_s * 1000:.0f} ms"
    return [
        Figure(f"{who}: choice to saved, p50", median(waits_ms), "ms", must_p50, aim_p50, note),
        Figure(f"{who}: choice to saved, p95", percentile(waits_ms, 0.95), "ms", must_p95, aim_p95),
        Figure(f"{who}: errors", len(scored.errors), "", 0, 0, "; ".join(sorted(set(scored.errors))[:3])),
        Figure(f"{who}: CPU per choice and going on to the next question", scored.cpu_per_choice_s * 1000, "ms"),
        Figure(f"{who}: differences to the database", room.differences(scored.phones), "", 0, 0),
    ]
