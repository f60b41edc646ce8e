"""HQ's store of files, on both databases."""

from collections.abc import Iterator

import pytest

from sync.hq import bulk
from sync.hq.blob_tables import blob_chunk
from sync.hq.blobs import Blobs
from sync.hq.tables import document as document_table
from sync.hq.verification import verify
from sync.stock.refusal import Refusal
from sync.wire.attaching import CHUNK_BYTES, ChunkLetter
from sync.wire.messages import AttachmentLetter, Base
from sync.wire.reading import attachment_letters
from tests.clocks import HandClock
from tests.files import JPEG, PDF, long_photo, named
from tests.hq.world import Till, World, an_edit

PHOTO = long_photo()


def attach(till: Till, *bodies: bytes, to_site: str = "") -> str:
    """A document of that till that names those files; its number."""
    kind = "transfer" if to_site else "receipt"
    made = till.seal(kind=kind)
    told = attachment_letters([named(body) for body in bodies])
    till.seal("attach", kind, document=made.document, attached=told)
    assert till.push().verdicts[-1].verdict == "applied"
    return made.number


def chunks(body: bytes, size: int = CHUNK_BYTES) -> Iterator[ChunkLetter]:
    for start in range(0, len(body), size):
        yield ChunkLetter(start=start, size=len(body), bytes=body[start : start + size])


def send(blobs: Blobs, body: bytes, site: str = "MK02") -> bool:
    return [blobs.take(site, named(body).sha256, chunk).whole for chunk in chunks(body)][-1]


def refused(blobs: Blobs, body: bytes, chunk: ChunkLetter, site: str = "MK02") -> str:
    with pytest.raises(Refusal) as refusal:
        blobs.take(site, named(body).sha256, chunk)
    return refusal.value.code


@pytest.fixture
def blobs(world: World) -> Blobs:
    return Blobs(world.database, HandClock())


def test_a_file_comes_in_chunks_and_goes_out_as_it_came(world: World, blobs: Blobs) -> None:
    number = attach(world.till(), PHOTO)
    sha256 = named(PHOTO).sha256
    assert (blobs.state("MK02", sha256).received, blobs.state("MK02", sha256).whole) == (0, False)
    assert send(blobs, PHOTO)
    assert b"".join(blobs.pieces(sha256)) == PHOTO
    told, start = b"", 0
    while piece := blobs.chunk("MK02", sha256, start).bytes:
        told += piece
        start += len(piece)
    assert told == PHOTO
    (letter,) = attachment_letters([named(PHOTO)])
    assert blobs.of_document(number) == [(letter, True)]
    assert verify(world.database).problems == ()


def test_a_chunk_that_begins_elsewhere_is_told_where_to_go_on(world: World, blobs: Blobs) -> None:
    attach(world.till(), PHOTO)
    sha256 = named(PHOTO).sha256
    first, second, *_ = chunks(PHOTO)
    assert blobs.take("MK02", sha256, second).received == 0
    assert blobs.take("MK02", sha256, first).received == CHUNK_BYTES
    assert blobs.take("MK02", sha256, first).received == CHUNK_BYTES
    smaller = ChunkLetter(start=CHUNK_BYTES, size=len(PHOTO), bytes=second.bytes[:1000])
    assert blobs.take("MK02", sha256, smaller).received == CHUNK_BYTES + 1000


def test_what_hq_has_is_not_taken_twice(world: World, blobs: Blobs) -> None:
    attach(world.till(), JPEG)
    attach(world.till(number="03"), JPEG)
    assert send(blobs, JPEG)
    assert send(blobs, JPEG)
    assert len(world.rows(blob_chunk)) == 1


def test_a_file_that_is_not_what_it_was_called_goes_and_may_come_again(
    world: World, blobs: Blobs
) -> None:
    attach(world.till(), PHOTO)
    false = PHOTO[:-1] + bytes([PHOTO[-1] ^ 1])
    *most, last = chunks(false)
    for chunk in most:
        blobs.take("MK02", named(PHOTO).sha256, chunk)
    assert refused(blobs, PHOTO, last) == "blob_hash"
    assert blobs.state("MK02", named(PHOTO).sha256).received == 0
    assert send(blobs, PHOTO)


