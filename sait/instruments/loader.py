"""From the files of a question bank to the instrument that people answer."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sait.instruments.build import build_instrument
from sait.instruments.checks import check_instrument, check_levels, check_overlay, check_texts
from sait.instruments.problems import Problem
from sait.instruments.shape import check_shape
from sait.instruments.source import Source, read_source

__all__ = ["BankReading", "build_instrument", "content_hash", "find_banks", "read_bank"]

BANK_FILE = "instrument.yaml"
SCHEME_FILE = "scheme.yaml"
OVERLAYS = "[a-z][a-z].yaml"

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class BankReading:
    """What was read: the canonical document (None where nothing usable was), and every problem in reading order."""

    document: Document | None
    problems: tuple[Problem, ...]


def find_banks(root: Path) -> tuple[Path, ...]:
    """Every folder under *root* that holds a bank, in order of its path; older versions before newer ones."""
    return tuple(sorted((found.parent for found in root.rglob(BANK_FILE)), key=_version_order))


def _version_order(folder: Path) -> tuple[str, tuple[int, ...], str]:
    numbers = tuple(int(part) for part in folder.name.split(".") if part.isdigit())
    return (str(folder.parent), numbers, folder.name)


def content_hash(document: Mapping[str, Any]) -> str:
    """SHA-256 of the document's canonical JSON: the same content has the same hash, wherever its files lie."""
    canonical = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def read_bank(folder: Path, schemes_folder: Path) -> BankReading:
    """Read a bank with its translations and the category schemes it names. Never raises for what the files contain."""
    bank = _read(folder / BANK_FILE, "instrument")
    sources = [bank]
    schemes: dict[str, Document] = {}
    if bank.data is None or bank.problems:
        return BankReading(None, tuple(bank.problems))
    for place, scheme_id in enumerate(bank.data.get("schemes", [])):
        found = schemes_folder / str(scheme_id)
        if not (found / SCHEME_FILE).is_file():
            bank.report(("schemes", place), "bank.scheme-unknown", scheme=scheme_id)
            continue
        scheme_sources, schemes[scheme_id] = _read_scheme(found)
        sources += scheme_sources
    usable = {name: scheme["source"] for name, scheme in schemes.items() if scheme["source"]}
    check_instrument(bank, usable)
    overlays = {path.stem: _read(path, "overlay") for path in sorted(folder.glob(OVERLAYS))}
    sources += overlays.values()
    for language, overlay in overlays.items():
        _check_overlay(bank, overlay, language)
    problems = tuple(sorted(problem for source in sources for problem in source.problems))
    document: Document = {
        "instrument": bank.data,
        "overlays": {language: overlay.data for language, overlay in overlays.items()},
        "schemes": schemes,
    }
    # Through JSON once, so that keys are text and what is hashed is what is stored.
    return BankReading(None if problems else json.loads(json.dumps(document)), problems)


def _read(path: Path, kind: str) -> Source:
    source = read_source(path, str(path))
    if source.data is not None:
        if check_shape(source, kind):
            check_texts(source)
        else:
            source.data = None
    return source


def _read_scheme(folder: Path) -> tuple[list[Source], Document]:
    scheme = _read(folder / SCHEME_FILE, "scheme")
    overlays = {path.stem: _read(path, "scheme-overlay") for path in sorted(folder.glob(OVERLAYS))}
    for overlay in overlays.values():
        if scheme.data is not None and overlay.data is not None:
            check_overlay(overlay, _scheme_in_overlay_shape(scheme.data))
    texts = {language: overlay.data for language, overlay in overlays.items()}
    return [scheme, *overlays.values()], {"source": scheme.data, "overlays": texts}


def _check_overlay(bank: Source, overlay: Source, language: str) -> None:
    if overlay.data is None:
        return
    check_overlay(overlay, _in_overlay_shape(bank.data))
    levels = [level["value"] for level in bank.data["scale"]["levels"]]
    for item_id, item in overlay.data["items"].items():
        check_levels(overlay, ("items", item_id), item_id, item["levels"], levels, language)


def _in_overlay_shape(bank: Mapping[str, Any]) -> Document:
    """The bank's own texts, arranged as a translation of them is."""
    scale, domains = bank["scale"], bank["domains"]
    texts: Document = {key: bank[key] for key in ("title", "purpose", "source", "changes")}
    texts["scale"] = {
        "levels": {level["value"]: level["label"] for level in scale["levels"]},
        "dont_know": scale["dont_know"],
        "not_applicable": scale["not_applicable"],
    }
    texts["bands"] = {band["id"]: {key: band[key] for key in ("label", "prompt")} for band in bank.get("bands", [])}
    texts["domains"] = {domain["id"]: {key: domain[key] for key in ("title", "about")} for domain in domains}
    parts = ("text", "levels", "guidance", "evidence")
    texts["items"] = {
        item["id"]: {key: item[key] for key in parts if key in item} for domain in domains for item in domain["items"]
    }
    return texts


def _scheme_in_overlay_shape(scheme: Mapping[str, Any]) -> Document:
    texts: Document = {key: scheme[key] for key in ("title", "about", "source")}
    parts = ("label", "finding", "source")
    texts["categories"] = {one["id"]: {key: one[key] for key in parts} for one in scheme["categories"]}
    return texts
