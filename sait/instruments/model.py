"""What an instrument is: domains, items, levels, and the categories that cut the same items another way."""

from collections.abc import Mapping
from dataclasses import dataclass

from sait.i18n.text import Text


@dataclass(frozen=True, slots=True)
class Level:
    """One permitted value of a scale, for example 2 of 0-3, with its short name."""

    value: int
    label: Text


@dataclass(frozen=True, slots=True)
class Scale:
    """Ordered levels; *don't know* and *not applicable* stand outside them and enter no mean."""

    id: str
    levels: tuple[Level, ...]
    dont_know: Text
    not_applicable: Text

    @property
    def lowest(self) -> int:
        return self.levels[0].value

    @property
    def highest(self) -> int:
        return self.levels[-1].value


@dataclass(frozen=True, slots=True)
class Item:
    """One statement that is rated.

    *descriptors* has one text per level of the scale, in the scale's order.
    *categories* maps a scheme's id to the ids of the categories this item informs.
    """

    id: str
    text: Text
    descriptors: tuple[Text, ...]
    categories: Mapping[str, tuple[str, ...]]
    guidance: Text | None = None
    evidence: Text | None = None
    weight: float = 1.0


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
    scale: Scale
    domains: tuple[Domain, ...]
    bands: tuple[Band, ...]
    schemes: tuple[CategoryScheme, ...]
    short_form: tuple[str, ...]
    unreviewed: tuple[str, ...]
    content_hash: str

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for domain in self.domains for item in domain.items)

    def item(self, item_id: str) -> Item:
        """The item with this id; KeyError when the instrument has none."""
        for item in self.items:
            if item.id == item_id:
                return item
        raise KeyError(item_id)

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