def test_bytes_of_another_type_are_refused(world: World, blobs: Blobs) -> None:
    till = world.till()
    made = till.seal()
    lie = AttachmentLetter(
        sha256=named(PDF).sha256, size=len(PDF), media_type="image/png", name="p.png"
    )
    till.seal("attach", document=made.document, attached=[lie])
    till.push()
    (chunk,) = chunks(PDF)
    assert refused(blobs, PDF, chunk) == "attachment_type"
    script = ChunkLetter(start=0, size=len(PDF), bytes=b"#!/bin/sh\n")
    assert refused(blobs, PDF, script) == "attachment_type"
    assert world.rows(blob_chunk) == []


def test_only_what_a_document_names_is_taken_and_only_its_sites_hear_of_it(
    world: World, blobs: Blobs
) -> None:
    (chunk,) = chunks(JPEG)
    assert refused(blobs, JPEG, chunk) == "unknown_blob"
    attach(world.till(), JPEG)
    assert refused(blobs, JPEG, chunk, site="KC00") == "unknown_blob"
    send(blobs, JPEG)
    with pytest.raises(Refusal) as refusal:
        blobs.chunk("KC00", named(JPEG).sha256, 0)
    assert refusal.value.code == "unknown_blob"


def test_the_receiver_of_a_transfer_sees_its_photos(world: World, blobs: Blobs) -> None:
    attach(world.till(), JPEG, to_site="KC00")
    send(blobs, JPEG)
    assert blobs.chunk("KC00", named(JPEG).sha256, 0).bytes == JPEG


@pytest.mark.parametrize(
    ("start", "size", "body"),
    [(0, 5, b"12345"), (0, len(JPEG), b""), (0, len(JPEG), JPEG + b"1"), (-1, len(JPEG), b"1")],
)
def test_a_chunk_that_is_none_is_refused(
    world: World, blobs: Blobs, start: int, size: int, body: bytes
) -> None:
    attach(world.till(), JPEG)
    chunk = ChunkLetter(start=start, size=size, bytes=body)
    assert refused(blobs, JPEG, chunk) == "blob_chunk"


def test_a_file_that_was_changed_in_the_books_is_found(world: World, blobs: Blobs) -> None:
    attach(world.till(), JPEG)
    send(blobs, JPEG)
    with world.database.transaction() as connection:
        bulk.run(connection, "UPDATE blob_chunk SET bytes = ?", [(JPEG[:-1] + b"!",)])
    (problem,) = verify(world.database).problems
    assert "not what it is called" in problem


def test_a_document_that_is_not_there_has_no_files(blobs: Blobs) -> None:
    with pytest.raises(Refusal) as refusal:
        blobs.of_document("nothing")
    assert refusal.value.code == "unknown_document"


def test_a_file_half_there_is_told_to_nobody(world: World, blobs: Blobs) -> None:
    attach(world.till(), PHOTO)
    blobs.take("MK02", named(PHOTO).sha256, next(chunks(PHOTO)))
    with pytest.raises(Refusal):
        blobs.chunk("MK02", named(PHOTO).sha256, 0)
    with pytest.raises(Refusal):
        list(blobs.pieces(named(PHOTO).sha256))


def test_a_file_may_come_in_any_state_and_moves_nothing(world: World, blobs: Blobs) -> None:
    till = world.till()
    made = till.seal()
    till.push()
    before = world.stock("MK02/")
    till.tell("reverse", document=made.document)
    (told,) = attachment_letters([named(JPEG)])
    verdict = till.tell("attach", document=made.document, attached=[told])
    assert verdict.verdict == "applied"
    letter = world.document(made.document)
    assert (letter.state, letter.attachments) == ("reversed", [told])
    assert world.stock("MK02/") == before - 5
    assert verify(world.database).problems == ()


def test_a_file_of_a_document_that_hq_does_not_know_is_refused_and_named_by_nobody(
    world: World, blobs: Blobs
) -> None:
    (told,) = attachment_letters([named(JPEG)])
    verdict = world.till().tell("attach", attached=[told])
    assert (verdict.verdict, verdict.code) == ("refused", "unknown_document")
    assert refused(blobs, JPEG, next(chunks(JPEG))) == "unknown_blob"


def test_an_edit_after_a_file_still_meets_another_edit(world: World) -> None:
    till, other = world.till(), world.till(number="02")
    draft = till.tell("draft")
    document = world.rows(document_table)[0].id
    (told,) = attachment_letters([named(JPEG)])
    seen = Base(revision=draft.revision)
    till.tell("attach", document=document, attached=[told])
    other.tell("edit", document=document, changes=an_edit(note="theirs"), base=seen)
    clash = till.tell("edit", document=document, changes=an_edit(note="mine"), base=seen)
    assert clash.verdict == "conflict"
