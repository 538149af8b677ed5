"""Where a line comes from: which of a workshop's releases says what about each item."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sait.analysis.gate.late import most_answers
from sait.analysis.result import Series, SeriesRole
from sait.assessment.releases import Attendance, ItemFigures, MeanFigures, Release, Vantage, Wave
from sait.i18n.text import Text
from sait.instruments.model import Instrument, Item


@dataclass(frozen=True, slots=True)
class SeriesSource:
    """One line to compute: the vantage, the area, and the releases of that workshop's *wave* for the audience.

    *area_id* is the local area (``Vantage.LOCAL``); None there means all areas. *key* is unique within a result.
    *not_asked*: items of the result's instrument that this workshop did not ask, or not on the same scale.
    *is_part*: it is some of the board's members, so that who was invited or joined says nothing of it.
    *stands_on*: the line whose items stand where this one has none, so that both lie over the same items.
    """

    key: str
    label: Text
    role: SeriesRole
    vantage: Vantage
    area_id: str | None
    board_id: str
    round_id: str
    releases: tuple[Release, ...]
    not_asked: frozenset[str] = frozenset()
    is_part: bool = False
    stands_on: str | None = None
    wave: Wave = Wave.FIRST

    @property
    def is_whole_board(self) -> bool:
        """Whether it is what all members of a board first said of it: who was invited and joined belongs to that alone."""
        return self.vantage is Vantage.OWN and self.wave is Wave.FIRST and not self.is_part


@dataclass(frozen=True, slots=True)
class Found:
    """What a source has on one item, and the release it is from.

    *attendance*: who could have answered; None for all but a whole board, since nobody says how many could.
    """

    figures: ItemFigures
    release: Release
    attendance: Attendance | None


def newest_items(source: SeriesSource, instrument: Instrument, form: str) -> dict[str, Found]:
    """Each item of *form* that is counted and was released, with what the newest release of its domain says."""
    found: dict[str, Found] = {}
    for release in sorted(source.releases, key=lambda release: release.sequence):
        attendance = attendance_of(release) if source.is_whole_board else None
        rows: dict[str, list[ItemFigures]] = defaultdict(list)
        for row in release.figures.items:
            if row.vantage is source.vantage:
                rows[row.item_id].append(row)
        for domain in instrument.in_form(form):
            for item in domain.items:
                if item.scale is None or item.id in source.not_asked:
                    continue
                if item.id in rows or domain.id in release.domain_ids:
                    found[item.id] = Found(_of_source(source, item.id, rows[item.id]), release, attendance)
    return found


def people_asked(source: SeriesSource, item: Item, asked: Mapping[str, Item]) -> int | None:
    """How many people *item* was asked that only some are asked, by the figures of the one it depends on; None where these
    do not say it, and for any other item.

    5 chose 0 and 4 chose 1, and it is asked of both: 9. *asked* has the items by id. The release counts that gave the
    item its present figures first: the other's may have moved on since. A second scoring asks nobody such an item.
    """
    parent = asked.get(item.asked_if.item_id) if item.asked_if else None
    if item.asked_if is None or parent is None or parent.scale is None or source.wave is Wave.SECOND:
        return None
    told = [
        (_row_of(source, release, item.id), _row_of(source, release, parent.id))
        for release in sorted(source.releases, key=lambda release: release.sequence)
        if any(row.item_id == item.id for row in release.figures.items)
    ]
    pairs = told if told and told[-1][0].levels is not None else told[-1:]
    levels = next((above.levels for own, above in pairs if own.levels == pairs[-1][0].levels), None)
    if levels is None:
        return None
    counts = zip(parent.scale.values, levels, strict=True)
    return sum(count for value, count in counts if value in item.asked_if.levels)


def _row_of(source: SeriesSource, release: Release, item_id: str) -> ItemFigures:
    rows = [row for row in release.figures.items if (row.item_id, row.vantage) == (item_id, source.vantage)]
    return _of_source(source, item_id, rows)


def newest_mean(source: SeriesSource, cut: str, axis_id: str) -> MeanFigures | None:
    """The newest mean released of an axis, for boards too small to give items; None where there is none."""
    wanted = (cut, axis_id, source.vantage, source.area_id)
    given = [
        mean
        for release in sorted(source.releases, key=lambda release: release.sequence)
        for mean in release.figures.means
        if (mean.cut, mean.axis_id, mean.vantage, mean.area_id) == wanted and mean.mean is not None
    ]
    return given[-1] if given else None


def series_of(source: SeriesSource) -> Series:
    """The line itself. Its attendance is the newest release's; *answered* is the most in any release, None where none says.

    *late* is the most that any domain's newest release leaves out: an older release may leave out people who came in.
    """
    newest = max(source.releases, key=lambda release: release.sequence, default=None)
    attendance = None
    if newest is not None and source.is_whole_board:
        told = [attendance_of(release).answered for release in source.releases]
        answered = max((count for count in told if count is not None), default=None)
        attendance = Attendance(newest.attendance.invited, newest.attendance.joined, answered)
    return Series(
        key=source.key,
        label=source.label,
        role=source.role,
        vantage=source.vantage,
        board_id=source.board_id,
        round_id=source.round_id,
        attendance=attendance,
        late=0 if source.is_part else max((one.late for one in _newest_by_domain(source.releases)), default=0),
        not_asked=source.not_asked,
    )


def attendance_of(release: Release) -> Attendance:
    """Who could have answered, and how many did by the release's own counts; where it has means alone, what it says."""
    if release.figures.means:
        return release.attendance
    return replace(release.attendance, answered=most_answers(release.figures.items))


def _newest_by_domain(releases: Sequence[Release]) -> Iterable[Release]:
    ordered = sorted(releases, key=lambda release: release.sequence)
    return {domain_id: release for release in ordered for domain_id in release.domain_ids}.values()


def _of_source(source: SeriesSource, item_id: str, rows: Sequence[ItemFigures]) -> ItemFigures:
    """The row of the source's area; "all areas" is added up where the areas were released one by one."""
    matching = [row for row in rows if row.area_id == source.area_id]
    if matching:
        return matching[0]
    if source.area_id is None and rows:
        return _added_up(rows)
    return ItemFigures(item_id, source.vantage, source.area_id, None, None, None)


def _added_up(rows: Sequence[ItemFigures]) -> ItemFigures:
    """Nothing that the rows do not say already; None where one of them is withheld."""
    levels = [row.levels for row in rows if row.levels is not None]
    return ItemFigures(
        item_id=rows[0].item_id,
        vantage=rows[0].vantage,
        area_id=None,
        levels=tuple(map(sum, zip(*levels, strict=True))) if len(levels) == len(rows) else None,
        dont_know=_sum([row.dont_know for row in rows]),
        not_applicable=_sum([row.not_applicable for row in rows]),
    )


def _sum(counts: Sequence[int | None]) -> int | None:
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None
