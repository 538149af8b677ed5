"""Erasing, or taking one comment back, tells nobody who wrote what: the facilitator's list does not change at that moment."""

import pytest

from sait.assessment.decisions import ForceScope, Task
from sait.assessment.members.leaving import Going
from sait.assessment.members.responses import Question
from sait.assessment.releases import Vantage
from sait.errors import SaitError
from sait.services.banks.instruments import get_instrument
from sait.services.members import joining, responses, sheets, taking_part
from sait.services.workshops import comments, erasing, leaving, moves, opening, progress, retention
from tests.unit.services.people import GOV_1, MINIMUM, close, end, fill, join, open_room

OUT_1 = Question(Vantage.OWN, "OUT-01")


@pytest.fixture
def room(boards_database):
    return open_room(boards_database)


def write(database, member, text, question=GOV_1):
    standing = responses.read_words(database, member, question)
    responses.write_words(database, member=member, question=question, text=text, language="en", seen=[standing])


def queue(database, room, minimum=MINIMUM):
    instrument = get_instrument(database, room.instrument_hash)
    queues = comments.read_queues(database, workshop=room, instrument=instrument)
    return [(*one.waiting, *one.shown) for one in queues.values()]


def texts(database, room):
    return {comment.text for listed in queue(database, room) for comment in listed}


def erase(database, member, goes=Going.TOGETHER):
    erasing.erase_own(database, member, goes=goes)


def eight_who_wrote(database, room):
    eight = fill(database, room, "11122233")
    for number, member in enumerate(eight):
        write(database, member, f"words {number}")
    return eight


def rows(database, table):
    with database.reading() as conn:
        return [dict(row) for row in conn.exec_driver_sql(f"select * from {table}").mappings()]


@pytest.mark.parametrize("goes", [Going.TOGETHER, Going.STAY])
def test_the_list_is_the_same_before_and_after_one_member_is_erased(boards_database, room, goes):
    eight = eight_who_wrote(boards_database, room)
    close(boards_database, room)
    before = queue(boards_database, room)
    comments.decide(boards_database, workshop=room, comment=before[0][0], show=True)
    shown = queue(boards_database, room)
    erase(boards_database, eight[0], goes)
    assert queue(boards_database, room) == shown
    assert progress.read_progress(boards_database, room.id).joined == 7


def test_what_stays_is_linked_to_nobody(boards_database, room):
    eight = eight_who_wrote(boards_database, room)
    close(boards_database, room)
    erase(boards_database, eight[0])
    (left,) = rows(boards_database, "left_comments")
    (leaver,) = rows(boards_database, "leavers")
    assert left["text"] == "words 0"
    assert set(left) == {"shuffle", "workshop_id", "wave", "vantage", "item_id", "text", "language", "state", "goes"}
    assert set(leaver) == {"random_key", "workshop_id"}
    assert eight[0].respondent_id not in {*left.values(), *leaver.values()}


def test_one_persons_words_disappear_at_no_closing_and_five_persons_do_together(boards_database, room):
    eight = eight_who_wrote(boards_database, room)
    close(boards_database, room)
    for member in eight[:4]:
        erase(boards_database, member)
    # Enough people still answer the domain for its comments to be shown.
    more = fill(boards_database, room, "11111")
    end(boards_database, room)
    assert texts(boards_database, room) == {f"words {number}" for number in range(8)}
    erase(boards_database, eight[4])
    assert texts(boards_database, room) == {f"words {number}" for number in range(8)}
    retention.erase_due(boards_database, minimum=MINIMUM)
    assert texts(boards_database, room) == {f"words {number}" for number in range(5, 8)}
    assert rows(boards_database, "leavers") == []
    assert len(more) == MINIMUM


def test_who_lets_them_stay_is_not_counted_among_those_who_go(boards_database, room):
    eight = eight_who_wrote(boards_database, room)
    close(boards_database, room)
    fill(boards_database, room, "11111")
    for number, member in enumerate(eight[:5]):
        erase(boards_database, member, Going.STAY if number == 0 else Going.TOGETHER)
    end(boards_database, room)
    assert len(texts(boards_database, room)) == 8


@pytest.mark.parametrize("unread", ["open domain", "late", "withheld", "too few"])
def test_what_the_facilitator_does_not_have_goes_at_once(boards_database, room, unread):
    members = fill(boards_database, room, "1111" if unread == "too few" else "111111")
    if unread == "late":
        close(boards_database, room)
    write(boards_database, members[0], "mine")
    if unread in {"withheld", "too few"}:
        close(boards_database, room)
    if unread == "withheld":
        ((comment,),) = queue(boards_database, room)
        comments.decide(boards_database, workshop=room, comment=comment, show=False)
    erase(boards_database, members[0])
    assert rows(boards_database, "comments") == rows(boards_database, "left_comments") == []


def test_a_domain_that_was_reopened_shows_them_again_when_it_is_closed(boards_database, room):
    eight = eight_who_wrote(boards_database, room)
    close(boards_database, room)
    fresh = opening.get_workshop(boards_database, room.id)
    moves.reopen_domain(boards_database, workshop=fresh, domain_id="GOV", who="ffion")
    erase(boards_database, eight[0])
    close(boards_database, room)
    assert len(texts(boards_database, room)) == 8


