"""Coming in by a printed card: once each, for nobody else, and without a trace of who used which."""

import threading
from datetime import timedelta

import pytest
from sqlalchemy import inspect

from sait.assessment.workshops import EntryMode
from sait.services.members import cards, joining
from sait.services.running.audit import read_log
from sait.services.tokens import now
from sait.services.workshops import moves, opening
from sait.services.workshops.progress import read_progress
from sait.storage import cards as cards_rows
from sait.storage import members
from tests.refusals import refused_code
from tests.unit.services.people import choose, clock, end, open_room


@pytest.fixture
def room(boards_database):
    return open_room(boards_database, entry=EntryMode.ONE_TIME)


@pytest.fixture
def codes(boards_database, room):
    return make(boards_database, room)


def make(database, workshop, count: int = 3) -> tuple[str, ...]:
    return cards.make_cards(database, workshop_id=workshop.id, count=count, who="ffion")


def joined(database, workshop) -> int:
    return read_progress(database, workshop.id).joined


def test_each_card_makes_one_respondent_and_is_used_up(boards_database, room, codes):
    for code in codes:
        assert joining.join(boards_database, code).workshop_id == room.id
        assert refused_code(joining.join, boards_database, code) == "card.used"
    assert joined(boards_database, room) == 3
    assert cards.count_cards(boards_database, room.id) == (3, 3)
    (again,) = make(boards_database, room, 1)
    assert joining.join(boards_database, again).workshop_id == room.id


@pytest.mark.parametrize("written", ["{0}", "{1}", " {2} "])
def test_the_code_of_a_card_may_be_typed_without_its_dashes(boards_database, room, codes, written):
    typed = written.format(codes[0].lower(), codes[0].replace("-", ""), codes[0].replace("-", " "))
    assert joining.find_invitation(boards_database, typed).refusal is None
    joining.join(boards_database, typed)
    assert cards.count_cards(boards_database, room.id) == (3, 1)


def test_looking_where_a_card_leads_does_not_use_it(boards_database, room, codes):
    for _ in range(3):
        assert joining.find_invitation(boards_database, codes[0]).refusal is None
    assert cards.count_cards(boards_database, room.id) == (3, 0)


def test_the_code_for_all_lets_nobody_in_and_says_what_does(boards_database, room):
    assert joining.find_invitation(boards_database, room.code).refusal.code == "card.needed"
    assert refused_code(joining.join, boards_database, room.code) == "card.needed"
    assert joined(boards_database, room) == 0


@pytest.mark.parametrize("typed", ["AAA-AAA-AAA", "' or 1=1", "000000000"])
def test_a_card_that_was_never_made_leads_nowhere(boards_database, codes, typed):
    for action in (joining.find_invitation, joining.join):
        assert refused_code(action, boards_database, typed) == "workshop.code-unknown"


def test_one_press_sent_twice_uses_one_card_and_makes_one_respondent(boards_database, room, codes):
    for _ in range(2):
        joining.join(boards_database, codes[0], form="a page")
    assert (joined(boards_database, room), cards.count_cards(boards_database, room.id)) == (1, (3, 1))


def test_cleared_cookies_or_another_app_make_no_second_respondent_and_lose_none(boards_database, room, codes):
    entry = joining.join(boards_database, codes[0])
    here = joining.find_member(boards_database, workshop_id=room.id, token=entry.token)
    assert refused_code(joining.join, boards_database, codes[0]) == "card.used"
    for way in (codes[0], codes[1], room.code):
        back = joining.resume(boards_database, code=way, slip=entry.slip)
        assert joining.find_member(boards_database, workshop_id=room.id, token=back.token) == here
    assert (joined(boards_database, room), cards.count_cards(boards_database, room.id)) == (1, (3, 1))


def test_a_slip_is_still_needed_to_come_back_with_a_card(boards_database, room, codes):
    joining.join(boards_database, codes[0])
    assert refused_code(joining.resume, boards_database, code=codes[0], slip="AAAA-AAAA") == "slip.unknown"


def test_nothing_kept_holds_a_code_or_tells_who_came_in_with_which(boards_database, room, codes):
    for code in reversed(codes):
        joining.join(boards_database, code)
    with boards_database.reading() as conn:
        columns = [column["name"] for column in inspect(conn).get_columns("one_time_codes")]
        tables = inspect(conn).get_table_names()
        kept = "".join(str(conn.exec_driver_sql(f'select * from "{table}"').all()) for table in tables)
    assert columns == ["code_hash", "workshop_id", "used"]
    for code in codes:
        assert code not in kept
        assert code.replace("-", "") not in kept
        assert kept.count(joining.card_hash_of(code)) == 1


def test_the_order_of_printing_is_not_kept(boards_database, room):
    codes = make(boards_database, room, 20)
    with boards_database.reading() as conn:
        kept = conn.exec_driver_sql("select code_hash from one_time_codes").scalars().all()
    assert kept == sorted(joining.card_hash_of(code) for code in codes)


