"""Letters read from a request's bytes, and written into an answer's."""

from http import HTTPStatus
from typing import TypeVar

import msgspec
from litestar import Response
from msgspec import Struct, structs

from sync.hq.api.problems import Told
from sync.stock.refusal import Refusal
from sync.wire import letters
from sync.wire.messages import Letter
from sync.wire.protocol import MEDIA_TYPE

_L = TypeVar("_L", bound=Letter)


def letter_read(kind: type[_L], body: bytes) -> _L:
    """A letter of that kind whose texts are keys: raises Refusal `letter_malformed`, also for a NUL in one.

    No text column of HQ's could keep that.
    """
    letter = letters.unpacked(body, kind)
    if any(isinstance(value, str) and "\0" in value for value in structs.astuple(letter)):
        raise Refusal("letter_malformed", f"A {kind.__name__} has no NUL character.")
    return letter


def letter_told(letter: Struct, *, status: int = HTTPStatus.OK) -> Told:
    """A letter as an answer's body."""
    return _told(msgspec.json.encode(letter), status)


def lines_told(letters: list[Struct]) -> Told:
    """A list of letters as an answer's body: a JSON array."""
    return _told(msgspec.json.encode(letters), HTTPStatus.OK)


def _told(body: bytes, status: int) -> Told:
    return Response(
        body, status_code=status, media_type=MEDIA_TYPE, headers={"Cache-Control": "no-store"}
    )
