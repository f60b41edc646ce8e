"""Bearer tokens and the nonces that devices sign for them. Nothing is stored: HQ's secret says what is ours.

A device's token is short-lived; a role's token (`hq token`) is for other systems and only reads.
"""

import base64
import hashlib
import hmac
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from types import MappingProxyType

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

from sync.stock.moment import Clock, format_moment
from sync.stock.refusal import Refusal
from sync.stock.rights import Role
from sync.wire.enrolling import Token
from sync.wire.protocol import TOKEN_TTL_S

NONCE_TTL_S = 300
"""How long a nonce may wait for its signature: longer than anything it meets on its way in a storm."""

_ALGORITHM = "HS256"
_TTL = re.compile(r"([1-9][0-9]{0,4})([smhd])")
_UNITS_S = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_LONGEST_TTL_S = 366 * 86400
_REMEMBERED = 4096
"""Tokens whose signature was seen to be ours; whether they have expired is asked each time."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who holds a token: a device by its id, or a role over `sites` (empty: every site)."""

    device: str = ""
    role: Role | None = None
    sites: frozenset[str] = frozenset()


class Tokens:
    """Makes and reads tokens with HQ's secret (32 bytes or more)."""

    def __init__(self, secret: bytes, clock: Clock) -> None:
        self._nonce_key = _derived(secret, b"nonce")
        self._token_key = OctKey.import_key(_derived(secret, b"token"))
        self._clock = clock
        # What a token says never changes, and a device shows its own with each request.
        self._claims = lru_cache(maxsize=_REMEMBERED)(self._read_claims)

    def nonce(self, device: str) -> str:
        """A text for that device to sign within `NONCE_TTL_S`."""
        expires = int(self._clock.now().timestamp()) + NONCE_TTL_S
        told = f"{expires}.{secrets.token_urlsafe(16)}"
        return f"{told}.{self._mark(device, told)}"

    def check_nonce(self, device: str, nonce: str) -> None:
        """Raise Refusal `nonce` unless we gave `nonce` to that device within `NONCE_TTL_S`."""
        told, _, mark = nonce.rpartition(".")
        ours = hmac.compare_digest(mark.encode(), self._mark(device, told).encode())
        if not ours or int(told.partition(".")[0]) < self._clock.now().timestamp():
            raise Refusal(
                "nonce", "This nonce is not ours or has waited too long; ask for another."
            )

    def for_device(self, device: str) -> Token:
        """A token for a device that has proved its key."""
        return self._token({"device": device}, ttl_s=TOKEN_TTL_S)

    def for_role(self, role: Role, sites: tuple[str, ...], *, ttl_s: int) -> Token:
        """A token that reads as `role` at `sites`; no site means every site."""
        return self._token({"role": role.value, "sites": sorted(sites)}, ttl_s=ttl_s)

    def read(self, text: str) -> Bearer:
        """Who holds the token; raises Refusal `token_invalid` or `token_expired`."""
        claims = self._claims(text)
        expires = claims.get("exp")
        if not isinstance(expires, int):
            raise _not_ours()
        if expires <= self._clock.now().timestamp():
            raise Refusal("token_expired", "The token has expired.")
        return _bearer(claims)

    def _read_claims(self, text: str) -> Mapping[str, object]:
        try:
            return MappingProxyType(
                jwt.decode(text, self._token_key, algorithms=[_ALGORITHM]).claims
            )
        except (JoseError, ValueError) as fault:
            raise _not_ours() from fault

    def _token(self, claims: dict[str, object], *, ttl_s: int) -> Token:
        expires = self._clock.now() + timedelta(seconds=ttl_s)
        whole = datetime.fromtimestamp(int(expires.timestamp()), UTC)
        told = jwt.encode(
            {"alg": _ALGORITHM}, {**claims, "exp": int(whole.timestamp())}, self._token_key
        )
        return Token(token=told, expires_at=format_moment(whole))

    def _mark(self, device: str, told: str) -> str:
        digest = hmac.digest(self._nonce_key, f"{device}\n{told}".encode(), "sha256")
        return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def read_ttl(text: str) -> int:
    """Seconds in `30m`, `1h`, `7d`; raises Refusal `ttl` for anything else or more than a year."""
    match = _TTL.fullmatch(text)
    seconds = int(match[1]) * _UNITS_S[match[2]] if match else 0
    if not 0 < seconds <= _LONGEST_TTL_S:
        raise Refusal("ttl", f"A time is such as 30m, 1h or 7d, a year at most, not {text[:20]!r}.")
    return seconds


def _derived(secret: bytes, purpose: bytes) -> bytes:
    """One secret, a key of its own for each purpose."""
    return hmac.digest(secret, b"counterstock " + purpose, hashlib.sha256)


def _bearer(claims: Mapping[str, object]) -> Bearer:
    device, role, sites = claims.get("device"), claims.get("role"), claims.get("sites")
    if isinstance(device, str):
        return Bearer(device=device)
    if isinstance(role, str) and isinstance(sites, list):
        return Bearer(role=Role(role), sites=frozenset(map(str, sites)))
    raise _not_ours()


def _not_ours() -> Refusal:
    return Refusal("token_invalid", "This token is not one of ours.")
