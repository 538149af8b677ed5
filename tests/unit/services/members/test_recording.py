"""Saving choices and comments: what is refused, what is kept, and what counts as late."""

from dataclasses import replace

import pytest

from sait.assessment.members.responses import DONT_KNOW, Question
from sait.assessment.releases import Vantage
from sait.services.members import responses, sheets
from sait.services.workshops import comments, moves, opening
from sait.services.workshops.progress import read_progress
from tests.conftest import small_bank
from tests.refusals import refused_code
from tests.unit.services.people import GOV_1, choose, close, end, fill, join, open_room

OUT_1 = Question(Vantage.OWN, "OUT-01")
LOCAL_1 = Question(Vantage.LOCAL, "GOV-01")


@pytest.fixture
def room(boards_database):
    return open_room(boards_database)


def in_area(database, workshop, area: str, member=None):
    """*member*, or a new one, as one who has named the area."""
    member = member or join(database, workshop)
    responses.choose_local_area(database, member=member, area_id=area, allowed=["east", "west"])
    return replace(member, local_area_id=area)


def area_of(database) -> list[str]:
    with database.reading() as conn:
        return list(conn.exec_driver_sql("select local_area_id from respondents").scalars())


def sheet(database, member):
    return sheets.read_sheet(database, member)


def write(database, member, text: str, question: Question = GOV_1, language: str = "en") -> None:
    standing = sheet(database, member).comments.get(question, "")
    responses.write_words(database, member=member, question=question, text=text, language=language, seen=[standing])


def test_what_is_returned_is_what_the_page_reads_next_time(boards_database, room):
    member = join(boards_database, room)
    saved = choose(boards_database, member, "2")
    assert sheet(boards_database, member).responses == {GOV_1: saved}
    assert (saved.choice, saved.late) == ("2", False)


@pytest.mark.parametrize("choice", ["4", "-1", "", "two", "1.0", "2 ", "Infinity"])
def test_a_choice_off_the_scale_is_refused_and_the_one_before_stays(boards_database, room, choice):
    member = join(boards_database, room)
    choose(boards_database, member, "1")
    assert refused_code(choose, boards_database, member, choice) == "response.off-scale"
    assert sheet(boards_database, member).responses[GOV_1].choice == "1"


@pytest.mark.parametrize("item_id", ["GOV-99", "", "gov-01", "GOV"])
def test_an_item_that_the_instrument_does_not_have_is_refused(boards_database, room, item_id):
    member = join(boards_database, room)
    question = Question(Vantage.OWN, item_id)
    assert refused_code(choose, boards_database, member, "1", question=question) == "item.unknown"
    assert sheet(boards_database, member).responses == {}


def test_an_item_outside_the_form_is_refused(boards_database, room):
    member = join(boards_database, room)
    question = Question(Vantage.OWN, "FUL-01")
    assert refused_code(choose, boards_database, member, "1", question=question) == "question.not-asked"
    assert sheet(boards_database, member).responses == {}


def test_local_answers_are_taken_only_where_they_are_asked_and_after_an_area_is_named(boards_database, room):
    asking = open_room(boards_database, board_id="west", asks_local=True)
    named, unnamed = (in_area(boards_database, workshop, "east") for workshop in (room, asking))
    for member in (named, replace(unnamed, local_area_id=None)):
        code = refused_code(choose, boards_database, member, "1", question=LOCAL_1)
        assert code == "question.not-asked"
        assert sheet(boards_database, member).responses == {}


def test_the_area_stays_once_something_about_it_is_answered(boards_database):
    asking = open_room(boards_database, asks_local=True)
    member = in_area(boards_database, asking, "east")
    choose(boards_database, member, "1")
    member = in_area(boards_database, asking, "west", member)
    choose(boards_database, member, "3", question=LOCAL_1)
    assert refused_code(in_area, boards_database, asking, "east", member) == "area.answered"
    in_area(boards_database, asking, "west", member)
    close(boards_database, asking)
    assert refused_code(in_area, boards_database, asking, "east", member) == "area.answered"
    assert area_of(boards_database) == ["west"]


