"""HQ's door: who comes when there is no room hears so before HQ has read or done anything for them.

Two steps of ASGI middleware with the body between them: a slow line's body takes nobody's turn.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import TypeAlias

import msgspec
from litestar.types import ASGIApp, Receive, Scope, Send

from sync.hq.api.bell import Bell
from sync.hq.api.problems import Asked
from sync.hq.api.waiting_room import Full, Lane, Place, WaitingRoom
from sync.wire import protocol
from sync.wire.problem import Problem
from sync.wire.visiting import SCHEME

_PLACE = "counterstock_place"
_BEGINNINGS = frozenset({protocol.NONCE, protocol.ENROL})
_SIGNED = f"{SCHEME.lower()} ".encode()
_EXCHANGE = "/sync/v1/"

Stopwatch: TypeAlias = Callable[[], float]
"""Seconds since whenever."""


class Visit:
    """One request between the door and its answer; used from the server's loop only."""

    def __init__(self, room: WaitingRoom, place: Place, stopwatch: Stopwatch) -> None:
        self._room = room
        self._place = place
        self._stopwatch = stopwatch

    async def turn(self) -> None:
        """Wait for its turn."""
        called = asyncio.Event()
        self._room.queue(self._place, called.set)
        if not called.is_set():
            await called.wait()

    def leave(self) -> None:
        """It is done, or waits at the bell: the next one may come in."""
        self._room.leave(self._place, self._stopwatch())

    async def back(self) -> None:
        """The bell has rung: wait for a turn to look, before all who are new."""
        self._place = self._room.come(Lane.WOKEN, self._stopwatch())
        await self.turn()


@dataclass(frozen=True, slots=True)
class Hearing:
    """What a waiting pull needs: the bell, and the visit whose turn it gives back while it waits."""

    bell: Bell
    visit: Visit


class Door:
    """ASGI middleware, the first: a place for who comes, or "later" and when."""

    def __init__(self, app: ASGIApp, *, room: WaitingRoom, stopwatch: Stopwatch) -> None:
        self._app = app
        self._room = room
        self._stopwatch = stopwatch

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take one request through, or answer it here."""
        path = scope["path"]
        if not path.startswith(_EXCHANGE):
            await self._app(scope, receive, send)
            return
        try:
            place = self._room.come(_lane(scope), self._stopwatch())
        except Full as full:
            await _tell_later(send, full.retry_s)
            return
        visit = Visit(self._room, place, self._stopwatch)
        scope["state"][_PLACE] = visit
        try:
            await self._app(scope, receive, send)
        finally:
            visit.leave()


def _lane(scope: Scope) -> Lane:
    """Where it waits: a visit without a token brings all it has, and begins nothing."""
    path = scope["path"]
    if path == protocol.HELLO and _is_signed(scope):
        return Lane.WHOLE
    return Lane.NEW if path in _BEGINNINGS else Lane.BEGUN


def _is_signed(scope: Scope) -> bool:
    told = next((value for name, value in scope["headers"] if name == b"authorization"), b"")
    return bytes(told[: len(_SIGNED)]).lower() == _SIGNED


class Turn:
    """ASGI middleware, after the body: work begins when it is this request's turn."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take one request through."""
        visit = scope["state"].get(_PLACE)
        if isinstance(visit, Visit):
            await visit.turn()
        await self._app(scope, receive, send)


def visit_of(request: Asked) -> Visit:
    """The visit that this request is."""
    visit = request.scope["state"][_PLACE]
    if not isinstance(visit, Visit):
        raise TypeError("This path has no door.")
    return visit


async def _tell_later(send: Send, retry_s: int) -> None:
    """429, without any of the work that an answer of a handler is."""
    message = "HQ has as much as it can take; come back in a moment."
    body = msgspec.json.encode(Problem(code="busy", message=message, retry_s=retry_s))
    headers = {
        "content-type": protocol.MEDIA_TYPE,
        "content-length": str(len(body)),
        "cache-control": "no-store",
        "retry-after": str(retry_s),
    }
    told = [(name.encode(), value.encode()) for name, value in headers.items()]
    await send(
        {"type": "http.response.start", "status": HTTPStatus.TOO_MANY_REQUESTS, "headers": told}
    )
    await send({"type": "http.response.body", "body": body, "more_body": False})
