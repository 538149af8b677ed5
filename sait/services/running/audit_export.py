"""The audit log as a table that leaves the system."""

import csv
import io
import json

from sait.services.running.audit import read_log
from sait.storage.engine.database import Database

HEADS = ("number", "at", "who", "action", "workshop", "details")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def audit_csv(database: Database) -> bytes:
    """Every entry, oldest first; UTF-8 with a mark that spreadsheets read, and no cell that they would calculate."""
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow(HEADS)
    for entry in read_log(database):
        details = json.dumps(dict(entry.details), ensure_ascii=False, sort_keys=True)
        cells = (entry.number, entry.at.isoformat(), entry.who, entry.action, entry.workshop_id or "", details)
        table.writerow([_plain(str(cell)) for cell in cells])
    return written.getvalue().encode("utf-8-sig")


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
