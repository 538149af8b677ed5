"""Which items inform which category of a scheme."""

from dataclasses import dataclass

from sait.instruments.model import Category, CategoryScheme, Instrument, Item


@dataclass(frozen=True, slots=True)
class Carried:
    """A category with the items that inform it, in reading order: of all, and of the short form."""

    category: Category
    full: tuple[Item, ...]
    short: tuple[Item, ...]


def coverage(instrument: Instrument, scheme: CategoryScheme) -> tuple[Carried, ...]:
    """Every category of *scheme*, in the scheme's order; one that no item informs has none."""
    return tuple(_carried(instrument, scheme.id, category) for category in scheme.categories)


def _carried(instrument: Instrument, scheme_id: str, category: Category) -> Carried:
    full = tuple(item for item in instrument.items if category.id in item.categories.get(scheme_id, ()))
    return Carried(category, full, tuple(item for item in full if item.id in instrument.short_form))