def test_the_area_stays_when_the_scoring_has_ended(boards_database):
    asking = open_room(boards_database, asks_local=True)
    member = in_area(boards_database, asking, "east")
    end(boards_database, asking)
    assert refused_code(in_area, boards_database, asking, "west", member) == "workshop.closed"
    assert area_of(boards_database) == ["east"]


def test_a_page_that_named_the_area_before_it_was_changed_saves_nothing_for_the_new_one(boards_database):
    asking = open_room(boards_database, asks_local=True)
    behind = in_area(boards_database, asking, "east")
    ahead = in_area(boards_database, asking, "west", behind)
    assert refused_code(choose, boards_database, behind, "1", question=LOCAL_1) == "area.changed"
    assert choose(boards_database, ahead, "2", question=LOCAL_1).choice == "2"


def test_a_closed_workshop_takes_no_answers_and_no_comments(boards_database, room):
    member = join(boards_database, room)
    choose(boards_database, member, "1")
    end(boards_database, room)
    assert refused_code(choose, boards_database, member, "2") == "workshop.closed"
    assert refused_code(choose, boards_database, member, "2", question=OUT_1) == "workshop.closed"
    assert refused_code(write, boards_database, member, "too late") == "workshop.closed"
    assert sheet(boards_database, member).responses[GOV_1].choice == "1"


def test_an_answer_that_was_released_can_no_longer_change(boards_database, room):
    member = join(boards_database, room)
    choose(boards_database, member, "1")
    close(boards_database, room)
    assert refused_code(choose, boards_database, member, "2") == "domain.closed"
    assert refused_code(choose, boards_database, member, DONT_KNOW, writer="page-b") == "domain.closed"
    assert sheet(boards_database, member).responses[GOV_1].choice == "1"


def test_a_late_answer_is_kept_marked_and_may_still_change(boards_database, room):
    member = join(boards_database, room)
    close(boards_database, room)
    assert choose(boards_database, member, "1").late
    assert choose(boards_database, member, "3").late
    assert sheet(boards_database, member).responses[GOV_1].choice == "3"
    assert read_progress(boards_database, room.id).late == 1


def test_an_answer_to_a_domain_that_is_still_open_is_not_late(boards_database, room):
    member = join(boards_database, room)
    close(boards_database, room)
    assert not choose(boards_database, member, "1", question=OUT_1).late


def test_a_page_from_before_a_handover_is_told_so(boards_database, room):
    member = join(boards_database, room)
    choose(boards_database, member, "1")
    choose(boards_database, member, "2", writer="page-b")
    assert refused_code(choose, boards_database, member, "1") == "response.changed-elsewhere"


def test_the_sheet_counts_what_is_asked_and_says_how_long_the_rest_takes(boards_database, room):
    member = join(boards_database, room)
    empty = sheet(boards_database, member)
    assert (len(empty.questions), empty.answered, empty.minutes_left, empty.next_question) == (6, 0, 3, GOV_1)
    choose(boards_database, member, "1")
    choose(boards_database, member, DONT_KNOW, question=OUT_1)
    begun = sheet(boards_database, member)
    assert (begun.answered, begun.minutes_left) == (2, 2)
    assert begun.next_question == Question(Vantage.OWN, "GOV-02")


def test_a_finished_sheet_has_nothing_left(boards_database, room):
    (member,) = fill(boards_database, room, "2")
    full = sheet(boards_database, member)
    assert (full.answered, full.minutes_left, full.next_question) == (6, 0, None)


def test_who_named_a_local_area_is_asked_twice_as_much(boards_database, room):
    member = replace(join(boards_database, room), local_area_id="east")
    assert len(sheet(boards_database, member).questions) == 12


