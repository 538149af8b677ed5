"""Question banks on disk, and instruments as workshops keep them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sait.errors import SaitError
from sait.instruments.loader import build_instrument, find_banks, read_bank
from sait.instruments.model import Instrument
from sait.instruments.problems import Problem
from sait.services.tokens import now
from sait.storage import instruments
from sait.storage.engine.database import Connection, Database


@dataclass(frozen=True, slots=True)
class Bank:
    """A sound question bank: the canonical document, and the instrument built from it.

    *folder* is where its files are; None where it was read from none.
    """

    document: Mapping[str, object]
    instrument: Instrument
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class BankList:
    """The banks that can be used, and everything that is wrong with the others."""

    banks: tuple[Bank, ...]
    problems: tuple[Problem, ...]


def read_bank_list(root: Path) -> BankList:
    """Read every bank under *root*. One that has a problem is left out whole."""
    banks: list[Bank] = []
    problems: list[Problem] = []
    for folder in find_banks(root):
        reading = read_bank(folder, root / "schemes")
        if reading.document is None or reading.problems:
            problems.extend(reading.problems)
        else:
            banks.append(Bank(reading.document, build_instrument(reading.document), folder))
    return BankList(tuple(banks), tuple(problems))


@lru_cache(maxsize=64)
def get_instrument(database: Database, content_hash: str) -> Instrument:
    """The instrument stored under *content_hash*. A hash names one content for ever, so it is kept in memory."""
    with database.reading() as conn:
        return build_instrument(json.loads(instruments.get_document(conn, content_hash)))


def find_bank(root: Path, instrument_id: str, version: str | None = None) -> Bank:
    """The sound bank with this id and *version*, or the newest; ``bank.missing`` when there is none."""
    found = [bank for bank in read_bank_list(root).banks if bank.instrument.id == instrument_id]
    if version is not None:
        found = [bank for bank in found if bank.instrument.version == version]
    if not found:
        raise SaitError("bank.missing", bank=" ".join(filter(None, [instrument_id, version])))
    return found[-1]


def keep_bank(conn: Connection, bank: Bank) -> None:
    """Store the bank under its hash, for as long as a workshop refers to it."""
    instruments.keep(
        conn,
        content_hash=bank.instrument.content_hash,
        instrument_id=bank.instrument.id,
        version=bank.instrument.version,
        document=json.dumps(bank.document),
        stored_at=now(),
    )
