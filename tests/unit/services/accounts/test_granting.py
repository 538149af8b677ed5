"""What administrators do with accounts, and what it does to pages that are open."""

from datetime import timedelta

import pytest

from sait.assessment.access import FIRST_GRANTS, Grant, Right, Role
from sait.errors import SaitError
from sait.services.accounts import granting, lockout, signing_in
from sait.services.running.audit import read_log
from sait.services.tokens import now
from sait.storage.accounts import StoredAccount
from sait.storage.engine.database import Database
from tests.unit.services.people import clock

PASSWORD = "a long enough password"
OTHER = "another long password"


def signed_in(database: Database, name: str = "ffion", password: str = PASSWORD, *, is_known: bool = False) -> str:
    return signing_in.sign_in(database, username=name, password=password, hours=1, is_known=is_known)


def listed(database: Database, name: str) -> StoredAccount:
    return next(one for one in granting.list_accounts(database) if one.name == name)


def add(database: Database, name: str, grant: Grant, *, email: str = "") -> str:
    return granting.add_account(database, name=name, email=email, grant=grant, who="ffion")


def set_up(database: Database, link: str, password: str = PASSWORD) -> str:
    return signing_in.set_up_account(database, token=link, password=password, hours=1)


def refused(code: str):
    return pytest.raises(SaitError, match=code.replace(".", r"\.") + r"\b")


def actions(database: Database) -> list[str]:
    return [entry.action for entry in read_log(database)]


@pytest.fixture
def store(boards_database: Database) -> Database:
    """A database with its first account, ffion."""
    token = signing_in.new_setup_link(boards_database)
    assert token
    signing_in.create_first_account(boards_database, token=token, username="ffion", password=PASSWORD, hours=1)
    return boards_database


def test_the_first_account_may_do_everything_and_the_log_says_so(store):
    assert listed(store, "ffion").grants == FIRST_GRANTS
    assert actions(store) == ["account.created", "grant.added", "grant.added", "account.signed-in"]


def test_a_new_account_signs_in_once_it_was_set_up_and_may_what_it_was_given(store):
    link = add(store, "gwen", Grant(Role.FACILITATOR, "north"))
    with refused("account.wrong"):
        signed_in(store, "gwen", "")
    account = signing_in.find_account(store, set_up(store, link))
    assert account
    assert account.may(Right.WORKSHOP_RUN, "east")
    assert not account.may(Right.ACCOUNTS_MANAGE)
    assert signing_in.signed_in(store, signed_in(store, "gwen")) == "gwen"


def test_a_link_works_once_and_for_its_own_account_only(store):
    link = add(store, "gwen", Grant(Role.ANALYST))
    assert signing_in.check_setup_link(store, link).name == "gwen"
    with refused("account.link-used"):
        signing_in.create_first_account(store, token=link, username="me", password=PASSWORD, hours=1)
    set_up(store, link)
    with refused("account.link-used"):
        set_up(store, link, OTHER)
    signed_in(store, "gwen")


def test_a_link_runs_out_and_a_newer_one_takes_its_place(store, monkeypatch):
    first = add(store, "gwen", Grant(Role.ANALYST))
    second = granting.new_link(store, account_id=listed(store, "gwen").id, who="ffion")
    with refused("account.link-used"):
        set_up(store, first)
    clock(monkeypatch, "accounts.signing_in", now() + timedelta(days=granting.INVITATION_DAYS, seconds=1))
    with refused("account.link-used"):
        set_up(store, second)


def test_a_link_for_a_forgotten_password_signs_out_whoever_had_the_old_one(store):
    old = set_up(store, add(store, "gwen", Grant(Role.ANALYST)))
    set_up(store, granting.new_link(store, account_id=listed(store, "gwen").id, who="ffion"), OTHER)
    assert signing_in.find_account(store, old) is None
    with refused("account.wrong"):
        signed_in(store, "gwen")
    signed_in(store, "gwen", OTHER)


def test_a_role_that_is_taken_away_is_gone_at_once_and_the_others_stay(store):
    link = add(store, "gwen", Grant(Role.FACILITATOR, "north"))
    token, gwen = set_up(store, link), listed(store, "gwen").id
    granting.add_grant(store, account_id=gwen, grant=Grant(Role.ANALYST), who="ffion")
    granting.remove_grant(store, account_id=gwen, grant=Grant(Role.FACILITATOR, "north"), who="ffion")
    account = signing_in.find_account(store, token)
    assert account
    assert not account.may(Right.WORKSHOP_RUN)
    assert account.may(Right.RESULTS_RELEASED)


