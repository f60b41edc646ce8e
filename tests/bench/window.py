"""G11: start to usable window, and memory; G9: key press to painted results, scan to painted line.

python -m tests.bench.window [skus] [movements]
The floor is an empty PySide6 window in a process of its own, in turns with ours; both offscreen.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from tests.bench.balances import _movements
from tests.bench.goods import goods
from tests.bench.wall_clock import WallClock
from tests.shop.shops import a_shop

_ROUNDS = 5
_SITE = "KC00"
_INSERT = (
    "INSERT INTO movement (key, document, step, line, sku, origin, destination, quantity, at)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_SUMS = (
    "INSERT INTO balance (sku, place, lot, confirmed) SELECT sku, 'KC00/A', '',"
    " sum(CASE WHEN destination LIKE 'KC00/%' THEN quantity ELSE -quantity END)"
    " FROM movement GROUP BY sku"
)
_EMPTY, _OURS = "tests.bench.window_empty", "tests.bench.window_ours"


def _fill(profile: Path, skus: int, movements: int) -> None:
    from sync.shop.catalogue_intake import take_in_walked
    from sync.wire.messages import CataloguePage

    items = list(goods(skus))
    with a_shop(profile, WallClock(), site=_SITE) as books:
        for start in range(0, skus, 1000):
            some = items[start : start + 1000]
            page = CataloguePage(
                epoch="e0000001", items=some, next=some[-1].sku, as_of=1, total=skus
            )
            take_in_walked(books.cache_file, page)
        names = {f"SKU{n:06d}": item.sku for n, item in enumerate(items)}
        rows = [(*m[:4], names[str(m[4])], *m[5:]) for m in _movements(movements, skus)]
        with books.cache_file.transaction() as connection:
            connection.executemany(_INSERT, rows)
            connection.execute(_SUMS)
            connection.execute(
                "INSERT INTO staff (code, name, role, pin, active, feed) VALUES ('C1', 'Amy', 'desk', '', 1, 1)"
            )
        books.cache_file.checkpoint()


def _child(module: str, *words: str) -> dict[str, float]:
    """Run one of both windows; both find their bytecode, as they do once they are installed."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "BENCH_BEGAN": repr(time.time())}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    ended = subprocess.run(
        [sys.executable, "-m", module, *words],
        env=environment, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    if ended.returncode:
        raise RuntimeError(ended.stderr)
    told: dict[str, float] = json.loads(ended.stdout.splitlines()[-1])
    return told


def main(skus: int = 100_000, movements: int = 1_000_000) -> None:
    """Print a JSON line for the start and one for each thing that is painted."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["COUNTERSTOCK_KEY_FILE"] = f"{folder}/keys.json"
        os.environ["PYTHONPYCACHEPREFIX"] = f"{folder}/bytecode"
        profile = Path(folder) / "p"
        _fill(profile, skus, movements)
        for words in ((_EMPTY,), (_OURS, str(profile))):
            _child(*words)  # writes the bytecode, as an installation does
        rounds = [(_child(_EMPTY), _child(_OURS, str(profile))) for _ in range(_ROUNDS)]
    floor = {name: median(empty[name] for empty, _ in rounds) for name in rounds[0][0]}
    ours = {name: median(told[name] for _, told in rounds) for name in rounds[0][1]}
    print(json.dumps({
        "bench": "start", "skus": skus, "movements": movements,
        "painted_s": round(ours["painted_s"], 3), "usable_s": round(ours["usable_s"], 3),
        "floor_s": round(floor["usable_s"], 3), "ratio": round(ours["usable_s"] / floor["usable_s"], 2),
        "mb": round(ours["start_mb"]), "floor_mb": round(floor["mb"]),
        "ratio_mb": round(ours["start_mb"] / floor["mb"], 2), "mb_after_work": round(ours["worked_mb"]),
        "ratio_mb_after_work": round(ours["worked_mb"] / floor["mb"], 2),
        "mb_after_proof": round(ours["mb"]), "mb_most": round(ours["most_mb"]),
        "gate": "usable <= 4.5, memory <= 3",
    }))  # fmt: skip
    print(json.dumps({
        "bench": "painted", "search_p50_ms": round(ours["search_p50_ms"], 1),
        "search_p99_ms": round(ours["search_p99_ms"], 1), "scan_p50_ms": round(ours["scan_p50_ms"], 1),
        "scan_p99_ms": round(ours["scan_p99_ms"], 1), "gate": "search p99 <= 60 ms, scan p99 <= 33 ms",
    }))  # fmt: skip


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
