"""Publishing: the one way that answers leave storage, and the gate they pass."""

import hashlib
import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from sait.analysis.disclosure import LEAST_MINIMUM, figures
from sait.analysis.late import late_cells, late_counted, newest_rows
from sait.assessment.moves import Move, check_move
from sait.assessment.releases import (
    FIRST_LOOK,
    SECOND_LOOK,
    Attendance,
    Audience,
    Figures,
    Release,
    SectorTally,
    Tally,
    Vantage,
)
from sait.assessment.responses import Question
from sait.assessment.workshops import State, View, Workshop
from sait.assessment.writing import tidy_text
from sait.errors import SaitError
from sait.instruments.model import Instrument
from sait.metrics import metrics
from sait.services.audit import COMMAND_LINE, note
from sait.services.instruments import get_instrument
from sait.services.leaving import let_go
from sait.services.tokens import now
from sait.storage import members, releases, responses, workshops
from sait.storage.database import Connection, Database

LONGEST_NOTE = 500


@dataclass(frozen=True, slots=True)
class Progress:
    """Counts, never who. *late* is how many people have answers that stay out of an earlier release for now."""

    joined: int
    answering: int
    done: int
    late: int
    invited: int | None
    closed: frozenset[str]
    state: State
    version: int
    sequence: int


@dataclass(frozen=True, slots=True)
class Scope:
    """What one release covers. In the domains of *with_late* late answers count too."""

    workshop: Workshop
    instrument: Instrument
    domain_ids: Sequence[str]
    minimum: int
    with_late: Sequence[str] = ()
    vantages: Sequence[Vantage] = FIRST_LOOK

    @property
    def item_ids(self) -> list[str]:
        return _item_ids(self.instrument, self.workshop, self.domain_ids)

    @property
    def late(self) -> frozenset[str]:
        """The items of which late answers count."""
        return frozenset(_item_ids(self.instrument, self.workshop, self.with_late))

    @property
    def questions(self) -> list[Question]:
        """Its items, from each vantage that it covers."""
        return _questions(self.item_ids, self.vantages)

    @property
    def timely(self) -> list[str]:
        """The items of which only timely answers count."""
        return [item_id for item_id in self.item_ids if item_id not in self.late]


def read_progress(database: Database, workshop_id: str) -> Progress:
    """How far the room is, and the number of the newest release: all that an open screen asks every second."""
    with database.reading() as conn:
        workshop = workshops.get_workshop(conn, workshop_id)
        joined, answering, done = members.count_progress(conn, workshop_id)
        late = responses.count_late(conn, workshop_id)
        closed = workshops.closed_domain_ids(conn, workshop_id)
        sequence = releases.latest_sequence(conn)
    return Progress(joined, answering, done, late, workshop.invited, closed, workshop.state, workshop.version, sequence)


def domains_with_enough(database: Database, workshop: Workshop, *, minimum: int) -> frozenset[str]:
    """The domains in which *minimum* people or more have answered: whether closing one could show anything.

    People are counted, whatever they chose: only whether there are enough of them is told, never how many.
    """
    instrument = get_instrument(database, workshop.instrument_hash)
    groups = {domain.id: [item.id for item in domain.items] for domain in instrument.in_form(workshop.form)}
    texts = [item.id for item in instrument.items if item.scale is None]
    with database.reading() as conn:
        return responses.answered_groups(conn, workshop.id, groups=groups, least=minimum, in_words=texts)


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
    with database.writing() as conn:
        workshop = workshops.get_workshop(conn, workshop_id)
        check_move(Move.CLOSE_DOMAIN, workshop)
        if domain_id not in {domain.id for domain in instrument.in_form(workshop.form)}:
            raise SaitError("domain.unknown")
        workshops.close_domain(conn, workshop_id=workshop_id, domain_id=domain_id)
        published = _publish(conn, Scope(workshop, instrument, [domain_id], minimum))
        let_go(conn, workshop_id, minimum=minimum)
        note(conn, who=who, action="domain.closed", workshop_id=workshop_id, domain_id=domain_id)
    _announce(published)


