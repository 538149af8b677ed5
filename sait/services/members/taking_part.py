"""What members give and name on their phones after the scoring, and how it becomes the room's."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from sait.assessment.decisions import (
    LONGEST_LINE,
    DecisionVersion,
    Force,
    ForceScope,
    PlanRules,
    Priority,
    Task,
    Vision,
    VoteTally,
)
from sait.assessment.members.responses import Member
from sait.assessment.moves import DECIDING, check_decides
from sait.assessment.releases import AskedAgain
from sait.assessment.votes import is_same_wording, may_show_sums, may_show_test
from sait.assessment.writing import tidy_text
from sait.errors import SaitError
from sait.services.deciding import decisions
from sait.storage import leaving, members, taking_part, workshops
from sait.storage.engine.database import Connection, Database
from sait.storage.taking_part import Contribution

RULES = "rules"
VISION = "vision"
MOST_CONTRIBUTIONS = 10
VISION_LEVELS = (1, 2, 3, 4, 5)


def rules(database: Database, workshop_id: str) -> tuple[PlanRules, int]:
    """The rules that hold now, and which version of them."""
    with database.reading() as conn:
        return _rules(conn, workshop_id)


def is_open(database: Database, workshop_id: str, task: Task) -> bool:
    """Whether members can do *task* now."""
    return task in rules(database, workshop_id)[0].opened


def asked_now(conn: Connection, workshop_id: str) -> tuple[Task, ...]:
    """The tasks that are open and in which there is something to do: a vision to test, or something to give dots to."""
    return with_something_to_do(conn, workshop_id, _rules(conn, workshop_id)[0].opened)


def with_something_to_do(conn: Connection, workshop_id: str, opened: Sequence[Task]) -> tuple[Task, ...]:
    """Those of the tasks *opened* in which there is something to do."""
    about = {Task.VISION: Vision, Task.FORCE_DOTS: Force, Task.PRIORITY_DOTS: Priority}
    return tuple(task for task in opened if task not in about or decisions.standing_now(conn, workshop_id, about[task]))


def has_taken_part(conn: Connection, workshop_id: str, task: Task) -> taking_part.OfMember:
    """Whether a member has done *task*, as it is asked now: a vision in the test that goes on."""
    if task is Task.FORCES:
        return taking_part.has_named()
    return taking_part.has_given(task, _test(conn, workshop_id).subject if task is Task.VISION else None)


def give(database: Database, *, member: Member, task: Task, given: Mapping[str, int]) -> None:
    """What a member gives from now on, in place of all before. ``task.closed``; ``dots.too-many``; ``response.off-scale``.

    Of the vision it is by the version that the member has read: ``edit.stale`` where the board has reworded it since. No
    dots for anything is an answer as well, and adds nobody to those of whom sums are shown.
    """
    with database.answering(member.workshop_id, member.respondent_id) as conn:
        now = _check_open(conn, member, task)
        subject = None
        if task is Task.VISION:
            if any(value not in VISION_LEVELS for value in given.values()) or len(given) != 1:
                raise SaitError("response.off-scale")
            asked = _test(conn, member.workshop_id)
            if list(given) != [str(asked.version)]:
                raise SaitError("edit.stale")
            subject, given = asked.subject, {asked.subject: next(iter(given.values()))}
        elif any(value < 0 for value in given.values()) or sum(given.values()) > now.dots:
            raise SaitError("dots.too-many", most=now.dots)
        taking_part.replace_votes(conn, respondent_id=member.respondent_id, kind=task, given=given, subject=subject)


def given_by(database: Database, member: Member, task: Task) -> dict[str, int]:
    """What the member gave so far; to the vision, by the version that stands, in the test that goes on."""
    with database.reading() as conn:
        return given_now(conn, member, task)


def given_now(conn: Connection, member: Member, task: Task) -> dict[str, int]:
    """The same, within a transaction."""
    given = taking_part.own_votes(conn, respondent_id=member.respondent_id, kind=task)
    if task is not Task.VISION:
        return given
    asked = _test(conn, member.workshop_id)
    return {str(asked.version): value for subject, value in given.items() if subject == asked.subject}


def name_force(
    database: Database, *, member: Member, promotes: bool, scope: ForceScope, text: str, language: str
) -> None:
    """Name a promoter or an inhibitor. It is shown only as the facilitator takes it up."""
    tidy = tidy_text(text)
    if not tidy:
        raise SaitError("text.empty")
    if len(tidy) > LONGEST_LINE:
        raise SaitError("text.too-long", most=LONGEST_LINE)
    with database.answering(member.workshop_id, member.respondent_id) as conn:
        _check_open(conn, member, Task.FORCES)
        if len(taking_part.own_contributions(conn, member.respondent_id)) >= MOST_CONTRIBUTIONS:
            raise SaitError("contributions.too-many", most=MOST_CONTRIBUTIONS)
        taking_part.add_contribution(
            conn,
            respondent_id=member.respondent_id,
            contribution=Contribution(secrets.token_hex(8), promotes, scope, tidy, language),
        )


def named_by(database: Database, member: Member) -> dict[Contribution, bool]:
    """What the member named so far, each with whether the facilitator has it."""
    with database.reading() as conn:
        return taking_part.own_contributions(conn, member.respondent_id)


def take_back(database: Database, *, member: Member, shuffle: str) -> None:
    """Take back what one named oneself. What waits on the facilitator's list stays there as nobody's until other things come:
    if it went alone, its author would be whoever is tapping.
    """
    with database.moving(member.workshop_id) as conn:
        leaving.leave_contribution(
            conn, respondent_id=member.respondent_id, workshop_id=member.workshop_id, shuffle=shuffle
        )
        taking_part.remove_contribution(conn, respondent_id=member.respondent_id, shuffle=shuffle)


def waiting(database: Database, workshop_id: str) -> tuple[Contribution, ...]:
    """What members named that is shown, and the facilitator has not dealt with yet; nothing while they name.

    As with comments: in a list that grows by one, its author would be whoever is typing.
    """
    with database.reading() as conn:
        if Task.FORCES in _rules(conn, workshop_id)[0].opened:
            return ()
        return taking_part.list_contributions(conn, workshop_id)


def check_wanted(database: Database, *, workshop_id: str, shuffle: str) -> None:
    """Refuse to take up what its author has taken back: ``contribution.taken-back``."""
    with database.reading() as conn:
        if leaving.is_taken_back(conn, workshop_id=workshop_id, shuffle=shuffle):
            raise SaitError("contribution.taken-back")


def deal_with(database: Database, *, workshop_id: str, shuffle: str) -> None:
    """Take a contribution off the list: it was taken up, merged into another, or left out."""
    with database.moving(workshop_id) as conn:
        check_decides(workshops.get_workshop(conn, workshop_id))
        taking_part.take_up(conn, workshop_id=workshop_id, shuffle=shuffle)


def tally(database: Database, workshop_id: str, task: Task) -> DecisionVersion[VoteTally] | None:
    """What was shown last of what members gave; None while nothing was, also of a vision that was reworded since."""
    with database.reading() as conn:
        kept = _shown(conn, workshop_id, task)
        about = _test(conn, workshop_id).wording if task is Task.VISION else 0
    return kept if kept is not None and kept.decision.wording == about else None


def tested_before(database: Database, workshop_id: str) -> bool:
    """Whether a test of the vision was shown, of whichever wording: the next is held against it."""
    with database.reading() as conn:
        return _shown(conn, workshop_id, Task.VISION) is not None


def set_open(database: Database, *, workshop_id: str, task: Task, is_opened: bool, minimum: int, who: str) -> None:
    """Let members do *task*, or end it and show what may be shown of it.

    Dots are shown of *minimum* people or more, and again when as many more have given since. A test of the vision is shown
    beside an earlier one where the same people took part and *minimum* or more answered otherwise. What members named is
    shown where *minimum* or more are among its authors, in the same language, of whom nothing was shown before; in any
    language where they chose so.
    """
    with database.moving(workshop_id) as conn:
        now, version = _rules(conn, workshop_id)
        opened = tuple(one for one in Task if (is_opened if one is task else one in now.opened))
        decisions.save_within(conn, workshop_id, RULES, PlanRules(now.dots, now.cap, opened), version, who)
        if is_opened:
            _ask_anew(conn, workshop_id, task)
        elif task is not Task.FORCES:
            _show(conn, workshop_id, task, minimum, who)
        else:
            _show_named(conn, workshop_id, minimum)


def _show_named(conn: Connection, workshop_id: str, minimum: int) -> None:
    """Each language by itself: people know who speaks what. What was taken back goes with it.

    What is named by people who chose to show it in whichever language comes together with what is in the common one.
    """
    found = taking_part.new_authors(conn, workshop_id)
    languages = [language for language, authors in found.items() if authors >= minimum]
    common = members.common_language(conn, workshop_id, least=minimum)
    leaving.remove_named_taken_back(conn, workshop_id, languages)
    taking_part.show_contributions(conn, workshop_id, languages, or_chosen=common in languages)


@dataclass(frozen=True, slots=True)
class _Test:
    """A test of the vision: the *version* that stands, the first *version* that says the same (*wording*), and its name.

    A test that was shown has ended: what members give after it belongs to another, so that they stand side by side.
    """

    version: int
    wording: int
    number: int

    @property
    def subject(self) -> str:
        return _test_name(self.wording, self.number)


def _test_name(wording: int, number: int) -> str:
    return f"{wording}.{number}"


def _test(conn: Connection, workshop_id: str) -> _Test:
    """The test of the wording that the board has now; of none while it has none."""
    versions = decisions.history_now(conn, workshop_id=workshop_id, subject=VISION, kind=Vision)
    if not versions:
        return _Test(0, 0, 0)
    newest = versions[0]
    alike = [one.version for one in versions if _says_the_same(one.decision, newest.decision)]
    shown = _shown(conn, workshop_id, Task.VISION)
    return _Test(newest.version, min(alike), 0 if shown is None else shown.version)


def _says_the_same(one: Vision, other: Vision) -> bool:
    """Whether each language's wording is the same; one that is worded in another language as well is another vision."""
    pairs = zip_longest(one.wordings.values(), other.wordings.values(), fillvalue="")
    return all(is_same_wording(*pair) for pair in pairs)


