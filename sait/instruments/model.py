"""What an instrument is: domains, items, levels, and the categories that cut the same items another way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from sait.i18n.text import Text
from sait.instruments.levels import Value

AXIS_SHARE = (0, 100)
"""The ends of an axis on which items of different ranges meet: hundredths of each item's own range."""


class Kind(StrEnum):
    """How the levels of a scale stand to each other: in an order that has a mean, or side by side."""

    RATING = "rating"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Level:
    """One permitted value of a scale, for example 2 of 0-3 or 0.25 of 0-1, with its short name."""

    value: Value
    label: Text


@dataclass(frozen=True, slots=True)
class Scale:
    """What may be chosen: ascending levels, not necessarily evenly spaced, or options side by side.

    *dont_know* and *not_applicable* stand outside the levels and enter no mean; None where they are not offered.
    *described*: every item on this scale describes each level in its own words. *instruction*: what else one has to know
    to choose a level, such as what the highest one takes for granted.
    """

    id: str
    kind: Kind
    levels: tuple[Level, ...]
    described: bool
    dont_know: Text | None
    not_applicable: Text | None
    instruction: Text | None = None

    @property
    def lowest(self) -> Value:
        return self.levels[0].value

    @property
    def highest(self) -> Value:
        return self.levels[-1].value

    @property
    def values(self) -> tuple[Value, ...]:
        """The levels' values, in the scale's order."""
        return tuple(level.value for level in self.levels)


@dataclass(frozen=True, slots=True)
class AskedIf:
    """Of whom an item is asked: of those who chose one of *levels* at *item_id*, an earlier item of its domain.

    Who said there that they do not know or that it does not apply, or left it out, is not asked.
    """

    item_id: str
    levels: tuple[Value, ...]

    @property
    def choices(self) -> frozenset[str]:
        """The levels as choices are kept, as text."""
        return frozenset(str(level) for level in self.levels)


@dataclass(frozen=True, slots=True)
class Item:
    """One statement that is rated, one choice between options, or one question that is answered in words.

    *scale* is None where the answer is free text. *descriptors* has one text per level of the scale, in the scale's
    order, or none where the scale's labels are enough. *reversed*: agreeing is worse, so that the item enters means
    turned round. *target* is a level that a board might aim at. *code* is what the
    instrument's author calls it in print (``G-SM-A-1-1``), empty where it is called nothing. *categories* maps a scheme's id to the ids of the
    categories this item informs. *asked_if* is None where everybody is asked.
    """

    id: str
    text: Text
    scale: Scale | None
    descriptors: tuple[Text, ...]
    categories: Mapping[str, tuple[str, ...]]
    guidance: Text | None = None
    examples: Text | None = None
    evidence: Text | None = None
    weight: float = 1.0
    reversed: bool = False
    target: Value | None = None
    code: str = ""
    asked_if: AskedIf | None = None

    @property
    def is_rated(self) -> bool:
        """Whether its answers have a mean."""
        return self.scale is not None and self.scale.kind is Kind.RATING

    @property
    def is_averaged(self) -> bool:
        """Whether its mean enters those of domains and categories: not where some are asked and others are not."""
        return self.is_rated and self.asked_if is None


def routes_of(items: Iterable[Item]) -> Mapping[str, tuple[AskedIf, ...]]:
    """``Instrument.routes`` of *items*, each of which stands behind what it depends on."""
    found: dict[str, tuple[AskedIf, ...]] = {}
    for item in items:
        if item.asked_if is not None:
            found[item.id] = (item.asked_if, *found.get(item.asked_if.item_id, ()))
    return found


