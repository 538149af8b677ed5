"""Words on their way: what is kept, for whom, and what is refused."""

from dataclasses import replace

import pytest

from sait.assessment.access import FIRST_GRANTS, Account, Grant, Role
from sait.assessment.members.responses import Member
from sait.assessment.places import AnswerPlace, DraftPlace
from sait.services.accounts import signing_in
from sait.services.members import joining
from sait.services.words import owner_mark
from sait.services.workshops import erasing, moves, opening, releases
from sait.web.pages.words import LARGEST_B
from sait.web.server import cookies
from tests.unit.services.people import GOV_1, open_room

JSON = {"Content-Type": "application/json"}
PASSWORD = "a long enough password"


@pytest.fixture
def room(boards_database):
    return open_room(boards_database)


class Tab:
    """A browser with words to send to one place."""

    def __init__(self, client, place, writer, *, language="en"):
        self.client, self.place, self.language = client, place.address, language
        self.owner = owner_mark(writer)

    def send(self, text, seen=("",), headers=JSON, **said):
        body = {"place": self.place, "owner": self.owner, "language": self.language, "text": text, "seen": [*seen]}
        return self.client.post("/words", json=body | said, headers=headers)

    @property
    def standing(self):
        return self.client.get("/words", params={"place": self.place}).json()["standing"].get(self.place, "not told")


@pytest.fixture
def member_tab(browse, boards_database, room):
    def tab(*, client=None, **named) -> Tab:
        client = client or browse()
        if cookies.member_cookie(room.id) not in client.cookies:
            entry = joining.join(boards_database, room.code)
            client.cookies.set(cookies.member_cookie(room.id), entry.token)
        return Tab(client, AnswerPlace(room.id, GOV_1), member_of(boards_database, client, room), **named)

    return tab


def member_of(database, client, room) -> Member:
    token = client.cookies[cookies.member_cookie(room.id)]
    member = joining.find_member(database, workshop_id=room.id, token=token)
    assert member is not None
    return member


@pytest.fixture
def account_tab(browse, boards_database, room):
    """Signed in as the first account, in a browser of its own each time; in a field of a form of the workshop."""
    link = signing_in.new_setup_link(boards_database)
    tokens = [
        signing_in.create_first_account(boards_database, token=link, username="ffion", password=PASSWORD, hours=1)
    ]

    def tab(form="consensus/GOV-01", field="why") -> Tab:
        client = browse()
        client.cookies.set(cookies.SIGN_IN, tokens[0])
        account = signing_in.find_account(boards_database, tokens[0])
        assert account is not None
        return Tab(client, DraftPlace(f"{room.id}/{form}", field), account)

    return tab


def rows(database, table="comments"):
    with database.reading() as conn:
        return [row._mapping for row in conn.exec_driver_sql(f"select * from {table}")]


def test_what_is_acknowledged_is_what_the_database_has(boards_database, member_tab):
    tab = member_tab(language="cy")
    answer = tab.send("  Ysgrifennais hyn \r\n")
    assert (answer.status_code, answer.json()) == (200, {"text": "Ysgrifennais hyn"})
    assert answer.headers["cache-control"] == "no-store"
    (row,) = rows(boards_database)
    assert (row["text"], row["language"], row["state"]) == ("Ysgrifennais hyn", "cy", "waiting")
    assert tab.standing == "Ysgrifennais hyn"
    assert tab.send("", ["Ysgrifennais hyn"]).json() == {"text": ""}
    assert rows(boards_database) == []


def test_an_old_tab_overwrites_nothing_and_is_shown_both(member_tab):
    tab = member_tab()
    old = member_tab(client=tab.client)
    tab.send("newer")
    answer = old.send("older")
    assert (answer.status_code, answer.json()["code"], answer.json()["text"]) == (
        409,
        "words.changed-elsewhere",
        "newer",
    )
    assert tab.standing == "newer"
    assert old.send("older", ["newer"]).status_code == 200


def test_words_come_after_the_end_are_refused_in_words(boards_database, room, member_tab):
    tab = member_tab()
    releases.close_workshop(boards_database, workshop_id=room.id, minimum=5)
    answer = tab.send("too late")
    assert (answer.status_code, answer.json()["code"]) == (422, "workshop.closed")
    assert answer.json()["said"] == "This workshop is closed, so it no longer takes answers."
    assert rows(boards_database) == []


def test_nobody_writes_or_reads_as_somebody_else(boards_database, room, member_tab, browse):
    tab, other = member_tab(), member_tab()
    tab.send("mine")
    assert other.standing == ""
    other.owner = tab.owner
    assert (other.send("theirs").status_code, other.send("theirs").json()["code"]) == (403, "words.other-person")
    stranger = Tab(browse(), AnswerPlace(room.id, GOV_1), Member(1, room.id, None, done=False))
    assert (stranger.send("x").json()["code"], stranger.standing) == ("member.unknown", "not told")
    assert [row["text"] for row in rows(boards_database)] == ["mine"]


