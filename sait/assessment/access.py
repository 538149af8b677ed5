"""Who may do what: the roles, the one table of rules, and the question that every page, route and download asks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from sait.errors import SaitError


class Role(StrEnum):
    """What somebody is to SAIT. A member comes in by the join code and has no account; the others have one."""

    ADMINISTRATOR = "administrator"
    FACILITATOR = "facilitator"
    BUSINESS_MANAGER = "business-manager"
    ANALYST = "analyst"
    RESEARCHER = "researcher"
    CODER = "coder"
    MEMBER = "member"


class Right(StrEnum):
    """One thing that can be done. The first word says to what."""

    WORKSHOP_ANSWER = "workshop.answer"
    WORKSHOP_SEE = "workshop.see"
    """That there is this workshop, and its state; no figure and no answer."""
    WORKSHOP_INVITE = "workshop.invite"
    """See the link by which everybody joins, to send it on."""
    WORKSHOP_RUN = "workshop.run"
    """Open it, show its code, make its moves, steer the projector."""
    RESPONSES_COUNT = "responses.count"
    """How many have joined, are answering and are done; never who."""
    RESULTS_INSIDE = "results.inside"
    """What a board's own room is shown, on the screen."""
    RESULTS_RELEASED = "results.released"
    """What boards have released to others, by the rules for outside the room; also as files."""
    RESULTS_EXPORT = "results.export"
    """Files of what a board's own room is shown."""
    COMMENTS_READ = "comments.read"
    DECISIONS_EDIT = "decisions.edit"
    """Consensus, vision, arrangements, priorities: what the board decides in the room."""
    ACTIONS_SEE = "actions.see"
    ACTIONS_EDIT = "actions.edit"
    ERASE = "erase"
    ROUNDS_MANAGE = "rounds.manage"
    BOARDS_MANAGE = "boards.manage"
    BANKS_READ = "banks.read"
    BANKS_UPLOAD = "banks.upload"
    BANKS_REMOVE = "banks.remove"
    ACCOUNTS_MANAGE = "accounts.manage"
    AUDIT_READ = "audit.read"
    SURVEY_SEE = "survey.see"
    """That there is this survey, and its days; no figure and no answer."""
    SURVEY_LEAD = "survey.lead"
    """Plan a survey, open it, close it."""
    SURVEY_SEND = "survey.send"
    """Draw a board's links, say how many members it has, see how many have answered; no answer."""
    SURVEY_RESULTS = "survey.results"
    """What a closed survey says in figures, by the rules for outside the room."""
    SURVEY_WORDS = "survey.words"
    """What was answered in words, once the survey has closed."""
    THEMES_LEAD = "themes.lead"
    """Begin the coding of open answers, set its codebook, decide where coders differ, release quotes, take files out."""
    THEMES_CODE = "themes.code"
    """Read open answers and code them, blind to the other coder."""
    SYSTEM_SEE = "system.see"
    DEMONSTRATION = "demonstration"
    """Load it and remove it."""


_ROOM = frozenset({Role.FACILITATOR})
_SERVER = frozenset({Role.ADMINISTRATOR})

