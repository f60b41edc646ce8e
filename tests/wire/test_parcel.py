"""A parcel opens for its reader, as it was written, or not at all."""

from functools import partial

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from sync.stock.refusal import Refusal
from sync.wire import letters
from sync.wire import parcel as parcels
from sync.wire.enrolling import NonceRequest
from sync.wire.parcel import MAGIC, cover_of, opened, parcel_key, parcel_of, parcel_public
from sync.wire.parcel_letters import Cover
from sync.wire.seal import public_bytes, signed

WRITER = Ed25519PrivateKey.from_private_bytes(bytes(31) + b"w")
READER = parcel_key(bytes(31) + b"r")


def made(text: str = "hello", *, to: str = "", writer: Ed25519PrivateKey = WRITER) -> bytes:
    return parcel_of(
        NonceRequest(device=text),
        kind="outbox",
        device="till-1",
        to=to or parcel_public(READER).hex(),
        sign=partial(signed, writer),
    )


def read(parcel: bytes) -> str:
    return opened(parcel, NonceRequest, key=READER, public_key=public_bytes(WRITER)).device


def refused(parcel: bytes) -> str:
    with pytest.raises(Refusal) as no:
        read(parcel)
    return no.value.code


def signed_again(told: bytes) -> bytes:
    """What the writer itself would have made of other bytes."""
    return told + WRITER.sign(parcels._signed_over(told))


@given(st.text(max_size=3000))
def test_a_letter_comes_out_as_it_went_in(text: str) -> None:
    assert read(made(text)) == text


def test_nothing_of_the_letter_can_be_read_on_the_way() -> None:
    parcel = made("MARKER" * 3)
    assert b"MARKER" not in parcel
    assert (cover_of(parcel).kind, cover_of(parcel).device) == ("outbox", "till-1")


def test_two_parcels_of_one_letter_have_nothing_in_common() -> None:
    assert made()[-80:] != made()[-80:]


@given(st.data())
def test_an_altered_byte_is_refused(data: st.DataObject) -> None:
    parcel = made()
    at = data.draw(st.integers(0, len(parcel) - 1))
    bit = 1 << data.draw(st.integers(0, 7))
    altered = parcel[:at] + bytes([parcel[at] ^ bit]) + parcel[at + 1 :]
    assert refused(altered) in {
        "not_a_parcel", "parcel_damaged", "parcel_signature", "parcel_newer",
    }  # fmt: skip


@given(st.data())
def test_a_parcel_cut_short_is_refused(data: st.DataObject) -> None:
    parcel = made()
    kept = parcel[: data.draw(st.integers(0, len(parcel) - 1))]
    assert refused(kept) in {"not_a_parcel", "parcel_damaged", "parcel_signature"}


def test_a_parcel_with_something_behind_it_is_refused() -> None:
    assert refused(made() + b"\n") == "parcel_signature"


def test_another_writer_is_refused() -> None:
    assert refused(made(writer=Ed25519PrivateKey.generate())) == "parcel_signature"


def test_another_reader_is_refused() -> None:
    other = parcel_public(parcel_key(bytes(31) + b"o")).hex()
    assert refused(made(to=other)) == "parcel_recipient"


def test_a_newer_version_says_update() -> None:
    newer = made().replace(b'"v":1', b'"v":2', 1)
    with pytest.raises(Refusal, match="update it"):
        cover_of(newer)
    assert refused(newer) == "parcel_newer"


def test_a_parcel_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    parcel = made()
    monkeypatch.setattr(parcels, "MAX_PARCEL_BYTES", len(parcel) - 1)
    assert refused(parcel) == "parcel_too_large"
    with pytest.raises(Refusal):
        made()


def test_a_bomb_in_a_parcel_is_refused_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    parcel = made("a" * 100_000)
    monkeypatch.setattr(parcels, "MAX_PARCEL_BYTES", 10_000)
    assert refused(parcel) == "body_too_large"


@pytest.mark.parametrize("to", ["xyz", "00" * 31, "00" * 32])
def test_a_key_that_nobody_has_is_refused(to: str) -> None:
    with pytest.raises(Refusal) as no:
        made(to=to)
    assert no.value.code == "parcel_recipient"


def test_a_writer_s_own_nonsense_is_refused_too() -> None:
    parcel = made()
    told = parcel[:-64]
    assert refused(signed_again(told[:-1])) == "parcel_damaged"
    once = cover_of(parcel).once.encode()
    assert refused(signed_again(told.replace(once, b"zz" + once[2:]))) == "parcel_damaged"
    assert refused(signed_again(told.replace(once, b"0" * 64))) == "parcel_damaged"


def test_a_signature_over_a_parcel_is_never_one_over_a_chain() -> None:
    assert len(parcels._signed_over(b"anything")) == len(MAGIC) + 32


def test_a_cover_that_has_no_end_is_damage() -> None:
    cover = Cover(v=parcels.VERSION, kind="steps", device="d", to="hq", once="", encoding="")
    with pytest.raises(Refusal) as no:
        cover_of(MAGIC + letters.packed(cover))
    assert no.value.code == "parcel_damaged"
