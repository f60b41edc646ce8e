"""Files of updates as they lie in a folder: for whoever asks, because each of them is signed or signed for."""

import re
from http import HTTPStatus
from pathlib import Path
from typing import TypeAlias

import anyio.to_thread
from litestar import Response, get
from litestar.di import NamedDependency
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

from sync.hq.api.given import GivenBlobAdmission
from sync.hq.api.problems import Asked, Told
from sync.hq.api.schema import bytes_operation
from sync.stock.refusal import Refusal
from sync.wire import protocol

_PLACES = frozenset({"metadata", "targets", "pieces"})
_NAME = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,250}")
_RANGE = re.compile(r"bytes=([0-9]{1,15})-([0-9]{0,15})")
_MEDIA_TYPE = "application/octet-stream"

Served: TypeAlias = Path | None
"""The folder of the updates, if HQ has one."""
GivenServed: TypeAlias = NamedDependency[Served]


@get(
    f"{protocol.UPDATES}/{{place:str}}/{{name:str}}",
    summary="A file of an update",
    operation_class=bytes_operation(_MEDIA_TYPE, refuses=(404, 416, 429)),
    tags=("updates",),
)
async def update(
    request: Asked,
    served: GivenServed,
    blob_admission: GivenBlobAdmission,
    *,
    place: FromPath[str],
    name: FromPath[str],
) -> Told:
    """At most a megabyte at a time: a larger file is asked for by `Range: bytes=FIRST-`, and answered with 206."""
    file = _file(served, place, name)
    asked = request.headers.get("range", "")
    with blob_admission.one():
        return await anyio.to_thread.run_sync(_given, file, asked)


UPDATES: tuple[HTTPRouteHandler, ...] = (update,)
"""Every handler of this module."""


def _file(served: Served, place: str, name: str) -> Path:
    """The file of that name; raises Refusal `unknown_update` for all that is none of them."""
    file = served / place / name if served and place in _PLACES and _NAME.fullmatch(name) else None
    if file is None or file.is_symlink() or not file.is_file():
        raise Refusal("unknown_update", "No update here has such a file.")
    return file


def _given(file: Path, asked: str) -> Told:
    size, wanted = file.stat().st_size, _RANGE.fullmatch(asked)
    first = int(wanted[1]) if wanted else 0
    last = min(size, first + protocol.MAX_PIECE_BYTES) - 1
    if wanted and wanted[2]:
        last = min(last, int(wanted[2]))
    is_whole = not wanted and last == size - 1
    if not is_whole and (not wanted or last < first):
        most = protocol.MAX_PIECE_BYTES
        raise Refusal(
            "range", f"Ask for a part of this file, {most} of its {size} bytes at a time."
        )
    with file.open("rb") as read:
        read.seek(first)
        body = read.read(last - first + 1)
    headers = {"Accept-Ranges": "bytes", "Cache-Control": "no-cache"}
    if is_whole:
        return Response(body, status_code=HTTPStatus.OK, media_type=_MEDIA_TYPE, headers=headers)
    headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    partly = HTTPStatus.PARTIAL_CONTENT
    return Response(body, status_code=partly, media_type=_MEDIA_TYPE, headers=headers)
