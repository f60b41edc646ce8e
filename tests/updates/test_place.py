"""The place of the updates over a real line: HQ, and a server of files that knows no ranges."""

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from sync.cli.wall_clock import WallClock
from sync.shop.hq_client import HqClient
from sync.shop.hq_trouble import HqBusy
from sync.stock.refusal import Refusal
from sync.updates.place import Place, address_of
from sync.wire.protocol import MAX_PIECE_BYTES

LARGE = bytes(range(256)) * (MAX_PIECE_BYTES // 128)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_told: object) -> None:
        """Nobody reads it."""


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    (tmp_path / "pieces").mkdir()
    (tmp_path / "pieces" / "large.zst").write_bytes(LARGE)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(tmp_path)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    with HqClient(f"http://127.0.0.1:{server.server_port}", clock=WallClock()) as client:
        yield Place(client)
    server.shutdown()
    thread.join()
    server.server_close()


def _all(place: Place, path: str, start: int = 0) -> bytes:
    got = b""
    for _ in range(10):
        got += place(path, start + len(got))
    return got


def test_a_server_without_ranges_gives_the_file_all_the_same(place: Place) -> None:
    assert _all(place, "pieces/large.zst") == LARGE
    assert _all(place, "pieces/large.zst", 100) == LARGE[100:]


class _Busy(HqClient):
    """Has too much to do for the first few times."""

    times = 2

    def file(self, path: str, start: int) -> tuple[bytes, int]:
        self.times -= 1
        if self.times >= 0:
            raise HqBusy("Later.", retry_s=7)
        return path.encode()[start:], len(path)


def test_a_server_that_is_busy_is_asked_again_after_as_long_as_it_says() -> None:
    waited: list[float] = []
    with _Busy("http://127.0.0.1", clock=WallClock()) as client:
        assert Place(client, waited.append)("pieces/x", 0) == b"pieces/x"
        assert waited == [7, 7]
        client.times = 99
        with pytest.raises(HqBusy, match="too much to do"):
            Place(client, waited.append)("pieces/x", 0)


def test_what_is_not_there_is_refused(place: Place) -> None:
    with pytest.raises(Refusal, match="There is no"):
        place("pieces/none.zst", 0)


def test_updates_come_from_hq_unless_it_named_another_place() -> None:
    assert address_of("https://hq.example", "") == "https://hq.example/updates"
    assert address_of("https://hq.example", "https://files.example/c") == "https://files.example/c"
    assert address_of("", "") == ""
