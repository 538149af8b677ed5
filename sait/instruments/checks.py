"""What must hold of a bank beyond its shape. Every fault is reported; none stops the others."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from sait.instruments.adverbs import differ_only_by_degree
from sait.instruments.source import Route, Source

MARKUP = re.compile(r"<[a-zA-Z/!][^>]*>|\[[^\]]*\]\([^)]*\)|\*\*|`")

Data = Mapping[Any, Any]


def check_texts(source: Source) -> None:
    """Texts are plain words: whatever looks like markup would be shown as it stands, or worse."""
    for route, text in _texts(source.data, ()):
        found = MARKUP.search(text)
        if found:
            source.report(route, "bank.markup", found=found.group()[:40])


def _texts(data: Any, route: Route) -> Iterator[tuple[Route, str]]:  # noqa: ANN401 - whatever the file holds
    if isinstance(data, str):
        yield route, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _texts(value, (*route, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _texts(value, (*route, index))


def check_instrument(source: Source, schemes: Mapping[str, Data]) -> None:
    """Identifiers, scale, bands, descriptors, categories and the short form of one bank."""
    data = source.data
    levels = [level["value"] for level in data["scale"]["levels"]]
    if levels != sorted(set(levels)):
        source.report(("scale", "levels"), "bank.levels-order")
    _check_bands(source, levels)
    seen: set[str] = set()
    for number, domain in enumerate(data["domains"]):
        route: Route = ("domains", number)
        _once(source, (*route, "id"), domain["id"], seen)
        if len(domain["items"]) < 2:
            source.report(route, "bank.domain-too-small", domain=domain["id"])
        for place, item in enumerate(domain["items"]):
            inner = (*route, "items", place)
            _once(source, (*inner, "id"), item["id"], seen)
            if not item["id"].startswith(f"{domain['id']}-"):
                source.report((*inner, "id"), "bank.id-domain", item=item["id"], domain=domain["id"])
            check_levels(source, inner, item["id"], item["levels"], levels, "en")
            _check_categories(source, inner, item, schemes)
    for place, item_id in enumerate(data["short_form"]):
        if item_id not in seen:
            source.report(("short_form", place), "bank.short-form", item=item_id)
    _check_unused(source, schemes)


def _once(source: Source, route: Route, name: str, seen: set[str]) -> None:
    if name in seen:
        source.report(route, "bank.duplicate-id", id=name)
    seen.add(name)


def _check_bands(source: Source, levels: list[int]) -> None:
    bands = source.data.get("bands", [])
    if not bands:
        return
    if (bands[0]["from"], bands[-1]["to"]) != (min(levels), max(levels)):
        source.report(("bands",), "bank.band-ends", lowest=min(levels), highest=max(levels))
    for place, (first, second) in enumerate(pairwise(bands), start=1):
        if first["to"] != second["from"] or second["from"] >= second["to"]:
            source.report(("bands", place), "bank.band-gap", first=first["id"], second=second["id"])


def check_levels(source: Source, route: Route, item_id: str, texts: Data, levels: list[int], language: str) -> None:
    """One descriptor for each level of the scale, and no two that differ only in degree."""
    for level in levels:
        if level not in texts:
            source.report((*route, "levels"), "bank.descriptor-missing", item=item_id, level=level)
    for level in texts:
        if level not in levels:
            source.report((*route, "levels", level), "bank.descriptor-extra", item=item_id, level=level)
    given = [level for level in levels if level in texts]
    for place, first in enumerate(given):
        for second in given[place + 1 :]:
            if differ_only_by_degree(texts[first], texts[second], language):
                alike = {"first": first, "second": second, "item": item_id}
                source.report((*route, "levels", second), "bank.descriptors-alike", **alike)


def _check_categories(source: Source, route: Route, item: Data, schemes: Mapping[str, Data]) -> None:
    for scheme_id, category_ids in item.get("categories", {}).items():
        inner = (*route, "categories", scheme_id)
        if scheme_id not in source.data.get("schemes", []):
            source.report(inner, "bank.scheme-unlisted", scheme=scheme_id)
        known = {category["id"] for category in schemes.get(scheme_id, {}).get("categories", [])}
        for place, category_id in enumerate(category_ids):
            if scheme_id in schemes and category_id not in known:
                source.report((*inner, place), "bank.category-unknown", scheme=scheme_id, category=category_id)


def _check_unused(source: Source, schemes: Mapping[str, Data]) -> None:
    items = [item for domain in source.data["domains"] for item in domain["items"]]
    for place, scheme_id in enumerate(source.data.get("schemes", [])):
        used = {name for item in items for name in item.get("categories", {}).get(scheme_id, [])}
        for category in schemes.get(scheme_id, {}).get("categories", []):
            if category["id"] not in used:
                names = {"scheme": scheme_id, "category": category["id"]}
                source.report(("schemes", place), "bank.category-unused", **names)


def check_overlay(overlay: Source, expected: Data) -> None:
    """Report every text that has no translation, and every translation of nothing. *expected* is in the overlay's shape."""
    wanted, given = dict(_texts(expected, ())), dict(_texts(overlay.data, ()))
    kept = {("language",)}
    for route in wanted:
        if route not in given:
            overlay.report(route, "bank.overlay-missing", path=_path(route))
    for route in given:
        if route not in wanted and route not in kept:
            overlay.report(route, "bank.overlay-extra", path=_path(route))


def _path(route: Route) -> str:
    return " > ".join(str(part) for part in route)
