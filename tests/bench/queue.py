"""G13: a save while 50,000 documents wait for HQ, against a save on a till where next to none do.

python -m tests.bench.queue [queued] [saves]
Both tills take turns document by document, so both meet the same disk and the same load.
"""

import json
import os
import random
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

from sync.shop.ledger import NewDocument
from sync.shop.profile import Books
from tests.bench.post import content_of
from tests.bench.wall_clock import WallClock
from tests.shop.shops import CLERK, a_shop

_SKUS = 5000
_WARM = 200


def main(queued: int = 50_000, saves: int = 2000) -> None:
    """Print one JSON line."""
    dice = random.Random(7)
    with tempfile.TemporaryDirectory(prefix="counterstock-") as name:
        os.environ["COUNTERSTOCK_KEY_FILE"] = f"{name}/keys.json"
        folder = Path(name)
        with (
            a_shop(folder / "long", WallClock()) as long,
            a_shop(folder / "short", WallClock()) as short,
        ):
            for _ in range(queued):
                _save_s(long, dice)
            for books in (long, short) * _WARM:
                _save_s(books, dice)
            pairs = [(_save_s(long, dice), _save_s(short, dice)) for _ in range(saves)]
            waits = (long.journal.count_waiting(), short.journal.count_waiting())
    ours, floor = (list(times) for times in zip(*pairs, strict=True))
    told = {
        "bench": "queue", "waiting": waits,
        "p50_ms": _p50(ours), "p99_ms": _p99(ours),
        "floor_p50_ms": _p50(floor), "floor_p99_ms": _p99(floor),
        "ratio_p50": round(_p50(ours) / _p50(floor), 2),
        "ratio_p99": round(_p99(ours) / _p99(floor), 2),
        "gate": "<= 1.3", "goal": "1.1",
    }  # fmt: skip
    print(json.dumps(told))


def _save_s(books: Books, dice: random.Random) -> float:
    document = NewDocument(kind="receipt", content=content_of(dice, _SKUS))
    began = time.perf_counter()
    books.ledger.record(document, by=CLERK)
    return time.perf_counter() - began


def _p50(times: list[float]) -> float:
    return round(median(times) * 1000, 3)


def _p99(times: list[float]) -> float:
    return round(quantiles(times, n=100)[98] * 1000, 3)


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
