"""What the record of a workshop holds: the figures that were released, and what the board decided beside them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sait.analysis.result import Result, Series, SeriesRole
from sait.assessment.boards import Board
from sait.assessment.decisions import (
    Action,
    Arrangement,
    Challenge,
    Consensus,
    DecisionVersion,
    Force,
    Priority,
    Proposal,
    Task,
    Vision,
    VoteTally,
)
from sait.assessment.releases import Audience, Release
from sait.assessment.rounds import Round
from sait.assessment.workshops import Workshop
from sait.i18n.text import Text
from sait.instruments.model import Instrument


@dataclass(frozen=True, slots=True)
class Agreed:
    """What the board agreed for one item: what stands (None: it was taken back), and every earlier version, newest first."""

    standing: DecisionVersion[Consensus] | None
    earlier: tuple[DecisionVersion[Consensus], ...]


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """One workshop, as it is minuted. Figures come from releases only, those for the room.

    *areas* names the local areas by id. *signed_off_on* is None while the board has not signed off. *agreed* is by item
    and lacks those of which nothing was ever recorded. *visions* are all wordings, the newest first. *shown* holds the
    sums of what members gave, as far as they were shown. *by_sector* is None where members were not asked for theirs. *carried* are actions that earlier rounds left open.
    """

    workshop: Workshop
    board: Board
    round: Round
    areas: Mapping[str, Text]
    instrument: Instrument
    written_on: date
    signed_off_on: date | None
    result: Result
    by_sector: Result | None
    releases: tuple[Release, ...]
    agreed: Mapping[str, Agreed]
    visions: tuple[DecisionVersion[Vision], ...]
    arrangements: tuple[DecisionVersion[Arrangement], ...]
    challenges: tuple[DecisionVersion[Challenge], ...]
    forces: tuple[DecisionVersion[Force], ...]
    priorities: tuple[DecisionVersion[Priority], ...]
    actions: tuple[DecisionVersion[Action], ...]
    carried: tuple[DecisionVersion[Action], ...]
    proposals: tuple[DecisionVersion[Proposal], ...]
    shown: Mapping[Task, VoteTally]

    @property
    def own(self) -> Series:
        """The board's first scoring; it is always there, with or without figures."""
        return self.result.series[0]

    @property
    def second(self) -> Series | None:
        """The second scoring, where any of it was released."""
        return next((one for one in self.result.series if one.role is SeriesRole.SECOND), None)

    @property
    def released_outside(self) -> tuple[Release, ...]:
        """What others have been given."""
        return tuple(one for one in self.releases if one.audience is Audience.OUTSIDE)
