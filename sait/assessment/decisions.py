"""What a board decides in a workshop: levels with their evidence, its vision, who answers to whom, what it will do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Generic, TypeVar

from sait.assessment.writing import LONGEST_NAME
from sait.i18n.text import Text
from sait.instruments.levels import Value

LONGEST_TEXT = 4000
LONGEST_LINE = 500
LONGEST_LABEL = 60
LONGEST_QUESTION = 1000
"""As long as a question of a bank may be: a candidate for the priorities begins as one."""

LONGEST_DECISION = 50_000
"""All of it together: a list of evidence may have many lines, and every screen and file draws them all."""


class Reach(StrEnum):
    """Whom something concerns: the whole region, one local area, or both."""

    REGIONAL = "regional"
    LOCAL = "local"
    BOTH = "both"


class Progress(StrEnum):
    """How far an action has come."""

    OPEN = "open"
    UNDER_WAY = "under-way"
    DONE = "done"
    DROPPED = "dropped"


class Help(StrEnum):
    """What a board asks the commissioners for."""

    REGULATION = "regulation"
    GUIDANCE = "guidance"
    SUPPORT = "support"


@dataclass(frozen=True, slots=True)
class Consensus:
    """The level the board agreed for an item (None: it did not agree on one), why, on what evidence, and who saw it otherwise.

    *evidence* and *dissent* have one entry each to a line. Responses stay untouched beside it.
    """

    level: Value | None
    why: str = ""
    evidence: tuple[str, ...] = ()
    dissent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Notes:
    """What the facilitator writes down for herself during the day. They decide nothing and enter no record and no file."""

    text: str


@dataclass(frozen=True, slots=True)
class Vision:
    """The board's statement of what it is for, in one language or more.

    *wordings* are the words by language; under "" those of which nobody noted the language.
    """

    wordings: Text

    @classmethod
    def worded(cls, typed: Text) -> "Vision":
        """From what was typed in each language, in their order; it may be empty in some.

        >>> Vision.worded({"en": "Safe children", "cy": " "})
        Vision(wordings={'en': 'Safe children'})
        """
        return cls({language: words for language, words in typed.items() if words.strip()})

    def said_in(self, language: str) -> tuple[str, str]:
        """The words for a reader of *language*, after the language that they are in: the first where there are none in it."""
        first = next(iter(self.wordings.items()), ("", ""))
        return (language, self.wordings[language]) if language in self.wordings else first


@dataclass(frozen=True, slots=True)
class Arrangement:
    """One line of the governance arrangements: *who* answers to *to_whom* for *matter*, regionally or locally."""

    reach: Reach
    matter: str
    who: str
    to_whom: str


@dataclass(frozen=True, slots=True)
class Challenge:
    """A challenge made between members, and how it was answered; *answer* is empty while nobody has."""

    made_on: date
    what: str
    answer: str = ""
    answered_on: date | None = None


@dataclass(frozen=True, slots=True)
class Priority:
    """A candidate for the board's few shared priorities, or one of them. *item_id* is the weak item it came from."""

    text: str
    reach: Reach
    area: str = ""
    item_id: str | None = None
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Update:
    """A dated word on how an action goes."""

    on: date
    text: str


@dataclass(frozen=True, slots=True)
class Action:
    """A step with its owner and its date. *priority* is the subject of the priority it serves."""

    what: str
    owner_role: str
    owner_agency: str = ""
    due_on: date | None = None
    plan_task: str = ""
    priority: str | None = None
    item_id: str | None = None
    progress: Progress = Progress.OPEN
    updates: tuple[Update, ...] = ()

    @property
    def is_over(self) -> bool:
        """Whether it is done or dropped."""
        return self.progress in {Progress.DONE, Progress.DROPPED}

    def is_overdue(self, today: date) -> bool:
        """Whether its day has passed and it is neither done nor dropped."""
        return self.due_on is not None and self.due_on < today and not self.is_over


@dataclass(frozen=True, slots=True)
class Proposal:
    """What regulation, guidance or support the board asks for."""

    help: Help
    theme: str
    text: str


class Task(StrEnum):
    """What members can do on their phones once the facilitator opens it."""

    FORCES = "forces"
    FORCE_DOTS = "force-dots"
    PRIORITY_DOTS = "dots"
    VISION = "vision"


class ForceScope(StrEnum):
    """Where a promoter or an inhibitor works."""

    REGIONAL = "regional"
    LOCAL = "local"
    NATIONAL = "national"


@dataclass(frozen=True, slots=True)
class Force:
    """Something that promotes (or inhibits) working together, as the facilitator put it together from what members named."""

    text: str
    promotes: bool
    scope: ForceScope


