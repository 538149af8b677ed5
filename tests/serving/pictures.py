"""The pictures of the README, made from the demonstration: ``make pictures``. The slide is made from a deck by hand."""

import os
import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from sait.assessment.projector import ProjectorScreen, ScreenKind
from sait.services.workshops import projector
from sait.settings import ROOT
from sait.storage.engine.database import open_database
from tests.e2e.people import PHONE, Facilitator, Phone, draw
from tests.e2e.server import Server

IMAGES = ROOT / "docs" / "images"
ROOM: ViewportSize = {"width": 1280, "height": 720}
LIVE = "select id, code from workshops where state = 'scoring'"


def make(browser: Browser, server: Server) -> None:
    """All of them, over those that are there."""
    with sqlite3.connect(server.database) as conn:
        workshop_id, code = conn.execute(LIVE).fetchone()
    facilitator = Facilitator(browser, server)
    facilitator.create_account()
    facilitator.page.set_viewport_size(ROOM)
    _save(facilitator.open(f"/live?workshop={workshop_id}", "en"), "live-en-1280")
    _save(facilitator.open("/compare", "en"), "compare-en-1280")
    database = open_database(f"sqlite:///{server.database}")
    screen = ProjectorScreen(ScreenKind.ITEM, "PRO", "PRO-01", None)
    projector.choose_screen(database, workshop_id=workshop_id, screen=screen)
    database.close()
    _save(facilitator.open(f"/projector?workshop={workshop_id}", "en"), "projector-both")
    phone = Phone(browser, server, "cy")
    phone.page.set_viewport_size(PHONE)
    phone.join(code)
    phone.page.goto(f"{server.address}/score?at=own.OUT-01")
    _save(phone.page, "score-cy-390")


def _save(page: Page, name: str) -> None:
    draw(page)
    page.screenshot(path=IMAGES / f"{name}.png")


def main() -> None:
    """Start a server with the demonstration, and take the pictures."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server(Path(folder), afresh=True)
        server.fill(demonstration=True)
        server.start()
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM"))
        try:
            make(browser, server)
        finally:
            browser.close()
            server.stop()


if __name__ == "__main__":
    main()