def test_done_is_noted_and_can_be_taken_back_and_answers_count_either_way(boards_database, room):
    member = join(boards_database, room)
    choose(boards_database, member, "1")
    for done, counts in ((True, (1, 0, 1)), (False, (1, 1, 0))):
        responses.set_done(boards_database, member=member, done=done)
        progress = read_progress(boards_database, room.id)
        assert (progress.joined, progress.answering, progress.done) == counts


def test_who_presses_done_without_an_answer_leaves_no_impossible_count(boards_database, room):
    responses.set_done(boards_database, member=join(boards_database, room), done=True)
    progress = read_progress(boards_database, room.id)
    assert (progress.joined, progress.done) == (1, 1)
    assert progress.answering == 0


def test_a_comment_is_kept_rewritten_and_taken_back(boards_database, room):
    member = join(boards_database, room)
    write(boards_database, member, "  first ")
    assert sheet(boards_database, member).comments == {GOV_1: "first"}
    write(boards_database, member, "second")
    assert sheet(boards_database, member).comments == {GOV_1: "second"}
    write(boards_database, member, "   ")
    assert sheet(boards_database, member).comments == {}


def test_a_comment_is_kept_without_what_cannot_be_shown(boards_database, room):
    member = join(boards_database, room)
    write(boards_database, member, "one\r\ntwo\x00\ud800\u202e")
    assert sheet(boards_database, member).comments == {GOV_1: "one\ntwo"}


def test_a_comment_that_is_too_long_leaves_the_one_before(boards_database, room):
    member = join(boards_database, room)
    write(boards_database, member, "short")
    assert refused_code(write, boards_database, member, "x" * 1001) == "comment.too-long"
    assert sheet(boards_database, member).comments == {GOV_1: "short"}


def queue(database, workshop):
    queues = comments.read_queues(database, workshop=workshop, instrument=small_bank().instrument)
    return queues.get("GOV", comments.Queue((), ()))


def texts(listed) -> set[str]:
    return {comment.text for comment in listed}


def test_comments_are_seen_after_the_domain_is_closed_and_from_five_people_up(boards_database, room):
    four = fill(boards_database, room, "1111")
    write(boards_database, four[0], "words")
    assert queue(boards_database, room).waiting == ()
    close(boards_database, room)
    assert queue(boards_database, room).waiting == ()
    other = open_room(boards_database, board_id="east")
    five = fill(boards_database, other, "11111")
    write(boards_database, five[0], "words")
    assert queue(boards_database, other).waiting == ()
    close(boards_database, other)
    assert [comment.text for comment in queue(boards_database, other).waiting] == ["words"]


def test_a_comment_is_shown_or_withheld_once_and_a_changed_one_is_read_again(boards_database, room):
    five = fill(boards_database, room, "11111")
    for member in five[:2]:
        write(boards_database, member, f"words of {member.respondent_id}")
    close(boards_database, room)
    first, second = queue(boards_database, room).waiting
    comments.decide(boards_database, workshop=room, comment=first, show=True)
    comments.decide(boards_database, workshop=room, comment=second, show=False)
    assert queue(boards_database, room).shown == (first,)
    assert queue(boards_database, room).waiting == ()
    for member in five[:2]:
        write(boards_database, member, "other words")
    assert queue(boards_database, room).shown == (first,)
    refused = refused_code(comments.decide, boards_database, workshop=room, comment=first, show=True)
    assert refused == "comment.taken-back"
    assert refused_code(comments.decide, boards_database, workshop=room, comment=second, show=True) == "edit.stale"
    close(boards_database, room, "OUT")
    assert queue(boards_database, room).shown == ()
    assert refused_code(comments.decide, boards_database, workshop=room, comment=first, show=True) == "edit.stale"


@pytest.mark.parametrize(("people", "when_closed_again"), [("111111", {"early"}), ("11", {"early", "later"})])
def test_a_comment_on_a_reopened_domain_does_not_stand_alone_among_those_that_were_read(
    boards_database, room, people, when_closed_again
):
    members = fill(boards_database, room, people)
    write(boards_database, members[0], "early")
    close(boards_database, room)
    moves.reopen_domain(
        boards_database, workshop=opening.get_workshop(boards_database, room.id), domain_id="GOV", who="a"
    )
    members += fill(boards_database, room, "2222")
    write(boards_database, members[1], "later")
    close(boards_database, room)
    assert texts(queue(boards_database, room).waiting) == when_closed_again
    end(boards_database, room)
    assert texts(queue(boards_database, room).waiting) == when_closed_again


