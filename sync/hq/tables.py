"""HQ's tables, alike on SQLite and PostgreSQL. No other room reads them.

Ids, codes and instants (fixed-width UTC text) are compared byte by byte on both: `KEY`.
Quantities are smallest units, money minor units. What travels is kept as the letter's own bytes.
"""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    text,
)

from sync.hq import blob_tables, columns
from sync.hq.columns import KEY, flag, key, octets, whole, words

METADATA = columns.METADATA
"""Every table of HQ's, those of `blob_tables` too."""

ATTACHMENTS = (blob_tables.attachment, blob_tables.blob, blob_tables.blob_chunk)

setting = Table("setting", METADATA, key("name", primary=True), words("value"))
"""HQ's own few facts: `company`, `own_key` (hex), and whatever a room keeps by name."""

feed_head = Table(
    "feed_head",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    whole("seq"),
    whole("hq_number"),
    key("epoch"),
    CheckConstraint("id = 1", name="one"),
)
"""One row: the last feed position, the last HQ number, and the epoch. Taken last in a transaction."""

# --- who and where

site = Table(
    "site",
    METADATA,
    key("code", primary=True),
    words("name"),
    key("kind"),
    words("name_hans"),
    words("name_en"),
    key("zone"),
)
"""`zone` is the time zone of the site's calendar, such as `Asia/Hong_Kong`."""

period = Table("period", METADATA, key("site", primary=True), key("closed_until"))
"""Days (`2026-11-30`) up to and with which a site's books are closed."""

staff = Table(
    "staff",
    METADATA,
    key("code", primary=True),
    words("name"),
    key("role"),
    words("pin"),
    flag("active"),
    key("inactive_since"),
    words("extension"),
)
"""`pin` is an Argon2id hash; `inactive_since` an instant, empty while active; `extension` of a telephone."""

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
    key("since", primary=True),
    key("role"),
    words("sites"),
)
"""What a person was from an instant on; `sites` has commas between, and is empty for everywhere.
A step is judged by what held when it was made, whenever it is told."""

device = Table(
    "device",
    METADATA,
    key("id", primary=True),
    key("number", unique=True),
    words("name"),
    key("site"),
    octets("public_key"),
    key("state"),
    key("previous"),
    key("enrolled_at"),
    key("revoked_at"),
    key("last_seen_at"),
    words("app"),
    whole("seq"),
    octets("hash"),
    whole("settled_seq"),
    whole("bookmark"),
    whole("offset_ms"),
    key("greeted_at"),
)
"""`seq` and `hash` are the head of its chain in HQ's custody; `state` is ok, forked, restored or
revoked; `number` stands in its printed numbers; `previous` is the identity that it follows.
`greeted_at` is the latest that its own clock was in a hello. HQ itself is the device `hq` of no site."""

enrol_code = Table(
    "enrol_code",
    METADATA,
    key("digest", primary=True),
    key("site"),
    key("issued_at"),
    key("expires_at"),
    key("used_at"),
    key("device"),
)
"""One-time codes, known by their SHA-256 (hex) only."""

# --- the catalogue

item = Table(
    "item",
    METADATA,
    key("sku", primary=True),
    words("name"),
    words("name_hans"),
    words("name_en"),
    words("unit"),
    Column("decimals", Integer, nullable=False),
    Column("price", BigInteger),
    key("currency"),
    words("category"),
    key("tracking"),
    flag("active"),
    words("terms"),
)
"""`terms` is what it is found under (sync.stock.search_terms), with a space before each and at the end."""

barcode = Table(
    "barcode",
    METADATA,
    key("code", primary=True),
    Column("sku", KEY, ForeignKey("item.sku"), nullable=False, index=True),
    key("pack"),
)
"""A code names one pack of one SKU; `pack` is a rational such as `12` or `1/3`."""

# --- custody: what came, as it came. Rows are added and never changed.

device_log = Table(
    "device_log",
    METADATA,
    key("device", primary=True),
    whole("seq", primary=True),
    key("step"),
    key("document"),
    octets("bytes"),
    octets("hash"),
    octets("signature", nullable=True),
    key("received_at"),
)
"""`hash` is the head of the device's chain after these bytes; `signature` stands on the last of a push.
`step` and `document` are empty where the bytes cannot be read."""

