"""Counting answers for publishing: by item, vantage and area, with and without the late ones."""

import pytest

from sait.assessment.members.responses import DONT_KNOW, NOT_APPLICABLE, Question
from sait.assessment.releases import AnswerTally, Vantage
from sait.instruments.model import AskedIf
from sait.storage import responses
from sait.storage.engine.database import Connection, Database
from tests.storage.rows import add_member, add_workshop, choose

GOV_1 = Question(Vantage.OWN, "GOV-01")
LOCAL_1 = Question(Vantage.LOCAL, "GOV-01")
OUT_1 = Question(Vantage.OWN, "OUT-01")
LEVELS = (0, 1, 2, 3)
IF_LOW = AskedIf("GOV-01", (0, 1))


@pytest.fixture
def room(boards_database: Database) -> Database:
    with boards_database.writing() as conn:
        add_workshop(conn)
    return boards_database


def tally(conn: Connection, *item_ids: str, late: bool = False) -> tuple[AnswerTally, ...]:
    return responses.tally(
        conn, "w1", levels=dict.fromkeys(item_ids or ["GOV-01"], LEVELS), routes={}, include_late=late
    )


def test_levels_are_counted_in_the_scales_order_and_beside_them_what_is_no_level(room):
    with room.writing() as conn:
        chosen = ("0", "3", "3", "1", DONT_KNOW, DONT_KNOW, NOT_APPLICABLE)
        for number, choice in enumerate(chosen):
            choose(conn, add_member(conn, number), choice)
        assert tally(conn) == (AnswerTally("GOV-01", Vantage.OWN, None, (1, 1, 0, 2), 2, 1),)


def test_ones_own_board_is_one_group_whichever_area_its_members_know(room):
    with room.writing() as conn:
        for number, area in enumerate(("east", "west", None)):
            choose(conn, add_member(conn, number, area=area), "1")
        assert tally(conn) == (AnswerTally("GOV-01", Vantage.OWN, None, (0, 3, 0, 0), 0, 0),)


def test_local_arrangements_are_counted_area_by_area_and_never_with_ones_own_board(room):
    with room.writing() as conn:
        for number, area in enumerate(("east", "east", "west")):
            member = add_member(conn, number, area=area)
            choose(conn, member, "0")
            choose(conn, member, "2", question=LOCAL_1)
        assert set(tally(conn)) == {
            AnswerTally("GOV-01", Vantage.OWN, None, (3, 0, 0, 0), 0, 0),
            AnswerTally("GOV-01", Vantage.LOCAL, "east", (0, 0, 2, 0), 0, 0),
            AnswerTally("GOV-01", Vantage.LOCAL, "west", (0, 0, 1, 0), 0, 0),
        }


def test_late_answers_count_only_where_they_are_asked_for(room):
    with room.writing() as conn:
        choose(conn, add_member(conn, 1), "1")
        choose(conn, add_member(conn, 2), "2", late=True)
        assert [one.levels for one in tally(conn)] == [(0, 1, 0, 0)]
        assert [one.levels for one in tally(conn, late=True)] == [(0, 1, 1, 0)]


def test_other_items_and_other_workshops_are_left_out(room):
    with room.writing() as conn:
        add_workshop(conn, id="w2", code="CDEFGH", board_id="east")
        choose(conn, add_member(conn, 1), "1")
        choose(conn, add_member(conn, 2), "1", question=OUT_1)
        choose(conn, add_member(conn, 3, workshop_id="w2"), "3")
        assert tally(conn) == (AnswerTally("GOV-01", Vantage.OWN, None, (0, 1, 0, 0), 0, 0),)
        assert {one.item_id for one in tally(conn, "GOV-01", "OUT-01")} == {"GOV-01", "OUT-01"}


def test_nothing_asked_and_nothing_answered_both_give_nothing(room):
    with room.reading() as conn:
        assert tally(conn) == ()
        assert responses.tally(conn, "w1", levels={}, routes={}, include_late=True) == ()


