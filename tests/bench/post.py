"""G1: Post pressed -> journal commit returned and shown, five lines, over a raw FULL commit.

python -m tests.bench.post [documents] [skus]
Ours and the floor take turns document by document, so both meet the same disk and the same load.
"""

import json
import os
import random
import sys
import tempfile
import time
import uuid
from pathlib import Path
from statistics import median, quantiles

from sync.shop.ledger import NewDocument
from sync.shop.profile import Books
from sync.stock.document import Content, Line
from tests.bench.floor import raw_commit, raw_store
from tests.bench.wall_clock import WallClock
from tests.shop.shops import CLERK, a_shop

_ROUNDS = 3
_LINES = 5


def content_of(dice: random.Random, skus: int) -> Content:
    """A receipt of five lines over so many SKUs."""
    lines = (
        Line(
            str(n), f"SKU{dice.randrange(skus):06d}", dice.randint(1, 9), name="紅富士蘋果 Fuji apple",
            unit="pc", lot=f"L{n}", bin="A-03-3", unit_price=dice.randint(100, 9000),
        )
        for n in range(1, _LINES + 1)
    )  # fmt: skip
    return Content(tuple(lines), party="SUP-1", reference=f"DN-{dice.randrange(10**6)}")


def _raw(content: Content) -> dict[str, object]:
    lines = [
        {
            "n": int(line.line), "sku": line.sku, "qty": line.quantity, "price": "3.20",
            "lot": line.lot, "loc": line.bin, "name": line.name,
        }
        for line in content.lines
    ]  # fmt: skip
    at = "2026-11-20T04:00:00.000Z"
    return {
        "id": str(uuid.uuid4()), "type": "receipt", "no": "KC00-RC-07-000001", "site": "KC00",
        "at": at, "user": "amy", "note": "", "party": content.party, "lines": lines,
    }  # fmt: skip


def _round(
    books: Books, folder: Path, documents: int, skus: int
) -> tuple[list[float], list[float]]:
    store, dice = raw_store(folder), random.Random(7)
    ours: list[float] = []
    floor: list[float] = []
    for _ in range(documents):
        content = content_of(dice, skus)
        raw = _raw(content)
        began = time.perf_counter()
        raw_commit(store, raw)
        floor.append(time.perf_counter() - began)
        document = NewDocument(kind="receipt", content=content)
        began = time.perf_counter()
        books.ledger.record(document, by=CLERK)
        ours.append(time.perf_counter() - began)
    store.close()
    return ours, floor


def _ms(times: list[float]) -> tuple[float, float]:
    return median(times) * 1000, quantiles(times, n=100)[98] * 1000


def main(documents: int = 2000, skus: int = 5000) -> None:
    """Print one JSON line with the medians over the rounds."""
    rounds = []
    with tempfile.TemporaryDirectory() as name:
        os.environ["COUNTERSTOCK_KEY_FILE"] = f"{name}/keys.json"
        for n in range(_ROUNDS):
            folder = Path(name) / str(n)
            with a_shop(folder, WallClock()) as books:
                _round(books, _made(folder / "warm"), 50, skus)
                ours, floor = _round(books, _made(folder / "raw"), documents, skus)
            rounds.append((*_ms(ours), *_ms(floor)))
    p50, p99, floor50, floor99 = (median(column) for column in zip(*rounds, strict=True))
    told = {
        "bench": "post", "documents": documents, "lines": _LINES,
        "p50_ms": round(p50, 3), "p99_ms": round(p99, 3),
        "floor_p50_ms": round(floor50, 3), "floor_p99_ms": round(floor99, 3),
        "ratio_p50": round(median(r[0] / r[2] for r in rounds), 2),
        "ratio_p99": round(median(r[1] / r[3] for r in rounds), 2),
        "gate": "p50 <= 3, p99 <= 2",
    }  # fmt: skip
    print(json.dumps(told))


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
