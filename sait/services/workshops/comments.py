"""The comment queue: the facilitator reads before anyone else, and decides."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sait.assessment.releases import Audience
from sait.assessment.workshops import Workshop
from sait.errors import SaitError
from sait.instruments.model import Domain, Instrument
from sait.services.running.audit import COMMAND_LINE, note
from sait.storage import comments, leaving, members, releases, responses, workshops
from sait.storage.comments import Comment
from sait.storage.engine.database import Connection, Database

WAITING, SHOWN, WITHHELD = "waiting", "shown", "withheld"


@dataclass(frozen=True, slots=True)
class Queue:
    """The comments of one closed domain."""

    waiting: tuple[Comment, ...]
    shown: tuple[Comment, ...]


def read_queues(database: Database, *, workshop: Workshop, instrument: Instrument) -> dict[str, Queue]:
    """The comments of each closed domain that the facilitator has, in random order. Only a closing adds any."""
    with database.reading() as conn:
        closed = workshops.closed_domain_ids(conn, workshop.id)
        groups = {domain.id: [item.id for item in domain.items] for domain in instrument.domains if domain.id in closed}
        item_ids = [item_id for items in groups.values() for item_id in items]
        listed = comments.list_comments(conn, workshop.id, states=(WAITING, SHOWN), item_ids=item_ids)
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


def read_domains(conn: Connection, workshop: Workshop, instrument: Instrument) -> frozenset[str]:
    """The domains that were closed when there was something to show of them: the facilitator has read their comments, and
    one more would stand alone among those that are known.
    """
    released = releases.list_releases(conn, workshop_id=workshop.id, audience=Audience.INSIDE)
    told = {row.item_id for one in released for row in one.figures.items if row.levels is not None}
    told |= comments.items_told(conn, workshop.id)
    return frozenset(domain.id for domain in instrument.domains if told & {item.id for item in domain.items})


def tell_closed(
    conn: Connection, workshop: Workshop, instrument: Instrument, *, domain_ids: Collection[str], minimum: int
) -> None:
    """Let the facilitator have the comments on domains that are closed and were not read before.

    Each language by itself, where *minimum* people or more could have written in it on that domain; in any language those
    of authors who chose so, where as many answered the domain.
    """
    for domain in instrument.domains:
        if domain.id in domain_ids:
            _tell_domain(conn, workshop, domain, minimum)


def _tell_domain(conn: Connection, workshop: Workshop, domain: Domain, minimum: int) -> None:
    item_ids = [item.id for item in domain.items if item.asked_if is None]  # on others nobody writes
    in_words = [item.id for item in domain.items if item.scale is None]

    def has_enough(language: str | None) -> bool:
        people = comments.count_possible_authors(
            conn, workshop.id, item_ids=item_ids, in_words=in_words, language=language
        )
        return people >= minimum

    enough = [one for one in comments.languages_waiting(conn, workshop.id, item_ids) if has_enough(one)]
    comments.tell(conn, workshop.id, item_ids=item_ids, languages=enough, or_chosen=has_enough(None), late=False)


def tell_late(conn: Connection, workshop: Workshop, instrument: Instrument, *, minimum: int) -> tuple[str, ...]:
    """When the scoring ends: let the facilitator have all that waits of *minimum* people or more. In which languages.

    Each language by itself, on domains that *minimum* people or more answered; only people count of whom nothing came in
    this way before. One by one, comments would show that their author is who came back to write. Those of authors who
    chose to show a language that few use come together with those in the common language, and at no other time.
    """
    groups = {domain.id: [item.id for item in domain.items if item.asked_if is None] for domain in instrument.domains}
    texts = [item.id for item in instrument.items if item.scale is None]
    enough = responses.answered_groups(conn, workshop.id, groups=groups, least=minimum, in_words=texts)
    item_ids = [item_id for domain_id in enough for item_id in groups[domain_id]]
    told = tuple(
        language
        for language in comments.languages_waiting(conn, workshop.id, item_ids)
        if comments.count_new_authors(conn, workshop.id, item_ids=item_ids, language=language) >= minimum
    )
    common = members.common_language(conn, workshop.id, least=minimum)
    comments.tell(conn, workshop.id, item_ids=item_ids, languages=told, or_chosen=common in told, late=True)
    return told
