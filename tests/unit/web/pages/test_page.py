"""What every plain page is given, and what a page may not take away from it."""

import pytest
from starlette.requests import Request

from sait.web.pages.page import page

REQUEST = Request({"type": "http", "method": "GET", "path": "/join", "headers": [], "query_string": b""})


@pytest.mark.parametrize("name", ["t", "language_name", "text_size"])
def test_a_page_cannot_take_the_name_of_what_every_page_is_given(name: str) -> None:
    with pytest.raises(TypeError, match=name):
        page(REQUEST, "problem.html", **{"title": "A title", name: "of its own"})
