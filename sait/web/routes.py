"""Every plain route."""

from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from sait.web.pages import (
    accounts,
    banks,
    cards,
    downloads,
    erasing,
    former_addresses,
    joining,
    oidc,
    paper,
    phone_check,
    preferences,
    privacy,
    sectors,
    themes,
    words,
)
from sait.web.pages.plain import following, line, screens, taking_part
from sait.web.pages.surveys import answering, links, previewing, workbook
from sait.web.pages.surveys import paper as survey_paper
from sait.web.server import health
from sait.web.server.assets import OWN_FILES, own_address

ROUTES = [
    *joining.ROUTES,
    *accounts.ROUTES,
    *oidc.ROUTES,
    *banks.ROUTES,
    *preferences.ROUTES,
    *health.ROUTES,
    *paper.ROUTES,
    *phone_check.ROUTES,
    *cards.ROUTES,
    *privacy.ROUTES,
    *erasing.ROUTES,
    *sectors.ROUTES,
    *themes.ROUTES,
    *words.ROUTES,
    *downloads.ROUTES,
    *screens.ROUTES,
    *following.ROUTES,
    *line.ROUTES,
    *taking_part.ROUTES,
    *answering.ROUTES,
    *links.ROUTES,
    *previewing.ROUTES,
    *workbook.ROUTES,
    *survey_paper.ROUTES,
    *former_addresses.ROUTES,
    Mount(own_address(), StaticFiles(directory=OWN_FILES)),
]
