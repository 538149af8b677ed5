"""What must hold of a bank beyond its shape. Every fault is reported; none stops the others."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, islice, pairwise
from typing import Any

from sait.i18n.text import SOURCE_LANGUAGE
from sait.instruments.adverbs import substance
from sait.instruments.conditions import KEY, check_conditions
from sait.instruments.gaps import check_gaps
from sait.instruments.identifiers import MONTHS, NONE, check_names, check_once, unknown
from sait.instruments.levels import Value
from sait.instruments.model import AXIS_SHARE
from sait.instruments.reading import Data, items_of, name_of, names, series, table
from sait.instruments.source import Route, Source

MARKUP = re.compile(r"<\S*|\[[^\]]*\]\([^)]*\)|\*\*|`")
# Neither a slide nor a terminal can show these, and some turn round the text that follows them.
UNSHOWABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
FEWEST_ITEMS = 2
NEED_A_MEAN = ("reversed", "target", "weight")
MOST_LEVELS = 11
"""As many as the schema allows; every pair is compared, so a longer list is not worth the time."""


def check_texts(source: Source) -> None:
    """Texts are plain words: whatever looks like markup would be shown as it stands, or worse."""
    for route, text in _texts(source.data, ()):
        found = MARKUP.search(text) or UNSHOWABLE.search(text)
        if found:
            source.report(route, "bank.markup", found=found.group()[:40])
        elif text and not text.strip():
            source.report(route, "bank.text-empty")


def _texts(data: object, route: Route) -> Iterator[tuple[Route, str]]:
    if isinstance(data, str):
        yield route, data
    inner: Iterable[tuple[Any, object]] = table(data).items() if isinstance(data, dict) else enumerate(series(data))
    for key, value in inner:
        yield from _texts(value, (*route, key))


def scales_of(source: Source) -> dict[str, Data]:
    """The scales of a bank by identifier; without those that cannot be read, so that nothing is measured by them."""
    scales = series(table(source.data).get("scales"))
    return {name_of(scale): scale for place, scale in enumerate(scales) if source.sound(("scales", place))}


def values_of(scale: Data) -> list[Value]:
    """The values of a scale's levels, as they stand in the file."""
    return [level["value"] for level in scale["levels"]]


def check_instrument(
    source: Source,
    schemes: Mapping[str, Data],
    translations: Mapping[str, Source] = NONE,
    at_hand: Collection[str] = (),
) -> None:
    """Identifiers, scales, bands, descriptors, categories and the short form of one bank.

    *translations* by language: they may know what the bank has lost. *at_hand*: the category schemes that it could list.
    """
    check_names(source, "scales", translations)
    scales = scales_of(source)
    for place, scale in enumerate(series(table(source.data).get("scales"))):
        if name_of(scale) in scales and values_of(scale) != sorted(set(values_of(scale))):
            source.report(("scales", place, "levels"), "bank.levels-order")
    check_gaps(source, translations)
    items = list(items_of(source.data))
    ends = axis_ends(source, [item for _, item in items], scales)
    if ends and source.sound(("bands",)):
        _check_bands(source, ends, translations)
    domains = series(table(source.data).get("domains"))
    check_names(source, "domains", translations)
    for place, domain in enumerate(domains):
        if name_of(domain) in MONTHS:
            source.report(("domains", place, "id"), "bank.id-date", id=name_of(domain))
        if isinstance(table(domain).get("items"), list) and _of_all(domain) < FEWEST_ITEMS:
            source.report(("domains", place), "bank.domain-too-small", domain=name_of(domain))
    check_once(source, "items", items, translations)
    _check_codes(source, items)
    for route, item in items:
        _check_item(source, route, table(item), scales)
    _check_scales_used(source, [item for _, item in items], scales)
    _check_categories(source, items, schemes, at_hand)
    _check_short_form(source, {name_of(item) for _, item in items})
    check_conditions(source, items, _levels_of(source, items, scales))
    _check_unused(source, [item for _, item in items], schemes)


def _of_all(domain: Data) -> int:
    """How many items of a domain everybody is asked: others enter no mean."""
    return sum(KEY not in table(item) for item in domain["items"])


