"""Every plain route."""

from pathlib import Path

from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from sait.web import accounts, health, joining, preferences

ASSETS = Path(__file__).parent / "assets"

ROUTES = [
    *joining.ROUTES,
    *accounts.ROUTES,
    *preferences.ROUTES,
    *health.ROUTES,
    Mount("/assets", StaticFiles(directory=ASSETS)),
]
