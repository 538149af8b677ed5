"""What a new database starts with: the six regions of 2013."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from sait.assessment.boards import Area, Board, Region, Tier
from sait.assessment.regional import GovernanceModel, Progress
from sait.storage import boards
from sait.storage.engine.database import Connection, Database

SOURCE = "Annexe A, 2013"
"""Who said it of what the seed has of the regions' progress: the letter that it is from."""
WALES_2013 = Path(__file__).with_name("wales_2013.yaml")


def seed_boards(database: Database) -> bool:
    """Add the six regions with their boards and areas where there are no regions yet; whether it did."""
    listed = yaml.safe_load(WALES_2013.read_text(encoding="utf-8"))["regions"]
    with database.writing() as conn:
        if boards.list_regions(conn):
            return False
        for region in listed:
            _add_region(conn, region)
    return True


def _add_region(conn: Connection, region: Mapping[str, Any]) -> None:
    boards.add_region(conn, region=Region(region["id"], region["name"], None, None, 1))
    for one in region["progress"]:
        model = GovernanceModel(one["model"]) if "model" in one else None
        boards.add_progress(conn, progress=Progress(region["id"], one["as_of"], model, one["said"], SOURCE))
    above = _board(region["regional"], region["id"], Tier.REGIONAL, None)
    boards.add_board(conn, board=above)
    for local in region["locals"]:
        boards.add_board(conn, board=_board(local, region["id"], Tier.LOCAL, above.id))
    for area in region["areas"]:
        boards.add_area(conn, area=Area(area["id"], region["id"], area["name"]))


def _board(listed: Mapping[str, Any], region_id: str, tier: Tier, parent_id: str | None) -> Board:
    return Board(
        id=listed["id"],
        region_id=region_id,
        parent_id=parent_id,
        tier=tier,
        name=listed["name"],
        valid_from=listed.get("from"),
        valid_to=listed.get("to"),
        version=1,
    )
