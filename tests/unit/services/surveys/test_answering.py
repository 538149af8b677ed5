"""Answering: what is saved stays, what is sent is sent once, and nothing is sent that should not be."""

import json
import secrets as random
from datetime import timedelta

import pytest

from sait.assessment.surveys.answers import LONGEST_WORDS, Answers, Draft, RefusedPageError, read_page
from sait.assessment.surveys.survey import Window
from sait.errors import SaitError
from sait.instruments.loader import build_instrument
from sait.services.banks.instruments import Bank
from sait.services.surveys import answering, leading, links, results, sealing
from sait.storage.engine import erasing_key
from sait.storage.surveys import answers
from sait.storage.surveys import links as link_storage
from tests.unit.services.surveys.house import close, opened, planned, send, today, tokens

FIELDS = {"GOV-01": "2", "GOV-02": "dont-know", "OUT-01": "0", "FUL-01": "3"}


@pytest.fixture
def survey(boards_database, bank):
    return opened(boards_database, bank)


def begun(database, token, secret="a-secret"):
    return answering.find_questionnaire(database, token)


def save(database, asked, fields, secret="a-secret", **view):
    return answering.save_page(database, asked, secret, answering.Page(asked.topics[0], fields, **view))


def test_what_a_page_holds_is_what_the_draft_holds(boards_database, survey):
    (token,) = tokens(boards_database, survey, 1)
    asked = begun(boards_database, token)
    save(boards_database, asked, {"GOV-01": "2", "GOV-03": "1", "FUL-01": "3"})
    kept = save(boards_database, asked, {"GOV-01": "3"})
    assert kept == Answers({"GOV-01": "3"}, {})
    assert answering.read_draft(boards_database, asked, "a-secret") == Draft(kept)


def test_what_one_view_of_a_page_sent_earlier_and_comes_later_changes_nothing(boards_database, survey):
    (token,) = tokens(boards_database, survey, 1)
    asked = begun(boards_database, token)
    save(boards_database, asked, {"GOV-01": "3"}, view="a", turn=2)
    assert save(boards_database, asked, {"GOV-01": "1"}, view="a", turn=1) == Answers({"GOV-01": "3"})
    assert save(boards_database, asked, {"GOV-01": "0"}, view="b", turn=1) == Answers({"GOV-01": "0"})
    assert save(boards_database, asked, {"GOV-01": "2"}) == Answers({"GOV-01": "2"})


def test_another_browser_with_the_same_link_finds_nothing(boards_database, survey):
    (token,) = tokens(boards_database, survey, 1)
    asked = begun(boards_database, token)
    save(boards_database, asked, {"GOV-01": "2"})
    assert answering.read_draft(boards_database, asked, "another") is None
    assert answering.read_draft(boards_database, asked, None) is None


def test_what_is_sent_is_counted_once_however_often_it_is_sent(boards_database, survey):
    (token,) = tokens(boards_database, survey, 1)
    secret = send(boards_database, token, FIELDS)
    asked = answering.find_questionnaire(boards_database, token)
    answering.send(boards_database, asked, token=token, secret=secret)
    with pytest.raises(SaitError, match=r"survey\.sent-here"):
        send(boards_database, token, FIELDS, secret=secret)
    with pytest.raises(SaitError, match=r"survey\.sent"):
        send(boards_database, token, FIELDS)
    with boards_database.reading() as conn:
        assert answers.count_envelopes(conn, survey.id) == {"north": 1}


def test_nothing_is_sent_that_has_no_answer(boards_database, survey):
    (token,) = tokens(boards_database, survey, 1)
    with pytest.raises(SaitError, match=r"survey\.empty"):
        send(boards_database, token, {})
    send(boards_database, token, FIELDS)


@pytest.mark.parametrize(
    "fields",
    [
        {"GOV-01": "7"},
        {"GOV-01": "2; drop table", "GOV-02": "1"},
    ],
)
def test_what_no_page_can_send_is_refused(boards_database, survey, fields):
    (token,) = tokens(boards_database, survey, 1)
    asked = begun(boards_database, token)
    with pytest.raises(RefusedPageError) as refused:
        save(boards_database, asked, fields)
    assert {item_id: fault.code for item_id, fault in refused.value.faults.items()} == {"GOV-01": "response.off-scale"}
    assert answering.read_draft(boards_database, asked, "a-secret") is None


