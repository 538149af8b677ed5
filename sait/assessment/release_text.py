"""A release as text: one text for one content, and the digest of it that stands on slides and in files."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from sait.assessment.members.sectors import Sector
from sait.assessment.releases import (
    Attendance,
    Audience,
    Figures,
    ItemFigures,
    MeanFigures,
    Release,
    SectorFigures,
    Vantage,
    Wave,
)

_SECOND_BEFORE = "second"
"""The vantage that figures of a second scoring named before there were waves. Releases never change."""


def body_of(release: Release) -> dict[str, Any]:
    """Everything a release says but its number, its time and its digest."""
    body = asdict(release)
    for left_out in ("sequence", "published_at", "digest"):
        del body[left_out]
    return body


def digest_of(body: Mapping[str, Any]) -> str:
    """The SHA-256 of the canonical JSON of *body* without its sectors.

    It stands on slides and in files that leave the room: there, sectors could be tried out until the digest fits.
    """
    figures = {name: rows for name, rows in body["figures"].items() if name != "sectors"}
    return hashlib.sha256(canonical({**body, "figures": figures}).encode()).hexdigest()


def canonical(body: Mapping[str, Any]) -> str:
    """*body* as it is stored: one text for one content."""
    return json.dumps(body, sort_keys=True, separators=(",", ":"))


def _numbers(value: list[int] | None) -> tuple[int, ...] | None:
    return None if value is None else tuple(value)


def _item(body: Mapping[str, object]) -> ItemFigures:
    fields = dict(body)
    fields["vantage"] = _vantage(fields["vantage"])
    fields["levels"] = _numbers(fields["levels"])  # type: ignore[arg-type]  # JSON: a list of int or null
    return ItemFigures(**fields)  # type: ignore[arg-type]  # JSON that this module wrote


def _vantage(written: object) -> Vantage:
    return Vantage.OWN if written == _SECOND_BEFORE else Vantage(str(written))


def _wave(figures: Mapping[str, Any]) -> Wave:
    before = any(item["vantage"] == _SECOND_BEFORE for item in figures["items"])
    return Wave.SECOND if before else Wave(figures.get("wave", Wave.FIRST))


def _mean(body: Mapping[str, object]) -> MeanFigures:
    fields = dict(body)
    fields["vantage"] = _vantage(fields["vantage"])
    fields["item_ids"] = tuple(fields["item_ids"])  # type: ignore[arg-type]  # JSON: a list of text
    return MeanFigures(**fields)  # type: ignore[arg-type]  # JSON that this module wrote


def _sector(body: Mapping[str, object]) -> SectorFigures:
    fields = dict(body)
    fields["sector"] = None if fields["sector"] is None else Sector(str(fields["sector"]))
    fields["levels"] = _numbers(fields["levels"])  # type: ignore[arg-type]  # JSON: a list of int
    return SectorFigures(**fields)  # type: ignore[arg-type]  # JSON that this module wrote


def read_release(row: Mapping[str, Any]) -> Release:
    """A release as it stands in a row: what ``body_of`` gave, with number, time and digest beside it."""
    body = json.loads(row["body"])
    figures = body["figures"]
    return Release(
        sequence=row["sequence"],
        workshop_id=row["workshop_id"],
        board_id=row["board_id"],
        round_id=row["round_id"],
        audience=Audience(row["audience"]),
        instrument_hash=body["instrument_hash"],
        form=body["form"],
        domain_ids=tuple(body["domain_ids"]),
        attendance=Attendance(**body["attendance"]),
        late=body["late"],
        figures=Figures(
            items=tuple(_item(item) for item in figures["items"]),
            means=tuple(_mean(mean) for mean in figures["means"]),
            sectors=tuple(_sector(row) for row in figures.get("sectors", ())),  # none before sectors were asked for
            wave=_wave(figures),
        ),
        demonstration=row["demonstration"],
        published_at=row["published_at"],
        digest=row["digest"],
    )
