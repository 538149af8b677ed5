"""The table of rules, role by role, and how far a grant reaches."""

import pytest

from sait.assessment.access import (
    BOARD_POSSIBLE,
    FIRST_GRANTS,
    GRANTABLE,
    RULES,
    Account,
    Grant,
    Right,
    Role,
    may,
    tidy_grant,
    widened,
)
from sait.errors import SaitError

ROOM = {
    Right.WORKSHOP_SEE,
    Right.WORKSHOP_INVITE,
    Right.WORKSHOP_RUN,
    Right.RESPONSES_COUNT,
    Right.RESULTS_INSIDE,
    Right.RESULTS_RELEASED,
    Right.RESULTS_EXPORT,
    Right.COMMENTS_READ,
    Right.DECISIONS_EDIT,
    Right.ACTIONS_SEE,
    Right.ACTIONS_EDIT,
    Right.ERASE,
    Right.ROUNDS_MANAGE,
    Right.BANKS_READ,
    Right.BANKS_UPLOAD,
    Right.SURVEY_SEE,
    Right.SYSTEM_SEE,
}
SERVER = {
    Right.ERASE,
    Right.ROUNDS_MANAGE,
    Right.BOARDS_MANAGE,
    Right.BANKS_READ,
    Right.BANKS_UPLOAD,
    Right.BANKS_REMOVE,
    Right.ACCOUNTS_MANAGE,
    Right.AUDIT_READ,
    Right.SYSTEM_SEE,
    Right.DEMONSTRATION,
}
MANAGER = {
    Right.WORKSHOP_SEE,
    Right.WORKSHOP_INVITE,
    Right.RESPONSES_COUNT,
    Right.ACTIONS_SEE,
    Right.ACTIONS_EDIT,
    Right.SURVEY_SEE,
    Right.SURVEY_SEND,
}
RESEARCHER = {
    Right.SURVEY_SEE,
    Right.SURVEY_LEAD,
    Right.SURVEY_RESULTS,
    Right.SURVEY_WORDS,
    Right.THEMES_LEAD,
    Right.THEMES_CODE,
}
ANSWERS = {Right.RESULTS_INSIDE, Right.RESULTS_EXPORT, Right.COMMENTS_READ}
HAS = {
    Role.ADMINISTRATOR: SERVER,
    Role.FACILITATOR: ROOM,
    Role.BUSINESS_MANAGER: MANAGER,
    Role.ANALYST: {Right.RESULTS_RELEASED, Right.BANKS_READ},
    Role.RESEARCHER: RESEARCHER,
    Role.CODER: {Right.THEMES_CODE},
    Role.MEMBER: {Right.WORKSHOP_ANSWER},
}


def test_every_right_has_its_rule():
    assert set(RULES) == set(Right)
    assert all(RULES.values())


@pytest.mark.parametrize("role", Role)
def test_what_each_role_may_is_this_and_no_more(role):
    assert {right for right in Right if may([Grant(role)], right)} == HAS[role]


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.FACILITATOR])
def test_only_a_facilitator_sees_what_a_room_answered(role):
    assert not HAS[role] & ANSWERS


@pytest.mark.parametrize("right", sorted(MANAGER | ANSWERS))
def test_a_grant_of_one_board_reaches_no_other(right):
    grants = [Grant(role, "north") for role in BOARD_POSSIBLE]
    assert may(grants, right, "north")
    assert not may(grants, right, "south")
    assert may(grants, right)


def test_what_is_released_to_others_is_for_the_facilitator_of_any_board():
    assert may([Grant(Role.FACILITATOR, "north")], Right.RESULTS_RELEASED, "south")
    assert not may([Grant(Role.BUSINESS_MANAGER, "north")], Right.RESULTS_RELEASED, "north")


def test_nobody_may_anything():
    assert not any(may([], right) for right in Right)


def test_the_first_account_may_all_that_accounts_can_but_lead_surveys_send_their_links_and_code_their_words():
    for_surveys = {
        Right.SURVEY_LEAD,
        Right.SURVEY_SEND,
        Right.SURVEY_RESULTS,
        Right.SURVEY_WORDS,
        Right.THEMES_LEAD,
        Right.THEMES_CODE,
    }
    everything = set().union(*(HAS[role] for role in GRANTABLE)) - for_surveys
    account = Account(1, "ffion", FIRST_GRANTS)
    assert {right for right in Right if account.may(right, "any board")} == everything


def test_a_facilitator_of_a_regional_board_is_one_of_its_local_boards_too():
    parents = {"east": "north", "west": "north", "coast": "south"}
    grants = widened([Grant(Role.FACILITATOR, "north")], parents)
    reached = [board for board in ("north", *parents, "south") if may(grants, Right.WORKSHOP_RUN, board)]
    assert reached == ["north", "east", "west"]


def test_a_facilitator_of_a_local_board_is_not_one_of_the_regional_board():
    assert widened([Grant(Role.FACILITATOR, "east")], {"east": "north"}) == (Grant(Role.FACILITATOR, "east"),)


def test_a_business_manager_is_of_one_board_and_of_no_other():
    grant = Grant(Role.BUSINESS_MANAGER, "north")
    assert widened([grant], {"east": "north"}) == (grant,)


def test_a_grant_that_cannot_stand_is_refused():
    for grant, code in [(Grant(Role.MEMBER), "grant.member"), (Grant(Role.BUSINESS_MANAGER), "grant.board-missing")]:
        with pytest.raises(SaitError) as refused:
            tidy_grant(grant)
        assert refused.value.code == code


def test_a_board_is_left_out_where_a_role_is_of_none():
    assert tidy_grant(Grant(Role.ANALYST, "north")) == Grant(Role.ANALYST)
    assert tidy_grant(Grant(Role.FACILITATOR, "north")) == Grant(Role.FACILITATOR, "north")
