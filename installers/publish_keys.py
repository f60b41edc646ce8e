"""The publisher's keys: made here, kept only under a passphrase, and in clear only in this process.

Argon2id makes the key of the file out of
the passphrase; who has the file alone has to guess, 0.1 s and 64 MiB a try.
"""

import json
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from securesystemslib.signer import CryptoSigner

LEAST_SIGNS = 12
_SALT, _NONCE, _VERSION = 16, 12, 1
_PASSES, _MEMORY_KIB, _LANES = 3, 65536, 1

Passphrase: TypeAlias = Callable[[str, bool], str]
"""Asked for the key of that name; True where it is a new one. Never an argument, never a variable of the shell."""


class KeyFault(Exception):
    """A key cannot be used or made; the message says why."""


def key_file(folder: Path, name: str) -> Path:
    """Where a key lies."""
    return folder / f"{name}.key"


def new_key(folder: Path, name: str, passphrase: Passphrase) -> CryptoSigner:
    """Make a key and keep it under a new passphrase; raises KeyFault where one lies there."""
    said = passphrase(name, True)  # noqa: FBT003 - a Callable has no names
    if len(said) < LEAST_SIGNS:
        raise KeyFault(f"A passphrase has {LEAST_SIGNS} signs or more.")
    made = Ed25519PrivateKey.generate()
    salt, nonce = secrets.token_bytes(_SALT), secrets.token_bytes(_NONCE)
    sealed = ChaCha20Poly1305(_key(said, salt)).encrypt(
        nonce, made.private_bytes_raw(), name.encode()
    )
    told = {"v": _VERSION, "salt": salt.hex(), "nonce": nonce.hex(), "sealed": sealed.hex()}
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        handle = os.open(key_file(folder, name), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as fault:
        raise KeyFault(f"{key_file(folder, name)} is there already; it is kept.") from fault
    with os.fdopen(handle, "w", encoding="ascii") as written:
        written.write(json.dumps(told))
        written.flush()
        os.fsync(written.fileno())
    return CryptoSigner(made)


def signer_of(folder: Path, name: str, passphrase: Passphrase) -> CryptoSigner:
    """The key of that name, opened by its passphrase; raises KeyFault."""
    file = key_file(folder, name)
    try:
        told = json.loads(file.read_text(encoding="ascii"))
        salt, nonce, sealed = (bytes.fromhex(told[part]) for part in ("salt", "nonce", "sealed"))
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise KeyFault(f"{file} cannot be read as a key.") from fault
    said = passphrase(name, False)  # noqa: FBT003 - a Callable has no names
    try:
        plain = ChaCha20Poly1305(_key(said, salt)).decrypt(nonce, sealed, name.encode())
    except InvalidTag as fault:
        raise KeyFault(f"That is not the passphrase of {file}.") from fault
    return CryptoSigner(Ed25519PrivateKey.from_private_bytes(plain))


def _key(passphrase: str, salt: bytes) -> bytes:
    return hash_secret_raw(
        passphrase.encode(),
        salt,
        time_cost=_PASSES,
        memory_cost=_MEMORY_KIB,
        parallelism=_LANES,
        hash_len=32,
        type=Type.ID,
    )
