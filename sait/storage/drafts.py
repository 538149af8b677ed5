"""What accounts have typed in forms and not saved, as rows: each is read by its own account alone."""

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite

from sait.assessment.places import DraftPlace
from sait.storage.tables.accounts import drafts


def find_draft(conn: Connection, *, account_id: int, place: DraftPlace) -> str | None:
    """What the account has typed in the field; None where nothing is on the way."""
    query = select(drafts.c.text).where(
        drafts.c.account_id == account_id, drafts.c.form == place.form, drafts.c.field == place.field
    )
    return conn.execute(query).scalar_one_or_none()


def list_forms(conn: Connection, account_id: int) -> dict[str, int]:
    """The forms in which the account has something on the way, each with the oldest version it was typed over."""
    query = (
        select(drafts.c.form, func.min(drafts.c.version))
        .where(drafts.c.account_id == account_id)
        .group_by(drafts.c.form)
    )
    return {str(form): int(version) for form, version in conn.execute(query)}


def count_drafts(conn: Connection, account_id: int) -> int:
    """How many fields the account has something on the way in."""
    query = select(func.count()).select_from(drafts).where(drafts.c.account_id == account_id)
    return int(conn.execute(query).scalar_one())


def write_draft(conn: Connection, *, account_id: int, place: DraftPlace, version: int, text: str) -> None:
    """Keep what was typed; a field that has something on the way keeps the version that this was begun from."""
    dialect = sqlite if conn.dialect.name == "sqlite" else postgresql
    insertion = dialect.insert(drafts).values(
        account_id=account_id,
        form=place.form,
        field=place.field,
        workshop_id=place.workshop_id,
        version=version,
        text=text,
    )
    key = [drafts.c.account_id, drafts.c.form, drafts.c.field]
    conn.execute(insertion.on_conflict_do_update(index_elements=key, set_={"text": text}))


def remove_draft(conn: Connection, *, account_id: int, place: DraftPlace) -> None:
    """Forget what was typed in one field."""
    conn.execute(
        delete(drafts).where(
            drafts.c.account_id == account_id, drafts.c.form == place.form, drafts.c.field == place.field
        )
    )


def remove_form(conn: Connection, *, account_id: int, form: str) -> int:
    """Forget what was typed in a form. In how many fields it was."""
    return conn.execute(delete(drafts).where(drafts.c.account_id == account_id, drafts.c.form == form)).rowcount


def remove_of_workshop(conn: Connection, workshop_id: str) -> None:
    """Forget what anybody had on the way in a workshop."""
    conn.execute(delete(drafts).where(drafts.c.workshop_id == workshop_id))
