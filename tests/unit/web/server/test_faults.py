"""A database that cannot be reached is told in words on the plain pages too."""

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.routing import Route
from starlette.testclient import TestClient

from sait.errors import SaitError
from sait.web.pages.page import tell_problem


def _client(problem: Exception, language: str) -> TestClient:
    async def fail(_request: Request) -> None:
        raise problem

    app = Starlette(
        routes=[Route("/sign-in", fail)], exception_handlers={SaitError: tell_problem, RuntimeError: tell_problem}
    )
    return TestClient(app, cookies={"sait_language": language})


@pytest.mark.parametrize(("language", "advice"), [("en", "Wait a moment and try again"), ("cy", "Arhoswch")])
def test_the_reader_is_told_what_to_do_next(configured, language: str, advice: str) -> None:
    answer = _client(SaitError("storage.unavailable"), language).get("/sign-in")

    assert answer.status_code == 503
    assert advice in answer.text


def test_an_unknown_fault_shows_no_detail(configured) -> None:
    answer = _client(RuntimeError("secret path"), "cy").get("/sign-in")

    assert "secret path" not in answer.text
    assert 'lang="cy"' in answer.text