def _ask_anew(conn: Connection, workshop_id: str, task: Task) -> None:
    """A test that is held against another asks everybody: what somebody gave who has left since would stand out."""
    if task is Task.VISION and (asked := _test(conn, workshop_id)).number:
        taking_part.clear_votes(conn, workshop_id=workshop_id, kind=task, subject=asked.subject)


def _show(conn: Connection, workshop_id: str, task: Task, minimum: int, who: str) -> None:
    before = _shown(conn, workshop_id, task)
    if task is Task.VISION:
        asked = _test(conn, workshop_id)
        counts, people = taking_part.count_votes(conn, workshop_id=workshop_id, kind=task, subject=asked.subject)
        fresh = VoteTally(tuple(counts.items()), people, asked.wording)
        is_shown = may_show_test(_shown_tests(conn, workshop_id, asked), fresh, minimum)
    else:
        sums, people = taking_part.sum_votes(conn, workshop_id=workshop_id, kind=task)
        fresh = VoteTally(tuple(sums.items()), people)
        is_shown = may_show_sums(None if before is None else before.decision, fresh, minimum)
    if is_shown:
        decisions.save_within(conn, workshop_id, task, fresh, 0 if before is None else before.version, who)


def _shown_tests(conn: Connection, workshop_id: str, asked: _Test) -> list[tuple[VoteTally, AskedAgain]]:
    """Every test that was shown, and how many of its people are in the one that ends now."""
    shown = decisions.history_now(conn, workshop_id=workshop_id, subject=Task.VISION, kind=VoteTally)
    pairs = [(kept.decision, (_test_name(kept.decision.wording, kept.version - 1), asked.subject)) for kept in shown]
    return [
        (before, taking_part.compare_votes(conn, workshop_id=workshop_id, kind=Task.VISION, subjects=subjects))
        for before, subjects in pairs
    ]


def _shown(conn: Connection, workshop_id: str, task: Task) -> DecisionVersion[VoteTally] | None:
    return next((kept for kept in decisions.standing_now(conn, workshop_id, VoteTally) if kept.subject == task), None)


def _rules(conn: Connection, workshop_id: str) -> tuple[PlanRules, int]:
    found = decisions.standing_now(conn, workshop_id, PlanRules)
    return (found[0].decision, found[0].version) if found else (PlanRules(), 0)


def _check_open(conn: Connection, member: Member, task: Task) -> PlanRules:
    """The rules that hold, where they let members do *task* and the board still decides."""
    now, _ = _rules(conn, member.workshop_id)
    if task not in now.opened or workshops.get_workshop(conn, member.workshop_id).state not in DECIDING:
        raise SaitError("task.closed")
    return now
