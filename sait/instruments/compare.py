"""Every text of an instrument in reading order, and what differs between two versions of one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sait.i18n.text import Text
from sait.instruments.levels import Value
from sait.instruments.model import CategoryScheme, Domain, Instrument, Item, Scale


class Owner(StrEnum):
    """What a text belongs to."""

    BANK = "bank"
    SCALE = "scale"
    DOMAIN = "domain"
    ITEM = "item"
    BAND = "band"
    SCHEME = "scheme"
    CATEGORY = "category"


class Part(StrEnum):
    """What a text is there."""

    TITLE = "title"
    PURPOSE = "purpose"
    SOURCE = "source"
    CHANGES = "changes"
    SHORT_FORM = "short form"
    LEVEL = "level"
    DONT_KNOW = "don't know"
    NOT_APPLICABLE = "not applicable"
    INSTRUCTION = "instruction"
    ABOUT = "about"
    TEXT = "text"
    GUIDANCE = "guidance"
    EXAMPLES = "examples"
    EVIDENCE = "evidence"
    LABEL = "label"
    PROMPT = "prompt"
    FINDING = "finding"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands: the level 2 of the item GOV-03. *level* is None for what is no level's text."""

    owner: Owner
    id: str
    part: Part
    level: Value | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """One text with its place."""

    place: Place
    text: Text


@dataclass(frozen=True, slots=True)
class Rewording:
    """One text in one language that is not what it was. *old* or *new* is None where there was or is none."""

    place: Place
    language: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Changed:
    """An item of both versions, as it was and as it is."""

    old: Item
    new: Item


@dataclass(frozen=True, slots=True)
class Difference:
    """What a later version of an instrument has otherwise.

    *rescaled*: items that are answered on another scale, are asked of others or enter means otherwise (reversed, weight,
    target).
    *recoded*: items that their author calls otherwise in print.
    *entered*, *left*: items that are in the short form now or no longer; one that is new or gone is only there.
    """

    added: tuple[Item, ...]
    removed: tuple[Item, ...]
    reworded: tuple[Rewording, ...]
    rescaled: tuple[Changed, ...]
    recategorised: tuple[Changed, ...]
    recoded: tuple[Changed, ...]
    entered: tuple[str, ...]
    left: tuple[str, ...]
    reordered: bool

    @property
    def is_empty(self) -> bool:
        """Whether members would notice nothing."""
        lists = (
            self.added,
            self.removed,
            self.reworded,
            self.rescaled,
            self.recategorised,
            self.recoded,
            self.entered,
            self.left,
        )
        return not any(lists) and not self.reordered


def compare(old: Instrument, new: Instrument) -> Difference:
    """What *new* has otherwise than *old*: items are the same where their identifiers are."""
    before, after = _by_id(old), _by_id(new)
    both = [Changed(before[name], after[name]) for name in after if name in before]
    kept = [one.old.id for one in both]
    return Difference(
        added=tuple(item for name, item in after.items() if name not in before),
        removed=tuple(item for name, item in before.items() if name not in after),
        reworded=tuple(_rewordings(old, new)),
        rescaled=tuple(one for one in both if measure(one.old) != measure(one.new)),
        recategorised=tuple(one for one in both if _categories(one.old) != _categories(one.new)),
        recoded=tuple(one for one in both if one.old.code != one.new.code),
        entered=tuple(name for name in kept if name in new.short_form and name not in old.short_form),
        left=tuple(name for name in kept if name in old.short_form and name not in new.short_form),
        reordered=kept != [name for name in before if name in after],
    )


def _by_id(instrument: Instrument) -> dict[str, Item]:
    return {item.id: item for item in instrument.items}


def measure(item: Item) -> tuple[object, ...]:
    """How an answer to *item* is given and counted, as far as figures of two versions would not be comparable."""
    scale = item.scale
    offered = scale and (scale.kind, scale.values, bool(scale.dont_know), bool(scale.not_applicable))
    return offered, item.reversed, item.weight, item.target, item.asked_if