def _check_scales_used(source: Source, items: Sequence[Data], scales: Mapping[str, Data]) -> None:
    if not source.sound(("scales",)) or not source.sound(("domains",)):
        return
    if not {str(item["scale"]) for item in items if "scale" in item} <= set(scales):
        # The scale that no item uses is probably the one that an item misspells.
        return
    used = {name_of(scale) for item in items if (scale := scale_of(source, table(item), scales))}
    for place, scale in enumerate(series(table(source.data).get("scales"))):
        if name_of(scale) not in used:
            source.report(("scales", place), "bank.scale-unused", scale=name_of(scale))


def scale_of(source: Source, item: Data, scales: Mapping[str, Data]) -> Data | None:
    """The scale of an item: the one it names, or the first; None for free text and where that cannot be told."""
    if "answer" in item or not scales:
        return None
    first = name_of(series(table(source.data).get("scales"))[0])
    return scales.get(str(item.get("scale", first)))


def _levels_of(
    source: Source, items: Iterable[tuple[Route, Data]], scales: Mapping[str, Data]
) -> dict[str, list[Value] | None]:
    """The levels of each item's scale by the item's name: None in words, and no entry where the scale cannot be told."""
    found: dict[str, list[Value] | None] = {}
    for route, item in items:
        scale = scale_of(source, table(item), scales) if source.sound(route) else None
        if "answer" in table(item):
            found[name_of(item)] = None
        elif scale:
            found[name_of(item)] = values_of(scale)
    return found


def axis_ends(source: Source, items: Sequence[Data], scales: Mapping[str, Data]) -> tuple[Value, Value] | None:
    """The ends of the bank's axes, as ``Instrument.axis`` has them; None where they cannot be told."""
    named = {str(item["scale"]) for item in items if "scale" in table(item)}
    if not source.sound(("scales",)) or not named <= set(scales):
        return None
    averaged = [table(item) for item in items if KEY not in table(item)]
    used = [scale for item in averaged if (scale := scale_of(source, item, scales)) and scale["kind"] == "rating"]
    ends = {(min(values_of(scale)), max(values_of(scale))) for scale in used}
    if not ends:
        return None
    return ends.pop() if len(ends) == 1 else AXIS_SHARE


def _check_codes(source: Source, items: Iterable[tuple[Route, Data]]) -> None:
    """An author's codes name one item each, or a researcher could not join the answers to them."""
    seen: dict[str, str] = {}
    for route, item in items:
        code = table(item).get("code")
        if not isinstance(code, str) or not source.sound((*route, "code")):
            continue
        if code in seen:
            source.report((*route, "code"), "bank.code-twice", published=code, item=seen[code])
        seen.setdefault(code, name_of(item))


def _check_bands(source: Source, ends: tuple[Value, Value], translations: Mapping[str, Source]) -> None:
    check_names(source, "bands", translations)
    bands = series(source.data.get("bands"))
    if not bands:
        return
    if (bands[0]["from"], bands[-1]["to"]) != ends:
        source.report(("bands",), "bank.band-ends", lowest=ends[0], highest=ends[1])
    for place, band in enumerate(bands):
        if band["from"] >= band["to"]:
            source.report(("bands", place), "bank.band-gap", case="backwards", first=band["from"], second=band["to"])
    for place, (first, second) in enumerate(pairwise(bands), start=1):
        if first["to"] != second["from"]:
            source.report(("bands", place), "bank.band-gap", first=first["id"], second=second["id"])


def _check_item(source: Source, route: Route, item: Data, scales: Mapping[str, Data]) -> None:
    name, domain = name_of(item), name_of(source.data["domains"][route[1]])
    sound = source.sound((*route, "id")) and source.sound((*route[:2], "id"))
    if sound and not name.startswith(f"{domain}-"):
        source.report((*route, "id"), "bank.id-domain", item=name, domain=domain)
    if "answer" in item and "scale" in item:
        source.report((*route, "scale"), "bank.answer-and-scale", item=name)
    if "scale" in item and source.sound(("scales",)) and str(item["scale"]) not in scales:
        source.report((*route, "scale"), "bank.scale-unknown", **unknown("scale", str(item["scale"]), scales))
        return
    scale = scale_of(source, item, scales)
    _check_levels(source, route, item, scale)
    if "answer" in item or (scale and scale["kind"] != "rating"):
        for key in NEED_A_MEAN:
            if key in item:
                source.report((*route, key), "bank.not-rated", item=name, key=key)
    if scale and "target" in item and source.sound((*route, "target")) and item["target"] not in values_of(scale):
        source.report((*route, "target"), "bank.target", item=name, target=item["target"])


