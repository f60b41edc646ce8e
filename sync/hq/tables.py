"""HQ's tables, alike on SQLite and PostgreSQL. No other room reads them.

Ids, codes and instants (fixed-width UTC text) are compared byte by byte on both: `KEY`.
Quantities are smallest units, money minor units. What travels is kept as the letter's own bytes.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import TEXT

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)

KEY = Text().with_variant(TEXT(collation="C"), "postgresql")


def _key(name: str, *, primary: bool = False, unique: bool = False) -> Column[str]:
    return Column(name, KEY, primary_key=primary, unique=unique or None, nullable=False)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _whole(name: str, *, primary: bool = False) -> Column[int]:
    return Column(name, BigInteger, primary_key=primary, autoincrement=False, nullable=False)


def _bytes(name: str, *, nullable: bool = False) -> Column[bytes]:
    return Column(name, LargeBinary, nullable=nullable)


def _flag(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False)


setting = Table("setting", METADATA, _key("name", primary=True), _text("value"))
"""HQ's own few facts: `company`, `own_key` (hex), and whatever a room keeps by name."""

feed_head = Table(
    "feed_head",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    _whole("seq"),
    _whole("hq_number"),
    _key("epoch"),
    CheckConstraint("id = 1", name="one"),
)
"""One row: the last feed position, the last HQ number, and the epoch. Taken last in a transaction."""

# --- who and where

site = Table(
    "site",
    METADATA,
    _key("code", primary=True),
    _text("name"),
    _key("kind"),
    _text("name_hans"),
    _text("name_en"),
    _key("zone"),
)
"""`zone` is the time zone of the site's calendar, such as `Asia/Hong_Kong`."""

period = Table("period", METADATA, _key("site", primary=True), _key("closed_until"))
"""Days (`2026-11-30`) up to and with which a site's books are closed."""

staff = Table(
    "staff",
    METADATA,
    _key("code", primary=True),
    _text("name"),
    _key("role"),
    _text("pin"),
    _flag("active"),
    _key("inactive_since"),
)
"""`pin` is an Argon2id hash; `inactive_since` an instant, empty while active."""

staff_site = Table(
    "staff_site",
    METADATA,
    Column("staff", KEY, ForeignKey("staff.code"), primary_key=True),
    Column("site", KEY, ForeignKey("site.code"), primary_key=True),
)
"""Where a person works; no row: everywhere."""

staff_standing = Table(
    "staff_standing",
    METADATA,
    Column("staff", KEY, ForeignKey("staff.code"), primary_key=True),
    _key("since", primary=True),
    _key("role"),
    _text("sites"),
)
"""What a person was from an instant on; `sites` has commas between, and is empty for everywhere.
A step is judged by what held when it was made, whenever it is told."""

device = Table(
    "device",
    METADATA,
    _key("id", primary=True),
    _key("number", unique=True),
    _text("name"),
    _key("site"),
    _bytes("public_key"),
    _key("state"),
    _key("previous"),
    _key("enrolled_at"),
    _key("revoked_at"),
    _key("last_seen_at"),
    _text("app"),
    _whole("seq"),
    _bytes("hash"),
    _whole("settled_seq"),
    _whole("bookmark"),
    _whole("offset_ms"),
)
"""`seq` and `hash` are the head of its chain in HQ's custody; `state` is ok, forked, restored or
revoked; `number` stands in its printed numbers; `previous` is the identity that it follows.
HQ itself is the device `hq` of no site."""

enrol_code = Table(
    "enrol_code",
    METADATA,
    _key("digest", primary=True),
    _key("site"),
    _key("issued_at"),
    _key("expires_at"),
    _key("used_at"),
    _key("device"),
)
"""One-time codes, known by their SHA-256 (hex) only."""

# --- the catalogue

item = Table(
    "item",
    METADATA,
    _key("sku", primary=True),
    _text("name"),
    _text("name_hans"),
    _text("name_en"),
    _text("unit"),
    Column("decimals", Integer, nullable=False),
    Column("price", BigInteger),
    _key("currency"),
    _text("category"),
    _key("tracking"),
    _flag("active"),
    _text("terms"),
)
"""`terms` is what it is found under (sync.stock.search_terms), with a space before each and at the end."""

barcode = Table(
    "barcode",
    METADATA,
    _key("code", primary=True),
    Column("sku", KEY, ForeignKey("item.sku"), nullable=False, index=True),
    _key("pack"),
)
"""A code names one pack of one SKU; `pack` is a rational such as `12` or `1/3`."""

# --- custody: what came, as it came. Rows are added and never changed.

device_log = Table(
    "device_log",
    METADATA,
    _key("device", primary=True),
    _whole("seq", primary=True),
    _key("step"),
    _key("document"),
    _bytes("bytes"),
    _bytes("hash"),
    _bytes("signature", nullable=True),
    _key("received_at"),
)
"""`hash` is the head of the device's chain after these bytes; `signature` stands on the last of a push.
`step` and `document` are empty where the bytes cannot be read."""

quarantine = Table(
    "quarantine",
    METADATA,
    _key("device", primary=True),
    Column("hash", LargeBinary, primary_key=True),
    _whole("seq"),
    _key("why"),
    _bytes("bytes"),
    _bytes("signature", nullable=True),
    _key("received_at"),
)
"""Steps kept but not judged: `forked` ones, and those of a `revoked` device."""

