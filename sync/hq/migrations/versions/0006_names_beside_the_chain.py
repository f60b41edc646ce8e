"""Keep customers' names beside the sealed steps: what opens the marks that stand for them there."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TEXT

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

KEY = sa.Text().with_variant(TEXT(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the table. Steps that were sealed with a name keep it: their bytes are never changed."""
    op.create_table(
        "opening",
        sa.Column("mark", KEY, nullable=False),
        sa.Column("salt", KEY, nullable=False),
        sa.Column("party", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("mark", name=op.f("pk_opening")),
    )