@pytest.mark.parametrize(
    ("changed", "headers", "code"),
    [
        ({}, {**JSON, "Origin": "https://elsewhere.example"}, "form.foreign"),
        ({}, {"Content-Type": "text/plain"}, "form.malformed"),
        ({"seen": [1]}, JSON, "form.malformed"),
        ({"seen": [""] * 30}, JSON, "form.malformed"),
        ({"text": ["a"]}, JSON, "form.malformed"),
        ({"version": "1"}, JSON, "form.malformed"),
        ({"place": "nowhere"}, JSON, "words.nowhere"),
        ({"place": "answer:w1::own.GOV-01"}, JSON, "member.unknown"),
        ({"place": "draft:w1/consensus/GOV-01:why"}, JSON, "account.needed"),
        ({"text": "x" * 1001}, JSON, "comment.too-long"),
        ({"text": "x" * LARGEST_B}, JSON, "form.too-large"),
    ],
)
def test_what_no_page_of_ours_sends_saves_nothing(boards_database, member_tab, changed, headers, code):
    answer = member_tab().send(**{"text": "words", "headers": headers} | changed)
    assert (answer.json()["code"], answer.status_code >= 400) == (code, True)
    assert rows(boards_database) == []
    assert rows(boards_database, "drafts") == []


def test_words_about_local_arrangements_belong_to_those_the_page_named(boards_database, room, member_tab):
    tab = member_tab()
    tab.place = f"answer:{room.id}:east:own.GOV-01"
    assert tab.send("of the east").json()["code"] == "area.changed"


def test_a_draft_is_kept_for_its_account_until_it_is_dropped(boards_database, account_tab):
    tab = account_tab()
    assert tab.standing is None
    assert tab.send(" half a sen", [None], version=3).json() == {"text": " half a sen"}
    assert account_tab().standing == " half a sen"
    assert [(row["version"], row["text"]) for row in rows(boards_database, "drafts")] == [(3, " half a sen")]
    assert account_tab().send("another", [None], version=4).status_code == 409
    assert tab.send(None, [" half a sen"]).json() == {"text": None}
    assert rows(boards_database, "drafts") == []


def test_nobody_reads_another_s_draft(boards_database, account_tab, browse):
    tab = account_tab()
    tab.send("about somebody", [None])
    client = browse()
    with boards_database.writing() as conn:
        from sait.storage import accounts as stored

        other = stored.add_account(conn, username="gwen", password_hash=None, created_at=moves.now())
        for grant in FIRST_GRANTS:
            stored.add_grant(conn, account_id=other, grant=grant)
        client.cookies.set(
            cookies.SIGN_IN, signing_in.start_session(conn, account_id=other, name="gwen", way="link", hours=1)
        )
    place = DraftPlace(tab.place.removeprefix("draft:").rpartition(":")[0], "why")
    assert Tab(client, place, Account(other, "gwen", ())).standing is None


def test_drafts_go_with_the_sign_off_and_with_the_workshop(boards_database, room, account_tab):
    account_tab().send("about somebody", [None])
    releases.close_workshop(boards_database, workshop_id=room.id, minimum=5)
    moves.sign_off(boards_database, workshop=opening.get_workshop(boards_database, room.id), who="ffion")
    assert rows(boards_database, "drafts") == []
    account_tab("follow/one").send("news", [None])
    erasing.erase_workshop(boards_database, workshop=opening.get_workshop(boards_database, room.id), who="ffion")
    assert rows(boards_database, "drafts") == []


def test_a_draft_is_kept_only_for_who_may_save_the_form(boards_database, room, account_tab, monkeypatch):
    def sent(role: Role, board_id: str | None, form: str) -> object:
        grants = (Grant(role, board_id),)
        monkeypatch.setattr("sait.web.pages.words.find_account", lambda *_: replace(own, grants=grants))
        return account_tab(form).send("typed", [None]).json().get("code")

    own = signing_in.find_account(boards_database, account_tab().client.cookies[cookies.SIGN_IN])
    assert sent(Role.ANALYST, None, "consensus/GOV-01") == "workshop.not-yours"
    assert sent(Role.FACILITATOR, "south", "consensus/GOV-01") == "workshop.not-yours"
    assert sent(Role.BUSINESS_MANAGER, "north", "consensus/GOV-01") == "workshop.not-yours"
    assert sent(Role.BUSINESS_MANAGER, "north", "follow/a1") is None
    assert sent(Role.FACILITATOR, "north", "consensus/GOV-02") is None
    releases.close_workshop(boards_database, workshop_id=room.id, minimum=5)
    moves.sign_off(boards_database, workshop=opening.get_workshop(boards_database, room.id), who="ffion")
    assert sent(Role.FACILITATOR, "north", "consensus/GOV-03") == "move.signed-off"
    assert sent(Role.FACILITATOR, "north", "follow/a2") is None


def test_a_draft_has_its_bounds(boards_database, account_tab, monkeypatch):
    assert account_tab().send("x" * 4001, [None]).json()["code"] == "text.too-long"
    monkeypatch.setattr("sait.services.accounts.drafts.MOST_DRAFTS", 1)
    assert account_tab().send("one", [None]).status_code == 200
    assert account_tab(field="evidence").send("two", [None]).json()["code"] == "draft.too-many"