def test_a_disabled_account_is_signed_out_everywhere_and_is_told_so_only_by_the_right_password(store):
    token = set_up(store, add(store, "gwen", Grant(Role.ANALYST)))
    link = granting.new_link(store, account_id=listed(store, "gwen").id, who="ffion")
    granting.disable(store, listed(store, "gwen"), who="ffion")
    assert signing_in.find_account(store, token) is None
    for password, code in ((PASSWORD, "account.disabled"), (OTHER, "account.wrong")):
        with refused(code):
            signed_in(store, "gwen", password)
    with refused("account.link-used"):
        set_up(store, link)
    granting.enable(store, listed(store, "gwen"), who="ffion")
    assert signing_in.find_account(store, signed_in(store, "gwen")).may(Right.RESULTS_RELEASED)


def test_somebody_else_changed_the_account_meanwhile(store):
    add(store, "gwen", Grant(Role.ANALYST))
    seen = listed(store, "gwen")
    granting.set_email(store, seen, email="Gwen@Example.org ", who="ffion")
    assert listed(store, "gwen").email == "gwen@example.org"
    for act in (granting.disable, granting.enable):
        with refused("account.gone"):
            act(store, seen, who="ffion")
    with refused("account.gone"):
        granting.set_email(store, seen, email="", who="ffion")


def test_the_last_administrator_stays_one(store):
    ffion = listed(store, "ffion")
    link = add(store, "gwen", Grant(Role.ADMINISTRATOR))  # has never signed in, and perhaps never will
    with refused("account.last-administrator"):
        granting.remove_grant(store, account_id=ffion.id, grant=Grant(Role.ADMINISTRATOR), who="ffion")
    with refused("account.last-administrator"):
        granting.disable(store, ffion, who="ffion")
    assert listed(store, "ffion") == ffion
    set_up(store, link)
    granting.disable(store, ffion, who="gwen")
    with refused("account.last-administrator"):
        granting.disable(store, listed(store, "gwen"), who="gwen")


@pytest.mark.parametrize(
    ("name", "email", "grant", "code"),
    [
        ("", "", Grant(Role.ANALYST), "account.name-wrong"),
        ("gwen\u202e", "", Grant(Role.ANALYST), "account.name-wrong"),
        ("ffion", "", Grant(Role.ANALYST), "account.name-taken"),
        ("gwen", "gwen", Grant(Role.ANALYST), "account.email-wrong"),
        ("gwen", "g@x@example.org", Grant(Role.ANALYST), "account.email-wrong"),
        ("gwen", "", Grant(Role.BUSINESS_MANAGER), "grant.board-missing"),
        ("gwen", "", Grant(Role.MEMBER), "grant.member"),
        ("gwen", "", Grant(Role.FACILITATOR, "nowhere"), "board.unknown"),
    ],
)
def test_an_account_that_cannot_stand_is_refused_whole(store, name, email, grant, code):
    with refused(code):
        add(store, name, grant, email=email)
    assert [one.name for one in granting.list_accounts(store)] == ["ffion"]


def test_one_address_belongs_to_one_account(store):
    add(store, "gwen", Grant(Role.ANALYST), email="gwen@example.org")
    with refused("account.email-taken"):
        add(store, "other", Grant(Role.ANALYST), email="GWEN@example.org")
    with refused("account.email-taken"):
        granting.set_email(store, listed(store, "ffion"), email="gwen@example.org", who="ffion")


def wrong(database: Database, name: str, times: int) -> None:
    for _ in range(times):
        with refused("account.wrong"):
            signed_in(database, name, OTHER)


@pytest.mark.parametrize("name", ["ffion", "nobody"])
def test_too_many_wrong_passwords_lock_a_name_whether_or_not_it_is_somebodys(store, monkeypatch, name):
    wrong(store, name, lockout.LOCK_AFTER)
    for password in (OTHER, PASSWORD):
        with pytest.raises(SaitError) as locked:
            signed_in(store, name, password)
        assert (locked.value.code, locked.value.context) == ("account.locked", {"minutes": lockout.LOCK_MINUTES})
    assert ("account.locked" in actions(store)) == (name == "ffion")
    clock(monkeypatch, "accounts.lockout", now() + timedelta(minutes=lockout.LOCK_MINUTES, seconds=1))
    with refused("account.wrong"):
        signed_in(store, name, OTHER)


