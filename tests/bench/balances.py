"""G10: on hand at a million movements, and the proof that every sum equals its movements.

python -m tests.bench.balances [movements] [skus]
The floor is the stdlib's sqlite3 on an unencrypted file with the same rows: the same questions asked
of it in turns.
"""

import json
import os
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median, quantiles

from sync.shop.profile import Books
from sync.shop.proof_of_sums import prove_sums
from sync.shop.tables import MOVEMENT_BITS
from tests.bench.wall_clock import WallClock
from tests.shop.shops import a_shop

_ROUNDS = 3
_LINES = 5
_ASKED = 2000
_MOVEMENT = "key, document, step, line, sku, origin, destination, quantity, at"
_RAW = """
create table movement(key integer primary key, document int, step text, line text, sku text,
  origin text, destination text, quantity int, at text);
create index movement_sku on movement(sku, at);
create table balance(sku text, place text, lot text, confirmed int, primary key(sku, place, lot))
  without rowid;
"""
_SUMS = (
    "SELECT sku, 'KC00/A', '', sum(CASE WHEN destination LIKE 'KC00/%' THEN quantity ELSE -quantity END)"
    " FROM movement GROUP BY sku"
)
_RAW_PROOF = (
    "select sku, place, lot, sum(n) from (select sku, destination as place, '' as lot, quantity as n"
    " from movement where destination like 'KC00/%' union all select sku, origin, '', -quantity"
    " from movement where origin like 'KC00/%' union all select sku, place, lot, -confirmed"
    " from balance) group by 1, 2, 3 having sum(n) <> 0"
)


def _movements(count: int, skus: int) -> Iterator[tuple[object, ...]]:
    dice = random.Random(9)
    for n in range(count):
        document, line = divmod(n, _LINES)
        comes = dice.random() < 0.6
        origin, destination = ("@supplier", "KC00/A") if comes else ("KC00/A", "@customer")
        yield (
            (document + 1) << MOVEMENT_BITS | line, document + 1,
            f"01a2014c-9bad-70c3-ba4e-{document:012d}", str(line + 1),
            f"SKU{dice.randrange(skus):06d}", origin, destination, dice.randint(1, 9),
            f"2026-11-20T04:{n % 60:02d}:00.000Z",
        )  # fmt: skip


def _fill(books: Books, raw: sqlite3.Connection, count: int, skus: int) -> None:
    insert = f"INSERT INTO movement ({_MOVEMENT}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
    balance = f"INSERT INTO balance (sku, place, lot, confirmed) {_SUMS}"
    with books.cache_file.transaction() as connection:
        connection.executemany(insert, list(_movements(count, skus)))
        connection.execute(balance)
    books.cache_file.checkpoint()
    raw.execute("begin")
    raw.executemany(insert, _movements(count, skus))
    raw.execute(balance)
    raw.execute("commit")


def _timed(question: Callable[[], object]) -> float:
    began = time.perf_counter()
    question()
    return time.perf_counter() - began


def _asked(books: Books, raw: sqlite3.Connection, skus: int) -> tuple[list[float], list[float]]:
    dice = random.Random(5)
    names = [f"SKU{dice.randrange(skus):06d}" for _ in range(_ASKED)]
    floor = "select place, lot, confirmed from balance where sku = ?"
    ours, floors = [], []
    for name in names:
        floors.append(_timed(lambda n=name: raw.execute(floor, (n,)).fetchall()))  # type: ignore[misc]  # a default binds it
        ours.append(_timed(lambda n=name: books.reading.on_hand(n)))  # type: ignore[misc]  # a default binds it
    return ours, floors


def main(movements: int = 1_000_000, skus: int = 20_000) -> None:
    """Print one JSON line with the medians over the rounds."""
    with tempfile.TemporaryDirectory() as name:
        os.environ["COUNTERSTOCK_KEY_FILE"] = f"{name}/keys.json"
        raw = sqlite3.connect(f"{name}/raw.db", isolation_level=None)
        raw.execute("pragma journal_mode=wal")
        raw.executescript(_RAW)
        with a_shop(Path(name) / "p", WallClock()) as books:
            _fill(books, raw, movements, skus)
            rounds = [_round(books, raw, skus) for _ in range(_ROUNDS)]
    p99, floor99, proof, floor_proof = (median(column) for column in zip(*rounds, strict=True))
    told = {
        "bench": "balances", "movements": movements, "skus": skus,
        "on_hand_p99_ms": round(p99 * 1000, 3), "floor_p99_ms": round(floor99 * 1000, 3),
        "proof_s": round(proof, 2), "floor_proof_s": round(floor_proof, 2),
        "ratio_proof": round(median(r[2] / r[3] for r in rounds), 2),
        "gate": "p99 <= 0.5 ms, proof <= 3",
    }  # fmt: skip
    print(json.dumps(told))


def _round(books: Books, raw: sqlite3.Connection, skus: int) -> tuple[float, float, float, float]:
    ours, floors = _asked(books, raw, skus)
    floor_proof = _timed(lambda: raw.execute(_RAW_PROOF).fetchall())
    proof = _timed(lambda: _proved(books))
    return _p99(ours), _p99(floors), proof, floor_proof


def _proved(books: Books) -> None:
    assert prove_sums(books.cache_file, books.device.site) == []


def _p99(times: list[float]) -> float:
    return quantiles(times, n=100)[98]


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
