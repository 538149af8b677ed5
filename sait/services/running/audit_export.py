"""The audit log as a table that leaves the system."""

import json

from sait.reports.tables.csv_file import csv_file
from sait.services.running.audit import read_log
from sait.storage.audit import AuditEntry
from sait.storage.engine.database import Database

HEADS = ("number", "at", "who", "action", "workshop", "details")


def audit_csv(database: Database) -> bytes:
    """Every entry, oldest first; UTF-8 with a mark that spreadsheets read, and no cell that they would calculate."""
    return csv_file([HEADS, *map(_cells, read_log(database))])


def _cells(entry: AuditEntry) -> tuple[str | int, ...]:
    details = json.dumps(dict(entry.details), ensure_ascii=False, sort_keys=True)
    return entry.number, entry.at.isoformat(), entry.who, entry.action, entry.workshop_id or "", details