def test_a_comment_that_is_taken_back_leaves_with_the_next_closing_and_can_be_shown_no_more(boards_database, room):
    eight = eight_who_wrote(boards_database, room)
    close(boards_database, room)
    before = queue(boards_database, room)
    write(boards_database, eight[0], "")
    assert queue(boards_database, room) == before
    assert sheets.read_sheet(boards_database, eight[0]).comments == {}
    (mine,) = [one for one in before[0] if one.text == "words 0"]
    with pytest.raises(SaitError, match=r"comment\.taken-back"):
        comments.decide(boards_database, workshop=room, comment=mine, show=True)
    close(boards_database, room, "OUT")
    assert texts(boards_database, room) == {f"words {number}" for number in range(1, 8)}


def test_a_comment_that_is_taken_back_can_be_withheld(boards_database, room):
    eight = eight_who_wrote(boards_database, room)
    close(boards_database, room)
    (mine,) = [one for one in queue(boards_database, room)[0] if one.text == "words 0"]
    write(boards_database, eight[0], "")
    comments.decide(boards_database, workshop=room, comment=mine, show=False)
    assert "words 0" not in texts(boards_database, room)
    assert rows(boards_database, "left_comments") == []


def test_writing_the_same_again_changes_nothing(boards_database, room):
    eight = eight_who_wrote(boards_database, room)
    close(boards_database, room)
    before = queue(boards_database, room)
    comments.decide(boards_database, workshop=room, comment=before[0][0], show=True)
    shown = queue(boards_database, room)
    for number, member in enumerate(eight):
        write(boards_database, member, f" words {number} ")
    assert queue(boards_database, room) == shown
    assert rows(boards_database, "left_comments") == []


def test_what_was_taken_back_before_anybody_read_it_is_gone(boards_database, room):
    eight = eight_who_wrote(boards_database, room)
    write(boards_database, eight[0], "")
    close(boards_database, room)
    assert texts(boards_database, room) == {f"words {number}" for number in range(1, 8)}


def test_what_an_erased_member_named_stays_on_the_list_until_it_is_dealt_with(boards_database, room):
    six = fill(boards_database, room, "111111")
    end(boards_database, room)
    switched = {"workshop_id": room.id, "task": Task.FORCES, "minimum": MINIMUM, "who": "ffion"}
    taking_part.set_open(boards_database, is_opened=True, **switched)
    for number, member in enumerate(six):
        taking_part.name_force(
            boards_database, member=member, promotes=True, scope=ForceScope.LOCAL, text=f"force {number}", language="en"
        )
    taking_part.set_open(boards_database, is_opened=False, **switched)
    before = taking_part.waiting(boards_database, room.id)
    assert len(before) == 6
    erase(boards_database, six[0])
    assert taking_part.waiting(boards_database, room.id) == before
    (mine,) = [one for one in before if one.text == "force 0"]
    taking_part.deal_with(boards_database, workshop_id=room.id, shuffle=mine.shuffle)
    assert mine not in taking_part.waiting(boards_database, room.id)
    assert rows(boards_database, "left_contributions") == []


def test_what_stays_goes_with_everybodys_single_answers(boards_database, room):
    eight = eight_who_wrote(boards_database, room)
    close(boards_database, room)
    erase(boards_database, eight[0])
    erase(boards_database, eight[1], Going.STAY)
    end(boards_database, room)
    erasing.erase_individuals(boards_database, workshop_id=room.id, who="ffion")
    for table in ("left_comments", "left_contributions", "leavers", "comments"):
        assert rows(boards_database, table) == []


def test_there_is_something_to_choose_only_where_the_facilitator_has_something(boards_database, room):
    eight = eight_who_wrote(boards_database, room)
    quiet = join(boards_database, room)

    def asked(member):
        return erasing.holds_words_of(boards_database, member)

    assert not asked(eight[0])
    close(boards_database, room)
    assert asked(eight[0])
    assert not asked(quiet)


def test_words_wait_in_one_workshop_apart_from_another(boards_database, room):
    other = open_room(boards_database, board_id="east")
    for workshop in (room, other):
        for member in eight_who_wrote(boards_database, workshop)[:3]:
            close_once(boards_database, workshop)
            erase(boards_database, member)
    leaving.let_go_due(boards_database, minimum=MINIMUM)
    assert len(rows(boards_database, "left_comments")) == 6


def close_once(database, workshop):
    if "GOV" not in progress.read_progress(database, workshop.id).closed:
        close(database, workshop)


def test_a_member_back_by_the_slip_can_erase(boards_database, room):
    entry = joining.join(boards_database, room.code)
    back = joining.resume(boards_database, code=room.code, slip=entry.slip)
    member = joining.find_member(boards_database, workshop_id=room.id, token=back.token)
    erase(boards_database, member)
    assert progress.read_progress(boards_database, room.id).joined == 0
