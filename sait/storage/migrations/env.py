"""Alembic's entry: runs on the connection that opening the database hands over."""

from alembic import context

import sait.storage.word_tables  # noqa: F401 - the tables that stand there belong to the same schema
from sait.storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
