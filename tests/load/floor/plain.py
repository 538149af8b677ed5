"""The least that a plain page can do: one route that saves what was posted as a row in SQLite. What a survey is compared with."""

import os
import sqlite3
import sys

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

conn = sqlite3.connect(os.environ["FLOOR_DATABASE"], check_same_thread=False, isolation_level=None)
conn.execute("pragma journal_mode = wal")
conn.execute("create table answers (who text primary key, choice text)")


def save(who: str, choice: str) -> None:
    conn.execute("insert or replace into answers values (?, ?)", (who, choice))


async def answer(request: Request) -> Response:
    form = await request.form()
    await run_in_threadpool(save, request.headers["cookie"], str(form["VIS-01"]))
    return Response(status_code=204)


async def index(_: Request) -> Response:
    return PlainTextResponse("up")


app = Starlette(routes=[Route("/", index), Route("/survey/{token}/{page}", answer, methods=["POST"])])

if __name__ == "__main__":
    uvicorn.run(app, port=int(sys.argv[1]), log_level="warning")