def close_workshop(database: Database, *, workshop_id: str, minimum: int, who: str = COMMAND_LINE) -> None:
    """End the scoring: release what is not released yet, and let late answers in where they are *minimum* or more."""
    instrument = get_instrument(database, _hash_of(database, workshop_id))
    with database.writing() as conn:
        workshop = workshops.get_workshop(conn, workshop_id)
        check_move(Move.END_SCORING, workshop)
        form = [domain.id for domain in instrument.in_form(workshop.form)]
        closed = workshops.closed_domain_ids(conn, workshop_id)
        for domain_id in form:
            if domain_id not in closed:
                workshops.close_domain(conn, workshop_id=workshop_id, domain_id=domain_id)
        late = {
            domain_id: responses.count_late(conn, workshop_id, _questions(_item_ids(instrument, workshop, [domain_id])))
            for domain_id in form
        }
        # Late answers enter a domain together or not at all, so that no small group can be subtracted.
        with_late = [domain_id for domain_id in form if late[domain_id] >= minimum]
        # A domain with late answers is released again in either case: its release says how many stay out.
        fresh = [domain_id for domain_id in form if domain_id not in closed or late[domain_id]]
        published = _publish(conn, Scope(workshop, instrument, fresh, minimum, with_late)) if fresh else []
        workshops.change_workshop(
            conn, workshop=workshop, state=State.CONSENSUS, pace_domain_id=None, timer_ends_at=None
        )
        let_go(conn, workshop_id, minimum=minimum)
        note(conn, who=who, action="workshop.end-scoring", workshop_id=workshop_id)
    database.leave_no_trace()
    _announce(published)


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
    ``workshop.share-none`` without any domain, ``domain.unknown``, ``workshop.open-not-shared``.
    """
    if workshop.view is View.OPEN:
        raise SaitError("workshop.open-not-shared")
    instrument = get_instrument(database, workshop.instrument_hash)
    form = [domain.id for domain in instrument.in_form(workshop.form)]
    added = [domain_id for domain_id in _chosen(form, domain_ids) if not workshop.shares(domain_id)]
    if not added:
        raise SaitError("workshop.shared-already")
    shared = [domain_id for domain_id in form if workshop.shares(domain_id) or domain_id in added]
    with database.writing() as conn:
        workshops.change_workshop(
            conn,
            workshop=workshop,
            results_shared_at=now(),
            results_shared_note=tidy_text(decided)[:LONGEST_NOTE],
            shared_domain_ids=None if shared == form else shared,
        )
        closed = workshops.closed_domain_ids(conn, workshop.id)
        ready = [domain_id for domain_id in added if domain_id in closed]
        published = [_append(conn, Scope(workshop, instrument, ready, minimum), Audience.OUTSIDE)] if ready else []
        note(conn, who=who, action="results.shared", workshop_id=workshop.id)
    _announce(published)


def _chosen(form: Sequence[str], domain_ids: Collection[str] | None) -> list[str]:
    if domain_ids is None:
        return list(form)
    if not domain_ids:
        raise SaitError("workshop.share-none")
    if not set(domain_ids) <= set(form):
        raise SaitError("domain.unknown")
    return [domain_id for domain_id in form if domain_id in domain_ids]


def end_second(database: Database, *, workshop_id: str, domain_id: str, minimum: int, who: str = COMMAND_LINE) -> None:
    """End the second scoring of a domain and release it inside the room; it never leaves it."""
    instrument = get_instrument(database, _hash_of(database, workshop_id))
    with database.writing() as conn:
        workshop = workshops.get_workshop(conn, workshop_id)
        check_move(Move.END_SECOND, workshop)
        if domain_id not in workshops.second_domain_ids(conn, workshop_id):
            raise SaitError("second.not-open")
        workshops.set_second(conn, workshop_id=workshop_id, domain_id=domain_id, is_open=False)
        scope = Scope(workshop, instrument, [domain_id], minimum, vantages=SECOND_LOOK)
        published = [_append(conn, scope, Audience.INSIDE)]
        note(conn, who=who, action="second.ended", workshop_id=workshop_id, domain_id=domain_id)
    _announce(published)


def open_view(database: Database, workshop: Workshop) -> Release:
    """An open workshop's answers as they stand: shown at once, stored nowhere, compared with nothing."""
    if workshop.view is not View.OPEN:
        raise SaitError("workshop.not-open")
    instrument = get_instrument(database, workshop.instrument_hash)
    domain_ids = [domain.id for domain in instrument.in_form(workshop.form)]
    with database.reading() as conn:
        return _release(conn, Scope(workshop, instrument, domain_ids, LEAST_MINIMUM, domain_ids), Audience.OPEN)


def _hash_of(database: Database, workshop_id: str) -> str:
    with database.reading() as conn:
        return workshops.get_workshop(conn, workshop_id).instrument_hash


def _item_ids(instrument: Instrument, workshop: Workshop, domain_ids: Sequence[str]) -> list[str]:
    form = instrument.in_form(workshop.form)
    return [item.id for domain in form if domain.id in domain_ids for item in domain.items]


def _questions(item_ids: Sequence[str], vantages: Sequence[Vantage] = FIRST_LOOK) -> list[Question]:
    return [Question(vantage, item_id) for vantage in vantages for item_id in item_ids]


def _publish(conn: Connection, scope: Scope) -> list[Release]:
    if scope.workshop.view is View.OPEN:
        return []  # everybody has seen every answer already
    published = [_append(conn, scope, Audience.INSIDE)]
    shared = [domain_id for domain_id in scope.domain_ids if scope.workshop.shares(domain_id)]
    if shared:
        late = [domain_id for domain_id in scope.with_late if domain_id in shared]
        published.append(_append(conn, replace(scope, domain_ids=shared, with_late=late), Audience.OUTSIDE))
    return published


def _append(conn: Connection, scope: Scope, audience: Audience) -> Release:
    return releases.append(conn, release=_release(conn, scope, audience))


def _announce(published: Sequence[Release]) -> None:
    """Count and log releases; once their transaction is kept, not before."""
    for release in published:
        metrics().released(release.audience)
        said = {"audience": str(release.audience), "sequence": release.sequence}
        logging.getLogger(__name__).info("release published", extra=said)


