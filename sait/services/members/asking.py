"""What the members of a workshop are asked now: read from the database, decided by ``sait.assessment.members.asked``."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sait.assessment.decisions import PlanRules, Task, Vision
from sait.assessment.members.asked import Asked, Standing, asked_of_member
from sait.assessment.members.responses import Member
from sait.assessment.members.walk import Step
from sait.assessment.moves import DECIDING
from sait.assessment.releases import Vantage, Wave
from sait.assessment.workshops import State, Workshop
from sait.services.deciding import decisions
from sait.services.members import taking_part
from sait.services.members.responses import Sheet, second_scorings
from sait.storage import workshops
from sait.storage.engine.database import Connection, Database


@dataclass(frozen=True, slots=True)
class RoomNow:
    """Everything that decides what is asked and is the same for all: while it stays, nobody is asked anything else."""

    state: State
    pace_domain_id: str | None
    timer_ends_at: datetime | None
    closed: frozenset[str]
    second: frozenset[str]
    opened: tuple[Task, ...]
    wording: int


def room_now(database: Database, workshop_id: str) -> RoomNow:
    """How the room stands; cheap, since every phone asks every few seconds."""
    with database.reading() as conn:
        workshop = workshops.get_workshop(conn, workshop_id)
        closed = workshops.closed_domain_ids(conn, workshop_id)
        return _room(conn, workshop, closed, second_scorings(conn, workshop))


def _room(conn: Connection, workshop: Workshop, closed: frozenset[str], second: frozenset[str]) -> RoomNow:
    opened = _opened(conn, workshop.id)
    wording = _wording(conn, workshop.id) if Task.VISION in opened else 0
    return RoomNow(workshop.state, workshop.pace_domain_id, workshop.timer_ends_at, closed, second, opened, wording)


def has_ended(step: Step, before: RoomNow, now: RoomNow) -> bool:
    """Whether the page of *step*, drawn as the room was *before*, is over: nothing on it is asked any more, or all is again."""
    if before.state is not now.state:
        return True
    if step.wave is not Wave.SECOND or step.domain is None:
        return False
    return step.domain.id in before.second - now.second


def what_is_asked(database: Database, sheet: Sheet, *, names_areas: bool) -> Asked | None:
    """The one thing that the member of *sheet* is asked now.

    *names_areas*: the workshop asks for local arrangements, and there are some to choose from.
    """
    return read_asked(database, sheet, names_areas=names_areas)[1]


def read_asked(database: Database, sheet: Sheet, *, names_areas: bool) -> tuple[RoomNow, Asked | None]:
    """The same, with how the room of *sheet* stood when the sheet was read: a page that shows both is up to date with it."""
    member = sheet.member
    with database.reading() as conn:
        room = _room(conn, sheet.workshop, sheet.closed, sheet.second)
        tasks = taking_part.with_something_to_do(conn, member.workshop_id, room.opened)
    asked = asked_of_member(
        sheet.workshop, sheet.instrument.in_form(sheet.workshop.form), _standing(database, sheet, tasks, names_areas)
    )
    return room, asked


def _standing(database: Database, sheet: Sheet, tasks: Collection[Task], names_areas: bool) -> Standing:
    member = sheet.member
    return Standing(
        left=sheet.left,
        again=sheet.again_left,
        tasks=frozenset(task for task in tasks if not _has_done(database, task, member)),
        is_before_area=names_areas and member.local_area_id is None and _is_before_area(sheet),
        done=member.done,
    )


def _is_before_area(sheet: Sheet) -> bool:
    """Whether all of the first domain is answered, and nothing after it: the area is the next screen of the walk."""
    first = {item.id for item in sheet.instrument.in_form(sheet.workshop.form)[0].items}
    answered = {one.item_id for one in sheet.responses if one.vantage is Vantage.OWN and one.wave is Wave.FIRST}
    return not any(one.item_id in first for one in sheet.left) and bool(answered) and answered <= first


def _opened(conn: Connection, workshop_id: str) -> tuple[Task, ...]:
    rules = decisions.standing_now(conn, workshop_id, PlanRules)
    return rules[0].decision.opened if rules else ()


def _wording(conn: Connection, workshop_id: str) -> int:
    return max((kept.version for kept in decisions.standing_now(conn, workshop_id, Vision)), default=0)


def open_tasks(database: Database, workshop: Workshop) -> tuple[Task, ...]:
    """What members can do of what the board decides, done by them already or not."""
    with database.reading() as conn:
        return taking_part.asked_now(conn, workshop.id) if workshop.state in DECIDING else ()


def _has_done(database: Database, task: Task, member: Member) -> bool:
    """Whether the member has done anything of *task*, as it is asked now."""
    if task is Task.FORCES:
        return bool(taking_part.named_by(database, member))
    return bool(taking_part.given_by(database, member, task))
