"""The devices of every site: one-time codes, enrolment, stopping one.

A device's chain is custody's matter; what it may do is in its state: ok, forked, restored or revoked.
"""

import hashlib
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

import uuid_utils.compat
from sqlalchemy import Connection, RowMapping, insert, select, update

from sync.hq import bulk
from sync.hq.database import HqDatabase
from sync.hq.feed import tell_all
from sync.hq.tables import device, enrol_code, site
from sync.stock.moment import Clock, format_moment, now_text
from sync.stock.refusal import Refusal
from sync.wire.enrolling import Enrol
from sync.wire.protocol import CODE_TTL_S
from sync.wire.seal import GENESIS

OK, FORKED, RESTORED, REVOKED = "ok", "forked", "restored", "revoked"
"""What a device's state may be; all but the first are for good."""

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": ""})
_CODE_SIGNS = 10
_KEY_HEX = 64
_LONGEST_NAME = 100
_KEYS_KEPT = 4096


@dataclass(frozen=True, slots=True)
class EnrolCode:
    """A code as it is told once; HQ keeps its digest only."""

    code: str
    expires_at: str


@dataclass(frozen=True, slots=True)
class Device:
    """A device as HQ knows it; `seq` is how many of its steps are in custody."""

    id: str
    number: str
    name: str
    site: str
    state: str
    public_key: bytes
    previous: str
    enrolled_at: str
    revoked_at: str
    last_seen_at: str
    app: str
    seq: int


class Devices:
    """The devices in HQ's books."""

    def __init__(
        self, database: HqDatabase, clock: Clock, *, ids: Callable[[], str] | None = None
    ) -> None:
        self._database = database
        self._clock = clock
        self._ids = ids or _new_id
        self._keys: dict[str, bytes] = {}

    def new_code(self, site_code: str) -> EnrolCode:
        """A code that lets one device in at that site within 15 minutes; raises Refusal `unknown_site`."""
        code = "".join(secrets.choice(_SIGNS) for _ in range(_CODE_SIGNS))
        now = self._clock.now()
        expires_at = format_moment(now + timedelta(seconds=CODE_TTL_S))
        with self._database.transaction() as books:
            if books.scalar(select(site.c.code).where(site.c.code == site_code)) is None:
                raise Refusal("unknown_site", f"There is no site {site_code[:20]!r}.")
            row = {
                "digest": _digest(code),
                "site": site_code,
                "issued_at": format_moment(now),
                "expires_at": expires_at,
                "used_at": "",
                "device": "",
            }
            books.execute(insert(enrol_code).values(row))
        return EnrolCode(f"{code[:5]}-{code[5:]}", expires_at)

    def enrol(self, asked: Enrol) -> Device:
        """Let a device in; the same code and key again (a lost answer) is the same device.

        Raises Refusal: `code_unknown`, `code_used`, `code_expired`, `public_key`, `device_name`,
        `previous_site`.
        """
        key = _checked_key(asked.public_key)
        name = _checked_name(asked.name)
        return self._database.write(lambda books: self._enrolled(books, asked, key=key, name=name))

    def device(self, device_id: str) -> Device | None:
        """The device of that id."""
        with self._database.reading() as books:
            return _found(books, device_id)

    def key_of(self, device_id: str) -> bytes:
        """The public key of that device: it never changes. Raises Refusal `unknown_device`."""
        known = self._keys.get(device_id)
        if known is None:
            found = self.device(device_id)
            if found is None or not found.site:
                raise Refusal("unknown_device", "HQ knows no such device; ask for a new code.")
            known = found.public_key
            if len(self._keys) >= _KEYS_KEPT:
                self._keys.clear()
            self._keys[device_id] = known
        return known

    def site_of(self, device_id: str) -> str:
        """As `site_in`."""
        with self._database.reading() as books:
            return site_in(books, device_id)

    def every(self) -> list[Device]:
        """All devices but HQ's own, by number."""
        chosen = select(*_COLUMNS).where(device.c.site != "").order_by(device.c.number)
        with self._database.reading() as books:
            return [_device(row) for row in books.execute(chosen).mappings()]

    def revoke(self, device_id: str) -> Device:
        """Stop a device for good; again is the same. Raises Refusal `unknown_device`."""
        stopped = (
            update(device)
            .where(device.c.id == device_id, device.c.site != "", device.c.state != REVOKED)
            .values(state=REVOKED, revoked_at=now_text(self._clock))
        )
        with self._database.transaction() as books:
            books.execute(stopped)
            tell_all(books)  # it may wait at any process
            found = _found(books, device_id)
        if found is None or not found.site:
            raise Refusal("unknown_device", f"There is no device {device_id[:40]!r}.")
        return found

    def _enrolled(self, books: Connection, asked: Enrol, *, key: bytes, name: str) -> Device:
        chosen = select(enrol_code).where(enrol_code.c.digest == _digest(asked.code))
        code = books.execute(chosen).mappings().one_or_none()
        now = now_text(self._clock)
        if code is None:
            raise Refusal("code_unknown", "This code is not one of ours; ask HQ for another.")
        if code["used_at"]:
            return _same_device(books, str(code["device"]), key)
        if code["expires_at"] <= now:
            raise Refusal("code_expired", "This code has expired; ask HQ for another.")
        _check_previous(books, asked.previous, site_code=code["site"])
        row = _new_row(asked, key=key, name=name) | {
            "id": self._ids(),
            "number": _next_number(books),
            "site": code["site"],
            "enrolled_at": now,
        }
        books.execute(insert(device).values(row))
        # Two devices with one code at once: the second finds it used, and its row goes with it.
        used = (
            update(enrol_code)
            .where(enrol_code.c.digest == code["digest"], enrol_code.c.used_at == "")
            .values(used_at=now, device=row["id"])
        )
        if books.execute(used).rowcount != 1:
            raise Refusal("code_used", "Another device has used this code; ask HQ for another.")
        return _device(row)


