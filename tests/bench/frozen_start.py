"""Start to usable window of a frozen program, against the same program from its checkout.

python -m tests.bench.frozen_start PROGRAM   (not one of the benchmarks that run by themselves)

In turns on one profile and one X server (DISPLAY must name one, else offscreen): from before the
process begins to when the books are open in the window. `self_test` says the same of one start.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from sync.cli.wall_clock import WallClock
from sync.self_test.checks import check_books, new_bench

MAIN = Path(__file__).resolve().parents[2] / "main.py"
_ROUNDS = 9


def main(program: str) -> None:
    """Print both medians and their ratio as one JSON line."""
    with tempfile.TemporaryDirectory() as name:
        os.environ["PYTHONPYCACHEPREFIX"] = f"{name}/bytecode"
        bench = new_bench(Path(name) / "shop", WallClock())
        bench.folder.mkdir()
        check_books(bench)
        bench.server.stop()
        both = ([program], [sys.executable, str(MAIN)])
        for words in both:
            _usable_s(words, bench.profile)  # reads the disk and writes the bytecode once
        rounds = [[_usable_s(words, bench.profile) for words in both] for _ in range(_ROUNDS)]
    frozen, plain = (median(times) for times in zip(*rounds, strict=True))
    told = {"frozen_s": round(frozen, 2), "checkout_s": round(plain, 2)}
    print(
        json.dumps(
            {"bench": "frozen start", **told, "ratio": round(frozen / plain, 2), "gate": "<= 1.5"}
        )
    )


def _usable_s(words: list[str], profile: Path) -> float:
    environment = {**os.environ, "COUNTERSTOCK_BEGAN_S": str(time.monotonic())}
    if not os.environ.get("DISPLAY"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    command = [*words, "--portraits", str(profile), str(profile.parent)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        first = running.stdout.readline()
        running.kill()
    return float(json.loads(first)["usable_s"])


if __name__ == "__main__":
    main(sys.argv[1])
