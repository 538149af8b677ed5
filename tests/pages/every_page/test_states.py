"""Every page of a workshop in every state of it, for the facilitator and for a member, in both languages."""

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from sait.assessment.decisions import Consensus, Notes, Vision
from sait.assessment.members.responses import Question
from sait.assessment.projector import ProjectorScreen, ScreenKind
from sait.assessment.releases import Vantage
from sait.assessment.workshops import Form, State, Workshop
from sait.services import boards
from sait.services.banks.instruments import find_bank
from sait.services.deciding import decisions
from sait.services.members import joining
from sait.services.workshops import moves, projector
from sait.services.workshops.opening import get_workshop
from sait.services.workshops.progress import read_progress
from sait.storage.engine.database import Database
from sait.web.server import cookies
from tests.pages.conftest import ROOT, Held, Opened
from tests.unit.services.people import choose, close, end, fill, open_room

BANK = find_bank(ROOT / "question_banks", "sait-regional")
STATES = tuple(State)
PAGES = ("live", "agree", "decide_and_act", "projector", "invite", "export")
OFFERED = {
    State.DRAFT: {"move-begin", "move-skip-scoring"},
    State.SCORING: {"end", "set-pace", "reopen-PUR", "second-begin-PUR"},
    State.CONSENSUS: {"move-reopen-scoring", "second-begin-PUR"},  # to sign off is in a box of its own: test_sign_off
    State.SIGNED_OFF: set(),
}
"""The moves that Live offers in each state, by the keys of their buttons."""


@pytest.fixture
def room(database: Database) -> Workshop:
    boards.add_round(database, name={"en": "Days", "cy": "Dyddiau"}, starts_on=date(2013, 6, 10), ends_on=None)
    plan = {"board_id": "gwent-board", "round_id": "days", "bank": BANK, "form": Form.SHORT, "draft": True}
    return open_room(database, **plan)


@pytest.fixture
def bring(database: Database, room: Workshop) -> Callable[[State], Workshop]:
    """The workshop, led to a state the way a day leads it."""

    def fresh() -> Workshop:
        return get_workshop(database, room.id)

    def lead(state: State) -> Workshop:
        if state is not State.DRAFT:
            moves.begin(database, workshop=room, who="a")
            fill(database, room, "112233")
            close(database, room, "PUR")
        if state in {State.CONSENSUS, State.SIGNED_OFF}:
            end(database, room)
            for subject, decision in (
                ("PUR-02", Consensus(2)),
                ("vision", Vision({"": "Safe."})),
                ("notes", Notes("Mine.")),
            ):
                decisions.save(database, workshop_id=room.id, subject=subject, decision=decision, version=0, who="a")
        if state is State.SIGNED_OFF:
            moves.sign_off(database, workshop=fresh(), who="a")
        return fresh()

    return lead


def keys(app: AppTest) -> set[str]:
    return {str(button.key) for button in app.button if not button.disabled}


def said(app: AppTest) -> str:
    kinds = ("title", "markdown", "info", "warning", "error", "caption")
    return "\n".join(str(one.value) for kind in kinds for one in getattr(app, kind))


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("state", STATES)
def test_every_page_of_the_facilitator_stands_in_every_state(
    signed_in: Held, open_page: Opened, bring: Callable[[State], Workshop], state: State, language: str
) -> None:
    signed_in["sait_language"] = language
    workshop = bring(state)
    for name in PAGES:
        app = open_page(name, workshop=workshop.id)
        told = [error.value for error in app.error]
        # A workshop without a code to show, or without anything to decide, is not on the list of those pages.
        is_listed = state is not State.SIGNED_OFF if name == "invite" else state is not State.DRAFT
        assert not told or (name in {"invite", "agree", "decide_and_act"} and not is_listed), (name, told)


@pytest.mark.parametrize("state", STATES)
def test_live_offers_the_moves_of_the_state_and_no_others(
    signed_in: Held, open_page: Opened, bring: Callable[[State], Workshop], state: State
) -> None:
    everything = set().union(*OFFERED.values())
    app = open_page("live", workshop=bring(state).id)
    app.session_state["moving-sign-off"] = True  # its list is read when the box is opened
    app.session_state["closed-PUR"] = True  # so is what can be expected of a second scoring
    assert keys(app.run()) & everything == OFFERED[state]


