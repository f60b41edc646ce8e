"""The raw floor under HQ's ingest: the same documents as rows, a hundred a durable commit.

Header, lines, ledger, balances and feed, PostgreSQL by unnest and SQLite by executemany: what keeping
documents costs at least from Python. No custody, no law, no signature, no verdict.
"""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

import psycopg

from sync.wire.letters import packed
from sync.wire.messages import StepLetter

Rows: TypeAlias = dict[str, list[tuple[object, ...]]]

_TABLES = {
    "doc": "id text primary key, kind text, no text, site text, at text, party text, note text",
    "line": "doc text, n text, sku text, qty bigint, price text, lot text, primary key(doc, n)",
    "ledger": "id {serial}, doc text, sku text, site text, qty bigint",
    "bal": "sku text, site text, qty bigint, primary key(sku, site)",
    "feed": "seq {serial}, id text unique, body text",
}
_COLUMNS = {
    "doc": "id,kind,no,site,at,party,note",
    "line": "doc,n,sku,qty,price,lot",
    "ledger": "doc,sku,site,qty",
    "bal": "sku,site,qty",
    "feed": "id,body",
}
_ADDED = " on conflict(sku,site) do update set qty=bal.qty+excluded.qty"


def floor_rows(steps: Sequence[StepLetter]) -> Rows:
    """The rows of a batch, made before the clock runs."""
    rows: Rows = {name: [] for name in _TABLES}
    sums: dict[tuple[str, str], int] = {}
    for step in steps:
        content = step.content
        if content is None:
            continue
        header = (step.document, step.kind, step.number, step.site, step.at, content.party, "")
        rows["doc"].append(header)
        for line in content.lines:
            quantity = int(line.quantity)
            told = (step.document, line.line, line.sku, quantity, line.unit_price, line.lot)
            rows["line"].append(told)
            rows["ledger"].append((step.document, line.sku, step.site, quantity))
            key = (line.sku, step.site)
            sums[key] = sums.get(key, 0) + quantity
        rows["feed"].append((step.document, packed(step).decode()))
    rows["bal"] = [(*key, quantity) for key, quantity in sorted(sums.items())]
    return rows


class PostgresFloor:
    """The floor on PostgreSQL; `url` as psycopg has it."""

    def __init__(self, url: str) -> None:
        self._connection = psycopg.connect(url, autocommit=True, prepare_threshold=1)
        for name, columns in _TABLES.items():
            told = columns.format(serial="bigserial primary key")
            self._connection.execute(f"create table {name}({told})".encode())

    def commit(self, rows: Rows) -> None:
        """One batch, durable when this returns."""
        with self._connection.transaction(), self._connection.cursor() as cursor:
            for name in _TABLES:
                columns = _COLUMNS[name].split(",")
                kinds = ("bigint" if column == "qty" else "text" for column in columns)
                arrays = ",".join(f"%s::{kind}[]" for kind in kinds)
                added = _ADDED if name == "bal" else ""
                statement = f"insert into {name}({_COLUMNS[name]}) select * from unnest({arrays})"
                cursor.execute(
                    (statement + added).encode(), [list(c) for c in zip(*rows[name], strict=True)]
                )

    def close(self) -> None:
        """Let go."""
        self._connection.close()


class SqliteFloor:
    """The floor on the stock sqlite3, WAL and FULL."""

    def __init__(self, file: Path) -> None:
        self._connection = sqlite3.connect(file, isolation_level=None)
        self._connection.execute("pragma journal_mode=wal")
        self._connection.execute("pragma synchronous=full")
        for name, columns in _TABLES.items():
            told = columns.format(serial="integer primary key")
            self._connection.execute(f"create table {name}({told})")

    def commit(self, rows: Rows) -> None:
        """One batch, durable when this returns."""
        self._connection.execute("begin immediate")
        for name in _TABLES:
            marks = ",".join("?" * (_COLUMNS[name].count(",") + 1))
            added = _ADDED if name == "bal" else ""
            statement = f"insert into {name}({_COLUMNS[name]}) values({marks}){added}"
            self._connection.executemany(statement, rows[name])
        self._connection.execute("commit")

    def close(self) -> None:
        """Let go."""
        self._connection.close()
