"""A journal that cannot be read any more comes back, and nothing is thrown away."""

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
from sync.shop.trouble import BooksDamaged, NotEnrolled
from sync.shop.verification import verify
from sync.stock.document import Content
from sync.wire.seal import signed
from tests.clocks import HandClock
from tests.shop.shops import CLERK, a_line, a_shop, on_hand, received

PAGE = 4096


@pytest.fixture
def books(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Books]:
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "keys"))
    with a_shop(tmp_path / "p") as opened:
        yield opened


def _lived(books: Books, *, copied: int, later: int) -> list[bytes]:
    """Steps before the nightly copy and after it; the bytes of all."""
    for _ in range(copied):
        received(books)
    books.keep_copy()
    for _ in range(later):
        received(books)
    bodies = [step.body for step in books.journal.after(0, limit=999)]
    books.close()
    return bodies


def _torn(books: Books, *pages: int) -> None:
    """Those pages of the journal are no longer what was written (0 is the first)."""
    file = books.profile / "journal.db"
    data = bytearray(file.read_bytes())
    for page in pages:
        start = (page if page >= 0 else len(data) // PAGE + page) * PAGE
        data[start + 100 : start + 200] = b"\xff" * 100
    file.write_bytes(data)


def test_steps_after_the_copy_come_from_the_damaged_file(books: Books) -> None:
    bodies = _lived(books, copied=3, later=60)
    _torn(books, -1)
    with pytest.raises(BooksDamaged):
        open_books(books.profile, HandClock())
    found = salvage(books.profile)
    assert found.steps == 3 + found.added
    assert found.added > 20
    with open_books(books.profile, HandClock()) as again:
        assert [step.body for step in again.journal.after(0, limit=999)] == bodies[: found.steps]
        assert again.journal.count_waiting() == found.steps
        number = received(again).number
        assert verify(again.journal, again.cache_file).problems == ()
    assert int(number[-6:]) == found.steps + 1
    assert (books.profile / "journal.damaged.db").exists()


def test_a_file_of_which_nothing_is_left_comes_back_as_its_copy(books: Books) -> None:
    bodies = _lived(books, copied=5, later=2)
    _torn(books, 0)
    found = salvage(books.profile)
    assert (found.steps, found.added, found.loose) == (5, 0, 0)
    with open_books(books.profile, HandClock()) as again:
        assert [step.body for step in again.journal.after(0, limit=999)] == bodies[:5]


def _gapped(books: Books, *, gap: int) -> list[bytes]:
    """Three steps before the nightly copy, five after it, of which the one at `gap` is gone."""
    bodies = _lived(books, copied=3, later=5)
    with (
        open_books(books.profile, HandClock()) as again,
        again.journal_file.transaction() as connection,
    ):
        connection.execute("DELETE FROM step WHERE (position & 255) = ?", (gap,))
    return bodies


def test_steps_beyond_a_gap_are_kept_as_they_were_sealed(books: Books) -> None:
    bodies = _gapped(books, gap=5)
    found = salvage(books.profile)
    assert (found.steps, found.added, found.loose) == (4, 1, 3)
    kept = loose_steps(books.profile, books.secrets)
    assert [one.step.body for one in kept] == bodies[5:]


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


def test_a_number_beyond_the_gap_is_not_given_twice(books: Books) -> None:
    _gapped(books, gap=4)
    salvage(books.profile)
    with open_books(books.profile, HandClock()) as again:
        assert received(again).number.endswith("000009")


def test_a_step_that_another_sealed_is_left_in_the_file(books: Books) -> None:
    _gapped(books, gap=5)
    salvage(books.profile)
    kept = loose_steps(books.profile, books.secrets)
    odd = replace(kept[0].step, hash=bytes(32))
    keep_loose(books.profile, books.secrets, [Loose(odd)])
    with open_books(books.profile, HandClock()) as again:
        assert give_back(again) == GivenBack(given=3, left=1)


def test_a_step_that_cannot_be_read_is_left_in_the_file(books: Books) -> None:
    _lived(books, copied=1, later=0)
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


def test_copies_that_cannot_be_read_are_set_aside(books: Books) -> None:
    _lived(books, copied=2, later=1)
    bad = books.profile / "copies" / "journal-2099-01-01.db"
    bad.write_bytes(b"torn" * 2048)
    salvage(books.profile)
    assert (bad.exists(), bad.with_suffix(".damaged").exists()) == (False, True)


def test_without_a_copy_nothing_is_touched(books: Books) -> None:
    received(books)
    books.close()
    _torn(books, 0)
    before = (books.profile / "journal.db").read_bytes()
    with pytest.raises(BooksDamaged):
        salvage(books.profile)
    assert (books.profile / "journal.db").read_bytes() == before


def test_a_second_salvage_keeps_what_the_first_put_aside(books: Books) -> None:
    _lived(books, copied=2, later=1)
    for _ in range(2):
        _torn(books, 0)
        salvage(books.profile)
    kept = sorted(path.name for path in books.profile.glob("journal.damaged*.db"))
    assert kept == ["journal.damaged-1.db", "journal.damaged.db"]


def test_a_profile_that_was_never_enrolled_has_nothing_to_salvage(tmp_path: Path) -> None:
    with pytest.raises(NotEnrolled):
        salvage(tmp_path / "nobody")
