"""``sait serve``: the server, in this process's place."""

import os
import sys
from urllib.parse import urlsplit

import click

from sait.i18n.languages import default_language
from sait.settings import ROOT, settings
from sait.storage.engine.database import open_database


@click.command
def serve() -> None:
    """Start SAIT and print its addresses."""
    chosen = settings()
    default_language()  # a wrong one is told here
    # Whatever is wrong with the database is told here, before the server starts.
    open_database(chosen.database_address).close()
    options = ["--server.address", chosen.host, "--server.port", str(chosen.port)]
    host = urlsplit(chosen.public_url).hostname
    if host:
        # Websockets are taken from this origin only; without it Streamlit would look for its own address outside.
        options += ["--browser.serverAddress", host]
    os.chdir(ROOT)
    os.execv(sys.executable, [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), *options])