def test_a_draft_takes_none_before_the_first_day_and_after_the_last(boards_database, bank, monkeypatch):
    draft = planned(boards_database, bank)
    assert draft.window(today()) is Window.NOT_YET
    survey = opened(boards_database, bank, days=2)
    assert [survey.window(today() + timedelta(days)) for days in (-1, 0, 2, 3)] == [
        Window.NOT_YET, Window.TAKING, Window.TAKING, Window.OVER,
    ]  # fmt: skip
    (token,) = tokens(boards_database, survey, 1)
    asked = begun(boards_database, token)
    moment = answering.now() + timedelta(days=3)
    monkeypatch.setattr(answering, "now", lambda: moment)
    with pytest.raises(SaitError, match=r"survey\.over"):
        save(boards_database, asked, {"GOV-01": "1"})


def test_closing_opens_every_envelope_and_leaves_no_draft(boards_database, survey):
    drawn = tokens(boards_database, survey, 7)
    for token in drawn[:6]:
        send(boards_database, token, FIELDS)
    save(boards_database, begun(boards_database, drawn[6]), {"GOV-01": "1"})
    closed = close(boards_database, survey)
    with boards_database.reading() as conn:
        assert answers.count_envelopes(conn, survey.id) == {}
        assert answers.find_draft(conn, survey_id=survey.id, cookie_hash=sealing.draft_name("a-secret")) is None
        assert [given.choices for _, given in answers.list_answers(conn, survey.id)] == [FIELDS] * 6
    with pytest.raises(SaitError, match=r"survey\.over"):
        send(boards_database, drawn[6], FIELDS)
    (north, _) = results.list_responses(boards_database, closed, "en")
    assert (north.board.id, north.response.answered) == ("north", 6)


def test_a_survey_cannot_be_closed_with_another_key_and_loses_nothing(boards_database, survey, monkeypatch):
    (token,) = tokens(boards_database, survey, 1)
    send(boards_database, token, FIELDS)
    with monkeypatch.context() as patch:
        patch.setattr(erasing_key, "_key", lambda _: b"another key of thirty-two bytes.")
        with pytest.raises(SaitError, match=r"survey\.sealed"):
            close(boards_database, survey)
    assert close(boards_database, survey).state == "closed"


def test_with_another_key_nothing_is_taken_that_could_not_be_opened_with_the_rest(boards_database, survey, monkeypatch):
    (token,) = tokens(boards_database, survey, 1)
    with monkeypatch.context() as patch:
        patch.setattr(erasing_key, "_key", lambda _: b"another key of thirty-two bytes.")
        with pytest.raises(SaitError, match=r"survey\.other-key"):
            send(boards_database, token, FIELDS)
    send(boards_database, token, FIELDS)


def test_overdue_surveys_are_closed_though_one_of_them_cannot_be(boards_database, bank, monkeypatch):
    surveys = [opened(boards_database, bank, days=0) for _ in range(3)]
    assert leading.close_overdue(boards_database, who="the server") == leading.Overdue(0, ())
    moment = leading.now() + timedelta(days=1)
    monkeypatch.setattr(leading, "now", lambda: moment)
    really = leading.close_survey

    def close_two(database, survey, *, who):
        if survey.id == surveys[1].id:
            raise SaitError("survey.sealed")
        really(database, survey, who=who)

    monkeypatch.setattr(leading, "close_survey", close_two)
    overdue = leading.close_overdue(boards_database, who="the server")
    assert (overdue.closed, [problem.code for problem in overdue.problems]) == (2, ["survey.sealed"])
    monkeypatch.setattr(leading, "close_survey", really)
    assert leading.close_overdue(boards_database, who="the server") == leading.Overdue(1, ())


