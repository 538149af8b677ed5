"""What one release says: raw counts are read, the gate is asked, and only what it lets through is kept."""

import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from sait.analysis.gate.cells import Cell
from sait.analysis.gate.disclosure import figures
from sait.analysis.gate.late import late_cells, late_counted, most_answers, newest_rows
from sait.analysis.gate.second_scoring import first_given, second_figures
from sait.assessment.members.responses import Question
from sait.assessment.releases import AnswerTally, Attendance, Audience, Figures, Release, SectorTally, Vantage, Wave
from sait.assessment.workshops import View, Workshop
from sait.instruments.levels import Value
from sait.instruments.model import Instrument
from sait.metrics import metrics
from sait.services.tokens import now
from sait.storage import members, releases, responses, second_scoring
from sait.storage.engine.database import Connection


@dataclass(frozen=True, slots=True)
class ReleaseScope:
    """What one release covers. In the domains of *with_late* late answers count too."""

    workshop: Workshop
    instrument: Instrument
    domain_ids: Sequence[str]
    minimum: int
    with_late: Sequence[str] = ()

    @property
    def item_ids(self) -> list[str]:
        return item_ids_of(self.instrument, self.workshop, self.domain_ids)

    @property
    def late(self) -> frozenset[str]:
        """The items of which late answers count."""
        return frozenset(item_ids_of(self.instrument, self.workshop, self.with_late))

    @property
    def timely(self) -> list[str]:
        """The items of which only timely answers count."""
        return [item_id for item_id in self.item_ids if item_id not in self.late]


def item_ids_of(instrument: Instrument, workshop: Workshop, domain_ids: Sequence[str]) -> list[str]:
    """The items of some of the domains that a workshop asks."""
    form = instrument.in_form(workshop.form)
    return [item.id for domain in form if domain.id in domain_ids for item in domain.items]


def questions_of(item_ids: Sequence[str]) -> list[Question]:
    """What the silent scoring asks about *item_ids*."""
    return [Question(vantage, item_id) for vantage in Vantage for item_id in item_ids]


def publish(conn: Connection, scope: ReleaseScope) -> list[Release]:
    """Release *scope* to the room, and to others as far as the board shares it."""
    if scope.workshop.view is View.OPEN:
        return []  # everybody has seen every answer already
    published = [_publish_inside(conn, scope)]
    shared = [domain_id for domain_id in scope.domain_ids if scope.workshop.shares(domain_id)]
    if shared:
        late = [domain_id for domain_id in scope.with_late if domain_id in shared]
        published.append(publish_outside(conn, replace(scope, domain_ids=shared, with_late=late)))
    return published


def publish_outside(conn: Connection, scope: ReleaseScope) -> Release:
    """Release *scope* to others."""
    return releases.append(conn, release=release_of(conn, scope, Audience.OUTSIDE))


def publish_second(conn: Connection, scope: ReleaseScope) -> Release:
    """Release to the room what may be known of the second scoring of *scope*: of who took part nothing, figures or not."""
    workshop, item_ids = scope.workshop, list(_levels(scope.instrument, scope.item_ids))
    joined = members.count_joined(conn, workshop.id)
    let_through = second_figures(
        _in_time(conn, scope, item_ids, Wave.SECOND),
        second_scoring.compare_scorings(conn, workshop.id, item_ids),
        item_ids=item_ids,
        minimum=scope.minimum,
        earlier=_earlier(conn, workshop, Audience.INSIDE),
    )
    attendance = Attendance(workshop.invited, joined, None)
    return releases.append(conn, release=_release(scope, Audience.INSIDE, let_through, attendance, late=0))


def announce(published: Sequence[Release]) -> None:
    """Count and log releases; once their transaction is kept, not before."""
    for release in published:
        metrics().released(release.audience)
        said = {"audience": str(release.audience), "sequence": release.sequence}
        logging.getLogger(__name__).info("release published", extra=said)


def release_of(conn: Connection, scope: ReleaseScope, audience: Audience) -> Release:
    """One release, not stored yet: the raw counts as far as disclosure control (`analysis/gate`) allows them."""
    workshop = scope.workshop
    let_through = _let_through(conn, scope, audience)
    joined = members.count_joined(conn, workshop.id)
    # Outside, too, what the board's members have seen is what is said.
    seen = newest_rows(_earlier(conn, workshop, Audience.INSIDE)) if audience is Audience.OUTSIDE else let_through.items
    answered = most_answers(row for row in seen if row.item_id in scope.item_ids)
    counted = _late_counted(conn, scope, audience, let_through)
    left_out = [one for one in questions_of(scope.item_ids) if (one.item_id, one.vantage) not in counted]
    late = responses.count_late(conn, workshop.id, left_out, scope.instrument.routes)
    return _release(scope, audience, let_through, Attendance(workshop.invited, joined, answered), late=late)