@dataclass(frozen=True, slots=True)
class PlanRules:
    """How many dots each member has, how many priorities the board may choose, and what is open to members now."""

    dots: int = 3
    cap: int = 5
    opened: tuple[Task, ...] = ()


@dataclass(frozen=True, slots=True)
class VoteTally:
    """What members gave, as it was shown: the sum by subject, and how many people gave anything.

    *wording* is the version of the vision that they were asked about; 0 where it was about no wording.
    """

    sums: tuple[tuple[str, int], ...]
    people: int
    wording: int = 0


Decision = (
    Notes | Consensus | Vision | Arrangement | Challenge | Priority | Action | Proposal | Force | PlanRules | VoteTally
)

KINDS: dict[type, str] = {
    Notes: "notes",
    Consensus: "consensus",
    Vision: "vision",
    Arrangement: "arrangement",
    Challenge: "challenge",
    Priority: "priority",
    Action: "action",
    Proposal: "proposal",
    Force: "force",
    PlanRules: "rules",
    VoteTally: "tally",
}

_LONGEST: dict[type, dict[str, int]] = {
    Arrangement: {"matter": LONGEST_LINE, "who": LONGEST_LINE, "to_whom": LONGEST_LINE},
    Priority: {"text": LONGEST_QUESTION},
    Action: {
        "what": LONGEST_LINE,
        "owner_role": LONGEST_NAME,
        "owner_agency": LONGEST_NAME,
        "plan_task": LONGEST_LABEL,
    },
    Update: {"text": LONGEST_LINE},
    Proposal: {"theme": LONGEST_LABEL},
    Force: {"text": LONGEST_LINE},
}


def longest(kind: type, name: str) -> int:
    """How many characters the field *name* of a decision of *kind* takes: 500 for what an action does, 4,000 for a vision.

    >>> longest(Action, "what"), longest(Vision, "wordings")
    (500, 4000)
    """
    return _LONGEST.get(kind, {}).get(name, LONGEST_TEXT)


D = TypeVar("D", bound=Decision)


@dataclass(frozen=True, slots=True)
class DecisionVersion(Generic[D]):
    """A decision as it stands: *version* says which saving it was, *who* and *at* whose and when."""

    workshop_id: str
    subject: str
    version: int
    decision: D
    who: str
    at: datetime


def chosen_priorities(priorities: tuple[Priority, ...]) -> tuple[Priority, ...]:
    """Those the board chose."""
    return tuple(priority for priority in priorities if priority.chosen)


def left_out_areas(priorities: tuple[Priority, ...]) -> tuple[str, ...]:
    """Local areas that named a need of which no chosen priority speaks."""
    chosen = {priority.area for priority in priorities if priority.chosen and priority.reach is not Reach.REGIONAL}
    named = {priority.area for priority in priorities if priority.reach is not Reach.REGIONAL and priority.area}
    return tuple(sorted(named - chosen))


def arrangement_gaps(lines: tuple[Arrangement, ...]) -> tuple[tuple[str, Reach], ...]:
    """Matters for which nobody answers at a level, with the level that is missing. A line that names nobody fills none."""
    held: dict[str, set[Reach]] = {}
    for line in lines:
        levels = _levels(line) if line.who.strip() else ()
        held.setdefault(line.matter.strip().casefold(), set()).update(levels)
    names = {line.matter.strip().casefold(): line.matter.strip() for line in lines}
    wanted = (Reach.REGIONAL, Reach.LOCAL)
    return tuple((names[matter], level) for matter, levels in held.items() for level in wanted if level not in levels)


def double_lines(lines: tuple[Arrangement, ...]) -> tuple[str, ...]:
    """Matters for which, at one level, two different people or bodies answer, or one answers to two."""
    seen: dict[tuple[str, Reach], set[tuple[str, str]]] = {}
    for line in lines:
        for level in _levels(line) if line.who.strip() else ():
            pair = (line.who.strip().casefold(), line.to_whom.strip().casefold())
            seen.setdefault((line.matter.strip().casefold(), level), set()).add(pair)
    names = {line.matter.strip().casefold(): line.matter.strip() for line in lines}
    return tuple(dict.fromkeys(names[matter] for (matter, _), pairs in seen.items() if len(pairs) > 1))


def _levels(line: Arrangement) -> tuple[Reach, ...]:
    return (Reach.REGIONAL, Reach.LOCAL) if line.reach is Reach.BOTH else (line.reach,)


def overdue_first(actions: Iterable[DecisionVersion[Action]], today: date) -> tuple[DecisionVersion[Action], ...]:
    """Actions with what is overdue first, then by date, then those without one; done and dropped last."""

    def place(kept: DecisionVersion[Action]) -> tuple[bool, bool, date]:
        action = kept.decision
        return (action.is_over, not action.is_overdue(today), action.due_on or date.max)

    return tuple(sorted(actions, key=place))