def test_a_last_day_that_is_over_closes_nothing_by_mistake(boards_database, survey):
    with pytest.raises(SaitError, match=r"survey\.day-past"):
        leading.change_days(
            boards_database, survey, opens_on=survey.opens_on - timedelta(3), closes_on=today() - timedelta(1), who="r"
        )


def test_a_closed_survey_has_forgotten_who_sent_something_and_single_answers_can_go(boards_database, survey):
    for token in tokens(boards_database, survey, 6)[:5]:
        send(boards_database, token, FIELDS)
    closed = close(boards_database, survey)
    with boards_database.reading() as conn:
        numbered = [
            link_storage.get_numbered(conn, survey_id=survey.id, board_id="north", number=n) for n in range(1, 7)
        ]
    assert [link.spent for link in numbered] == [False] * 6
    leading.erase_answers(boards_database, closed, who="rhian")
    with boards_database.reading() as conn:
        assert answers.list_answers(conn, survey.id) == []
    assert results.list_responses(boards_database, closed, "en")[0].response.answered == 5


@pytest.mark.parametrize(("of_west", "shown"), [(3, 5), (2, 0)])
def test_words_of_boards_of_which_few_answered_are_together_or_withheld(boards_database, bank, of_west, shown):
    survey = opened(boards_database, text_bank(bank), boards=("north", "east", "west"))
    for board_id, people in (("north", 5), ("east", 2), ("west", of_west)):
        for token in tokens(boards_database, survey, people, board_id):
            send(boards_database, token, {"GOV-01": f"from {board_id}"})
    given = results.words_given(boards_database, close(boards_database, survey))
    assert given["north", "GOV-01"] == ("from north",) * 5
    assert len(given.get((results.FEW, "GOV-01"), ())) == shown
    assert set(given) <= {("north", "GOV-01"), (results.FEW, "GOV-01")}


def text_bank(bank):
    """The small bank with its first question answered in words."""
    document = json.loads(json.dumps(bank.document))
    first = document["instrument"]["domains"][0]["items"][0]
    first.pop("levels")
    document["overlays"]["cy"]["items"]["GOV-01"].pop("levels")
    first["answer"] = "text"
    return Bank(document, build_instrument(document))


def test_seals_have_one_length_and_open_for_their_place_alone():
    key = random.token_bytes(32)
    short, long = Draft(is_sent=True), Draft(Answers({"A-1": "2"}, {"A-2": "ŵ" * LONGEST_WORDS}), turns={"A": ("v", 3)})
    seals = [sealing.seal(key, given, place="a/b") for given in (short, long)]
    assert {len(one) for one in seals} == {16_416}
    assert [sealing.unseal(key, one, place="a/b") for one in seals] == [short, long]
    for wrong in ({"place": "a/c"}, {"key": random.token_bytes(32)}):
        with pytest.raises(SaitError, match=r"survey\.sealed"):
            sealing.unseal(**({"key": key, "sealed": seals[0], "place": "a/b"} | wrong))


def test_too_much_is_refused_before_it_is_cut(boards_database, survey):
    with pytest.raises(SaitError, match=r"survey\.too-much"):
        sealing.seal(bytes(32), Draft(Answers({}, {f"A-{n}": "w" * LONGEST_WORDS for n in range(6)})), place="a")


def test_words_are_tidied_and_limited(bank):
    domain = bank.instrument.domains[0]
    assert read_page({"GOV-01": "", "unknown": "x"}, domain) == Answers()


def test_a_replaced_link_says_that_it_is_replaced_and_its_successor_is_spent_where_it_was(boards_database, survey):
    used, fresh = tokens(boards_database, survey, 2)
    send(boards_database, used, FIELDS)
    replaced = [
        links.replace_link(boards_database, survey_id=survey.id, board_id="north", number=number, who="gwyn").token
        for number in (1, 2)
    ]
    for token in (used, fresh):
        with pytest.raises(SaitError, match=r"survey\.link-dead"):
            answering.find_questionnaire(boards_database, token)
    with pytest.raises(SaitError, match=r"survey\.sent"):
        send(boards_database, replaced[0], FIELDS)
    send(boards_database, replaced[1], FIELDS)
