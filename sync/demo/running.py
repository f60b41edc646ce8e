"""Makes the demo up, and then either tells the story or opens the window on it."""

import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from sync.demo import story
from sync.demo.company import (
    SITES,
    Server,
    a_till,
    enrol_everybody,
    found,
    program,
    sample,
    use_own_keys,
)
from sync.demo.history import DAYS, Past, Recorded
from sync.demo.waiting import leave_cases
from sync.stock.moment import Clock

_WINDOW_SITE = "MK02"
_AGREED, _DIFFERED = 0, 1


def run_demo(clock: Clock, *, headless: bool, keep: Path | None = None) -> int:
    """Run the demo; returns the exit code, 0 only if the books of both ends agree.

    Everything lives in `keep`, else in a folder that goes away with the demo. Without a display it
    is headless.
    """
    with ExitStack() as stack:
        name = keep or Path(
            stack.enter_context(tempfile.TemporaryDirectory(prefix="counterstock-demo-"))
        )
        folder = Path(name).absolute()
        folder.mkdir(parents=True, exist_ok=True)
        use_own_keys(folder)
        server = Server(folder / "hq")
        stack.callback(server.stop)
        profiles = _made_up(folder, server, clock)
        if headless or not has_display():
            return _AGREED if story.tell(profiles, server=server, clock=clock) else _DIFFERED
        profile = profiles[_WINDOW_SITE]
        waiting = leave_cases(profile, server=server, clock=clock)
        story.say(f"{waiting} cases wait at the case desk.")
        return _open_window(profile)


def _made_up(folder: Path, server: Server, clock: Clock) -> dict[str, Path]:
    """HQ with sites, people and goods, a device at three sites, and a fortnight behind them."""
    story.say(
        "Counterstock demo: an HQ on this machine, a warehouse and two shops. Nothing leaves this computer."
    )
    found(server.folder, clock)
    server.start()
    profiles = enrol_everybody(folder, server=server, clock=clock)
    story.say(
        f"HQ answers at {server.url}; {len(sample('sites.json'))} sites, {len(sample('staff.json'))} people."
    )
    past: list[Recorded] = []
    for site in SITES:
        with a_till(profiles[site], server=server, clock=clock) as till:
            till.sync()
            if till.books.journal.head()[0]:
                continue  # kept from an earlier demo
            past = past or list(Past(list(till.books.catalogue.items()), clock.now()).documents())
            for document in past:
                if document["site"] == site:
                    till.record(document)
            till.sync()
    if past:
        story.say(f"{len(past)} documents over {DAYS} days were recorded and sent.")
    return profiles


def has_display() -> bool:
    """Whether a window could be seen here."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _open_window(profile: Path) -> int:
    people = ", ".join(
        f"{p['code']} {p['pin']}" for p in sample("staff.json") if _WINDOW_SITE in p["sites"]
    )
    story.say(f"The window of {_WINDOW_SITE} opens. Staff codes and PINs: {people}")
    return subprocess.run([*program(), "--profile", str(profile)], check=False).returncode  # noqa: S603 - our own
