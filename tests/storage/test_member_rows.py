"""Respondents, their tokens and slips; comments, which say nothing of who wrote them; accounts."""

from datetime import timedelta

import pytest

from sait.assessment.access import Grant, Role
from sait.assessment.members.responses import Question
from sait.assessment.releases import Vantage
from sait.errors import SaitError
from sait.storage import accounts, comments, instruments, members, sign_ins
from sait.storage.comments import Comment
from sait.storage.engine.database import Connection, Database
from tests.storage.rows import GOV_1, OPENED, add_member, add_workshop, choose

LATER = OPENED + timedelta(hours=12)


@pytest.fixture
def room(boards_database: Database) -> Database:
    with boards_database.writing() as conn:
        add_workshop(conn)
        add_workshop(conn, id="w2", code="CDEFGH", board_id="east")
    return boards_database


def write(conn: Connection, respondent_id: int, text: str, shuffle: str, question: Question = GOV_1) -> None:
    """A comment that the facilitator has at once."""
    comments.write_comment(
        conn, respondent_id=respondent_id, question=question, text=text, language="en", shuffle=shuffle
    )
    for workshop_id in ("w1", "w2"):
        comments.tell(conn, workshop_id, item_ids=["GOV-01", "OUT-01"], languages=["en"], late=False)


def waiting(conn: Connection, workshop_id: str = "w1", item_ids: tuple[str, ...] = ("GOV-01",)) -> list[Comment]:
    return list(comments.list_comments(conn, workshop_id, states=["waiting"], item_ids=item_ids))


def test_a_token_opens_one_respondent_in_one_workshop(room):
    with room.writing() as conn:
        member = add_member(conn, area="east")
        members.add_token(conn, respondent_id=member, token_hash="token")
        found = members.find_member(conn, workshop_id="w1", token_hash="token")
        assert found is not None
        assert (found.respondent_id, found.workshop_id, found.local_area_id, found.done) == (
            member,
            "w1",
            "east",
            False,
        )
        assert members.find_member(conn, workshop_id="w2", token_hash="token") is None
        assert members.find_member(conn, workshop_id="w1", token_hash="other") is None


def test_a_new_slip_replaces_the_old_one_and_works_in_its_own_workshop_only(room):
    with room.writing() as conn:
        member = add_member(conn)
        members.replace_slip(conn, respondent_id=member, slip_hash="new", erasing_hash="new too")
        assert members.find_by_slip(conn, workshop_id="w1", slip_hash="new") == member
        assert members.find_by_slip(conn, workshop_id="w1", slip_hash="slip-w1-1") is None
        assert members.find_by_slip(conn, workshop_id="w2", slip_hash="new") is None


def test_who_has_come_in_is_counted_by_workshop_and_who_has_begun_is_known(room):
    with room.writing() as conn:
        assert members.count_joined(conn, "w1") == 0
        first, second = (add_member(conn, number) for number in range(2))
        add_member(conn, 9, workshop_id="w2")
        assert (members.count_joined(conn, "w1"), members.has_anybody_begun(conn, "w1")) == (2, False)
        members.set_done(conn, respondent_id=second, done=True)
        assert members.has_anybody_begun(conn, "w1")
        members.set_done(conn, respondent_id=second, done=False)
        assert not members.has_anybody_begun(conn, "w1")
        choose(conn, first, "1")
        assert (members.has_anybody_begun(conn, "w1"), members.has_anybody_begun(conn, "w2")) == (True, False)


def test_comments_come_in_the_order_of_their_random_identifiers_and_without_authors(room):
    with room.writing() as conn:
        for number, shuffle in enumerate(("cc", "aa", "bb")):
            write(conn, add_member(conn, number), f"written {number}", shuffle)
        assert [comment.text for comment in waiting(conn)] == ["written 1", "written 2", "written 0"]
    assert set(Comment.__dataclass_fields__) == {"shuffle", "item_id", "vantage", "text", "language", "state"}


def test_comments_of_other_items_and_workshops_are_not_listed(room):
    with room.writing() as conn:
        write(conn, add_member(conn, 1), "here", "aa")
        write(conn, add_member(conn, 2), "other item", "bb", Question(Vantage.OWN, "OUT-01"))
        write(conn, add_member(conn, 3, workshop_id="w2"), "other room", "cc")
        assert [comment.text for comment in waiting(conn)] == ["here"]
        assert waiting(conn, item_ids=()) == []


def test_a_rewritten_comment_waits_again_and_keeps_its_place(room):
    with room.writing() as conn:
        member = add_member(conn)
        write(conn, member, "first", "aa")
        assert comments.decide(conn, workshop_id="w1", shuffle="aa", state="shown", text="first")
        assert waiting(conn) == []
        write(conn, member, "second", "zz")
        assert [(comment.text, comment.shuffle) for comment in waiting(conn)] == [("second", "aa")]
        assert {question: one.text for question, one in comments.own_comments(conn, member).items()} == {
            GOV_1: "second"
        }


def test_a_decision_on_words_that_were_changed_meanwhile_decides_nothing(room):
    with room.writing() as conn:
        member = add_member(conn)
        write(conn, member, "harmless", "aa")
        (read,) = waiting(conn)
        write(conn, member, "names a child", "bb")
        assert not comments.decide(conn, workshop_id="w1", shuffle=read.shuffle, state="shown", text=read.text)
        assert comments.list_comments(conn, "w1", states=["shown"], item_ids=["GOV-01"]) == ()


