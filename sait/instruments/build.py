"""Building the instrument from its canonical document: no files, no checks; the document has passed them."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from sait.i18n.text import SOURCE_LANGUAGE, Text
from sait.instruments.model import Band, Category, CategoryScheme, Domain, Instrument, Item, Level, Scale

Data = Mapping[str, Any]


def build_instrument(document: Data) -> Instrument:
    """The instrument that a checked document describes, whether fresh from its files or stored long ago."""
    bank, overlays = document["instrument"], document["overlays"]
    said = _Words(overlays)
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
        scale=_scale(bank["scale"], said),
        domains=tuple(_domain(domain, said) for domain in bank["domains"]),
        bands=tuple(_band(band, said) for band in bank.get("bands", [])),
        schemes=tuple(_scheme(document["schemes"][name]) for name in bank.get("schemes", [])),
        short_form=tuple(bank["short_form"]),
        unreviewed=tuple(sorted(unreviewed)),
        content_hash=content_hash(document),
    )


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
    return Scale(
        id=scale["id"],
        levels=tuple(
            Level(level["value"], said(level["label"], "scale", "levels", str(level["value"])))
            for level in scale["levels"]
        ),
        dont_know=said(scale["dont_know"], "scale", "dont_know"),
        not_applicable=said(scale["not_applicable"], "scale", "not_applicable"),
    )


def _domain(domain: Data, said: _Words) -> Domain:
    return Domain(
        id=domain["id"],
        title=said(domain["title"], "domains", domain["id"], "title"),
        about=said(domain["about"], "domains", domain["id"], "about"),
        items=tuple(_item(item, said) for item in domain["items"]),
    )


def _item(item: Data, said: _Words) -> Item:
    place = ("items", item["id"])
    levels = sorted(item["levels"], key=int)
    return Item(
        id=item["id"],
        text=said(item["text"], *place, "text"),
        descriptors=tuple(said(item["levels"][level], *place, "levels", level) for level in levels),
        categories={scheme: tuple(names) for scheme, names in item.get("categories", {}).items()},
        guidance=said(item["guidance"], *place, "guidance") if "guidance" in item else None,
        evidence=said(item["evidence"], *place, "evidence") if "evidence" in item else None,
        weight=float(item.get("weight", 1)),
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
