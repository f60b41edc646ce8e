"""What the two files of a shop hold. Private to this room.

SQLAlchemy Core says it, so that a file made today and one brought up from an older version can be
compared; it is imported when a schema is wanted, which at a usual start is never. The statements of
a post are text: Core buys nothing there (SYNC.md, G1).
"""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Column, MetaData

CHAIN_BITS = 40
"""A step's `position` is `chain << 40 | seq`: one integer key that is both unique and in order."""

MOVEMENT_BITS = 20
"""A movement's `key` is `document.key << 20 | n`: one key less to keep for each post."""

WAITING_REVERSALS = "kind = 'count' AND state = 'reversed' AND pending > 0"
"""Of documents: counts whose reversal waits. Said just so, an index finds them."""

SEARCH_TABLE = (
    "CREATE VIRTUAL TABLE item_text USING fts5(terms, content='', contentless_delete=1,"
    " detail=none, tokenize='unicode61 remove_diacritics 2', prefix='2')"
)
"""The search index; `rowid` is the item's `key`, `terms` what the catalogue wants found."""


@cache
def journal_schema() -> "MetaData":
    """`journal.db`: the chain of steps and HQ's answers. Software never deletes a row of `step`."""
    from sqlalchemy import MetaData  # when a schema is wanted, not at each start

    schema = MetaData()
    _identity(schema)
    _steps(schema)
    _counter(schema)
    return schema


@cache
def blobs_schema() -> "MetaData":
    """`blobs.db`: the files of documents. Software never deletes one that HQ does not have."""
    from sqlalchemy import Index, MetaData, Table, text  # when a schema is wanted

    schema = MetaData()
    # `here` of `size` bytes are on this device, `sent` of them at HQ, all of them where `at_hq` is 1.
    # `whose` is 0 while no step names it, 1 once an own one does, 2 where it came from HQ. It is not
    # sent before `not_before` (UTC text); `code` is what HQ said of it then.
    blob = Table(
        "blob", schema,
        _number("key", key=True), _text("sha256"), _number("size"), _number("here"),
        _number("sent"), _number("at_hq"), _number("whose"), _text("not_before"), _text("code"),
    )  # fmt: skip
    Index("blob_sha256", blob.c.sha256, unique=True)
    Index("blob_unsent", blob.c.key, sqlite_where=text("at_hq = 0 AND whose = 1"))
    Table(
        "blob_chunk", schema, _text("sha256", key=True), _number("start", key=True), _bytes("bytes")
    )  # fmt: skip
    return schema


@cache
def cache_schema() -> "MetaData":
    """`cache.db`: HQ's state as far as it is known, with the own pending steps over it. Disposable."""
    from sqlalchemy import MetaData  # when a schema is wanted, not at each start

    schema = MetaData()
    _documents(schema)
    _counts(schema)
    _stock(schema)
    _catalogue(schema)
    return schema


def statements(schema: "MetaData") -> list[str]:
    """The schema as SQLite's own statements, in order."""
    from sqlalchemy.dialects import sqlite  # when a schema is wanted, not at each start
    from sqlalchemy.schema import CreateIndex, CreateTable

    dialect = sqlite.dialect()
    found: list[str] = []
    for table in schema.sorted_tables:
        found.append(str(CreateTable(table).compile(dialect=dialect)))
        indexes = sorted(table.indexes, key=lambda index: str(index.name))
        found.extend(str(CreateIndex(index).compile(dialect=dialect)) for index in indexes)
    return found


def _text(name: str, *, key: bool = False) -> "Column[str]":
    from sqlalchemy import Column, Text

    return Column(name, Text, primary_key=key, nullable=False, server_default=None if key else "")


def _number(name: str, *, key: bool = False) -> "Column[int]":
    from sqlalchemy import Column, Integer, text

    return Column(
        name, Integer, primary_key=key, nullable=False, server_default=None if key else text("0")
    )


