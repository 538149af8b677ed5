"""What the boards of the demonstration decide: levels, a vision, who answers to whom, priorities, and what they will do."""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import cycle

from sait.assessment.decisions import (
    Action,
    Consensus,
    Decision,
    DecisionVersion,
    Force,
    PlanRules,
    Priority,
    Progress,
    Reach,
    Task,
    Update,
    Vision,
)
from sait.assessment.members.responses import DONT_KNOW, NOT_APPLICABLE
from sait.demo.answers import agreed_level
from sait.demo.made_up import (
    ANY_STEP,
    CHALLENGES,
    DISSENT,
    EVIDENCE,
    FORCES,
    GOVERNANCE,
    NAMED,
    NO_LEVEL,
    NOTES,
    PROPOSALS,
    STEPS,
    UPDATES,
    VISIONS,
    WHY,
)
from sait.demo.programme import FIRST_ROUND, Stage
from sait.demo.rooms import FilledRoom, scaled_items
from sait.instruments.model import Item
from sait.services.deciding import decisions, priorities
from sait.services.members import taking_part
from sait.services.running.audit import BY_DEMONSTRATION
from sait.services.tokens import now
from sait.services.workshops.comments import decide as decide_comment
from sait.services.workshops.comments import read_queues
from sait.storage.engine.database import Database

CANDIDATES, CHOSEN = 5, 3
"""Priorities that are weighed, and those of them that the board chooses."""
AGREED_SO_FAR = 0.5
"""The share of items on which a board that is at it has agreed."""
TESTED = (5, 4, 4, 3, 4)
"""How far members find the vision theirs, over and over."""
TALKED_ABOUT = 3
"""Every third level is agreed with a reason and its evidence."""


def read_comments(database: Database, room: FilledRoom) -> None:
    """The facilitator shows what members commented, but the first of it."""
    queues = read_queues(database, workshop=room.workshop, instrument=room.instrument)
    waiting = sorted((one for queue in queues.values() for one in queue.waiting), key=lambda one: one.item_id)
    for place, comment in enumerate(waiting):
        decide_comment(database, workshop=room.workshop, comment=comment, show=place > 0, who=BY_DEMONSTRATION)


def agree_levels(database: Database, room: FilledRoom) -> None:
    """A level for each item that was scored, or none where the room is divided; the first half where they are at it."""
    items, given = scaled_items(room.instrument), room.choices()
    if room.stage is Stage.AGREEING:
        items = items[: round(len(items) * AGREED_SO_FAR)]
    agreed = {item.id: _agreed(item, given[item.id], place) for place, (_, item) in enumerate(items)}
    _save(database, room, agreed)


def _agreed(item: Item, given: Sequence[str], place: int) -> Consensus:
    level = agreed_level(item, given)
    if level is None:
        return Consensus(None, NO_LEVEL, EVIDENCE[0], DISSENT)
    if place % TALKED_ABOUT:
        return Consensus(level)
    talk = place // TALKED_ABOUT
    return Consensus(level, WHY[talk % len(WHY)], EVIDENCE[talk % len(EVIDENCE)])


def decide(database: Database, room: FilledRoom, minimum: int) -> None:
    """What is decided after the levels; a board that is still at those has a vision, and candidates for its priorities."""
    draw = random.Random(f"{room.board.id}/{room.round.id}/plan")
    candidates = _candidates(room)
    _save(database, room, {taking_part.VISION: draw.choice(VISIONS), "notes": NOTES, **candidates})
    if room.stage is Stage.AGREEING:
        return
    _take_part(database, room, list(candidates), minimum)
    for kept in decisions.standing(database, room.workshop.id, Priority)[:CHOSEN]:
        priorities.choose(database, kept=kept, chosen=True, who=BY_DEMONSTRATION)
    challenges = () if room.round is FIRST_ROUND else CHALLENGES
    lists: Mapping[str, Sequence[Decision]] = {
        "governance": GOVERNANCE,
        "challenge": challenges,
        "proposal": draw.sample(PROPOSALS, 2),
    }
    named = {f"{kind}-{place}": decision for kind, listed in lists.items() for place, decision in enumerate(listed)}
    _save(database, room, named | _actions(room, candidates))


def _candidates(room: FilledRoom) -> dict[str, Priority]:
    """The items that the room scored lowest."""
    given = room.choices()
    weak = sorted((_mean(item, given[item.id]), item.id, item) for _, item in scaled_items(room.instrument))
    reaches = cycle((Reach.REGIONAL, Reach.BOTH, Reach.LOCAL))
    areas = cycle([area for area in dict.fromkeys(room.areas) if area] or [""])
    return {
        f"priority-{place}": Priority(
            item.text["en"], reach, next(areas) if reach is Reach.LOCAL else "", item_id=item_id
        )
        for place, ((_, item_id, item), reach) in enumerate(zip(weak[:CANDIDATES], reaches, strict=False))
    }


def _mean(item: Item, given: Sequence[str]) -> float:
    levels = [float(choice) for choice in given if choice not in {DONT_KNOW, NOT_APPLICABLE}]
    return sum(levels) / len(levels) * (-1 if item.reversed else 1)