# --- judgement

verdict = Table(
    "verdict",
    METADATA,
    _key("device", primary=True),
    _whole("seq", primary=True),
    Column("step", KEY, unique=True, nullable=True),
    _key("document"),
    _key("verdict"),
    _key("code"),
    _flag("is_final"),
    _bytes("letter"),
    Index(
        "ix_verdict_waiting",
        "device",
        "seq",
        postgresql_where=text("NOT is_final"),
        sqlite_where=text("NOT is_final"),
    ),
)
"""HQ's answer to one place of one chain, as it was sent. `step` is null where the bytes name none,
or one that had its verdict already."""

document = Table(
    "document",
    METADATA,
    _key("id", primary=True),
    _key("number"),
    _key("hq_number"),
    _key("kind"),
    _key("state"),
    _key("site"),
    _key("to_site"),
    _text("party"),
    _text("reference"),
    _key("occurred_at"),
    _key("by"),
    Column("lines", Integer, nullable=False),
    _text("first_item"),
    Column("cases", Integer, nullable=False),
    _whole("revision"),
    _bytes("letter"),
    Index("ix_document_number", "number"),
    Index(
        "ix_document_note",
        "site",
        "party",
        "reference",
        postgresql_where=text("kind = 'receipt' AND reference <> ''"),
        sqlite_where=text("kind = 'receipt' AND reference <> ''"),
    ),
)
"""`letter` is the whole DocumentLetter, as the feed sends it; the columns are for lists and searches.
`revision` is its feed position, `cases` how many are open, `by` who began it."""

document_version = Table(
    "document_version",
    METADATA,
    _key("document", primary=True),
    _key("step", primary=True),
    _whole("seq"),
    _key("epoch"),
    _bytes("content", nullable=True),
    _bytes("mine"),
    _text("renamed"),
)
"""What a step made of a draft: `content` (ContentLetter) at HQ from feed position `seq` on, null where
nothing changed; `mine` as the device that sealed it has it; `renamed` (JSON) its lines' new names."""

movement = Table(
    "movement",
    METADATA,
    _key("step", primary=True),
    _key("line", primary=True),
    _key("document"),
    _key("sku"),
    _key("lot"),
    _key("expires"),
    _key("origin"),
    _key("destination"),
    _whole("quantity"),
    _key("at"),
    _key("count"),
    Index("ix_movement_sku_at", "sku", "at"),
    Index(
        "ix_movement_count",
        "count",
        postgresql_where=text("count <> ''"),
        sqlite_where=text("count <> ''"),
    ),
)
"""Rows are added and never changed. `count` names the count whose variance this entry explains."""

balance = Table(
    "balance",
    METADATA,
    _key("sku", primary=True),
    _key("place", primary=True),
    _key("lot", primary=True),
    _key("site"),
    _key("receiver"),
    _key("expires"),
    _whole("quantity"),
    Index("ix_balance_site_sku", "site", "sku"),
    Index(
        "ix_balance_receiver",
        "receiver",
        "sku",
        postgresql_where=text("receiver <> ''"),
        sqlite_where=text("receiver <> ''"),
    ),
)
"""Derived from the movements: bins (`site` says whose) and goods in transit (`receiver` says to whom).
The world outside (suppliers, customers, losses) has none."""

reservation = Table(
    "reservation",
    METADATA,
    _key("document", primary=True),
    _key("line", primary=True),
    _key("site"),
    _key("sku"),
    _key("lot"),
    _whole("quantity"),
    Index("ix_reservation_site_sku", "site", "sku"),
)
"""Open reservations: reserved is their sum, never a counter."""

count_line = Table(
    "count_line",
    METADATA,
    _key("document", primary=True),
    _key("line", primary=True),
    _key("site"),
    _key("place"),
    _key("sku"),
    _key("lot"),
    _key("at"),
    Index("ix_count_line_sku_site", "sku", "site"),
)
"""Posted count lines, for movements that are told later."""

case = Table(
    "case",
    METADATA,
    _key("id", primary=True),
    _key("document"),
    _key("number"),
    _key("site"),
    _key("step"),
    _key("code"),
    _key("sku"),
    _key("state"),
    _key("opened_at"),
    _key("resolved_at"),
    _bytes("letter"),
    _bytes("plan"),
    Index("ix_case_document", "document"),
    Index("ix_case_state", "state", "opened_at"),
    Index(
        "ix_case_negative",
        "site",
        "sku",
        postgresql_where=text("code = 'negative_stock' AND state = 'open'"),
        sqlite_where=text("code = 'negative_stock' AND state = 'open'"),
    ),
)
"""`letter` is the CaseLetter; `plan` what each choice would move (sync/hq/plans)."""

# --- the feed

feed = Table(
    "feed",
    METADATA,
    _key("scope", primary=True),
    _whole("seq", primary=True),
    _key("kind"),
    _key("entity"),
    Index("uq_feed_entity", "kind", "entity", "scope", unique=True),
)
"""One row a live thing and scope, at its latest position. `scope` is `all` or `site:CODE`."""

feed_digest = Table(
    "feed_digest", METADATA, _key("scope", primary=True), _whole("total"), _whole("rows")
)
"""Per scope: the sum of its rows' digests modulo 2 ** 64 (as a signed number), and how many they are."""
