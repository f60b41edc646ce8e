"""Letters out of HQ's own books: what cannot be read there is damage, not a caller's mistake."""

from typing import TypeVar

from sync.hq.trouble import BooksDamaged
from sync.stock.refusal import Refusal
from sync.wire.letters import unpacked
from sync.wire.messages import Letter

_L = TypeVar("_L", bound=Letter)


def stored(body: bytes, kind: type[_L]) -> _L:
    """The letter of that kind that the books hold. Raises BooksDamaged where it is none."""
    try:
        return unpacked(bytes(body), kind)
    except Refusal as refusal:
        message = "HQ's books are damaged: a letter in them cannot be read; `hq verify` names it."
        raise BooksDamaged(message) from refusal
