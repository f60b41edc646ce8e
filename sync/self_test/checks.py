"""What is tried, each by itself: a check returns what it saw, and raises Failed where that is not right."""

import json
import os
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from sync.demo.company import Server, a_till, enrol_everybody, found, program, use_own_keys
from sync.demo.running import has_display
from sync.hq.headquarters import open_headquarters
from sync.hq.verification import verify as verify_hq
from sync.self_test.update_check import new_trial, update_over_the_line
from sync.shop.keychain import KEY_FILE, Keychain, Secrets, open_keychain
from sync.shop.profile import open_books
from sync.shop.trouble import KeyMissing
from sync.shop.verification import verify
from sync.stock.moment import Clock

SITE = "MK02"
_CLERK = "C101"
_SKU = "BK-0500"
_MARK = "counterstock-self-test-marker"
_SEARCHED = {"茶": 1, "cha": 1, "tea": 1, "49": 1}
_PICTURES_S = 240


class Failed(Exception):
    """Something is not as it must be; the message says what."""


@dataclass(frozen=True, slots=True)
class Bench:
    """Where the checks work: their folder, an HQ of their own, and the clock.

    `key_file` is the caller's own COUNTERSTOCK_KEY_FILE, empty where there is none.
    """

    folder: Path
    server: Server
    clock: Clock
    key_file: str

    @property
    def profile(self) -> Path:
        """The shop of the self-test."""
        return self.folder / f"shop-{SITE}"


def new_bench(folder: Path, clock: Clock) -> Bench:
    """An empty one; the keys of its profiles live in the folder."""
    given = os.environ.get(KEY_FILE, "")
    use_own_keys(folder)
    return Bench(folder, Server(folder / "hq"), clock, given)


def check_keys(bench: Bench) -> str:
    """A secret goes into the place where this system keeps keys, and comes back."""
    own = os.environ.pop(KEY_FILE)
    if bench.key_file:
        os.environ[KEY_FILE] = bench.key_file
    try:
        _round_trip(open_keychain())
        return f"in {bench.key_file or 'the keyring of this account'}"
    except KeyMissing as missing:
        raise Failed(missing.message) from missing
    finally:
        os.environ[KEY_FILE] = own


def _round_trip(keychain: Keychain) -> None:
    name, given = f"self-test-{uuid4()}", Secrets.new()
    keychain.keep(name, given)
    try:
        _check(keychain.find(name) == given, "What was kept came back different.")
    finally:
        keychain.forget(name)
    _check(keychain.find(name) is None, "What was forgotten is still there.")


def check_books(bench: Bench) -> str:
    """HQ begins, a till enrols; what it records is there after a restart, and nobody else reads it."""
    found(bench.server.folder, bench.clock)
    bench.server.start()
    enrol_everybody(bench.folder, server=bench.server, clock=bench.clock)
    with a_till(bench.profile, server=bench.server, clock=bench.clock) as till:
        till.sync()
        lines = [{"sku": _SKU, "quantity": "7"}]
        made = till.record({"kind": "receipt", "by": _CLERK, "party": _MARK, "lines": lines})
    with open_books(bench.profile, bench.clock) as books:
        report = verify(books.journal, books.cache_file)
        _check(report.is_whole, "; ".join(report.problems))
        _check(books.reading.show(made.document).content.party == _MARK, "It came back different.")
    for file in sorted(path for path in bench.profile.rglob("*") if path.is_file()):
        _check(_MARK.encode() not in file.read_bytes(), f"{file.name} is read without its key.")
    return f"{made.number} was recorded, read again after a restart and verified"


def check_catalogue(bench: Bench) -> str:
    """Search answers for hanzi, pinyin, English and the beginning of a code."""
    with open_books(bench.profile, bench.clock) as books:
        counts = {text: len(books.catalogue.search(text)) for text in _SEARCHED}
    missed = [text for text, least in _SEARCHED.items() if counts[text] < least]
    _check(not missed, f"Nothing was found for {', '.join(missed)}.")
    return ", ".join(f"{text}: {count}" for text, count in counts.items())


def check_exchange(bench: Bench) -> str:
    """Documents recorded with the line cut reach HQ once it is back, each once."""
    bench.server.stop()
    with a_till(bench.profile, server=bench.server, clock=bench.clock) as till:
        for _ in range(3):
            till.record({"kind": "issue", "by": _CLERK, "lines": [{"sku": _SKU, "quantity": "1"}]})
        _check(not till.sync().is_online, "HQ was reached though it is not there.")
        waiting = till.books.journal.count_waiting()
        bench.server.start()
        result = till.sync()
        _check(till.books.journal.count_waiting() == 0, f"Steps wait: {result.trouble}")
        shelf = till.books.reading.on_hand(_SKU)
    with open_headquarters(bench.server.folder, bench.clock) as headquarters:
        report = verify_hq(headquarters.database)
    _check(report.is_whole, "; ".join(report.problems))
    return f"{waiting} steps waited while HQ was away and are there now; {shelf} on both shelves"


def check_window(bench: Bench) -> str:
    """The window opens on the books; it is photographed in each theme and language, and a page printed."""
    environment = {**os.environ, "COUNTERSTOCK_BEGAN_S": str(bench.clock.monotonic_s())}
    if not has_display():
        environment["QT_QPA_PLATFORM"] = "offscreen"
    words = [*program(), "--portraits", str(bench.profile), str(bench.folder)]
    ended = subprocess.run(  # noqa: S603 - our own
        words, env=environment, capture_output=True, text=True, timeout=_PICTURES_S, check=False
    )
    lines = ended.stdout.splitlines()
    last = (lines or [""])[-1]
    _check(ended.returncode == 0 and last.startswith("{"), _sentence(ended.stderr or ended.stdout))
    told = {**json.loads(lines[0]), **json.loads(last)}
    _check(not told["clipped"], f"Words have too little room: {'; '.join(told['clipped'])}")
    made = f"{told['pictures']} pictures, {told['pdf']} of {told['pdf_bytes']} bytes"
    return f"open after {told['usable_s']} s; {made}"


def _sentence(text: str) -> str:
    return (text.strip().splitlines() or ["The window did not open."])[-1][:300]


def _check(is_so: bool, otherwise: str) -> None:  # noqa: FBT001 - as an assertion has it
    if not is_so:
        raise Failed(otherwise)


def check_updates(bench: Bench) -> str:
    """A version that HQ gives out comes by patches and is made ready; a stranger's is refused."""
    trial = new_trial(bench.folder / "updates")
    bench.server.stop()
    bench.server.updates = trial.repository.folder
    try:
        bench.server.start()
        return update_over_the_line(trial, bench.server, bench.clock)
    finally:
        bench.server.stop()
        bench.server.updates = None
        bench.server.start()


CHECKS: Mapping[str, Callable[[Bench], str]] = {
    "keys": check_keys,
    "books": check_books,
    "catalogue": check_catalogue,
    "exchange": check_exchange,
    "updates": check_updates,
    "window": check_window,
}
