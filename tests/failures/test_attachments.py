"""Row 46: a large file blocks no document, and a cut line costs a chunk of it."""

from hashlib import sha256

import httpx
import pytest

from sync.shop.attaching import attach
from sync.shop.blob_line import BlobLine
from sync.shop.hq_client import HqClient
from sync.wire.attaching import CHUNK_BYTES
from tests import fault_transport as faults
from tests.failures.ground import URL, Ground, Till
from tests.failures.plants import instead
from tests.fault_transport import FaultTransport, Passed
from tests.files import long_photo
from tests.shop.lines import LoadedDice
from tests.shop.shops import CLERK, received

PHOTO = long_photo(5 * CHUNK_BYTES)
SHA = sha256(PHOTO).hexdigest()


def _files_of(till: Till, line: FaultTransport) -> BlobLine:
    client = till.ground.stack.enter_context(HqClient(URL, clock=till.clock, transport=line))
    return BlobLine(till.books, client, till.clock, LoadedDice())


def _with_photo(ground: Ground) -> tuple[Till, str]:
    till = ground.till()
    made = received(till.books, quantity=12)
    attach(till.books, made.document, PHOTO, name="pallet.jpg", by=CLERK)
    till.sync()
    return till, made.document


def test_row_46_no_document_waits_for_a_large_file(ground: Ground) -> None:
    till, document = _with_photo(ground)
    line = FaultTransport(ground.answered)
    line.only = "/next"

    def meanwhile(request: httpx.Request, passed: Passed) -> httpx.Response:
        """The chunk crawls; a document is posted and is at HQ before it."""
        received(till.books, quantity=1)
        assert till.sync().is_quiet
        assert till.waiting() == 0
        return passed(request)

    line.coming.extend([meanwhile, faults.drop_after_commit, meanwhile, faults.html_502])
    files = _files_of(till, line)
    assert files.run_until_sent(ground.clock.pass_s, tries=9).is_idle
    assert (ground.documents(), ground.on_hand()) == (["posted"] * 3, 14)
    (told,) = ground.hq.blobs.of_document(document)
    assert (told[0].name, told[1]) == ("pallet.jpg", True)
    assert b"".join(ground.hq.blobs.pieces(SHA)) == PHOTO
    chunks = [r for r in line.requests if r.url.path.endswith("/next")]
    assert len(chunks) <= len(PHOTO) // CHUNK_BYTES + 2 + 2
    assert ground.problems() == ()


def test_a_file_that_never_gets_through_holds_up_nothing_and_is_kept(ground: Ground) -> None:
    till, _ = _with_photo(ground)
    line = FaultTransport(ground.answered)
    line.coming.extend([faults.drop_before_send] * 50)
    for _ in range(3):
        _files_of(till, line).run_until_sent(ground.clock.pass_s)
        received(till.books, quantity=1)
        assert till.sync().is_quiet
    assert (till.waiting(), ground.on_hand()) == (0, 15)
    assert till.books.queue.status().files_waiting == 1
    assert b"".join(till.books.blobs.pieces(SHA)) == PHOTO


def test_an_hq_that_came_back_from_a_backup_gets_the_file_again(ground: Ground) -> None:
    till, document = _with_photo(ground)
    kept = ground.copy_books()
    files = _files_of(till, FaultTransport(ground.answered))
    files.run_until_sent(ground.clock.pass_s)
    ground.put_back(kept)
    ground.write("UPDATE feed_head SET epoch = 'e-restored'")
    received(till.books)
    till.sync()
    assert till.books.queue.status().files_waiting == 1
    again = _files_of(till, FaultTransport(ground.answered))
    again.run_until_sent(ground.clock.pass_s)
    assert [whole for _, whole in ground.hq.blobs.of_document(document)] == [True]


def test_both_databases_keep_files_alike(postgres_ground: Ground) -> None:
    test_row_46_no_document_waits_for_a_large_file(postgres_ground)


def test_what_was_changed_on_the_way_is_found_at_the_end_and_sent_again(
    ground: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    till, document = _with_photo(ground)
    whole = till.books.blobs.bytes_at
    spoilt = [b"", b"!"]

    def once(digest: str, start: int, length: int) -> bytes:
        found = whole(digest, start, length)
        wrong = spoilt.pop(0) if spoilt else b""
        return wrong + found[len(wrong) :]

    monkeypatch.setattr(till.books.blobs, "bytes_at", once)
    files = _files_of(till, FaultTransport(ground.answered))
    files.run_until_sent(ground.clock.pass_s)
    assert till.books.queue.status().files_waiting == 1
    ground.clock.pass_s(601)
    files.run_until_sent(ground.clock.pass_s)
    assert [there for _, there in ground.hq.blobs.of_document(document)] == [True]


PLANTED = {
    test_row_46_no_document_waits_for_a_large_file: instead(
        "sync.shop.blobs.Blobs.note_sent", lambda *_args, **_named: None
    ),
}
"""How far HQ has a file is not kept: it would begin again with each chunk."""
