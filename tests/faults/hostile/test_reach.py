"""What a member, somebody signed out or a stranger gets by asking for the facilitator's screens in every way there is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates

from sait.services.accounts import signing_in
from sait.services.workshops import opening
from sait.web.server import cookies
from tests.faults.hostile.site import Site, running_site
from tests.faults.hostile.wire import Wire, session_of, shown

PAGES = ["", "workshops", "invite", "live", "compare", "export", "boards", "accounts"]
VISITORS = ["stranger", "member", "signed out", "made up"]
FILES_OR_CHARTS = ["export", "live", "compare", "invite", "decide_and_act", "agree", "system", "banks", "projector"]
ELEMENT_ID = re.compile(r'\bid: "(\$\$[^"]+)"')
FRAGMENT = re.compile(r'fragment_id: "([^"]+)"')
FRAME = {"html", "markdown", "heading"}
"""What may be drawn for anybody: links, the style, and words. Everything with an id is a control or a chart."""


@dataclass(frozen=True, slots=True)
class Captured:
    """What a facilitator's own screen was sent."""

    page_hash: str
    session: str
    widgets: frozenset[str]
    fragments: frozenset[str]
    words: frozenset[str]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with running_site(tmp_path_factory.mktemp("reach"), demonstration=True) as running:
        yield running


@pytest.fixture(scope="module")
def held(site: Site) -> dict[str, dict[str, str]]:
    """The cookies of each kind of visitor who must not get in."""
    signed_out = site.sign_in()
    signing_in.sign_out(site.database, signed_out[cookies.SIGN_IN])
    made_up = {cookies.SIGN_IN: "a" * 43, cookies.PLACE: site.workshop.id}
    return {"stranger": {}, "member": site.join(), "signed out": signed_out, "made up": made_up}


def words_of(messages: list[ForwardMsg]) -> frozenset[str]:
    """What is drawn, without the style and the links that stand on every page."""
    drawn = [m.delta.new_element for m in messages if m.WhichOneof("type") == "delta"]
    return frozenset(str(one) for one in drawn if "<style>" not in str(one) and "sait-preferences" not in str(one))


def query(site: Site) -> str:
    return f"workshop={site.workshop.id}"


@pytest.fixture(scope="module")
def captured(site: Site) -> dict[str, Captured]:
    found = {}
    for name in PAGES:
        with site.wire(site.facilitator) as wire:
            sent = wire.run(page_name=name, query_string=query(site))
            text = shown(sent)
            (navigation,) = [m.navigation for m in sent if m.WhichOneof("type") == "navigation"]
            found[name] = Captured(
                navigation.page_script_hash,
                session_of(sent),
                frozenset(ELEMENT_ID.findall(text)),
                frozenset(FRAGMENT.findall(text)),
                words_of(sent),
            )
    return found


def assert_nothing_of(screen: Captured, sent: list[ForwardMsg], site: Site) -> None:
    text = shown(sent)
    assert not screen.widgets & set(ELEMENT_ID.findall(text))
    assert not ELEMENT_ID.findall(text)
    assert site.workshop.code not in text
    assert "/media/" not in text
    kinds = {m.delta.new_element.WhichOneof("type") for m in sent if m.WhichOneof("type") == "delta"}
    assert kinds <= FRAME | {None, "empty"}
    assert not screen.words & words_of(sent)


def test_the_facilitators_screens_hold_what_is_looked_for(captured: dict[str, Captured], site: Site) -> None:
    assert all(captured[name].widgets for name in PAGES)
    assert captured["live"].fragments
    assert captured["compare"].fragments
    assert len({one.page_hash for one in captured.values()}) == len(PAGES)
    assert site.workshop.code in "".join(captured["invite"].words)


@pytest.mark.parametrize("visitor", VISITORS)
@pytest.mark.parametrize("name", PAGES)
def test_no_screen_is_had_by_its_name(site, held, captured, visitor, name):
    with site.wire(held[visitor]) as wire:
        sent = wire.run(page_name=name, query_string=query(site))
    assert_nothing_of(captured[name], sent, site)
    if name:
        assert "Sign in first" in shown(sent)


