"""When answers leave storage: a domain or the scoring is closed, results are shared, a second scoring ends."""

import hashlib
from collections.abc import Collection, Sequence

from sait.analysis.gate.disclosure import LEAST_MINIMUM
from sait.assessment.moves import Move, check_move
from sait.assessment.releases import Audience, Release
from sait.assessment.workshops import State, View, Workshop
from sait.assessment.writing import tidy_text
from sait.errors import SaitError
from sait.services.banks.instruments import get_instrument
from sait.services.running.audit import COMMAND_LINE, note
from sait.services.tokens import now
from sait.services.workshops.comments import read_domains, tell_closed, tell_late
from sait.services.workshops.leaving import let_go
from sait.services.workshops.publishing import (
    ReleaseScope,
    announce,
    item_ids_of,
    publish,
    publish_outside,
    publish_second,
    questions_of,
    release_of,
)
from sait.storage import audit, releases, responses, workshops
from sait.storage.engine.database import Connection, Database

LONGEST_NOTE = 500
_END = f"workshop.{Move.END_SCORING}"


def latest_sequence(database: Database) -> int:
    """The number of the newest release of any workshop: one integer, cheap to ask for every second."""
    with database.reading() as conn:
        return releases.latest_sequence(conn)


def close_domain(
    database: Database, *, workshop_id: str, domain_id: str, minimum: int, who: str = COMMAND_LINE
) -> None:
    """Close a domain and release its results, in one transaction.

    ``domain.closed-already`` when another facilitator was first; nothing is released twice.
    """
    instrument = get_instrument(database, _hash_of(database, workshop_id))
    with database.moving(workshop_id) as conn:
        workshop = workshops.get_workshop(conn, workshop_id)
        check_move(Move.CLOSE_DOMAIN, workshop)
        if domain_id not in {domain.id for domain in instrument.in_form(workshop.form)}:
            raise SaitError("domain.unknown")
        unread = {domain_id} - read_domains(conn, workshop, instrument)
        workshops.close_domain(conn, workshop_id=workshop_id, domain_id=domain_id)
        published = publish(conn, ReleaseScope(workshop, instrument, [domain_id], minimum))
        tell_closed(conn, workshop, instrument, domain_ids=unread, minimum=minimum)
        let_go(conn, workshop_id, minimum=minimum, taken_back=() if _has_ended_before(conn, workshop_id) else None)
        note(conn, who=who, action="domain.closed", workshop_id=workshop_id, domain_id=domain_id)
    announce(published)


def close_workshop(database: Database, *, workshop_id: str, minimum: int, who: str = COMMAND_LINE) -> None:
    """End the scoring: release what is not released yet, and let late answers in where they are *minimum* or more."""
    instrument = get_instrument(database, _hash_of(database, workshop_id))
    with database.moving(workshop_id) as conn:
        workshop = workshops.get_workshop(conn, workshop_id)
        check_move(Move.END_SCORING, workshop)
        form = [domain.id for domain in instrument.in_form(workshop.form)]
        closed = workshops.closed_domain_ids(conn, workshop_id)
        unread = set(form) - closed - read_domains(conn, workshop, instrument)
        for domain_id in form:
            if domain_id not in closed:
                workshops.close_domain(conn, workshop_id=workshop_id, domain_id=domain_id)
        late = {
            domain_id: responses.count_late(
                conn, workshop_id, questions_of(item_ids_of(instrument, workshop, [domain_id])), instrument.routes
            )
            for domain_id in form
        }
        # Late answers enter a domain together or not at all, so that no small group can be subtracted.
        with_late = [domain_id for domain_id in form if late[domain_id] >= minimum]
        # A domain with late answers is released again in either case: its release says how many stay out.
        fresh = [domain_id for domain_id in form if domain_id not in closed or late[domain_id]]
        published = publish(conn, ReleaseScope(workshop, instrument, fresh, minimum, with_late)) if fresh else []
        workshops.change_workshop(
            conn, workshop=workshop, state=State.CONSENSUS, pace_domain_id=None, timer_ends_at=None
        )
        tell_closed(conn, workshop, instrument, domain_ids=unread, minimum=minimum)
        told = tell_late(conn, workshop, instrument, minimum=minimum)
        # Once it has ended, what was taken back goes only where others come: its author is else who came back.
        let_go(conn, workshop_id, minimum=minimum, taken_back=told if _has_ended_before(conn, workshop_id) else None)
        note(conn, who=who, action=_END, workshop_id=workshop_id)
    if not workshop.demonstration:  # there answers are made up, and many workshops are closed one after the other
        database.leave_no_trace()
    announce(published)


