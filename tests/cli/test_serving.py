"""HQ as its own process: `main.py hq serve`."""

import json
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.journeys.program import Program, command


@pytest.fixture(scope="module")
def hq(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """A founded HQ with one site."""
    program = Program(tmp_path_factory.mktemp("served") / "hq")
    assert program.hq("init", "--company", "海通").code == 0
    assert program.hq("site", "add", "MK02", "旺角店").code == 0
    return program


@contextmanager
def _served(hq: Program) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    words = command("--json", "hq", "serve", "--data", str(hq.folder), "--port", "0")
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as own:
        assert own.stdout is not None
        try:
            yield json.loads(own.stdout.readline())["listening"], own
        finally:
            own.kill()


def test_hq_answers_from_the_moment_it_says_so_and_ends_cleanly(hq: Program) -> None:
    with _served(hq) as (url, own):
        assert url.startswith("http://127.0.0.1:")
        assert httpx.get(f"{url}/health").json()["state"] == "ok"
        own.send_signal(signal.SIGTERM)
        out, err = own.communicate(timeout=30)
    assert (own.returncode, out, err) == (0, "", "")


def test_a_waiting_shop_does_not_keep_hq_from_ending(hq: Program) -> None:
    with _served(hq) as (url, own):
        port = int(url.rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port)) as idle:
            idle.sendall(b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n")
            assert idle.recv(12) == b"HTTP/1.1 200"
            own.send_signal(signal.SIGTERM)
            assert own.wait(timeout=30) == 0


def test_while_hq_serves_it_can_be_copied_and_not_restored(hq: Program, tmp_path: Path) -> None:
    file = tmp_path / "copy.db"
    with _served(hq) as (url, own):
        assert hq.hq("backup", str(file)).code == 0
        refused = hq.hq("restore", str(file))
        assert (refused.code, refused.error[:18]) == (7, "error: books_busy:")
        assert httpx.get(f"{url}/health").is_success
        own.send_signal(signal.SIGTERM)
        own.wait(timeout=30)
    before = hq.hq("verify").only
    restored = hq.hq("restore", str(file))
    assert (restored.code, len(restored.only["epoch"])) == (0, 8)
    assert (before["ok"], hq.hq("verify").only["ok"]) == (True, True)


def test_an_address_that_is_taken_is_told(hq: Program) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        answer = hq.hq("serve", "--port", str(taken.getsockname()[1]))
    assert (answer.code, answer.lines) == (2, [])
    assert answer.error.startswith("error: address_taken: ")


def test_nothing_is_served_where_there_are_no_books(tmp_path: Path) -> None:
    answer = Program(tmp_path / "nowhere").hq("serve")
    assert (answer.code, answer.error.count("\n")) == (3, 1)
