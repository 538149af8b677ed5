"""The question banks that workshops can be opened with: those that came with SAIT, and those that were uploaded."""

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sait.errors import SaitError
from sait.instruments.loader import BANK_FILE, build_instrument, read_bank
from sait.instruments.model import Instrument
from sait.instruments.problems import Problem
from sait.services.banks.archive import BankFiles, pack, unpack
from sait.services.banks.instruments import Bank, BankList, read_bank_list
from sait.services.running.audit import note
from sait.services.tokens import now
from sait.storage import banks, instruments
from sait.storage.banks import UploadedBank
from sait.storage.engine.database import Connection, Database

SCHEMES = "schemes"


@dataclass(frozen=True, slots=True)
class Listed:
    """A bank that workshops can be opened with. *upload* is None for one that came with SAIT."""

    bank: Bank
    upload: UploadedBank | None

    @property
    def instrument(self) -> Instrument:
        return self.bank.instrument

    @property
    def status(self) -> str:
        """``draft`` or ``ready``; empty where the bank does not say."""
        written = self.bank.document["instrument"]
        return str(written.get("status", "")) if isinstance(written, dict) else ""


@dataclass(frozen=True, slots=True)
class Library:
    """Every bank that can be used, older versions before newer ones, and what is wrong with those left out."""

    banks: tuple[Listed, ...]
    problems: tuple[Problem, ...]

    def find(self, name: str) -> Listed | None:
        """The bank with this hash, or the newest with this id; None where there is none."""
        found = [one for one in self.banks if name in {one.instrument.content_hash, one.instrument.id}]
        return found[-1] if found else None

    def others(self, of: Listed) -> tuple[Listed, ...]:
        """The other versions of a bank, the nearest older one first, then the newer ones."""
        versions = [one for one in self.banks if one.instrument.id == of.instrument.id]
        place = versions.index(of)
        return (*reversed(versions[:place]), *versions[place + 1 :])


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of an upload: the bank's hash, or None and why. *is_new* is False where the bank was there already."""

    content_hash: str | None
    problems: tuple[Problem, ...] = ()
    is_new: bool = False


def read_library(database: Database, shelf: BankList) -> Library:
    """The banks on disk (*shelf*) and those that were uploaded. One that is both has not been uploaded."""
    shipped = {bank.instrument.content_hash for bank in shelf.banks}
    with database.reading() as conn:
        uploaded = [one for one in banks.list_banks(conn) if one.content_hash not in shipped]
    listed = [Listed(bank, None) for bank in shelf.banks]
    listed += [Listed(_uploaded_bank(database, one.content_hash), one) for one in uploaded]
    return Library(tuple(sorted(listed, key=_order)), shelf.problems)


def _order(listed: Listed) -> tuple[str, tuple[int, ...]]:
    return listed.instrument.id, tuple(int(part) for part in listed.instrument.version.split("."))


@lru_cache(maxsize=64)
def _uploaded_bank(database: Database, content_hash: str) -> Bank:
    """Kept in memory: a hash names one content for ever."""
    with database.reading() as conn:
        document = json.loads(banks.get_document(conn, content_hash))
    return Bank(document, build_instrument(document))


def upload_bank(database: Database, root: Path, *, name: str, content: bytes, who: str) -> Receipt:
    """Check what was uploaded as *name*, and offer it for new workshops if it has no problem.

    Refuses another content for a version that is known: answers would then stand under a version that says
    something else.
    """
    files = unpack(name, content)
    with TemporaryDirectory(prefix="sait-bank-") as folder:
        reading = _read(files, Path(folder), root / SCHEMES, _known(database, root))
        if isinstance(reading, tuple):
            return Receipt(None, reading)
        contents = _contents(reading, Path(folder) / SCHEMES)
    shipped = frozenset(
        bank.instrument.content_hash for bank in read_bank_list(root).banks if _same_version(bank, reading)
    )
    with database.writing() as conn:
        is_new = _is_new(conn, reading, shipped)
        if is_new:
            _put(conn, reading, pack(contents), who)
    return Receipt(reading.instrument.content_hash, is_new=is_new)


def _known(database: Database, root: Path) -> list[dict[str, Any]]:
    """Every bank that answers may stand under: those on offer, and those that only workshops keep."""
    with database.reading() as conn:
        kept = [json.loads(document)["instrument"] for document in instruments.list_documents(conn)]
    listed = [one.bank.document["instrument"] for one in read_library(database, read_bank_list(root)).banks]
    return [one for one in [*kept, *listed] if isinstance(one, dict)]


