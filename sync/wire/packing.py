"""Bodies on their way: compressed where that pays, and never unpacked without a limit."""

import sys

from sync.stock.refusal import Refusal
from sync.wire.protocol import COMPRESS_FROM, ENCODING

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_packer = zstd.ZstdCompressor(level=3)
"""Making one takes as long as packing a letter. It packs one body at a time, whoever asks."""


def packed(body: bytes) -> tuple[bytes, str]:
    """`body` as it travels, and its Content-Encoding; empty: as it is."""
    if len(body) < COMPRESS_FROM:
        return body, ""
    return _packer.compress(body, zstd.ZstdCompressor.FLUSH_FRAME), ENCODING


def unpacked(body: bytes, encoding: str, *, limit: int) -> bytes:
    """What was packed, of at most `limit` bytes.

    Raises Refusal: `body_too_large`, `body_truncated`, `unknown_encoding`.
    """
    if encoding in {"", "identity"}:
        return _within(body, limit)
    if encoding != ENCODING:
        raise Refusal("unknown_encoding", f"Nobody agreed on the encoding {encoding[:40]!r}.")
    reader = zstd.ZstdDecompressor()
    try:
        found = reader.decompress(body, max_length=limit + 1)
    except zstd.ZstdError as fault:
        raise Refusal("body_truncated", f"The body cannot be unpacked: {fault}.") from fault
    _within(found, limit)
    if not reader.eof:
        raise Refusal("body_truncated", "The body ends before its end.")
    return found


def _within(body: bytes, limit: int) -> bytes:
    if len(body) > limit:
        raise Refusal("body_too_large", f"The body is longer than {limit} bytes.", limit=limit)
    return body
