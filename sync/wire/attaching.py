"""Attachments on their way, and the limits of it. They go in chunks beside the documents, never before them.

A chunk is a letter like any other: its bytes are base64 in JSON, which zstd brings back to their
own size on the line, and so every answer is seen for what it is in one way.
"""

from sync.stock.attachment import MAX_BYTES
from sync.wire.content_answers import Answer
from sync.wire.messages import AttachmentLetter, Letter

CHUNK_BYTES = 256 * 1024
"""The largest chunk."""
SMALLEST_CHUNK = 8 * 1024
MAX_BLOB_BYTES = MAX_BYTES


class BlobLetter(Letter):
    """How far HQ has a blob: the next chunk begins at `received`. `whole`: it has all of it."""

    sha256: str
    size: int
    received: int
    whole: bool = False


class ChunkLetter(Letter):
    """Bytes of a blob of `size` bytes, from `start` on."""

    start: int
    size: int
    bytes: bytes


class AttachmentAnswer(Answer):
    """A file of a document as it is told; `here`: this machine has its bytes, `at_hq`: HQ has them."""

    sha256: str
    size: int
    media_type: str
    name: str
    here: bool
    at_hq: bool | None


def attachment_answer(
    letter: AttachmentLetter, *, here: bool, at_hq: bool | None
) -> AttachmentAnswer:
    """What a reading command prints of an attachment; `at_hq` None: not known here."""
    return AttachmentAnswer(
        sha256=letter.sha256,
        size=letter.size,
        media_type=letter.media_type,
        name=letter.name,
        here=here,
        at_hq=at_hq,
    )
