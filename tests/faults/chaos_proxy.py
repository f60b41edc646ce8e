"""A line between two real processes that does what lines do: late, thin, cut, dead, or silent.

It passes bytes on from a thread of its own; a test tells it what to do at which byte of which
message. Everything else on the line goes through untouched.
"""

import asyncio
import socket
import struct
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from types import TracebackType
from typing import Self

from tests.faults.framing import Framing, Part

_CHUNK = 64 * 1024


class Fate(Enum):
    """What becomes of the connection."""

    GOES_ON = "goes on"
    RESET = "reset"
    CLOSED = "closed"
    SILENT = "silent"
    """Half open: both ends believe in it, nothing passes any more."""


class Side(Enum):
    """Which way a message goes."""

    REQUEST = "request"
    ANSWER = "answer"


@dataclass(frozen=True)
class Seen:
    """A whole message that passed with no trap in its middle, with the body as it was packed."""

    side: Side
    path: str
    body: bytes
    encoding: str


def _reset() -> Fate:
    return Fate.RESET


@dataclass
class Trap:
    """Once so many bytes of a message to `path` have passed (None: all of them), `act` decides."""

    path: str
    side: Side = Side.REQUEST
    after: int | None = 0
    act: Callable[[], Fate] = _reset
    spare: int = 0
    """So many messages pass unharmed before."""
    delay_s: float = 0
    times: int = 1
    sprung: int = 0

    def bites(self, path: str, side: Side) -> bool:
        """Whether this message is the one; counts those that were spared."""
        if side is not self.side or not path.endswith(self.path) or self.sprung >= self.times:
            return False
        self.spare -= 1
        return self.spare < 0

    def is_in(self, part: Part) -> bool:
        """Whether this part has the byte it waits for."""
        if self.after is None:
            return part.is_last
        return 0 <= self.after - part.offset < len(part.piece)


@dataclass
class Weather:
    """How the line is: delay before each message, and bytes a second in pieces of so many bytes."""

    latency_s: float = 0
    bytes_per_s: int = 0
    piece: int = 1024
    lost_in: int = 0
    """One message in so many is lost and comes `resent_s` later."""
    resent_s: float = 0


@dataclass
class _Line:
    """One connection through the proxy."""

    client: asyncio.StreamWriter
    server: asyncio.StreamWriter
    path: str = ""
    fate: Fate = Fate.GOES_ON

    def end(self) -> None:
        """As the fate says."""
        for writer in (self.client, self.server):
            if self.fate is Fate.RESET:
                _reset_on_close(writer)
            writer.close()


@dataclass
class ChaosProxy:
    """Listens on a free loopback port while its block lasts; passes everything on to `target`."""

    target: int
    weather: Weather = field(default_factory=Weather)
    traps: list[Trap] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)
    connections: int = 0
    messages: int = 0
    port: int = 0

    def __enter__(self) -> Self:
        self._begun = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), name="chaos")
        self._thread.start()
        self._begun.wait()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._loop.call_soon_threadsafe(self._ended.set)
        self._thread.join()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    def arm(self, trap: Trap) -> Trap:
        """Set one trap, and no other."""
        self.traps[:] = [trap]
        return trap

    async def _serve(self) -> None:
        self._loop, self._ended = asyncio.get_running_loop(), asyncio.Event()
        self._open: set[asyncio.Task[None]] = set()
        server = await asyncio.start_server(self._met, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        self._begun.set()
        await self._ended.wait()
        server.close()
        for task in self._open:
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)

    async def _met(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        task = asyncio.create_task(self._joined(reader, writer))
        self._open.add(task)
        task.add_done_callback(self._open.discard)

    async def _joined(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            there, out = await asyncio.open_connection("127.0.0.1", self.target)
        except OSError:
            _reset_on_close(writer)
            writer.close()
            return
        line = _Line(writer, out)
        ways = [
            asyncio.create_task(self._pass(line, Side.REQUEST, reader)),
            asyncio.create_task(self._pass(line, Side.ANSWER, there)),
        ]
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
            if line.fate is Fate.SILENT:
                await self._ended.wait()
        finally:
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)
            line.end()

    async def _pass(self, line: _Line, side: Side, reader: asyncio.StreamReader) -> None:
        """Until this way is at its end, or the line meets its fate."""
        framing, trap = Framing(), None
        out = line.server if side is Side.REQUEST else line.client
        while arrived := await reader.read(_CHUNK):
            for part in framing.take(arrived):
                if side is Side.REQUEST:
                    line.path = framing.path
                if part.offset == 0:
                    await asyncio.sleep(self._late_s())
                    trap = self._trap(line.path, side)
                if part.is_last and (trap is None or trap.after is None):
                    self.seen.append(Seen(side, line.path, framing.body, framing.encoding))
                await self._through(line, out, part, trap)
                if line.fate is not Fate.GOES_ON:
                    return

    def _late_s(self) -> float:
        self.messages += 1
        weather = self.weather
        is_lost = weather.lost_in and self.messages % weather.lost_in == 0
        return weather.latency_s + (weather.resent_s if is_lost else 0)

    def _trap(self, path: str, side: Side) -> Trap | None:
        return next((trap for trap in self.traps if trap.bites(path, side)), None)

    async def _through(
        self, line: _Line, out: asyncio.StreamWriter, part: Part, trap: Trap | None
    ) -> None:
        """Write the part; spring the trap once as many bytes have passed as it waits for."""
        if trap is None or not trap.is_in(part):
            await self._write(out, part.piece)
            return
        before = len(part.piece) if trap.after is None else trap.after - part.offset
        await self._write(out, part.piece[:before])
        trap.sprung += 1
        await asyncio.sleep(trap.delay_s)
        line.fate = trap.act()
        if line.fate is Fate.GOES_ON:
            await self._write(out, part.piece[before:])

    async def _write(self, out: asyncio.StreamWriter, data: bytes) -> None:
        slow = self.weather.bytes_per_s
        size = self.weather.piece if slow else len(data) or 1
        for at in range(0, len(data), size):
            out.write(data[at : at + size])
            await out.drain()
            await asyncio.sleep(size / slow if slow else 0)


def _reset_on_close(writer: asyncio.StreamWriter) -> None:
    """Closing resets: the other end hears at once that something is wrong."""
    door: socket.socket = writer.get_extra_info("socket")
    if door.fileno() >= 0:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
