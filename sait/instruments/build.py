"""Building the instrument from its canonical document: no files, no checks; the document has passed them."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from sait.i18n.text import SOURCE_LANGUAGE, Text
from sait.instruments.model import (
    Accepted,
    AskedIf,
    Band,
    Category,
    CategoryScheme,
    Domain,
    Instrument,
    Item,
    Kind,
    Level,
    Scale,
)

Data = Mapping[str, Any]

_SHORT_FORM = {"cy": "Ffurf fer"}


def build_instrument(document: Data) -> Instrument:
    """The instrument that a checked document describes, whether fresh from its files or stored long ago."""
    bank, overlays = as_written_now(document)
    said = _Words(overlays)
    scales = {scale["id"]: _scale(scale, said) for scale in bank["scales"]}
    short_form = bank.get("short_form", {})
    reviews = [overlays, *(scheme["overlays"] for scheme in document["schemes"].values())]
    unreviewed = {language for one in reviews for language, overlay in one.items() if not overlay["reviewed"]}
    return Instrument(
        id=bank["id"],
        version=bank["version"],
        title=said(bank["title"], "title"),
        purpose=said(bank["purpose"], "purpose"),
        publisher=bank["publisher"],
        source=said(bank["source"], "source"),
        licence=bank["licence"],
        changes=said(bank["changes"], "changes"),
        scales=tuple(scales.values()),
        domains=tuple(_domain(domain, scales, said) for domain in bank["domains"]),
        bands=tuple(_band(band, said) for band in bank.get("bands", [])),
        schemes=tuple(_scheme(document["schemes"][name]) for name in bank.get("schemes", [])),
        short_form=tuple(short_form.get("items", ())),
        short_form_title=said(short_form["title"], "short_form", "title") if short_form else None,
        unreviewed=tuple(sorted(unreviewed)),
        content_hash=content_hash(document),
        accepts=tuple(Accepted(rule, said(why, "accepts", rule)) for rule, why in bank.get("accepts", {}).items()),
    )


def as_written_now(document: Data) -> tuple[Data, Mapping[str, Data]]:
    """A document's bank and its translations; one stored when a bank had a single scale, as it would be written today."""
    bank, overlays = document["instrument"], document["overlays"]
    if "scales" in bank:
        return bank, overlays
    name = bank["scale"]["id"]
    scale = {"kind": "rating", "described": True, **bank["scale"]}
    titled = {"title": "Short form", "items": bank["short_form"]}
    said = {
        language: {
            **overlay,
            "scales": {name: overlay["scale"]},
            "short_form": {"title": _SHORT_FORM.get(language, "Short form")},
        }
        for language, overlay in overlays.items()
    }
    return {**bank, "scales": [scale], "short_form": titled}, said


def content_hash(document: Data) -> str:
    """SHA-256 of the document's canonical JSON: the same content has the same hash, wherever its files lie."""
    canonical = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


class _Words:
    """Puts the translations of one text beside it."""

    def __init__(self, overlays: Mapping[str, Data]) -> None:
        self._overlays = overlays

    def __call__(self, source: str, *path: str) -> Text:
        texts = {SOURCE_LANGUAGE: source}
        for language, overlay in self._overlays.items():
            found: Any = overlay
            for part in path:
                found = found[part]
            texts[language] = found
        return texts


def _scale(scale: Data, said: _Words) -> Scale:
    place = ("scales", scale["id"])

    def optional(key: str) -> Text | None:
        return said(scale[key], *place, key) if key in scale else None

    return Scale(
        id=scale["id"],
        kind=Kind(scale["kind"]),
        levels=tuple(
            Level(level["value"], said(level["label"], *place, "levels", str(level["value"])))
            for level in scale["levels"]
        ),
        described=scale["described"],
        dont_know=optional("dont_know"),
        not_applicable=optional("not_applicable"),
        instruction=optional("instruction"),
    )


def _domain(domain: Data, scales: Mapping[str, Scale], said: _Words) -> Domain:
    return Domain(
        id=domain["id"],
        title=said(domain["title"], "domains", domain["id"], "title"),
        about=said(domain["about"], "domains", domain["id"], "about"),
        items=tuple(_item(item, _scale_of(item, scales), said) for item in domain["items"]),
    )


def _scale_of(item: Data, scales: Mapping[str, Scale]) -> Scale | None:
    if item.get("answer") == "text":
        return None
    return scales[item["scale"]] if "scale" in item else next(iter(scales.values()))


def _item(item: Data, scale: Scale | None, said: _Words) -> Item:
    place = ("items", item["id"])
    levels = sorted(item.get("levels", ()), key=float)

    def optional(key: str) -> Text | None:
        return said(item[key], *place, key) if key in item else None

    return Item(
        id=item["id"],
        text=said(item["text"], *place, "text"),
        scale=scale,
        descriptors=tuple(said(item["levels"][level], *place, "levels", level) for level in levels),
        categories={scheme: tuple(names) for scheme, names in item.get("categories", {}).items()},
        guidance=optional("guidance"),
        examples=optional("examples"),
        evidence=optional("evidence"),
        weight=float(item.get("weight", 1)),
        reversed=item.get("reversed", False),
        target=item.get("target"),
        code=item.get("code", ""),
        asked_if=AskedIf(item["asked_if"]["item"], tuple(item["asked_if"]["levels"])) if "asked_if" in item else None,
    )


def _band(band: Data, said: _Words) -> Band:
    place = ("bands", band["id"])
    return Band(
        lowest=float(band["from"]),
        highest=float(band["to"]),
        label=said(band["label"], *place, "label"),
        prompt=said(band["prompt"], *place, "prompt"),
    )


def _scheme(scheme: Data) -> CategoryScheme:
    source, said = scheme["source"], _Words(scheme["overlays"])
    return CategoryScheme(
        id=source["id"],
        title=said(source["title"], "title"),
        about=said(source["about"], "about"),
        source=said(source["source"], "source"),
        categories=tuple(
            Category(
                id=category["id"],
                label=said(category["label"], "categories", category["id"], "label"),
                finding=said(category["finding"], "categories", category["id"], "finding"),
                source=said(category["source"], "categories", category["id"], "source"),
                certainty=category["certainty"],
            )
            for category in source["categories"]
        ),
    )
