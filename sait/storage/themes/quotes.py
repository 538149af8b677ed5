"""Quotes that a person released, as rows: the question, the theme and the words, and nothing of whose they are."""

from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from sait.storage.engine.order import new_key
from sait.storage.tables.themes import theme_quotes


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote; *answer_id* is None once the answers are erased."""

    id: int
    answer_id: int | None
    item_id: str
    code_id: str
    words: str


def add_quote(
    conn: Connection, project_id: str, *, answer_id: int, item_id: str, code_id: str, words: str, who: str
) -> None:
    """One more quote."""
    conn.execute(
        insert(theme_quotes).values(
            id=new_key(),
            project_id=project_id,
            answer_id=answer_id,
            item_id=item_id,
            code_id=code_id,
            words=words,
            who=who,
        )
    )


def list_quotes(conn: Connection, project_id: str) -> tuple[Quote, ...]:
    """Every quote, by theme and question, and there in the order of the words themselves."""
    order = (theme_quotes.c.code_id, theme_quotes.c.item_id, theme_quotes.c.words)
    query = select(theme_quotes).where(theme_quotes.c.project_id == project_id).order_by(*order)
    return tuple(
        Quote(row["id"], row["answer_id"], row["item_id"], row["code_id"], row["words"])
        for row in conn.execute(query).mappings()
    )


def remove_quote(conn: Connection, project_id: str, quote_id: int) -> bool:
    """Take a quote back; whether there was such a one."""
    of_quote = (theme_quotes.c.project_id == project_id, theme_quotes.c.id == quote_id)
    return conn.execute(delete(theme_quotes).where(*of_quote)).rowcount == 1
