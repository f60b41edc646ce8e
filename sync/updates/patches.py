"""Files and patches as they travel: zstd, a patch with the earlier file as its dictionary.

As `zstd --patch-from` does it: whoever has the earlier file and `zstd` can undo one by hand.
"""

import sys

from sync.updates.trouble import UpdateTrouble

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_LEVEL = 19
_PATCH_LEVELS = (3, 12)
"""Which finds most of the earlier file depends on the file; the smallest is taken."""
_LEAST_WINDOW, _MOST_WINDOW = 10, 27
"""Powers of two; the window must reach over all of the earlier file."""
LEAST_BASE = 64
"""A smaller file is sent whole."""


def packed(new: bytes) -> bytes:
    """`new` as it travels alone."""
    return _packed(new, None, _LEVEL)


def patch(new: bytes, base: bytes) -> bytes:
    """`new` as it travels to whoever has `base`, of `LEAST_BASE` bytes or more."""
    made = (_packed(new, base, level) for level in _PATCH_LEVELS)
    return min(made, key=len)


def _packed(new: bytes, base: bytes | None, level: int) -> bytes:
    reach = (len(new) + len(base or b"")).bit_length()
    options: dict[int, int] = {
        zstd.CompressionParameter.compression_level: level,
        zstd.CompressionParameter.window_log: min(max(reach, _LEAST_WINDOW), _MOST_WINDOW),
        zstd.CompressionParameter.enable_long_distance_matching: 1,
    }
    return bytes(zstd.compress(new, options=options, zstd_dict=_given(base)))


def unpacked(body: bytes, *, size: int, base: bytes | None = None) -> bytes:
    """What was packed, of exactly `size` bytes; raises UpdateTrouble `damaged`."""
    options: dict[int, int] = {zstd.DecompressionParameter.window_log_max: _MOST_WINDOW}
    reader = zstd.ZstdDecompressor(zstd_dict=_given(base), options=options)
    try:
        made = reader.decompress(body, max_length=size + 1)
    except zstd.ZstdError as fault:
        raise UpdateTrouble(f"A part of the update cannot be unpacked ({fault}).") from fault
    if len(made) != size or not reader.eof:
        raise UpdateTrouble("A part of the update does not have its size.")
    return bytes(made)


def _given(base: bytes | None) -> "tuple[zstd.ZstdDict, int] | None":
    return None if base is None else zstd.ZstdDict(base, is_raw=True).as_prefix
