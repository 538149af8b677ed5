"""The network is cut under a phone, for a moment and for long: nothing is shown as saved that is not, none lost that was."""

import sqlite3
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.people import Phone, settle
from tests.e2e.server import Server
from tests.faults.network import Network, Weather
from tests.patience import looks_during


@pytest.fixture
def network(server: Server) -> Iterator[Network]:
    made = Network(server.port)
    yield made
    made.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    # Phones come by the network's address, so the server must not insist on its own.
    running = Server(tmp_path_factory.mktemp("server"), SAIT_PUBLIC_URL="")
    running.fill(demonstration=True)
    running.start()
    yield running
    running.stop()


@pytest.fixture
def code(server: Server) -> str:
    with sqlite3.connect(server.database) as conn:
        query = "select code from workshops where board_id = 'north-wales-board' and state = 'scoring'"
        return str(conn.execute(query).fetchone()[0])


class Roaming:
    """A phone's way to the server, by the network that fails."""

    def __init__(self, server: Server, network: Network) -> None:
        self.address = network.address
        self.server = server


def _may_not_lie(phone: Phone, server: Server) -> None:
    """What is marked and called saved is what the database has."""
    if phone.page.locator(".sait-saved").first.is_visible():
        shown = phone.page.locator("input:checked").first.get_attribute("value")
        assert phone.saved(server)[phone.place.removeprefix("own.")] == shown


CUTS = [5, pytest.param(60, marks=pytest.mark.soak), pytest.param(600, marks=pytest.mark.soak)]


@pytest.mark.parametrize("seconds", CUTS)
@pytest.mark.parametrize("cut", [Weather.HOLDS, Weather.BREAKS])
def test_a_cut_loses_nothing_that_was_saved_and_shows_nothing_as_saved_that_is_not(
    browser: Browser, server: Server, network: Network, code: str, cut: Weather, seconds: int
) -> None:
    phone = Phone(browser, Roaming(server, network))  # type: ignore[arg-type]  # it has an address
    phone.join(code)
    phone.choose(1)
    item = phone.place.removeprefix("own.")
    assert phone.saved(server)[item] == "1"

    network.weather = cut
    phone.touch(2)
    for _ in looks_during(seconds):
        assert phone.saved(server)[item] in {"1", "2"}
        if phone.page.locator("input:checked").first.get_attribute("value") == "2" and phone.saved(server)[item] == "1":
            expect(phone.page.locator(".sait-saved").first).to_be_hidden()
    network.weather = Weather.PASSES

    expect(phone.page.locator(".sait-offline")).to_be_hidden()
    expect(phone.page.get_by_role("radio").nth(3)).to_be_enabled()
    settle(phone.page)
    _may_not_lie(phone, server)
    assert item in phone.saved(server)

    phone.choose(3)
    assert phone.saved(server)[item] == "3"
    phone.next()
    phone.choose(0)
    assert len(phone.saved(server)) == 2
