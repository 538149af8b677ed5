"""What an account types in a form, kept until it is saved or dropped: leaving a page loses nothing.

A draft is read by its own account alone; nothing is decided by it.
"""

from collections.abc import Collection
from contextlib import AbstractContextManager

from sait.assessment.access import Account, Right
from sait.assessment.decisions import LONGEST_TEXT
from sait.assessment.places import DraftPlace
from sait.assessment.workshops import State, Workshop
from sait.assessment.writing import printable
from sait.errors import SaitError
from sait.storage import drafts, workshops
from sait.storage.engine.database import Connection, Database

MOST_DRAFTS = 300
"""Fields that an account may have on the way at once."""

OF_ACTIONS = frozenset({"action", "follow"})
"""The kinds of forms that are about actions."""
AFTER_THE_DAY = frozenset({"follow", "sharing"})
"""The kinds of forms that are saved after the sign-off too: how actions go, and what is released to others."""


def find_draft(database: Database, account: Account, place: DraftPlace) -> str | None:
    """What the account has typed in the field and not saved; None where that is nothing."""
    with database.reading() as conn:
        return drafts.find_draft(conn, account_id=account.id, place=place)


def write_draft(
    database: Database,
    account: Account,
    place: DraftPlace,
    *,
    text: str | None,
    seen: Collection[str | None],
    version: int,
) -> str | None:
    """Keep what is in the field (None: nothing is on the way any more), and return it as the database has it.

    *version* is that of the decision the form was filled from, *seen* as for ``write_words``. Refused:
    ``words.changed-elsewhere``, ``text.too-long``, ``draft.too-many``, a workshop that is unknown or not the account's,
    and after its sign-off (``move.signed-off``) a form in which something would be decided.
    """
    kept = None if text is None else printable(text)
    if kept is not None and len(kept) > LONGEST_TEXT:
        raise SaitError("text.too-long", most=LONGEST_TEXT)
    with _holding(database, place.workshop_id) as conn:
        standing = drafts.find_draft(conn, account_id=account.id, place=place)
        if standing == kept:
            return kept
        if standing not in {one if one is None else printable(one) for one in seen}:
            raise SaitError("words.changed-elsewhere")
        if kept is None:
            drafts.remove_draft(conn, account_id=account.id, place=place)
            return None
        if place.workshop_id is not None:
            _check_may_fill_in(account, place, workshops.get_workshop(conn, place.workshop_id))
        if standing is None and drafts.count_drafts(conn, account.id) >= MOST_DRAFTS:
            raise SaitError("draft.too-many", most=MOST_DRAFTS)
        drafts.write_draft(conn, account_id=account.id, place=place, version=version, text=kept)
    return kept


def _holding(database: Database, workshop_id: str | None) -> AbstractContextManager[Connection]:
    return database.writing() if workshop_id is None else database.moving(workshop_id)


def _check_may_fill_in(account: Account, place: DraftPlace, workshop: Workshop) -> None:
    """Only who may save a form may have it on the way."""
    if not account.may(Right.ACTIONS_EDIT if place.kind in OF_ACTIONS else Right.DECISIONS_EDIT, workshop.board_id):
        raise SaitError("workshop.not-yours")
    if workshop.state is State.SIGNED_OFF and place.kind not in AFTER_THE_DAY:
        raise SaitError("move.signed-off")


def forms_on_the_way(database: Database, account: Account) -> dict[str, int]:
    """The forms in which the account has typed something and not saved it, each with the version it was typed over."""
    with database.reading() as conn:
        return drafts.list_forms(conn, account.id)


def forget_form(database: Database, account: Account, form: str) -> None:
    """Erase what is on the way in a form: it has been saved, or dropped."""
    with database.writing() as conn:
        erased = drafts.remove_form(conn, account_id=account.id, form=form)
    if erased:
        database.leave_no_trace()
