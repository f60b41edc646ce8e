"""HQ's side of a line without a line: pieces of bytes in, what was heard and said out."""

import asyncio
import logging
from collections.abc import Sequence
from typing import Any, NamedTuple

import uvicorn
from uvicorn.server import ServerState

from sync.hq.prompt_heads import PromptHeads


class Request(NamedTuple):
    """A request as the application hears it."""

    method: str
    path: str
    names: tuple[str, ...]
    body: bytes


class Heard(NamedTuple):
    """All that came of a line: requests that were heard to the end, what was said, whether HQ hung up."""

    requests: list[Request]
    pieces: list[bytes]
    is_closed: bool

    @property
    def said(self) -> bytes:
        """All of it."""
        return b"".join(self.pieces)


class Line(asyncio.Transport):
    """The other end is whoever wrote the test."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[bytes] = []
        self._is_closed = False

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self.pieces.append(bytes(data))

    def close(self) -> None:
        self._is_closed = True

    def is_closing(self) -> bool:
        return self._is_closed

    def pause_reading(self) -> None:
        """Whoever writes the test does not mind."""

    def resume_reading(self) -> None:
        """As `pause_reading`."""


class _Application:
    """Reads a body and answers its length. `early`: answers first; `begun`: begins to, and never ends."""

    def __init__(self, manner: str) -> None:
        self.requests: list[Request] = []
        self._manner = manner

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:  # noqa: ANN401 - uvicorn's own
        if self._manner == "begun":
            await send({"type": "http.response.start", "status": 200, "headers": []})
            while await _whole(receive) is not None:
                continue
            return
        body = b"" if self._manner == "early" else await _whole(receive)
        if body is None:
            return
        names = tuple(sorted(name.decode() for name, _ in scope["headers"]))
        self.requests.append(Request(scope["method"], scope["path"], names, body))
        told = str(len(body)).encode()
        headers = [(b"content-length", str(len(told)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": told})


async def _whole(receive: Any) -> bytes | None:  # noqa: ANN401 - uvicorn's own
    body = b""
    while (message := await receive())["type"] == "http.request":
        body += bytes(message["body"])
        if not message["more_body"]:
            return body
    return None


def heard(*pieces: bytes, manner: str = "late") -> Heard:
    """What HQ makes of these pieces, one reading each; work goes on between them."""
    return asyncio.run(_heard(pieces, manner))


async def _heard(pieces: Sequence[bytes], manner: str) -> Heard:
    application, line = _Application(manner), Line()
    config = uvicorn.Config(
        application, lifespan="off", log_config=None, log_level=logging.CRITICAL, ws="none"
    )
    protocol = PromptHeads(config, ServerState(), {}, asyncio.get_running_loop())
    protocol.connection_made(line)
    for piece in pieces:
        if not line.is_closing():
            protocol.data_received(piece)
            await _worked()
    told = Heard(list(application.requests), list(line.pieces), line.is_closing())
    protocol.connection_lost(None)
    await _worked()
    return told


async def _worked() -> None:
    """Every task has come to where it waits."""
    for _turn in range(6):
        await asyncio.sleep(0)
