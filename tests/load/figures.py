"""What was measured, beside what it must reach and what is aimed at."""

import json
import os
import platform
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import streamlit


@dataclass(frozen=True, slots=True)
class Figure:
    """One number; less is better. Without *must* it is reported only. *note* says what limited it, or how it came about."""

    measure: str
    value: float
    unit: str
    must: float | None = None
    aim: float | None = None
    note: str = ""

    @property
    def verdict(self) -> str:
        if self.must is None:
            return "reported"
        if self.value > self.must:
            return "MISSED"
        return "aim reached" if self.aim is not None and self.value <= self.aim else "reached"


def percentile(values: Iterable[float], share: float) -> float:
    """The value that *share* of the values do not exceed: nearest rank. p95 of 1..100 is 95."""
    ordered = sorted(values)
    return ordered[max(0, -(-round(len(ordered) * share * 1000) // 1000) - 1)]


def median(values: Iterable[float]) -> float:
    """The middle value."""
    return statistics.median(values)


def table(figures: Sequence[Figure]) -> str:
    """The figures as a Markdown table, fit for the README."""
    rows = [("measure", "value", "must reach", "aim at", "verdict")]
    rows += [
        (f.measure, _said(f.value, f.unit), _target(f.must, f.unit), _target(f.aim, f.unit), f.verdict) for f in figures
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    lines = [f"| {' | '.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))} |" for row in rows]
    lines.insert(1, f"|{'|'.join('-' * (width + 2) for width in widths)}|")
    notes = [f"- {f.measure}: {f.note}" for f in figures if f.note]
    return "\n".join(lines + (["", *notes] if notes else []))


def _said(value: float, unit: str) -> str:
    shown = f"{value:.0f}" if value >= 100 or float(value).is_integer() else f"{value:.3g}"
    return f"{shown} {unit}".strip()


def _target(value: float | None, unit: str) -> str:
    return "" if value is None else _said(value, unit)


def machine() -> dict[str, object]:
    """On what it was measured."""
    return {
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "cores": os.cpu_count(),
        "processor": platform.machine(),
        "system": platform.system(),
        "python": platform.python_version(),
        "streamlit": streamlit.__version__,
        "load_average_before": os.getloadavg()[0],
    }


def write_json(path: Path, figures: Sequence[Figure], before: dict[str, object]) -> None:
    """The figures and the machine, for comparing runs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [asdict(figure) | {"verdict": figure.verdict} for figure in figures]
    path.write_text(json.dumps({"machine": before, "figures": rows}, indent=2) + "\n", encoding="utf-8")
