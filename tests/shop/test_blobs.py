"""The store of files on a device."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.shop.attaching import attach
from sync.shop.blobs import Unsent
from sync.shop.profile import Books, open_books
from sync.shop.rekeying import rekey
from sync.shop.verification import verify
from sync.stock.attachment import MAX_BYTES
from sync.stock.refusal import Refusal
from tests.clocks import HandClock
from tests.files import JPEG, PDF, long_photo, named
from tests.shop.shops import CLERK, a_shop, killed, received, reopened

PHOTO = long_photo()
SHA = named(PHOTO).sha256
LATER = "2030-01-01T00:00:00.000Z"


@pytest.fixture
def books(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Books]:
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "keys"))
    with a_shop(tmp_path / "shop") as books:
        yield books


def attached(books: Books, body: bytes = PHOTO) -> str:
    made = received(books)
    attach(books, made.document, body, name="photo.jpg", by=CLERK)
    return made.document


def test_a_shop_without_files_has_no_file_for_them(books: Books) -> None:
    received(books)
    assert books.blobs.waiting(LATER) is None
    assert (books.blobs.count_unsent(), books.blobs.here(SHA)) == (0, False)
    assert not (books.profile / "blobs.db").exists()


def test_a_file_is_kept_encrypted_and_the_journal_stays_small(books: Books) -> None:
    attached(books, PHOTO)
    assert b"".join(books.blobs.pieces(SHA)) == PHOTO
    books.blobs.close()
    stored = (books.profile / "blobs.db").read_bytes()
    assert len(stored) > len(PHOTO)
    assert PHOTO[1000:1100] not in stored
    assert b"SQLite format" not in stored
    journal = sum(file.stat().st_size for file in books.profile.glob("journal.db*"))
    assert journal < len(PHOTO)


def test_what_waits_is_a_query_and_the_oldest_goes_first(books: Books) -> None:
    attached(books, PHOTO)
    attached(books, PDF)
    assert books.blobs.waiting(LATER) == Unsent(SHA, len(PHOTO), 0)
    books.blobs.note_sent(SHA, sent=1000, whole=False)
    assert books.blobs.waiting(LATER) == Unsent(SHA, len(PHOTO), 1000)
    books.blobs.note_sent(SHA, sent=len(PHOTO), whole=True)
    assert books.blobs.waiting(LATER) == Unsent(named(PDF).sha256, len(PDF), 0)
    assert books.blobs.count_unsent() == 1
    assert (books.blobs.at_hq(SHA), books.blobs.at_hq("?" * 64)) == (True, None)


def test_what_hq_does_not_take_goes_behind_the_others_and_is_not_forgotten(books: Books) -> None:
    attached(books, PHOTO)
    attached(books, PDF)
    books.blobs.put_off(SHA, until="2026-11-20T05:00:00.000Z", code="unknown_blob")
    first = books.blobs.waiting("2026-11-20T04:00:00.000Z")
    assert first is not None
    assert first.sha256 == named(PDF).sha256
    assert books.blobs.waiting(LATER) == Unsent(SHA, len(PHOTO), 0)
    assert books.blobs.count_unsent() == 2


def test_a_file_outlives_kill_9(books: Books) -> None:
    other = a_shop(books.profile.with_name("other"))
    attached(other)
    other.blobs.close()
    profile = killed(other)
    with open_books(profile, HandClock()) as again:
        assert b"".join(again.blobs.pieces(SHA)) == PHOTO
        assert again.blobs.count_unsent() == 1


def test_a_crash_between_step_and_note_loses_no_file(
    books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(books.blobs, "own", lambda _digest: None)
    attached(books)
    assert books.blobs.count_unsent() == 0
    with reopened(books) as again:
        assert again.blobs.waiting(LATER) == Unsent(SHA, len(PHOTO), 0)


def test_a_crash_between_file_and_step_sends_it_to_nobody(books: Books) -> None:
    books.blobs.keep(PHOTO, "photo.jpg")
    with reopened(books) as again:
        assert again.blobs.waiting(LATER) is None
        assert again.blobs.here(SHA)


def test_the_same_file_twice_is_kept_once(books: Books) -> None:
    attached(books)
    size = (books.profile / "blobs.db-wal").stat().st_size
    attached(books)
    assert (books.profile / "blobs.db-wal").stat().st_size - size < len(PHOTO) // 2
    assert books.blobs.count_unsent() == 1


def test_an_hq_that_was_restored_is_offered_everything_again(books: Books) -> None:
    attached(books)
    books.blobs.note_sent(SHA, sent=len(PHOTO), whole=True)
    books.blobs.offer_again()
    assert books.blobs.waiting(LATER) == Unsent(SHA, len(PHOTO), 0)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "attachment_malformed"),
        (b"MZ" * 100, "attachment_type"),
        (JPEG + bytes(MAX_BYTES), "attachment_too_large"),
    ],
)
def test_what_is_no_photo_and_no_paper_is_refused(books: Books, body: bytes, code: str) -> None:
    with pytest.raises(Refusal) as refusal:
        books.blobs.keep(body, "file")
    assert refusal.value.code == code
    assert not (books.profile / "blobs.db").exists()


def test_what_comes_from_hq_counts_when_it_is_whole_and_right(books: Books) -> None:
    half = len(PHOTO) // 2
    books.blobs.take(SHA, size=len(PHOTO), start=0, body=PHOTO[:half])
    assert (books.blobs.reached(SHA), books.blobs.here(SHA)) == (half, False)
    with pytest.raises(Refusal) as refusal:
        books.blobs.take(SHA, size=len(PHOTO), start=half, body=b"!" * (len(PHOTO) - half))
    assert refusal.value.code == "blob_hash"
    assert (books.blobs.reached(SHA), books.blobs.here(SHA)) == (0, False)
    books.blobs.take(SHA, size=len(PHOTO), start=0, body=PHOTO)
    assert books.blobs.here(SHA)
    assert books.blobs.count_unsent() == 0


def test_a_file_that_is_gone_or_changed_is_named_by_the_proof(books: Books) -> None:
    attached(books)
    assert verify(books.journal, books.cache_file, blobs=books.blobs).problems == ()
    books.blobs.take(SHA, size=len(PHOTO) + 1, start=0, body=b"other")
    (problem,) = verify(books.journal, books.cache_file, blobs=books.blobs).problems
    assert "photo.jpg" in problem


def test_files_follow_a_change_of_keys(books: Books) -> None:
    attached(books)
    profile = books.profile
    books.close()
    rekey(profile)
    with open_books(profile, HandClock()) as again:
        assert b"".join(again.blobs.pieces(SHA)) == PHOTO
