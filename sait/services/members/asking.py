"""What the members of a workshop are asked now: read from the database, decided by ``sait.assessment.members.asked``."""

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
from sait.services.members.sheets import Sheet, asked_a_second_time, read_sheet_rows, sheet_of
from sait.storage import members, workshops
from sait.storage.engine.database import Connection, Database
from sait.storage.members import Languages
from sait.storage.taking_part import own_contributions


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
        marks = workshops.domain_marks(conn, workshop_id)
        return _room(conn, workshop, marks.closed, asked_a_second_time(workshop, marks))


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


@dataclass(frozen=True, slots=True)
class MemberNow:
    """All that a member's page shows, of one moment: their sheet, how the room stood, and what it had opened for them.

    *tasks* are those that are open and in which there is something to do, *tasks_left* those of them that the member has
    not done. *languages* are those in which people joined.
    """

    sheet: Sheet
    room: RoomNow
    tasks: tuple[Task, ...]
    tasks_left: frozenset[Task]
    languages: Languages


def read_member_now(database: Database, member: Member) -> MemberNow:
    """What the page of *member* shows, in one transaction: every page of a member's reads it once."""
    with database.reading() as conn:
        rows = read_sheet_rows(conn, member)
        room = _room(conn, rows.workshop, rows.closed, rows.second)
        is_deciding = rows.workshop.state in DECIDING
        tasks = taking_part.with_something_to_do(conn, member.workshop_id, room.opened) if is_deciding else ()
        left = frozenset(task for task in tasks if not _has_done(conn, task, member))
        languages = members.read_languages(conn, member.workshop_id, respondent_id=member.respondent_id)
    return MemberNow(sheet_of(database, rows), room, tasks, left, languages)


def what_is_asked(now: MemberNow, *, names_areas: bool) -> Asked | None:
    """The one thing that the member is asked now.

    *names_areas*: the workshop asks for local arrangements, and there are some to choose from.
    """
    sheet = now.sheet
    standing = Standing(
        left=sheet.left,
        again=sheet.again_left,
        tasks=now.tasks_left,
        is_before_area=names_areas and sheet.member.local_area_id is None and _is_before_area(sheet),
        done=sheet.member.done,
    )
    return asked_of_member(sheet.workshop, sheet.instrument.in_form(sheet.workshop.form), standing)


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


def _has_done(conn: Connection, task: Task, member: Member) -> bool:
    """Whether the member has done anything of *task*, as it is asked now."""
    if task is Task.FORCES:
        return bool(own_contributions(conn, member.respondent_id))
    return bool(taking_part.given_now(conn, member, task))
