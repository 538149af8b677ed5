"""How members of a workshop come in, and the cards with one-time codes for those that are strict about it."""

from sait.assessment.members.cards import check_number, new_card_code
from sait.assessment.members.sectors import check_asking
from sait.assessment.workshops import EntryMode, State, Workshop, check_joinable
from sait.errors import SaitError
from sait.services.members.joining import card_hash_of
from sait.services.running.audit import note
from sait.services.tokens import now
from sait.storage import cards, members, workshops
from sait.storage.engine.database import Database


def choose_entry(database: Database, *, workshop: Workshop, entry: EntryMode, who: str) -> None:
    """Let members in by one code for all, or by a card each.

    ``entry.joined`` once somebody is in; ``sector.needs-cards`` where one code for all would not do. Cards that were printed before work no longer. ``edit.stale`` where another changed the workshop meanwhile.
    """
    if workshop.asks_sector:
        check_asking(workshop.view, entry)
    with database.moving(workshop.id) as conn:
        joined = members.count_joined(conn, workshop.id)
        if joined:
            raise SaitError("entry.joined")
        workshops.change_workshop(conn, workshop=workshop, entry=entry)
        cards.remove_cards(conn, workshop.id)
        note(conn, who=who, action="entry.changed", workshop_id=workshop.id)


def make_cards(database: Database, *, workshop_id: str, count: int, who: str) -> tuple[str, ...]:
    """The codes of *count* new cards, which can be had this once: only their hashes are kept."""
    check_number(count)
    codes = tuple(new_card_code() for _ in range(count))
    with database.moving(workshop_id) as conn:
        workshop = workshops.get_workshop(conn, workshop_id)
        if workshop.entry is not EntryMode.ONE_TIME:
            raise SaitError("card.not-asked")
        if workshop.state is not State.DRAFT:
            check_joinable(workshop, now())
        cards.add_cards(conn, workshop_id=workshop_id, code_hashes=[card_hash_of(code) for code in codes])
        note(conn, who=who, action="cards.made", workshop_id=workshop_id, count=count)
    return codes


def count_cards(database: Database, workshop_id: str) -> tuple[int, int]:
    """How many cards were made, and how many of them have been used."""
    with database.reading() as conn:
        return cards.count_cards(conn, workshop_id)
