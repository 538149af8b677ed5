"""Words that the facilitator has when their author goes: kept as nobody's, until they can go without naming anybody."""

from collections.abc import Collection

from sait.assessment.members.leaving import Going
from sait.storage import leaving
from sait.storage.engine.database import Connection, Database


def holds_words_of(conn: Connection, respondent_id: int) -> bool:
    """Whether the facilitator has anything in words of this respondent."""
    return leaving.holds_comments(conn, respondent_id=respondent_id) or leaving.holds_contributions(
        conn, respondent_id=respondent_id
    )


def leave_words(conn: Connection, *, respondent_id: int, workshop_id: str, goes: Going) -> None:
    """Before a respondent is removed: what the facilitator has of their words stays behind, as nobody's."""
    left = leaving.leave_comments(conn, respondent_id=respondent_id, workshop_id=workshop_id, goes=goes)
    left += leaving.leave_contributions(conn, respondent_id=respondent_id, workshop_id=workshop_id, goes=goes)
    if left and goes is Going.TOGETHER:
        leaving.add_leaver(conn, workshop_id)


def let_go(conn: Connection, workshop_id: str, *, minimum: int, taken_back: Collection[str] | None = None) -> None:
    """At a closing: what was taken back disappears, where one is named only in the languages of *taken_back*; what was
    erased where *minimum* people's words go together.
    """
    leaving.remove_taken_back(conn, workshop_id, taken_back)
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
