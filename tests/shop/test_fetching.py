"""A file that a person asks for, brought beside everything else."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.shop.attaching import attach
from sync.shop.blob_line import BlobLine
from sync.shop.fetching import Fetched, Fetching
from sync.shop.hq_trouble import HqSaysNo
from sync.shop.trouble import HqAway
from tests import fault_transport as faults
from tests.files import PDF, long_photo, named
from tests.shop.lines import LoadedDice, Till, a_till, an_hq
from tests.shop.shops import CLERK, received

PATIENCE_S = 60
PHOTO = long_photo()
SHA = named(PHOTO).sha256


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    """Of a site whose other till has attached the photo."""
    hq = an_hq()
    with a_till(tmp_path / "other", hq) as other:
        made = received(other.books)
        attach(other.books, made.document, PHOTO, name="photo.jpg", by=CLERK)
        attach(other.books, made.document, PDF, name="not sent.pdf", by=CLERK)
        other.sync()
    hq.blobs[SHA] = bytearray(PHOTO)
    with a_till(tmp_path / "till", hq) as till:
        yield till


class Desk:
    """Hears what came, and when there is something to hear."""

    def __init__(self, till: Till) -> None:
        self.heard: list[Fetched] = []
        self._came = threading.Semaphore(0)
        self.fetching = Fetching(
            lambda: BlobLine(till.books, till.client, till.clock, LoadedDice()), tell=self._take
        )

    def _take(self, fetched: Fetched) -> None:
        self.heard.append(fetched)
        self._came.release()

    def wait(self) -> Fetched:
        assert self._came.acquire(timeout=PATIENCE_S)
        return self.heard[-1]


def test_a_file_comes_in_chunks_and_stays(till: Till) -> None:
    desk = Desk(till)
    desk.fetching.fetch(SHA)
    assert desk.wait() == Fetched(SHA)
    assert b"".join(till.books.blobs.pieces(SHA)) == PHOTO
    desk.fetching.end(PATIENCE_S)


def test_a_line_that_is_cut_is_told_and_goes_on_where_it_stopped(till: Till) -> None:
    desk = Desk(till)
    line = BlobLine(till.books, till.client, till.clock, LoadedDice())
    assert not line.fetch_next(SHA)
    before = till.books.blobs.reached(SHA)
    till.line.coming.append(faults.drop_before_send)
    desk.fetching.fetch(SHA)
    assert isinstance(desk.wait().no, HqAway)
    assert till.books.blobs.reached(SHA) == before
    desk.fetching.fetch(SHA)
    assert desk.wait() == Fetched(SHA)
    desk.fetching.end(PATIENCE_S)


def test_a_file_that_hq_does_not_have_is_told(till: Till) -> None:
    desk = Desk(till)
    desk.fetching.fetch(named(PDF).sha256)
    no = desk.wait().no
    assert isinstance(no, HqSaysNo)
    assert no.code == "unknown_blob"
    desk.fetching.end(PATIENCE_S)


def test_after_the_end_nothing_is_fetched_and_the_books_are_left_alone(till: Till) -> None:
    desk = Desk(till)
    desk.fetching.fetch(SHA)
    desk.wait()
    desk.fetching.end(PATIENCE_S)
    desk.fetching.fetch("0" * 64)
    assert len(desk.heard) == 1
    line = BlobLine(till.books, till.client, till.clock, LoadedDice())
    line.end()
    with pytest.raises(HqAway):
        line.fetch_next(SHA)
