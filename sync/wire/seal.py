"""Canonical bytes, the chain of hashes, and the signature.

The bytes of a step are made once by `sealed`; from then on only those bytes count. The hash of a
step is SHA-256 over the previous hash and the bytes, so one hash stands for all history before it.
"""

import hashlib
from collections.abc import Iterable

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from sync.wire.messages import StepLetter

HASH_BYTES = 32
"""The length of a chain's head; nothing else that a device signs has it."""

GENESIS = bytes(HASH_BYTES)
"""What the first step of a device follows."""

_encoder = msgspec.json.Encoder(order="deterministic")


def sealed(step: StepLetter) -> bytes:
    """The bytes that stand for this step from now on: UTF-8 JSON without spaces."""
    return _encoder.encode(step)


def chained(previous: bytes, step: bytes) -> bytes:
    """The head of the chain (32 bytes) after `step` follows `previous`."""
    return hashlib.sha256(previous + step).digest()


def head_of(previous: bytes, steps: Iterable[bytes]) -> list[bytes]:
    """The head after each of `steps`."""
    heads: list[bytes] = []
    for step in steps:
        previous = chained(previous, step)
        heads.append(previous)
    return heads


def signed(key: Ed25519PrivateKey, head: bytes) -> bytes:
    """The device's signature (64 bytes) over a head of its chain."""
    return key.sign(head)


def is_signed(public_key: bytes, head: bytes, signature: bytes) -> bool:
    """Whether `signature` over `head` was made by the owner of `public_key` (32 raw bytes)."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, head)
    except (InvalidSignature, ValueError):
        return False
    return True


def new_key() -> Ed25519PrivateKey:
    """A new device key."""
    return Ed25519PrivateKey.generate()


def public_bytes(key: Ed25519PrivateKey) -> bytes:
    """The raw 32 bytes that others verify with."""
    return key.public_key().public_bytes_raw()
