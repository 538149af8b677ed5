"""The comment queue: the facilitator reads before anyone else, and decides."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sait.assessment.workshops import Workshop
from sait.errors import SaitError
from sait.instruments.model import Instrument
from sait.services.audit import COMMAND_LINE, note
from sait.services.leaving import has_ended, items_listed
from sait.storage import comments, leaving, workshops
from sait.storage.comments import Comment
from sait.storage.database import Database

WAITING, SHOWN, WITHHELD = "waiting", "shown", "withheld"


@dataclass(frozen=True, slots=True)
class Queue:
    """The comments of one closed domain."""

    waiting: tuple[Comment, ...]
    shown: tuple[Comment, ...]


def read_queues(database: Database, *, workshop: Workshop, instrument: Instrument, minimum: int) -> dict[str, Queue]:
    """The comments of each closed domain, in random order; none at all where fewer than *minimum* people answered it.

    What was written or changed after the domain was closed waits until the scoring ends: appearing one by one, comments
    would show that their author is whoever is typing.
    """
    with database.reading() as conn:
        closed = workshops.closed_domain_ids(conn, workshop.id)
        if not closed:
            return {}
        fresh = workshops.get_workshop(conn, workshop.id)
        groups = {domain.id: [item.id for item in domain.items] for domain in instrument.domains if domain.id in closed}
        item_ids = items_listed(conn, fresh, instrument, domain_ids=closed, minimum=minimum)
        listed = comments.list_comments(
            conn, workshop.id, states=(WAITING, SHOWN), item_ids=item_ids, include_late=has_ended(fresh)
        )
    return {domain_id: _queue(listed, item_ids) for domain_id, item_ids in groups.items()}


def _queue(listed: Sequence[Comment], item_ids: Collection[str]) -> Queue:
    waiting, shown = (
        tuple(comment for comment in listed if comment.state == state and comment.item_id in item_ids)
        for state in (WAITING, SHOWN)
    )
    return Queue(waiting, shown)


def decide(database: Database, *, workshop: Workshop, comment: Comment, show: bool, who: str = COMMAND_LINE) -> None:
    """Show the comment to the room or withhold it.

    ``edit.stale`` when its author changed it meanwhile, ``comment.taken-back`` when they no longer want it shown.
    """
    with database.moving(workshop.id) as conn:
        state = SHOWN if show else WITHHELD
        done = comments.decide(conn, workshop_id=workshop.id, shuffle=comment.shuffle, state=state, text=comment.text)
        if not done and not leaving.decide_left(conn, workshop_id=workshop.id, shuffle=comment.shuffle, show=show):
            raise SaitError("edit.stale")
        note(conn, who=who, action="comment.shown" if show else "comment.withheld", workshop_id=workshop.id)
