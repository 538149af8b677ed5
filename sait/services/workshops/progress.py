"""How far a room is: counts for the screens that are open all day, never who."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from sait.analysis.gate.late import newest_rows
from sait.assessment.boards import Tier
from sait.assessment.decisions import Task
from sait.assessment.members.asked import Pending, awaited
from sait.assessment.members.walk import rated_now
from sait.assessment.moves import DECIDING
from sait.assessment.releases import Audience, Vantage
from sait.assessment.workshops import State, Workshop
from sait.instruments.model import Instrument
from sait.services.banks.instruments import get_instrument
from sait.services.members import taking_part
from sait.storage import boards, progress, releases, responses, second_scoring, workshops
from sait.storage.engine.database import Connection, Database
from sait.storage.progress import Standing


@dataclass(frozen=True, slots=True)
class Progress:
    """Counts, never who. *late* is how many people have answers that stay out of an earlier release for now.

    *done* are those of whom nothing is asked now but an offer, *answering* those who have begun and are asked something.
    *tasks* has each task that is open, with how many of those *on_phones* have taken part; a sheet of paper joined and is
    asked nothing more. *is_asking*: anything is asked.
    """

    joined: int
    answering: int
    done: int
    late: int
    invited: int | None
    closed: frozenset[str]
    state: State
    version: int
    sequence: int
    tasks: Mapping[Task, int] = field(default_factory=dict)
    is_asking: bool = True
    on_phones: int = 0


@dataclass(frozen=True, slots=True)
class SecondProgress:
    """A second scoring in counts of people: how many had answered the domain in any way when it had its first figures, and
    are *asked*; how many of them are *through*.

    *through* kept or changed every answer; one count for both, since who keeps and who changes is not told. *levels* are
    how many gave a level to each question that has first figures, as these say: later counts would tell of who left.
    *has_paper*: a sheet of paper is among these, which nobody answers again, so that no second figures can be given.
    """

    is_open: bool
    asked: int
    through: int
    levels: tuple[int, ...] = ()
    has_paper: bool = False


def read_second_progress(
    database: Database, workshop: Workshop, domain_ids: Collection[str]
) -> dict[str, SecondProgress]:
    """How far the second scoring of each of *domain_ids* is, by domain; of those that never began, nobody is through."""
    if not domain_ids:  # asked twice a second by every open screen
        return {}
    instrument = get_instrument(database, workshop.instrument_hash)
    found = {}
    with database.reading() as conn:
        going_on = workshops.second_domain_ids(conn, workshop.id)
        released = releases.list_releases(conn, workshop_id=workshop.id, audience=Audience.INSIDE)
        rows = newest_rows([release.figures for release in released])
        for domain in instrument.in_form(workshop.form):
            if domain.id in domain_ids:
                rated = [item.id for item in domain.items if item.scale is not None and item.asked_if is None]
                through, asked = second_scoring.count_scored_again(conn, workshop.id, rated)
                levels = tuple(
                    row.n for row in rows if row.vantage is Vantage.OWN and row.n is not None and row.item_id in rated
                )
                has_paper = second_scoring.has_paper(conn, workshop.id, rated)
                found[domain.id] = SecondProgress(domain.id in going_on, asked, through, levels, has_paper)
    return found


def read_progress(database: Database, workshop_id: str) -> Progress:
    """How far the room is, and the number of the newest release: all that an open screen asks every second."""
    instrument = _instrument_of(database, workshop_id)
    with database.reading() as conn:
        workshop = workshops.get_workshop(conn, workshop_id)
        marks = workshops.domain_marks(conn, workshop_id)
        closed, second = marks.closed, marks.second
        tasks = taking_part.asked_now(conn, workshop_id) if workshop.state in DECIDING else ()
        people = _standings(conn, workshop, instrument, closed, second, tasks)
        late = responses.count_any_late(conn, workshop_id)
        sequence = releases.latest_sequence(conn)
    idle = [one for one in people if not awaited(workshop.state, _pending(one, tasks))]
    return Progress(
        joined=len(people),
        answering=sum(one.has_begun for one in people) - sum(one.has_begun for one in idle),
        done=sum(one.has_begun or one.said_done for one in idle),
        late=late,
        invited=workshop.invited,
        closed=closed,
        state=workshop.state,
        version=workshop.version,
        sequence=sequence,
        tasks={task: sum(task in one.did for one in people) for task in tasks},
        is_asking=workshop.state is State.SCORING or (workshop.state in DECIDING and bool(tasks or second)),
        on_phones=sum(not one.on_paper for one in people),
    )


def _standings(
    conn: Connection,
    workshop: Workshop,
    instrument: Instrument,
    closed: Collection[str],
    second: Collection[str],
    tasks: Sequence[Task],
) -> list[Standing]:
    form, pace = instrument.in_form(workshop.form), workshop.pace_domain_id
    asks_local = workshop.asks_local and boards.get_board(conn, workshop.board_id).tier is Tier.REGIONAL
    item_ids = rated_now(form, pace, closed)
    return progress.list_standings(
        conn,
        workshop.id,
        item_ids=item_ids,
        routes=instrument.routes,
        again=[[item.id for item in domain.items] for domain in form if domain.id in second],
        asks_local=asks_local,
        # The area is asked for after the first domain: who has answered in a later one has passed by, and skipped it.
        needs_area=asks_local and {item.id for item in form[0].items}.issuperset(item_ids),
        tasks={task: taking_part.has_taken_part(conn, workshop.id, task) for task in tasks},
    )


def _pending(one: Standing, tasks: Collection[Task]) -> Pending:
    has_tasks_left = not one.on_paper and not one.did.issuperset(tasks)
    return Pending(one.has_left, one.has_again_left, has_tasks_left, one.said_done)


def domains_with_enough(database: Database, workshop: Workshop, *, minimum: int) -> frozenset[str]:
    """The domains in which *minimum* people or more have answered: whether closing one could show anything.

    People are counted, whatever they chose: only whether there are enough of them is told, never how many.
    """
    instrument = get_instrument(database, workshop.instrument_hash)
    groups = {
        domain.id: [item.id for item in domain.items if item.asked_if is None]
        for domain in instrument.in_form(workshop.form)
    }
    texts = [item.id for item in instrument.items if item.scale is None]
    with database.reading() as conn:
        return responses.answered_groups(conn, workshop.id, groups=groups, least=minimum, in_words=texts)


def _instrument_of(database: Database, workshop_id: str) -> Instrument:
    with database.reading() as conn:
        instrument_hash = workshops.get_workshop(conn, workshop_id).instrument_hash
    return get_instrument(database, instrument_hash)
