"""What a member, somebody signed out or a stranger gets by asking for the facilitator's screens in every way there is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates

from sait.services import accounts, workshops
from sait.web import cookies
from tests.faults.site import Site, running_site
from tests.faults.wire import Wire, session_of, shown

PAGES = ["", "workshops", "invite", "live", "compare", "export", "boards", "accounts"]
VISITORS = ["stranger", "member", "signed out", "made up"]
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
    accounts.sign_out(site.database, signed_out[cookies.SIGN_IN])
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
    accounts.sign_out(site.database, own[cookies.SIGN_IN])
    return wire, sent


def test_a_screen_left_open_after_signing_out_closes_no_domain(site):
    before = workshops.closed_domain_ids(site.database, site.workshop.id)
    wire, sent = signed_out_on(site, "live")
    buttons = [one for one in set(ELEMENT_ID.findall(shown(sent))) if "-close-" in one or one.endswith("-end")]
    assert len(buttons) > 1
    with wire:
        pressed = WidgetStates(widgets=[WidgetState(id=one, trigger_value=True) for one in buttons])
        after = wire.run(page_name="live", query_string=query(site), widget_states=pressed)
    assert "Sign in first" in shown(after)
    assert workshops.closed_domain_ids(site.database, site.workshop.id) == before
    assert workshops.get_workshop(site.database, site.workshop.id).version == site.workshop.version


def file_request(sent: list[ForwardMsg]) -> BackMsg:
    """What a browser says when the first file of the export page is asked for."""
    buttons = [m.delta.new_element.download_button for m in sent if m.delta.new_element.HasField("download_button")]
    message = BackMsg()
    message.backend_operation_request.request_id = "1"
    message.backend_operation_request.session_id = session_of(sent)
    message.backend_operation_request.deferred_file.file_id = buttons[0].deferred_file_id
    return message


def file_address(wire: Wire, sent: list[ForwardMsg]) -> str:
    wire.send(file_request(sent))
    while True:
        answer = wire.receive()
        if answer.WhichOneof("type") == "backend_operation_response":
            assert not answer.backend_operation_response.error_msg
            return answer.backend_operation_response.deferred_file.url


@pytest.fixture
def exported(site: Site) -> str:
    """Which of the demonstration's workshops has results to export."""
    return next(one.id for one in workshops.list_workshops(site.database) if one.results_shared_at is not None)


@pytest.mark.parametrize("visitor", VISITORS)
def test_a_file_the_facilitator_made_is_for_who_is_signed_in(site, held, exported, visitor):
    with site.wire(site.facilitator) as hers:
        sent = hers.run(page_name="export", query_string=f"workshop={exported}")
        address = file_address(hers, sent)
        assert re.fullmatch(r"/media/[0-9a-f]{32,}\.\w+", address)
        assert site.ask("GET", address, held=site.facilitator)[0] == 200
        assert site.ask("GET", address, held=held[visitor]) == (404, "Not Found")
        assert site.ask("HEAD", address, held=held[visitor])[0] == 404


def test_no_file_is_made_for_a_screen_left_open_after_signing_out(site, exported):
    own = site.sign_in()
    with site.wire(own) as wire:
        sent = wire.run(page_name="export", query_string=f"workshop={exported}")
        file_address(wire, sent)
        accounts.sign_out(site.database, own[cookies.SIGN_IN])
        wire.send(file_request(sent))
        after = wire.run(page_name="export", query_string=f"workshop={exported}")
    assert "backend_operation_response" not in {m.WhichOneof("type") for m in after}
    assert "Sign in first" in shown(after)


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
    for secret in ("import ", "root:", "[server]", "SQLite format"):
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
