"""Words that the facilitator has when their author goes: kept as nobody's, until they can go without naming anybody."""

from collections.abc import Collection
from dataclasses import dataclass

from sait.assessment.leaving import Going
from sait.assessment.releases import Audience
from sait.assessment.workshops import State, Workshop
from sait.instruments.model import Instrument
from sait.storage import leaving, releases, responses, workshops
from sait.storage.database import Connection, Database


@dataclass(frozen=True, slots=True)
class Listed:
    """What the facilitator of a workshop is shown of comments: the items, and whether late ones too."""

    item_ids: Collection[str]
    with_late: bool


def has_ended(workshop: Workshop) -> bool:
    """Whether the scoring has ended: from then on late comments are shown with the others."""
    return workshop.state in {State.CONSENSUS, State.SIGNED_OFF}


def shown_domains(conn: Connection, workshop: Workshop, instrument: Instrument) -> frozenset[str]:
    """The domains that were closed when there was something to show of them: the facilitator has read their comments."""
    released = releases.list_releases(conn, workshop_id=workshop.id, audience=Audience.INSIDE)
    told = {row.item_id for one in released for row in one.figures.items if row.levels is not None}
    told |= leaving.items_left(conn, workshop.id)
    return frozenset(domain.id for domain in instrument.domains if told & {item.id for item in domain.items})


def read_domains(conn: Connection, workshop: Workshop, instrument: Instrument) -> frozenset[str]:
    """The domains whose comments the facilitator may have read: those, and all that are closed now.

    What is written to one of them is late, also where it was reopened: it would stand alone among comments that are known.
    """
    return shown_domains(conn, workshop, instrument) | workshops.closed_domain_ids(conn, workshop.id)


def items_listed(
    conn: Connection, workshop: Workshop, instrument: Instrument, *, domain_ids: Collection[str], minimum: int
) -> list[str]:
    """The items of those of *domain_ids* that *minimum* people or more have answered: comments are shown from there up."""
    groups = {domain.id: [item.id for item in domain.items] for domain in instrument.domains if domain.id in domain_ids}
    if not groups:
        return []
    texts = [item.id for item in instrument.items if item.scale is None]
    enough = responses.answered_groups(
        conn, workshop.id, groups=groups, least=minimum, include_late=has_ended(workshop), in_words=texts
    )
    return [item_id for domain_id, item_ids in groups.items() if domain_id in enough for item_id in item_ids]


def listed(conn: Connection, workshop: Workshop, instrument: Instrument, *, minimum: int) -> Listed:
    """What the facilitator has before them, or had: a domain that was reopened, or that too few answer now since others
    erased their answers, may be shown again.
    """
    shown = shown_domains(conn, workshop, instrument)
    closed = workshops.closed_domain_ids(conn, workshop.id) - shown
    item_ids = items_listed(conn, workshop, instrument, domain_ids=closed, minimum=minimum)
    item_ids += [item.id for domain in instrument.domains if domain.id in shown for item in domain.items]
    return Listed(item_ids, has_ended(workshop))


def holds_words_of(conn: Connection, respondent_id: int, shown: Listed) -> bool:
    """Whether the facilitator has anything in words of this respondent."""
    return leaving.holds_comments(
        conn, respondent_id=respondent_id, item_ids=shown.item_ids, include_late=shown.with_late
    ) or leaving.holds_contributions(conn, respondent_id=respondent_id)


def leave_words(conn: Connection, *, respondent_id: int, workshop_id: str, shown: Listed, goes: Going) -> None:
    """Before a respondent is removed: what the facilitator has of their words stays behind, as nobody's."""
    left = leaving.leave_comments(
        conn,
        respondent_id=respondent_id,
        workshop_id=workshop_id,
        item_ids=shown.item_ids,
        include_late=shown.with_late,
        goes=goes,
    )
    left += leaving.leave_contributions(conn, respondent_id=respondent_id, workshop_id=workshop_id, goes=goes)
    if left and goes is Going.TOGETHER:
        leaving.add_leaver(conn, workshop_id)


def let_go(conn: Connection, workshop_id: str, *, minimum: int) -> None:
    """At a closing: what was taken back disappears, and what was erased where *minimum* people's words go together."""
    leaving.remove_left(conn, workshop_id, [Going.NEXT])
    _let_go_together(conn, workshop_id, minimum)


def let_go_due(database: Database, *, minimum: int) -> None:
    """The same of what was erased, for every workshop and at no moment that anybody chose: closings end with the scoring."""
    with database.reading() as conn:
        waiting = leaving.workshops_with_leavers(conn)
    for workshop_id in waiting:
        with database.moving(workshop_id) as conn:
            _let_go_together(conn, workshop_id, minimum)


def _let_go_together(conn: Connection, workshop_id: str, minimum: int) -> None:
    if leaving.count_leavers(conn, workshop_id) >= minimum:
        leaving.remove_left(conn, workshop_id, [Going.TOGETHER])
