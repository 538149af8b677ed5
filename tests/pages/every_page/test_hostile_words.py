"""What people type is shown as they typed it, on every screen that shows it, and does nothing there."""

from dataclasses import fields
from datetime import date

import pytest

from sait.assessment.decisions import (
    KINDS,
    Action,
    Arrangement,
    Challenge,
    Consensus,
    Force,
    ForceScope,
    Help,
    Notes,
    Priority,
    Proposal,
    Reach,
    Update,
    Vision,
)
from sait.assessment.workshops import Form, Workshop
from sait.services import boards
from sait.services.banks.instruments import find_bank
from sait.services.deciding import decisions
from sait.services.members import joining, taking_part
from sait.services.workshops import moves
from sait.services.workshops.opening import get_workshop
from sait.storage.engine.database import Database
from sait.ui.plain import plain
from sait.web.server import cookies
from tests.pages.conftest import ROOT, Held, Opened
from tests.pages.room.test_room import HOSTILE, _marked_down
from tests.unit.services.people import end, open_room

BANK = find_bank(ROOT / "question_banks", "sait-regional")
SPOKEN = f"{HOSTILE} <img src=x onerror=alert(1)> it's_a_\\test\u202e"
NAME = "<img src=x onerror=alert(1)> it's_a_\\test [l](//e.example) $a^2$\u202e"
"""As hostile, and short enough for the name of a role or an agency."""
KEPT = SPOKEN.removesuffix("\u202e")
DAY = date(2013, 6, 10)
SAID = {
    "vision": Vision({"": SPOKEN}),
    "notes": Notes(SPOKEN),
    "PUR-02": Consensus(2, SPOKEN, (SPOKEN, "javascript:alert(1)"), (SPOKEN,)),
    "a": Arrangement(Reach.LOCAL, SPOKEN, SPOKEN, SPOKEN),
    "a2": Arrangement(Reach.LOCAL, SPOKEN, "other", SPOKEN),
    "f": Force(SPOKEN, True, ForceScope.NATIONAL),
    "p": Priority(SPOKEN, Reach.BOTH, chosen=True),
    "c": Action(SPOKEN, NAME, NAME, DAY, "1.3a", "p", updates=(Update(DAY, SPOKEN),)),
    "h": Challenge(DAY, SPOKEN, SPOKEN, DAY),
    "q": Proposal(Help.GUIDANCE, SPOKEN[:60], SPOKEN),
}
PARTS = ("vision", "governance", "forces", "priorities", "actions", "sign-off", "challenges", "proposals")


@pytest.fixture
def room(database: Database) -> Workshop:
    boards.add_round(database, name={"en": "Days", "cy": "Dyddiau"}, starts_on=DAY, ends_on=None)
    room = open_room(database, board_id="gwent-board", round_id="days", bank=BANK, form=Form.SHORT)
    end(database, room)
    for subject, decision in SAID.items():
        decisions.save(database, workshop_id=room.id, subject=subject, decision=decision, version=0, who="<b>idris</b>")
    return room


def test_every_kind_of_decision_is_tried() -> None:
    tried = {type(decision) for decision in SAID.values()}
    assert {name for kind, name in KINDS.items() if kind not in tried} == {"rules", "tally"}
    assert all(fields(one) for one in tried)


@pytest.mark.parametrize("is_over", [False, True])
def test_what_the_board_wrote_is_shown_and_not_read_as_markup(
    database: Database, signed_in: Held, open_page: Opened, room: Workshop, is_over: bool
) -> None:
    if is_over:
        moves.sign_off(database, workshop=get_workshop(database, room.id), who="a")
    shown = 0
    for name, query in (
        ("live", {}),
        ("agree", {"item": "PUR-02"}),
        ("export", {}),
        *(("decide_and_act", {"part": part}) for part in PARTS),
    ):
        app = open_page(name, workshop=room.id, **query)
        for box in ("notes", *(f"open-{kind}-{subject}" for subject, kind in _lists())):
            app.session_state[box] = True
        app.run()
        assert not app.exception
        for words in _marked_down(app):
            assert HOSTILE not in words, (name, query)
            shown += plain(HOSTILE) in words
        assert not any("<img src" in str(one.proto.body) for one in app.get("html"))
    assert shown > 5


def _lists() -> list[tuple[str, str]]:
    return [(subject, KINDS[type(decision)]) for subject, decision in SAID.items() if len(subject) < 3]


def test_the_vision_stands_as_it_was_worded(signed_in: Held, open_page: Opened, room: Workshop) -> None:
    app = open_page("decide_and_act", workshop=room.id, part="vision")
    (quoted,) = [str(one.proto.body) for one in app.get("html") if "sait-vision" in str(one.proto.body)]
    assert "&lt;img src=x onerror=alert(1)&gt; it&#x27;s_a_\\test</blockquote>" in quoted


def test_a_member_meets_none_of_it(database: Database, held: Held, open_page: Opened, room: Workshop) -> None:
    fresh = get_workshop(database, room.id)
    moves.reopen_scoring(database, workshop=fresh, who="a")
    entry = joining.join(database, room.code)
    held |= {cookies.PLACE: room.id, cookies.member_cookie(room.id): entry.token}
    for task in taking_part.Task:
        taking_part.set_open(database, workshop_id=room.id, task=task, is_opened=True, minimum=5, who="a")
    app = open_page("take_part")
    app.text_input[0].set_value(SPOKEN)
    next(one for one in app.button if one.label == "Send").click().run()
    assert not app.exception
    said = _marked_down(app) + [str(one.label) for one in app.number_input]
    assert sum(plain(KEPT) in words for words in said) >= 3
    assert not any(HOSTILE in words for words in said)
