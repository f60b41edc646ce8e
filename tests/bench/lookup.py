"""G8 and the reading half of G9: a code or a few words to an item, over a raw sqlite3 read.

python -m tests.bench.lookup [skus] [reads]
Each lookup and its raw read take turns, so both meet the same load. The raw read is stdlib sqlite3,
no encryption, warm: the row of a code by its index. `cpu_p99_ms` is our own processor time: on a
machine that others use, the wall's 99th percentile tells of them. How long the first load takes is
told too.
"""

import json
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median, quantiles

from sync.shop.catalogue import Catalogue
from sync.shop.catalogue_intake import take_in_walked
from sync.shop.database import Database
from sync.wire.messages import CataloguePage, ItemLetter
from tests.bench.goods import QUERIES, goods
from tests.bench.wall_clock import WallClock
from tests.shop.cache_file import a_cache, a_journal_file

_ROUNDS = 3
_PAGE = 1500
_STOCKED = 20


def main(skus: int = 100_000, reads: int = 2_000) -> None:
    """Print one JSON line each for codes, for searches and for the first load."""
    items = list(goods(skus))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cache, journal = a_cache(folder), a_journal_file(folder)
        loaded_s = _load(cache, items)
        catalogue = Catalogue(cache, marks=journal, clock=WallClock(), site="MK02")
        raw = _raw(folder, items)
        _tell_codes(catalogue, raw, [item.sku for item in items], reads)
        _tell_searches(catalogue, raw)
        size = (folder / "cache.db").stat().st_size
        told = {"bench": "first load", "skus": skus, "seconds": round(loaded_s, 2)}
        print(json.dumps(told | {"mb": round(size / 1e6, 1), "gate": "<= 20 s"}))
        cache.close()
        journal.close()


def _load(cache: Database, items: Sequence[ItemLetter]) -> float:
    began = time.perf_counter()
    for start in range(0, len(items), _PAGE):
        part = list(items[start : start + _PAGE])
        is_last = start + _PAGE >= len(items)
        page = CataloguePage(
            epoch="e",
            items=part,
            next="" if is_last else "on",
            as_of=len(items),
            total=len(items),
            seqs=list(range(start + 1, start + 1 + len(part))),
        )
        take_in_walked(cache, page)
    loaded = time.perf_counter() - began
    with cache.transaction() as connection:
        connection.executemany(
            "INSERT INTO balance (sku, place, lot, confirmed, pending) VALUES (?, 'MK02/', '', 5, 0)",
            [(item.sku,) for item in items[::_STOCKED]],
        )
    return loaded


def _raw(folder: Path, items: Sequence[ItemLetter]) -> sqlite3.Connection:
    raw = sqlite3.connect(folder / "raw.db", isolation_level=None)
    raw.execute("create table item(key integer primary key, code text unique, body blob)")
    rows = [(item.sku, item.name.encode()) for item in items]
    raw.execute("begin")
    raw.executemany("insert into item(code, body) values(?, ?)", rows)
    raw.execute("commit")
    return raw


def _tell_codes(
    catalogue: Catalogue, raw: sqlite3.Connection, codes: Sequence[str], reads: int
) -> None:
    rounds = []
    dice = random.Random(7)
    for n in range(_ROUNDS + 1):
        some = [dice.choice(codes) for _ in range(reads)]
        ours, floor = _turns(some, catalogue.find_code, lambda code: _raw_read(raw, code))
        own, _ = _turns(some, catalogue.find_code, str, clock=time.thread_time)
        if n:  # the first round is for the caches of both
            rounds.append((*_ms(ours), *_ms(floor), _ms(own)[1]))
    p50, p99, floor50, floor99, own99 = (median(column) for column in zip(*rounds, strict=True))
    told = {
        "bench": "code", "skus": len(codes), "p50_ms": round(p50, 4), "p99_ms": round(p99, 4),
        "floor_p50_ms": round(floor50, 4), "floor_p99_ms": round(floor99, 4),
        "ratio_p50": round(p50 / floor50, 2), "ratio_p99": round(p99 / floor99, 2),
        "cpu_p99_ms": round(own99, 4),
        "gate": "p99 <= 1 ms",
    }  # fmt: skip
    print(json.dumps(told))


def _raw_read(raw: sqlite3.Connection, code: str) -> object:
    return raw.execute("select key, body from item where code = ?", (code,)).fetchone()


def _tell_searches(catalogue: Catalogue, raw: sqlite3.Connection) -> None:
    code = "6900000000009"
    for sort, text in QUERIES.items():
        found = len(catalogue.search(text))
        ours, floor = _turns([text] * 40, catalogue.search, lambda _: _raw_read(raw, code))
        p50, p99 = _ms(ours)
        told = {
            "bench": "search", "sort": sort, "text": text, "found": found,
            "p50_ms": round(p50, 2), "p99_ms": round(p99, 2),
            "floor_p50_ms": round(_ms(floor)[0], 4),
            "ratio_p50": round(p50 / _ms(floor)[0], 1), "gate": "p99 <= 60 ms, painted",
        }  # fmt: skip
        print(json.dumps(told, ensure_ascii=False))


def _turns(
    asked: Sequence[str],
    ours: Callable[[str], object],
    floor: Callable[[str], object],
    *,
    clock: Callable[[], float] = time.perf_counter,
) -> tuple[list[float], list[float]]:
    """Seconds of each by `clock`, read by read in turns."""
    took: tuple[list[float], list[float]] = ([], [])
    for text in asked:
        for read, times in zip((ours, floor), took, strict=True):
            began = clock()
            read(text)
            times.append(clock() - began)
    return took


def _ms(seconds: Sequence[float]) -> tuple[float, float]:
    """Median and 99th percentile, in milliseconds."""
    return median(seconds) * 1000, quantiles(seconds, n=100)[98] * 1000


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