def _bytes(name: str, *, nullable: bool = False) -> "Column[bytes]":
    from sqlalchemy import Column, LargeBinary

    return Column(name, LargeBinary, nullable=nullable)


def _identity(schema: "MetaData") -> None:
    from sqlalchemy import Table

    # One row a device identity; the newest chain is the one that goes on. `state` is ok, forked,
    # restored or revoked. HQ has custody up to `acknowledged`, and a backup of it up to `durable`.
    Table(
        "identity", schema,
        _number("chain", key=True), _text("device"), _text("number"), _text("site"), _text("epoch"),
        _text("company"), _text("hq"), _text("name"), _text("state"), _bytes("public_key"),
        _number("acknowledged"), _number("durable"), _text("enrolled_at"),
        _text("salt"),
    )  # fmt: skip
    # Single values: clock offset, binding to this installation, the last exchange …
    Table("mark", schema, _text("name", key=True), _text("value"), sqlite_with_rowid=False)


def _steps(schema: "MetaData") -> None:
    from sqlalchemy import Index, Table, text

    # `body` is the sealed bytes, `hash` the chain's head after them, `signature` over that head.
    # `settled` is 1 once HQ's answer is final.
    step = Table(
        "step", schema,
        _number("position", key=True), _number("settled"), _text("step"), _text("document"),
        _text("kind"), _text("name"), _text("number"), _text("by"), _text("at"),
        _bytes("hash"), _bytes("signature"), _bytes("body"),
    )  # fmt: skip
    # What opens the mark in a step's bytes: a customer's name, which may have to be erased. The step stays.
    Table("opening", schema, _number("position", key=True), _bytes("body"))
    # The outbox is this query and nothing else.
    Index("step_waiting", step.c.position, sqlite_where=text("settled = 0"))
    # `body` is HQ's VerdictLetter as it came, `verdict` `resealed` where the step went on under
    # the device's next identity.
    Table(
        "verdict", schema,
        _number("position", key=True), _text("verdict"), _text("code"), _text("at"), _bytes("body"),
    )  # fmt: skip
    # The last printed number of each kind.
    Table(
        "series", schema,
        _text("device", key=True), _text("kind", key=True), _number("last"), sqlite_with_rowid=False,
    )  # fmt: skip


def _counter(schema: "MetaData") -> None:
    from sqlalchemy import Table

    # A caller's own name for a document, with the digest of what it stood for.
    Table(
        "caller_key", schema,
        _text("key", key=True), _bytes("digest"), _text("document"), _number("position"),
        sqlite_with_rowid=False,
    )  # fmt: skip
    # What a clerk has begun and not posted: survives a crash, seals nothing.
    Table("draft", schema, _text("id", key=True), _text("saved_at"), _bytes("body"))


def _documents(schema: "MetaData") -> None:
    from sqlalchemy import Index, Table, text

    # `body` is HQ's DocumentLetter as it came (NULL: HQ has not told of it), `local` the same with
    # the own pending steps over it (NULL: there are none); the columns say what `local`, or else
    # `body`, says. `feed` is the position of `body` in HQ's feed.
    document = Table(
        "document", schema,
        _number("key", key=True), _text("id"), _text("number"), _text("hq_number"), _text("kind"),
        _text("state"), _text("revision"), _number("feed"), _text("site"), _text("to_site"),
        _text("party"), _text("by"), _text("occurred_at"), _number("lines"), _text("first_item"),
        _number("cases"), _number("pending"), _bytes("body", nullable=True),
        _bytes("local", nullable=True),
    )  # fmt: skip
    Index("document_id", document.c.id, unique=True)
    Index("document_number", document.c.number)
    # Reversals of counts that wait are laid again at each news, however long the queue is.
    Index("document_reversals", document.c.key, sqlite_where=text(WAITING_REVERSALS))
    # The own steps that `body` does not contain yet, in order. Those of one document are found by
    # its `local`.
    Table(
        "pending", schema,
        _number("position", key=True), _text("step"), _number("document"), _text("kind"),
    )  # fmt: skip
    # What the pending counts compare with: `lay_rest_again` finds by it whom news concern.
    counting = Table(
        "counting", schema,
        _text("sku", key=True), _text("place", key=True), _text("lot", key=True),
        _number("document", key=True), sqlite_with_rowid=False,
    )  # fmt: skip
    Index("counting_of", counting.c.document)
    # Where each case stands; its letter is in the document. `state` is open or resolved.
    cases = Table(
        "cases", schema,
        _text("id", key=True), _number("document"), _text("state"), _text("code"), _text("opened_at"),
        sqlite_with_rowid=False,
    )  # fmt: skip
    Index("cases_of", cases.c.document)
    Index("cases_open", cases.c.opened_at, sqlite_where=text("state = 'open'"))


