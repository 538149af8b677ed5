"""Item by item through the closed domains, and what the closing of one puts on the projector."""

from dataclasses import replace

import pytest

from sait.assessment.decisions import Task
from sait.assessment.projector import Moment, ProjectorScreen, ScreenKind, about_item, followed, revealed, turned
from sait.assessment.workshops import State, View
from tests.conftest import small_bank
from tests.unit.assessment.test_asked import WORKSHOP

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


def test_a_closing_leaves_a_screen_that_follows_the_day_to_do_so():
    assert revealed(ProjectorScreen(), "OUT") == ProjectorScreen(ScreenKind.FOLLOW, "OUT")


def moment(state: State = State.SCORING, **given: object) -> Moment:
    workshop = replace(WORKSHOP, state=state, **given.pop("workshop", {}))
    return Moment(workshop, **{"has_answers": True, "closed": frozenset({"GOV"})} | given)


@pytest.mark.parametrize(
    ("at", "domain_id", "kind"),
    [
        (moment(State.DRAFT, has_answers=False), None, ScreenKind.CODE),
        (moment(has_answers=False), None, ScreenKind.CODE),
        (moment(), None, ScreenKind.PROGRESS),
        (moment(), "GOV", ScreenKind.RADAR),
        (moment(), "PUR", ScreenKind.PROGRESS),
        (moment(workshop={"pace_domain_id": "GOV"}), "GOV", ScreenKind.RADAR),
        (moment(workshop={"pace_domain_id": "LEA"}), "GOV", ScreenKind.PROGRESS),
        (moment(workshop={"view": View.OPEN}), None, ScreenKind.RADAR),
        (moment(opened=(Task.VISION,)), None, ScreenKind.PROGRESS),
        (moment(State.CONSENSUS), "GOV", ScreenKind.RADAR),
        (moment(State.CONSENSUS, opened=(Task.FORCE_DOTS,)), None, ScreenKind.FORCES),
        (moment(State.CONSENSUS, decided={ScreenKind.PRIORITIES}), None, ScreenKind.PRIORITIES),
        (moment(State.SIGNED_OFF, decided={ScreenKind.PRIORITIES, ScreenKind.ACTIONS}), None, ScreenKind.ACTIONS),
        (moment(State.CONSENSUS, opened=(Task.VISION,), decided={ScreenKind.ACTIONS}), None, ScreenKind.VISION),
    ],
)
def test_a_screen_that_was_not_steered_is_the_one_that_the_day_is_at(at: Moment, domain_id: str, kind: ScreenKind):
    screen = ProjectorScreen(domain_id=domain_id, language="cy")
    assert followed(screen, at) == replace(screen, kind=kind)


def about(closed: frozenset[str] = frozenset({"GOV"}), **given: object) -> ScreenKind:
    screen = about_item(ProjectorScreen(domain_id="PUR"), "GOV", "GOV-02")
    return followed(screen, moment(State.CONSENSUS, closed=closed, **given)).kind


def test_a_screen_that_follows_shows_the_question_that_a_level_is_agreed_for_unless_members_are_asked_for_something():
    assert about() is ScreenKind.ITEM
    assert about(decided={ScreenKind.ACTIONS}) is ScreenKind.ITEM
    assert about(opened=(Task.VISION,)) is ScreenKind.VISION
    assert about(closed=frozenset()) is ScreenKind.RADAR


def test_the_question_that_is_agreed_turns_no_screen_that_was_chosen_but_one_question():
    assert about_item(ProjectorScreen(ScreenKind.CODE), "GOV", "GOV-02") == ProjectorScreen(ScreenKind.CODE)
    alone = ProjectorScreen(ScreenKind.ITEM, "PUR", "PUR-01")
    assert about_item(alone, "GOV", "GOV-02") == ProjectorScreen(ScreenKind.ITEM, "GOV", "GOV-02")
    assert about_item(alone, None, None) == alone
    assert about_item(ProjectorScreen(domain_id="GOV", item_id="GOV-02"), None, None) == ProjectorScreen(
        domain_id="GOV"
    )


def test_a_screen_that_was_chosen_stays():
    chosen = ProjectorScreen(ScreenKind.CODE)
    assert followed(chosen, moment()) is chosen
