import pytest
from litestar import Litestar
from litestar.testing import TestClient

from sync.wire import protocol
from sync.wire.enrolling import Nonce, NonceRequest
from sync.wire.letters import packed, unpacked
from sync.wire.packing import packed as zipped
from sync.wire.packing import unpacked as unzipped
from tests.hq.api.caller import Caller, letter, problem
from tests.hq.world import World

ASKED = packed(NonceRequest(device="d" * 600))


def test_a_packed_body_is_read(caller: Caller) -> None:
    body, encoding = zipped(ASKED)
    assert encoding == "zstd"
    answer = caller.raw(protocol.NONCE, body, content_encoding=encoding)
    assert letter(answer, Nonce).nonce


def test_a_body_that_swells_ends_at_the_limit(caller: Caller) -> None:
    bomb, _ = zipped(b" " * (200 * protocol.MAX_BODY_BYTES))
    assert len(bomb) < 100_000
    answer = caller.raw(protocol.NONCE, bomb, content_encoding="zstd")
    assert problem(answer) == (413, "body_too_large")


def test_a_body_larger_than_the_limit_is_not_read_to_its_end(caller: Caller) -> None:
    answer = caller.raw(protocol.NONCE, b" " * (protocol.MAX_BODY_BYTES + 1))
    assert problem(answer) == (413, "body_too_large")


@pytest.mark.parametrize(
    ("body", "headers", "refused"),
    [
        (b"", {}, (400, "letter_malformed")),
        (b"{", {}, (400, "letter_malformed")),
        (b'{"device":1}', {}, (400, "letter_malformed")),
        (b'{"device":"\\ud800"}', {}, (400, "letter_malformed")),
        (b'{"device":"\\u0000"}', {}, (400, "letter_malformed")),
        (b"\xff\xfe", {}, (400, "letter_malformed")),
        (ASKED, {"content_type": "text/plain"}, (415, "not_json")),
        (ASKED, {"content_type": "multipart/form-data; boundary=x"}, (415, "not_json")),
        (ASKED, {"content_encoding": "gzip"}, (415, "unknown_encoding")),
        (ASKED, {"content_encoding": "zstd"}, (400, "body_truncated")),
        (zipped(ASKED)[0][:-4], {"content_encoding": "zstd"}, (400, "body_truncated")),
    ],
)
def test_what_is_no_letter_is_refused(
    caller: Caller, body: bytes, headers: dict[str, str], refused: tuple[int, str]
) -> None:
    assert problem(caller.raw(protocol.NONCE, body, **headers)) == refused


def test_answers_are_packed_for_those_who_can_unpack(caller: Caller, world: World) -> None:
    device = caller.device(world.till().id)
    wanted = {"Accept-Encoding": "gzip, zstd", **device.headers}
    path = f"{protocol.PULL}?bookmark=0"
    small = _raw(device.client, path, wanted)
    plain = device.client.get(path, headers={**device.headers, "Accept-Encoding": "gzip"})
    assert unzipped(small, "zstd", limit=10**6) == plain.content
    assert len(small) < len(plain.content)


def _raw(client: TestClient[Litestar], path: str, headers: dict[str, str]) -> bytes:
    """The body as it came over the line."""
    with client.stream("GET", path, headers=headers) as response:
        assert response.headers["content-encoding"] == "zstd"
        assert response.headers["vary"] == "Accept-Encoding"
        body = b"".join(response.iter_raw())
        assert len(body) == int(response.headers["content-length"])
        return body


def test_small_answers_travel_as_they_are(caller: Caller) -> None:
    answer = caller.client.get("/health", headers={"Accept-Encoding": "zstd"})
    assert "content-encoding" not in answer.headers
    assert answer.json()["state"] == "ok"


def test_a_letter_with_more_than_we_know_is_read(caller: Caller) -> None:
    answer = caller.raw(protocol.NONCE, b'{"device":"d","colour":"red"}')
    assert unpacked(answer.content, Nonce).nonce
