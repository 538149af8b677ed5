"""What is still open in a workshop, gathered before its board signs off."""

from sait.assessment.decisions import Action, Consensus, Priority, Vision
from sait.assessment.unfinished import Day, Unfinished, unfinished
from sait.assessment.workshops import Workshop
from sait.services.banks.instruments import get_instrument
from sait.services.deciding.decisions import standing
from sait.services.members import taking_part
from sait.services.workshops.comments import read_queues
from sait.services.workshops.moves import second_domains
from sait.services.workshops.progress import read_progress
from sait.storage.engine.database import Database


def read_unfinished(database: Database, workshop: Workshop) -> tuple[Unfinished, ...]:
    """Everything that is open now, in the order of the day."""
    instrument = get_instrument(database, workshop.instrument_hash)
    progress = read_progress(database, workshop.id)
    queues = read_queues(database, workshop=workshop, instrument=instrument)
    rules, _ = taking_part.rules(database, workshop.id)
    return unfinished(
        Day(
            workshop=workshop,
            domains=instrument.in_form(workshop.form),
            joined=progress.joined,
            closed=progress.closed,
            second=second_domains(database, workshop.id),
            opened=rules.opened,
            levels={kept.subject: kept.decision for kept in standing(database, workshop.id, Consensus)},
            has_vision=bool(standing(database, workshop.id, Vision)),
            priorities=[kept.decision for kept in standing(database, workshop.id, Priority)],
            actions=[kept.decision for kept in standing(database, workshop.id, Action)],
            comments=sum(len(queue.waiting) for queue in queues.values()),
            named=len(taking_part.waiting(database, workshop.id)),
        )
    )