def cut_off_after_the_card(database, code, form, monkeypatch):
    """A server that is killed when the card is used and nobody has joined yet."""
    with monkeypatch.context() as patch:
        patch.setattr(members, "add_respondent", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            joining.join(database, code, form=form)


def test_who_was_cut_off_after_the_card_was_used_gets_in_with_the_same_page_and_nobody_else_does(
    boards_database, room, codes, monkeypatch
):
    cut_off_after_the_card(boards_database, codes[0], "a page", monkeypatch)
    assert (joined(boards_database, room), cards.count_cards(boards_database, room.id)) == (0, (3, 1))
    for form in ("another page", ""):
        assert refused_code(joining.join, boards_database, codes[0], form=form) == "card.used"
    entry = joining.join(boards_database, codes[0], form="a page")
    joining.join(boards_database, codes[0], form="a page")
    assert (joined(boards_database, room), cards.count_cards(boards_database, room.id)) == (1, (3, 1))
    choose(boards_database, joining.find_member(boards_database, workshop_id=room.id, token=entry.token), "1")
    assert refused_code(joining.join, boards_database, codes[0], form="a page") == "card.used"
    assert joined(boards_database, room) == 1


def test_one_page_sent_twice_at_once_with_a_card_joins_once(boards_database, room, codes):
    both = threading.Barrier(2)
    use_card, came_in = joining._use_card, []

    def wait_for_the_other(*arguments):
        use_card(*arguments)
        both.wait(timeout=30)

    def send():
        came_in.append(joining.join(boards_database, codes[0], form="a page"))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(joining, "_use_card", wait_for_the_other)
        threads = [threading.Thread(target=send) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(came_in) == 2
    assert (joined(boards_database, room), cards.count_cards(boards_database, room.id)) == (1, (3, 1))


def test_a_page_that_was_cut_off_is_remembered_for_its_day_and_no_longer(boards_database, room, codes, monkeypatch):
    cut_off_after_the_card(boards_database, codes[0], "a page", monkeypatch)
    clock(monkeypatch, "members.joining", now() + joining.FORM_LASTS)
    assert refused_code(joining.join, boards_database, codes[0], form="a page") == "card.used"
    joining.join(boards_database, codes[1], form="a page")
    with boards_database.reading() as conn:
        (kept,) = conn.exec_driver_sql("select expires_at from admissions").scalars()
    assert " 00:00:00" in str(kept)


def test_the_card_and_who_came_in_with_it_are_in_no_transaction_together(boards_database, room, codes, monkeypatch):
    together = []
    use_card, add_respondent = cards_rows.use_card, members.add_respondent
    monkeypatch.setattr(cards_rows, "use_card", lambda conn, card: (together.append(conn), use_card(conn, card)))
    monkeypatch.setattr(
        members, "add_respondent", lambda conn, **named: (together.append(conn), add_respondent(conn, **named))[1]
    )
    joining.join(boards_database, codes[0], form="a page")
    of_card, of_member = together
    assert of_card is not of_member


def test_the_log_says_how_many_cards_were_made_and_not_when_one_was_used(boards_database, room, codes):
    before = read_log(boards_database, workshop_id=room.id)
    assert [(entry.action, dict(entry.details)) for entry in before][-1] == ("cards.made", {"count": 3})
    joining.join(boards_database, codes[0])
    assert read_log(boards_database, workshop_id=room.id) == before


def test_the_way_in_can_change_until_somebody_is_in_and_old_cards_then_work_no_longer(boards_database, room, codes):
    cards.choose_entry(boards_database, workshop=room, entry=EntryMode.SHARED, who="ffion")
    shared = opening.get_workshop(boards_database, room.id)
    assert refused_code(joining.join, boards_database, codes[0]) == "workshop.code-unknown"
    assert refused_code(make, boards_database, shared) == "card.not-asked"
    assert (
        refused_code(cards.choose_entry, boards_database, workshop=room, entry=EntryMode.SHARED, who="ffion")
        == "edit.stale"
    )
    joining.join(boards_database, room.code)
    assert (
        refused_code(cards.choose_entry, boards_database, workshop=shared, entry=EntryMode.ONE_TIME, who="ffion")
        == "entry.joined"
    )


@pytest.mark.parametrize("count", [-1, 0, 201])
def test_a_number_of_cards_that_cannot_be_meant_makes_none(boards_database, room, count):
    assert refused_code(make, boards_database, room, count) == "card.number-wrong"
    assert cards.count_cards(boards_database, room.id) == (0, 0)


def test_cards_can_be_made_for_a_draft_and_for_no_workshop_that_takes_nobody(boards_database, monkeypatch):
    draft = open_room(boards_database, entry=EntryMode.ONE_TIME, draft=True)
    (code,) = make(boards_database, draft, 1)
    assert refused_code(joining.join, boards_database, code) == "workshop.not-begun"
    over = open_room(boards_database, board_id="east", entry=EntryMode.ONE_TIME)
    end(boards_database, over)
    moves.sign_off(boards_database, workshop=opening.get_workshop(boards_database, over.id), who="ffion")
    assert refused_code(make, boards_database, over) == "workshop.closed"
    late = open_room(boards_database, board_id="west", entry=EntryMode.ONE_TIME, days=1)
    clock(monkeypatch, "members.cards", now() + timedelta(days=2))
    assert refused_code(make, boards_database, late) == "workshop.expired"
