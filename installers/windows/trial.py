"""All checks of the installers in their order, each told as it ends, and the report."""

import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from installers.windows import bad_input, life, people, removing, update
from installers.windows.bench import Bench, Failed
from sync.shop.trouble import Trouble

_SCREEN = ("-screen", "0", "1920x1200x24", "-nolisten", "tcp")
_FAULTS = (
    *(Failed, OSError, subprocess.SubprocessError, ValueError, KeyError, IndexError, RuntimeError),
    Trouble,
)

CHECKS: Mapping[str, Callable[[Bench], str]] = {
    "install": life.check_install,
    "self-test": life.check_self_test,
    "first start": life.check_window,
    "queue": life.check_queue,
    "newer books": bad_input.check_newer_books,
    "held file": bad_input.check_held,
    "full disk": bad_input.check_disk,
    "power lost": bad_input.check_power,
    "power lost at the switch": bad_input.check_switch,
    "upgrade": life.check_upgrade,
    "downgrade": bad_input.check_downgrade,
    "same again": bad_input.check_again,
    "sending": life.check_sending,
    "two people": people.check_two_people,
    "update": update.check_update,
    "uninstall": removing.check_uninstall,
    "purge": removing.check_purge,
    "for all users": removing.check_for_all,
}


def run(bench: Bench, only: list[str]) -> int:
    """Run them; 0 only if every one passed. What it saw stands in report.json too."""
    told = []
    for name, act in CHECKS.items():
        if not only or name in only:
            began = time.monotonic()
            passed, saw = _tried(act, bench)
            seconds = time.monotonic() - began
            sign = "ok    " if passed else "FAILED"
            print(f"{sign} {name} ({seconds:.0f} s): {saw}", flush=True)
            told.append({"name": name, "passed": passed, "seconds": f"{seconds:.0f}", "saw": saw})
    report = json.dumps({"versions": bench.versions, "checks": told}, ensure_ascii=False, indent=1)
    (bench.out / "report.json").write_text(report + "\n", encoding="utf-8")
    return int(not all(one["passed"] for one in told))


@contextmanager
def display(work: Path) -> Iterator[str]:
    """An X server of one's own, by its name; it ends with the block."""
    with (work / "xvfb.log").open("wb") as log:
        reading, writing = os.pipe()
        words = ("Xvfb", "-displayfd", str(writing), *_SCREEN)
        server = subprocess.Popen(words, pass_fds=[writing], stdout=log, stderr=log)
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
    try:
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


def clear(folder: Path) -> None:
    """An empty folder for pictures and reports."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


def _tried(act: Callable[[Bench], str], bench: Bench) -> tuple[bool, str]:
    try:
        return True, act(bench)
    except _FAULTS as fault:
        return False, f"{type(fault).__name__}: {fault}"
