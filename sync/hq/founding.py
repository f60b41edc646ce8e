"""The first day of HQ's books: tables, epoch, and HQ's own device identity with its own chain."""

import hmac
import secrets
from functools import lru_cache

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from sqlalchemy import Connection

from sync.hq import bulk
from sync.hq.database import HqDatabase
from sync.hq.tables import device, feed_head, setting
from sync.hq.trouble import BooksExist, BooksMissing
from sync.hq.upgrades import upgrade, version
from sync.wire.parcel import parcel_key, parcel_public
from sync.wire.seal import GENESIS, new_key, public_bytes

OWN_DEVICE = "hq"
"""The device that HQ's own acts are sealed by."""

OWN_NUMBER = "00"


def found(database: HqDatabase, company: str, *, now: str) -> str:
    """Begin the books of `company`; returns the epoch. Raises BooksExist where there are some."""
    with database.transaction() as connection:
        if version(connection):
            raise BooksExist("There are books here already; nothing was changed.")
        upgrade(connection)
        return begin(connection, company, now=now)


def begin(connection: Connection, company: str, *, now: str) -> str:
    """Write the first rows into empty tables; returns the epoch."""
    epoch = new_epoch()
    key = new_key()
    bulk.insert(connection, feed_head, [(1, 0, 0, epoch)])
    secret = key.private_bytes_raw().hex()
    bulk.insert(connection, setting, [("company", company), ("own_key", secret)])
    bulk.insert(connection, device, [_own_device(public_bytes(key), now)])
    return epoch


def new_epoch() -> str:
    """Eight hex digits that no earlier life of these books had."""
    return secrets.token_hex(4)


def own_key(connection: Connection) -> Ed25519PrivateKey:
    """The key of HQ's own chain. Raises BooksMissing where the books were never begun."""
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(_own_secret(connection)))


def own_parcel_key(connection: Connection) -> X25519PrivateKey:
    """What opens the parcels that are sealed to HQ; raises as `own_key` does."""
    return _parcel_key(_own_secret(connection))


def public_keys(connection: Connection) -> str:
    """HQ's `keys` as a Welcome tells them; raises as `own_key` does."""
    return _public_keys(_own_secret(connection))


def _own_secret(connection: Connection) -> str:
    found = bulk.ask(connection, "SELECT value FROM setting WHERE name = ?", ("own_key",))
    if not found:
        raise BooksMissing("There are no books here yet; `hq init` begins them.")
    return str(found[0][0])


def _parcel_key(secret: str) -> X25519PrivateKey:
    return parcel_key(hmac.digest(bytes.fromhex(secret), b"counterstock parcel", "sha256"))


@lru_cache(maxsize=2)
def _public_keys(secret: str) -> str:
    """Made once: every hello tells them, and making them took most of its time."""
    own = public_bytes(Ed25519PrivateKey.from_private_bytes(bytes.fromhex(secret)))
    return (parcel_public(_parcel_key(secret)) + own).hex()


def _own_device(public_key: bytes, now: str) -> bulk.Row:
    identity = (OWN_DEVICE, OWN_NUMBER, "HQ", "", public_key, "ok", "")
    return (*identity, now, "", "", "", 0, GENESIS, 0, 0, 0, "")
