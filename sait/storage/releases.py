"""Releases as rows: appended, never changed."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import Connection, RowMapping, func, insert, select, update

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
from sait.storage.tables.releases import release_counter, releases

_SECOND_BEFORE = "second"
"""The vantage that figures of a second scoring named before there were waves. Releases never change."""

# Asked by every open screen twice a second.
_LATEST = select(func.coalesce(func.max(releases.c.sequence), 0))


def _body(release: Release) -> dict[str, Any]:
    """Everything a release says."""
    body = asdict(release)
    for left_out in ("sequence", "published_at", "digest"):
        del body[left_out]
    return body


def _digest(body: Mapping[str, Any]) -> str:
    """The SHA-256 of the canonical JSON of *body* without its sectors.

    It stands on slides and in files that leave the room: there, sectors could be tried out until the digest fits.
    """
    figures = {name: rows for name, rows in body["figures"].items() if name != "sectors"}
    return hashlib.sha256(_canonical({**body, "figures": figures}).encode()).hexdigest()


def _canonical(body: Mapping[str, Any]) -> str:
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


def _release(row: RowMapping) -> Release:
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


def append(conn: Connection, *, release: Release) -> Release:
    """Append *release*, numbered and with its digest; the release as stored."""
    # The counter's row is locked until this transaction ends, so that numbers appear in order.
    conn.execute(update(release_counter).values(last=release_counter.c.last + 1))
    sequence = int(conn.execute(select(release_counter.c.last)).scalar_one())
    body = _body(release)
    stored = replace(release, sequence=sequence, digest=_digest(body))
    conn.execute(
        insert(releases).values(
            sequence=stored.sequence,
            workshop_id=stored.workshop_id,
            board_id=stored.board_id,
            round_id=stored.round_id,
            audience=stored.audience,
            demonstration=stored.demonstration,
            published_at=stored.published_at,
            digest=stored.digest,
            body=_canonical(body),
        )
    )
    return stored


def latest_sequence(conn: Connection) -> int:
    """The number of the newest release of any workshop; 0 when there is none."""
    return int(conn.execute(_LATEST).scalar_one())


def list_releases(
    conn: Connection, *, round_id: str | None = None, workshop_id: str | None = None, audience: Audience | None = None
) -> tuple[Release, ...]:
    """Releases in the order they were published, of a round, a workshop or an audience where one is named."""
    query = select(releases).order_by(releases.c.sequence)
    if round_id is not None:
        query = query.where(releases.c.round_id == round_id)
    if workshop_id is not None:
        query = query.where(releases.c.workshop_id == workshop_id)
    if audience is not None:
        query = query.where(releases.c.audience == audience)
    return tuple(_release(row) for row in conn.execute(query).mappings())
