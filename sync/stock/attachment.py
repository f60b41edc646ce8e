"""A photo or a paper that belongs to a document: named by what it is, never by where it lies.

The document carries the name, the size and the SHA-256 of the bytes; the bytes travel by themselves
and no document waits for them. Attaching moves nothing and is allowed in any state.
"""

import re
from dataclasses import dataclass

from sync.stock.refusal import Refusal

ATTACH = "attach"
"""The step that every kind has."""
MAX_BYTES = 20 * 1024 * 1024
MOST = 50
"""Attachments of one document."""
_MAX_NAME = 200
_SHA256 = re.compile(r"[0-9a-f]{64}")
_WEBP = re.compile(rb"RIFF....WEBP", re.DOTALL)
_STARTS = {
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"%PDF-": "application/pdf",
}
MEDIA_TYPES = frozenset({*_STARTS.values(), "image/webp"})
_SUFFIXES = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
    "application/pdf": ".pdf",
}
_NOT_FOR_A_NAME = re.compile(r"[^\w\- ()]+")
_LONGEST_STEM = 80


@dataclass(frozen=True, slots=True)
class Attachment:
    """What a document says of one: `sha256` in hex, `size` in bytes, `name` of the file it was."""

    sha256: str
    size: int
    media_type: str
    name: str


def checked(attachment: Attachment) -> Attachment:
    """The same; raises Refusal `attachment_malformed`, `attachment_too_large`, `attachment_type`."""
    if _SHA256.fullmatch(attachment.sha256) is None or not 0 < len(attachment.name) <= _MAX_NAME:
        raise Refusal("attachment_malformed", "An attachment has a SHA-256 and a name.")
    check_size(attachment.size)
    if attachment.media_type not in MEDIA_TYPES:
        raise Refusal("attachment_type", "An attachment is a JPEG, PNG, WebP or PDF.")
    return attachment


def check_size(size: int) -> None:
    """Raise Refusal `attachment_too_large`, or `attachment_malformed` where there is nothing in it."""
    if size < 1:
        raise Refusal("attachment_malformed", "The file is empty.")
    if size > MAX_BYTES:
        mib = MAX_BYTES // 1024**2
        raise Refusal(
            "attachment_too_large", f"An attachment has {mib} MiB at most.", limit=MAX_BYTES
        )


def sniffed(head: bytes) -> str:
    """The media type by how the bytes begin (16 are enough), whatever the file's name says.

    Raises Refusal `attachment_type`.
    """
    for start, media_type in _STARTS.items():
        if head.startswith(start):
            return media_type
    if _WEBP.match(head):
        return "image/webp"
    raise Refusal("attachment_type", "An attachment is a JPEG, PNG, WebP or PDF.")


def with_more(
    present: tuple[Attachment, ...], more: tuple[Attachment, ...]
) -> tuple[Attachment, ...]:
    """Both, each once by its bytes. Raises Refusal `no_attachment`, `too_many_attachments`."""
    if not more:
        raise Refusal("no_attachment", "The step names no file.")
    found = {one.sha256: one for one in (*more, *present)}
    if len(found) > MOST:
        raise Refusal("too_many_attachments", f"A document has {MOST} attachments at most.")
    known = {one.sha256 for one in present}
    return (*present, *(one for one in found.values() if one.sha256 not in known))


def file_name(attachment: Attachment) -> str:
    """A name under which its bytes may be written on any system, ending in what they are.

    The name that came along was given elsewhere: neither a folder nor a program's ending is taken
    from it, and no name that Windows keeps for a port.
    """
    stem = attachment.name.rpartition(".")[0] or attachment.name
    tidy = _NOT_FOR_A_NAME.sub("_", stem)[:_LONGEST_STEM].strip(" ")
    return f"{tidy or '_'} {attachment.sha256[:4]}{_SUFFIXES[attachment.media_type]}"
