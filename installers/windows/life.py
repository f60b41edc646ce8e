"""An installation's life: silent, self-tested, with a queue through an upgrade, and gone again."""

import json
import shutil
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager

from installers.windows import programs
from installers.windows.bench import CODE, HQ, PATIENCE_S, Bench, check
from installers.windows.wine import windows_path

_WAITING = 200
BY, PIN, SKU = "C101", "1357", "BK-0500"
_RUN = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Run"
PARCEL = r"HKCU\Software\Classes\.counterstock-parcel"
_DOUBLE_CLICK = r"HKCU\Software\Classes\Counterstock.Parcel\shell\open\command"
_KEYRING = r"HKCU\Software\Wine\Credential Manager"
_LEFT_SELF_TEST = "self-test"
_OPENS_S = 40


def check_install(bench: Bench) -> str:
    """Per user, silently, into a folder with Chinese signs and blanks, with address and code."""
    words = (f"/HQ={HQ}", f"/CODE={CODE}", "/AUTOSTART=1")
    began = time.monotonic()
    ended = bench.install(bench.old, *words, place=bench.place)
    took_s = time.monotonic() - began
    check(ended.code == 0, f"It ended with {ended.code}: {ended.said[-400:]}")
    check(bench.version() == bench.versions[0], "The launcher starts something else.")
    told = (bench.profile / "first-start.txt").read_bytes().decode("utf-16")
    check(
        told.split() == [f"hq={HQ}", f"code={CODE}"],
        "The first start is not told address and code.",
    )
    for key in (_RUN, PARCEL):
        asked = bench.windows.run("reg", "query", key, patience_s=PATIENCE_S)
        check("ounterstock" in asked.said, f"{key} does not name the program.")
    asked = bench.windows.run("reg", "query", _DOUBLE_CLICK, patience_s=PATIENCE_S)
    check(f'{programs.WINDOW}" "%1"' in asked.said, f"A double click starts: {asked.said}")
    entry = next(iter(bench.home.rglob("Start Menu/Programs/Counterstock.lnk")), None)
    check(entry, "The Start menu has no entry.")
    check(CODE not in bench.last_sentence(), "The log names the code.")
    size = sum(path.stat().st_size for path in bench.root.rglob("*") if path.is_file())
    return f"{size:,} bytes in {took_s:.1f} s, from {bench.old.stat().st_size:,}"


def check_self_test(bench: Bench) -> str:
    """The installed program tests itself, with its window on the screen."""
    folder = bench.out / _LEFT_SELF_TEST
    shutil.rmtree(folder, ignore_errors=True)
    words = ("--self-test", windows_path(folder))
    ended = bench.windows.run(bench.root / programs.WINDOW, *words, patience_s=PATIENCE_S)
    report = folder / "report.json"
    check(report.is_file(), f"No report; it ended with {ended.code}: {ended.said[-400:]}")
    told = json.loads(report.read_text(encoding="utf-8"))
    failed = [f"{one['name']}: {one['saw']}" for one in told["checks"] if not one["passed"]]
    check(told["passed"] and ended.code == 0, "; ".join(failed) or f"It ended with {ended.code}.")
    kept = bench.windows.run("reg", "query", _KEYRING, "/s", patience_s=PATIENCE_S)
    check("ounterstock" not in kept.said, "It left a key in the keyring.")
    return "; ".join(f"{one['name']} {one['seconds']} s" for one in told["checks"])


def check_window(bench: Bench) -> str:
    """The window opens by the launcher, and asks the HQ that the installer was told of."""
    bench.windows.begin(bench.root / programs.WINDOW)
    bench.wait_until(bench.is_running, "the window is open")
    time.sleep(_OPENS_S)
    made = bench.photograph("first-start")
    told = (bench.profile / "first-start.txt").read_bytes()
    check(told, "HQ has not answered, and the code has gone.")
    bench.close()
    return f"{made.name}, with {HQ} asked and the code kept while it is away"


