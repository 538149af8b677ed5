"""Cards with one-time codes as rows. Only hashes of the codes are kept."""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, func, insert, select, update

from sait.assessment.members.cards import Card
from sait.errors import SaitError
from sait.storage.tables.members import one_time_codes


def add_cards(conn: Connection, *, workshop_id: str, code_hashes: Iterable[str]) -> None:
    """New cards, in the order of their hashes: that of printing is not kept."""
    rows = [{"workshop_id": workshop_id, "code_hash": code_hash} for code_hash in sorted(code_hashes)]
    conn.execute(insert(one_time_codes), rows)


def find_card(conn: Connection, code_hash: str) -> Card | None:
    """The card with this code, or None."""
    query = select(one_time_codes).where(one_time_codes.c.code_hash == code_hash)
    row = conn.execute(query).mappings().one_or_none()
    return None if row is None else Card(row["code_hash"], row["workshop_id"], row["used"])


def use_card(conn: Connection, card: Card) -> None:
    """Mark a card used; ``card.used`` where it was meanwhile."""
    query = update(one_time_codes).where(one_time_codes.c.code_hash == card.code_hash, one_time_codes.c.used.is_(False))
    if conn.execute(query.values(used=True)).rowcount == 0:
        raise SaitError("card.used")


def count_cards(conn: Connection, workshop_id: str) -> tuple[int, int]:
    """How many cards a workshop has, and how many of them have been used."""
    query = select(func.count(), func.count().filter(one_time_codes.c.used)).where(
        one_time_codes.c.workshop_id == workshop_id
    )
    made, used = conn.execute(query).one()
    return made, used


def remove_cards(conn: Connection, workshop_id: str) -> None:
    """No card of the workshop works any more."""
    conn.execute(delete(one_time_codes).where(one_time_codes.c.workshop_id == workshop_id))