def _check_levels(source: Source, route: Route, item: Data, scale: Data | None) -> None:
    """A described scale needs a description of each level; any other answer has none."""
    descriptors = item.get("levels", {})
    if not isinstance(descriptors, dict) or (scale is None and "answer" not in item):
        return
    values = values_of(scale) if scale and scale["described"] else []
    if scale and descriptors and not values:
        source.report((*route, "levels"), "bank.descriptor-extra", case="plain", item=name_of(item))
        return
    check_descriptors(source, (*route, "levels"), name_of(item), descriptors, values)
    check_degrees(source, (*route, "levels"), name_of(item), descriptors, SOURCE_LANGUAGE)


def check_descriptors(source: Source, route: Route, item: str, texts: Data, levels: Sequence[Value]) -> None:
    """One descriptor for each level of the scale, and none besides."""
    for level in levels:
        if level not in texts:
            source.report(route, "bank.descriptor-missing", item=item, level=level)
    for level in texts:
        if level not in levels and source.sound((*route, level)):
            source.report((*route, level), "bank.descriptor-extra", item=item, level=level)


def check_degrees(source: Source, route: Route, item: str, texts: Data, language: str) -> None:
    """No two descriptors of an item that differ only in degree."""
    given = [
        (level, substance(text, language))
        for level, text in islice(texts.items(), MOST_LEVELS)
        if isinstance(text, str) and text.strip()
    ]
    for (first, one), (second, other) in combinations(given, 2):
        if one == other:
            source.report((*route, second), "bank.descriptors-alike", first=first, second=second, item=item)


def _check_categories(
    source: Source, items: Sequence[tuple[Route, Data]], schemes: Mapping[str, Data], at_hand: Collection[str]
) -> None:
    listed = set(names(table(source.data).get("schemes")))
    known = {scheme: {name_of(one) for one in schemes[scheme]["categories"]} for scheme in schemes}
    for route, item in items:
        for scheme, chosen in table(table(item).get("categories")).items():
            inner = (*route, "categories", scheme)
            if scheme not in listed:
                is_alone = len(table(table(item)["categories"])) == 1
                case = "there" if scheme in at_hand else "alone" if is_alone else ""
                source.report(inner, "bank.scheme-unlisted", case=case, scheme=scheme)
            for place, name in enumerate(names(chosen) if scheme in known else []):
                if name not in known[scheme]:
                    words = unknown("category", name, known[scheme])
                    source.report((*inner, place), "bank.category-unknown", scheme=scheme, **words)


def _check_short_form(source: Source, known: set[str]) -> None:
    if "" in known or not known:
        # An item whose identifier cannot be read may be the one that is named.
        return
    for place, name in enumerate(series(table(source.data.get("short_form")).get("items"))):
        if isinstance(name, str) and name not in known:
            source.report(("short_form", "items", place), "bank.short-form", **unknown("item", name, known))


def _check_unused(source: Source, items: Sequence[Data], schemes: Mapping[str, Data]) -> None:
    """Needs every item's categories: one that cannot be read may be where a category is used."""
    if not source.sound(("domains",)):
        return
    for place, scheme in enumerate(names(source.data.get("schemes"))):
        used = {name for item in items for name in item.get("categories", {}).get(scheme, [])}
        known = {name_of(one) for one in schemes.get(scheme, {}).get("categories", [])}
        for category in schemes.get(scheme, {}).get("categories", []) if used <= known else []:
            if name_of(category) not in used:
                source.report(("schemes", place), "bank.category-unused", scheme=scheme, category=name_of(category))
