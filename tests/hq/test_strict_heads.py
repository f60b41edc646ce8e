import h11
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.hq.strict_heads import MAX_HEAD_BYTES, StrictHeads
from tests.hq.heads_heard import Request, heard

GET = b"GET /health HTTP/1.1\r\nHost: hq\r\n\r\n"
POST = b"POST /push HTTP/1.1\r\nHost: hq\r\n"
CHUNKED = POST + b"Transfer-Encoding: chunked\r\n\r\n"
FLOOD = b"a" * (MAX_HEAD_BYTES + 1)
IN_TWO_WAYS = {
    "no host": b"GET / HTTP/1.1\r\n\r\n",
    "two hosts": b"GET / HTTP/1.1\r\nHost: hq\r\nHost: other\r\n\r\n",
    "two hosts of 1.0": b"GET / HTTP/1.0\r\nHost: hq\r\nHost: other\r\n\r\n",
    "version 0.9": b"GET /health\r\n\r\n",
    "version 2.0": b"GET / HTTP/2.0\r\nHost: hq\r\n\r\n",
    "both lengths": POST + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "both lengths turned": POST
    + b"Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n",
    "two lengths": POST + b"Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
    "a list of lengths": POST + b"Content-Length: 3, 4\r\n\r\nabcd",
    "a signed length": POST + b"Content-Length: +3\r\n\r\nabc",
    "a length beyond count": POST + b"Content-Length: 99999999999999999999\r\n\r\nabc",
    "another coding": POST + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
    "chunked twice": POST + b"Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
    "chunked on two lines": POST
    + b"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "nearly chunked": POST + b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
    "chunked of 1.0": b"POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "a bare line": b"GET / HTTP/1.1\nHost: hq\n\n",
    "a folded line": b"GET / HTTP/1.1\r\nHost: hq\r\nX: a\r\n b\r\n\r\n",
    "a blank before the colon": b"GET / HTTP/1.1\r\nHost : hq\r\n\r\n",
    "a nameless line": b"GET / HTTP/1.1\r\nHost: hq\r\n: a\r\n\r\n",
    "a zero in a value": b"GET / HTTP/1.1\r\nHost: hq\r\nX: a\0b\r\n\r\n",
    "a bare return in a value": b"GET / HTTP/1.1\r\nHost: hq\r\nX: a\rb\r\n\r\n",
    "a blank in the target": b"GET /a b HTTP/1.1\r\nHost: hq\r\n\r\n",
    "a tunnel": b"CONNECT other:443 HTTP/1.1\r\nHost: hq\r\n\r\n",
    "another protocol with a body": POST
    + b"Connection: upgrade\r\nUpgrade: h2c\r\nContent-Length: 3\r\n\r\nabc",
    "an odd size of a chunk": CHUNKED + b"0x3\r\nabc\r\n0\r\n\r\n",
    "a size of a chunk beyond count": CHUNKED + b"11111111111111111\r\nabc\r\n0\r\n\r\n",
    "a negative size of a chunk": CHUNKED + b"-3\r\nabc\r\n0\r\n\r\n",
    "a chunk longer than it says": CHUNKED + b"3\r\nabcd\r\n0\r\n\r\n",
    "a bare line before a chunk": CHUNKED + b"3\nabc\r\n0\r\n\r\n",
    "a head too large": b"GET / HTTP/1.1\r\nHost: hq\r\nX: " + FLOOD + b"\r\n\r\n",
    "a head of too many lines": b"GET / HTTP/1.1\r\nHost: hq\r\n" + b"X: a\r\n" * 3000 + b"\r\n",
    "a target too large": b"GET /" + FLOOD + b" HTTP/1.1\r\nHost: hq\r\n\r\n",
    "a head without end": b"GET / HTTP/1.1\r\nHost: hq\r\nX: " + FLOOD,
}


@pytest.mark.parametrize("request_bytes", IN_TWO_WAYS.values(), ids=IN_TWO_WAYS.keys())
def test_what_can_be_read_in_two_ways_is_told_so_and_the_line_ends(request_bytes: bytes) -> None:
    for told in (heard(request_bytes), heard(*_in_pieces(request_bytes, 700))):
        assert (told.requests, told.is_closed) == ([], True)
        assert told.said.startswith(b"HTTP/1.1 400 ")
        assert told.said.count(b"HTTP/1.1") == 1


@pytest.mark.parametrize("line", [b"3;", b"0\r\nX: "], ids=["before", "after"])
def test_a_line_about_a_chunk_has_an_end(line: bytes) -> None:
    told = heard(CHUNKED + line, FLOOD)
    assert (told.requests, told.is_closed, told.said[:12]) == ([], True, b"HTTP/1.1 400")


def _in_pieces(whole: bytes, size: int) -> list[bytes]:
    return [whole[at : at + size] for at in range(0, len(whole), size)]


def test_requests_follow_each_other_on_one_line() -> None:
    told = heard(
        GET, POST + b"Content-Length: 3\r\n\r\n", b"abc", CHUNKED, b"3\r\nabc\r\n0\r\n\r\n"
    )
    assert [each.body for each in told.requests] == [b"", b"abc", b"abc"]
    assert (told.said.count(b"HTTP/1.1 200 OK"), told.is_closed) == (3, False)


def test_what_follows_the_last_chunk_is_no_line_of_the_head() -> None:
    told = heard(CHUNKED + b"3\r\nabc\r\n0\r\n", b"Authorization: Bearer x\r\n\r\n", GET)
    assert [each.names for each in told.requests] == [("host", "transfer-encoding"), ("host",)]


