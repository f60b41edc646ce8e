"""Files on their way, over a line that fails as real ones do."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from sync.shop.attaching import attach
from sync.shop.blob_line import PUT_OFF_S, BlobLine
from sync.shop.hq_trouble import HqSaysNo
from sync.shop.trouble import HqAway
from sync.wire.attaching import CHUNK_BYTES, ChunkLetter
from sync.wire.letters import unpacked as letter_unpacked
from sync.wire.messages import StepLetter, VerdictLetter
from sync.wire.packing import unpacked
from sync.wire.protocol import MAX_BODY_BYTES
from tests import fault_transport as faults
from tests.fault_transport import FAULTS, Fault
from tests.files import JPEG, long_photo, named
from tests.shop.lines import LoadedDice, Till, a_till, an_hq
from tests.shop.shops import CLERK, received, reopened

PHOTO = long_photo()
SHA = named(PHOTO).sha256


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    with a_till(tmp_path / "till", an_hq()) as till:
        yield till


def line_of(till: Till) -> BlobLine:
    return BlobLine(till.books, till.client, till.clock, LoadedDice())


def attached(till: Till, body: bytes = PHOTO) -> str:
    made = received(till.books)
    attach(till.books, made.document, body, name="photo.jpg", by=CLERK)
    return made.document


def sent_chunks(till: Till) -> list[ChunkLetter]:
    asked = [r for r in till.line.requests if r.url.path.endswith("/next")]
    return [letter_unpacked(_body(request), ChunkLetter) for request in asked]


def _body(request: httpx.Request) -> bytes:
    encoding = request.headers.get("content-encoding", "")
    return unpacked(request.content, encoding, limit=MAX_BODY_BYTES)


def test_a_file_follows_its_document_in_chunks(till: Till) -> None:
    attached(till)
    till.sync()
    sent = line_of(till).run_until_sent(till.clock.pass_s)
    assert (sent.is_idle, sent.trouble) == (True, None)
    assert bytes(till.hq.blobs[SHA]) == PHOTO
    assert till.books.blobs.count_unsent() == 0
    assert [chunk.start for chunk in sent_chunks(till)] == [0, CHUNK_BYTES, 2 * CHUNK_BYTES]


def test_what_hq_has_is_not_sent_again(tmp_path: Path) -> None:
    hq = an_hq()
    with a_till(tmp_path / "a", hq) as a, a_till(tmp_path / "b", hq) as b:
        for till in (a, b):
            attached(till)
            till.sync()
            line_of(till).run_until_sent(till.clock.pass_s)
        assert b.books.blobs.count_unsent() == 0
        assert sent_chunks(b) == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_every_fault_of_the_line_costs_a_chunk_at_most(tmp_path: Path, fault: Fault) -> None:
    with a_till(tmp_path / "till", an_hq()) as till:
        attached(till)
        till.sync()
        till.line.only = "/next"
        till.line.coming.extend([fault, fault])
        assert line_of(till).run_until_sent(till.clock.pass_s, tries=9).is_idle
        assert bytes(till.hq.blobs[SHA]) == PHOTO
        assert till.books.blobs.count_unsent() == 0
        resent = sum(len(chunk.bytes) for chunk in sent_chunks(till)) - len(PHOTO)
        assert resent <= 2 * CHUNK_BYTES


def test_a_file_goes_on_where_it_stopped_after_a_restart(tmp_path: Path) -> None:
    hq = an_hq()
    with a_till(tmp_path / "till", hq) as till:
        attached(till)
        till.sync()
        first = line_of(till)
        assert [first.send_one().is_idle for _ in range(2)] == [False, False]
    with a_till(tmp_path / "till", hq) as till:
        line_of(till).run_until_sent(till.clock.pass_s)
        assert [chunk.start for chunk in sent_chunks(till)] == [CHUNK_BYTES, 2 * CHUNK_BYTES]
    assert bytes(hq.blobs[SHA]) == PHOTO


def test_a_slow_line_gets_smaller_chunks(till: Till) -> None:
    attached(till)
    till.sync()
    till.line.only = "/next"
    till.line.coming.extend([faults.too_large_413] * 3)
    line_of(till).run_until_sent(till.clock.pass_s, tries=9)
    sizes = [len(chunk.bytes) for chunk in sent_chunks(till)]
    assert sizes[:4] == [CHUNK_BYTES, CHUNK_BYTES // 2, CHUNK_BYTES // 4, CHUNK_BYTES // 8]


def test_a_line_that_stays_down_ends_the_attempt_and_keeps_the_file(till: Till) -> None:
    attached(till)
    till.sync()
    till.line.coming.extend([faults.drop_before_send] * 99)
    sent = line_of(till).run_until_sent(till.clock.pass_s)
    assert isinstance(sent.trouble, HqAway)
    assert till.books.blobs.count_unsent() == 1


def test_a_file_whose_step_hq_does_not_have_is_put_off_and_the_next_one_goes(till: Till) -> None:
    lost = attached(till)
    attached(till, JPEG)
    till.sync()
    del till.hq.documents[lost]  # HQ knows nothing of it
    line = line_of(till)
    line.run_until_sent(till.clock.pass_s)
    assert bytes(till.hq.blobs[named(JPEG).sha256]) == JPEG
    assert till.books.blobs.count_unsent() == 1
    asked = len(till.line.requests)
    assert line.send_one().is_idle
    assert len(till.line.requests) == asked
    till.clock.pass_s(PUT_OFF_S)
    assert not line.send_one().is_idle


def test_another_device_of_the_site_fetches_it_in_chunks_and_only_once(tmp_path: Path) -> None:
    hq = an_hq()
    with a_till(tmp_path / "a", hq) as a, a_till(tmp_path / "b", hq) as b:
        document = attached(a)
        a.sync()
        line_of(a).run_until_sent(a.clock.pass_s)
        b.sync()
        assert [one.name for one in b.books.reading.show(document).attachments] == ["photo.jpg"]
        b.line.only = "/bytes"
        b.line.coming.extend([faults.drop_before_send])
        with pytest.raises(HqAway):
            b"".join(line_of(b).fetch(SHA))
        assert b"".join(line_of(b).fetch(SHA)) == PHOTO
        asked = len(b.line.requests)
        assert b"".join(line_of(b).fetch(SHA)) == PHOTO
        assert len(b.line.requests) == asked


def test_another_site_fetches_nothing(tmp_path: Path) -> None:
    hq = an_hq()
    with a_till(tmp_path / "a", hq) as a, a_till(tmp_path / "b", hq, site="KC00") as b:
        attached(a)
        a.sync()
        line_of(a).run_until_sent(a.clock.pass_s)
        with pytest.raises(HqSaysNo) as no:
            list(line_of(b).fetch(SHA))
        assert no.value.code == "unknown_blob"


def test_a_line_that_was_ended_touches_the_books_no_more(till: Till) -> None:
    attached(till)
    till.sync()
    line = line_of(till)
    line.end()
    assert line.send_one().is_idle
    assert till.books.blobs.count_unsent() == 1


def test_a_file_whose_step_hq_refused_stays_here_and_waits_no_longer(till: Till) -> None:
    judged = till.hq.judged

    def strict(letter: StepLetter) -> VerdictLetter:
        refused = VerdictLetter(seq=letter.seq, step=letter.step, verdict="refused", code="no")
        return refused if letter.name == "attach" else judged(letter)

    till.hq.judged = strict  # type: ignore[method-assign]  # HQ judges otherwise for once
    attached(till)
    till.sync()
    line_of(till).run_until_sent(till.clock.pass_s)
    assert till.books.blobs.count_unsent() == 0
    assert b"".join(till.books.blobs.pieces(SHA)) == PHOTO
    with reopened(till.books, till.clock) as again:
        assert again.blobs.waiting("2030-01-01T00:00:00.000Z") is None