def _publish_inside(conn: Connection, scope: ReleaseScope) -> Release:
    release = release_of(conn, scope, Audience.INSIDE)
    workshop = scope.workshop
    # What only some are asked is not asked a second time: another answer would ask it of others.
    first = first_given(release.figures, _earlier(conn, workshop, Audience.INSIDE)) - scope.instrument.routes.keys()
    for item_ids, include_late in ((scope.timely, False), (scope.late, True)):
        second_scoring.mark_in_figures(conn, workshop.id, first.intersection(item_ids), include_late=include_late)
    for domain_id in scope.domain_ids:
        domain = item_ids_of(scope.instrument, workshop, [domain_id])
        second_scoring.count_first(conn, workshop.id, first.intersection(domain), domain=domain)
    return releases.append(conn, release=release)


def _release(
    scope: ReleaseScope, audience: Audience, let_through: Figures, attendance: Attendance, *, late: int
) -> Release:
    workshop = scope.workshop
    return Release(
        sequence=0,
        workshop_id=workshop.id,
        board_id=workshop.board_id,
        round_id=workshop.round_id,
        audience=audience,
        instrument_hash=workshop.instrument_hash,
        form=workshop.form,
        domain_ids=tuple(scope.domain_ids),
        attendance=attendance,
        late=late,
        figures=let_through,
        demonstration=workshop.demonstration,
        published_at=now(),
        digest="",
    )


def _let_through(conn: Connection, scope: ReleaseScope, audience: Audience) -> Figures:
    workshop, instrument = scope.workshop, scope.instrument
    # Outside rests on what was told inside: a member who knows both must not be able to subtract them.
    inside = _earlier(conn, workshop, Audience.INSIDE)
    return figures(
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


def _tallies(conn: Connection, scope: ReleaseScope) -> tuple[AnswerTally, ...]:
    workshop_id, routes = scope.workshop.id, scope.instrument.routes
    timely, late = (_levels(scope.instrument, item_ids) for item_ids in (scope.timely, scope.late))
    return (
        *responses.tally(conn, workshop_id, levels=timely, routes=routes, include_late=False),
        *responses.tally(conn, workshop_id, levels=late, routes=routes, include_late=True),
    )


def _sector_tallies(conn: Connection, scope: ReleaseScope) -> tuple[SectorTally, ...]:
    workshop_id, routes = scope.workshop.id, scope.instrument.routes
    by_all = ([item_id for item_id in item_ids if item_id not in routes] for item_ids in (scope.timely, scope.late))
    timely, late = (_levels(scope.instrument, item_ids) for item_ids in by_all)
    return (
        *responses.tally_by_sector(conn, workshop_id, levels=timely, include_late=False),
        *responses.tally_by_sector(conn, workshop_id, levels=late, include_late=True),
    )


def _levels(instrument: Instrument, item_ids: Collection[str]) -> dict[str, tuple[Value, ...]]:
    """The levels that are counted, item by item; what is answered in words is not counted."""
    return {item.id: item.scale.values for item in instrument.items if item.scale and item.id in item_ids}


def _respondents(conn: Connection, scope: ReleaseScope, inside: Sequence[Figures]) -> int:
    """How many people's answers count in any domain, as far as the board's members have been told."""
    workshop, instrument = scope.workshop, scope.instrument
    everything = item_ids_of(instrument, workshop, [domain.id for domain in instrument.domains])
    late = late_cells(newest_rows(inside), _in_time(conn, scope, everything))
    return responses.count_answered(
        conn,
        workshop.id,
        timely=questions_of([item_id for item_id in everything if item_id not in instrument.routes]),
        late=[Question(vantage, item_id) for item_id, vantage in late if item_id not in instrument.routes],
    )


def _late_counted(conn: Connection, scope: ReleaseScope, audience: Audience, let_through: Figures) -> frozenset[Cell]:
    """What late answers count in: the gate keeps some items as they were released before."""
    workshop = scope.workshop
    return late_counted(
        let_through,
        timely=_in_time(conn, scope, scope.item_ids),
        earlier=_earlier(conn, workshop, audience),
        inside=_earlier(conn, workshop, Audience.INSIDE),
    )


def _in_time(
    conn: Connection, scope: ReleaseScope, item_ids: Collection[str], wave: Wave = Wave.FIRST
) -> tuple[AnswerTally, ...]:
    levels, routes = _levels(scope.instrument, item_ids), scope.instrument.routes
    return responses.tally(conn, scope.workshop.id, levels=levels, routes=routes, include_late=False, wave=wave)


def _earlier(conn: Connection, workshop: Workshop, audience: Audience) -> list[Figures]:
    released = releases.list_releases(conn, workshop_id=workshop.id, audience=audience)
    return [release.figures for release in released]