def _release(conn: Connection, scope: Scope, audience: Audience) -> Release:
    """One release, not stored yet: raw counts go in, only what the gate lets through comes out."""
    workshop = scope.workshop
    let_through = _let_through(conn, scope, audience)
    late = _late_counted(conn, scope, audience, let_through)
    timely = [question for question in scope.questions if question not in late]
    return Release(
        sequence=0,
        workshop_id=workshop.id,
        board_id=workshop.board_id,
        round_id=workshop.round_id,
        audience=audience,
        instrument_hash=workshop.instrument_hash,
        form=workshop.form,
        domain_ids=tuple(scope.domain_ids),
        attendance=_attendance(conn, workshop, timely, late),
        late=responses.count_late(conn, workshop.id, timely),
        figures=let_through,
        demonstration=workshop.demonstration,
        published_at=now(),
        digest="",
    )


def _let_through(conn: Connection, scope: Scope, audience: Audience) -> Figures:
    workshop, instrument = scope.workshop, scope.instrument
    # Outside rests on what was told inside: a member who knows both must not be able to subtract them.
    inside = _earlier(conn, workshop, Audience.INSIDE)
    let_through = figures(
        _tallies(conn, scope),
        instrument=instrument,
        form=workshop.form,
        domain_ids=scope.domain_ids,
        audience=audience,
        respondents=_respondents(conn, scope, inside),
        minimum=scope.minimum,
        earlier=_earlier(conn, workshop, audience),
        inside=inside,
        sectors=_sector_tallies(conn, scope) if workshop.asks_sector else (),
    )
    return Figures(
        tuple(row for row in let_through.items if row.vantage in scope.vantages),
        tuple(mean for mean in let_through.means if mean.vantage in scope.vantages),
        let_through.sectors if Vantage.OWN in scope.vantages else (),
    )


def _tallies(conn: Connection, scope: Scope) -> tuple[Tally, ...]:
    workshop_id = scope.workshop.id
    timely, late = (_levels(scope.instrument, item_ids) for item_ids in (scope.timely, scope.late))
    return (
        *responses.tally(conn, workshop_id, levels=timely, include_late=False),
        *responses.tally(conn, workshop_id, levels=late, include_late=True),
    )


def _sector_tallies(conn: Connection, scope: Scope) -> tuple[SectorTally, ...]:
    workshop_id = scope.workshop.id
    timely, late = (_levels(scope.instrument, item_ids) for item_ids in (scope.timely, scope.late))
    return (
        *responses.tally_by_sector(conn, workshop_id, levels=timely, include_late=False),
        *responses.tally_by_sector(conn, workshop_id, levels=late, include_late=True),
    )


def _levels(instrument: Instrument, item_ids: Collection[str]) -> dict[str, tuple[int, ...]]:
    """The levels that are counted, item by item; what is answered in words is not counted."""
    return {item.id: item.scale.values for item in instrument.items if item.scale and item.id in item_ids}


def _respondents(conn: Connection, scope: Scope, inside: Sequence[Figures]) -> int:
    """How many people's answers count in any domain, as far as the board's members have been told."""
    workshop, instrument = scope.workshop, scope.instrument
    everything = _item_ids(instrument, workshop, [domain.id for domain in instrument.domains])
    late = late_cells(newest_rows(inside), _in_time(conn, scope, everything))
    return responses.count_answered(
        conn, workshop.id, timely=_questions(everything), late=[Question(vantage, item_id) for item_id, vantage in late]
    )


def _late_counted(conn: Connection, scope: Scope, audience: Audience, let_through: Figures) -> frozenset[Question]:
    """What late answers count in: the gate keeps some items as they were released before."""
    workshop = scope.workshop
    cells = late_counted(
        let_through,
        timely=_in_time(conn, scope, scope.item_ids),
        earlier=_earlier(conn, workshop, audience),
        inside=_earlier(conn, workshop, Audience.INSIDE),
    )
    return frozenset(Question(vantage, item_id) for item_id, vantage in cells)


def _in_time(conn: Connection, scope: Scope, item_ids: Collection[str]) -> tuple[Tally, ...]:
    levels = _levels(scope.instrument, item_ids)
    return responses.tally(conn, scope.workshop.id, levels=levels, include_late=False)


def _attendance(
    conn: Connection, workshop: Workshop, timely: Collection[Question], late: Collection[Question]
) -> Attendance:
    joined, _, _ = members.count_progress(conn, workshop.id)
    return Attendance(workshop.invited, joined, responses.count_answered(conn, workshop.id, timely=timely, late=late))


def _earlier(conn: Connection, workshop: Workshop, audience: Audience) -> list[Figures]:
    released = releases.list_releases(conn, workshop_id=workshop.id, audience=audience)
    return [release.figures for release in released]


def open_view_digest(database: Database, workshop: Workshop) -> str:
    """Changes whenever an answer in an open workshop does."""
    return hashlib.sha256(repr(open_view(database, workshop).figures).encode()).hexdigest()