def _counts(schema: "MetaData") -> None:
    from sqlalchemy import Index, Table

    # What posted counts have counted, as they are shown here; `device` and `seq` are those of the post.
    counted = Table(
        "counted", schema,
        _text("sku", key=True), _text("place", key=True), _text("lot", key=True),
        _number("document", key=True), _text("at", key=True), _text("line"), _text("device"),
        _number("seq"),
        sqlite_with_rowid=False,
    )  # fmt: skip
    Index("counted_of", counted.c.document)
    Index("counted_at", counted.c.at)


def _stock(schema: "MetaData") -> None:
    from sqlalchemy import Index, Table

    # Only movements that touch the device's site. `key` is document.key << 20 | n, so that those
    # of a document lie together; `document` is document.key; `pending` is the position of an own
    # step that HQ has not told of yet, 0 where it has.
    movement = Table(
        "movement", schema,
        _number("key", key=True), _number("document"), _text("step"), _text("line"), _text("sku"),
        _text("lot"), _text("expires"), _text("origin"), _text("destination"), _number("quantity"),
        _number("decimals"), _text("at"), _number("pending"),
    )  # fmt: skip
    Index("movement_sku", movement.c.sku, movement.c.at)
    # Sums of `movement` by place: on hand is confirmed + pending. Places of the site, and transit.
    Table(
        "balance", schema,
        _text("sku", key=True), _text("place", key=True), _text("lot", key=True), _text("expires"),
        _number("decimals"), _number("confirmed"), _number("pending"), sqlite_with_rowid=False,
    )  # fmt: skip
    # What open reservations hold back of the site's goods, as each document is shown here.
    reserved = Table(
        "reserved", schema,
        _number("document", key=True), _text("line", key=True), _text("sku"), _text("bin"),
        _text("lot"), _number("quantity"), sqlite_with_rowid=False,
    )  # fmt: skip
    Index("reserved_sku", reserved.c.sku)
    # bookmark, epoch, digest, as_of, projected …
    Table("mark", schema, _text("name", key=True), _text("value"), sqlite_with_rowid=False)


def _catalogue(schema: "MetaData") -> None:
    from sqlalchemy import Index, Table

    # `body` is the ItemLetter; `feed` guards against an older row.
    item = Table(
        "item", schema,
        _number("key", key=True), _text("sku"), _text("name"), _text("category"), _number("active"),
        _number("feed"), _bytes("body"),
    )  # fmt: skip
    Index("item_sku", item.c.sku, unique=True)
    # `pack` is a rational such as 12 or 1/3. Two items may bear one code; the active one is meant.
    barcode = Table(
        "barcode", schema,
        _text("code", key=True), _number("item", key=True), _text("pack"), sqlite_with_rowid=False,
    )  # fmt: skip
    Index("barcode_of", barcode.c.item)
    Table(
        "staff", schema,
        _text("code", key=True), _text("name"), _text("role"), _text("pin"), _number("active"),
        _text("ext"), _number("feed"), sqlite_with_rowid=False,
    )  # fmt: skip
    Table(
        "site", schema,
        _text("code", key=True), _text("name"), _text("kind"), _number("feed"), _bytes("body"),
        sqlite_with_rowid=False,
    )  # fmt: skip
