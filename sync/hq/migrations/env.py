"""Alembic's entry: runs the steps on the connection that sync/hq/upgrades hands it."""

from alembic import context

from sync.hq.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,  # SQLite changes a table by making it anew
)
with context.begin_transaction():
    context.run_migrations()
