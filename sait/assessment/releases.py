"""What leaves storage: immutable, named aggregates for one audience."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sait.assessment.members.sectors import Sector


class Vantage(StrEnum):
    """The vantage of an answer: what its author scores, their own board or the local arrangements they know."""

    OWN = "own"
    LOCAL = "local"


class Wave(StrEnum):
    """Which scoring of a workshop: the first, or a second after the room has talked.

    The first is silent, and all that ever leaves the room. A second is of the board itself (``Vantage.OWN``) alone; it
    stands beside the first and never takes its place.
    """

    FIRST = "first"
    SECOND = "second"


class Audience(StrEnum):
    """Inside the room, outside it, or everyone in an open training workshop."""

    INSIDE = "inside"
    OUTSIDE = "outside"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class AnswerTally:
    """Raw counts of one item from one vantage: seen by publishing only, never shown.

    *levels* holds how many chose each level, in the scale's order. *area_id* is the local
    area scored (``Vantage.LOCAL``), otherwise None.
    """

    item_id: str
    vantage: Vantage
    area_id: str | None
    levels: tuple[int, ...]
    dont_know: int
    not_applicable: int

    @property
    def n(self) -> int:
        """Numeric answers."""
        return sum(self.levels)


@dataclass(frozen=True, slots=True)
class AskedAgain:
    """How many people answered *subject* (an item, the vision) in two rounds of asking: seen by publishing only, never shown.

    *first*: those whose answers the figures shown before add up, as far as they still stand. *second*: those who
    answered the second time. *both*: those who are in either; *changed*: those of them who answered otherwise. Of an
    item only levels count in these. *apart*: people who answered it or its domain in any way, once and not both times;
    those who were erased since among them.
    """

    subject: str
    first: int
    second: int
    both: int
    changed: int
    apart: int = 0

    def may_be_told(self, shown: int, minimum: int) -> bool:
        """Whether exactly the *shown* people of before answered again and *minimum* of them or more changed their answer.

        9 before, the same 9 again, 5 changed: yes. 8 of the 9: no, however many changed; 9 of whom 4 changed: no. The 9
        and one who said don't know both times: yes; where that one does not come back: no.
        """
        is_same = shown == self.first == self.second == self.both and not self.apart
        return is_same and self.changed >= minimum


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """Released counts of one item. None is a figure withheld; 0 is a figure.

    *area_id* None with ``Vantage.LOCAL`` means "local, all areas". One row is released for
    each item, vantage and area grouping, also where everything in it is withheld.
    """

    item_id: str
    vantage: Vantage
    area_id: str | None
    levels: tuple[int, ...] | None
    dont_know: int | None
    not_applicable: int | None

    @property
    def n(self) -> int | None:
        """Numeric answers, None when withheld."""
        return None if self.levels is None else sum(self.levels)


@dataclass(frozen=True, slots=True)
class MeanFigures:
    """A released mean over several items, for boards too small to give items outside the room.

    *cut* is ``domain`` or a category scheme's id; *axis_id* the domain or category. *mean* is
    rounded to one decimal; None when withheld. *at_end* says that it lies at or near an end of
    the scale (the figure itself is then the end, and is shown as "at or near").
    """

    cut: str
    axis_id: str
    vantage: Vantage
    area_id: str | None
    mean: float | None
    at_end: bool
    item_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SectorTally:
    """Raw numeric counts of one item among the members of one sector, of those who did not say (None): never shown.

    *on_paper*: how many of them were typed in from sheets, so that whoever typed them has seen them.
    """

    item_id: str
    sector: Sector | None
    levels: tuple[int, ...]
    on_paper: int = 0

    @property
    def n(self) -> int:
        """Numeric answers."""
        return sum(self.levels)


@dataclass(frozen=True, slots=True)
class SectorFigures:
    """Released counts of one item in one sector; *sector* None is everybody else. All rows of an item add up to it."""

    item_id: str
    sector: Sector | None
    levels: tuple[int, ...]

    @property
    def n(self) -> int:
        """Numeric answers."""
        return sum(self.levels)


@dataclass(frozen=True, slots=True)
class Attendance:
    """How many a result could rest on. *invited* is None where nobody said how many.

    *answered* is the most numeric answers that a question has, so that beside an *n* it tells nobody's *don't know*; None
    where no figures are given.
    """

    invited: int | None
    joined: int
    answered: int | None


@dataclass(frozen=True, slots=True)
class Figures:
    """What one release says of one *wave*: item counts, or means where item counts may not be given.

    *sectors*: the counts of a board's own first scoring once more, by sector; inside the room alone.
    """

    items: tuple[ItemFigures, ...]
    means: tuple[MeanFigures, ...]
    sectors: tuple[SectorFigures, ...] = ()
    wave: Wave = Wave.FIRST


@dataclass(frozen=True, slots=True)
class Release:
    """An immutable published snapshot of aggregates of one workshop for one audience.

    *sequence* grows by one with every release of any workshop. *digest* is the SHA-256 of the
    canonical JSON of everything else but the sectors, so that a slide can be traced to its figures, and nobody
    finds the sectors by trying. *late* is the number of people with answers that came after an earlier release and
    stay out of it.
    """

    sequence: int
    workshop_id: str
    board_id: str
    round_id: str
    audience: Audience
    instrument_hash: str
    form: str
    domain_ids: tuple[str, ...]
    attendance: Attendance
    late: int
    figures: Figures
    demonstration: bool
    published_at: datetime
    digest: str
