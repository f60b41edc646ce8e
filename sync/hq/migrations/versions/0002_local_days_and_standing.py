"""Sites know their time zone, and what a person was allowed is kept with the hour it was given."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TEXT

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KEY = sa.Text().with_variant(TEXT(collation="C"), "postgresql")


def upgrade() -> None:
    """Every site so far is in Hong Kong; standings begin with the next change of a person."""
    op.add_column("site", sa.Column("zone", KEY, nullable=False, server_default="Asia/Hong_Kong"))
    op.create_table(
        "staff_standing",
        sa.Column("staff", KEY, nullable=False),
        sa.Column("since", KEY, nullable=False),
        sa.Column("role", KEY, nullable=False),
        sa.Column("sites", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["staff"], ["staff.code"], name=op.f("fk_staff_standing_staff")),
        sa.PrimaryKeyConstraint("staff", "since", name=op.f("pk_staff_standing")),
    )
