"""Decisions by version: what stands, who was first, and that nothing changes after sign-off."""

from dataclasses import replace
from datetime import date

import pytest

from sait.assessment.decisions import (
    Action,
    Arrangement,
    Consensus,
    Force,
    ForceScope,
    Help,
    Priority,
    Progress,
    Proposal,
    Reach,
    Update,
    Vision,
)
from sait.errors import SaitError
from sait.services.deciding import decisions
from sait.services.running.audit import read_log
from sait.services.workshops import moves, opening
from tests.refusals import refused_code
from tests.unit.services.people import end, open_room


@pytest.fixture
def room(boards_database):
    return open_room(boards_database)


def save(database, room, decision, *, subject="GOV-01", version=0, who="ffion") -> None:
    decisions.save(database, workshop_id=room.id, subject=subject, decision=decision, version=version, who=who)


def test_every_wording_is_kept_and_the_newest_stands(boards_database, room):
    save(boards_database, room, Vision({"": "Safe children"}), subject="vision")
    save(boards_database, room, Vision({"": "  Every child safe\x00 "}), subject="vision", version=1, who="idris")
    (kept,) = decisions.standing(boards_database, room.id, Vision)
    assert (kept.decision.wordings, kept.version, kept.who) == ({"": "Every child safe"}, 2, "idris")
    worded = decisions.history(boards_database, workshop_id=room.id, subject="vision", kind=Vision)
    assert [one.decision.wordings for one in worded] == [{"": "Every child safe"}, {"": "Safe children"}]


def test_the_second_to_save_an_old_page_overwrites_nothing(boards_database, room):
    save(boards_database, room, Consensus(2, "why", ("minutes",), ("one agency sees it at 1",)))
    assert refused_code(save, boards_database, room, Consensus(3), who="idris") == "edit.stale"
    (kept,) = decisions.standing(boards_database, room.id, Consensus)
    assert kept.decision == Consensus(2, "why", ("minutes",), ("one agency sees it at 1",))
    saved = [entry for entry in read_log(boards_database, workshop_id=room.id) if entry.action == "decision.saved"]
    assert [(entry.who, dict(entry.details)) for entry in saved] == [
        ("ffion", {"kind": "consensus", "subject": "GOV-01"})
    ]


def test_what_is_taken_back_no_longer_stands_and_can_be_decided_anew(boards_database, room):
    save(boards_database, room, Consensus(2))
    (kept,) = decisions.standing(boards_database, room.id, Consensus)
    decisions.take_back(boards_database, workshop_id=room.id, kept=kept, who="ffion")
    assert decisions.standing(boards_database, room.id, Consensus) == ()
    save(boards_database, room, Consensus(None), version=2)
    assert decisions.standing(boards_database, room.id, Consensus)[0].decision.level is None


def test_nothing_is_decided_in_a_draft_or_after_sign_off(boards_database, room):
    draft = open_room(boards_database, board_id="east", draft=True)
    assert refused_code(save, boards_database, draft, Consensus(1)) == "move.draft"
    end(boards_database, room)
    save(boards_database, room, Consensus(1))
    moves.sign_off(boards_database, workshop=opening.get_workshop(boards_database, room.id), who="ffion")
    assert refused_code(save, boards_database, room, Consensus(2), version=1) == "move.signed-off"


def test_actions_of_a_board_are_found_from_every_round(boards_database, room):
    action = Action("Write it down", "Chair", due_on=date(2013, 9, 1), updates=(Update(date(2013, 7, 1), "begun"),))
    save(boards_database, room, action, subject="a1")
    (kept,) = decisions.of_board(boards_database, "north", Action)
    assert (kept.workshop_id, kept.decision) == (room.id, action)
    assert kept.decision.progress is Progress.OPEN
    assert decisions.of_board(boards_database, "east", Action) == ()


def test_how_an_action_goes_is_told_after_the_sign_off_and_nothing_else_of_it_changes(boards_database, room):
    action = Action("Write it down", "Chair", updates=(Update(date(2013, 7, 1), "begun"),))
    save(boards_database, room, action, subject="a1")
    end(boards_database, room)
    moves.sign_off(boards_database, workshop=opening.get_workshop(boards_database, room.id), who="ffion")

    def follow(said, version):
        decisions.follow_up(
            boards_database, workshop_id=room.id, subject="a1", decision=said, version=version, who="bethan"
        )

    news = (*action.updates, Update(date(2013, 9, 1), "with the boards"))
    follow(replace(action, progress=Progress.DONE, updates=news), 1)
    (kept,) = decisions.standing(boards_database, room.id, Action)
    assert (kept.decision.progress, kept.decision.updates, kept.version) == (Progress.DONE, news, 2)
    assert refused_code(follow, action, 1) == "edit.stale"
    for other in (
        replace(action, what="Write it up", updates=news),
        replace(action, owner_role="Nobody", updates=news),
        replace(action, due_on=date(2020, 1, 1), updates=news),
        replace(action, updates=()),
        replace(action, updates=(Update(date(2013, 7, 1), "never begun"),)),
    ):
        assert refused_code(follow, other, 2) == "move.signed-off"
    assert refused_code(save, boards_database, room, action, subject="a1", version=2) == "move.signed-off"