def _read(files: BankFiles, folder: Path, schemes: Path, known: Sequence[dict[str, Any]]) -> Bank | tuple[Problem, ...]:
    """The bank in *files*, or what is wrong with it, named as its author knows it. The schemes it brings come first."""
    for place, content in files.contents.items():
        path = folder / place if place.startswith(f"{SCHEMES}/") else folder / "bank" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    for scheme in schemes.glob("*/"):
        if not (folder / SCHEMES / scheme.name).exists():
            shutil.copytree(scheme, folder / SCHEMES / scheme.name)
    reading = read_bank(folder / "bank", folder / SCHEMES, known)
    if reading.document is None or reading.problems:
        return tuple(replace(one, file=_shown(Path(one.file).relative_to(folder), files)) for one in reading.problems)
    return Bank(reading.document, build_instrument(reading.document), folder / "bank")


def _shown(path: Path, files: BankFiles) -> str:
    place = str(path.relative_to("bank")) if path.parts[0] == "bank" else str(path)
    return files.shown.get(place, place)


def _same_version(one: Bank, other: Bank) -> bool:
    return (one.instrument.id, one.instrument.version) == (other.instrument.id, other.instrument.version)


def _is_new(conn: Connection, bank: Bank, shipped: frozenset[str]) -> bool:
    found = bank.instrument
    version = {"instrument_id": found.id, "version": found.version}
    uploaded = {one.content_hash for one in banks.list_banks(conn) if _is_version(one, found)}
    on_shelf = shipped | uploaded
    if found.content_hash in on_shelf:
        return False
    if (on_shelf | banks.hashes_in_workshops(conn, **version)) - {found.content_hash}:
        raise SaitError("upload.version-taken", bank=found.id, version=found.version)
    return True


def _is_version(uploaded: UploadedBank, instrument: Instrument) -> bool:
    return (uploaded.instrument_id, uploaded.version) == (instrument.id, instrument.version)


def _put(conn: Connection, bank: Bank, archive: bytes, who: str) -> None:
    found = bank.instrument
    row = UploadedBank(found.content_hash, found.id, found.version, who, now())
    banks.add_bank(conn, bank=row, document=json.dumps(bank.document), archive=archive)
    note(conn, who=who, action="bank.uploaded", bank=found.id, version=found.version, content_hash=found.content_hash)


def remove_upload(database: Database, upload: UploadedBank, *, who: str) -> None:
    """Offer an uploaded bank no longer. Workshops that were opened with it keep it, with every answer."""
    with database.writing() as conn:
        banks.remove_bank(conn, upload.content_hash)
        note(
            conn,
            who=who,
            action="bank.removed",
            bank=upload.instrument_id,
            version=upload.version,
            content_hash=upload.content_hash,
        )


def download_bank(database: Database, root: Path, content_hash: str) -> tuple[str, bytes]:
    """A bank's file name and ZIP: its folder and the schemes it uses, as an upload takes them. ``file.none``."""
    library = read_library(database, read_bank_list(root))
    found = [one for one in library.banks if one.instrument.content_hash == content_hash]
    if not found:
        raise SaitError("file.none")
    name = f"{found[0].instrument.id}-{found[0].instrument.version}.zip"
    if found[0].bank.folder is not None:
        return name, pack(_contents(found[0].bank, root / SCHEMES))
    with database.reading() as conn:
        return name, banks.get_archive(conn, content_hash)


def _contents(bank: Bank, schemes: Path) -> Mapping[str, bytes]:
    """The files of a bank and of the schemes it uses, by their place under a folder of question banks."""
    found = bank.instrument
    folder = bank.folder or Path()
    files = {f"{found.id}/{found.version}/{path.name}": path for path in _yaml(folder)}
    for scheme in found.schemes:
        files |= {f"{SCHEMES}/{scheme.id}/{path.name}": path for path in _yaml(schemes / scheme.id)}
    return {place: path.read_bytes() for place, path in files.items()}


def _yaml(folder: Path) -> list[Path]:
    """The files of a bank or of a scheme; nothing else that may lie beside them."""
    return [*folder.glob("[a-z][a-z].yaml"), *folder.glob(BANK_FILE), *folder.glob("scheme.yaml")]