def _categories(item: Item) -> dict[str, frozenset[str]]:
    return {scheme: frozenset(names) for scheme, names in item.categories.items() if names}


def _rewordings(old: Instrument, new: Instrument) -> Iterator[Rewording]:
    """In the order of the new version; what only the old one says follows. Items of one version alone are left out."""
    before = {passage.place: passage.text for passage in passages(old)}
    after = {passage.place: passage.text for passage in passages(new)}
    items = {item.id for item in old.items} & {item.id for item in new.items}
    for place in [*after, *(gone for gone in before if gone not in after)]:
        if place.owner is Owner.ITEM and place.id not in items:
            continue
        was, is_ = before.get(place, {}), after.get(place, {})
        for language in [*is_, *(gone for gone in was if gone not in is_)]:
            if was.get(language) != is_.get(language):
                yield Rewording(place, language, was.get(language), is_.get(language))


def passages(instrument: Instrument) -> Iterator[Passage]:
    """Every text of the instrument and of the schemes it uses, in reading order."""
    about = [(Part.TITLE, instrument.title), (Part.PURPOSE, instrument.purpose), (Part.SOURCE, instrument.source)]
    about += [(Part.CHANGES, instrument.changes)]
    if instrument.short_form_title:
        about += [(Part.SHORT_FORM, instrument.short_form_title)]
    yield from _passages(Owner.BANK, "", about)
    for scale in instrument.scales:
        yield from _of_scale(scale)
    for domain in instrument.domains:
        yield from _of_domain(domain)
    for band in instrument.bands:
        yield from _passages(
            Owner.BAND, f"{band.lowest:g}–{band.highest:g}", [(Part.LABEL, band.label), (Part.PROMPT, band.prompt)]
        )
    for scheme in instrument.schemes:
        yield from _of_scheme(scheme)


def _passages(owner: Owner, name: str, parts: Sequence[tuple[Part, Text | None]]) -> Iterator[Passage]:
    return (Passage(Place(owner, name, part), text) for part, text in parts if text is not None)


def _of_scale(scale: Scale) -> Iterator[Passage]:
    for level in scale.levels:
        yield Passage(Place(Owner.SCALE, scale.id, Part.LEVEL, level.value), level.label)
    beside = [(Part.DONT_KNOW, scale.dont_know), (Part.NOT_APPLICABLE, scale.not_applicable)]
    yield from _passages(Owner.SCALE, scale.id, [*beside, (Part.INSTRUCTION, scale.instruction)])


def _of_domain(domain: Domain) -> Iterator[Passage]:
    yield from _passages(Owner.DOMAIN, domain.id, [(Part.TITLE, domain.title), (Part.ABOUT, domain.about)])
    for item in domain.items:
        yield from _passages(Owner.ITEM, item.id, [(Part.TEXT, item.text)])
        values = item.scale.values if item.scale else ()
        for value, text in zip(values, item.descriptors, strict=False):
            yield Passage(Place(Owner.ITEM, item.id, Part.LEVEL, value), text)
        helps = [(Part.GUIDANCE, item.guidance), (Part.EXAMPLES, item.examples), (Part.EVIDENCE, item.evidence)]
        yield from _passages(Owner.ITEM, item.id, helps)


def _of_scheme(scheme: CategoryScheme) -> Iterator[Passage]:
    parts = [(Part.TITLE, scheme.title), (Part.ABOUT, scheme.about), (Part.SOURCE, scheme.source)]
    yield from _passages(Owner.SCHEME, scheme.id, parts)
    for category in scheme.categories:
        parts = [(Part.LABEL, category.label), (Part.FINDING, category.finding), (Part.SOURCE, category.source)]
        yield from _passages(Owner.CATEGORY, f"{scheme.id} {category.id}", parts)
