"""Memory of both ends against the length of the queue: `record`, `sync` and `hq serve` as they run.

The last thousand documents go through `record`; what waits before them is sealed in large commits.

python -m tests.bench.memory [documents …]
Each length begins with a new company. What is told is the most that each process had in use (Linux).
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.faults.company import SKU, a_company, a_shop, documents_at
from tests.faults.processes import ServedHq, peak_kib
from tests.journeys.program import Program, command

LENGTHS = (1_000, 10_000, 100_000)
_RECORDED = 1_000
_LOOK_S = 0.2
_LINE = json.dumps({"kind": "receipt", "lines": [{"sku": SKU, "quantity": "1"}]}) + "\n"


def main(*lengths: int) -> None:
    """Print one JSON line a length, and how much the longest takes over the shortest."""
    told = []
    for length in lengths or LENGTHS:
        told.append(_measured(length))
        print(json.dumps({"bench": "memory", **told[-1]}), flush=True)
    first, last = told[0], told[-1]
    ratios = {
        f"{name}_ratio": round(last[name] / first[name], 2) for name in first if "mib" in name
    }
    print(json.dumps({"bench": "memory", **ratios, "gate": "sync and hq flat: ratio <= 1.3"}))


def _measured(documents: int) -> dict[str, int]:
    with tempfile.TemporaryDirectory(prefix="counterstock-") as name:
        folder = Path(name)
        company = a_company(folder)
        with ServedHq(company) as hq:
            shop = a_shop(folder / "shop", hq=company, url=f"http://127.0.0.1:{hq.port}")
            _lay_up(shop, documents - _RECORDED)
            began = time.monotonic()
            record = _peak(shop, "record", "-", stdin=_LINE * min(documents, _RECORDED))
            recorded = time.monotonic()
            sync = _peak(shop, "sync")
            synced = time.monotonic()
            served = peak_kib(hq.process.pid)
        log, _ = documents_at(company)
        if len(log) != documents:
            raise RuntimeError(f"{len(log)} of {documents} documents are at HQ.")
    return {
        "documents": documents,
        "record_mib": record // 1024,
        "sync_mib": sync // 1024,
        "hq_mib": served // 1024,
        "record_s": round(recorded - began),
        "sync_s": round(synced - recorded),
    }


def _lay_up(shop: Program, documents: int) -> None:
    if documents <= 0:
        return
    _peak(shop, "record", "-", stdin=_LINE)
    told = [sys.executable, "-m", "tests.bench.backlog", str(shop.folder), str(documents - 1)]
    subprocess.run(told, check=True, env=shop.surroundings())


def _peak(shop: Program, *words: str, stdin: str = "") -> int:
    """The most memory of that command, looked at until it ends."""
    with tempfile.TemporaryFile("w+") as given:
        given.write(stdin)
        given.seek(0)
        told = command("--profile", str(shop.folder), "--json", *words)
        with subprocess.Popen(
            told, stdin=given, stdout=subprocess.DEVNULL, env=shop.surroundings()
        ) as process:
            most = 0
            while process.poll() is None:
                most = max(most, peak_kib(process.pid))
                time.sleep(_LOOK_S)
    if process.returncode:
        raise RuntimeError(f"{words} ended with {process.returncode}.")
    return most


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
