"""What members give and name on their phones after the scoring, and how it becomes the room's."""

import secrets
from collections.abc import Mapping

from sait.assessment.decisions import LONGEST_LINE, Kept, PlanRules, Scope, Tally, Task, Vision, may_show
from sait.assessment.moves import DECIDING, check_decides
from sait.assessment.responses import Member
from sait.assessment.writing import tidy_text
from sait.errors import SaitError
from sait.services import decisions
from sait.storage import members, taking_part, workshops
from sait.storage.database import Connection, Database
from sait.storage.taking_part import Contribution

RULES = "rules"
MOST_CONTRIBUTIONS = 10
VISION_LEVELS = (1, 2, 3, 4, 5)


def rules(database: Database, workshop_id: str) -> tuple[PlanRules, int]:
    """The rules that hold now, and which version of them."""
    found = decisions.standing(database, workshop_id, PlanRules)
    return (found[0].decision, found[0].version) if found else (PlanRules(), 0)


def is_open(database: Database, workshop_id: str, task: Task) -> bool:
    """Whether members can do *task* now."""
    return task in rules(database, workshop_id)[0].opened


def give(database: Database, *, member: Member, task: Task, given: Mapping[str, int]) -> None:
    """What a member gives from now on, in place of all before. ``task.closed``; ``dots.too-many``; ``response.off-scale``.

    Of the vision it is by the version that the member has read: ``edit.stale`` where the board has reworded it since.
    """
    with database.writing() as conn:
        now = _check_open(conn, member, task)
        if task is Task.VISION:
            if any(value not in VISION_LEVELS for value in given.values()) or len(given) != 1:
                raise SaitError("response.off-scale")
            if list(given) != [str(_wording(conn, member.workshop_id))]:
                raise SaitError("edit.stale")
        elif any(value < 0 for value in given.values()) or sum(given.values()) > now.dots:
            raise SaitError("dots.too-many", most=now.dots)
        taking_part.replace_votes(
            conn,
            respondent_id=member.respondent_id,
            kind=task,
            given={subject: value for subject, value in given.items() if value},
        )


def given_by(database: Database, member: Member, task: Task) -> dict[str, int]:
    """What the member gave so far."""
    with database.reading() as conn:
        return taking_part.own_votes(conn, respondent_id=member.respondent_id, kind=task)


def name(database: Database, *, member: Member, promotes: bool, scope: Scope, text: str, language: str) -> None:
    """Name a promoter or an inhibitor. It is shown only as the facilitator takes it up."""
    tidy = tidy_text(text)
    if not tidy:
        raise SaitError("text.empty")
    if len(tidy) > LONGEST_LINE:
        raise SaitError("text.too-long", most=LONGEST_LINE)
    with database.writing() as conn:
        _check_open(conn, member, Task.FORCES)
        if len(taking_part.own_contributions(conn, member.respondent_id)) >= MOST_CONTRIBUTIONS:
            raise SaitError("contributions.too-many", most=MOST_CONTRIBUTIONS)
        taking_part.add_contribution(
            conn,
            respondent_id=member.respondent_id,
            contribution=Contribution(secrets.token_hex(8), promotes, scope, tidy, language),
        )


def named_by(database: Database, member: Member) -> tuple[Contribution, ...]:
    """What the member named so far."""
    with database.reading() as conn:
        return taking_part.own_contributions(conn, member.respondent_id)


def take_back(database: Database, *, member: Member, shuffle: str) -> None:
    """Take back what one named oneself."""
    with database.writing() as conn:
        taking_part.remove_contribution(conn, respondent_id=member.respondent_id, shuffle=shuffle)


def waiting(database: Database, workshop_id: str, *, minimum: int) -> tuple[Contribution, ...]:
    """What members named and the facilitator has not dealt with yet; nothing while they name, or where fewer than *minimum* joined.

    As with comments: in a list that grows by one, its author would be whoever is typing.
    """
    with database.reading() as conn:
        joined, _, _ = members.count_progress(conn, workshop_id)
        if joined < minimum or Task.FORCES in _rules(conn, workshop_id).opened:
            return ()
        return taking_part.list_contributions(conn, workshop_id)


def deal_with(database: Database, *, workshop_id: str, shuffle: str) -> None:
    """Take a contribution off the list: it was taken up, merged into another, or left out."""
    with database.writing() as conn:
        check_decides(workshops.get_workshop(conn, workshop_id))
        taking_part.take_up(conn, workshop_id=workshop_id, shuffle=shuffle)


def tally(database: Database, workshop_id: str, task: Task) -> Kept[Tally] | None:
    """What was shown last of what members gave; None while nothing was, also of a vision that was reworded since."""
    with database.reading() as conn:
        kept = _shown(conn, workshop_id, task)
        about = _wording(conn, workshop_id) if task is Task.VISION else 0
    return kept if kept is not None and kept.decision.wording == about else None


def _shown(conn: Connection, workshop_id: str, task: Task) -> Kept[Tally] | None:
    return next((kept for kept in decisions.standing_now(conn, workshop_id, Tally) if kept.subject == task), None)


def _wording(conn: Connection, workshop_id: str) -> int:
    """Which version of its vision the board has now; 0 while it has none."""
    return max((kept.version for kept in decisions.standing_now(conn, workshop_id, Vision)), default=0)


def set_open(database: Database, *, workshop_id: str, task: Task, is_opened: bool, minimum: int, who: str) -> None:
    """Let members do *task*, or end it and show what came of it.

    Sums are shown of *minimum* people or more; once shown, only when as many more have given since.
    """
    now, version = rules(database, workshop_id)
    opened = tuple(one for one in Task if (is_opened if one is task else one in now.opened))
    fresh = PlanRules(now.dots, now.cap, opened)
    decisions.save(database, workshop_id=workshop_id, subject=RULES, decision=fresh, version=version, who=who)
    if not is_opened and task is not Task.FORCES:
        _show(database, workshop_id, task, minimum, who)


def _show(database: Database, workshop_id: str, task: Task, minimum: int, who: str) -> None:
    with database.reading() as conn:
        before = _shown(conn, workshop_id, task)
        about = _wording(conn, workshop_id) if task is Task.VISION else 0
        sums, people = (
            taking_part.count_votes(conn, workshop_id=workshop_id, kind=task, subject=str(about))
            if task is Task.VISION
            else taking_part.sum_votes(conn, workshop_id=workshop_id, kind=task)
        )
    # Another wording is another question: nothing of what was shown of the one before can be subtracted from it.
    earlier = before.decision if before is not None and before.decision.wording == about else None
    if not may_show(earlier, people, minimum):
        return
    decisions.save(
        database,
        workshop_id=workshop_id,
        subject=task,
        decision=Tally(tuple(sums.items()), people, about),
        version=0 if before is None else before.version,
        who=who,
    )


def _rules(conn: Connection, workshop_id: str) -> PlanRules:
    return next((kept.decision for kept in decisions.standing_now(conn, workshop_id, PlanRules)), PlanRules())


def _check_open(conn: Connection, member: Member, task: Task) -> PlanRules:
    """The rules that hold, where they let members do *task* and the board still decides."""
    now = _rules(conn, member.workshop_id)
    if task not in now.opened or workshops.get_workshop(conn, member.workshop_id).state not in DECIDING:
        raise SaitError("task.closed")
    return now
