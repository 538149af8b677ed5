"""Item by item through the closed domains, and what the closing of one puts on the projector."""

from sait.assessment.projector import ProjectorScreen, ScreenKind, revealed, turned
from tests.conftest import small_bank

DOMAINS = small_bank().instrument.in_form("short")
ORDER = [(domain.id, item.id) for domain in DOMAINS for item in domain.items if item.scale is not None]


def test_turning_goes_through_every_item_and_round():
    screen, met = ProjectorScreen(kind=ScreenKind.ITEM, domain_id=ORDER[0][0]), []
    screen = turned(screen, DOMAINS, 0)
    for _ in ORDER:
        met.append((screen.domain_id, screen.item_id))
        screen = turned(screen, DOMAINS, 1)
    assert met == ORDER
    assert (screen.domain_id, screen.item_id) == ORDER[0]
    assert turned(screen, DOMAINS, -1).item_id == ORDER[-1][1]


def test_turning_begins_in_the_domain_that_is_shown():
    assert turned(ProjectorScreen(domain_id="OUT"), DOMAINS, 1).item_id == "OUT-01"
    assert turned(ProjectorScreen(), (), 1) == ProjectorScreen()


def test_a_closing_shows_the_radar_and_leaves_the_language():
    screen = revealed(
        ProjectorScreen(kind=ScreenKind.ITEM, domain_id="GOV", item_id="GOV-01", language="cy"),
        "OUT",
    )
    assert screen == ProjectorScreen(ScreenKind.RADAR, "OUT", None, "cy")
    assert screen.languages == ("cy",)
    assert ProjectorScreen().languages == ("en", "cy")
