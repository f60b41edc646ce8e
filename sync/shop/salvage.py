"""A journal that can no longer be read, brought back.

The newest good copy, and after it every step of the damaged file that follows in the chain. Nothing is
thrown away: the damaged file is kept aside, and steps that no longer join the chain are kept beside
the journal (`loose_steps`). What HQ has answered, it answers again. Where a change of keys was broken
off, each file is opened with the key that fits.
"""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from sync.shop.database import Connection, Database, Row
from sync.shop.identity import newest_device
from sync.shop.keychain import Secrets, secrets_of
from sync.shop.links import Loose, keep_key, keep_opening, pass_number
from sync.shop.loose_steps import keep_loose
from sync.shop.profile import is_enrolled, keyed_file
from sync.shop.profile_folder import LOCK_FILE, profile_id
from sync.shop.profile_lock import ProfileLock
from sync.shop.sealed import CallerKey, Sealed, position_of
from sync.shop.trouble import BooksDamaged, DiskFault, KeyMissing, NotEnrolled
from sync.shop.upgrades import keep_openings
from sync.wire.seal import GENESIS, chained, is_signed

_JOURNAL, _BESIDE, _ASIDE = "journal.db", "journal.db.salvaged", "journal.damaged.db"
_TRACES = ("", "-wal", "-shm")
_COLUMNS = "position, settled, step, document, kind, name, number, by, at, hash, signature, body"
_STEP = f"SELECT {_COLUMNS} FROM step WHERE position = ?"
_UPCOMING = "SELECT min(position) FROM step WHERE position >= ?"
_OPENING = "SELECT body FROM opening WHERE position = ?"
_CALLER_KEY = "SELECT key, digest FROM caller_key WHERE position = ?"
_ADD = f"INSERT INTO step ({_COLUMNS}) VALUES (?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_STEP_ID, _DOCUMENT, _NUMBER, _HASH, _SIGNATURE, _BODY = 2, 3, 6, 9, 10, 11
_UNREADABLE = (BooksDamaged, KeyMissing)
"""A torn first page looks like another key."""
_MISSES = 500
"""After so many places in a row that cannot be read, nothing more is looked for."""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """`steps` stand in the journal again, `added` of them from the damaged file; `loose` joined nothing."""

    steps: int
    added: int
    loose: int
    copy: str


def salvage(profile: Path) -> Salvaged:
    """Put a journal together from the newest good copy and the damaged file, in its place.

    Raises Trouble: NotEnrolled, ProfileBusy, KeyMissing, DiskFault, and BooksDamaged where no copy
    can be read either; then nothing was changed.
    """
    if not is_enrolled(profile):
        raise NotEnrolled("This profile has no journal to bring back; enrol it first.")
    lock = ProfileLock(profile / LOCK_FILE)
    try:
        return _salvaged(profile, secrets_of(profile_id(profile)))
    except OSError as fault:
        raise DiskFault(f"{profile} cannot be written: {fault.strerror}.") from fault
    finally:
        lock.release()


def _salvaged(profile: Path, secrets: Secrets) -> Salvaged:
    copies = sorted((profile / "copies").glob("journal-*.db"), reverse=True)
    copy = _newest_good(copies, secrets)
    beside = profile / _BESIDE
    _remove(beside)
    shutil.copy(copy, beside)
    with ExitStack() as stack:
        journal = _opened(beside, secrets)
        stack.callback(journal.close)
        links, loose = _followed(journal, profile / _JOURNAL, secrets)
        with journal.transaction() as connection:
            keep_openings(connection)  # the copy may be an older program's
            for found in links:
                _add(connection, found)
            for found in loose:
                pass_number(connection, found.row[_NUMBER])
        seq = journal.row("SELECT count(*) FROM step")
        journal.fold()
    if loose:
        keep_loose(profile, secrets, (_loose(found) for found in loose))
    _swap(profile)
    _set_aside(copies[: copies.index(copy)])
    return Salvaged(int(seq[0]) if seq else 0, len(links), len(loose), copy.name)


def _opened(path: Path, secrets: Secrets) -> Database:
    return keyed_file(path, secrets, durable=True)


def _newest_good(copies: list[Path], secrets: Secrets) -> Path:
    for copy in copies:
        with suppress(*_UNREADABLE), ExitStack() as stack:
            file = _opened(copy, secrets)
            stack.callback(file.close)
            if not file.faults() and newest_device(file) is not None:
                return copy
    raise BooksDamaged(
        "No copy of the journal can be read; keep the profile as it is and ask for help."
    )


