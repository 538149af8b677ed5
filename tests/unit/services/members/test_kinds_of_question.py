"""A bank of several scales, choices and questions in words: what a member may answer, and what becomes of it."""

from dataclasses import replace

import pytest

from sait.assessment.members.responses import DONT_KNOW, NOT_APPLICABLE, Question
from sait.assessment.releases import Vantage
from sait.i18n import translator
from sait.instruments.loader import build_instrument
from sait.services.banks.instruments import Bank
from sait.services.members import responses, sheets
from sait.services.results import exports, reading
from sait.services.workshops import comments
from sait.services.workshops.progress import domains_with_enough, read_progress
from sait.wording.figures import units_words
from tests.mixed import mixed_bank
from tests.refusals import refused_code
from tests.unit.reports.packs import pack
from tests.unit.services.people import MINIMUM, choose, close, end, join, levels_of, open_room, released, share

RATED, AGREE, CHOICE, WORDS = (Question(Vantage.OWN, f"MIX-0{number}") for number in (1, 2, 3, 4))
WORDS_ALONE = Question(Vantage.OWN, "WOR-01")


@pytest.fixture
def room(boards_database):
    return open_room(boards_database, bank=mixed_bank(), form="full")


def say(database, member, text, question=WORDS, *, seen=("",)):
    return responses.write_words(database, member=member, question=question, text=text, language="en", seen=seen)


def sheet(database, member):
    return sheets.read_sheet(database, member)


def queue(database, workshop, domain_id):
    instrument = mixed_bank().instrument
    found = comments.read_queues(database, workshop=workshop, instrument=instrument)
    return [comment.text for comment in found[domain_id].waiting]


@pytest.mark.parametrize(
    ("question", "taken", "refused"),
    [
        (RATED, ["0", "3", DONT_KNOW], ["4", "5", NOT_APPLICABLE]),
        (AGREE, ["1", "5", DONT_KNOW, NOT_APPLICABLE], ["0", "6"]),
        (CHOICE, ["1", "3"], ["0", "4", DONT_KNOW, NOT_APPLICABLE, "One board"]),
        (WORDS, [], ["0", "1", DONT_KNOW, ""]),
    ],
)
def test_a_choice_is_held_against_the_scale_of_its_own_question(boards_database, room, question, taken, refused):
    member = join(boards_database, room)
    for choice in taken:
        assert choose(boards_database, member, choice, question=question).choice == choice
    for choice in refused:
        assert refused_code(choose, boards_database, member, choice, question=question) == "response.off-scale"
    saved = sheet(boards_database, member).responses.get(question)
    assert (saved.choice if saved else None) == (taken[-1] if taken else None)


def test_words_stand_as_long_as_there_are_any_and_are_nobodys_progress(boards_database, room):
    member = join(boards_database, room)
    say(boards_database, member, "  what worked \r\n")
    assert sheet(boards_database, member).comments == {WORDS: "what worked"}
    found = sheet(boards_database, member)
    assert (found.answered, WORDS in found.left_in_words) == (0, False)
    assert say(boards_database, member, " ", seen=["what worked"]) == ""
    assert WORDS in sheet(boards_database, member).left_in_words


def test_a_comment_on_a_question_with_a_scale_answers_nothing(boards_database, room):
    member = join(boards_database, room)
    say(boards_database, member, "a remark", RATED)
    assert sheet(boards_database, member).answered == 0
    assert RATED in sheet(boards_database, member).left


def test_words_are_never_missing(boards_database, room):
    member = join(boards_database, room)
    for question, choice in ((RATED, "1"), (AGREE, "1"), (CHOICE, "1")):
        choose(boards_database, member, choice, question=question)
    done = sheet(boards_database, member)
    assert (done.left, done.minutes_left, done.answered, len(done.questions)) == ((), 0, 3, 6)
    assert [question.item_id for question in done.left_in_words] == ["MIX-04", "WOR-01", "WOR-02"]


def test_who_comes_back_is_not_led_to_words_that_were_passed_over(boards_database, room):
    member = join(boards_database, room)
    assert sheet(boards_database, member).next_question == RATED
    choose(boards_database, member, "1", question=RATED)
    say(boards_database, member, "at the end", question=WORDS_ALONE)
    assert sheet(boards_database, member).next_question == AGREE
    for question in (AGREE, CHOICE):
        choose(boards_database, member, "1", question=question)
    assert sheet(boards_database, member).next_question == Question(Vantage.OWN, "WOR-02")


def test_an_old_text_on_a_second_page_never_overwrites_a_newer_one(boards_database, room):
    member = join(boards_database, room)
    phone = say(boards_database, member, "from the phone")
    laptop = say(boards_database, member, "from the laptop", seen=[phone])
    assert laptop == "from the laptop"
    assert refused_code(say, boards_database, member, "longer", seen=[phone]) == "words.changed-elsewhere"
    assert refused_code(say, boards_database, member, "", seen=[phone]) == "words.changed-elsewhere"
    assert refused_code(say, boards_database, member, "first") == "words.changed-elsewhere"
    assert sheet(boards_database, member).comments[WORDS] == "from the laptop"


