"""From the files of a question bank to the instrument that people answer."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sait.instruments.build import build_instrument, content_hash
from sait.instruments.checks import check_instrument, check_texts
from sait.instruments.history import check_reuse
from sait.instruments.identifiers import check_names
from sait.instruments.overlays import bank_texts, check_bank_overlay, check_overlay, scheme_texts
from sait.instruments.problems import Problem
from sait.instruments.reading import Data, series, table
from sait.instruments.shape import check_shape
from sait.instruments.source import Source, read_source
from sait.instruments.staleness import MARKS, texts_by_fingerprint, without_marks
from sait.instruments.taste import is_warning, report_unused, rule_of

__all__ = ["BankReading", "build_instrument", "content_hash", "find_banks", "read_bank", "schemes_of"]

BANK_FILE = "instrument.yaml"
SCHEME_FILE = "scheme.yaml"
OVERLAYS = "[a-z][a-z].yaml"

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class BankReading:
    """What was read: the canonical document (None where nothing usable was), and every problem: the bank's before its translations'.

    *warnings* break a rule of taste that the bank does not accept, *accepted* one that it does; both leave it usable. *marks*: by language, what each translated text remembers of its source (``staleness``); the document is without. *is_whole*: every
    file could be read to its end, so that there is nothing more to find.
    """

    document: Document | None
    problems: tuple[Problem, ...]
    marks: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    warnings: tuple[Problem, ...] = ()
    accepted: tuple[Problem, ...] = ()
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class _Translated:
    """A file in the source language and its translations, by language."""

    source: Source
    overlays: dict[str, Source]

    @property
    def sources(self) -> list[Source]:
        return [self.source, *self.overlays.values()]

    @property
    def marks(self) -> dict[str, dict[str, str]]:
        return {language: dict(table(table(one.data).get(MARKS))) for language, one in self.overlays.items()}

    @property
    def words(self) -> Document:
        return {language: without_marks(overlay.data) for language, overlay in self.overlays.items()}


def find_banks(root: Path) -> tuple[Path, ...]:
    """Every folder under *root* that holds a bank, in order of its path; older versions before newer ones."""
    return _in_order(root.rglob(BANK_FILE))


def _in_order(files: Iterable[Path]) -> tuple[Path, ...]:
    return tuple(sorted((found.parent for found in files), key=_version_order))


def _version_order(folder: Path) -> tuple[str, tuple[int, ...], str]:
    numbers = tuple(int(part) for part in folder.name.split(".") if part.isdecimal())
    return (str(folder.parent), numbers, folder.name)


def read_bank(folder: Path, schemes_folder: Path, known: Iterable[Document] = ()) -> BankReading:
    """Read a bank with its translations and the category schemes it names. Never raises for what the files contain.

    Its identifiers must mean what they meant in the earlier versions that lie beside it, and what they mean in any
    other version of it among the *known* instruments (as documents have them).
    """
    bank = _read_translated(folder, BANK_FILE, "instrument")
    schemes = _read_schemes(bank.source, schemes_folder)
    if bank.source.data is not None:
        usable = {name: one.source.data for name, one in schemes.items() if one.source.data and one.source.sound(())}
        check_instrument(bank.source, usable, bank.overlays, _schemes_in(schemes_folder))
        earlier = [*_earlier(folder), *_others(table(bank.source.data), known)]
        check_reuse(bank.source, earlier)
        former = texts_by_fingerprint(bank_texts(one) for one in earlier)
        for language, overlay in bank.overlays.items():
            check_bank_overlay(bank.source, overlay, language, former)
    sources = [*bank.sources, *(source for scheme in schemes.values() for source in scheme.sources)]
    found = [problem for source in sources for problem in sorted(source.problems)]
    if not bank.source.misshapen:
        report_unused(bank.source, found)
        found = [problem for source in sources for problem in sorted(source.problems)]
    problems = tuple(problem for problem in found if not is_warning(problem))
    lapses = [problem for problem in found if is_warning(problem)]
    accepts = table(table(bank.source.data).get("accepts"))
    return BankReading(
        None if problems else _document(bank, schemes),
        problems,
        bank.marks,
        tuple(one for one in lapses if rule_of(one) not in accepts),
        tuple(one for one in lapses if rule_of(one) in accepts),
        all(source.data is not None for source in sources),
    )


def _earlier(folder: Path) -> Iterator[Any]:
    """The versions of the same bank beside this one that came before it, the newest first."""
    beside = _in_order(folder.parent.glob(f"*/{BANK_FILE}"))
    before = [found for found in beside if _version_order(found) < _version_order(folder)]
    for found in reversed(before):
        data = read_source(found / BANK_FILE, str(found)).data
        if data is not None:
            yield data


def _others(data: Data, known: Iterable[Document]) -> list[Document]:
    """Those of *known* that are other versions of *data*, the newest first: also later ones, or a lower number would do."""
    same = [one for one in known if one.get("id") == data.get("id") and _numbers(one) != _numbers(data)]
    return sorted(same, key=_numbers, reverse=True)


def _numbers(data: Data) -> tuple[int, ...]:
    return tuple(int(part) for part in str(data.get("version", "")).split(".") if part.isdecimal())


def _document(bank: _Translated, schemes: dict[str, _Translated]) -> Document:
    document = {
        "instrument": bank.source.data,
        "overlays": bank.words,
        "schemes": {name: {"source": one.source.data, "overlays": one.words} for name, one in schemes.items()},
    }
    # Through JSON once, so that keys are text and what is hashed is what is stored.
    stored: Document = json.loads(json.dumps(document))
    return stored


def _read_translated(folder: Path, name: str, kind: str) -> _Translated:
    """A file and its translations; *kind* names the schema of the file."""
    overlay_kind = "overlay" if kind == "instrument" else f"{kind}-overlay"
    overlays = {path.stem: _read(path, overlay_kind) for path in sorted(folder.glob(OVERLAYS))}
    return _Translated(_read(folder / name, kind), overlays)


def _read(path: Path, kind: str) -> Source:
    source = read_source(path, str(path))
    if source.data is not None:
        check_shape(source, kind)
        check_texts(source)
    return source


def _schemes_in(folder: Path) -> set[str]:
    return {found.parent.name for found in folder.glob(f"*/{SCHEME_FILE}")}


def _read_schemes(bank: Source, schemes_folder: Path) -> dict[str, _Translated]:
    """The schemes that *bank* names, by identifier."""
    schemes: dict[str, _Translated] = {}
    for place, name in enumerate(series(table(bank.data).get("schemes"))):
        # What is not an identifier is no name of a folder either, whatever may lie at that path.
        if not bank.sound(("schemes", place)) or name in schemes:
            continue
        folder = schemes_folder / name
        if (folder / SCHEME_FILE).is_file():
            schemes[name] = _read_scheme(folder)
        else:
            bank.report(("schemes", place), "bank.scheme-unknown", scheme=name)
    return schemes


def _read_scheme(folder: Path) -> _Translated:
    scheme = _read_translated(folder, SCHEME_FILE, "scheme")
    source = scheme.source
    if source.data is None:
        return scheme
    check_names(source, "categories", scheme.overlays)
    found = table(source.data).get("id")
    if source.sound(("id",)) and found != folder.name:
        source.report(("id",), "bank.scheme-id", found=found, folder=folder.name)
    for language, overlay in scheme.overlays.items():
        check_overlay(source, overlay, scheme_texts(source.data), language)
    return scheme


def schemes_of(folder: Path) -> Path:
    """The schemes beside the bank: the nearest folder of that name above it."""
    for above in folder.resolve().parents:
        if (above / "schemes").is_dir():
            return above / "schemes"
    return folder.parent / "schemes"
