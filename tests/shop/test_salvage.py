"""A journal that cannot be read any more comes back, and nothing is thrown away."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.shop.loose_steps import loose_steps
from sync.shop.profile import Books, open_books
from sync.shop.salvage import salvage
from sync.shop.trouble import BooksDamaged, NotEnrolled
from sync.shop.verification import verify
from tests.clocks import HandClock
from tests.shop.shops import a_shop, received

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


def test_a_number_beyond_the_gap_is_not_given_twice(books: Books) -> None:
    _gapped(books, gap=4)
    salvage(books.profile)
    with open_books(books.profile, HandClock()) as again:
        assert received(again).number.endswith("000009")


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
