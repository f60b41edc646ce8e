"""G6: A's save -> B's commit over a line of 80 ms there and back, and where a message in a hundred is lost.

python -m tests.bench.far [documents]
The line is the tests' own proxy: each message waits half of the round trip, and one in a hundred
waits until TCP would send it again (RFC 6298: a second's first guess, a round trip and its spread
once it is known, 200 ms at the least on Linux). This is no network: a lost acknowledgement, a full
window, or a handshake costs nothing here.
"""

import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles

from tests.faults.chaos_proxy import ChaosProxy, Weather

ROUND_TRIP_S = 0.08
_RESENT_S = 0.28
_GAP_MS = 400
_WARM = 5
_LINES = [
    {"n": n, "sku": f"SKU-{n:03}", "qty": n, "price": "3.20", "lot": "L1", "loc": "A-03-3"}
    for n in range(1, 6)
]


def main(documents: int = 150) -> None:
    """Print one JSON line for the late line, and one for the late line that loses."""
    for lost_in, name, gate_ms in ((0, "far", 220), (100, "far_lossy", 800)):
        with tempfile.TemporaryDirectory(prefix="counterstock-") as folder:
            times = _measured(Path(folder), documents, lost_in)
        told = {
            "bench": name, "documents": len(times), "round_trip_ms": round(ROUND_TRIP_S * 1000),
            "p50_ms": round(median(times), 1), "p99_ms": round(quantiles(times, n=100)[98], 1),
            "gate": f"p99 <= {gate_ms} ms", "goal": "p50 <= 110 ms",
        }  # fmt: skip
        print(json.dumps(told), flush=True)


def _measured(folder: Path, documents: int, lost_in: int) -> list[float]:
    weather = Weather(latency_s=ROUND_TRIP_S / 2, lost_in=lost_in, resent_s=_RESENT_S)
    docs = folder / "docs.ndjson"
    docs.write_text("".join(json.dumps(_document(n)) + "\n" for n in range(documents)))
    port = _free_port()
    told = {"KIT_DOCS": str(docs), "KIT_N": str(documents), "KIT_GAP_MS": str(_GAP_MS)}
    with (
        _verb("server", folder / "S", told | {"KIT_PORT": str(port)}) as server,
        ChaosProxy(port, weather) as line,
    ):
        _until_ready(server)
        told["KIT_URL"] = line.url
        with _verb("live-b", folder / "B", told) as b:
            _until_ready(b)
            seen: dict[str, int] = {}
            hearing = threading.Thread(target=_hear, args=(b, seen, documents))
            hearing.start()
            with _verb("live-a", folder / "A", told) as a:
                sent = {name: int(at) for _, name, at in map(str.split, a.stdout or ())}
            hearing.join(timeout=10)
    if missing := sent.keys() - seen.keys():
        raise RuntimeError(f"{len(missing)} of {documents} documents did not arrive.")
    return [(seen[name] - at) / 1e6 for name, at in list(sent.items())[_WARM:]]


def _hear(process: subprocess.Popen[str], seen: dict[str, int], documents: int) -> None:
    for line in process.stdout or ():
        _, name, at = line.split()
        seen.setdefault(name, int(at))
        if len(seen) == documents:
            return


def _document(n: int) -> dict[str, object]:
    return {"no": f"HK-{n:06}", "type": "receipt", "note": "", "lines": _LINES}


@contextmanager
def _verb(verb: str, folder: Path, told: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """One of the kit's verbs as a process, ended with the block."""
    folder.mkdir(exist_ok=True)
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.peers", verb],
        env=os.environ | told | {"KIT_DIR": str(folder)},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


def _until_ready(process: subprocess.Popen[str]) -> None:
    told = process.stdout.readline().strip() if process.stdout else ""
    if told != "READY":
        raise RuntimeError(f"Not ready: {told!r}")


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port: int = door.getsockname()[1]
        return port


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