def test_of_an_action_that_was_taken_back_nothing_is_told(boards_database, room):
    save(boards_database, room, Action("Write it down", "Chair"), subject="a1")
    (kept,) = decisions.standing(boards_database, room.id, Action)
    decisions.take_back(boards_database, workshop_id=room.id, kept=kept, who="ffion")
    with pytest.raises(SaitError, match=r"edit\.stale"):
        decisions.follow_up(
            boards_database, workshop_id=room.id, subject="a1", decision=kept.decision, version=2, who="bethan"
        )


def test_a_text_without_end_is_refused(boards_database, room):
    assert refused_code(save, boards_database, room, Vision({"": "x" * 4001}), subject="vision") == "text.too-long"


@pytest.mark.parametrize(
    ("decision", "most"),
    [
        (Action("x" * 501, "Chair"), 500),
        (Action("Write it down", "x" * 121), 120),
        (Action("Write it down", "Chair", plan_task="x" * 61), 60),
        (Action("Write it down", "Chair", updates=(Update(date(2013, 7, 1), "x" * 501),)), 500),
        (Arrangement(Reach.BOTH, "Money", "x" * 501, "The board"), 500),
        (Proposal(Help.SUPPORT, "x" * 61, "Train us"), 60),
        (Force("x" * 501, promotes=True, scope=ForceScope.LOCAL), 500),
        (Priority("x" * 1001, Reach.BOTH), 1000),
    ],
)
def test_a_text_that_its_place_cannot_hold_is_refused_and_not_cut(boards_database, room, decision, most):
    with pytest.raises(SaitError) as refused:
        save(boards_database, room, decision, subject="one")
    assert (refused.value.code, refused.value.context) == ("text.too-long", {"most": most})
    assert decisions.standing(boards_database, room.id, type(decision)) == ()


def test_what_surrounds_a_text_takes_no_room(boards_database, room):
    save(boards_database, room, Action(" " + "x" * 500 + "\n", "Chair"), subject="one")
    assert decisions.standing(boards_database, room.id, Action)[0].decision.what == "x" * 500


def test_no_list_of_evidence_is_so_long_that_nothing_can_draw_it(boards_database):
    room = open_room(boards_database)
    longest = Consensus(2, "why", tuple("y" for _ in range(100_000)))
    with pytest.raises(SaitError, match=r"text\.too-long"):
        decisions.save(boards_database, workshop_id=room.id, subject="GOV-01", decision=longest, version=0, who="ffion")
    assert decisions.standing(boards_database, room.id, Consensus) == ()


def undo(database, room, version) -> None:
    decisions.put_back(database, workshop_id=room.id, subject="GOV-01", kind=Consensus, version=version, who="ffion")


def levels(database, room) -> list[object]:
    return [kept.decision.level for kept in decisions.standing(database, room.id, Consensus)]


def test_undoing_puts_back_what_stood_before_and_forgets_no_version(boards_database, room):
    save(boards_database, room, Consensus(2))
    save(boards_database, room, Consensus(3), version=1)
    undo(boards_database, room, 2)
    assert levels(boards_database, room) == [2]
    undo(boards_database, room, 3)
    assert levels(boards_database, room) == [3]
    worded = decisions.history(boards_database, workshop_id=room.id, subject="GOV-01", kind=Consensus)
    assert [one.decision.level for one in worded] == [3, 2, 3, 2]


def test_undoing_the_first_saving_leaves_nothing_and_it_can_be_agreed_again_after_it(boards_database, room):
    save(boards_database, room, Consensus(2))
    undo(boards_database, room, 1)
    assert levels(boards_database, room) == []
    removed = decisions.removal(boards_database, workshop_id=room.id, subject="GOV-01", kind=Consensus)
    save(boards_database, room, Consensus(1), version=removed.version)
    undo(boards_database, room, 3)
    assert levels(boards_database, room) == []


def test_nobody_undoes_what_somebody_else_saved_since_nor_anything_after_the_sign_off(boards_database, room):
    save(boards_database, room, Consensus(2))
    save(boards_database, room, Consensus(3), version=1, who="idris")
    assert refused_code(undo, boards_database, room, 1) == "edit.stale"
    end(boards_database, room)
    moves.sign_off(boards_database, workshop=opening.get_workshop(boards_database, room.id), who="a")
    assert refused_code(undo, boards_database, room, 2) == "move.signed-off"
    assert levels(boards_database, room) == [3]
