import pytest

from sync.hq.api.letters import letter_read, letter_told
from sync.stock.refusal import Refusal
from sync.wire.enrolling import Nonce, NonceRequest


def test_a_letter_is_read_strictly() -> None:
    assert letter_read(NonceRequest, b'{"device":"d"}') == NonceRequest(device="d")
    for body in (b"", b"[]", b'{"device":7}', b'{"device":"\\u0000"}', b"{}"):
        with pytest.raises(Refusal) as refused:
            letter_read(NonceRequest, body)
        assert refused.value.code == "letter_malformed"


def test_a_nul_in_a_field_that_nobody_reads_refuses_nothing() -> None:
    assert letter_read(NonceRequest, b'{"device":"d","x":"\\u0000"}').device == "d"


def test_an_answer_is_json_that_nobody_stores() -> None:
    told = letter_told(Nonce(nonce="n"))
    assert (told.content, told.media_type, told.status_code) == (
        b'{"nonce":"n"}',
        "application/json",
        200,
    )
    assert told.headers["Cache-Control"] == "no-store"
