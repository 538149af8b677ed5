"""How far a board is with deciding and acting, read at once."""

from sait.assessment.decisions import Action, Arrangement, Force, Priority, Task, Vision
from sait.assessment.plan_steps import Plan
from sait.assessment.workshops import State, Workshop
from sait.services.deciding.decisions import standing
from sait.services.members import taking_part
from sait.storage.engine.database import Database


def read_plan(database: Database, workshop: Workshop) -> Plan:
    """What stands now."""
    rules, _ = taking_part.rules(database, workshop.id)
    return Plan(
        has_vision=bool(standing(database, workshop.id, Vision)),
        arrangements=[kept.decision for kept in standing(database, workshop.id, Arrangement)],
        forces=len(standing(database, workshop.id, Force)),
        named=len(taking_part.waiting(database, workshop.id)),
        weighed=taking_part.tally(database, workshop.id, Task.FORCE_DOTS) is not None,
        priorities=[kept.decision for kept in standing(database, workshop.id, Priority)],
        actions=[kept.decision for kept in standing(database, workshop.id, Action)],
        opened=rules.opened,
        is_signed_off=workshop.state is State.SIGNED_OFF,
    )
