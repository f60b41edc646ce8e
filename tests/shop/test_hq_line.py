"""The line to HQ: what each request carries, and what no answer leaves behind."""

import socket
import ssl
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from sync.shop.hq_client import HqClient
from sync.shop.hq_line import Joined
from sync.shop.trouble import HqAway, Trouble
from sync.wire.enrolling import Enrol
from tests.clocks import HandClock

BASE = "https://hq.example:8443/counter stock"
PATIENCE_S = 20


class Portal(httpx.BaseTransport):
    """Answers everything with a page and a cookie."""

    def __init__(self) -> None:
        self.requests: list[httpx.Request] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """As a hotel does."""
        self.requests.append(request)
        headers = {"Set-Cookie": "guest=1; Path=/"}
        return httpx.Response(200, headers=headers, stream=httpx.ByteStream(b"Sign in"))


@pytest.fixture
def portal() -> Portal:
    portal = Portal()
    with HqClient(BASE, clock=HandClock(), transport=portal) as client:
        client._token = "secret"
        for bookmark in (7, 8):
            with suppress(Trouble):
                client.pull(bookmark, epoch="e 1", wait_s=bookmark)
        with suppress(Trouble):
            client.file("release 1/notes.txt", 5)
    return portal


def test_paths_follow_hqs_address_and_questions_do_not_add_up(portal: Portal) -> None:
    assert [str(request.url) for request in portal.requests] == [
        "https://hq.example:8443/counter%20stock/sync/v1/pull?bookmark=7&epoch=e+1&wait=7&items_from=0",
        "https://hq.example:8443/counter%20stock/sync/v1/pull?bookmark=8&epoch=e+1&wait=8&items_from=0",
        "https://hq.example:8443/counter%20stock/release%201/notes.txt",
    ]


def test_a_letter_asks_for_letters_and_a_file_for_bytes(portal: Portal) -> None:
    asked = [
        [request.headers.get_list(name) for name in ("accept", "accept-encoding", "authorization")]
        for request in portal.requests[1:]
    ]
    assert asked == [
        [["application/json"], ["zstd"], ["Bearer secret"]],
        [["*/*"], ["identity"], []],
    ]
    assert {request.headers["host"] for request in portal.requests} == {"hq.example:8443"}


def test_a_waiting_question_has_more_time_to_be_answered(portal: Portal) -> None:
    times = [request.extensions["timeout"] for request in portal.requests]
    assert [(time["connect"], time["read"]) for time in times] == [(5, 37), (5, 38), (5, 30)]


class Written:
    """A line of httpcore's: what was written to it, piece by piece."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    def write(self, piece: bytes, timeout: float | None = None) -> None:
        """Remember it."""
        assert timeout == PATIENCE_S
        self.pieces.append(piece)


def test_head_and_body_go_out_in_one_piece() -> None:
    line = Written()
    joined = Joined(line)
    for piece in (b"POST", b"body", b"", b"GET", b"", b"PUT", b"x" * 65536, b"y", b"", b""):
        joined.write(piece, PATIENCE_S)
    assert line.pieces == [b"POSTbody", b"GET", b"PUT" + b"x" * 65536, b"y", b""]


def test_a_request_arrives_in_one_piece_on_every_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door, ThreadPoolExecutor(1) as beside:
        pieces = beside.submit(_answered, door)
        url = f"http://127.0.0.1:{door.getsockname()[1]}"
        with HqClient(url, clock=HandClock()) as client:
            for name in ("a", "b", "c", "d"):
                with suppress(Trouble):
                    client.enrol(Enrol(code="MK02", name=name, public_key="k"))
        asked = pieces.result(PATIENCE_S)
    assert [piece[:20] for piece in asked] == [b"POST /sync/v1/enrol "] * 4
    assert [piece.partition(b'"name":')[2][:3] for piece in asked] == [
        b'"a"', b'"b"', b'"c"', b'"d"',
    ]  # fmt: skip


def _answered(door: socket.socket) -> list[bytes]:
    """What is read first of each of four requests; two on a line."""
    pieces: list[bytes] = []
    for _ in range(2):
        line, _ = door.accept()
        with line:
            for told in (b"", b"Connection: close\r\n"):
                pieces.append(line.recv(65536))
                line.sendall(b"HTTP/1.1 409 Conflict\r\nContent-Length: 0\r\n" + told + b"\r\n")
    return pieces


def test_a_portals_cookie_is_not_kept(portal: Portal) -> None:
    assert [request.headers.get("cookie") for request in portal.requests] == [None] * 3


@pytest.fixture
def strangers_line(tmp_path: Path) -> Iterator[str]:
    """A server whose certificate nobody vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    day = datetime(2026, 1, 1, tzinfo=UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), 1, day, day + timedelta(9000))
    pem = tmp_path / "own.pem"
    pem.write_bytes(
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        + made.sign(key, SHA256()).public_bytes(Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    door = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    door.handle_error = lambda *_: None  # type: ignore[method-assign]  # whoever knocks hangs up
    door.socket = context.wrap_socket(door.socket, server_side=True)
    with ThreadPoolExecutor(1) as pool:
        pool.submit(door.serve_forever)
        yield f"https://127.0.0.1:{door.server_port}"
        door.shutdown()
    door.server_close()


def test_who_cannot_prove_to_be_hq_is_told_from_nobody_there(strangers_line: str) -> None:
    with HqClient(strangers_line, clock=HandClock()) as client, pytest.raises(HqAway) as away:
        client.enrol(Enrol(code="X", name="Till", public_key="00"))
    assert away.value.code == "hq_certificate"
