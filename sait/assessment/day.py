"""The steps of a development day, and which of them a workshop is at."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from sait.assessment.unfinished import Open
from sait.assessment.workshops import State, View, Workshop


class Step(StrEnum):
    """A step of the day, in the order in which they come; those in the middle come round again with each domain."""

    SCORE = "score"
    REVEAL = "reveal"
    DISCUSS = "discuss"
    AGREE = "agree"
    DECIDE = "decide"
    SIGN_OFF = "sign-off"


DECIDED = frozenset({Open.VISION, Open.FORCES, Open.PRIORITIES, Open.ACTIONS, Open.OWNERS, Open.DATES})
"""What is brought to an end while the board decides and acts."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What tells the steps apart. *ready* are the open domains that could show something if they were closed now, *shown*
    is whether the projector shows results of the domain that was closed last, *unfinished* what is open before a sign-off.
    """

    workshop: Workshop
    domain_ids: tuple[str, ...]
    closed: Collection[str]
    ready: Collection[str]
    shown: bool = False
    unfinished: Collection[Open] = ()

    @property
    def is_all_closed(self) -> bool:
        """Whether no domain is left to close. An open (training) workshop closes none."""
        return self.workshop.view is View.SILENT and set(self.domain_ids) <= set(self.closed)


def step_of(standing: Standing) -> Step | None:
    """The step that the workshop is at; None once the board has signed off: all of them are done.

    While answers are taken: *score* until a domain has enough answers to show something, then *reveal*, and *discuss* for
    as long as the room looks at what came of it, or every domain is closed.
    """
    state = standing.workshop.state
    if state is State.SIGNED_OFF:
        return None
    if state is State.CONSENSUS:
        return _deciding(standing.unfinished)
    if standing.shown or (standing.is_all_closed and standing.closed):
        return Step.DISCUSS
    return Step.REVEAL if standing.ready else Step.SCORE


def _deciding(unfinished: Collection[Open]) -> Step:
    if Open.LEVELS in unfinished:
        return Step.AGREE
    return Step.DECIDE if DECIDED & set(unfinished) else Step.SIGN_OFF


def next_domain(standing: Standing) -> str | None:
    """The domain to close next: the one that is asked alone, else the first of those that could show something.

    None where none is ready; of a domain that is asked alone, until enough have answered it.
    """
    alone = standing.workshop.pace_domain_id
    if alone is not None and alone not in standing.closed:
        return alone if alone in standing.ready else None
    return next((one for one in standing.domain_ids if one in standing.ready and one not in standing.closed), None)
