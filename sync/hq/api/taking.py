"""What a device brings: its steps into custody, and the signatures it proves itself by."""

from sync.hq.headquarters import Headquarters
from sync.hq.judgement import Teller
from sync.stock.refusal import Refusal
from sync.wire import protocol
from sync.wire.messages import Push, Pushed


def taken(headquarters: Headquarters, device: str, push: Push, *, told: Teller) -> Pushed:
    """A push in custody and judged; raises Refusal `body_too_large`, and as `Headquarters.push`."""
    if sum(len(bytes(step)) for step in push.steps) > protocol.MAX_BATCH_BYTES:
        message = f"A push has at most {protocol.MAX_BATCH_BYTES} bytes of steps; send fewer."
        raise Refusal("body_too_large", message)
    return headquarters.push(device, push, told=told)


def signature_in(text: str) -> bytes:
    """The bytes of a signature in hex; none where it is no hex."""
    try:
        return bytes.fromhex(text)
    except ValueError:
        return b""