def _take_part(database: Database, room: FilledRoom, candidates: Sequence[str], minimum: int) -> None:
    """On their phones members name what helps and hinders, weigh it and the candidates, and say whether the vision is theirs."""
    forces = {f"force-{place}": force for place, force in enumerate(FORCES)}
    if room.stage is not Stage.SIGNED_OFF or room.round is FIRST_ROUND:
        _save(database, room, forces)
        return
    _open(database, room, Task.FORCES, True, minimum)
    for member, (text, promotes, scope, language) in zip(room.members, cycle(NAMED), strict=False):
        taking_part.name_force(database, member=member, promotes=promotes, scope=scope, text=text, language=language)
    _open(database, room, Task.FORCES, False, minimum)
    _take_up(database, room, forces)
    (vision,) = decisions.standing(database, room.workshop.id, Vision)
    for task, subjects in ((Task.FORCE_DOTS, list(forces)), (Task.PRIORITY_DOTS, candidates), (Task.VISION, [])):
        _open(database, room, task, True, minimum)
        for place, member in enumerate(room.members):
            given = _dots(room, task, place, subjects) if subjects else {str(vision.version): TESTED[place % 5]}
            taking_part.give(database, member=member, task=task, given=given)
        _open(database, room, task, False, minimum)


def _open(database: Database, room: FilledRoom, task: Task, is_opened: bool, minimum: int) -> None:
    taking_part.set_open(
        database, workshop_id=room.workshop.id, task=task, is_opened=is_opened, minimum=minimum, who=BY_DEMONSTRATION
    )


def _take_up(database: Database, room: FilledRoom, forces: Mapping[str, Force]) -> None:
    _save(database, room, forces)
    for contribution in taking_part.waiting(database, room.workshop.id):
        taking_part.deal_with(database, workshop_id=room.workshop.id, shuffle=contribution.shuffle)


def _dots(room: FilledRoom, task: Task, place: int, subjects: Sequence[str]) -> dict[str, int]:
    """Three dots, more of them for earlier subjects."""
    draw = random.Random(f"{room.workshop.id}/{task}/{place}")
    dots = Counter(min(draw.randrange(len(subjects)), draw.randrange(len(subjects))) for _ in range(PlanRules().dots))
    return {subjects[subject]: count for subject, count in dots.items()}


def _actions(room: FilledRoom, candidates: Mapping[str, Priority]) -> dict[str, Action]:
    """An action for each priority that was chosen and one that stands by itself, none of them begun."""
    domains = {item.id: domain_id for domain_id, item in scaled_items(room.instrument)}
    steps = [STEPS.get(domains[one.item_id or ""], ANY_STEP) for one in candidates.values()]
    served = [*list(candidates)[:CHOSEN], None]
    return {
        f"action-{place}": Action(step.what, step.role, step.agency, due, plan_task=f"{place + 1}.1", priority=priority)
        for place, (step, priority, due) in enumerate(zip(steps, served, _dates(room), strict=False))
    }


def _dates(room: FilledRoom) -> tuple[date, ...]:
    """When actions are due: those of the first round have passed, of the second two are still to come, whenever one looks."""
    begun, today = room.round.starts_on, now().date()
    if room.round is FIRST_ROUND:
        return tuple(begun + timedelta(days=days) for days in (60, 120, 150, 180))
    return (
        begun + timedelta(days=30),
        begun + timedelta(days=60),
        *(today + timedelta(days=days) for days in (45, 120)),
    )


def follow_up_actions(database: Database, room: FilledRoom) -> None:
    """How the actions have gone since the sign-off: one is done, one is under way and overdue, in the first round one was dropped."""
    went = {
        "action-0": (Progress.DONE, UPDATES),
        "action-1": (Progress.UNDER_WAY, UPDATES[:2]),
        "action-2": (Progress.DROPPED, ()) if room.round is FIRST_ROUND else (Progress.UNDER_WAY, UPDATES[:1]),
    }
    for kept in decisions.standing(database, room.workshop.id, Action):
        progress, words = went.get(kept.subject, (Progress.OPEN, ()))
        if progress is not Progress.OPEN:
            _follow_up(database, room, kept, progress, words)


def _follow_up(
    database: Database, room: FilledRoom, kept: DecisionVersion[Action], progress: Progress, words: Sequence[str]
) -> None:
    updates = tuple(
        Update(room.round.starts_on + timedelta(days=30 * (place + 1)), text) for place, text in enumerate(words)
    )
    decisions.follow_up(
        database,
        workshop_id=room.workshop.id,
        subject=kept.subject,
        decision=replace(kept.decision, progress=progress, updates=updates),
        version=kept.version,
        who=BY_DEMONSTRATION,
    )


def _save(database: Database, room: FilledRoom, made: Mapping[str, Decision]) -> None:
    with database.moving(room.workshop.id) as conn:
        for subject, decision in made.items():
            decisions.save_within(conn, room.workshop.id, subject, decision, 0, BY_DEMONSTRATION)
