"""A real HQ and real shops in one process, with a line between them that fails when told."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

import httpx
import msgspec
from litestar import Litestar
from litestar.testing import TestClient
from litestar.testing.transport import TestClientTransport

from sync.hq.app import create_app
from sync.hq.headquarters import Headquarters, found_headquarters, open_headquarters
from sync.hq.item_intake import import_items
from sync.hq.reading import DocumentsWanted
from sync.hq.verification import verify
from sync.shop.enrolment import enrol
from sync.shop.exchange import Exchange
from sync.shop.hq_client import HqClient
from sync.shop.profile import Books, open_books
from sync.shop.round_result import RoundResult
from sync.stock.item import SiteKind
from sync.stock.rights import Role
from sync.wire.packing import unpacked
from tests.clocks import HandClock
from tests.failures.plants import Json
from tests.fault_transport import Fault, FaultTransport, Passed, told
from tests.hq.world import Till as RawTill
from tests.hq.world import World
from tests.shop.lines import LoadedDice
from tests.shop.shops import killed

URL = "http://127.0.0.1:8440"
BOOKS_FILE = "hq.db"
_LARGEST = 64 * 1024 * 1024
_MOST_REQUESTS = 1500
"""Beyond this something goes in circles."""


class SkewedClock(HandClock):
    """A till's clock that is wrong by some hours, beside HQ's."""

    def __init__(self, right: HandClock, hours: int) -> None:
        super().__init__()
        self._right, self._wrong = right, timedelta(hours=hours)

    def now(self) -> datetime:
        return self._right.now() + self._wrong

    def monotonic_s(self) -> float:
        return self._right.monotonic_s()


@dataclass
class Till:
    """A device with its books open, and its line to HQ."""

    ground: "Ground"
    profile: Path
    clock: HandClock
    line: FaultTransport
    client: HqClient
    books: Books
    exchange: Exchange

    def sync(self, *coming: Fault, only: str = "") -> RoundResult:
        """Exchange until quiet, through those faults; the clock goes on while it rests."""
        self.line.coming.extend(coming)
        self.line.only = only
        return self.exchange.run_until_quiet(self.ground.clock.pass_s, tries=20)

    def on_hand(self, sku: str = "TEA") -> int:
        """What this till's screens show for its own site."""
        return self.books.reading.on_hand(sku)

    def waiting(self) -> int:
        """Steps without a final answer."""
        return self.books.journal.count_waiting()

    def asked(self, end: str) -> list[httpx.Request]:
        """What was sent to the path that ends so."""
        return [r for r in self.line.requests if r.url.path.endswith(end)]

    def again(self, profile: Path | None = None) -> None:
        """The program ends as by kill -9, and starts anew (on another profile folder, if given)."""
        killed(self.books)
        self.profile = profile or self.profile
        self.start()

    def start(self) -> None:
        """Open the books and begin to exchange."""
        self.books = open_books(self.profile, self.clock)
        self.exchange = Exchange(self.books, self.client, self.clock, LoadedDice())
        self.exchange._talk._baggage.brings_nothing = True

    def enrol_again(self) -> int:
        """A new identity at HQ; how many unsent steps followed."""
        self.books.close()
        code = self.ground.hq.devices.new_code(self.books.device.site).code
        found = enrol(self.profile, self.clock, self.client, code=code, name="again")
        self.start()
        return found.followed


