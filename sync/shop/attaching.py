"""Attaching a file to a document, and having it back as a file.

First its bytes are kept, then the step that names it is sealed.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from sync.shop.ledger import Actor, Recorded
from sync.shop.profile import Books
from sync.shop.whole_file import write_whole
from sync.stock.attachment import MAX_BYTES, Attachment, check_size, file_name, sniffed
from sync.stock.refusal import Refusal
from sync.stock.views import DocumentView
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
    return attach_kept(books, document, books.blobs.keep(body, name), by=by)


def attach_kept(books: Books, document: str, attachment: Attachment, *, by: Actor) -> Attached:
    """The second half of `attach`, for whoever had the bytes kept elsewhere: seal the step."""
    recorded = books.ledger.attach(document, (attachment,), by=by)
    books.blobs.own(attachment.sha256)
    return Attached(recorded, attachment)


@dataclass(frozen=True, slots=True)
class FileHere:
    """A file of a document. `at_hq` None: this device never sent it, so HQ has it or will."""

    attachment: Attachment
    is_here: bool
    at_hq: bool | None


def files_of(books: Books, view: DocumentView) -> tuple[FileHere, ...]:
    """The files of a document as it is shown, in the order they were attached."""
    blobs = books.blobs
    return tuple(
        FileHere(one, blobs.here(one.sha256), blobs.at_hq(one.sha256)) for one in view.attachments
    )


def attachments_of(books: Books, document: str) -> list[AttachmentAnswer]:
    """The files of a document, and where their bytes are. Raises Refusal `unknown_document`."""
    view = books.reading.show(document)
    blobs = books.blobs
    return [
        attachment_answer(letter, here=blobs.here(letter.sha256), at_hq=blobs.at_hq(letter.sha256))
        for letter in attachment_letters(view.attachments)
    ]


def save_file(books: Books, digest: str, path: Path) -> None:
    """Write a file that is here to `path`, over what is there. Raises Refusal `no_file`."""
    write_whole(path, books.blobs.pieces(digest))


def unpack_file(books: Books, attachment: Attachment, folder: Path) -> Path:
    """A readable copy of a file that is here, for the system's own program to show.

    Its ending is that of its bytes, never that of a name. Raises Refusal `attachment_type`,
    `no_file`.
    """
    head = next(books.blobs.pieces(attachment.sha256), b"")
    copy = folder / file_name(replace(attachment, media_type=sniffed(head[:16])))
    save_file(books, attachment.sha256, copy)
    return copy
