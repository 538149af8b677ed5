"""``make bench``: measures the real server, prints a table and writes it as JSON. No test depends on it.

``python -m tests.load.bench --only scoring,live --seconds 30`` measures a part, more shortly.
"""

import argparse
import asyncio
import sys
from collections.abc import Callable, Coroutine, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import uvloop

from tests.load import (
    banks,
    browser,
    decks,
    faults,
    joining,
    live,
    peers,
    projector,
    resources,
    scoring,
    survey,
    wall,
)
from tests.load.figures import Figure, machine, table, write_json
from tests.load.room import served_room

LIVE_PHONES = 200
ROOM = 30
"""A development day."""
CROWD = 1000
ANSWERED_ALREADY = 30
"""People who have answered everything, so that each domain that is closed has a result."""

Measure = Callable[[float], Coroutine[None, None, list[Figure]]]


async def measure_scoring(seconds: float) -> list[Figure]:
    """200 phones, and the same on bare Streamlit and oTree."""
    with served_room() as room:
        phones = await scoring.seat(room, 200)
        scored = await scoring.score(room, phones, seconds)
        figures = scoring.figures(room, scored, targets=((40, 15), (150, 60)))
        figures += await peers.compare_with_floor(room, phones, seconds)
        await scoring.leave(phones)
    return figures + await peers.compare_with_otree(scored, 200, seconds)


async def measure_crowd(seconds: float) -> list[Figure]:
    """1,000 phones for three times as long."""
    with served_room() as room:
        phones = await scoring.seat(room, CROWD)
        scored = await scoring.score(room, phones, seconds * 3)
        figures = scoring.figures(room, scored, targets=((None, 20), (None, 250)))
        await scoring.leave(phones)
    return figures


async def measure_joining(_: float) -> list[Figure]:
    """A room that comes in at once, and what new phones load."""
    with served_room() as room:
        figures = await joining.arrive(room, 200)
        if browser.is_there():
            loading = await browser.watch_loading(room)
            figures += await joining.load_assets(room, loading, 30, must=5, aim=1.5)
            figures += await joining.load_assets(room, loading, 200, must=16, aim=6)
    return figures


async def measure_browser(seconds: float) -> list[Figure]:
    """One real browser among 100 phones."""
    if not browser.is_there():
        return [Figure("one cold Chromium", 0, "", note="not measured: there is no Chromium here")]
    with served_room() as room:
        phones = await scoring.seat(room, 100)
        scoring_ = asyncio.create_task(scoring.score(room, phones, max(seconds, 30)))
        await asyncio.sleep(scoring.PAUSE_S)
        figures = await browser.join_cold(room, len(phones))
        await scoring_
        await scoring.leave(phones)
    return figures


async def measure_live(_: float) -> list[Figure]:
    """Releases on five screens while everybody scores."""
    with served_room(prepare=partial(resources.fill, people=ANSWERED_ALREADY)) as room:
        phones = await scoring.seat(room, LIVE_PHONES)
        screens = await live.open_screens(room, 5)
        scoring_ = asyncio.create_task(scoring.score(room, phones, 45))
        figures = await live.release_all(room, screens, len(phones))
        scored = await scoring_
        figures.append(
            Figure("the same: phones that failed meanwhile", len(scored.errors), "", 0, 0, "; ".join(scored.errors[:2]))
        )
        for screen in screens:
            await screen.leave()
        await scoring.leave(phones)
    return figures


async def measure_projector(seconds: float) -> list[Figure]:
    """A room of thirty, and the projector in a real browser."""
    if not browser.is_there():
        return [Figure("control page to projector", 0, "", note="not measured: there is no Chromium here")]
    with served_room() as room:
        phones = await scoring.seat(room, ROOM)
        scoring_ = asyncio.create_task(scoring.score(room, phones, max(seconds, 45)))
        figures = await projector.follow(room, len(phones))
        await scoring_
        await scoring.leave(phones)
    return figures


async def measure_banks(_: float) -> list[Figure]:
    """A large question bank."""
    return banks.measure()


async def measure_decks(_: float) -> list[Figure]:
    """A deck of all boards."""
    return decks.measure()


async def measure_memory(_: float) -> list[Figure]:
    """What stays after 500 visits."""
    with served_room() as room:
        return await resources.memory_growth(room)


async def measure_start(_: float) -> list[Figure]:
    """A start with much in the file, and a start after a kill."""
    with served_room(prepare=resources.fill_to_the_brim) as room:
        figures = await resources.starting(room)
    with served_room() as room:
        return figures + await faults.time_to_serve_again(room)


MEASURES: Mapping[str, Measure] = {
    "banks": measure_banks,
    "decks": measure_decks,
    "scoring": measure_scoring,
    "crowd": measure_crowd,
    "joining": measure_joining,
    "browser": measure_browser,
    "live": measure_live,
    "projector": measure_projector,
    "survey": survey.measure,
    "wall": wall.measure_release,
    "views": wall.measure_first_views,
    "boards": wall.measure_many_boards,
    "memory": measure_memory,
    "start": measure_start,
}


def main() -> int:
    """Run the measures that were asked for; 1 when a row was lost or phones failed where they must not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default=",".join(MEASURES), help="which measures, with commas between")
    parser.add_argument("--seconds", type=float, default=60, help="how long phones score")
    stamp = f"{datetime.now(UTC):%Y-%m-%dT%H%M%SZ}"
    parser.add_argument("--json", type=Path, default=Path("var/bench") / f"{stamp}.json")
    chosen = parser.parse_args()
    before = machine()
    figures: list[Figure] = []
    for name in chosen.only.split(","):
        print(f"{name} …", file=sys.stderr, flush=True)
        measured = uvloop.run(MEASURES[name](chosen.seconds))
        print(table(measured), flush=True)
        figures += measured
    write_json(chosen.json, figures, before)
    print(f"\n{before}\n{chosen.json}")
    return int(any(figure.must == 0 and figure.value > 0 for figure in figures))


if __name__ == "__main__":
    sys.exit(main())