@pytest.mark.parametrize("visitor", VISITORS)
@pytest.mark.parametrize("name", PAGES)
def test_no_screen_is_had_by_its_hash_with_everything_that_was_seen_on_it(site, held, captured, visitor, name):
    screen = captured[name]
    pressed = WidgetStates(widgets=[WidgetState(id=one, trigger_value=True) for one in screen.widgets])
    with site.wire(held[visitor]) as wire:
        wire.run()
        for _ in range(2):
            sent = wire.run(page_script_hash=screen.page_hash, query_string=query(site), widget_states=pressed)
            assert_nothing_of(screen, sent, site)


@pytest.mark.parametrize("visitor", VISITORS)
@pytest.mark.parametrize("name", ["live", "compare"])
def test_a_fragment_of_somebody_elses_screen_draws_nothing(site, held, captured, visitor, name):
    (fragment,) = captured[name].fragments
    with site.wire(held[visitor]) as wire:
        wire.run(page_name=name, query_string=query(site))
        wire.send(BackMsg(rerun_script=ClientState(fragment_id=fragment, page_script_hash=captured[name].page_hash)))
        # The fragment is unknown, so nothing runs: what comes next is the answer to what is asked next.
        sent = wire.run(page_name=name, query_string=query(site))
    assert_nothing_of(captured[name], sent, site)
    assert "Sign in first" in shown(sent)


@pytest.mark.parametrize("visitor", VISITORS)
def test_a_facilitators_session_is_worth_nothing_without_her_cookie(site, held, visitor):
    with site.wire(site.facilitator) as hers:
        sent = hers.run(page_name="live", query_string=query(site))
    session, fragments = session_of(sent), set(FRAGMENT.findall(shown(sent)))
    with site.wire(held[visitor], session=session) as wire:
        again = wire.run(page_name="live", query_string=query(site))
        assert "Sign in first" in shown(again)
        assert not ELEMENT_ID.findall(shown(again))
        for fragment in fragments:
            wire.send(BackMsg(rerun_script=ClientState(fragment_id=fragment)))
        assert "Sign in first" in shown(wire.run(page_name="live", query_string=query(site)))


def signed_out_on(site: Site, name: str) -> tuple[Wire, list[ForwardMsg]]:
    """An open screen of a facilitator who has signed out since it was drawn."""
    own = site.sign_in()
    wire = site.wire(own)
    sent = wire.run(page_name=name, query_string=query(site))
    assert ELEMENT_ID.findall(shown(sent))
    signing_in.sign_out(site.database, own[cookies.SIGN_IN])
    return wire, sent


def test_a_screen_left_open_after_signing_out_closes_no_domain(site):
    before = opening.closed_domain_ids(site.database, site.workshop.id)
    wire, sent = signed_out_on(site, "live")
    buttons = [one for one in set(ELEMENT_ID.findall(shown(sent))) if "-close-" in one or one.endswith("-end")]
    assert len(buttons) > 1
    with wire:
        pressed = WidgetStates(widgets=[WidgetState(id=one, trigger_value=True) for one in buttons])
        after = wire.run(page_name="live", query_string=query(site), widget_states=pressed)
    assert "Sign in first" in shown(after)
    assert opening.closed_domain_ids(site.database, site.workshop.id) == before
    assert opening.get_workshop(site.database, site.workshop.id).version == site.workshop.version


def file_addresses(sent: list[ForwardMsg]) -> list[str]:
    """The addresses of the files that a screen offers."""
    bodies = [m.delta.new_element.html.body for m in sent if m.WhichOneof("type") == "delta"]
    return [unescape(address) for body in bodies for address in re.findall(r'href="(/file/[^"]+)"', body)]


@pytest.fixture(scope="module")
def offered(site: Site) -> list[str]:
    """Every file that the facilitator, who is administrator too, is offered on any screen."""
    found = []
    for name, more in {"export": "", "invite": "", "system": "", "banks": "&bank=sait-regional"}.items():
        with site.wire(site.facilitator) as hers:
            found += file_addresses(hers.run(page_name=name, query_string=query(site) + more))
    return found


