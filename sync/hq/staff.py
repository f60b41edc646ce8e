"""Sites and the people who work there. Each site's devices get the roster of their own site only."""

import re
from collections.abc import Sequence

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Connection, delete, select

from sync.hq import bulk
from sync.hq.database import HqDatabase
from sync.hq.days import checked_zone
from sync.hq.feed import ALL, Changed, scopes_of, site_scope, touch
from sync.hq.tables import site, staff, staff_site
from sync.stock.item import Site, SiteKind
from sync.stock.moment import Clock, now_text
from sync.stock.place import check_site_code
from sync.stock.refusal import Refusal
from sync.stock.rights import Role

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,19}")
_EXTENSION = re.compile(r"([0-9*#+][0-9*#+ -]{0,19})?")
_LONGEST_NAME = 100
_SHORTEST_PIN, _LONGEST_PIN = 4, 64
_MEMORY_KIB, _ROUNDS, _LANES = 19 * 1024, 2, 1
_NOBODYS = (
    "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5J3Mgc2FsdA$l6eLTvrGBwSZ6zXfZ0YcTTV3MUnMbTZ0JPpWw9pVKUQ"
)
"""Checked where there is no such person, so that a stopwatch tells nobody who works here."""

_UPSERT_SITE = (
    "INSERT INTO site (code, name, kind, name_hans, name_en, zone) VALUES (?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (code) DO UPDATE SET name = excluded.name, kind = excluded.kind,"
    " name_hans = excluded.name_hans, name_en = excluded.name_en, zone = excluded.zone"
)
_UPSERT_STAFF = (
    "INSERT INTO staff (code, name, role, pin, active, inactive_since, extension)"
    " VALUES (?, ?, ?, ?, ?, '', '')"
    " ON CONFLICT (code) DO UPDATE SET name = excluded.name, role = excluded.role,"
    " pin = excluded.pin, active = excluded.active, inactive_since = ''"
)
_DIALLED = "UPDATE staff SET extension = ? WHERE code = ?"
_UPSERT_STANDING = (
    "INSERT INTO staff_standing (staff, since, role, sites) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (staff, since) DO UPDATE SET role = excluded.role, sites = excluded.sites"
)
HONG_KONG = "Asia/Hong_Kong"
"""Where a site is unless it is told."""


