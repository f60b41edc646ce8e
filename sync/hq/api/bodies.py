"""Bodies on their way in and out: how large, how long, of which type, and zstd both ways.

What comes in is hostile until a letter has been read from it: a bomb ends at the limit.
"""

import asyncio
from dataclasses import dataclass, field

from litestar.datastructures import Headers, MutableScopeHeaders
from litestar.types import (
    ASGIApp,
    HTTPReceiveMessage,
    Message,
    Receive,
    Scope,
    Send,
    WebSocketReceiveMessage,
)
from litestar.types.asgi_types import HTTPRequestEvent

from sync.stock.refusal import Refusal
from sync.wire.packing import packed, unpacked
from sync.wire.protocol import ENCODING, HELLO, MAX_BODY_BYTES, MAX_VISIT_BYTES, MEDIA_TYPE

_BODY_S = 30
"""A body that takes longer than this comes over a stalled line."""


class Bodies:
    """ASGI middleware: hands on a whole, unpacked, bounded body, and packs answers for those who can unpack."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take one request through. A body that is refused (Refusal) never reaches a handler."""
        headers = Headers.from_scope(scope)
        limit = MAX_VISIT_BYTES if scope["path"] == HELLO else MAX_BODY_BYTES
        body = await _read(headers, receive, limit)
        packs = ENCODING in headers.get("accept-encoding", "")
        await self._app(scope, _once(body, receive), _Packed(send) if packs else send)


async def _read(headers: Headers, receive: Receive, limit: int) -> bytes:
    try:
        async with asyncio.timeout(_BODY_S):
            body = await _whole(receive, limit)
    except TimeoutError:
        raise Refusal("stalled", "The body did not arrive in time.") from None
    if not body:
        return body
    media_type = headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != MEDIA_TYPE:
        raise Refusal("not_json", f"A body is {MEDIA_TYPE}, not {media_type[:40]!r}.")
    encoding = headers.get("content-encoding", "").strip().lower()
    return unpacked(body, encoding, limit=limit)


async def _whole(receive: Receive, limit: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] != "http.request":
            raise Refusal("stalled", "The line was cut before the body was whole.")
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > limit:
            sentence = f"A body has at most {limit} bytes here; send fewer steps."
            raise Refusal("body_too_large", sentence)
        if not message.get("more_body", False):
            return b"".join(parts)


def _once(body: bytes, receive: Receive) -> Receive:
    """The body in one message; after it, whatever the line says (that it was cut)."""
    whole: HTTPRequestEvent = {"type": "http.request", "body": body, "more_body": False}
    waiting: list[HTTPReceiveMessage] = [whole]

    async def received() -> HTTPReceiveMessage | WebSocketReceiveMessage:
        return waiting.pop() if waiting else await receive()

    return received


@dataclass
class _Packed:
    """Sends an answer packed, where it is whole in one message and worth it."""

    send: Send
    _start: Message | None = field(default=None)

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
            return
        start, self._start = self._start, None
        if start is not None:
            if message["type"] == "http.response.body" and not message.get("more_body"):
                message["body"] = _pack(start, message["body"])
            await self.send(start)
        await self.send(message)


def _pack(start: Message, body: bytes) -> bytes:
    headers = MutableScopeHeaders.from_message(start)
    headers.extend_header_value("vary", "Accept-Encoding")
    small, encoding = packed(body)
    if encoding:
        headers["Content-Encoding"] = encoding
        headers["Content-Length"] = str(len(small))
    return small
