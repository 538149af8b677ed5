"""Every page of a workshop for every role that gets past its gate, in every state, for an own board and for another."""

from collections.abc import Iterator
from datetime import date

import pytest

from sait.assessment.workshops import Form, State, Workshop
from sait.services import boards
from sait.services.accounts import signing_in
from sait.services.banks.instruments import find_bank
from sait.services.running.seed import seed_boards
from sait.services.workshops import moves
from sait.services.workshops.opening import get_workshop
from sait.settings import settings
from sait.storage.engine.database import Database, open_database
from tests.pages.conftest import ROOT, Held, buttons
from tests.pages.every_page.test_access import GRANTS, OPEN_TO, OTHER, OWN, PASSWORD, House, opened, outcome, signed_in
from tests.pages.files import files_on
from tests.unit.services.people import close, end, fill, open_room, share

STATES = tuple(State)
PAGES = ("invite", "live", "projector", "agree", "decide_and_act", "export")
CASES = [(name, visitor) for name in PAGES for visitor in GRANTS if visitor in OPEN_TO[name]]
NOT_LISTED = {"invite": {State.SIGNED_OFF}, "agree": {State.DRAFT}, "decide_and_act": {State.DRAFT}}
"""Where a state leaves a page nothing to do, no workshop in it is on the page's list."""


@pytest.fixture(scope="module")
def rooms(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[House, dict[tuple[str, State], Workshop]]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SAIT_DATABASE_URL", f"sqlite:///{tmp_path_factory.mktemp('roles') / 'sait.db'}")
        settings.cache_clear()
        database = open_database(settings().database_address)
        seed_boards(database)
        first = signing_in.new_setup_link(database)
        assert first
        signing_in.create_first_account(database, token=first, username="first", password=PASSWORD, hours=1)
        held = {name: signed_in(database, name, grants) for name, grants in GRANTS.items()}
        rooms = {(board, state): room(database, board, state) for board in (OWN, OTHER) for state in STATES}
        yield House(database, held, {}), rooms
        database.close()
    settings.cache_clear()


def room(database: Database, board_id: str, state: State) -> Workshop:
    """A workshop with six answers to everything, led to *state* the way a day leads it; released to others at its end."""
    name = f"{board_id} {state}"
    boards.add_round(database, name={"en": name, "cy": name}, starts_on=date(2013, 6, 10), ends_on=None)
    round_id = next(one.id for one in boards.list_rounds(database) if one.name["en"] == name)
    bank = find_bank(ROOT / "question_banks", "sait-regional")
    workshop = open_room(database, board_id=board_id, round_id=round_id, bank=bank, form=Form.SHORT, draft=True)
    if state is not State.DRAFT:
        moves.begin(database, workshop=workshop, who="a")
        fill(database, workshop, "112233")
        close(database, workshop, "PUR")
    if state in {State.CONSENSUS, State.SIGNED_OFF}:
        end(database, workshop)
    if state is State.SIGNED_OFF:
        share(database, workshop)
        moves.sign_off(database, workshop=get_workshop(database, workshop.id), who="a")
    return get_workshop(database, workshop.id)


def expected(name: str, visitor: str, board_id: str, state: State) -> str:
    if state in NOT_LISTED.get(name, ()):
        return "not yours"
    if name == "export" and (visitor == "analyst" or (visitor == "facilitator of one" and board_id == OTHER)):
        return "open" if state is State.SIGNED_OFF else "not yours"  # what its board has released
    return "open" if visitor == "facilitator" or board_id == OWN else "not yours"


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(("name", "visitor"), CASES)
def test_a_role_is_shown_a_workshop_in_a_state_or_told_that_it_may_not(
    rooms: tuple[House, dict[tuple[str, State], Workshop]], held: Held, name: str, visitor: str, state: State
) -> None:
    house, workshops = rooms
    held |= house.held[visitor]
    for board_id in (OWN, OTHER):
        app = opened(name, workshops[board_id, state].id)
        assert outcome(app) == expected(name, visitor, board_id, state), board_id
        if visitor == "business manager" and name == "live" and board_id == OWN:
            assert not [*buttons(app), *app.radio, *app.get("plotly_chart"), *files_on(app)]
        if visitor == "business manager" and name == "decide_and_act" and outcome(app) == "open":
            assert [str(one.value) for one in app.header] == ["Actions"]
            assert not [one for one in app.button if str(one.key).startswith("plan-")]
