"""A journal that can no longer be read, brought back.

The newest good copy, and after it every step of the damaged file that follows in the chain. Nothing is
thrown away: the damaged file is kept aside, and steps that no longer join the chain are written out
as they were sealed. What HQ has answered, it answers again.
"""

import json
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

from sync.shop.database import Connection, Database, Row, Turn
from sync.shop.identity import device_of, newest_device
from sync.shop.keychain import secrets_of
from sync.shop.numbers import series_of
from sync.shop.profile import is_enrolled
from sync.shop.profile_folder import LOCK_FILE, profile_id
from sync.shop.profile_lock import ProfileLock
from sync.shop.sealed import position_of
from sync.shop.trouble import BooksDamaged, DiskFault, KeyMissing, NotEnrolled
from sync.wire.seal import GENESIS, chained, is_signed

_JOURNAL, _BESIDE, _ASIDE = "journal.db", "journal.db.salvaged", "journal.damaged.db"
_LOOSE = "salvaged-steps.ndjson"
_TRACES = ("", "-wal", "-shm")
_COLUMNS = "position, settled, step, document, kind, name, number, by, at, hash, signature, body"
_STEP = f"SELECT {_COLUMNS} FROM step WHERE position = ?"
_ADD = f"INSERT INTO step ({_COLUMNS}) VALUES (?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_HASH, _SIGNATURE, _BODY = 9, 10, 11
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
        kept = secrets_of(profile_id(profile))
        if kept.next_database:  # the journal may be whole under the other key
            message = "A change of keys was broken off; end it with `rekey` first."
            raise KeyMissing(message, code="rekey_unfinished")
        return _salvaged(profile, kept.database)
    except OSError as fault:
        raise DiskFault(f"{profile} cannot be written: {fault.strerror}.") from fault
    finally:
        lock.release()


def _salvaged(profile: Path, key: str) -> Salvaged:
    copy = _newest_good(sorted((profile / "copies").glob("journal-*.db"), reverse=True), key)
    beside = profile / _BESIDE
    _remove(beside)
    shutil.copy(copy, beside)
    with ExitStack() as stack:
        journal = Database(beside, key, turn=Turn(), durable=True)
        stack.callback(journal.close)
        links, loose = _followed(journal, profile / _JOURNAL, key)
        with journal.transaction() as connection:
            for link in links:
                _add(connection, link)
        seq = journal.row("SELECT count(*) FROM step")
        journal.fold()
    _write_loose(profile / _LOOSE, loose)
    _swap(profile)
    return Salvaged(int(seq[0]) if seq else 0, len(links), len(loose), copy.name)


def _newest_good(copies: list[Path], key: str) -> Path:
    for copy in copies:
        with suppress(*_UNREADABLE), ExitStack() as stack:
            file = Database(copy, key, turn=Turn(), durable=True)
            stack.callback(file.close)
            if not file.faults() and newest_device(file) is not None:
                return copy
    raise BooksDamaged(
        "No copy of the journal can be read; keep the profile as it is and ask for help."
    )


def _followed(journal: Database, damaged: Path, key: str) -> tuple[list[Row], list[Row]]:
    """The damaged file's steps that go on from the copy's last, and readable ones after a gap."""
    device = newest_device(journal)
    last = journal.row("SELECT position, hash FROM step ORDER BY position DESC LIMIT 1")
    chain = device.chain if device else 1
    first = position_of(chain, 0)
    at, head = (int(last[0]), bytes(last[1])) if last and last[0] > first else (first, GENESIS)
    found = device_of(journal, chain)
    links: list[Row] = []
    loose: list[Row] = []
    for row in _readable(damaged, key, at + 1):
        follows = not loose and row[0] == at + 1 and chained(head, bytes(row[_BODY])) == row[_HASH]
        is_own = found is not None and is_signed(found.public_key, row[_HASH], row[_SIGNATURE])
        if follows and is_own:
            at, head = row[0], bytes(row[_HASH])
            links.append(row)
        else:
            loose.append(row)
    return links, loose


def _readable(damaged: Path, key: str, position: int) -> Iterator[Row]:
    """Every step from that place on that can still be read, one by one."""
    misses = 0
    while misses < _MISSES:
        row = _step_at(damaged, key, position)
        misses = 0 if row else misses + 1
        if row:
            yield row
        position += 1


def _step_at(damaged: Path, key: str, position: int) -> Row | None:
    """One step; each try has a connection of its own, since a bad page spoils the one that met it."""
    with suppress(*_UNREADABLE), ExitStack() as stack:
        file = Database(damaged, key, turn=Turn(), durable=True)
        stack.callback(file.close)
        return file.row(_STEP, (position,))
    return None


def _add(connection: Connection, row: Row) -> None:
    """The step waits again: HQ answers what it has as it did before. Its number is not given twice."""
    connection.execute(_ADD, (row[0], *row[2:]))
    found = series_of(row[6])
    if found is not None:
        connection.execute(
            "INSERT INTO series (device, kind, last) VALUES (?, ?, ?)"
            " ON CONFLICT DO UPDATE SET last = max(last, excluded.last)",
            found,
        )


def _write_loose(file: Path, loose: list[Row]) -> None:
    if not loose:
        return
    told = [
        {
            "position": row[0],
            "hash": row[_HASH].hex(),
            "signature": row[_SIGNATURE].hex(),
            "step": row[_BODY].decode("utf-8", "replace"),
        }
        for row in loose
    ]
    lines = [json.dumps(line, ensure_ascii=False) for line in told]
    file.write_text("\n".join((*lines, "")), encoding="utf-8")


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