_COLUMNS = tuple(device.c[name] for name in Device.__dataclass_fields__)
_BY_ID = f"SELECT {', '.join(Device.__dataclass_fields__)} FROM device WHERE id = ?"


def site_in(books: Connection, device_id: str) -> str:
    """The site whose rows a device may have; raises Refusal `unknown_device`, `revoked`."""
    return site_allowed(
        bulk.ask(books, "SELECT site, state FROM device WHERE id = ?", (device_id,))
    )


def site_allowed(found: Sequence[tuple[str, str]]) -> str:
    """As `site_in`, of the (site, state) that were found."""
    if not found:
        raise Refusal("unknown_device", "HQ knows this device no longer; say hello again.")
    site, state = found[0]
    if state == REVOKED:
        raise Refusal("revoked", "HQ has stopped this device; ask for a new code.")
    return str(site)


def _device(row: Mapping[str, object] | RowMapping) -> Device:
    return Device(**{name: row[name] for name in Device.__dataclass_fields__})  # type: ignore[arg-type]  # the columns' own types


def _found(books: Connection, device_id: str) -> Device | None:
    rows = bulk.ask(books, _BY_ID, (device_id,))  # asked for by every request of a device
    if not rows:
        return None
    found = Device(*rows[0])
    return replace(found, public_key=bytes(found.public_key))


def _same_device(books: Connection, device_id: str, key: bytes) -> Device:
    found = _found(books, device_id)
    if found is None or found.public_key != key:
        raise Refusal("code_used", "Another device has used this code; ask HQ for another.")
    return found


def _check_previous(books: Connection, previous: str, *, site_code: str) -> None:
    """An identity is followed at its own site; HQ may have been restored to before it."""
    found = _found(books, previous) if previous else None
    if found is not None and found.site != site_code:
        message = f"This till belongs to {found.site}; ask for a code of that site."
        raise Refusal("previous_site", message, site=found.site)


def _next_number(books: Connection) -> str:
    """One above every number ever given, at any site: paper must never name two devices alike."""
    used = books.scalars(select(device.c.number)).all()
    return f"{1 + max((int(number) for number in used if number.isdecimal()), default=0):02d}"


def _new_id() -> str:
    return str(uuid_utils.compat.uuid7())


def _new_row(asked: Enrol, *, key: bytes, name: str) -> dict[str, object]:
    return {
        "name": name,
        "public_key": key,
        "state": OK,
        "previous": asked.previous,
        "revoked_at": "",
        "last_seen_at": "",
        "app": "",
        "seq": 0,
        "hash": GENESIS,
        "settled_seq": 0,
        "bookmark": 0,
        "offset_ms": 0,
        "greeted_at": "",
    }


def _digest(code: str) -> str:
    """What HQ keeps of a code; O and 0, I, L and 1 are the same to a person who copies it."""
    return hashlib.sha256(code.upper().translate(_MISREAD).encode()).hexdigest()


def _checked_key(text: str) -> bytes:
    try:
        key = bytes.fromhex(text)
    except ValueError:
        key = b""
    if len(text) != _KEY_HEX or len(key) * 2 != _KEY_HEX:
        raise Refusal("public_key", "A public key is 32 bytes as 64 hexadecimal digits.")
    return key


def _checked_name(text: str) -> str:
    name = " ".join(text.split())
    if len(name) > _LONGEST_NAME:
        raise Refusal("device_name", f"A device's name has {_LONGEST_NAME} characters at most.")
    return name
