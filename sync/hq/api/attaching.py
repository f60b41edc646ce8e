"""Attachments: a device sends the bytes its documents name, and fetches those that its site may see."""

from typing import Annotated

import anyio.to_thread
from litestar import get, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, QueryParameter, RawBody

from sync.hq.api.given import GivenBlobAdmission, GivenDevice, GivenHeadquarters
from sync.hq.api.letters import letter_read, letter_told
from sync.hq.api.problems import Told
from sync.hq.api.schema import operation
from sync.hq.headquarters import Headquarters
from sync.stock.refusal import Refusal
from sync.wire import protocol
from sync.wire.attaching import MAX_BLOB_BYTES, BlobLetter, ChunkLetter

_FOR_DEVICES = ({"device": list[str]()},)
_TAGS = ("attachments",)

Start = Annotated[int, QueryParameter(ge=0, le=MAX_BLOB_BYTES)]


@get(
    f"{protocol.BLOBS}/{{sha256:str}}",
    summary="How far HQ has a file",
    operation_class=operation(BlobLetter, refuses=(401, 403, 404, 429)),
    security=_FOR_DEVICES,
    tags=_TAGS,
    sync_to_thread=True,
)
def blob(device: GivenDevice, headquarters: GivenHeadquarters, sha256: FromPath[str]) -> Told:
    """By its SHA-256, where a document of the device's site names it: what HQ has is not sent again."""
    site = headquarters.devices.site_of(device.id)
    return letter_told(headquarters.blobs.state(site, _checked(sha256)))


@post(
    f"{protocol.BLOBS}/{{sha256:str}}/next",
    status_code=200,
    summary="The next chunk of a file",
    operation_class=operation(BlobLetter, takes=ChunkLetter, refuses=(401, 403, 404, 429)),
    security=_FOR_DEVICES,
    tags=_TAGS,
)
async def send_chunk(
    body: RawBody,
    device: GivenDevice,
    headquarters: GivenHeadquarters,
    *,
    blob_admission: GivenBlobAdmission,
    sha256: FromPath[str],
) -> Told:
    """It goes on where HQ has got to; a chunk that begins elsewhere is answered with where that is.

    With the last one HQ looks whether the file is what it is called.
    """
    with blob_admission.one():
        taken = await anyio.to_thread.run_sync(_taken, headquarters, device.id, sha256, body)
    return letter_told(taken)


@get(
    f"{protocol.BLOBS}/{{sha256:str}}/bytes",
    summary="A chunk of a file",
    operation_class=operation(ChunkLetter, refuses=(400, 401, 403, 404, 429)),
    security=_FOR_DEVICES,
    tags=_TAGS,
    sync_to_thread=True,
)
def fetch_chunk(
    device: GivenDevice, headquarters: GivenHeadquarters, *, sha256: FromPath[str], start: Start = 0
) -> Told:
    """From `start` on, for a device whose site may see a document that names it; empty at the end."""
    site = headquarters.devices.site_of(device.id)
    return letter_told(headquarters.blobs.chunk(site, _checked(sha256), start))


ATTACHING: tuple[HTTPRouteHandler, ...] = (blob, send_chunk, fetch_chunk)
"""Every handler of this module."""


def _taken(headquarters: Headquarters, device: str, sha256: str, body: bytes) -> BlobLetter:
    site = headquarters.devices.site_of(device)
    return headquarters.blobs.take(site, _checked(sha256), letter_read(ChunkLetter, body))


def _checked(sha256: str) -> str:
    if "\0" in sha256:
        raise Refusal("unknown_blob", "No document of this device's site names that file.")
    return sha256
