"""A parcel: a letter in a file, sealed to one reader and signed by its writer, for where no line is.

The file: `MAGIC`, the cover as one line of JSON, the letter (packed, then encrypted with a key that
only this parcel ever has), and the writer's signature over all of it.
"""

import hashlib
from collections.abc import Callable
from typing import TypeAlias, TypeVar

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from sync.stock.refusal import Refusal
from sync.wire.letters import packed, unpacked
from sync.wire.messages import Letter
from sync.wire.packing import packed as squeezed
from sync.wire.packing import unpacked as unsqueezed
from sync.wire.parcel_letters import Cover
from sync.wire.seal import is_signed

VERSION = 1
"""What this build writes and the newest it reads."""
MAX_PARCEL_BYTES = 64 * 1024 * 1024
"""One parcel, as a file and unpacked."""
SUFFIX = ".counterstock-parcel"

MAGIC = b"counterstock-parcel\n"
_LONGEST_COVER = 2000
_SIGNATURE = 64
_ONCE = bytes(12)
"""The nonce may be constant: each parcel has a key of its own."""

_L = TypeVar("_L", bound=Letter)

ParcelKey: TypeAlias = X25519PrivateKey
"""What opens parcels."""

Signer: TypeAlias = Callable[[bytes], bytes]
"""Signs with the writer's Ed25519 key."""


def parcel_key(secret: bytes) -> ParcelKey:
    """The key that opens parcels, from 32 secret bytes of its owner's that serve nothing else."""
    return X25519PrivateKey.from_private_bytes(secret)


def parcel_public(key: ParcelKey) -> bytes:
    """The raw 32 bytes that others seal parcels to."""
    return key.public_key().public_bytes_raw()


def parcel_of(letter: Letter, *, kind: str, device: str, to: str, sign: Signer) -> bytes:
    """The file that holds `letter` for the owner of the public key `to` (32 bytes, hex).

    `device` is whose exchange it is about. Raises Refusal `parcel_too_large`, `parcel_recipient`.
    """
    body, encoding = squeezed(packed(letter))
    once = X25519PrivateKey.generate()
    mine = once.public_key().public_bytes_raw()
    try:
        reader = bytes.fromhex(to)
        key = _key(once.exchange(X25519PublicKey.from_public_bytes(reader)), mine + reader)
    except ValueError as fault:
        raise Refusal("parcel_recipient", "Nobody can open what is sealed to that key.") from fault
    cover = Cover(v=VERSION, kind=kind, device=device, to=to, once=mine.hex(), encoding=encoding)
    front = MAGIC + packed(cover) + b"\n"
    told = front + ChaCha20Poly1305(key).encrypt(_ONCE, body, front)
    _check_size(len(told) + _SIGNATURE)
    return told + sign(_signed_over(told))


def cover_of(parcel: bytes) -> Cover:
    """What anybody may read of a parcel; nothing of it is proven yet.

    Raises Refusal: `parcel_too_large`, `not_a_parcel`, `parcel_newer`, `parcel_damaged`.
    """
    _check_size(len(parcel))
    if not parcel.startswith(MAGIC):
        raise Refusal("not_a_parcel", "This file is no parcel of Counterstock's.")
    line = parcel[len(MAGIC) :][:_LONGEST_COVER].partition(b"\n")
    try:
        cover = unpacked(line[0], Cover)
    except Refusal as refusal:
        raise _damaged() from refusal
    if cover.v > VERSION:
        message = f"This parcel is of version {cover.v}, this program reads {VERSION}; update it."
        raise Refusal("parcel_newer", message)
    if not line[1]:
        raise _damaged()
    return cover


def opened(parcel: bytes, kind: type[_L], *, key: ParcelKey, public_key: bytes) -> _L:
    """The letter in a parcel that `public_key` (Ed25519, 32 bytes) signed and that `key` opens.

    Raises Refusal: as `cover_of`, `parcel_signature` (altered, cut short or another's),
    `parcel_recipient`, `parcel_damaged`, `parcel_too_large`.
    """
    cover = cover_of(parcel)
    told, signature = parcel[:-_SIGNATURE], parcel[-_SIGNATURE:]
    if not is_signed(public_key, _signed_over(told), signature):
        message = "The parcel was altered on its way, is cut short, or another made it."
        raise Refusal("parcel_signature", message)
    if cover.to != parcel_public(key).hex():
        raise Refusal("parcel_recipient", "This parcel is sealed for another reader.")
    end = told.index(b"\n", len(MAGIC)) + 1
    return unpacked(_plain(cover, told[:end], told[end:], key), kind)


def _plain(cover: Cover, front: bytes, body: bytes, key: ParcelKey) -> bytes:
    try:
        once = bytes.fromhex(cover.once)
        shared = key.exchange(X25519PublicKey.from_public_bytes(once))
        plain = ChaCha20Poly1305(_key(shared, once + parcel_public(key))).decrypt(
            _ONCE, body, front
        )
        return unsqueezed(plain, cover.encoding, limit=MAX_PARCEL_BYTES)
    except (InvalidTag, ValueError) as fault:
        raise _damaged() from fault


def _key(shared: bytes, both: bytes) -> bytes:
    """This parcel's key, bound to the two public keys that it is between."""
    return HKDF(SHA256(), 32, salt=both, info=b"counterstock parcel 1").derive(shared)


def _signed_over(told: bytes) -> bytes:
    """What the signature is over: never the length of a chain's head, which the same key signs."""
    return MAGIC + hashlib.sha256(told).digest()


def _check_size(size: int) -> None:
    if size > MAX_PARCEL_BYTES:
        raise Refusal("parcel_too_large", f"A parcel has {MAX_PARCEL_BYTES} bytes at most.")


def _damaged() -> Refusal:
    return Refusal("parcel_damaged", "The parcel cannot be read; copy it once more.")
