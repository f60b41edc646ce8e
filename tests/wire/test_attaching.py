from sync.stock.attachment import MAX_BYTES
from sync.wire.attaching import CHUNK_BYTES, ChunkLetter, attachment_answer
from sync.wire.letters import packed as letter_packed
from sync.wire.letters import unpacked
from sync.wire.packing import packed
from sync.wire.protocol import MAX_BODY_BYTES
from sync.wire.reading import attachment_letters
from tests.files import JPEG, long_photo, named


def test_the_largest_chunk_fits_a_body_and_costs_little_more_than_its_bytes() -> None:
    photo = long_photo(CHUNK_BYTES)[:CHUNK_BYTES]
    letter = ChunkLetter(start=MAX_BYTES, size=MAX_BYTES, bytes=photo)
    body = letter_packed(letter)
    assert len(body) <= MAX_BODY_BYTES
    assert unpacked(body, ChunkLetter).bytes == photo
    small, encoding = packed(body)
    assert (encoding, len(small) < 1.02 * CHUNK_BYTES) == ("zstd", True)


def test_an_attachment_is_told_with_where_it_is() -> None:
    (letter,) = attachment_letters([named(JPEG)])
    answer = attachment_answer(letter, here=True, at_hq=None)
    assert (answer.sha256, answer.size, answer.here, answer.at_hq) == (
        named(JPEG).sha256,
        len(JPEG),
        True,
        None,
    )
