import socket
from collections.abc import Iterator

import pytest

from sync.hq import prompt_heads
from sync.hq.headquarters import headquarters_over
from sync.hq.serving import answering
from tests.clocks import HandClock
from tests.hq.world import World

PATIENCE_S = 20
REQUEST = b"GET /health HTTP/1.1\r\nHost: hq\r\n\r\n"


@pytest.fixture
def door(lite: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, int]]:
    monkeypatch.setattr(prompt_heads, "HEAD_S", 0.3)
    with answering(headquarters_over(lite.database, HandClock())) as url:
        host, port = url.removeprefix("http://").split(":")
        yield host, int(port)


def heard(line: socket.socket) -> bytes:
    """What comes until the line is closed."""
    return b"".join(iter(lambda: line.recv(4096), b""))


def answered(line: socket.socket) -> bool:
    """Ask, and read the whole answer."""
    line.sendall(REQUEST)
    said = b""
    while not said.endswith(b"}"):
        said += line.recv(4096)
    return said.startswith(b"HTTP/1.1 200")


def test_who_says_nothing_loses_the_line(door: tuple[str, int]) -> None:
    with socket.create_connection(door, timeout=PATIENCE_S) as line:
        assert heard(line) == b""


def test_who_does_not_come_to_the_end_of_a_head_loses_the_line(door: tuple[str, int]) -> None:
    with socket.create_connection(door, timeout=PATIENCE_S) as line:
        line.sendall(REQUEST[:-2])
        assert heard(line) == b""


def test_who_trickles_after_an_answer_loses_the_line(door: tuple[str, int]) -> None:
    with socket.create_connection(door, timeout=PATIENCE_S) as line:
        assert answered(line)
        line.sendall(REQUEST[:9])
        assert heard(line) == b""


def test_a_quiet_line_after_an_answer_is_kept(door: tuple[str, int]) -> None:
    with socket.create_connection(door, timeout=PATIENCE_S) as line:
        assert answered(line)
        with socket.create_connection(door, timeout=PATIENCE_S) as other:
            assert heard(other) == b""  # its time is over, so would be the first one's
        assert answered(line)
