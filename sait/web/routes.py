"""Every plain route."""

from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from sait.web import (
    accounts,
    banks,
    cards,
    downloads,
    erasing,
    health,
    joining,
    oidc,
    paper,
    preferences,
    preflight,
    privacy,
    sectors,
    words,
)
from sait.web.assets import OWN_FILES, own_address

ROUTES = [
    *joining.ROUTES,
    *accounts.ROUTES,
    *oidc.ROUTES,
    *banks.ROUTES,
    *preferences.ROUTES,
    *health.ROUTES,
    *paper.ROUTES,
    *preflight.ROUTES,
    *cards.ROUTES,
    *privacy.ROUTES,
    *erasing.ROUTES,
    *sectors.ROUTES,
    *words.ROUTES,
    *downloads.ROUTES,
    Mount(own_address(), StaticFiles(directory=OWN_FILES)),
]