def test_the_facilitator_is_offered_files_and_gets_them(site, offered):
    assert {address.split("/")[2].partition("?")[0] for address in offered} >= {
        "deck",
        "table",
        "record",
        "audit",
        "bank",
    }
    for address in offered:
        assert site.ask("GET", address, held=site.facilitator)[0] == 200


@pytest.mark.parametrize("visitor", VISITORS)
def test_a_file_the_facilitator_is_offered_is_for_nobody_who_is_not_signed_in(site, held, offered, visitor):
    # One of each kind: together they stay below the limit on wrong addresses.
    of_each_kind = {address.split("/")[2].partition("?")[0]: address for address in offered}
    for address in of_each_kind.values():
        status, text = site.ask("GET", address, held=held[visitor])
        assert (status, "There is no such file, or it is not for you." in text) == (404, True)
    assert site.ask("HEAD", of_each_kind["deck"], held=held[visitor])[0] == 404


def test_no_screen_puts_anything_into_the_frameworks_store_of_files(site):
    for name in FILES_OR_CHARTS:
        with site.wire(site.facilitator) as hers:
            assert "/media/" not in shown(hers.run(page_name=name, query_string=query(site)))


def test_the_frameworks_store_of_files_answers_nobody(site):
    for address in ("/media/x.csv", f"/media/{'a' * 56}.pptx", "/media", "/media/"):
        assert site.ask("GET", address, held=site.facilitator) == (404, "Not Found")


CLOSED = [
    ("GET", "/_stcore/agent/openapi.json"),
    ("POST", "/_stcore/agent/interact"),
    ("POST", "/_stcore/agent/mcp"),
    ("PUT", "/_stcore/upload_file/{session}/x"),
    ("DELETE", "/_stcore/upload_file/{session}/x"),
    ("GET", "/_stcore/bidi-components/x/index.js"),
    ("GET", "/component/x/index.html"),
    ("GET", "/auth/login"),
    ("GET", "/auth/logout"),
    ("GET", "/oauth2callback?state=x&code=y"),
]


@pytest.mark.parametrize(("method", "path"), CLOSED)
@pytest.mark.parametrize("visitor", VISITORS)
def test_what_no_page_uses_is_closed(site, held, captured, method, path, visitor):
    address = path.format(session=captured["live"].session)
    assert site.ask(method, address, held=held[visitor], body=b"{}") == (404, "Not Found")


@pytest.mark.parametrize(
    "path",
    [
        "/assets/../app.py",
        "/assets/../../settings.py",
        "/assets/%2e%2e/%2e%2e/settings.py",
        "/assets/..%2f..%2fsettings.py",
        "/assets/..%5c..%5csettings.py",
        "/assets//etc/passwd",
        "/static/%2e%2e/%2e%2e/config.py",
        "/app/static/../../var/sait.db",
        "/media/../../../etc/passwd",
        "//etc/passwd",
        "/.streamlit/config.toml",
        "/pages/live.py",
        "/var/sait.db",
    ],
)
def test_no_file_of_the_server_is_had_by_a_path(site, path):
    status, text = site.ask("GET", path)
    assert status in {400, 404} or "<title>Self-assessment for safeguarding boards" in text or "Streamlit" in text
    for secret in ("import ", "root:x:0", "[server]", "SQLite format"):
        assert secret not in text


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/health", "/_stcore/host-config"])
def test_what_stays_open_names_nobody(site, held, captured, path):
    _, text = site.ask("GET", path)
    secrets = [site.workshop.code, site.workshop.id, *held["member"].values(), *site.facilitator.values()]
    secrets += [one.session for one in captured.values()]
    assert [secret for secret in secrets if secret in text] == []


def test_a_page_says_nothing_that_only_developers_say(site, held):
    with site.wire(held["member"]) as wire:
        session = session_of(wire.run())
        asked = BackMsg()
        asked.file_urls_request.session_id = session
        asked.file_urls_request.file_names.append("x")
        install = BackMsg()
        install.backend_operation_request.session_id = session
        install.backend_operation_request.install_skills.SetInParent()
        for message in (asked, install, BackMsg(load_git_info=True), BackMsg(clear_cache=True)):
            wire.send(message)
        kinds = {m.WhichOneof("type") for m in wire.run()}
    assert not kinds & {"file_urls_response", "git_info_changed", "backend_operation_response"}
