"""Sealed steps on their way to HQ: the bytes go as they were sealed."""

from collections.abc import Sequence

from msgspec import Raw

from sync.wire.messages import Push


def push_letter(
    device: str,
    epoch: str,
    steps: Sequence[bytes],
    *,
    first: int,
    previous: bytes,
    signature: bytes,
    openings: Sequence[bytes] = (),
) -> Push:
    """A push of steps `first` and on; `previous` is the chain's head before them (32 bytes).

    `signature` is the device's over the head after the last of them, `openings` those of their marks.
    """
    return Push(
        device=device,
        epoch=epoch,
        first=first,
        previous=previous.hex(),
        steps=[Raw(step) for step in steps],
        signature=signature.hex(),
        openings=[Raw(opening) for opening in openings],
    )
