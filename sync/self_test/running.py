"""Runs every check, tells each as it ends, and writes the report."""

import json
import platform
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from shutil import copyfile

from sync.cli.failures import Exit, report
from sync.cli.wall_clock import WallClock
from sync.self_test.checks import CHECKS, Bench, Failed, new_bench
from sync.shop.trouble import Trouble
from sync.stock.moment import Clock, now_text
from sync.stock.refusal import Refusal

_FAULTS = (Failed, Trouble, Refusal, RuntimeError, OSError, TimeoutError)
_FAILED = 1


@dataclass(frozen=True, slots=True)
class Checked:
    """One check: what it saw, or why it failed."""

    name: str
    passed: bool
    seconds: str
    saw: str


def main(argv: Sequence[str]) -> int:
    """`--self-test DIR`: pictures and `report.json` in DIR; 0 only if every check passed."""
    folder = Path(argv[1]).absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        report("folder", f"{folder} cannot be written: {fault.strerror}.")
        return Exit.NOT_UNDERSTOOD
    return _tested(folder, WallClock())


def _tested(folder: Path, clock: Clock) -> int:
    begun = now_text(clock)
    with tempfile.TemporaryDirectory(prefix="counterstock-self-test-") as place:
        bench = new_bench(Path(place), clock)
        try:
            done = [_checked(name, bench) for name in CHECKS]
        finally:
            bench.server.stop()
        for made in (*Path(place).glob("*.png"), *Path(place).glob("*.pdf")):
            copyfile(made, folder / made.name)
    failed = [one.name for one in done if not one.passed]
    told = {
        "passed": not failed,
        "begun": begun,
        "system": platform.platform(),
        "python": platform.python_version(),
        "frozen": bool(getattr(sys, "frozen", False)),
        "checks": [asdict(one) for one in done],
    }
    text = json.dumps(told, ensure_ascii=False, indent=1)
    (folder / "report.json").write_text(text + "\n", encoding="utf-8")
    _say("passed" if not failed else f"failed: {', '.join(failed)}")
    return _FAILED if failed else Exit.DONE


def _checked(name: str, bench: Bench) -> Checked:
    began = bench.clock.monotonic_s()
    try:
        saw, passed = CHECKS[name](bench), True
    except _FAULTS as fault:
        saw, passed = str(getattr(fault, "message", fault)) or type(fault).__name__, False
    seconds = f"{bench.clock.monotonic_s() - began:.1f}"
    _say(f"{'ok    ' if passed else 'FAILED'} {name} ({seconds} s): {saw}")
    return Checked(name, passed, seconds, saw)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
