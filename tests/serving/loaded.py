"""Imported once, in the process that servers are forked from: see ``forked.py``."""

import importlib
import logging
import pkgutil
from functools import cache

import sait.ui
from sait.web.server import assets, lifespan

MAIN = "sait.ui.main"
"""A script, which draws a page when it is imported."""


def load() -> None:
    """Import what the server, its routes and its pages are made of, and compress what browsers load."""
    for name in ("streamlit.web.cli", "uvicorn", "sait.cli.main", "sait.web.routes"):
        importlib.import_module(name)
    for module in pkgutil.walk_packages(sait.ui.__path__, "sait.ui."):
        if module.name != MAIN:
            importlib.import_module(module.name)
    assets.read_asset = cache(assets.read_asset)
    lifespan._warm_up()
    assets.shelf.cache_clear()  # each server fills its own, with what is remembered


logging.disable()  # of what only a server needs, nothing is missing here
load()
logging.disable(logging.NOTSET)
