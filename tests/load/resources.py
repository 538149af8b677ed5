"""What stays behind after many visits, and what a start costs with much in the file."""

import asyncio
import random
import time

from sait.services.tokens import hashed
from sait.storage import members, responses
from sait.storage.engine.database import Database
from tests.load.figures import Figure
from tests.load.people import first_question, join
from tests.load.phone import Phone
from tests.load.room import Room, luck
from tests.load.scoring import browserless
from tests.load.wire import Wire

AT_ONCE = 25
CHOICES_EACH = 100
ANSWERS_IN_FILE = 70_000


async def memory_growth(room: Room, *, few: int = 50, many: int = 500) -> list[Figure]:
    """Resident memory after *many* people who chose a hundred times each, against after the first *few*."""
    await _visits(room, 0, few)
    early = room.memory_mb()
    await _visits(room, few, many)
    late = room.memory_mb()
    what = f"memory after {many * CHOICES_EACH:,} choices and {many} joins against {few * CHOICES_EACH:,} and {few}"
    return [Figure(what, late / early, "x", 1.3, 1.1, f"{early:.0f} MB, then {late:.0f} MB")]


async def _visits(room: Room, first: int, last: int) -> None:
    door = asyncio.Semaphore(AT_ONCE)

    async def visit(number: int) -> None:
        async with door:
            phone = await Phone.come_in(http, room.address, room.code, luck(f"visit {number}"))
            for _ in range(CHOICES_EACH):
                await phone.choose()
            await phone.leave()

    async with browserless() as http:
        await asyncio.gather(*(visit(number) for number in range(first, last)))


def fill(database: Database, room: Room, people: int) -> None:
    """Put *people* who answered everything into the file."""
    item_ids = [item.id for domain in room.instrument.domains for item in domain.items]
    with database.writing() as conn:
        for number in range(people):
            respondent_id = members.add_respondent(
                conn,
                workshop_id=room.workshop_id,
                local_area_id=None,
                slip_hash=hashed(f"load {room.workshop_id} {number}"),
            )
            draw = luck(f"filled {number}")
            responses.add_many(conn, [_answer(respondent_id, item_id, draw) for item_id in item_ids])


def fill_to_the_brim(database: Database, room: Room) -> None:
    """Put ANSWERS_IN_FILE answers into the file."""
    fill(database, room, -(-ANSWERS_IN_FILE // sum(len(domain.items) for domain in room.instrument.domains)))


def _answer(respondent_id: int, item_id: str, draw: random.Random) -> dict[str, object]:
    return {
        "respondent_id": respondent_id,
        "wave": "first",
        "vantage": "own",
        "item_id": item_id,
        "choice": str(draw.randint(0, 3)),
        "late": False,
        "writer": "load",
        "handovers": 0,
    }


async def starting(room: Room) -> list[Figure]:
    """From the command to a page, and to a question over the websocket, with much in the file."""
    room.server.stop()
    began = time.perf_counter()
    room.server.start()
    async with browserless() as http:
        async with http.get(f"{room.address}/", headers={"Accept": "text/html"}) as response:
            response.raise_for_status()
        page = time.perf_counter() - began
        who = await join(http, room.address, room.code, "en")
        wire = await Wire.open(room.address, "score", await first_question(http, room.address, who), who)
        question = await wire.until_radio() - began
        await wire.close()
    what = f"start with {ANSWERS_IN_FILE:,} answers in the file"
    return [
        Figure(f"{what}: first page served", page, "s", 5, 2),
        Figure(f"{what}: somebody joined and sees the first item", question, "s"),
    ]
