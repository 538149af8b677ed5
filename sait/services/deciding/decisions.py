"""Recording what a board decides. Nothing is overwritten in silence; after the sign-off only how actions go is added."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter

from sait.assessment.decisions import (
    KINDS,
    LONGEST_DECISION,
    LONGEST_TEXT,
    Action,
    Decision,
    DecisionVersion,
    Help,
    Proposal,
    Update,
    longest,
)
from sait.assessment.moves import check_decides
from sait.assessment.writing import tidy_text
from sait.errors import SaitError
from sait.services.running.audit import note
from sait.services.tokens import now
from sait.storage import decisions, workshops
from sait.storage.decisions import Version
from sait.storage.engine.database import Connection, Database

D = TypeVar("D", bound=Decision)


def new_subject() -> str:
    """A name for a decision that is about no item, such as a priority."""
    return secrets.token_hex(6)


def save(database: Database, *, workshop_id: str, subject: str, decision: Decision, version: int, who: str) -> None:
    """Save *decision* as the version after *version* (0: the first).

    ``edit.stale`` when another was saved since; ``move.signed-off`` once the board has signed off; ``text.too-long``.
    """
    with database.moving(workshop_id) as conn:
        save_within(conn, workshop_id, subject, decision, version, who)


def save_new(database: Database, *, workshop_id: str, new: Iterable[Decision], who: str) -> None:
    """Save decisions that are about no item, each under a name of its own: all of them or none."""
    with database.moving(workshop_id) as conn:
        for decision in new:
            save_within(conn, workshop_id, new_subject(), decision, 0, who)


def save_within(conn: Connection, workshop_id: str, subject: str, decision: Decision, version: int, who: str) -> None:
    """The same, within a transaction that has something to check first."""
    body = _tidied(decision)
    check_decides(workshops.get_workshop(conn, workshop_id))
    _append(conn, workshop_id, subject, type(decision), version, who, body=body)


def follow_up(database: Database, *, workshop_id: str, subject: str, decision: Action, version: int, who: str) -> None:
    """Save how an action goes, also after the sign-off: what was decided stays, its state and what is new are told.

    ``edit.stale`` as for ``save``; ``move.signed-off`` where anything else of the action differs, or an update is taken out.
    """
    body = _tidied(decision)
    with database.moving(workshop_id) as conn:
        before = next((one for one in standing_now(conn, workshop_id, Action) if one.subject == subject), None)
        if before is None or before.version != version:
            raise SaitError("edit.stale")
        known = before.decision.updates
        if replace(decision, progress=before.decision.progress, updates=known) != before.decision:
            raise SaitError("move.signed-off")
        if decision.updates[: len(known)] != known:
            raise SaitError("move.signed-off")
        _append(conn, workshop_id, subject, Action, version, who, body=body)


def take_back(database: Database, *, workshop_id: str, kept: DecisionVersion[Any], who: str) -> None:
    """Remove a decision from what stands; its versions are kept."""
    with database.moving(workshop_id) as conn:
        check_decides(workshops.get_workshop(conn, workshop_id))
        _append(conn, workshop_id, kept.subject, type(kept.decision), kept.version, who, body=None)


def put_back(
    database: Database, *, workshop_id: str, subject: str, kind: type[Decision], version: int, who: str
) -> None:
    """Undo the saving that made *version*: what stood before it stands again, or nothing where nothing did.

    ``edit.stale`` when another was saved since; all versions are kept.
    """
    with database.moving(workshop_id) as conn:
        check_decides(workshops.get_workshop(conn, workshop_id))
        found = decisions.list_history(conn, workshop_id=workshop_id, kind=KINDS[kind], subject=subject)
        if not found or found[0].version != version:
            raise SaitError("edit.stale")
        before = next((one.body for one in found[1:2] if not one.removed), None)
        _append(conn, workshop_id, subject, kind, version, who, body=before)


def _append(
    conn: Connection, workshop_id: str, subject: str, kind: type, version: int, who: str, *, body: str | None
) -> None:
    name = KINDS[kind]
    decisions.add_version(
        conn, Version(workshop_id, name, subject, version + 1, body or "{}", body is None, who, now())
    )
    action = "decision.removed" if body is None else "decision.saved"
    note(conn, who=who, action=action, workshop_id=workshop_id, kind=name, subject=subject)


def standing(database: Database, workshop_id: str, kind: type[D]) -> tuple[DecisionVersion[D], ...]:
    """What the board decided of *kind* in a workshop, by subject."""
    with database.reading() as conn:
        return standing_now(conn, workshop_id, kind)


def standing_now(conn: Connection, workshop_id: str, kind: type[D]) -> tuple[DecisionVersion[D], ...]:
    """The same, within a transaction."""
    found = decisions.list_standing(conn, workshop_id=workshop_id, kind=KINDS[kind])
    return tuple(_kept(version, kind) for version in found)


def count_changes(database: Database, workshop_id: str, kind: type[Decision]) -> int:
    """A number that grows whenever a decision of *kind* is made, changed or taken back."""
    with database.reading() as conn:
        return decisions.count_versions(conn, workshop_id=workshop_id, kind=KINDS[kind])


def of_board(
    database: Database, board_id: str, kind: type[D], *, demonstration: bool = False
) -> tuple[DecisionVersion[D], ...]:
    """The same over all of a board's workshops, the oldest first: actions are carried from round to round.

    What was made up for a *demonstration* or a rehearsal never stands among what a board decided.
    """
    with database.reading() as conn:
        found = decisions.list_of_board(conn, board_id=board_id, kind=KINDS[kind], demonstration=demonstration)
    return tuple(_kept(version, kind) for version in found)


def history(database: Database, *, workshop_id: str, subject: str, kind: type[D]) -> tuple[DecisionVersion[D], ...]:
    """Every wording of one decision, the newest first."""
    with database.reading() as conn:
        return history_now(conn, workshop_id=workshop_id, subject=subject, kind=kind)


def history_now(conn: Connection, *, workshop_id: str, subject: str, kind: type[D]) -> tuple[DecisionVersion[D], ...]:
    """The same, within a transaction."""
    found = decisions.list_history(conn, workshop_id=workshop_id, kind=KINDS[kind], subject=subject)
    return tuple(_kept(version, kind) for version in found if not version.removed)


def themes(database: Database, *, demonstration: bool = False) -> tuple[tuple[tuple[Help, str], int], ...]:
    """What boards ask for, by theme, with how many boards back it; only of boards that have released their results.

    Of real workshops, or of those of the *demonstration* and of rehearsals.
    """
    with database.reading() as conn:
        shared = {
            one.id: one.board_id
            for one in workshops.list_workshops(conn)
            if one.results_shared_at is not None and one.demonstration == demonstration
        }
        found = [
            version
            for workshop_id in shared
            for version in decisions.list_standing(conn, workshop_id=workshop_id, kind=KINDS[Proposal])
        ]
    backing: dict[tuple[Help, str], set[str]] = {}
    for kept in (_kept(version, Proposal) for version in found):
        theme = kept.decision.theme.strip().casefold()
        backing.setdefault((kept.decision.help, theme), set()).add(shared[kept.workshop_id])
    counted = [(theme, len(boards)) for theme, boards in backing.items()]
    return tuple(sorted(counted, key=lambda one: (-one[1], one[0])))


def removal(database: Database, *, workshop_id: str, subject: str, kind: type[D]) -> DecisionVersion[D] | None:
    """Who took a decision back, and when, with how it stood before; None where it stands, or there was none."""
    with database.reading() as conn:
        found = decisions.list_history(conn, workshop_id=workshop_id, kind=KINDS[kind], subject=subject)
    if not found or not found[0].removed:
        return None
    last = next(version for version in found if not version.removed)
    return replace(_kept(last, kind), version=found[0].version, who=found[0].who, at=found[0].at)


def _kept(version: Version, kind: type[D]) -> DecisionVersion[D]:
    decision: D = _adapters()[kind].validate_json(version.body)
    return DecisionVersion(version.workshop_id, version.subject, version.version, decision, version.who, version.at)


def _tidied(decision: Decision) -> str:
    adapter = _adapters()[type(decision)]
    body = _tidy(adapter.dump_python(decision, mode="json"))
    for part in (decision, *(decision.updates if isinstance(decision, Action) else ())):
        _check_lengths(part)
    written = adapter.dump_json(adapter.validate_python(body)).decode()
    if len(written) > LONGEST_DECISION:
        raise SaitError("text.too-long", most=LONGEST_DECISION)
    return written


def _check_lengths(part: Decision | Update) -> None:
    """Refuse a text that is longer than its field takes, as it is kept; lists have their limit in ``_tidy``."""
    for field in fields(part):
        most, value = longest(type(part), field.name), getattr(part, field.name)
        if isinstance(value, str) and len(tidy_text(value)) > most:
            raise SaitError("text.too-long", most=most)


def _tidy(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Texts without what cannot be shown; lists without their empty entries."""
    if isinstance(value, str):
        text = tidy_text(value)
        if len(text) > LONGEST_TEXT:
            raise SaitError("text.too-long", most=LONGEST_TEXT)
        return text
    if isinstance(value, Mapping):
        return {key: _tidy(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [one for one in map(_tidy, value) if one != ""]
    return value


@cache
def _adapters() -> Mapping[type, TypeAdapter[Any]]:
    return {kind: TypeAdapter(kind) for kind in KINDS}
