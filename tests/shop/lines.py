"""A till and an HQ in memory, with a line between them that fails when told."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sync.shop.enrolment import enrol
from sync.shop.exchange import Exchange
from sync.shop.hq_client import HqClient
from sync.shop.profile import Books, open_books
from sync.shop.round_result import RoundResult
from sync.wire.messages import ItemLetter
from tests.clocks import HandClock
from tests.fake_hq import FakeHq
from tests.fault_transport import FaultTransport, line_to

URL = "http://127.0.0.1:8440"
TEA = ItemLetter(sku="TEA", name="烏龍茶", unit="罐", price="8.00")


class LoadedDice:
    """Always the highest number."""

    def randint(self, a: int, b: int, /) -> int:
        return max(a, b)


@dataclass
class Till:
    """A device with its books open, and its line to HQ."""

    hq: FakeHq
    line: FaultTransport
    books: Books
    clock: HandClock
    client: HqClient
    exchange: Exchange

    def sync(self) -> RoundResult:
        """Exchange until quiet; the clock goes on while it rests."""
        return self.exchange.run_until_quiet(self.clock.pass_s, tries=20)


@contextmanager
def a_till(
    profile: Path, hq: FakeHq, *, site: str = "MK02", clock: HandClock | None = None
) -> Iterator[Till]:
    """A device, enrolled if need be."""
    clock = clock or HandClock()
    line = line_to(hq)
    with HqClient(URL, clock=clock, transport=line) as client:
        if not (profile / "journal.db").exists():
            enrol(profile, clock, client, code=hq.enrol_code(site), name="till")
        with open_books(profile, clock) as books:
            exchange = Exchange(books, client, clock, LoadedDice())
            yield Till(hq, line, books, clock, client, exchange)


def an_hq() -> FakeHq:
    """An HQ with one item."""
    hq = FakeHq()
    hq.add_item(TEA)
    return hq