def test_the_pace_is_said_and_offered_for_open_domains_alone(
    database: Database, signed_in: Held, open_page: Opened, bring: Callable[[State], Workshop]
) -> None:
    workshop = bring(State.SCORING)
    app = open_page("live", workshop=workshop.id)
    (asked,) = [box for box in app.selectbox if str(box.key).startswith("pace-")]
    assert len(asked.options) == 1 + 7  # all, and the eight domains but the closed one
    asked.set_value("GOV")
    next(button for button in app.button if button.key == "set-pace").click().run()
    assert not app.exception
    assert "Members are asked now: Governance and accountability" in bodies(app)


def test_once_the_domain_of_the_pace_is_closed_no_time_runs_and_the_next_is_asked_at_one_press(
    database: Database, signed_in: Held, open_page: Opened, bring: Callable[[State], Workshop]
) -> None:
    workshop = bring(State.SCORING)
    moves.set_pace(database, workshop=workshop, domain_id="GOV", minutes=5, who="a")
    assert "sait-timer" in bodies(open_page("live", workshop=workshop.id))
    close(database, workshop, "GOV")
    app = open_page("live", workshop=workshop.id)
    assert "sait-timer" not in bodies(app)
    assert "sait-timer" not in bodies(open_page("projector", workshop=workshop.id))
    next(button for button in app.button if button.key == "ask-next").click().run()
    assert get_workshop(database, workshop.id).pace_domain_id == "LEA"


def test_the_projector_counts_down_in_both_languages(
    database: Database, signed_in: Held, open_page: Opened, bring: Callable[[State], Workshop]
) -> None:
    workshop = bring(State.SCORING)
    moves.set_pace(database, workshop=workshop, domain_id="GOV", minutes=5, who="a")
    projector.choose_screen(database, workshop_id=workshop.id, screen=ProjectorScreen(ScreenKind.PROGRESS, None))
    drawn = bodies(open_page("projector", workshop=workshop.id))
    assert "Time left:" in drawn
    assert "Amser ar ôl:" in drawn


def test_who_waits_with_everything_answered_counts_as_done_and_finds_the_way_to_what_the_room_chose(
    database: Database, held: Held, open_page: Opened, bring: Callable[[State], Workshop]
) -> None:
    workshop = bring(State.SCORING)
    moves.set_pace(database, workshop=workshop, domain_id="GOV", who="a")
    entry = joining.join(database, workshop.code)
    held |= {cookies.PLACE: workshop.id, cookies.member_cookie(workshop.id): entry.token}
    others = read_progress(database, workshop.id).done
    open_page("score", at="finish")
    assert read_progress(database, workshop.id).done == others == 6
    member = joining.find_member(database, workshop_id=workshop.id, token=entry.token)
    for item in next(one for one in BANK.instrument.in_form(Form.SHORT) if one.id == "GOV").items:
        choose(database, member, "1", question=Question(Vantage.OWN, item.id))
    app = open_page("score", at="finish")
    assert read_progress(database, workshop.id).done == others + 1
    assert "/score?at=own.PUR-01&amp;view=domain" in bodies(app)


def bodies(app: AppTest) -> str:
    return "".join(str(one.proto.body) for one in app.get("html"))


@pytest.mark.parametrize("state", [State.CONSENSUS, State.SIGNED_OFF])
def test_what_was_decided_can_be_changed_until_the_sign_off_and_read_afterwards(
    signed_in: Held, open_page: Opened, bring: Callable[[State], Workshop], state: State
) -> None:
    workshop = bring(state)
    decide = open_page("agree", workshop=workshop.id)
    assert "1 of 24 agreed" in bodies(decide)
    plan = open_page("decide_and_act", workshop=workshop.id, part="vision")
    assert bool(plan.text_area) == (state is State.CONSENSUS)
    live = open_page("live", workshop=workshop.id)
    live.session_state["notes"] = True
    live.run()
    assert bool(live.text_area) == (state is State.CONSENSUS)
    assert ("Mine." in said(live)) == (state is State.SIGNED_OFF)


