"""Letters to bytes and back, for whoever stores them. Sealing is `seal`'s: those bytes are made once."""

from functools import cache
from typing import TypeVar

import msgspec

from sync.stock.refusal import Refusal
from sync.wire.messages import Letter

_L = TypeVar("_L", bound=Letter)

_encoder = msgspec.json.Encoder()


def packed(letter: Letter) -> bytes:
    """A letter as UTF-8 JSON."""
    return _encoder.encode(letter)


def unpacked(body: bytes, kind: type[_L]) -> _L:
    """The letter of that kind in `body`; unknown fields are passed over.

    Raises Refusal `letter_malformed` where it is none: only what came from outside can be that.
    """
    try:
        letter: _L = _decoder(kind).decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        raise Refusal("letter_malformed", f"This is no {kind.__name__}: {fault}.") from fault
    return letter


def is_json(body: bytes) -> bool:
    """Whether `body` is one whole JSON value, so that it can stand inside another letter."""
    try:
        msgspec.json.decode(body, type=msgspec.Raw)
    except msgspec.DecodeError:
        return False
    return True


def changed(letter: _L, **changes: object) -> _L:
    """The letter with other values in the fields named."""
    return msgspec.structs.replace(letter, **changes)


@cache
def _decoder(kind: type[_L]) -> msgspec.json.Decoder[_L]:
    return msgspec.json.Decoder(kind)