@dataclass
class Ground:
    """HQ with sites KC00 and MK02, goods TEA and RICE and a few people; tills are made when asked for."""

    folder: Path
    place: Path | str
    clock: HandClock
    stack: ExitStack
    hq: Headquarters = field(init=False)
    tills: list[Till] = field(default_factory=list)
    answers: int = 0
    _hq_stack: ExitStack = field(default_factory=ExitStack)
    _door: TestClientTransport[TestClient[Litestar]] = field(init=False)

    def open(self) -> None:
        """HQ answers."""
        self.hq = self._hq_stack.enter_context(open_headquarters(self.place, self.clock))
        client = self._hq_stack.enter_context(TestClient(create_app(self.hq)))
        self._door = TestClientTransport(client)

    def shut(self) -> None:
        """HQ answers no longer."""
        self._hq_stack.close()

    def answered(self, request: httpx.Request) -> httpx.Response:
        """HQ's answer, as it comes over a line."""
        self.answers += 1
        assert self.answers < _MOST_REQUESTS
        return self._door.handle_request(request)

    def till(self, site: str = "MK02", *, clock: HandClock | None = None) -> Till:
        """A new device of a site, enrolled and open, not in step yet."""
        clock = clock or self.clock
        profile = self.folder / f"till-{len(self.tills)}"
        with HqClient(URL, clock=clock, transport=FaultTransport(self.answered)) as client:
            code = self.hq.devices.new_code(site).code
            enrol(profile, clock, client, code=code, name=profile.name)
        return self.found_till(profile, clock)

    def found_till(self, profile: Path, clock: HandClock | None = None) -> Till:
        """The device whose profile that is, opened with a line of its own."""
        clock = clock or self.clock
        line = FaultTransport(self.answered)
        client = self.stack.enter_context(HqClient(URL, clock=clock, transport=line))
        books = open_books(profile, clock)
        exchange = Exchange(books, client, clock, LoadedDice())
        exchange._talk._baggage.brings_nothing = True  # the rows are about pushes
        found = Till(self, profile, clock, line, client, books, exchange)
        self.stack.callback(lambda: found.books.close())  # noqa: PLW0108 - the books that are open then
        self.tills.append(found)
        return found

    def raw_till(self, number: str = "91", site: str = "MK02") -> RawTill:
        """A device whose key the test holds: it seals what no program of ours would."""
        return RawTill(World(self.hq.database), site, number)

    def import_items(self, *rows: str) -> None:
        """Goods by `sku,name`."""
        _import_items(self.hq, self.folder, *rows)

    def on_hand(self, place: str = "MK02/", sku: str = "TEA") -> int:
        """HQ's balance of a place."""
        return self.number(
            "SELECT coalesce(sum(quantity), 0) FROM balance WHERE place = ? AND sku = ?", place, sku
        )

    def documents(self) -> list[str]:
        """Every document's state at HQ, oldest first."""
        rows, _ = self.hq.reading.documents(DocumentsWanted())
        return [row.state for row in rows]

    def codes(self) -> list[str]:
        """The codes of HQ's cases, in their order."""
        rows, _ = self.hq.reading.cases(DocumentsWanted())
        return sorted(row.code for row in rows)

    def number(self, statement: str, *values: str | int) -> int:
        """One number out of HQ's books."""
        return int(str(self.rows(statement, *values)[0][0]))

    def rows(self, statement: str, *values: str | int) -> list[tuple[object, ...]]:
        """Rows out of HQ's books."""
        mark = "?" if self.hq.database.dialect == "sqlite" else "%s"
        with self.hq.database.reading() as books:
            found = books.exec_driver_sql(statement.replace("?", mark), values)
            return [tuple(row) for row in found]

    def write(self, statement: str, *values: str | int | bytes) -> None:
        """Do to HQ's books what no program of ours does."""
        mark = "?" if self.hq.database.dialect == "sqlite" else "%s"
        with self.hq.database.transaction() as books:
            books.exec_driver_sql(statement.replace("?", mark), values)

    def problems(self) -> tuple[str, ...]:
        """What `hq verify` finds."""
        return tuple(verify(self.hq.database).problems)

    def copy_books(self) -> Path:
        """HQ's file as somebody copies it behind HQ's back."""
        kept = self.folder / "kept.db"
        self.hq.database.copy_to(kept)
        return kept

    def put_back(self, kept: Path) -> None:
        """HQ's file as it was, behind HQ's back: nobody tells anybody."""
        self.shut()
        books = Path(self.place) / "hq.db"
        for end in ("", "-wal", "-shm"):
            books.with_name(books.name + end).unlink(missing_ok=True)
        shutil.copy(kept, books)
        self.open()


@contextmanager
def a_ground(folder: Path, place: Path | str | None = None) -> Iterator[Ground]:
    """The company, answering; on SQLite unless `place` is a database's URL."""
    clock = HandClock()
    with ExitStack() as stack:
        ground = Ground(folder, place or folder / "hq", clock, stack)
        if place is None:
            (folder / "hq").mkdir(mode=0o700)
            (folder / "hq" / BOOKS_FILE).write_bytes(_founded_file())
        else:
            _found(place, folder)
        ground.open()
        stack.callback(ground.shut)
        yield ground


@cache
def _founded_file() -> bytes:
    """HQ's file as every company begins, made once a process."""
    with tempfile.TemporaryDirectory() as name:
        _found(Path(name) / "hq", Path(name))
        assert [file.name for file in (Path(name) / "hq").iterdir()] == [BOOKS_FILE]
        return (Path(name) / "hq" / BOOKS_FILE).read_bytes()


def _found(place: Path | str, folder: Path) -> None:
    clock = HandClock()
    found_headquarters(place, "Hoi Tung", clock)
    with open_headquarters(place, clock) as hq:
        hq.staff.add_site("KC00", "葵涌總倉", SiteKind.WAREHOUSE)
        hq.staff.add_site("MK02", "旺角店", SiteKind.STORE)
        hq.staff.add_person("amy", "小麗", role=Role.DESK, sites=["MK02", "KC00"], pin="2468")
        _import_items(hq, folder, "TEA,烏龍茶", "RICE,絲苗米")


def _import_items(hq: Headquarters, folder: Path, *rows: str) -> None:
    file = folder / "items.csv"
    file.write_text("\n".join(("sku,name", *rows, "")), encoding="utf-8")
    import_items(hq.database, file)


def changed_answer(change: Callable[[Json], None]) -> Fault:
    """HQ's answer with something else in it."""

    def fault(request: httpx.Request, passed: Passed) -> httpx.Response:
        response = passed(request)
        encoding = response.headers.get("content-encoding", "")
        body = b"".join(response.iter_raw())
        answer = msgspec.json.decode(unpacked(body, encoding, limit=_LARGEST))
        change(answer)
        return told(response.status_code, msgspec.json.encode(answer))

    return fault
