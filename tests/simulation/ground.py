"""What every seed begins from, made once a process: a founded HQ and enrolled devices, as files.

The files are the real ones, on a disk in memory where there is one: a seed copies them, plays, and
leaves them behind. What is random in a founding (keys, PINs) stands in no trace.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from sync.hq import bulk
from sync.hq.devices import Devices
from sync.hq.founding import found
from sync.hq.handshake import Handshake
from sync.hq.headquarters import Headquarters, headquarters_over
from sync.hq.item_intake import import_items
from sync.hq.rows_kept import RowsKept
from sync.hq.turns import Turns
from sync.shop.enrolment import enrol
from sync.shop.exchange import Exchange
from sync.shop.keychain import KEY_FILE
from sync.shop.ledger import Actor, NewDocument
from sync.shop.profile import Books, open_books
from sync.stock.document import Content
from sync.stock.document import Line as Written
from sync.stock.item import SiteKind
from sync.stock.moment import now_text
from sync.stock.rights import Role
from tests.clocks import HandClock
from tests.simulation.line import Door, Line, LineClient
from tests.simulation.names import Names
from tests.simulation.stores import HqInMemory, plain_files, signatures_remembered

BEGIN = datetime(2026, 11, 2, 1, tzinfo=UTC)
"""A Monday morning in Hong Kong."""

DEVICES = {"a": "MK02", "b": "MK02", "c": "KC00", "d": "TST1"}
"""The devices of the template and their sites."""

AT_WORK = {"a": "KC00", "c": "MK02", "d": "KC00"}
"""Who has done something before the seeds begin, and whom they sent goods to."""

SKUS = ("TEA", "RICE", "OIL")
ARCHIVED = "OLD"
CLERK = Actor("amy", Role.CLERK)
CUSTOMER = "MRS CHAN"


class Relay:
    """HQ's clock: one HQ for a process, another clock for each seed."""

    def __init__(self) -> None:
        self.clock = HandClock(BEGIN)

    def now(self) -> datetime:
        return self.clock.now()

    def monotonic_s(self) -> float:
        return self.clock.monotonic_s()


@dataclass(slots=True)
class Ground:
    """The template, and the one HQ of this process that each seed resets."""

    folder: Path
    headquarters: Headquarters
    database: HqInMemory
    relay: Relay
    names: Names

    @property
    def live(self) -> Path:
        """Where profiles are while a seed plays."""
        return self.folder / "live"

    def begin(self, seed: int) -> HandClock:
        """A fresh company: HQ's books and the clock as founded, and no profile yet."""
        os.environ[KEY_FILE] = str(self.folder / "keys")
        self.relay.clock = HandClock(BEGIN)
        self.names.begin(seed)
        self.database.begin_anew()
        self.headquarters.feed.kept = RowsKept()
        shutil.rmtree(self.live, ignore_errors=True)
        self.live.mkdir()
        return self.relay.clock

    def profile(self, name: str) -> Path:
        """A device's profile, as enrolled."""
        return copied(self.folder / "template" / name, self.live / name)

    def kept(self) -> Any:  # noqa: ANN401 - the driver is untyped
        """A copy of HQ's books as they are."""
        copy = dbapi2.connect(":memory:")
        self.database.driver.backup(copy)
        return copy

    def bring_back(self, copy: Any, *, epoch: str = "") -> None:  # noqa: ANN401 - the driver is untyped
        """HQ's books as they were; under a new epoch, as `hq restore` does, where one is named."""
        copy.backup(self.database.driver)
        self.headquarters.feed.kept = RowsKept()  # who restores ends HQ's process first
        if epoch:
            with self.database.transaction() as connection:
                bulk.run(connection, "UPDATE feed_head SET epoch = ?", [(epoch,)])


