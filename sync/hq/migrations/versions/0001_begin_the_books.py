"""Begin the books."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TEXT

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

KEY = sa.Text().with_variant(TEXT(collation="C"), "postgresql")


def upgrade() -> None:
    """Make every table."""
    for make in (
        _balance, _case, _count_line, _device, _device_log, _document, _document_version,
        _enrol_code, _feed, _feed_digest, _feed_head, _item, _movement, _period, _quarantine,
        _reservation, _setting, _site, _staff, _verdict, _barcode, _staff_site,
    ):  # fmt: skip
        make()


def _balance() -> None:
    op.create_table(
        "balance",
        sa.Column("sku", KEY, nullable=False),
        sa.Column("place", KEY, nullable=False),
        sa.Column("lot", KEY, nullable=False),
        sa.Column("site", KEY, nullable=False),
        sa.Column("receiver", KEY, nullable=False),
        sa.Column("expires", KEY, nullable=False),
        sa.Column("quantity", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("sku", "place", "lot", name=op.f("pk_balance")),
    )
    with op.batch_alter_table("balance", schema=None) as batch_op:
        batch_op.create_index(
            "ix_balance_receiver",
            ["receiver", "sku"],
            unique=False,
            postgresql_where=sa.text("receiver <> ''"),
            sqlite_where=sa.text("receiver <> ''"),
        )
        batch_op.create_index("ix_balance_site_sku", ["site", "sku"], unique=False)


def _case() -> None:
    op.create_table(
        "case",
        sa.Column("id", KEY, nullable=False),
        sa.Column("document", KEY, nullable=False),
        sa.Column("number", KEY, nullable=False),
        sa.Column("site", KEY, nullable=False),
        sa.Column("step", KEY, nullable=False),
        sa.Column("code", KEY, nullable=False),
        sa.Column("sku", KEY, nullable=False),
        sa.Column("state", KEY, nullable=False),
        sa.Column("opened_at", KEY, nullable=False),
        sa.Column("resolved_at", KEY, nullable=False),
        sa.Column("letter", sa.LargeBinary(), nullable=False),
        sa.Column("plan", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case")),
    )
    with op.batch_alter_table("case", schema=None) as batch_op:
        batch_op.create_index("ix_case_document", ["document"], unique=False)
        batch_op.create_index(
            "ix_case_negative",
            ["site", "sku"],
            unique=False,
            postgresql_where=sa.text("code = 'negative_stock' AND state = 'open'"),
            sqlite_where=sa.text("code = 'negative_stock' AND state = 'open'"),
        )
        batch_op.create_index("ix_case_state", ["state", "opened_at"], unique=False)


def _count_line() -> None:
    op.create_table(
        "count_line",
        sa.Column("document", KEY, nullable=False),
        sa.Column("line", KEY, nullable=False),
        sa.Column("site", KEY, nullable=False),
        sa.Column("place", KEY, nullable=False),
        sa.Column("sku", KEY, nullable=False),
        sa.Column("lot", KEY, nullable=False),
        sa.Column("at", KEY, nullable=False),
        sa.PrimaryKeyConstraint("document", "line", name=op.f("pk_count_line")),
    )
    with op.batch_alter_table("count_line", schema=None) as batch_op:
        batch_op.create_index("ix_count_line_sku_site", ["sku", "site"], unique=False)


def _device() -> None:
    op.create_table(
        "device",
        sa.Column("id", KEY, nullable=False),
        sa.Column("number", KEY, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("site", KEY, nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("state", KEY, nullable=False),
        sa.Column("previous", KEY, nullable=False),
        sa.Column("enrolled_at", KEY, nullable=False),
        sa.Column("revoked_at", KEY, nullable=False),
        sa.Column("last_seen_at", KEY, nullable=False),
        sa.Column("app", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("settled_seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("bookmark", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("offset_ms", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device")),
        sa.UniqueConstraint("number", name=op.f("uq_device_number")),
    )


def _device_log() -> None:
    op.create_table(
        "device_log",
        sa.Column("device", KEY, nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("step", KEY, nullable=False),
        sa.Column("document", KEY, nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=True),
        sa.Column("received_at", KEY, nullable=False),
        sa.PrimaryKeyConstraint("device", "seq", name=op.f("pk_device_log")),
    )


def _document() -> None:
    op.create_table(
        "document",
        sa.Column("id", KEY, nullable=False),
        sa.Column("number", KEY, nullable=False),
        sa.Column("hq_number", KEY, nullable=False),
        sa.Column("kind", KEY, nullable=False),
        sa.Column("state", KEY, nullable=False),
        sa.Column("site", KEY, nullable=False),
        sa.Column("to_site", KEY, nullable=False),
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("occurred_at", KEY, nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.Column("first_item", sa.Text(), nullable=False),
        sa.Column("cases", sa.Integer(), nullable=False),
        sa.Column("revision", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("letter", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
    )
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.create_index(
            "ix_document_note",
            ["site", "party", "reference"],
            unique=False,
            postgresql_where=sa.text("kind = 'receipt' AND reference <> ''"),
            sqlite_where=sa.text("kind = 'receipt' AND reference <> ''"),
        )
        batch_op.create_index("ix_document_number", ["number"], unique=False)


def _document_version() -> None:
    op.create_table(
        "document_version",
        sa.Column("document", KEY, nullable=False),
        sa.Column("step", KEY, nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("epoch", KEY, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("mine", sa.LargeBinary(), nullable=False),
        sa.Column("renamed", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("document", "step", name=op.f("pk_document_version")),
    )


def _enrol_code() -> None:
    op.create_table(
        "enrol_code",
        sa.Column("digest", KEY, nullable=False),
        sa.Column("site", KEY, nullable=False),
        sa.Column("issued_at", KEY, nullable=False),
        sa.Column("expires_at", KEY, nullable=False),
        sa.Column("used_at", KEY, nullable=False),
        sa.Column("device", KEY, nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_enrol_code")),
    )


def _feed() -> None:
    op.create_table(
        "feed",
        sa.Column("scope", KEY, nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", KEY, nullable=False),
        sa.Column("entity", KEY, nullable=False),
        sa.PrimaryKeyConstraint("scope", "seq", name=op.f("pk_feed")),
    )
    with op.batch_alter_table("feed", schema=None) as batch_op:
        batch_op.create_index("uq_feed_entity", ["kind", "entity", "scope"], unique=True)


def _feed_digest() -> None:
    op.create_table(
        "feed_digest",
        sa.Column("scope", KEY, nullable=False),
        sa.Column("total", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("rows", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("scope", name=op.f("pk_feed_digest")),
    )


def _feed_head() -> None:
    op.create_table(
        "feed_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("hq_number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("epoch", KEY, nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_feed_head_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feed_head")),
    )


def _item() -> None:
    op.create_table(
        "item",
        sa.Column("sku", KEY, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_hans", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("decimals", sa.Integer(), nullable=False),
        sa.Column("price", sa.BigInteger(), nullable=True),
        sa.Column("currency", KEY, nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("tracking", KEY, nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sku", name=op.f("pk_item")),
    )


def _movement() -> None:
    op.create_table(
        "movement",
        sa.Column("step", KEY, nullable=False),
        sa.Column("line", KEY, nullable=False),
        sa.Column("document", KEY, nullable=False),
        sa.Column("sku", KEY, nullable=False),
        sa.Column("lot", KEY, nullable=False),
        sa.Column("expires", KEY, nullable=False),
        sa.Column("origin", KEY, nullable=False),
        sa.Column("destination", KEY, nullable=False),
        sa.Column("quantity", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", KEY, nullable=False),
        sa.Column("count", KEY, nullable=False),
        sa.PrimaryKeyConstraint("step", "line", name=op.f("pk_movement")),
    )
    with op.batch_alter_table("movement", schema=None) as batch_op:
        batch_op.create_index(
            "ix_movement_count",
            ["count"],
            unique=False,
            postgresql_where=sa.text("count <> ''"),
            sqlite_where=sa.text("count <> ''"),
        )
        batch_op.create_index("ix_movement_sku_at", ["sku", "at"], unique=False)


def _period() -> None:
    op.create_table(
        "period",
        sa.Column("site", KEY, nullable=False),
        sa.Column("closed_until", KEY, nullable=False),
        sa.PrimaryKeyConstraint("site", name=op.f("pk_period")),
    )


def _quarantine() -> None:
    op.create_table(
        "quarantine",
        sa.Column("device", KEY, nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("why", KEY, nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=True),
        sa.Column("received_at", KEY, nullable=False),
        sa.PrimaryKeyConstraint("device", "hash", name=op.f("pk_quarantine")),
    )


def _reservation() -> None:
    op.create_table(
        "reservation",
        sa.Column("document", KEY, nullable=False),
        sa.Column("line", KEY, nullable=False),
        sa.Column("site", KEY, nullable=False),
        sa.Column("sku", KEY, nullable=False),
        sa.Column("lot", KEY, nullable=False),
        sa.Column("quantity", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("document", "line", name=op.f("pk_reservation")),
    )
    with op.batch_alter_table("reservation", schema=None) as batch_op:
        batch_op.create_index("ix_reservation_site_sku", ["site", "sku"], unique=False)


def _setting() -> None:
    op.create_table(
        "setting",
        sa.Column("name", KEY, nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_setting")),
    )


def _site() -> None:
    op.create_table(
        "site",
        sa.Column("code", KEY, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", KEY, nullable=False),
        sa.Column("name_hans", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_site")),
    )


def _staff() -> None:
    op.create_table(
        "staff",
        sa.Column("code", KEY, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", KEY, nullable=False),
        sa.Column("pin", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("inactive_since", KEY, nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_staff")),
    )


def _verdict() -> None:
    op.create_table(
        "verdict",
        sa.Column("device", KEY, nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("step", KEY, nullable=True),
        sa.Column("document", KEY, nullable=False),
        sa.Column("verdict", KEY, nullable=False),
        sa.Column("code", KEY, nullable=False),
        sa.Column("is_final", sa.Boolean(), nullable=False),
        sa.Column("letter", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("device", "seq", name=op.f("pk_verdict")),
        sa.UniqueConstraint("step", name=op.f("uq_verdict_step")),
    )
    with op.batch_alter_table("verdict", schema=None) as batch_op:
        batch_op.create_index(
            "ix_verdict_waiting",
            ["device", "seq"],
            unique=False,
            postgresql_where=sa.text("NOT is_final"),
            sqlite_where=sa.text("NOT is_final"),
        )


def _barcode() -> None:
    op.create_table(
        "barcode",
        sa.Column("code", KEY, nullable=False),
        sa.Column("sku", KEY, nullable=False),
        sa.Column("pack", KEY, nullable=False),
        sa.ForeignKeyConstraint(["sku"], ["item.sku"], name=op.f("fk_barcode_sku")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_barcode")),
    )
    with op.batch_alter_table("barcode", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_barcode_sku"), ["sku"], unique=False)


def _staff_site() -> None:
    op.create_table(
        "staff_site",
        sa.Column("staff", KEY, nullable=False),
        sa.Column("site", KEY, nullable=False),
        sa.ForeignKeyConstraint(["site"], ["site.code"], name=op.f("fk_staff_site_site")),
        sa.ForeignKeyConstraint(["staff"], ["staff.code"], name=op.f("fk_staff_site_staff")),
        sa.PrimaryKeyConstraint("staff", "site", name=op.f("pk_staff_site")),
    )