quarantine = Table(
    "quarantine",
    METADATA,
    key("device", primary=True),
    Column("hash", LargeBinary, primary_key=True),
    whole("seq"),
    key("why"),
    octets("bytes"),
    octets("signature", nullable=True),
    key("received_at"),
    octets("previous", nullable=True),
    key("settled"),
    key("settled_at"),
    key("settled_by"),
    words("reason"),
)
"""Steps kept but not judged: those of a stopped device. `previous` is the head that they follow.
`settled` is empty, `released` or `left`: what a person decided, with the instant and the reason."""

opening = Table("opening", METADATA, key("mark", primary=True), key("salt"), words("party"))
"""What opens a mark in sealed bytes: a customer's name, which may have to be erased. The bytes stay."""

# --- judgement

verdict = Table(
    "verdict",
    METADATA,
    key("device", primary=True),
    whole("seq", primary=True),
    Column("step", KEY, unique=True, nullable=True),
    key("document"),
    key("verdict"),
    key("code"),
    flag("is_final"),
    octets("letter"),
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
    key("id", primary=True),
    key("number"),
    key("hq_number"),
    key("kind"),
    key("state"),
    key("site"),
    key("to_site"),
    words("party"),
    words("reference"),
    key("occurred_at"),
    key("by"),
    Column("lines", Integer, nullable=False),
    words("first_item"),
    Column("cases", Integer, nullable=False),
    whole("revision"),
    octets("letter"),
    Index("ix_document_number", "number"),
    Index(
        "ix_document_note",
        "reference",
        "site",
        "party",
        postgresql_where=text("kind = 'receipt' AND reference <> ''"),
        sqlite_where=text("kind = 'receipt' AND reference <> ''"),
    ),
)
"""`letter` is the whole DocumentLetter, as the feed sends it; the columns are for lists and searches.
`revision` is its feed position, `cases` how many are open, `by` who began it."""

document_version = Table(
    "document_version",
    METADATA,
    key("document", primary=True),
    key("step", primary=True),
    whole("seq"),
    key("epoch"),
    octets("content", nullable=True),
    octets("mine"),
    words("renamed"),
)
"""What a step made of a draft: `content` (ContentLetter) at HQ from feed position `seq` on, null where
nothing changed; `mine` as the device that sealed it has it; `renamed` (JSON) its lines' new names."""

movement = Table(
    "movement",
    METADATA,
    key("step", primary=True),
    key("line", primary=True),
    key("document"),
    key("sku"),
    key("lot"),
    key("expires"),
    key("origin"),
    key("destination"),
    whole("quantity"),
    key("at"),
    key("count"),
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
    key("sku", primary=True),
    key("place", primary=True),
    key("lot", primary=True),
    key("site"),
    key("receiver"),
    key("expires"),
    whole("quantity"),
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
    key("document", primary=True),
    key("line", primary=True),
    key("site"),
    key("sku"),
    key("lot"),
    whole("quantity"),
    Index("ix_reservation_site_sku", "site", "sku"),
)
"""Open reservations: reserved is their sum, never a counter."""

count_line = Table(
    "count_line",
    METADATA,
    key("document", primary=True),
    key("line", primary=True),
    key("site"),
    key("place"),
    key("sku"),
    key("lot"),
    key("at", primary=True),
    Index("ix_count_line_sku_site", "sku", "site"),
)
"""Posted count lines, for movements that are told later; a paper posted again has those of each hour."""

case = Table(
    "case",
    METADATA,
    key("id", primary=True),
    key("document"),
    key("number"),
    key("site"),
    key("step"),
    key("code"),
    key("sku"),
    key("state"),
    key("opened_at"),
    key("resolved_at"),
    octets("letter"),
    octets("plan"),
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

looking = Table(
    "looking",
    METADATA,
    key("case_id", primary=True),
    key("device"),
    key("person"),
    key("since"),
    key("until"),
)
"""Who has a case open, until they are silent: a courtesy that no judgement reads."""

# --- the feed

feed = Table(
    "feed",
    METADATA,
    key("scope", primary=True),
    whole("seq", primary=True),
    key("kind"),
    key("entity"),
    Index("uq_feed_entity", "entity", "kind", "scope", unique=True),
)
"""One row a live thing and scope, at its latest position. `scope` is `all` or `site:CODE`."""

feed_digest = Table(
    "feed_digest", METADATA, key("scope", primary=True), whole("total"), whole("rows")
)
"""Per scope: the sum of its rows' digests modulo 2 ** 64 (as a signed number), and how many they are."""
