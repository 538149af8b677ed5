"""The comment queue: the facilitator reads before anyone else, and decides."""

from dataclasses import dataclass

from sait.assessment.releases import Vantage
from sait.assessment.responses import Question
from sait.assessment.workshops import State, Workshop
from sait.errors import SaitError
from sait.instruments.model import Instrument
from sait.storage import comments, responses, workshops
from sait.storage.comments import Comment
from sait.storage.database import Database

WAITING, SHOWN, WITHHELD = "waiting", "shown", "withheld"


@dataclass(frozen=True, slots=True)
class Queue:
    """The comments of one closed domain, or why there are none to see."""

    waiting: tuple[Comment, ...]
    shown: tuple[Comment, ...]
    enough: bool


def read_queue(
    database: Database, *, workshop: Workshop, instrument: Instrument, domain_id: str, minimum: int
) -> Queue:
    """The comments of a closed domain, in random order; none at all where fewer than *minimum* people answered it.

    What was written or changed after the domain was closed waits until the scoring ends: appearing one by one, comments
    would show that their author is whoever is typing.
    """
    item_ids = [item.id for item in instrument.domain(domain_id).items]
    asked = [Question(vantage, item_id) for vantage in Vantage for item_id in item_ids]
    with database.reading() as conn:
        closed = domain_id in workshops.closed_domain_ids(conn, workshop.id)
        has_ended = workshops.get_workshop(conn, workshop.id).state is State.CLOSED
        answered = responses.count_answered(conn, workshop.id, timely=asked, late=asked if has_ended else ())
        enough = answered >= minimum
        if not closed or not enough:
            return Queue((), (), enough)
        waiting, shown = (
            comments.list_comments(conn, workshop.id, state=state, item_ids=item_ids, include_late=has_ended)
            for state in (WAITING, SHOWN)
        )
    return Queue(waiting, shown, enough=True)


def decide(database: Database, *, workshop: Workshop, comment: Comment, show: bool) -> None:
    """Show the comment to the room or withhold it; ``edit.stale`` when its author changed it meanwhile."""
    with database.writing() as conn:
        state = SHOWN if show else WITHHELD
        done = comments.decide(conn, workshop_id=workshop.id, shuffle=comment.shuffle, state=state, text=comment.text)
    if not done:
        raise SaitError("edit.stale")
