"""HQ as a process: binds its address, says so once it answers, ends cleanly when told to."""

import contextlib
import logging
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

import uvicorn

from sync.hq.api.bell import Bell
from sync.hq.app import create_app
from sync.hq.headquarters import Headquarters
from sync.hq.judgement import judge_waiting
from sync.hq.prompt_heads import PromptHeads
from sync.hq.serving_lock import serving
from sync.hq.trouble import Trouble

_KEEP_ALIVE_S = 75
"""Longer than a waiting pull, so that a quiet shop keeps its line."""
_LAST_ANSWERS_S = 10
_FIRST_ANSWER_S = 30
_BACKLOG = 2048


class AddressTaken(Trouble):
    """HQ cannot listen where it was told to."""

    code = "address_taken"
    exit_code = 2


def serve(
    headquarters: Headquarters,
    *,
    host: str,
    port: int,
    listening: Callable[[str], None],
    updates: Path | None = None,
) -> None:
    """Answer until SIGTERM or SIGINT; `listening` gets the URL once HQ answers there. Port 0 takes a free one.

    `updates` is the folder of the program's updates, if HQ gives them out.

    Raises Trouble: AddressTaken, and BooksBusy while the books are being restored.
    """
    with serving(headquarters.database), _bound(host, port) as door:
        judge_waiting(headquarters.database, now=headquarters.now())  # a new version knows more
        _server(headquarters, lambda: listening(_url(door)), updates).run(sockets=[door])


@contextlib.contextmanager
def answering(
    headquarters: Headquarters,
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    updates: Path | None = None,
) -> Iterator[str]:
    """Answer from a thread of its own for as long as the block lasts; the URL. Raises as `serve` does."""
    begun = threading.Event()
    with serving(headquarters.database), _bound(host, port) as door:
        server = _server(headquarters, begun.set, updates)
        thread = threading.Thread(target=server.run, args=([door],), name="hq")
        thread.start()
        begun.wait(_FIRST_ANSWER_S)
        try:
            yield _url(door)
        finally:
            server.end()
            thread.join()


def _server(
    headquarters: Headquarters, told: Callable[[], None], updates: Path | None
) -> "_Server":
    bell = Bell(headquarters.feed.news, headquarters.ear())
    config = uvicorn.Config(
        create_app(headquarters, bell, updates=updates),
        log_config=None,
        log_level=logging.WARNING,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        lifespan="on",
        http=PromptHeads,
        ws="none",
        timeout_keep_alive=_KEEP_ALIVE_S,
        timeout_graceful_shutdown=_LAST_ANSWERS_S,
    )
    return _Server(config, bell, told)


class _Server(uvicorn.Server):
    """Tells when it answers, and lets waiting pulls go when it ends."""

    def __init__(self, config: uvicorn.Config, bell: Bell, told: Callable[[], None]) -> None:
        super().__init__(config)
        self._bell = bell
        self._told = told

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        if self.started:
            self._told()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._bell.close()
        super().handle_exit(sig, frame)

    def end(self) -> None:
        """As a signal would; from any thread."""
        self._bell.close()
        self.should_exit = True

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """As uvicorn's, but for raising the signal again afterwards: being told to end is no fault."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        ends = (signal.SIGINT, signal.SIGTERM)
        before = {end: signal.signal(end, self.handle_exit) for end in ends}
        try:
            yield
        finally:
            for end, handler in before.items():
                signal.signal(end, handler)


@contextlib.contextmanager
def _bound(host: str, port: int) -> Iterator[socket.socket]:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        bound = socket.create_server((host, port), family=family, backlog=_BACKLOG)
    except OSError as fault:
        message = f"HQ cannot listen at {host} port {port}: {fault.strerror}."
        raise AddressTaken(message) from fault
    # asyncio sends at once (TCP_NODELAY) only on sockets that say they are TCP's: without it each
    # answer waits 40 ms for the acknowledgement of its head.
    door = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP, fileno=bound.detach())
    with door:
        yield door


def _url(door: socket.socket) -> str:
    host, port = door.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
