"""Where a profile's secrets are kept: the OS keyring, or the file that COUNTERSTOCK_KEY_FILE names.

The only door to keyring. Back-ends that would keep secrets in plain text, or nowhere, are refused
by name: a till must not believe itself encrypted when it is not.
"""

import hashlib
import hmac
import json
import os
import secrets
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.shop.trouble import KeyMissing

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

KEY_FILE = "COUNTERSTOCK_KEY_FILE"
_SERVICE = "Counterstock"
_UNSAFE = (
    "keyring.backends.fail",
    "keyring.backends.null",
    "keyrings.alt",
    "plaintext",
    "uncrypted",
)
_OWNER_ONLY = 0o600


@dataclass(frozen=True, slots=True)
class Secrets:
    """What opens a profile, as hex.

    `database` is the key of its files (32 bytes), `device` the seed of the device's Ed25519 key
    (32), `install` the nonce that binds the profile to this installation (16). The others may be
    empty: `next_database` while the files are on their way to another key (32), `recovery` the salt
    and the key that `recovery.key` is sealed with (16 + 32).
    """

    database: str
    device: str
    install: str
    next_database: str = ""
    recovery: str = ""

    @classmethod
    def new(cls) -> "Secrets":
        """Fresh ones."""
        return cls(secrets.token_hex(32), secrets.token_hex(32), secrets.token_hex(16))

    def device_key(self, salt: str) -> Ed25519PrivateKey:
        """The key that signs the chain of the identity with that salt (see `Device.salt`).

        Derived, so that a second enrolment needs no second secret: no crash can part key and books.
        """
        seed = hmac.digest(bytes.fromhex(self.device), salt.encode(), "sha256")
        return Ed25519PrivateKey.from_private_bytes(seed)

    def parcel_secret(self, salt: str) -> bytes:
        """What the key comes from (32 bytes) that opens the parcels sealed to that identity."""
        return hmac.digest(bytes.fromhex(self.device), f"parcel {salt}".encode(), "sha256")


def salt_of(code: str, *, previous: str = "") -> str:
    """What makes the key of one identity differ from the next one's; not a secret by itself.

    The same code again after the identity `previous` (empty: the first) makes the same key, so that
    HQ knows a device whose answer was lost, and lets it in once.
    """
    return hashlib.sha256(f"{previous}\0{code.strip().upper()}".encode()).hexdigest()[:32]


class Keychain(Protocol):
    """A place for secrets, by the profile's id."""

    def find(self, profile: str) -> Secrets | None:
        """The profile's secrets, if they are here."""

    def keep(self, profile: str, found: Secrets) -> None:
        """Keep them, over whatever was there."""

    def forget(self, profile: str) -> None:
        """Let go of them; nothing where there are none."""


def open_keychain() -> Keychain:
    """The key file where COUNTERSTOCK_KEY_FILE names one, else the OS keyring.

    Raises KeyMissing (`keyring_missing`) where neither can keep a secret.
    """
    path = os.environ.get(KEY_FILE)
    return _KeyFile(Path(path)) if path else _Keyring()


def secrets_of(profile: str) -> Secrets:
    """The secrets of a profile that exists; raises KeyMissing where they are gone."""
    found = open_keychain().find(profile)
    if found is None:
        raise KeyMissing(
            "The key of these books is not in the keyring of this account; sign in as the one who"
            f" set this till up, or bring back the key file and name it in {KEY_FILE}."
        )
    return found


class _KeyFile:
    """One JSON object: profile id -> secrets. Readable by its owner only."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def find(self, profile: str) -> Secrets | None:
        kept = self._read().get(profile)
        return None if kept is None else _secrets(kept, str(self._path))

    def keep(self, profile: str, found: Secrets) -> None:
        self._write(self._read() | {profile: asdict(found)})

    def _write(self, kept: dict[str, dict[str, str]]) -> None:
        beside = self._path.with_name(self._path.name + ".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with suppress(FileNotFoundError):
                beside.unlink()
            handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(kept, file, indent=1)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(self._path)
            keep_name(self._path.parent)
        except OSError as fault:
            raise KeyMissing(
                f"The key file {self._path} cannot be written: {fault.strerror}."
            ) from fault

    def forget(self, profile: str) -> None:
        kept = self._read()
        if kept.pop(profile, None) is not None:
            self._write(kept)

    def _read(self) -> dict[str, dict[str, str]]:
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as fault:
            raise KeyMissing(
                f"The key file {self._path} cannot be read; bring back its copy."
            ) from fault
        if not isinstance(kept, dict):
            raise KeyMissing(f"The key file {self._path} is none; bring back its copy.")
        return kept


def secrets_read(kept: bytes) -> Secrets:
    """Secrets from their JSON; raises KeyMissing where it is none."""
    try:
        told = json.loads(kept)
    except ValueError as fault:
        raise KeyMissing("What was kept for these books is no key.") from fault
    return _secrets(told, "the recovery file")


def keep_name(folder: Path) -> None:
    """A rename is on the disk once its folder is; Windows sees to that itself."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


class _Keyring:
    """The keyring of the operating system."""

    def __init__(self) -> None:
        import keyring  # 0.2 s, and not needed where a key file is named
        import keyring.errors

        self._errors = keyring.errors
        self._backend = keyring.get_keyring()
        _check_backend(self._backend)

    def find(self, profile: str) -> Secrets | None:
        try:
            kept = self._backend.get_password(_SERVICE, profile)
        except self._errors.KeyringError as fault:
            raise KeyMissing(
                f"The keyring does not answer ({fault}); unlock it and try again."
            ) from fault
        return None if kept is None else _secrets(json.loads(kept), "the keyring")

    def keep(self, profile: str, found: Secrets) -> None:
        try:
            self._backend.set_password(_SERVICE, profile, json.dumps(asdict(found)))
        except self._errors.KeyringError as fault:
            raise KeyMissing(
                f"The keyring keeps nothing ({fault}); unlock it and try again."
            ) from fault

    def forget(self, profile: str) -> None:
        with suppress(self._errors.PasswordDeleteError):  # there is none
            self._backend.delete_password(_SERVICE, profile)


def _check_backend(backend: "KeyringBackend") -> None:
    """Raise KeyMissing for a back-end, or one it would hand on to, that keeps secrets from nobody."""
    for one in (backend, *getattr(backend, "backends", ())):
        name = f"{type(one).__module__}.{type(one).__qualname__}"
        if any(word in name.lower() for word in _UNSAFE):
            raise KeyMissing(
                f"This system has no keyring that keeps a secret ({name}); name a file of your own"
                f" in {KEY_FILE} (made on first use, readable by you only).",
                code="keyring_missing",
            )


_SIZES = (32, 32, 16, 32, 48)
_ALWAYS = 3


def _secrets(kept: dict[str, str], where: str) -> Secrets:
    names = [field.name for field in fields(Secrets)]
    given = [kept[name] for name in names[:_ALWAYS] if name in kept]
    given += [kept.get(name, "") for name in names[_ALWAYS:]]
    try:
        sizes = [len(bytes.fromhex(value)) for value in given]
    except (TypeError, ValueError):
        sizes = []
    expected = [0 if n >= _ALWAYS and not value else _SIZES[n] for n, value in enumerate(given)]
    if sizes != expected or len(given) != len(names):
        raise KeyMissing(f"What {where} keeps for these books is no key.")
    return Secrets(*given)
