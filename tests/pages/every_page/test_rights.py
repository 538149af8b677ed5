"""Rights end with the sign-in, also in what a page does by itself."""

from sait.ui.parts import polling
from sait.ui.visitor import read_visitor, remember
from tests.pages.conftest import Held, Opened


def test_the_timer_of_an_open_page_asks_for_rights_too(signed_in: Held, monkeypatch) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(polling.st, "rerun", lambda: asked.append(True))

    remember(read_visitor())
    polling._leave_if_signed_out()
    assert asked == []
    assert read_visitor().facilitator == "facilitator"

    signed_in.clear()
    polling._leave_if_signed_out()
    assert asked == [True]


def test_a_page_of_no_workshop_says_so(signed_in: Held, open_page: Opened) -> None:
    app = open_page("live", workshop="../../etc/passwd")

    assert "There is no such workshop" in app.error[0].value