def _set_aside(copies: Iterable[Path]) -> None:
    """Copies that cannot be read any more: no change of keys must stop at them."""
    for copy in copies:
        copy.replace(copy.with_suffix(".damaged"))


class _Found(NamedTuple):
    """A step of the damaged file, the caller's key that it was recorded under, what opens its mark."""

    row: Row
    key: CallerKey | None
    opening: bytes | None


def _followed(
    journal: Database, damaged: Path, secrets: Secrets
) -> tuple[list[_Found], list[_Found]]:
    """The damaged file's steps that go on from the copy's last, and readable ones after a gap."""
    device = newest_device(journal)
    last = journal.row("SELECT position, hash FROM step ORDER BY position DESC LIMIT 1")
    chain = device.chain if device else 1
    first = position_of(chain, 0)
    at, head = (int(last[0]), bytes(last[1])) if last and last[0] > first else (first, GENESIS)
    public_key = device.public_key if device else b""
    links: list[_Found] = []
    loose: list[_Found] = []
    for found in _readable(damaged, secrets, at + 1):
        row = found.row
        follows = not loose and row[0] == at + 1 and chained(head, bytes(row[_BODY])) == row[_HASH]
        if follows and is_signed(public_key, row[_HASH], row[_SIGNATURE]):
            at, head = row[0], bytes(row[_HASH])
            links.append(found)
        else:
            loose.append(found)
    return links, loose


def _readable(damaged: Path, secrets: Secrets, position: int) -> Iterator[_Found]:
    """Every step from that place on that can still be read, one by one."""
    misses = 0
    while misses < _MISSES:
        found = _step_at(damaged, secrets, position)
        if found:
            yield found
        upcoming = _row_at(damaged, secrets, _UPCOMING, position + 1)
        if upcoming == (None,):
            return
        misses = 0 if found else misses + 1
        position = upcoming[0] if upcoming else position + 1


def _step_at(damaged: Path, secrets: Secrets, position: int) -> _Found | None:
    """One step; each try has a connection of its own, since a bad page spoils the one that met it."""
    row = _row_at(damaged, secrets, _STEP, position)
    key = _row_at(damaged, secrets, _CALLER_KEY, position) if row else None
    opening = _row_at(damaged, secrets, _OPENING, position) if row else None
    return (
        _Found(row, CallerKey(*key) if key else None, opening[0] if opening else None)
        if row
        else None
    )


def _row_at(damaged: Path, secrets: Secrets, statement: str, position: int) -> Row | None:
    with suppress(*_UNREADABLE), ExitStack() as stack:
        file = _opened(damaged, secrets)
        stack.callback(file.close)
        return file.row(statement, (position,))
    return None


def _add(connection: Connection, found: _Found) -> None:
    """The step waits again: HQ answers what it has as it did before. Its number is not given twice."""
    row, key, opening = found
    connection.execute(_ADD, (row[0], *row[2:]))
    if opening is not None:
        keep_opening(connection, row[0], opening)
    pass_number(connection, row[_NUMBER])
    if key is not None:
        keep_key(connection, key, document=row[_DOCUMENT], position=row[0])


def _loose(found: _Found) -> Loose:
    row, key, opening = found
    step = Sealed(row[0], row[_STEP_ID], row[_DOCUMENT], row[_NUMBER], row[_BODY], row[_HASH],
                  row[_SIGNATURE], opening)  # fmt: skip
    return Loose(step, key)


def _swap(profile: Path) -> None:
    """The damaged file aside, the new one in its place; the cache comes again by itself."""
    aside = _free(profile / _ASIDE)
    for end in _TRACES:
        with suppress(FileNotFoundError):
            (profile / f"{_JOURNAL}{end}").replace(aside.with_name(aside.name + end))
    (profile / _BESIDE).replace(profile / _JOURNAL)
    _remove(profile / "cache.db")


def _free(place: Path) -> Path:
    """A name that is not taken: what was kept aside before stays."""
    names = (place.with_name(f"{place.stem}-{n}{place.suffix}") for n in range(1, 1000))
    return next(name for name in (place, *names) if not name.exists())


def _remove(file: Path) -> None:
    for end in _TRACES:
        file.with_name(file.name + end).unlink(missing_ok=True)