def test_the_right_password_in_between_begins_the_count_anew(store):
    for _ in range(2):
        wrong(store, "ffion", lockout.LOCK_AFTER - 1)
        signed_in(store)


def test_wrong_passwords_far_apart_lock_nobody_out(store, monkeypatch):
    start = now()
    for number in range(lockout.LOCK_AFTER + 1):
        clock(monkeypatch, "accounts.lockout", start + timedelta(minutes=number * lockout.LOCK_MINUTES))
        wrong(store, "ffion", 1)


def test_where_the_account_has_signed_in_before_the_lock_does_not_hold(store):
    wrong(store, "ffion", lockout.LOCK_AFTER)
    with refused("account.locked"):
        signed_in(store)
    assert signing_in.signed_in(store, signed_in(store, is_known=True)) == "ffion"
    signed_in(store)


def test_an_administrator_unlocks_and_so_does_a_new_link(store):
    add(store, "gwen", Grant(Role.ADMINISTRATOR))
    for name in ("ffion", "gwen"):
        wrong(store, name, lockout.LOCK_AFTER)
    everybody = granting.list_accounts(store)
    assert granting.locked_accounts(store, everybody) == {one.id for one in everybody}
    granting.unlock(store, listed(store, "ffion"), who="gwen")
    set_up(store, granting.new_link(store, account_id=listed(store, "gwen").id, who="ffion"))
    signed_in(store)
    signed_in(store, "gwen")


def test_a_name_that_is_nobodys_is_not_written_down_as_it_was_typed(store):
    wrong(store, "my password typed too early", lockout.LOCK_AFTER)
    with store.reading() as conn:
        kept = conn.exec_driver_sql("select name_hash from wrong_passwords").scalars().all()
    assert len(kept) == 1
    assert "typed too early" not in "".join([*kept, *(str(entry) for entry in read_log(store))])


def test_changing_the_password_asks_for_the_old_one_and_signs_out_the_other_browsers(store):
    here, there = signed_in(store), signed_in(store)
    account = signing_in.find_account(store, here)
    assert account
    with refused("account.old-wrong"):
        signing_in.change_password(store, account, token=here, old=OTHER, new=OTHER)
    with refused("account.password-length"):
        signing_in.change_password(store, account, token=here, old=PASSWORD, new="short")
    assert signing_in.signed_in(store, there) == "ffion"
    signing_in.change_password(store, account, token=here, old=PASSWORD, new=OTHER)
    assert signing_in.signed_in(store, here) == "ffion"
    assert signing_in.signed_in(store, there) is None
    with refused("account.wrong"):
        signed_in(store)
    signed_in(store, password=OTHER)


def test_signing_out_everywhere_leaves_the_others_signed_in(store):
    gwen = set_up(store, add(store, "gwen", Grant(Role.ANALYST)))
    here, there = signed_in(store), signed_in(store)
    account = signing_in.find_account(store, here)
    assert account
    own = signing_in.own_sign_ins(store, account, token=here)
    assert [one.is_here for one in own].count(True) == 1
    assert {one.sign_in.way for one in own} == {"password", "link"}
    signing_in.sign_out_everywhere(store, account)
    assert [signing_in.signed_in(store, token) for token in (here, there, gwen)] == [None, None, "gwen"]


def test_the_log_names_every_act_and_no_secret(store):
    link = add(store, "gwen", Grant(Role.ANALYST), email="gwen@example.org")
    token = set_up(store, link)
    granting.add_grant(store, account_id=listed(store, "gwen").id, grant=Grant(Role.FACILITATOR, "north"), who="ffion")
    granting.disable(store, listed(store, "gwen"), who="ffion")
    whole = "\n".join(str(entry) for entry in read_log(store))
    assert actions(store)[4:] == [
        "account.created",
        "grant.added",
        "account.link-made",
        "account.set-up",
        "account.signed-in",
        "grant.added",
        "account.disabled",
    ]
    assert "'board_id': 'north'" in whole
    for secret in (link, token, PASSWORD, "gwen@example.org"):
        assert secret not in whole
