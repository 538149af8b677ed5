"""Which moves a workshop may make from where, and that every one but signing off can be taken back."""

from dataclasses import replace

import pytest

from sait.assessment.moves import REFUSED, RULES, Move, can_move, check_decides, check_move
from sait.assessment.workshops import State, View
from sait.errors import SaitError
from tests.storage.rows import WORKSHOP

BACK = {
    Move.BEGIN: Move.PREPARE_AGAIN,
    Move.PREPARE_AGAIN: Move.BEGIN,
    Move.SKIP_SCORING: Move.PREPARE_AGAIN,
    Move.CLOSE_DOMAIN: Move.REOPEN_DOMAIN,
    Move.REOPEN_DOMAIN: Move.CLOSE_DOMAIN,
    Move.END_SCORING: Move.REOPEN_SCORING,
    Move.REOPEN_SCORING: Move.END_SCORING,
    Move.BEGIN_SECOND: Move.END_SECOND,
    Move.END_SECOND: Move.BEGIN_SECOND,
    Move.SET_PACE: Move.SET_PACE,
}


@pytest.mark.parametrize("move", [move for move in Move if move is not Move.SIGN_OFF])
def test_every_move_but_signing_off_can_be_taken_back(move):
    undo = BACK[move]
    for start in RULES[move].starts:
        after = RULES[move].leads or start
        assert after in RULES[undo].starts
        if RULES[move].leads is not None:
            assert RULES[undo].leads is not None


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("move", Move)
def test_a_move_is_allowed_or_refused_with_where_the_workshop_stands(move, state):
    workshop = replace(WORKSHOP, state=state)
    if state in RULES[move].starts:
        check_move(move, workshop)
        return
    with pytest.raises(SaitError) as refused:
        check_move(move, workshop)
    assert refused.value.code == REFUSED[state]


def test_signed_off_is_the_end():
    assert [move for move in Move if can_move(move, replace(WORKSHOP, state=State.SIGNED_OFF))] == []
    for state, code in ((State.SIGNED_OFF, "move.signed-off"), (State.DRAFT, "move.draft")):
        with pytest.raises(SaitError) as refused:
            check_decides(replace(WORKSHOP, state=state))
        assert refused.value.code == code
    check_decides(replace(WORKSHOP, state=State.CONSENSUS))


def test_an_open_workshop_closes_no_single_domain():
    with pytest.raises(SaitError, match=r"move\.open-view"):
        check_move(Move.CLOSE_DOMAIN, replace(WORKSHOP, view=View.OPEN))
    check_move(Move.END_SCORING, replace(WORKSHOP, view=View.OPEN))
