"""A room that comes in at once: first over the websocket, then with the files that a new phone loads."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass

import aiohttp

from tests.load.figures import Figure, percentile
from tests.load.people import first_question, join
from tests.load.room import Room, luck
from tests.load.scoring import browserless
from tests.load.wire import Wire

WITHIN_S = 5.0
CONNECTIONS = 6
"""How many a browser opens to one HTTP/1.1 server."""


async def arrive(room: Room, count: int) -> list[Figure]:
    """*count* phones come within five seconds: scan, press Start, and see the first question."""
    async with browserless() as http:
        waits = await asyncio.gather(*(_arrive(http, room, place, WITHIN_S * place / count) for place in range(count)))
    whole, socket = [wait for wait, _ in waits], [wait for _, wait in waits]
    who = f"{count} phones joining within {WITHIN_S:.0f} s"
    return [
        Figure(f"{who}: websocket to first item, p95", percentile(socket, 0.95), "s", 1.0, 0.3),
        Figure(f"{who}: from the scan to the first item, p95", percentile(whole, 0.95), "s"),
    ]


async def _arrive(http: aiohttp.ClientSession, room: Room, place: int, due: float) -> tuple[float, float]:
    await asyncio.sleep(due)
    scanned = time.perf_counter()
    who = await join(http, room.address, room.code, luck(f"join {place}").choice(("cy", "en")))
    question = await first_question(http, room.address, who)
    connecting = time.perf_counter()
    wire = await Wire.open(room.address, "score", question, who)
    drawn = await wire.until_radio()
    await wire.close()
    return drawn - scanned, drawn - connecting


@dataclass(frozen=True, slots=True)
class Loading:
    """What a real new phone asked for, in the order it did: paths on this server."""

    paths: Sequence[str]


async def load_assets(room: Room, loading: Loading, count: int, *, must: float, aim: float) -> list[Figure]:
    """*count* new phones ask for everything at once, over six connections each."""
    began = time.perf_counter()
    sizes = await asyncio.gather(*(_load(room, loading) for _ in range(count)))
    took = time.perf_counter() - began
    note = f"{len(loading.paths)} requests and {sizes[0] / 2**20:.2f} MB each"
    return [Figure(f"{count} cold phones at once: everything served", took, "s", must, aim, note)]


async def _load(room: Room, loading: Loading) -> int:
    headers = {"Accept-Encoding": "gzip, deflate"}  # what browsers accept without TLS
    connector = aiohttp.TCPConnector(limit=CONNECTIONS)
    timeout = aiohttp.ClientTimeout(total=120)
    async with aiohttp.ClientSession(
        connector=connector, headers=headers, auto_decompress=False, timeout=timeout
    ) as http:
        return sum(await asyncio.gather(*(_fetch(http, room.address + path) for path in loading.paths)))


async def _fetch(http: aiohttp.ClientSession, address: str) -> int:
    async with http.get(address) as response:
        response.raise_for_status()
        return len(await response.read())
