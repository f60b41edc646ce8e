"""What a process takes, and its answer to who started it."""

import json
from pathlib import Path


def resident_mb() -> float:
    """Megabytes that the process holds now."""
    return _status_mb("VmRSS:")


def most_mb() -> float:
    """Megabytes that it ever held."""
    return _status_mb("VmHWM:")


def _status_mb(name: str) -> float:
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith(name):
            return int(line.split()[1]) / 1024
    return 0.0


def told(**figures: float) -> None:
    """Print the figures, with the memory, as one JSON line."""
    print(json.dumps({**figures, "mb": resident_mb()}), flush=True)
