"""Keep who has a case open, and where people are reached by telephone."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TEXT

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

KEY = sa.Text().with_variant(TEXT(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the table, and the column with nobody's extension in it."""
    op.create_table(
        "looking",
        sa.Column("case_id", KEY, nullable=False),
        sa.Column("device", KEY, nullable=False),
        sa.Column("person", KEY, nullable=False),
        sa.Column("since", KEY, nullable=False),
        sa.Column("until", KEY, nullable=False),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_looking")),
    )
    op.add_column("staff", sa.Column("extension", sa.Text(), nullable=False, server_default=""))
