"""A stopped device's steps: which head they follow, and what a person decided about them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TEXT

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

KEY = sa.Text().with_variant(TEXT(collation="C"), "postgresql")


def upgrade() -> None:
    """Nothing was decided so far; which head the steps follow was not kept."""
    op.add_column("quarantine", sa.Column("previous", sa.LargeBinary(), nullable=True))
    for name in ("settled", "settled_at", "settled_by"):
        op.add_column("quarantine", sa.Column(name, KEY, nullable=False, server_default=""))
    op.add_column("quarantine", sa.Column("reason", sa.Text(), nullable=False, server_default=""))