def test_a_second_request_before_the_answer_ends_the_line_after_it() -> None:
    told = heard(GET + GET + GET)
    assert (len(told.requests), told.is_closed) == (1, True)
    assert told.said.count(b"HTTP/1.1") == told.said.count(b"connection: close") == 1


def test_a_flood_behind_a_request_is_not_kept() -> None:
    told = heard(GET + FLOOD, FLOOD)
    assert (len(told.requests), told.said.count(b"HTTP/1.1"), told.is_closed) == (1, 1, True)


def test_a_body_that_spoils_after_its_answer_only_ends_the_line() -> None:
    told = heard(CHUNKED, b"3\r\nabcd", manner="early")
    assert (len(told.requests), told.said.count(b"HTTP/1.1"), told.is_closed) == (1, 1, True)


def test_what_comes_amid_an_answer_is_not_told_amid_it(monkeypatch: pytest.MonkeyPatch) -> None:
    spoken, faults = StrictHeads.send_400_response, []

    def speaking(heads: StrictHeads, fault: str) -> None:
        faults.append(fault)
        spoken(heads, fault)

    monkeypatch.setattr(StrictHeads, "send_400_response", speaking)
    for pieces in ((CHUNKED, b"3\r\nabcd", FLOOD, FLOOD), (GET + GET, FLOOD, FLOOD)):
        told = heard(*pieces, manner="begun")
        assert (told.said.count(b"HTTP/1.1"), told.is_closed) == (1, False)
    assert len(faults) == 2


def test_a_body_larger_than_a_head_is_heard_whole() -> None:
    size = 5 * MAX_HEAD_BYTES
    told = heard(POST + b"Content-Length: %d\r\n\r\n" % size + b"b" * size)
    assert told.requests == [Request("POST", "/push", ("content-length", "host"), b"b" * size)]


def test_a_body_in_many_chunks_is_heard_whole() -> None:
    told = heard(CHUNKED, *[b"1\r\nb\r\n" * 4000] * 3, b"0\r\n\r\n")
    assert [len(each.body) for each in told.requests] == [12000]


def test_who_offers_another_protocol_is_answered_in_this_one() -> None:
    told = heard(GET[:-2] + b"Connection: Upgrade\r\nUpgrade: h2c\r\n\r\n", GET)
    assert [each.path for each in told.requests] == ["/health"]
    assert (told.said.count(b"HTTP/1.1 200 OK"), told.is_closed) == (1, True)


LINES = st.sampled_from(
    [
        b"Host: hq", b"Host: other", b"host:hq", b"Content-Length: 3", b"Content-Length: 4",
        b"Content-Length: 03", b"Content-Length:", b"Transfer-Encoding: chunked",
        b"Transfer-Encoding: Chunked", b"Transfer-Encoding: gzip", b"Transfer-Encoding : chunked",
        b"Transfer-Encoding: chunked, identity", b"Connection: close", b"Connection: upgrade",
        b"Upgrade: h2c", b"Expect: 100-continue", b" folded", b"X: \x0b", b"X: \xe9", b"\tX: a", b"X",
    ]
)  # fmt: skip
ENDS = st.sampled_from([b"\r\n", b"\r\n", b"\r\n", b"\n", b"\r", b"\r\r\n"])
BEGINNINGS = st.sampled_from(
    [b"GET / HTTP/1.1", b"POST /a?b HTTP/1.1", b"POST /a HTTP/1.0", b"GET /"]
)
BODIES = st.sampled_from(
    [
        b"", b"abc", b"abcd", b"3\r\nabc\r\n0\r\n\r\n", b"3;x=y\r\nabc\r\n0\r\n\r\n",
        b"3 \r\nabc\r\n0\r\n\r\n", b"0\r\nX: a\r\n\r\n", b"03\r\nabc\r\n0\r\n\r\n",
        b"3\r\nabc0\r\n\r\n", b"0\r\n\r\nGET /",
    ]
)  # fmt: skip


@given(BEGINNINGS, st.lists(st.tuples(LINES, ENDS), max_size=4), ENDS, BODIES, st.integers(1, 90))
def test_what_hq_hears_another_reader_of_http_hears_too(
    beginning: bytes, lines: list[tuple[bytes, bytes]], end: bytes, body: bytes, size: int
) -> None:
    head = beginning + b"\r\nHost: hq\r\n" + b"".join(line + at for line, at in lines) + end
    told = heard(*_in_pieces(head + body, size))
    assert told.requests == _heard_by_h11(head + body)[: len(told.requests)]


def _heard_by_h11(line: bytes) -> list[Request]:
    """The first request, as h11 reads it; nothing where it reads none."""
    reader, told, body = h11.Connection(h11.SERVER), [], b""
    reader.receive_data(line)
    events = iter(reader.next_event, h11.NEED_DATA)
    try:
        for event in events:
            told += [event] if isinstance(event, h11.Request) else []
            body += bytes(event.data) if isinstance(event, h11.Data) else b""
            if isinstance(event, h11.EndOfMessage):
                return [_as_heard(told[0], body)]
    except h11.RemoteProtocolError:
        return []
    return []


def _as_heard(head: h11.Request, body: bytes) -> Request:
    path = head.target.decode().partition("?")[0]
    names = tuple(sorted(name.decode() for name, _ in head.headers))
    return Request(head.method.decode(), path, names, body)