def test_words_whose_acknowledgement_was_lost_are_the_same_page_s_own(boards_database, room):
    member = join(boards_database, room)
    say(boards_database, member, "one ")
    assert say(boards_database, member, "one two", seen=["", "one "]) == "one two"
    assert say(boards_database, member, "one two", seen=[""]) == "one two"
    assert sheet(boards_database, member).comments[WORDS] == "one two"


def test_words_about_an_area_hold_the_area_as_a_choice_does(boards_database):
    asking = open_room(boards_database, bank=mixed_bank(), form="full", asks_local=True)
    member = join(boards_database, asking)
    responses.choose_local_area(boards_database, member=member, area_id="east", allowed=["east", "west"])
    member = replace(member, local_area_id="east")
    say(boards_database, member, "of the east", question=Question(Vantage.LOCAL, "MIX-04"))
    code = refused_code(
        responses.choose_local_area, boards_database, member=member, area_id="west", allowed=["east", "west"]
    )
    assert code == "area.answered"


def test_words_wait_for_five_people_and_the_facilitator_as_comments_do(boards_database, room):
    members = [join(boards_database, room) for _ in range(4)]
    for number, member in enumerate(members):
        say(boards_database, member, f"answer {number}", question=WORDS_ALONE)
    close(boards_database, room, "WOR")
    assert queue(boards_database, room, "WOR") == []
    assert domains_with_enough(boards_database, room, minimum=MINIMUM) == frozenset()


def test_five_who_wrote_are_enough_where_nothing_else_is_asked(boards_database, room):
    for number in range(5):
        say(boards_database, join(boards_database, room), f"answer {number}", question=WORDS_ALONE)
    assert domains_with_enough(boards_database, room, minimum=MINIMUM) == {"WOR"}
    assert read_progress(boards_database, room.id).answering == 5
    close(boards_database, room, "WOR")
    assert sorted(queue(boards_database, room, "WOR")) == [f"answer {number}" for number in range(5)]


def filled(database, room, people):
    for number in range(people):
        member = join(database, room)
        for question, choice in ((RATED, "2"), (AGREE, str(1 + number % 5)), (CHOICE, str(1 + number % 2))):
            choose(database, member, choice, question=question)
        say(database, member, f"answer {number}")


def test_every_question_is_counted_on_its_own_scale_and_words_are_not(boards_database, room):
    filled(boards_database, room, 6)
    close(boards_database, room, "MIX")
    published = released(boards_database, room)
    assert [levels_of(published, item_id) for item_id in ("MIX-01", "MIX-02", "MIX-03", "MIX-04")] == [
        [(0, 0, 6, 0)],
        [(2, 1, 1, 1, 1)],
        [(3, 3, 0)],
        [None],
    ]
    assert "MIX-04" not in {row.item_id for row in published[0].figures.items}
    assert published[0].attendance.answered == 6


@pytest.mark.parametrize(("people", "shown"), [(9, None), (10, (5, 5, 0))])
def test_outside_a_choice_is_shown_from_ten_people_on(boards_database, room, people, shown):
    filled(boards_database, room, people)
    share(boards_database, room)
    end(boards_database, room)
    outside = [release for release in released(boards_database, room) if release.audience == "outside"]
    assert levels_of(outside[-1:], "MIX-03") == [shown]


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_result_and_its_files_say_what_the_numbers_are(boards_database, room, language):
    filled(boards_database, room, 6)
    end(boards_database, room)
    result = reading.read_result(boards_database, reading.ResultQuery((room.id,), reading.DOMAINS, inside=room.id))
    assert (result.is_mixed, result.highest, [axis.id for axis in result.axes]) == (True, 100, ["MIX"])
    csv = exports.write_csv(result, language=language).decode("utf-8-sig")
    assert units_words(result, translator(language)) in csv
    assert exports.write_board_deck(pack(result, key=room.id), (language,)).content.startswith(b"PK")
    assert b'"mixed": true' in exports.write_json(result)


def test_banks_that_share_a_few_questions_meet_on_those(boards_database, room):
    filled(boards_database, room, 10)
    share(boards_database, room)
    end(boards_database, room)
    changed = mixed_bank()
    document = {**changed.document, "instrument": {**changed.document["instrument"], "version": "2.0"}}
    document["instrument"]["domains"] = [
        {**domain, "items": [{**one, "scale": "agree"} if one["id"] == "MIX-03" else one for one in domain["items"]]}
        for domain in document["instrument"]["domains"]
    ]
    other = Bank(document, build_instrument(document))
    east = open_room(boards_database, board_id="east", bank=other, form="full")
    filled(boards_database, east, 10)
    share(boards_database, east)
    end(boards_database, east)
    result = reading.read_result(boards_database, reading.ResultQuery((room.id, east.id), reading.DOMAINS))
    assert {item_id for key, item_id in result.items if key == east.id} == {"MIX-01", "MIX-02"}
    assert {item_id for key, item_id in result.items if key == room.id} == {"MIX-01", "MIX-02", "MIX-03"}
