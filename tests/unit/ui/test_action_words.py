"""Every act that the log can hold has words on a screen."""

import re
from datetime import UTC, datetime
from pathlib import Path

from sait.i18n import translator
from sait.services.workshops.moves import Move
from sait.storage.audit import AuditEntry
from sait.ui.room.audit_words import ACTIONS, action_words

SAIT = Path(__file__).resolve().parents[3] / "sait"
WRITTEN = re.compile(r'action="([a-z]+\.[a-z.-]+)"')


def test_every_action_has_words_and_no_words_are_left_over():
    noted = {action for path in SAIT.rglob("*.py") for action in WRITTEN.findall(path.read_text(encoding="utf-8"))}
    moves = {
        Move.BEGIN,
        Move.PREPARE_AGAIN,
        Move.SKIP_SCORING,
        Move.END_SCORING,
        Move.REOPEN_SCORING,
        Move.SIGN_OFF,
    }
    noted |= {f"workshop.{move}" for move in moves} | {
        "comment.shown",
        "comment.withheld",
        "decision.saved",
        "decision.removed",
    }
    assert set(ACTIONS) == noted


def test_a_domain_is_named_as_people_know_it():
    entry = AuditEntry(1, datetime(2013, 6, 5, tzinfo=UTC), "a", "domain.closed", "w1", {"domain_id": "PUR"})
    assert action_words(entry, {"PUR": {"en": "Purpose", "cy": "Pwrpas"}}, translator("en")) == "closed Purpose"
    assert action_words(entry, {}, translator("en")) == "closed PUR"
