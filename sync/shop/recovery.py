"""The recovery key: a code on paper that brings a till's keys back when the keyring has lost them.

The code and a slow function make the key of a small file in the profile, `recovery.key`, which holds
the profile's secrets. The code itself is kept nowhere.
"""

import hashlib
import json
import secrets as randomness
from dataclasses import asdict, replace
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from sync.shop.database import Database
from sync.shop.keychain import Secrets, open_keychain, secrets_of, secrets_read
from sync.shop.profile import JOURNAL_FILE
from sync.shop.profile_folder import LOCK_FILE, profile_id
from sync.shop.profile_lock import ProfileLock
from sync.shop.trouble import KeyMissing
from sync.shop.whole_file import keep_whole
from sync.stock.refusal import Refusal

RECOVERY_FILE = "recovery.key"

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": "", "\t": ""})
_SECRET_SIGNS, _CHECK_SIGNS, _GROUP = 26, 2, 4
"""130 bits that nobody guesses, 10 that find 1,023 of 1,024 slips of the pen."""
_SALT, _NONCE = 16, 12
_VERSION = 1
_PASSES, _MEMORY_KIB, _LANES = 3, 65536, 1
"""Argon2id: 0.1 s and 64 MiB a try (RFC 9106, second recommendation, one lane)."""


def new_recovery_key(profile: Path) -> str:
    """A code for this profile in groups of four, to be told once; an earlier one is void.

    Raises Trouble: KeyMissing, DiskFault; then the earlier one may be void already.
    """
    name = profile_id(profile)
    signs = "".join(randomness.choice(_SIGNS) for _ in range(_SECRET_SIGNS))
    salt = randomness.token_bytes(_SALT)
    kept = replace(secrets_of(name), recovery=(salt + _key(signs, salt)).hex())
    open_keychain().keep(name, kept)
    wrap_again(profile, name, kept)
    code = signs + _check(signs)
    return "-".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP))


def wrap_again(profile: Path, name: str, kept: Secrets) -> None:
    """Write the file anew with the secrets as they are now, if the profile has a recovery key.

    `name` is the profile's id. Raises DiskFault.
    """
    if not kept.recovery:
        return
    both = bytes.fromhex(kept.recovery)
    salt, key = both[:_SALT], both[_SALT:]
    nonce = randomness.token_bytes(_NONCE)
    plain = json.dumps(asdict(replace(kept, recovery=""))).encode()
    sealed = ChaCha20Poly1305(key).encrypt(nonce, plain, _about(name))
    told = {"v": _VERSION, "salt": salt.hex(), "nonce": nonce.hex(), "sealed": sealed.hex()}
    keep_whole(profile / RECOVERY_FILE, json.dumps(told).encode())


def recover(profile: Path, code: str) -> None:
    """Put the profile's keys back into this account's keyring by its recovery code.

    Raises Refusal: `recovery_code_typo`, `recovery_code_wrong`, `key_present` (the keyring has a
    key that opens these books). Trouble: KeyMissing (`recovery_missing`, `recovery_newer`),
    ProfileBusy. Then nothing was changed, in the profile or in the keyring.
    """
    signs = _signs(code)
    name = profile_id(profile)
    found = _unwrapped(_read(profile / RECOVERY_FILE), signs, name)
    lock = ProfileLock(profile / LOCK_FILE)
    try:
        before = open_keychain().find(name)
        if before is not None and before != found and _opens(profile, before):
            raise Refusal("key_present", "The keyring has a key that opens these books; it stays.")
        open_keychain().keep(name, found)
    finally:
        lock.release()


def _signs(code: str) -> str:
    """The secret part of what was typed; raises Refusal `recovery_code_typo`."""
    typed = code.upper().translate(_MISREAD).strip()
    signs, check = typed[:_SECRET_SIGNS], typed[_SECRET_SIGNS:]
    known = set(typed) <= set(_SIGNS) and len(signs) == _SECRET_SIGNS
    if not known or check != _check(signs):
        message = "This is no recovery key as it was printed; look for a slip and type it again."
        raise Refusal("recovery_code_typo", message)
    return signs


def _check(signs: str) -> str:
    digest = int.from_bytes(hashlib.sha256(signs.encode()).digest()[:2])
    return _SIGNS[digest >> 11] + _SIGNS[digest >> 6 & 31]


def _key(signs: str, salt: bytes) -> bytes:
    from argon2.low_level import Type, hash_secret_raw  # 30 ms: not before somebody needs it

    return hash_secret_raw(
        signs.encode(),
        salt,
        time_cost=_PASSES,
        memory_cost=_MEMORY_KIB,
        parallelism=_LANES,
        hash_len=32,
        type=Type.ID,
    )


def _unwrapped(told: dict[str, object], signs: str, name: str) -> Secrets:
    if told.get("v") != _VERSION:
        message = "A newer Counterstock wrote this recovery file; install that one."
        raise KeyMissing(message, code="recovery_newer")
    try:
        salt, nonce, sealed = (
            bytes.fromhex(str(told[part])) for part in ("salt", "nonce", "sealed")
        )
        key = _key(signs, salt)
        plain = ChaCha20Poly1305(key).decrypt(nonce, sealed, _about(name))
    except (InvalidTag, KeyError, ValueError) as fault:
        message = "This recovery key is not that of these books; nothing was changed."
        raise Refusal("recovery_code_wrong", message) from fault
    return replace(secrets_read(plain), recovery=(salt + key).hex())


def _read(file: Path) -> dict[str, object]:
    try:
        told = json.loads(file.read_text(encoding="ascii"))
    except FileNotFoundError as fault:
        message = f"There is no {file}: no recovery key was made for these books."
        raise KeyMissing(message, code="recovery_missing") from fault
    except (OSError, ValueError) as fault:
        message = f"{file} cannot be read; bring back its copy."
        raise KeyMissing(message, code="recovery_missing") from fault
    return told if isinstance(told, dict) else {}


def _opens(profile: Path, kept: Secrets) -> bool:
    for key in filter(None, (kept.database, kept.next_database)):
        try:
            Database(profile / JOURNAL_FILE, key, durable=True).close()
        except KeyMissing:
            continue
        return True
    return False


def _about(name: str) -> bytes:
    """What the file's seal is bound to: another profile's file opens nothing here."""
    return f"counterstock recovery {_VERSION} {name}".encode()