def _has_ended_before(conn: Connection, workshop_id: str) -> bool:
    """Whether the scoring was ended once, and answers were taken again."""
    return any(entry.action == _END for entry in audit.list_entries(conn, workshop_id=workshop_id))


def share_results(
    database: Database,
    *,
    workshop: Workshop,
    decided: str,
    minimum: int,
    domain_ids: Collection[str] | None = None,
    who: str = COMMAND_LINE,
) -> None:
    """Record that the board releases its results outside the room, and release those of the closed domains there.

    *domain_ids* are the domains that it releases, None all. A board that released some may release more later; what
    others were shown is never taken back. Refused: ``workshop.shared-already`` where nothing would be added,
    ``workshop.share-none`` without any domain, ``domain.unknown``, ``workshop.open-not-shared``, ``text.too-long``.
    """
    recorded = tidy_text(decided)
    if len(recorded) > LONGEST_NOTE:
        raise SaitError("text.too-long", most=LONGEST_NOTE)
    if workshop.view is View.OPEN:
        raise SaitError("workshop.open-not-shared")
    instrument = get_instrument(database, workshop.instrument_hash)
    form = [domain.id for domain in instrument.in_form(workshop.form)]
    added = [domain_id for domain_id in _chosen(form, domain_ids) if not workshop.shares(domain_id)]
    if not added:
        raise SaitError("workshop.shared-already")
    shared = [domain_id for domain_id in form if workshop.shares(domain_id) or domain_id in added]
    with database.moving(workshop.id) as conn:
        workshops.change_workshop(
            conn,
            workshop=workshop,
            results_shared_at=now(),
            results_shared_note=recorded,
            shared_domain_ids=None if shared == form else shared,
        )
        closed = workshops.closed_domain_ids(conn, workshop.id)
        ready = [domain_id for domain_id in added if domain_id in closed]
        published = [publish_outside(conn, ReleaseScope(workshop, instrument, ready, minimum))] if ready else []
        note(conn, who=who, action="results.shared", workshop_id=workshop.id)
    announce(published)


def _chosen(form: Sequence[str], domain_ids: Collection[str] | None) -> list[str]:
    if domain_ids is None:
        return list(form)
    if not domain_ids:
        raise SaitError("workshop.share-none")
    if not set(domain_ids) <= set(form):
        raise SaitError("domain.unknown")
    return [domain_id for domain_id in form if domain_id in domain_ids]


def end_second(database: Database, *, workshop_id: str, domain_id: str, minimum: int, who: str = COMMAND_LINE) -> None:
    """End the second scoring of a domain and release inside the room what may be known of it; it never leaves it."""
    instrument = get_instrument(database, _hash_of(database, workshop_id))
    with database.moving(workshop_id) as conn:
        workshop = workshops.get_workshop(conn, workshop_id)
        check_move(Move.END_SECOND, workshop)
        if domain_id not in workshops.second_domain_ids(conn, workshop_id):
            raise SaitError("second.not-open")
        workshops.set_second(conn, workshop_id=workshop_id, domain_id=domain_id, is_open=False)
        published = [publish_second(conn, ReleaseScope(workshop, instrument, [domain_id], minimum))]
        note(conn, who=who, action="second.ended", workshop_id=workshop_id, domain_id=domain_id)
    announce(published)


def open_view(database: Database, workshop: Workshop) -> Release:
    """An open workshop's answers as they stand: shown at once, stored nowhere, compared with nothing."""
    if workshop.view is not View.OPEN:
        raise SaitError("workshop.not-open")
    instrument = get_instrument(database, workshop.instrument_hash)
    domain_ids = [domain.id for domain in instrument.in_form(workshop.form)]
    with database.reading() as conn:
        return release_of(
            conn, ReleaseScope(workshop, instrument, domain_ids, LEAST_MINIMUM, domain_ids), Audience.OPEN
        )


def _hash_of(database: Database, workshop_id: str) -> str:
    with database.reading() as conn:
        return workshops.get_workshop(conn, workshop_id).instrument_hash


def open_view_digest(database: Database, workshop: Workshop) -> str:
    """Changes whenever an answer in an open workshop does."""
    return hashlib.sha256(repr(open_view(database, workshop).figures).encode()).hexdigest()