@dataclass(frozen=True, slots=True)
class Domain:
    """A radar axis: a group of items. *title* is short enough to stand at an axis."""

    id: str
    title: Text
    about: Text
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A prompt for discussion, for scores from *lowest* (included) up to *highest* (excluded, except in the last band)."""

    lowest: float
    highest: float
    label: Text
    prompt: Text


@dataclass(frozen=True, slots=True)
class Category:
    """One category of a scheme, with what its source found and how sure that wording is (``high``, ``medium``, ``low``)."""

    id: str
    label: Text
    finding: Text
    source: Text
    certainty: str


@dataclass(frozen=True, slots=True)
class CategoryScheme:
    """Another way to cut the same items, for example the Joint Inspectorate 2011 issue categories."""

    id: str
    title: Text
    about: Text
    source: Text
    categories: tuple[Category, ...]


@dataclass(frozen=True, slots=True)
class Accepted:
    """A rule of taste that a bank breaks on purpose, by its name (``descriptors-alike``), and why."""

    rule: str
    why: Text


@dataclass(frozen=True)
class Instrument:
    """A versioned set of domains, items and a scale, with its source and licence.

    *content_hash* is the SHA-256 of the canonical document it was built from: a workshop
    keeps the instrument with the hash it opened with, whatever happens to the files.
    *unreviewed* names the languages whose wording no translator has reviewed yet.
    """

    id: str
    version: str
    title: Text
    purpose: Text
    publisher: str
    source: Text
    licence: str
    changes: Text
    scales: tuple[Scale, ...]
    domains: tuple[Domain, ...]
    bands: tuple[Band, ...]
    schemes: tuple[CategoryScheme, ...]
    short_form: tuple[str, ...]
    short_form_title: Text | None
    unreviewed: tuple[str, ...]
    content_hash: str
    accepts: tuple[Accepted, ...] = ()

    # Pages look items up by the hundred: what follows from the domains is worked out once.
    @cached_property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for domain in self.domains for item in domain.items)

    @cached_property
    def in_words(self) -> frozenset[str]:
        """The items that are answered in words."""
        return frozenset(item.id for item in self.items if item.scale is None)

    @cached_property
    def routes(self) -> "Mapping[str, tuple[AskedIf, ...]]":
        """For each item that not everybody is asked: what they have to have chosen, the nearest question first.

        Where C depends on B, and B on A: the conditions of C on B and of B on A.
        """
        return routes_of(self.items)

    @cached_property
    def _items_by_id(self) -> Mapping[str, tuple[Item, Domain]]:
        return {item.id: (item, domain) for domain in reversed(self.domains) for item in reversed(domain.items)}

    @property
    def scale(self) -> Scale:
        """The scale that items use unless they name another."""
        return self.scales[0]

    @property
    def axis(self) -> tuple[Value, Value]:
        """The ends of every axis: those of the scale that all items of its means share, or hundredths of each one's range."""
        ends = self._ranges
        return ends.pop() if len(ends) == 1 else AXIS_SHARE

    @property
    def is_mixed(self) -> bool:
        """Whether items of different ranges meet on one axis, so that each counts as a share of its own range."""
        return len(self._ranges) > 1

    @property
    def _ranges(self) -> set[tuple[Value, Value]]:
        return {(item.scale.lowest, item.scale.highest) for item in self.items if item.scale and item.is_averaged}

    def item(self, item_id: str) -> Item:
        """The item with this id; KeyError when the instrument has none."""
        return self._items_by_id[item_id][0]

    def domain_of(self, item_id: str) -> Domain:
        """The domain that this item belongs to; KeyError when the instrument has no such item."""
        return self._items_by_id[item_id][1]

    def domain(self, domain_id: str) -> Domain:
        """The domain with this id; KeyError when the instrument has none."""
        for domain in self.domains:
            if domain.id == domain_id:
                return domain
        raise KeyError(domain_id)

    def scheme(self, scheme_id: str) -> CategoryScheme:
        """The category scheme with this id; KeyError when the instrument has none."""
        for scheme in self.schemes:
            if scheme.id == scheme_id:
                return scheme
        raise KeyError(scheme_id)

    def in_form(self, form: str) -> "tuple[Domain, ...]":
        """The domains with only the items of *form* (``short`` or ``full``); a domain left without items is dropped."""
        if form == "full":
            return self.domains
        chosen = set(self.short_form)
        kept = (Domain(d.id, d.title, d.about, tuple(i for i in d.items if i.id in chosen)) for d in self.domains)
        return tuple(domain for domain in kept if domain.items)
