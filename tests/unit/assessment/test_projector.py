"""Item by item through the closed domains, and what the closing of one puts on the projector."""

from sait.assessment.projector import Show, Stage, Tongue, revealed, turned
from tests.conftest import small_bank

DOMAINS = small_bank().instrument.in_form("short")
ORDER = [(domain.id, item.id) for domain in DOMAINS for item in domain.items if item.scale is not None]


def test_turning_goes_through_every_item_and_round():
    stage, met = Stage(show=Show.ITEM, domain_id=ORDER[0][0]), []
    stage = turned(stage, DOMAINS, 0)
    for _ in ORDER:
        met.append((stage.domain_id, stage.item_id))
        stage = turned(stage, DOMAINS, 1)
    assert met == ORDER
    assert (stage.domain_id, stage.item_id) == ORDER[0]
    assert turned(stage, DOMAINS, -1).item_id == ORDER[-1][1]


def test_turning_begins_in_the_domain_that_is_shown():
    assert turned(Stage(domain_id="OUT"), DOMAINS, 1).item_id == "OUT-01"
    assert turned(Stage(), (), 1) == Stage()


def test_a_closing_shows_the_radar_and_leaves_the_language():
    stage = revealed(Stage(show=Show.ITEM, domain_id="GOV", item_id="GOV-01", tongue=Tongue.WELSH), "OUT")
    assert stage == Stage(Show.RADAR, "OUT", None, Tongue.WELSH)
    assert stage.languages == ("cy",)
    assert Stage().languages == ("en", "cy")