class Staff:
    """The sites and the people in HQ's books."""

    def __init__(self, database: HqDatabase, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._hasher = PasswordHasher(
            time_cost=_ROUNDS, memory_cost=_MEMORY_KIB, parallelism=_LANES, type=Type.ID
        )

    def add_site(
        self,
        code: str,
        name: str,
        kind: SiteKind,
        *,
        name_hans: str = "",
        name_en: str = "",
        zone: str = HONG_KONG,
    ) -> Site:
        """Add a site, or change its names, kind and time zone; the same again changes nothing.

        Raises Refusal `site_code`, `name`, `time_zone`.
        """
        checked = _checked_name(name)
        wanted = Site(check_site_code(code), checked, kind, name_hans, name_en, checked_zone(zone))
        self._database.write(lambda books: _keep_site(books, wanted))
        return wanted

    def sites(self) -> list[Site]:
        """All sites by code."""
        with self._database.reading() as books:
            rows = books.execute(select(site).order_by(site.c.code)).all()
        return [
            Site(r.code, r.name, SiteKind(r.kind), r.name_hans, r.name_en, r.zone) for r in rows
        ]

    def add_person(
        self,
        code: str,
        name: str,
        *,
        role: Role,
        sites: Sequence[str],
        pin: str,
        extension: str | None = None,
    ) -> None:
        """Add a person, or change name, role, sites and PIN; no site means every site.

        `extension` is where they are reached by telephone; None leaves it as it is. Raises Refusal
        `staff_code`, `name`, `pin`, `extension`, `unknown_site`.
        """
        if not _CODE.fullmatch(code):
            raise Refusal(
                "staff_code", f"A staff code is 1 to 20 letters and digits, not {code[:30]!r}."
            )
        row = (code, _checked_name(name), role.value, self._hasher.hash(_checked_pin(pin)), True)
        now, dialled = now_text(self._clock), _checked_extension(extension)

        def keep(books: Connection) -> None:
            _keep_person(books, row, sorted(set(sites)), now=now)
            if dialled is not None:
                bulk.run(books, _DIALLED, [(dialled, code)])

        self._database.write(keep)

    def remove_person(self, code: str) -> None:
        """Let a person act no more from now on; what they did before counts as it did.

        Raises Refusal `unknown_staff`.
        """
        now = now_text(self._clock)
        self._database.write(lambda books: _let_go(books, code, now=now))

    def check_pin(self, code: str, pin: str) -> None:
        """Raise Refusal `sign_in` unless that person works here and this is their PIN."""
        with self._database.reading() as books:
            chosen = select(staff.c.pin).where(staff.c.code == code, staff.c.active)
            kept = books.scalar(chosen)
        try:
            self._hasher.verify(kept or _NOBODYS, pin)
        except (VerificationError, InvalidHashError) as fault:
            raise Refusal("sign_in", f"{code[:20]} and this PIN do not belong together.") from fault

    def names(self) -> dict[str, str]:
        """Every person's name by code."""
        with self._database.reading() as books:
            return {r.code: r.name for r in books.execute(select(staff.c.code, staff.c.name)).all()}


def _keep_site(books: Connection, wanted: Site) -> None:
    known = books.execute(select(site).where(site.c.code == wanted.code)).one_or_none()
    names = (wanted.name_hans, wanted.name_en)
    row = (wanted.code, wanted.name, wanted.kind.value, *names, wanted.zone)
    if known is not None and tuple(known) == row:
        return
    bulk.run(books, _UPSERT_SITE, [row])
    changed = [Changed(ALL, "site", wanted.code, is_new=known is None)]
    if known is None:
        scope = site_scope(wanted.code)
        changed += [Changed(scope, "staff", code, is_new=True) for code in _everywhere(books)]
    touch(books, changed)


def _everywhere(books: Connection) -> list[str]:
    """Those who work at every site, a new one too."""
    bound = select(staff_site.c.staff)
    chosen = select(staff.c.code).where(staff.c.code.not_in(bound)).order_by(staff.c.code)
    return list(books.scalars(chosen))


def _keep_person(books: Connection, row: bulk.Row, sites: Sequence[str], *, now: str) -> None:
    every = set(books.scalars(select(site.c.code)))
    unknown = [code for code in sites if code not in every]
    if unknown:
        raise Refusal("unknown_site", f"There is no site {unknown[0][:20]!r}.")
    code = str(row[0])
    bulk.run(books, _UPSERT_STAFF, [row])
    books.execute(delete(staff_site).where(staff_site.c.staff == code))
    bulk.insert(books, staff_site, [(code, place) for place in sites])
    bulk.run(books, _UPSERT_STANDING, [(code, now, row[2], ",".join(sites))])
    # Where they no longer work is told too: their row there turns inactive.
    heard = scopes_of(books, "staff", [code]).get(code, set())
    scopes = sorted(heard | {site_scope(place) for place in sites or every})
    if scopes:
        touch(books, [Changed(scope, "staff", code, is_new=scope not in heard) for scope in scopes])


def _let_go(books: Connection, code: str, *, now: str) -> None:
    chosen = select(staff.c.active).where(staff.c.code == code)
    is_active = books.scalar(chosen)
    if is_active is None:
        raise Refusal("unknown_staff", f"Nobody has the staff code {code[:20]!r}.")
    if not is_active:
        return
    gone = staff.update().where(staff.c.code == code).values(active=False, inactive_since=now)
    books.execute(gone)
    heard = scopes_of(books, "staff", [code]).get(code, set())
    touch(books, [Changed(scope, "staff", code) for scope in sorted(heard)])


def _checked_name(text: str) -> str:
    name = " ".join(text.split())
    if not name or len(name) > _LONGEST_NAME or not name.isprintable():
        raise Refusal("name", f"A name has 1 to {_LONGEST_NAME} printable characters.")
    return name


def _checked_extension(text: str | None) -> str | None:
    if text is not None and not _EXTENSION.fullmatch(text):
        raise Refusal("extension", f"An extension is up to 20 digits, not {text[:30]!r}.")
    return text


def _checked_pin(pin: str) -> str:
    """Length is all that is asked of a PIN; the wait between tries at the counter does the rest."""
    if not _SHORTEST_PIN <= len(pin) <= _LONGEST_PIN or not pin.isprintable() or pin != pin.strip():
        raise Refusal("pin", f"A PIN has {_SHORTEST_PIN} to {_LONGEST_PIN} digits or letters.")
    return pin
