"""A shop's books for a test: founded without an HQ, keys in a file beside them, a clock by hand."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sync.shop.identity import Device
from sync.shop.keychain import salt_of
from sync.shop.ledger import Actor, NewDocument, Recorded
from sync.shop.profile import Books, found_books, open_books, prepare_profile
from sync.stock.document import Content, Line
from sync.stock.moment import Clock
from sync.wire.seal import public_bytes
from tests.clocks import HandClock

SITE = "KC00"
CLERK = Actor("amy")


def a_shop(profile: Path, clock: Clock | None = None, *, site: str = SITE) -> Books:
    """New books in `profile`, open."""
    secrets, salt = prepare_profile(profile), salt_of("code")
    device = Device(
        id="dev-1",
        number="07",
        site=site,
        epoch="e0000001",
        hq_url="http://127.0.0.1:1",
        name="till",
        salt=salt,
        public_key=public_bytes(secrets.device_key(salt)),
    )
    return found_books(profile, clock or HandClock(), device=device)


@contextmanager
def reopened(books: Books, clock: Clock | None = None) -> Iterator[Books]:
    """The same books after a proper close."""
    books.close()
    with open_books(books.profile, clock or HandClock()) as again:
        yield again


def killed(books: Books) -> Path:
    """What kill -9 leaves of the books: the files as they are, and nothing said. The profile."""
    books._files.journal.close()
    books._files.cache.close()
    books._files.lock.release()
    return books.profile


def a_line(line: str = "1", sku: str = "TEA", quantity: int = 5, **more: str) -> Line:
    """Five teas."""
    return Line(line, sku, quantity, name=sku.title(), unit="pc", **more)  # type: ignore[arg-type]  # a test may name any field


def received(books: Books, sku: str = "TEA", quantity: int = 5, **more: str) -> Recorded:
    """Goods come in."""
    content = Content((a_line(sku=sku, quantity=quantity, **more),), party="SUP-1")
    return books.ledger.record(NewDocument(kind="receipt", content=content), by=CLERK)


def sold(books: Books, sku: str = "TEA", quantity: int = 1, **more: str) -> Recorded:
    """Goods go out."""
    content = Content((a_line(sku=sku, quantity=quantity, **more),))
    return books.ledger.record(NewDocument(kind="issue", content=content), by=CLERK)


def on_hand(books: Books, sku: str = "TEA") -> int:
    """All of a SKU at the shop, by the books' sums."""
    return sum(row.on_hand for row in books.projection.book.rows(sku) if row.place.startswith(SITE))


@pytest.fixture
def clock() -> HandClock:
    """A clock by hand."""
    return HandClock()
