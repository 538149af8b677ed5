"""What a page left open is worth once a role was taken away, asked for over the wire in every way there is."""

from collections.abc import Iterator

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates

from sait.assessment.access import Grant, Role
from sait.assessment.files import RELEASED
from sait.services.accounts import granting, signing_in
from sait.services.workshops import opening
from sait.web.server import cookies
from tests.faults.hostile.site import PASSWORD, Site, running_site
from tests.faults.hostile.test_reach import ELEMENT_ID, FRAGMENT, file_addresses, query
from tests.faults.hostile.wire import shown

OWN, OTHER = "north-wales-board", "gwent-board"
NOT_YOURS = "There is no such workshop, or your account is not allowed to see it."
NO_RIGHT = "Your account is not allowed to do this."


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with running_site(tmp_path_factory.mktemp("grants"), demonstration=True) as running:
        yield running


class Person:
    """Somebody with an account, whose roles come and go."""

    def __init__(self, site: Site, name: str, grant: Grant) -> None:
        self.site, self.name = site, name
        link = granting.add_account(site.database, name=name, email="", grant=grant, who="ffion")
        token = signing_in.set_up_account(site.database, token=link, password=PASSWORD, hours=1)
        self.held = {cookies.SIGN_IN: token}
        self.id = next(one.id for one in granting.list_accounts(site.database) if one.name == name)

    def gains(self, grant: Grant) -> None:
        granting.add_grant(self.site.database, account_id=self.id, grant=grant, who="ffion")

    def loses(self, grant: Grant) -> None:
        granting.remove_grant(self.site.database, account_id=self.id, grant=grant, who="ffion")


@pytest.fixture
def person(site: Site, request: pytest.FixtureRequest) -> Person:
    """A facilitator of North Wales only."""
    return Person(site, request.node.name[-60:], Grant(Role.FACILITATOR, OWN))


def test_a_guessed_workshop_of_another_board_shows_nothing_of_it(site: Site, person: Person) -> None:
    hers = next(one for one in opening.list_workshops(site.database) if one.board_id == OTHER)
    for page in ("live", "invite"):
        with site.wire(person.held) as wire:
            text = shown(wire.run(page_name=page, query_string=f"workshop={hers.id}"))
        assert NOT_YOURS in text
        assert hers.code not in text
        # But for the page's empty frame, and the button that reads it anew when its tab comes to the front.
        assert not [one for one in ELEMENT_ID.findall(text) if not one.endswith(("-ask-again", "-live-page"))]


def test_a_role_taken_away_closes_no_domain_and_ticks_no_more(site: Site, person: Person) -> None:
    before = opening.closed_domain_ids(site.database, site.workshop.id)
    with site.wire(person.held) as wire:
        drawn = shown(wire.run(page_name="live", query_string=query(site)))
        buttons = [one for one in set(ELEMENT_ID.findall(drawn)) if "-close-" in one or one.endswith("-end")]
        fragments = set(FRAGMENT.findall(drawn))
        assert len(buttons) > 1
        assert fragments
        person.loses(Grant(Role.FACILITATOR, OWN))
        for fragment in fragments:
            wire.send(BackMsg(rerun_script=ClientState(fragment_id=fragment)))
        pressed = WidgetStates(widgets=[WidgetState(id=one, trigger_value=True) for one in buttons])
        after = shown(wire.run(page_name="live", query_string=query(site), widget_states=pressed))
        for _ in range(len(fragments) + 1):
            if NO_RIGHT in after:
                break
            after = shown(wire.read_run())
    assert NO_RIGHT in after
    assert opening.closed_domain_ids(site.database, site.workshop.id) == before


def test_the_timer_of_an_open_page_finds_that_the_role_is_gone(site: Site, person: Person) -> None:
    with site.wire(person.held) as wire:
        drawn = wire.run(page_name="live", query_string=query(site))
        (fragment,) = set(FRAGMENT.findall(shown(drawn)))
        (navigation,) = [m.navigation for m in drawn if m.WhichOneof("type") == "navigation"]
        person.loses(Grant(Role.FACILITATOR, OWN))
        # As its browser does twice a second; the tick asks for the whole page, and its gate refuses.
        tick = ClientState(fragment_id=fragment, query_string=query(site), page_script_hash=navigation.page_script_hash)
        wire.send(BackMsg(rerun_script=tick))
        said = ""
        while NO_RIGHT not in said:
            said += str(wire.receive())
    assert NO_RIGHT in said


def test_no_file_is_made_of_a_board_whose_role_was_taken_away_since_the_page_was_drawn(
    site: Site, person: Person
) -> None:
    person.gains(Grant(Role.ANALYST))  # still somebody who may have files
    with site.wire(person.held) as wire:
        offered = file_addresses(wire.run(page_name="export", query_string=query(site)))
    assert offered
    assert all(site.ask("GET", address, held=person.held)[0] == 200 for address in offered)
    person.loses(Grant(Role.FACILITATOR, OWN))
    told = {address: site.ask("GET", address, held=person.held)[0] for address in offered}
    # What the board released to others is still for an analyst; what its own room was shown is not.
    assert told == {address: 200 if f"/{RELEASED}" in address else 404 for address in offered}


@pytest.mark.parametrize("page", ["accounts", "boards"])
def test_who_is_no_administrator_gets_no_administrators_page_by_its_hash(site: Site, person: Person, page: str) -> None:
    with site.wire(site.facilitator) as wire:
        sent = wire.run(page_name=page)
        (navigation,) = [m.navigation for m in sent if m.WhichOneof("type") == "navigation"]
        seen = ELEMENT_ID.findall(shown(sent))
    assert seen
    pressed = WidgetStates(widgets=[WidgetState(id=one, trigger_value=True) for one in seen])
    before = granting.list_accounts(site.database)
    with site.wire(person.held) as wire:
        wire.run()
        text = shown(wire.run(page_script_hash=navigation.page_script_hash, widget_states=pressed))
    assert NO_RIGHT in text
    assert not ELEMENT_ID.findall(text)
    assert granting.list_accounts(site.database) == before


def test_signing_out_everywhere_ends_a_page_that_is_open(site: Site, person: Person) -> None:
    with site.wire(person.held) as wire:
        assert ELEMENT_ID.findall(shown(wire.run(page_name="live", query_string=query(site))))
        account = signing_in.find_account(site.database, person.held[cookies.SIGN_IN])
        assert account
        signing_in.sign_out_everywhere(site.database, account)
        assert "Sign in first" in shown(wire.run(page_name="live", query_string=query(site)))
