"""The one frozen result that screen, slide and sheet render: computed once, from releases, for one audience."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sait.assessment.releases import Attendance, Audience, Vantage
from sait.i18n.text import Text
from sait.instruments.levels import Value
from sait.instruments.model import Band, Item, Kind, Scale


class Closeness(StrEnum):
    """Agreement in words (docs/method.md, Agreement)."""

    CLOSE = "close"
    MIXED = "mixed"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class Agreement:
    """How close responses to one item are.

    *levels*: the one that most chose (close), those that hold more than half of the answers (mixed), or the two
    (a, b) with a third or more at or below a and a third or more at or above b (split). The numbers are for the
    researcher: *r_wg* from 0 to 1, *ad_mean* and *ad_median* in scale units.
    """

    closeness: Closeness
    levels: tuple[Value, ...]
    r_wg: float
    ad_mean: float
    ad_median: float


@dataclass(frozen=True, slots=True)
class ItemScore:
    """One item in one series. None = withheld or nobody answered; 0 is a legal value everywhere.

    *levels* are counts in the order of the item's own scale, *mean* and *median* in its units, as chosen. *on_axis* is
    the mean as it counts on an axis: turned round where the item is reversed, a share of its range where ranges differ.
    A choice has counts and no means and no agreement. *target* is the level that the bank suggests to aim at. *asked*:
    how many people the item was asked, where it depends on an answer and the figures of that one say it.
    """

    item_id: str
    levels: tuple[int, ...] | None
    n: int | None
    mean: float | None
    median: float | None
    dont_know: int | None
    not_applicable: int | None
    agreement: Agreement | None
    on_axis: float | None
    target: Value | None
    asked: int | None = None


@dataclass(frozen=True, slots=True)
class AxisScore:
    """One axis (domain or category) in one series.

    *mean* is in the axis's units (the result's *lowest* to *highest*), None when not given. *n_lowest* and *n_highest* are the least and
    most numeric answers among the items it rests on (None where item counts are not released).
    *items_given* of *items_total* items have a result. *bounds* are the means if all the absent
    had chosen the lowest, and the highest, level; given where a third or more are missing.
    *low_share* and *high_share* are the shares of answers in the lower and upper half of the
    levels (0-1 and 2-3 of 0-3; the other way round where an item is reversed), between 0 and 1. *r_wg_j* is for the
    researcher.
    """

    axis_id: str
    mean: float | None
    at_end: bool
    n_lowest: int | None
    n_highest: int | None
    items_given: int
    items_total: int
    bounds: tuple[float, float] | None
    low_share: float | None
    high_share: float | None
    r_wg_j: float | None


class SeriesRole(StrEnum):
    """What a line on the radar stands for."""

    REGIONAL = "regional"
    LOCAL = "local"
    LOCAL_POOLED = "local-pooled"
    SECOND = "second"
    CONSENSUS = "consensus"
    SECTOR = "sector"


@dataclass(frozen=True, slots=True)
class Series:
    """One line: a board in a workshop, from one vantage, perhaps on one local area.

    *not_asked*: items of the result that this board was not asked, or not on the same scale.
    """

    key: str
    label: Text
    role: SeriesRole
    vantage: Vantage
    board_id: str
    round_id: str
    attendance: Attendance | None
    late: int
    not_asked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Axis:
    """A domain or a category, with the items of the form that count towards it.

    *weights* has one number for each of *item_ids*; empty means that all count alike. *choice_ids* are its single
    choices, *depending_ids* those rated items that only some are asked: both are counted and enter no mean.
    """

    id: str
    label: Text
    item_ids: tuple[str, ...]
    finding: Text | None = None
    source: Text | None = None
    weights: tuple[float, ...] = ()
    choice_ids: tuple[str, ...] = ()
    depending_ids: tuple[str, ...] = ()

    @property
    def shown_ids(self) -> tuple[str, ...]:
        """Everything that was counted: what is rated, then the choices."""
        return (*self.item_ids, *self.depending_ids, *self.choice_ids)


@dataclass(frozen=True, slots=True, eq=False)
class Result:
    """Scores of several series on the axes of one cut. One is told from another by which it is, and not by what it says:
    what is drawn of it once is kept under it.

    *cut* is ``domain`` or a category scheme's id. *scores* is keyed by (series key, axis id) and
    *items* by (series key, item id); a missing key means nothing has been released there yet.
    *released* lists (release sequence, digest) of every release it was computed from. *bands* are the bank's prompts;
    *unreviewed* the languages in which no translator has reviewed the bank.

    *lowest* and *highest* are the ends of every axis. *is_mixed*: items of different ranges meet, so that an axis is in
    hundredths of each item's own range. *asked* are the items themselves, by id. *unrated* are domains or categories
    that have no mean: they are no axes, and have tables. *first_stands* are the items whose second scoring ended
    without figures, whatever the reason.
    """

    cut: str
    cut_title: Text
    instrument_id: str
    instrument_version: str
    lowest: Value
    highest: Value
    is_mixed: bool
    axes: tuple[Axis, ...]
    series: tuple[Series, ...]
    scores: Mapping[tuple[str, str], AxisScore]
    items: Mapping[tuple[str, str], ItemScore]
    asked: Mapping[str, Item]
    audience: Audience
    demonstration: bool
    released: tuple[tuple[int, str], ...]
    bands: tuple[Band, ...] = ()
    unreviewed: tuple[str, ...] = ()
    unrated: tuple[Axis, ...] = ()
    first_stands: frozenset[str] = frozenset()

    @property
    def groups(self) -> tuple[Axis, ...]:
        """Everything that items stand under: the axes, then what has no mean."""
        return (*self.axes, *self.unrated)

    @property
    def scales(self) -> tuple[Scale, ...]:
        """The scales of its items, in the order in which they are met."""
        met = (item.scale for group in self.groups for item in map(self.asked.__getitem__, group.shown_ids))
        return tuple({scale.id: scale for scale in met if scale is not None}.values())

    @property
    def rating_scales(self) -> tuple[Scale, ...]:
        """Those of its scales whose answers have a mean."""
        return tuple(scale for scale in self.scales if scale.kind is Kind.RATING)

    @property
    def is_turned(self) -> bool:
        """Whether an item counts turned round."""
        return any(self.asked[item_id].reversed for axis in self.axes for item_id in axis.item_ids)