def test_people_are_counted_once_however_much_they_answered(room):
    with room.writing() as conn:
        busy, late, silent = (add_member(conn, number) for number in range(3))
        choose(conn, busy, "1")
        choose(conn, busy, "1", question=OUT_1)
        choose(conn, late, "2", late=True)
        assert silent
        assert responses.count_answered(conn, "w1", timely=[GOV_1, OUT_1]) == 1
        assert responses.count_answered(conn, "w1", timely=[OUT_1], late=[GOV_1]) == 2
        assert responses.count_answered(conn, "w1", timely=[OUT_1], late=[LOCAL_1]) == 1
        assert responses.count_answered(conn, "w1", timely=[]) == 0
        assert responses.count_any_late(conn, "w1") == 1
        assert responses.count_late(conn, "w1", [OUT_1, LOCAL_1], {}) == 0
        assert responses.count_any_late(conn, "w2") == 0


def test_an_answer_counts_as_long_as_its_member_is_asked_the_question(room):
    second = Question(Vantage.OWN, "GOV-02")
    third = Question(Vantage.OWN, "GOV-03")
    routes = {"GOV-02": (IF_LOW,), "GOV-03": (AskedIf("GOV-02", (3,)), IF_LOW)}

    def counted(conn, item_id, *, late=True):
        found = responses.tally(conn, "w1", levels={item_id: LEVELS}, routes=routes, include_late=late)
        return [(one.vantage, one.levels) for one in found]

    with room.writing() as conn:
        # Asked both; asked no longer, since the first answer is another now; asked of the area and not of the board.
        for number, choice in enumerate(("0", "2", DONT_KNOW)):
            member = add_member(conn, number, area="east")
            choose(conn, member, choice)
            choose(conn, member, "3", question=second)
            choose(conn, member, "1", question=third)
        choose(conn, member, "1", question=LOCAL_1)
        choose(conn, member, "2", question=Question(Vantage.LOCAL, "GOV-02"))
        assert counted(conn, "GOV-02") == [(Vantage.LOCAL, (0, 0, 1, 0)), (Vantage.OWN, (0, 0, 0, 1))]
        assert counted(conn, "GOV-03") == [(Vantage.OWN, (0, 1, 0, 0))]
        # What decides it came late, so that in time the question was not asked.
        late = add_member(conn, 4)
        choose(conn, late, "1", late=True)
        choose(conn, late, "3", question=second)
        assert counted(conn, "GOV-02", late=False)[-1] == (Vantage.OWN, (0, 0, 0, 1))
        assert counted(conn, "GOV-02")[-1] == (Vantage.OWN, (0, 0, 0, 2))


def test_who_came_late_is_counted_by_questions_that_they_are_asked(room):
    second = Question(Vantage.OWN, "GOV-02")
    with room.writing() as conn:
        for number, choice in enumerate(("0", "2")):
            member = add_member(conn, number)
            choose(conn, member, choice)
            choose(conn, member, "3", question=second, late=True)
        assert responses.count_late(conn, "w1", [GOV_1, second], {"GOV-02": (IF_LOW,)}) == 1


def test_who_only_answered_dont_know_has_answered(room):
    with room.writing() as conn:
        choose(conn, add_member(conn), DONT_KNOW)
        assert responses.count_answered(conn, "w1", timely=[GOV_1]) == 1


def test_groups_of_items_are_named_where_enough_people_answered_any_of_them(room):
    groups = {"GOV": ["GOV-01", "GOV-02"], "OUT": ["OUT-01"]}
    with room.writing() as conn:
        people = [add_member(conn, number) for number in range(3)]
        for person in people:
            choose(conn, person, DONT_KNOW)
        choose(conn, people[0], "1", question=Question(Vantage.OWN, "GOV-02"))
        for person in people[:2]:
            choose(conn, person, "1", question=OUT_1)
            choose(conn, person, "1", question=Question(Vantage.OWN, "FUL-01"))
        add_workshop(conn, id="w2", code="CDEFGH", board_id="east")
        choose(conn, add_member(conn, 9, workshop_id="w2"), "1", question=OUT_1)
        found = [responses.answered_groups(conn, "w1", groups=groups, least=least) for least in (2, 3, 4)]
    assert found == [{"GOV", "OUT"}, {"GOV"}, set()]
