"""Regions, boards and areas as rows."""

from sqlalchemy import Connection, RowMapping, Table, insert, select, union_all, update
from sqlalchemy.exc import IntegrityError

from sait.assessment.boards import Area, Board, Region, Tier
from sait.assessment.regional import GovernanceModel, Progress
from sait.errors import SaitError
from sait.storage.tables.boards import areas, boards, region_progress, regions, rounds


def _region(row: RowMapping) -> Region:
    return Region(row["id"], row["name"], row["valid_from"], row["valid_to"], row["version"])


def _board(row: RowMapping) -> Board:
    return Board(
        id=row["id"],
        region_id=row["region_id"],
        parent_id=row["parent_id"],
        tier=Tier(row["tier"]),
        name=row["name"],
        valid_from=row["valid_from"],
        valid_to=row["valid_to"],
        version=row["version"],
    )


def list_regions(conn: Connection) -> tuple[Region, ...]:
    """All regions, by identifier; whoever shows them sorts them by their names."""
    rows = conn.execute(select(regions).order_by(regions.c.id)).mappings()
    return tuple(_region(row) for row in rows)


def list_boards(conn: Connection) -> tuple[Board, ...]:
    """All boards: by region, the regional board first, then by identifier; whoever shows them sorts them by their names."""
    order = (boards.c.region_id, boards.c.tier.desc(), boards.c.id)
    return tuple(_board(row) for row in conn.execute(select(boards).order_by(*order)).mappings())


def list_areas(conn: Connection) -> tuple[Area, ...]:
    """All local authority areas, by identifier; whoever shows them sorts them by their names."""
    rows = conn.execute(select(areas).order_by(areas.c.id)).mappings()
    return tuple(Area(row["id"], row["region_id"], row["name"]) for row in rows)


# Asked by every screen that shows figures.
_VERSIONS = union_all(*(select(table.c.id, table.c.version) for table in (regions, boards, rounds)))


def list_versions(conn: Connection) -> frozenset[tuple[str, int]]:
    """Each region, board and round with how often it was changed: all that has a name and can be given another."""
    return frozenset((row.id, row.version) for row in conn.execute(_VERSIONS))


def get_board(conn: Connection, board_id: str) -> Board:
    """One board; a SaitError when there is none."""
    row = conn.execute(select(boards).where(boards.c.id == board_id)).mappings().one_or_none()
    if row is None:
        raise SaitError("board.unknown")
    return _board(row)


def _columns(thing: Region | Board) -> dict[str, object]:
    return {
        "name": dict(thing.name),
        "valid_from": thing.valid_from,
        "valid_to": thing.valid_to,
    }


def _board_columns(board: Board) -> dict[str, object]:
    return _columns(board) | {"region_id": board.region_id, "parent_id": board.parent_id, "tier": board.tier}


def _add(conn: Connection, table: Table, values: dict[str, object]) -> None:
    try:
        conn.execute(insert(table).values(**values))
    except IntegrityError as clash:
        raise SaitError("board.id-taken") from clash


def _change(conn: Connection, table: Table, thing: Region | Board, values: dict[str, object]) -> None:
    """Write *values* if nobody changed the row since *thing* was read."""
    changed = conn.execute(
        update(table)
        .where(table.c.id == thing.id, table.c.version == thing.version)
        .values(version=thing.version + 1, **values)
    )
    if changed.rowcount == 0:
        raise SaitError("edit.stale")


def add_region(conn: Connection, *, region: Region) -> None:
    """A new region; its id must be free."""
    _add(conn, regions, {"id": region.id, "version": 1, **_columns(region)})


def change_region(conn: Connection, *, region: Region) -> None:
    """Write what is known of a region; ``edit.stale`` when somebody changed it since it was read."""
    _change(conn, regions, region, _columns(region))


def add_board(conn: Connection, *, board: Board) -> None:
    """A new board; its id must be free."""
    _add(conn, boards, {"id": board.id, "version": 1, **_board_columns(board)})


def change_board(conn: Connection, *, board: Board) -> None:
    """Write what is known of a board; ``edit.stale`` when somebody changed it since it was read."""
    _change(conn, boards, board, _board_columns(board))


def add_area(conn: Connection, *, area: Area) -> None:
    """A new local authority area."""
    _add(conn, areas, {"id": area.id, "region_id": area.region_id, "name": dict(area.name)})


def list_progress(conn: Connection) -> tuple[Progress, ...]:
    """What was said of every region, in the order in which it was written down."""
    rows = conn.execute(select(region_progress).order_by(region_progress.c.id))
    return tuple(
        Progress(row.region_id, row.as_of, GovernanceModel(row.model) if row.model else None, row.said, row.who)
        for row in rows
    )


def add_progress(conn: Connection, *, progress: Progress) -> None:
    """Write down what was so in a region, beside what was written down before."""
    conn.execute(
        insert(region_progress).values(
            region_id=progress.region_id,
            as_of=progress.as_of,
            model=progress.model,
            said=dict(progress.said),
            who=progress.who,
        )
    )
