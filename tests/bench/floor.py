"""The raw floor under a post: stdlib sqlite3, WAL, synchronous=FULL, one five-line document a commit.

Header, lines, ledger, balances and outbox: what one stock document is on a device, in the least
Python that keeps it. No law, no seal, no encryption.
"""

import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

_SCHEMA = """
create table doc(id text primary key, type text, no text, site text, at text, usr text, note text);
create table line(doc text, n int, sku text, qty int, price text, lot text, loc text,
  primary key(doc, n)) without rowid;
create table ledger(id integer primary key, doc text, sku text, site text, qty int);
create table bal(sku text, site text, qty int, primary key(sku, site)) without rowid;
create table outbox(seq integer primary key, id text, body blob, sent int default 0);
create index ob on outbox(seq) where sent=0;
"""


def raw_store(folder: Path) -> sqlite3.Connection:
    """An empty raw store."""
    store = sqlite3.connect(folder / "raw.db", isolation_level=None)
    store.execute("pragma journal_mode=wal")
    store.execute("pragma synchronous=full")
    store.executescript(_SCHEMA)
    return store


def raw_commit(store: sqlite3.Connection, document: dict[str, Any]) -> None:
    """One document, durable when this returns."""
    lines: Sequence[dict[str, Any]] = document["lines"]
    key, site = document["id"], document["site"]
    store.execute("begin immediate")
    header = [document[name] for name in ("id", "type", "no", "site", "at", "user", "note")]
    store.execute("insert into doc values(?,?,?,?,?,?,?)", header)
    names = ("n", "sku", "qty", "price", "lot", "loc")
    rows = [(key, *(line[name] for name in names)) for line in lines]
    store.executemany("insert into line values(?,?,?,?,?,?,?)", rows)
    moved = [(key, line["sku"], site, line["qty"]) for line in lines]
    store.executemany("insert into ledger(doc,sku,site,qty) values(?,?,?,?)", moved)
    sums = [(line["sku"], site, line["qty"]) for line in lines]
    store.executemany(
        "insert into bal values(?,?,?) on conflict do update set qty=qty+excluded.qty", sums
    )
    body = json.dumps(document).encode()
    store.execute("insert into outbox(id,body) values(?,?)", (key, body))
    store.execute("commit")
