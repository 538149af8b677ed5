"""Which figures of one workshop may stand beside another's, where the bank changed between the two."""

from collections.abc import Iterable
from dataclasses import replace

from sait.analysis.sources import SeriesSource
from sait.assessment.releases import MeanFigures, Release
from sait.instruments.levels import Value
from sait.instruments.model import AskedIf, Instrument, Item, Kind


def shared_items(instrument: Instrument, other: Instrument) -> frozenset[str]:
    """The items that both hold with the same id, on the same levels, turned the same way and asked of the same people; not
    those in words.
    """
    known = {item.id: _measure(item) for item in other.items if item.scale}
    alike = {item.id for item in instrument.items if item.scale and known.get(item.id) == _measure(item)}
    # Who is asked an item is the same only where what it depends on is.
    return frozenset(
        item_id for item_id in alike if all(one.item_id in alike for one in instrument.routes.get(item_id, ()))
    )


def _measure(item: Item) -> tuple[Kind, tuple[Value, ...], bool, AskedIf | None]:
    if item.scale is None:
        raise ValueError(f"{item.id} has no scale")
    return item.scale.kind, item.scale.values, item.reversed, item.asked_if


def comparable(source: SeriesSource, instrument: Instrument, its_own: Instrument) -> SeriesSource:
    """*source*, which answered *its_own*, with only what can be read on *instrument*.

    A mean stays where all of its items are shared and both have the same axis: on another, its number means another
    thing.
    """
    if instrument.content_hash == its_own.content_hash:
        return source
    shared = shared_items(instrument, its_own)
    same_axis = instrument.axis == its_own.axis
    return replace(
        source,
        not_asked=frozenset(item.id for item in instrument.items if item.scale) - shared,
        releases=tuple(_only(release, shared, same_axis=same_axis) for release in source.releases),
    )


def _only(release: Release, shared: frozenset[str], *, same_axis: bool) -> Release:
    items = tuple(row for row in release.figures.items if row.item_id in shared)
    means = tuple(_of_shared(release.figures.means, shared)) if same_axis else ()
    return replace(release, figures=replace(release.figures, items=items, means=means))


def _of_shared(means: Iterable[MeanFigures], shared: frozenset[str]) -> Iterable[MeanFigures]:
    return (mean for mean in means if shared.issuperset(mean.item_ids))
