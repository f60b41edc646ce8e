"""Attaching a file to a document: first its bytes are kept, then the step that names it is sealed."""

from dataclasses import dataclass
from pathlib import Path

from sync.shop.ledger import Actor, Recorded
from sync.shop.profile import Books
from sync.stock.attachment import MAX_BYTES, Attachment, check_size
from sync.stock.refusal import Refusal
from sync.wire.attaching import AttachmentAnswer, attachment_answer
from sync.wire.reading import attachment_letters


@dataclass(frozen=True, slots=True)
class Attached:
    """What was sealed about which file."""

    recorded: Recorded
    attachment: Attachment


def file_read(path: Path) -> bytes:
    """A file's bytes. Raises Refusal `no_file`, `attachment_too_large`, `attachment_malformed`."""
    try:
        check_size(path.stat().st_size)
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as fault:
        raise Refusal("no_file", f"{path} cannot be read: {fault.strerror}.") from fault


def attach(books: Books, document: str, body: bytes, *, name: str, by: Actor) -> Attached:
    """Attach a file to a document named by its id or number. Both are on the disk when this returns.

    Raises Refusal as `Blobs.keep` and `Ledger.attach`; Trouble as both. A file whose step was
    refused stays here and is sent to nobody.
    """
    attachment = books.blobs.keep(body, name)
    recorded = books.ledger.attach(document, (attachment,), by=by)
    books.blobs.own(attachment.sha256)
    return Attached(recorded, attachment)


def attachments_of(books: Books, document: str) -> list[AttachmentAnswer]:
    """The files of a document, and where their bytes are. Raises Refusal `unknown_document`."""
    view = books.reading.show(document)
    blobs = books.blobs
    return [
        attachment_answer(letter, here=blobs.here(letter.sha256), at_hq=blobs.at_hq(letter.sha256))
        for letter in attachment_letters(view.attachments)
    ]