RULES: Mapping[Right, frozenset[Role]] = {
    Right.WORKSHOP_ANSWER: frozenset({Role.MEMBER}),
    Right.WORKSHOP_SEE: _ROOM | {Role.BUSINESS_MANAGER},
    Right.WORKSHOP_INVITE: _ROOM | {Role.BUSINESS_MANAGER},
    Right.WORKSHOP_RUN: _ROOM,
    Right.RESPONSES_COUNT: _ROOM | {Role.BUSINESS_MANAGER},
    Right.RESULTS_INSIDE: _ROOM,
    Right.RESULTS_RELEASED: _ROOM | {Role.ANALYST},
    Right.RESULTS_EXPORT: _ROOM,
    Right.COMMENTS_READ: _ROOM,
    Right.DECISIONS_EDIT: _ROOM,
    Right.ACTIONS_SEE: _ROOM | {Role.BUSINESS_MANAGER},
    Right.ACTIONS_EDIT: _ROOM | {Role.BUSINESS_MANAGER},
    Right.ERASE: _ROOM | _SERVER,
    Right.ROUNDS_MANAGE: _ROOM | _SERVER,
    Right.BOARDS_MANAGE: _SERVER,
    Right.BANKS_READ: _ROOM | _SERVER | {Role.ANALYST},
    Right.BANKS_UPLOAD: _ROOM | _SERVER,
    Right.BANKS_REMOVE: _SERVER,
    Right.ACCOUNTS_MANAGE: _SERVER,
    Right.AUDIT_READ: _SERVER,
    Right.SURVEY_SEE: _ROOM | {Role.BUSINESS_MANAGER, Role.RESEARCHER},
    Right.SURVEY_LEAD: frozenset({Role.RESEARCHER}),
    Right.SURVEY_SEND: frozenset({Role.BUSINESS_MANAGER}),
    Right.SURVEY_RESULTS: frozenset({Role.RESEARCHER}),
    Right.SURVEY_WORDS: frozenset({Role.RESEARCHER}),
    Right.THEMES_LEAD: frozenset({Role.RESEARCHER}),
    Right.THEMES_CODE: frozenset({Role.RESEARCHER, Role.CODER}),
    Right.SYSTEM_SEE: _ROOM | _SERVER,
    Right.DEMONSTRATION: _SERVER,
}
"""Which roles have which right, each on the boards that it is granted for. Who keeps the server sees no answers by that."""

BOARD_NEEDED = frozenset({Role.BUSINESS_MANAGER})
"""Roles that are always of one board."""

BOARD_POSSIBLE = BOARD_NEEDED | {Role.FACILITATOR}
"""Roles that can be of one board. The others see no board from within, and so are of none in particular."""

GRANTABLE = (
    Role.ADMINISTRATOR, Role.FACILITATOR, Role.BUSINESS_MANAGER, Role.ANALYST, Role.RESEARCHER, Role.CODER,
)  # fmt: skip
"""The roles an account can have, the widest first."""


@dataclass(frozen=True, slots=True)
class Grant:
    """A role on one board; *board_id* None is every board."""

    role: Role
    board_id: str | None = None


FIRST_GRANTS = (Grant(Role.ADMINISTRATOR), Grant(Role.FACILITATOR))
"""What the first account has: on one laptop in one room, one person is both."""


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who is signed in. *grants* are already widened to the local boards of a facilitator's regional one."""

    id: int
    name: str
    grants: tuple[Grant, ...]

    def may(self, right: Right, board_id: str | None = None) -> bool:
        """As the function ``may``, of this account's grants."""
        return may(self.grants, right, board_id)


def may(grants: Iterable[Grant], right: Right, board_id: str | None = None) -> bool:
    """Whether *grants* give *right* on the board; *board_id* None asks whether they give it on any board at all.

    >>> may([Grant(Role.FACILITATOR, "north")], Right.WORKSHOP_RUN, "north")
    True
    >>> may([Grant(Role.FACILITATOR, "north")], Right.WORKSHOP_RUN, "south")
    False
    """
    return any(
        grant.role in RULES[right] and (board_id is None or _reaches(grant, right, board_id)) for grant in grants
    )


def _reaches(grant: Grant, right: Right, board_id: str) -> bool:
    # What a board has released to others is for every board's facilitator.
    return grant.board_id in {None, board_id} or right is Right.RESULTS_RELEASED


def widened(grants: Iterable[Grant], parents: Mapping[str, str]) -> tuple[Grant, ...]:
    """*grants* with those that follow: a facilitator of a regional board is one of its local boards too.

    *parents* names the regional board over each local board.
    """
    given = tuple(grants)
    regional = {grant.board_id for grant in given if grant.role is Role.FACILITATOR}
    follow = tuple(Grant(Role.FACILITATOR, board_id) for board_id in sorted(parents) if parents[board_id] in regional)
    return (*given, *(grant for grant in follow if grant not in given))


def tidy_grant(grant: Grant) -> Grant:
    """*grant* as it can stand; ``grant.board-missing`` or ``grant.member`` where it cannot."""
    if grant.role not in GRANTABLE:
        raise SaitError("grant.member")
    if grant.role in BOARD_NEEDED and grant.board_id is None:
        raise SaitError("grant.board-missing")
    return grant if grant.role in BOARD_POSSIBLE else replace(grant, board_id=None)