def copied(source: Path, target: Path) -> Path:
    """A folder's copy with its times: what was closed as it should be still is."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for file in os.scandir(source):
        if file.is_dir():
            copied(Path(file.path), target / file.name)
        else:
            shutil.copyfile(file.path, target / file.name)
            told = file.stat()
            os.utime(target / file.name, ns=(told.st_atime_ns, told.st_mtime_ns))
    return target


@contextmanager
def founded() -> Iterator[Ground]:
    """The template of this process, made now and gone afterwards; it plays only while `in_use`."""
    memory = Path("/dev/shm")  # a disk in memory: a commit is not what is tried here
    parent = memory if memory.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="counterstock-sim-", dir=parent) as name:
        folder = Path(name)
        with ExitStack() as stack:
            with _own_keys(folder), plain_files():
                made = stack.enter_context(_headquarters(folder))
            yield made


@contextmanager
def in_use(made: Ground) -> Iterator[Ground]:
    """The template's keys and files without a cipher, and nobody else's, for as long as it lasts."""
    with _own_keys(made.folder), plain_files(), signatures_remembered():
        yield made


@contextmanager
def ground() -> Iterator[Ground]:
    """The template of this process, in use."""
    with founded() as made, in_use(made):
        yield made


@contextmanager
def _own_keys(folder: Path) -> Iterator[None]:
    before = os.environ.get(KEY_FILE)
    os.environ[KEY_FILE] = str(folder / "keys")
    try:
        yield
    finally:
        os.environ.pop(KEY_FILE, None)
        if before is not None:
            os.environ[KEY_FILE] = before


@contextmanager
def _headquarters(folder: Path) -> Iterator[Ground]:
    relay, names = Relay(), Names()
    database = HqInMemory()
    found(database, "Hoi Tung", now=now_text(relay))
    with headquarters_over(database, relay) as opened:
        hq = replace(
            opened,
            devices=Devices(database, relay, ids=names.device),
            handshake=Handshake(database, relay, epochs=names.epoch),
            turns=Turns(patience_s=0),
        )
        made = Ground(folder, hq, database, relay, names)
        _furnish(made)
        _enrol(made)
        database.remember()
        yield made


def _furnish(made: Ground) -> None:
    hq = made.headquarters
    with hq.database.transaction() as connection:
        bulk.run(connection, "UPDATE feed_head SET epoch = ?", [(made.names.epoch(),)])
    for code in sorted(set(DEVICES.values())):
        hq.staff.add_site(code, code, SiteKind.STORE)
    hq.staff.add_person("amy", "Amy", role=Role.CLERK, sites=[], pin="2468")
    file = made.folder / "items.csv"
    rows = "".join(f"{sku},{sku.title()}\n" for sku in (*SKUS, ARCHIVED))
    file.write_text(f"sku,name\n{rows}", encoding="utf-8")
    import_items(hq.database, file)
    with hq.database.transaction() as connection:
        bulk.run(connection, "UPDATE item SET active = 0 WHERE sku = ?", [(ARCHIVED,)])


def _enrol(made: Ground) -> None:
    """Every device of the template: let in, with a morning's work behind it, and in step with HQ."""
    clock = made.relay.clock
    made.live.mkdir()
    with ExitStack() as stack:
        shops: list[tuple[Books, Exchange]] = []
        for name, site in DEVICES.items():
            line = Line(Door(made.headquarters), clock, made.names.rng)
            client = stack.enter_context(LineClient(line, clock))
            code = made.headquarters.devices.new_code(site).code
            enrol(made.live / name, clock, client, code=code, name=name)
            books = stack.enter_context(open_books(made.live / name, clock))
            books.ledger.new_id = made.names.step
            exchange = Exchange(books, client, clock, made.names.rng)
            exchange.run_until_quiet(clock.pass_s)
            if name in AT_WORK:
                _work(books, AT_WORK[name])
            shops.append((books, exchange))
        for _, exchange in shops + shops:
            exchange.run_until_quiet(clock.pass_s)
    for name in DEVICES:
        copied(made.live / name, made.folder / "template" / name)


def _work(books: Books, to_site: str) -> None:
    """Something on the shelf, a paper that waits, and goods on their way to another site."""
    goods = Content(_lines(100), party="SUP")
    books.ledger.record(NewDocument(kind="receipt", content=goods), by=CLERK)
    books.ledger.record(
        NewDocument(kind="receipt", content=Content(_lines(20)), post=False), by=CLERK
    )
    sent = Content(_lines(5)[:2], to_site=to_site)
    books.ledger.record(NewDocument(kind="transfer", content=sent), by=CLERK)


def _lines(quantity: int) -> tuple[Written, ...]:
    return tuple(
        Written(str(n), sku, quantity, name=sku, unit="pc") for n, sku in enumerate(SKUS, 1)
    )
