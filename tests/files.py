"""Small files of each type that may be attached: only how they begin matters."""

from hashlib import sha256

from sync.stock.attachment import Attachment, sniffed

JPEG = b"\xff\xd8\xff\xe0" + b"photo" * 200
PNG = b"\x89PNG\r\n\x1a\n" + b"picture" * 100
WEBP = b"RIFF\x10\x00\x00\x00WEBPVP8 " + b"picture" * 100
PDF = b"%PDF-1.7\n" + b"paper" * 200


def long_photo(size: int = 700_000) -> bytes:
    """A photo of several chunks, no two alike."""
    body = b"".join(sha256(n.to_bytes(4)).digest() for n in range(size // 32))
    return JPEG[:4] + body


def named(body: bytes, name: str = "photo.jpg") -> Attachment:
    """What a document says of it."""
    return Attachment(sha256(body).hexdigest(), len(body), sniffed(body[:16]), name)
