"""Bodies travel small and are never unpacked without a limit."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.stock.refusal import Refusal
from sync.wire.packing import packed, unpacked


def refused(body: bytes, encoding: str, limit: int = 1000) -> str:
    with pytest.raises(Refusal) as answer:
        unpacked(body, encoding, limit=limit)
    return answer.value.code


@given(st.binary(max_size=4000))
def test_a_body_comes_back_as_it_was(body: bytes) -> None:
    travelling, encoding = packed(body)
    assert unpacked(travelling, encoding, limit=4000) == body


def test_a_large_body_comes_back_as_it_was() -> None:
    body = bytes(range(256)) * 8
    travelling, encoding = packed(body)
    assert (unpacked(travelling, encoding, limit=len(body)), encoding) == (body, "zstd")


def test_bodies_packed_at_the_same_time_do_not_mix() -> None:
    bodies = [str(n).encode() * 20_000 for n in range(200)]
    with ThreadPoolExecutor(8) as beside:
        back = [unpacked(*each, limit=10**6) for each in beside.map(packed, bodies)]
    assert back == bodies


def test_a_small_body_travels_as_it_is() -> None:
    assert packed(b"{}") == (b"{}", "")
    assert packed(b"a" * 5000)[1] == "zstd"


def test_a_bomb_is_refused_at_the_limit() -> None:
    assert refused(packed(b"a" * 10_000_000)[0], "zstd") == "body_too_large"
    assert refused(b"a" * 1001, "") == "body_too_large"


def test_a_body_cut_short_is_refused() -> None:
    travelling, _ = packed(bytes(range(256)) * 8)
    assert refused(travelling[:-9], "zstd", 5000) == "body_truncated"
    assert refused(b"", "zstd") == "body_truncated"
    assert refused(b"<html>", "zstd") == "body_truncated"


def test_an_encoding_nobody_agreed_on_is_refused() -> None:
    assert refused(b"{}", "br") == "unknown_encoding"