def test_late_comments_come_when_the_scoring_ends_and_only_those_of_enough_people(boards_database, room):
    six = fill(boards_database, room, "111111")
    for member in six[:2]:
        write(boards_database, member, f"in time {member.respondent_id}")
    close(boards_database, room)
    in_time = texts(queue(boards_database, room).waiting)
    for number, member in enumerate(six[:4]):
        write(boards_database, member, f"late {number}")
    write(boards_database, six[4], "on an open domain", OUT_1)
    end(boards_database, room)
    assert texts(queue(boards_database, room).waiting) == in_time - {f"in time {one.respondent_id}" for one in six[:2]}
    again(boards_database, room)
    write(boards_database, six[5], "late 5")
    end(boards_database, room)
    assert texts(queue(boards_database, room).waiting) == {f"late {number}" for number in (0, 1, 2, 3, 5)}
    # One more, and those of the five who come again, stay with whoever wrote them.
    again(boards_database, room)
    for member in (*six[:4], join(boards_database, room)):
        write(boards_database, member, "once more")
    end(boards_database, room)
    assert "once more" not in texts(queue(boards_database, room).waiting)


def test_a_comment_that_is_taken_back_alone_after_the_end_does_not_disappear_alone(boards_database, room):
    """Who came back to take it back would be its author."""
    ten = fill(boards_database, room, "1111111111")
    for number, member in enumerate(ten[:5]):
        write(boards_database, member, f"words {number}")
    end(boards_database, room)
    before = queue(boards_database, room)
    again(boards_database, room)
    write(boards_database, ten[0], "")
    end(boards_database, room)
    assert queue(boards_database, room) == before
    again(boards_database, room)
    for member in ten[5:]:
        write(boards_database, member, "late")
    end(boards_database, room)
    assert texts(queue(boards_database, room).waiting) == {"late", *(f"words {number}" for number in range(1, 5))}


def test_a_comment_in_a_language_comes_where_enough_people_could_have_written_it(boards_database, room):
    people = fill(boards_database, room, "111111")
    write(boards_database, people[0], "yn Gymraeg", language="cy")
    write(boards_database, people[1], "in English")
    close(boards_database, room)
    assert texts(queue(boards_database, room).waiting) == {"in English"}
    other = open_room(boards_database, board_id="east")
    welsh = [join(boards_database, other, language="cy") for _ in range(5)]
    for member in welsh:
        choose(boards_database, member, "1")
    write(boards_database, welsh[0], "yn Gymraeg", language="cy")
    close(boards_database, other)
    assert texts(queue(boards_database, other).waiting) == {"yn Gymraeg"}


def again(database, room) -> None:
    moves.reopen_scoring(database, workshop=opening.get_workshop(database, room.id), who="a")


def test_late_answers_open_no_queue(boards_database, room):
    for member in fill(boards_database, room, "1111"):
        write(boards_database, member, "words")
    close(boards_database, room)
    late = join(boards_database, room)
    choose(boards_database, late, "1")
    assert queue(boards_database, room).waiting == ()
    end(boards_database, room)
    assert queue(boards_database, room).waiting == ()
    again(boards_database, room)
    write(boards_database, late, "words of a fifth")
    end(boards_database, room)
    assert texts(queue(boards_database, room).waiting) == {"words", "words of a fifth"}


def test_a_comment_on_a_question_that_is_not_asked_is_refused(boards_database, room):
    member = join(boards_database, room)
    for question in (LOCAL_1, Question(Vantage.OWN, "FUL-01")):
        assert refused_code(write, boards_database, member, "words", question) == "question.not-asked"
    assert sheet(boards_database, member).comments == {}
