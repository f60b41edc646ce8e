"""Steps beyond a gap of a damaged journal: kept as nobody else can read them, and given back once."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sync.shop.ledger import NewDocument, Recorded
from sync.shop.links import Loose
from sync.shop.loose_steps import LOOSE_FILE, GivenBack, give_back, keep_loose, loose_steps
from sync.shop.profile import Books, open_books
from sync.shop.salvage import salvage
from sync.shop.sealed import CallerKey, Sealed
from sync.shop.tables import CHAIN_BITS
from sync.shop.verification import verify
from sync.stock.document import Content
from sync.wire.seal import signed
from tests.clocks import HandClock
from tests.shop.shops import CLERK, a_line, a_shop, on_hand, received


@pytest.fixture
def books(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Books]:
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "keys"))
    with a_shop(tmp_path / "p") as opened:
        yield opened


def _gapped(books: Books, *, gap: int) -> None:
    """Three steps before the nightly copy, five after it, of which the one at `gap` is gone."""
    for _ in range(3):
        received(books)
    books.keep_copy()
    for _ in range(5):
        received(books)
    with books.journal_file.transaction() as connection:
        connection.execute("DELETE FROM step WHERE (position & 255) = ?", (gap,))
    books.close()


def test_a_salvaged_profile_has_no_plain_text(books: Books) -> None:
    received(books, sku="MARKER-SKU")
    _gapped(books, gap=5)
    salvage(books.profile)
    with open_books(books.profile, HandClock()) as again:
        give_back(again)
    written = [path.read_bytes() for path in books.profile.rglob("*") if path.is_file()]
    marks = (b"MARKER", b"SUP-1", b"amy", b"TEA", b"SQLite f")
    assert [mark for mark in marks for told in written if mark in told] == []
    assert (books.profile / LOOSE_FILE).exists()


@pytest.mark.parametrize("gap", [4, 5, 7])
def test_steps_beyond_a_gap_are_given_back_once(books: Books, gap: int) -> None:
    _gapped(books, gap=gap)
    salvage(books.profile)
    with open_books(books.profile, HandClock()) as again:
        told = [give_back(again) for _ in range(2)]
        assert told == [GivenBack(given=8 - gap), GivenBack()]
        assert again.journal.count_waiting() == 7 == again.journal.head()[0]
        assert on_hand(again) == 7 * 5
        assert again.journal.step_at(again.journal.after(0, limit=9)[-1].position).letter().origin
        assert verify(again.journal, again.cache_file).problems == (
            f"The numbers RC of device 07 have a gap at {gap}.",
        )
    with open_books(books.profile, HandClock()) as again:
        assert received(again).number.endswith("000009")
        assert on_hand(again) == 8 * 5


def test_a_step_that_another_sealed_is_left_in_the_file(books: Books) -> None:
    _gapped(books, gap=5)
    salvage(books.profile)
    kept = loose_steps(books.profile, books.secrets)
    odd = replace(kept[0].step, hash=bytes(32))
    keep_loose(books.profile, books.secrets, [Loose(odd)])
    with open_books(books.profile, HandClock()) as again:
        assert give_back(again) == GivenBack(given=3, left=1)


def test_a_step_that_cannot_be_read_is_left_in_the_file(books: Books) -> None:
    books.close()
    head = bytes(range(32))
    key = books.secrets.device_key(books.device.salt)
    odd = Sealed((1 << CHAIN_BITS) + 9, "s", "d", "", b"{", head, signed(key, head))
    keep_loose(books.profile, books.secrets, [Loose(odd)])
    with open_books(books.profile, HandClock()) as again:
        assert give_back(again) == GivenBack(left=1)


@pytest.mark.parametrize("gap", [5, 9])
def test_a_caller_that_tries_again_hears_what_was_salvaged(books: Books, gap: int) -> None:
    def recorded(shop: Books, key: str) -> Recorded:
        content = Content((a_line(),), party="SUP-1")
        return shop.ledger.record(NewDocument(kind="receipt", content=content, key=key), by=CLERK)

    books.keep_copy()
    before = [recorded(books, f"k{n}").document for n in range(8)]
    books.close()
    with (
        open_books(books.profile, HandClock()) as again,
        again.journal_file.transaction() as connection,
    ):
        connection.execute("DELETE FROM step WHERE (position & 255) = ?", (gap,))
    salvage(books.profile)
    with open_books(books.profile, HandClock()) as again:
        give_back(again)
        after = [recorded(again, f"k{n}").document for n in range(8)]
    assert [n for n, one in enumerate(after, 1) if one != before[n - 1]] == [gap] * (gap < 9)


def test_a_key_that_was_used_again_before_stands_for_that(books: Books) -> None:
    _gapped(books, gap=5)
    salvage(books.profile)
    first, *_ = loose_steps(books.profile, books.secrets)
    (books.profile / LOOSE_FILE).unlink()
    keep_loose(books.profile, books.secrets, [Loose(first.step, CallerKey("k", b"digest"))])
    with open_books(books.profile, HandClock()) as again:
        content = Content((a_line(),), party="SUP-1")
        new = NewDocument(kind="receipt", content=content, key="k")
        document = again.ledger.record(new, by=CLERK).document
        assert give_back(again).given == 1
        found = again.journal.recorded_key("k")
        assert found is not None
        assert found.document == document


@pytest.mark.parametrize("gap", [4, 5])
def test_salvaged_steps_keep_the_names_of_customers(books: Books, gap: int) -> None:
    content = Content((a_line(),), party="MARKER-Wong")
    books.keep_copy()
    for _ in range(6):
        books.ledger.record(NewDocument(kind="issue", content=content), by=CLERK)
    with books.journal_file.transaction() as connection:
        connection.execute("DELETE FROM step WHERE (position & 255) = ?", (gap,))
    books.close()
    salvage(books.profile)
    with open_books(books.profile, HandClock()) as again:
        give_back(again)
        assert [row.party for row in again.reading.documents()] == ["MARKER-Wong"] * 5
