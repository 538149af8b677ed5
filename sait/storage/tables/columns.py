"""What the tables share: times, and columns that come in several of them."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, Column, Date, DateTime, Integer, MetaData, TypeDecorator
from sqlalchemy.engine import Dialect

from sait.i18n.text import Text


class UtcDateTime(TypeDecorator[datetime]):
    """An aware UTC time; SQLite keeps no zone, so it is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def name() -> Column[Text]:
    """A name in every language that it has: ``{language: words}``. No query looks into it (docs/decisions/0029)."""
    return Column("name", JSON, nullable=False)


def dates() -> tuple[Column[object], Column[object]]:
    """From when and until when something is valid; None: always."""
    return Column("valid_from", Date), Column("valid_to", Date)


def version() -> Column[int]:
    """How often the row was changed, so that nobody overwrites what they have not seen."""
    return Column("version", Integer, nullable=False, default=1)


UNORDERED: dict[str, Any] = {"sqlite_with_rowid": False}
"""For whatever ties to a respondent: SQLite else gives each row a number, in the order of writing, which no VACUUM removes."""


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