def test_a_comment_is_decided_in_its_own_workshop_and_not_after_it_was_taken_back(room):
    with room.writing() as conn:
        member = add_member(conn)
        write(conn, member, "words", "aa")
        assert not comments.decide(conn, workshop_id="w2", shuffle="aa", state="shown", text="words")
        comments.delete_comment(conn, respondent_id=member, question=GOV_1)
        assert not comments.decide(conn, workshop_id="w1", shuffle="aa", state="shown", text="words")
        assert comments.own_comments(conn, member) == {}


def add_account(conn, name="ffion", password_hash="h"):
    return accounts.add_account(conn, username=name, password_hash=password_hash, created_at=OPENED)


def add_sign_in(conn, account_id, token, expires_at=LATER):
    sign_ins.add_sign_in(
        conn, account_id=account_id, token_hash=token, way="password", started_at=OPENED, expires_at=expires_at
    )


def test_a_user_name_is_given_once(database):
    with database.writing() as conn:
        add_account(conn)
        assert accounts.count_accounts(conn) == 1
    with pytest.raises(SaitError, match=r"account\.name-taken"), database.writing() as conn:
        add_account(conn, password_hash="other")


def test_a_sign_in_and_a_link_end_at_their_hour(database):
    with database.writing() as conn:
        add_sign_in(conn, add_account(conn), "t")
        sign_ins.replace_setup_link(conn, token_hash="l", expires_at=LATER)
        before = LATER - timedelta(microseconds=1)
        found = sign_ins.find_account(conn, token_hash="t", now=before)
        assert found
        assert (found.name, found.grants) == ("ffion", ())
        assert sign_ins.find_account(conn, token_hash="t", now=LATER) is None
        assert sign_ins.find_setup_link(conn, token_hash="l", now=before)
        assert not sign_ins.find_setup_link(conn, token_hash="l", now=LATER)


def test_signing_out_forgets_that_token_and_those_that_ran_out_and_no_other(database):
    with database.writing() as conn:
        ffion = add_account(conn)
        for token, expires_at in (("mine", LATER), ("other", LATER), ("old", OPENED)):
            add_sign_in(conn, ffion, token, expires_at)
        sign_ins.remove_sign_in(conn, token_hash="mine", now=OPENED)
        left = conn.exec_driver_sql("select token_hash from sign_ins").scalars().all()
    assert left == ["other"]


def test_an_account_has_the_rights_of_its_own_grants_and_of_the_local_boards_under_them(boards_database):
    with boards_database.writing() as conn:
        ffion, gwen = add_account(conn), add_account(conn, "gwen")
        accounts.add_grant(conn, account_id=ffion, grant=Grant(Role.FACILITATOR, "north"))
        accounts.add_grant(conn, account_id=gwen, grant=Grant(Role.ANALYST))
        for name, account_id in (("f", ffion), ("g", gwen)):
            add_sign_in(conn, account_id, name)
        found = {name: sign_ins.find_account(conn, token_hash=name, now=OPENED) for name in "fg"}
    assert {grant.board_id for grant in found["f"].grants} == {"north", "east", "west"}
    assert found["g"].grants == (Grant(Role.ANALYST),)


def test_a_role_is_given_once_and_taken_once(boards_database):
    for grant in (Grant(Role.FACILITATOR), Grant(Role.FACILITATOR, "north")):
        with boards_database.writing() as conn:
            name = f"of {grant.board_id}"
            account_id = add_account(conn, name)
            accounts.add_grant(conn, account_id=account_id, grant=grant)
            with pytest.raises(SaitError, match=r"grant\.taken"):
                accounts.add_grant(conn, account_id=account_id, grant=grant)
            accounts.remove_grant(conn, account_id=account_id, grant=grant)
            with pytest.raises(SaitError, match=r"account\.gone"):
                accounts.remove_grant(conn, account_id=account_id, grant=grant)


def test_an_answer_of_the_provider_counts_once_and_in_time(database, monkeypatch):
    request = sign_ins.OidcRequest("nonce", "verifier", "/live")
    monkeypatch.setattr(sign_ins, "MOST_REQUESTS", 2)
    with database.writing() as conn:
        for number, state in enumerate(("oldest", "older", "newer")):
            expires_at = LATER + timedelta(seconds=number)
            sign_ins.add_oidc_request(conn, state_hash=state, request=request, now=OPENED, expires_at=expires_at)
        assert sign_ins.take_oidc_request(conn, state_hash="oldest", now=OPENED) is None
        assert sign_ins.take_oidc_request(conn, state_hash="newer", now=OPENED) == request
        assert sign_ins.take_oidc_request(conn, state_hash="newer", now=OPENED) is None
        assert sign_ins.take_oidc_request(conn, state_hash="older", now=LATER + timedelta(minutes=1)) is None


def test_an_instrument_is_kept_once_under_its_hash(boards_database):
    with boards_database.writing() as conn:
        for document in ("{}", "[]"):
            instruments.keep(
                conn, content_hash="h", instrument_id="i", version="1", document=document, stored_at=OPENED
            )
        assert instruments.get_document(conn, "h") == "{}"
        with pytest.raises(SaitError, match=r"instrument\.unknown"):
            instruments.get_document(conn, "nothing")
