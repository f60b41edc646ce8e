"""A paper of a count that was posted again has counted at each of its hours."""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Let the hour be part of the key; what was counted stays as it was."""
    with op.batch_alter_table("count_line", recreate="auto") as batch:
        batch.drop_constraint(op.f("pk_count_line"), type_="primary")
        batch.create_primary_key(op.f("pk_count_line"), ["document", "line", "at"])
