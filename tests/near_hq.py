"""A real HQ and a shop in one process, with letters handed over instead of sent."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from sync.hq.api.visiting import welcomed
from sync.hq.devices import REVOKED
from sync.hq.headquarters import Headquarters, found_headquarters, open_headquarters
from sync.hq.item_intake import import_items
from sync.hq.parcels import take_outbox
from sync.shop.conversation import Conversation
from sync.shop.enrolment import enrol
from sync.shop.exchange import Exchange
from sync.shop.hq_answer import PackedPage, packed_page
from sync.shop.hq_client import HqClient
from sync.shop.hq_trouble import HqSaysNo
from sync.shop.profile import Books, open_books
from sync.shop.round_result import RoundResult
from sync.stock.item import SiteKind
from sync.stock.moment import Clock
from sync.stock.refusal import Refusal
from sync.stock.rights import Role
from sync.wire.enrolling import Enrol, Enrolled
from sync.wire.letters import packed
from sync.wire.messages import CataloguePage, Push, Pushed
from sync.wire.parcel_letters import CarriedLetter
from sync.wire.protocol import MEDIA_TYPE, PAGE_BYTES
from sync.wire.visiting import Visit, Visited
from tests.shop.lines import LoadedDice

SITES = ("KC00", "MK02")


class Line:
    """Speaks to HQ as `HqClient` does."""

    url = "http://127.0.0.1:1"

    def __init__(self, hq: Headquarters) -> None:
        self.hq = hq
        self._device = ""

    def close(self) -> None:
        """Nothing is open."""

    def identify(self, device: str, sign: Callable[[bytes], bytes]) -> None:
        self._device = device

    def enrol(self, letter: Enrol) -> Enrolled:
        device = self.hq.devices.enrol(letter)
        return Enrolled(
            device=device.id,
            number=device.number,
            site=device.site,
            epoch=self.hq.epoch(),
            company=self.hq.company(),
            hq_time=self.hq.now(),
            keys=self.hq.public_keys(),
        )

    def visit(self, letter: Visit) -> Visited:
        return welcomed(self.hq, self._device, letter, told=lambda _advance: None)

    def push(self, letter: Push, _out: Callable[[], None] | None = None) -> Pushed:
        try:
            return self.hq.push(self._device, letter)
        except Refusal as refusal:
            raise HqSaysNo(refusal.message, code=refusal.code, status=409) from refusal

    def pull(
        self,
        bookmark: int,
        *,
        epoch: str,
        wait_s: int = 0,
        items_from: int = 0,
        page_bytes: int = PAGE_BYTES,
    ) -> PackedPage:
        device = self.hq.devices.device(self._device)
        assert device is not None
        assert device.state != REVOKED
        if epoch not in {"", self.hq.epoch()} or bookmark > self.hq.feed.head():
            raise HqSaysNo("HQ was restored.", code="epoch", status=409)
        page = self.hq.feed.page([device.site], bookmark, page_bytes, items_from=items_from)
        return packed_page({"content-type": MEDIA_TYPE}, packed(page))

    def parcel(self, letter: CarriedLetter) -> CarriedLetter:
        try:
            return CarriedLetter(parcel=take_outbox(self.hq, letter.parcel).answer)
        except Refusal as refusal:
            raise HqSaysNo(refusal.message, code=refusal.code, status=403) from refusal

    def catalogue(self, after: str) -> CataloguePage:
        return self.hq.catalogue.page(after)


def _at_once(seconds: float) -> None:
    """Nobody waits."""
    assert seconds >= 0


class Shop:
    """A device of the HQ with its books open."""

    def __init__(self, hq: Headquarters, books: Books, clock: Clock) -> None:
        self.hq, self.books, self.clock = hq, books, clock
        self.line = cast("HqClient", Line(hq))

    @property
    def device(self) -> str:
        return self.books.device.id

    def talk(self) -> Conversation:
        """Its half of the protocol, act by act."""
        return Conversation(self.books, self.line, self.clock)

    def sync(self) -> RoundResult:
        """Exchange over the line until nothing is left."""
        exchange = Exchange(self.books, self.line, self.clock, LoadedDice())
        return exchange.run_until_quiet(_at_once, tries=20)


@contextmanager
def a_headquarters(place: Path | str, clock: Clock) -> Iterator[Headquarters]:
    """HQ with two sites, a clerk and tea."""
    found_headquarters(place, "Fortune Foods", clock)
    with open_headquarters(place, clock) as hq:
        for site in SITES:
            hq.staff.add_site(site, site, SiteKind.STORE)
        hq.staff.add_person("amy", "小麗", role=Role.CLERK, sites=["MK02"], pin="2468")
        yield hq


def stocked(hq: Headquarters, folder: Path) -> Headquarters:
    """The same with tea and rice in its catalogue."""
    file = folder / "items.csv"
    file.write_text("sku,name\nTEA,檸檬茶\nRICE,絲苗米\n", encoding="utf-8")
    import_items(hq.database, file)
    return hq


@contextmanager
def a_near_shop(
    hq: Headquarters, profile: Path, clock: Clock, *, site: str = "MK02"
) -> Iterator[Shop]:
    """A device of that HQ; keys must have a place already."""
    if not (profile / "journal.db").exists():
        line = cast("HqClient", Line(hq))
        enrol(profile, clock, line, code=hq.devices.new_code(site).code, name="till")
    with open_books(profile, clock) as books:
        yield Shop(hq, books, clock)


@contextmanager
def two_near_shops(folder: Path, clock: Clock) -> Iterator[tuple[Shop, Shop]]:
    """Two devices of one site, with an HQ of their own."""
    with (
        a_headquarters(folder / "hq", clock) as hq,
        a_near_shop(hq, folder / "a", clock) as one,
        a_near_shop(hq, folder / "b", clock) as other,
    ):
        yield one, other