@pytest.mark.parametrize("state", STATES)
def test_a_member_scores_while_answers_are_taken_and_is_told_afterwards(
    database: Database, held: Held, open_page: Opened, room: Workshop, state: State
) -> None:
    if state is State.DRAFT:
        assert open_page("score").error  # nobody can have joined
        return
    moves.begin(database, workshop=room, who="a")
    entry = joining.join(database, room.code)
    held |= {cookies.PLACE: room.id, cookies.member_cookie(room.id): entry.token}
    fill(database, room, "11223")
    if state is not State.SCORING:
        end(database, room)
    if state is State.SIGNED_OFF:
        moves.sign_off(database, workshop=get_workshop(database, room.id), who="a")
    app = open_page("score", at="own.PUR-02")
    assert not app.error
    assert ("scoring has ended" in said(app)) == (state is State.CONSENSUS)
    assert ("board has signed off" in said(app)) == (state is State.SIGNED_OFF)
    assert all(radio.disabled for radio in app.radio) == (state is not State.SCORING)
    assert ("done" in keys(open_page("score", at="finish"))) == (state is State.SCORING)
    part = open_page("take_part")
    assert not part.error
    assert ("signed off" in said(part)) == (state is State.SIGNED_OFF)


def test_a_board_that_scores_nothing_alone_sees_what_it_agreed_on_the_radar(
    database: Database, signed_in: Held, open_page: Opened, room: Workshop
) -> None:
    assert "remove-workshop" in keys(open_page("live", workshop=room.id))
    moves.skip_scoring(database, workshop=room, who="a")
    live = open_page("live", workshop=room.id)
    assert "Nothing has been released yet" in said(live)
    assert "Nobody scores alone in this workshop" in bodies(live)
    assert "remove-workshop" not in keys(live)  # what it has decided by then is not gone with one press
    for item in BANK.instrument.in_form(Form.SHORT)[0].items + BANK.instrument.in_form(Form.SHORT)[1].items:
        decisions.save(database, workshop_id=room.id, subject=item.id, decision=Consensus(2), version=0, who="a")
    live = open_page("live", workshop=room.id)
    assert len(live.get("plotly_chart")) == 1
    tables = "".join(str(html.proto.body) for html in live.get("html"))
    assert "agreed levels" in tables
    assert "no level agreed" in tables
    assert not open_page("export", workshop=room.id).error


@pytest.mark.parametrize(("asked", "on_the_way"), [("PUR", True), ("GOV", False)])
def test_with_a_pace_the_local_area_is_asked_for_on_the_way_once_and_can_be_chosen_at_the_end_of_any_domain(
    database: Database, held: Held, open_page: Opened, asked: str, on_the_way: bool
) -> None:
    boards.add_round(database, name={"en": "Days", "cy": "Dyddiau"}, starts_on=date(2013, 6, 10), ends_on=None)
    plan = {"board_id": "gwent-board", "round_id": "days", "bank": BANK, "form": Form.SHORT, "asks_local": True}
    room = open_room(database, **plan)
    moves.set_pace(database, workshop=room, domain_id=asked, who="a")
    entry = joining.join(database, room.code)
    held |= {cookies.PLACE: room.id, cookies.member_cookie(room.id): entry.token}
    items = next(domain for domain in BANK.instrument.in_form(Form.SHORT) if domain.id == asked).items
    member = joining.find_member(database, workshop_id=room.id, token=entry.token)
    assert member is not None
    for item in items:
        choose(database, member, "1", question=Question(Vantage.OWN, item.id))
    app = open_page("score", at=f"own.{items[-1].id}")
    next(button for button in app.button if button.label == "Next").click().run()
    assert app.query_params["at"] == ("area" if on_the_way else "finish")
    drawn = "".join(str(one.proto.body) for one in open_page("score", at="finish").get("html"))
    assert "/score?at=area" in drawn
    assert [radio.label for radio in open_page("score", at="area").radio] == [
        "Which local arrangements do you know best?"
    ]