def check_queue(bench: Bench) -> str:
    """A shop's books made on this Windows, and documents that wait for an HQ that is away."""
    demo = bench.work / "demo"
    shutil.rmtree(demo, ignore_errors=True)
    ended = bench.console("demo", "--headless", "--keep", windows_path(demo))
    check(ended.code == 0, f"The demo ended with {ended.code}: {ended.said[-400:]}")
    bench.forget_books()
    with serving(bench) as address:
        enrol(bench, address, bench.keys)
        sync(bench, address)
    line = json.dumps({"kind": "issue", "lines": [{"sku": SKU, "quantity": "1"}]})
    written = demo / "waiting.jsonl"
    written.write_text(f"{line}\n" * _WAITING, encoding="utf-8")
    words = ("--json", "record", windows_path(written), "--by", BY)
    recorded = bench.console(*words, settings={**bench.keys, "COUNTERSTOCK_PIN": PIN})
    check(recorded.code == 0, f"Recording ended with {recorded.code}: {recorded.said[-400:]}")
    bench.queue.update(_queue(bench))
    check(bench.queue["waiting"] == str(_WAITING), f"{bench.queue['waiting']} steps wait.")
    return f"{_WAITING} documents recorded while HQ was away; the books are whole"


def check_upgrade(bench: Bench) -> str:
    """Beside a window that is open: it goes on; the next start is the new version, the queue whole."""
    bench.windows.begin(bench.root / programs.WINDOW, settings=bench.keys)
    bench.wait_until(bench.is_running, "the window is open")
    time.sleep(_OPENS_S)
    bench.photograph("before-upgrade")
    began = time.monotonic()
    ended = bench.install(bench.new)
    took_s = time.monotonic() - began
    check(ended.code == 0, f"It ended with {ended.code}: {ended.said[-400:]}")
    check(bench.is_running(), "The open window was ended.")
    pointers = (bench.pointer("current"), bench.pointer("previous"))
    check(pointers == tuple(f"app-{each}" for each in reversed(bench.versions)), f"{pointers}")
    bench.close()
    check(bench.version() == bench.versions[1], "The next start is not the new version.")
    check(_queue(bench) == bench.queue, f"The queue was {bench.queue} and is {_queue(bench)}.")
    return f"in {took_s:.1f} s beside an open window; {_WAITING} steps still wait, books whole"


def check_sending(bench: Bench) -> str:
    """HQ is back, run by the new version: everything that waited arrives."""
    with serving(bench) as address:
        sync(bench, address)
    left = _queue(bench)["waiting"]
    check(left == "0", f"{left} steps still wait.")
    return f"{_WAITING} steps arrived"


def enrol_code(bench: Bench) -> str:
    """A code for one more device of the shop, from the demo's HQ."""
    folder = windows_path(bench.work / "demo" / "hq")
    return str(bench.told("hq", "--data", folder, "enrol-code", "--site", "MK02")["code"])


def enrol(bench: Bench, address: str, settings: dict[str, str]) -> None:
    """Connect the usual profile, its key where the settings say."""
    words = ("enrol", "--hq", address, "--code", enrol_code(bench))
    enrolled = bench.console(*words, settings=settings)
    check(enrolled.code == 0, f"Enrolling ended with {enrolled.code}: {enrolled.said[-400:]}")


@contextmanager
def serving(bench: Bench, *more: str) -> Iterator[str]:
    """The demo's HQ, answering on this machine as a program of this Windows; its address."""
    folder = windows_path(bench.work / "demo" / "hq")
    words = ("hq", "--data", folder, "serve", "--port", str(bench.port), *more)
    bench.windows.begin(bench.root / programs.CONSOLE, *words)
    try:
        bench.wait_until(lambda: _answers(bench.port), "HQ answers")
        yield bench.address
    finally:
        ended = ("taskkill", "/f", "/im", programs.CONSOLE)
        bench.windows.run(*ended, patience_s=PATIENCE_S)


def _answers(port: int) -> bool:
    with socket.socket() as line:
        return line.connect_ex(("127.0.0.1", port)) == 0


def sync(bench: Bench, address: str, settings: dict[str, str] | None = None) -> None:
    """By what it says: where a case waits the code of a good exchange is not 0."""
    own = bench.keys if settings is None else settings
    ended = bench.console("--json", "sync", "--hq", address, settings=own)
    check(
        '"online":true' in ended.said, f"An exchange ended with {ended.code}: {ended.said[-400:]}"
    )


def _queue(bench: Bench) -> dict[str, str]:
    """How the device stands, and its books as they are proved."""
    proved, stands = bench.told("verify"), bench.told("status")
    check(proved["ok"], f"The books are not whole: {proved['problems']}")
    names = ("steps", "chain", "documents", "movements")
    told = {name: str(proved[name]) for name in names}
    return {**told, "waiting": str(stands["waiting"]), "device": str(stands["device"])}
