"""Keep what a device's clock was in its latest hello: a signed one is good once."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TEXT

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

KEY = sa.Text().with_variant(TEXT(collation="C"), "postgresql")


def upgrade() -> None:
    """Of hellos before, nobody signed any."""
    with op.batch_alter_table("device", recreate="auto") as batch:
        batch.add_column(sa.Column("greeted_at", KEY, nullable=False, server_default=""))
    with op.batch_alter_table("device", recreate="auto") as batch:
        batch.alter_column("greeted_at", server_default=None)
