"""Alembic's entry: runs on the connection that opening the database hands over."""

from alembic import context

from sait.storage.tables.whole import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
