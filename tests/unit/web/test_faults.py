"""A database that cannot be reached is told in words on the plain pages too."""

import asyncio

from starlette.requests import Request

from sait.errors import SaitError
from sait.web.pages import tell_problem


def _request(language: str) -> Request:
    headers = [(b"cookie", f"sait_language={language}".encode())]
    return Request({"type": "http", "method": "GET", "path": "/sign-in", "headers": headers, "query_string": b""})


def test_the_reader_is_told_what_to_do_next(configured) -> None:
    answer = asyncio.run(tell_problem(_request("en"), SaitError("storage.unavailable")))

    assert answer.status_code == 503
    assert b"Wait a moment and try again" in answer.body


def test_an_unknown_fault_shows_no_detail(configured) -> None:
    answer = asyncio.run(tell_problem(_request("cy"), RuntimeError("secret path")))

    assert b"secret path" not in answer.body
    assert b'lang="cy"' in answer.body
