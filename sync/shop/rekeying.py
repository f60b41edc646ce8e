"""Another key for the books: every encrypted file of a profile is written anew under it.

Until all are done the keychain holds both keys, and a file is under one of them, whole: whatever
ends this half way, the books open, and the next `rekey` goes on where it stopped.
"""

import os
import secrets as randomness
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from sync.shop.database import Database
from sync.shop.keychain import Secrets, keep_name, open_keychain, secrets_of
from sync.shop.profile import is_enrolled
from sync.shop.profile_folder import LOCK_FILE, profile_id
from sync.shop.profile_lock import ProfileLock
from sync.shop.recovery import wrap_again
from sync.shop.trouble import BooksDamaged, DiskFault, KeyMissing, NotEnrolled

_JOURNAL = "journal"
_DURABLE = ("journal", "blobs", "salvaged")
_BESIDE = ".rekeyed"
_TRACES = ("", "-journal", "-wal", "-shm")


def rekey(profile: Path) -> int:
    """Put the books under a new key and forget the old one; how many files there are.

    Raises Trouble: NotEnrolled, ProfileBusy, KeyMissing, DiskFull, DiskFault, BooksDamaged; then
    both keys are kept, and the books open as before.
    """
    if not is_enrolled(profile):
        raise NotEnrolled("This profile is not enrolled with an HQ yet; enrol it first.")
    lock = ProfileLock(profile / LOCK_FILE)
    try:
        return _rekeyed(profile, profile_id(profile))
    finally:
        lock.release()


def _rekeyed(profile: Path, name: str) -> int:
    keychain, kept = open_keychain(), secrets_of(name)
    _check_nothing_aside(profile)
    if not kept.next_database:
        kept = replace(kept, next_database=randomness.token_hex(32))
        keychain.keep(name, kept)
    wrap_again(profile, name, kept)  # whoever must recover now needs both keys
    files = list(_files(profile))
    for file in files:
        _put_under(file, kept)
    done = replace(kept, database=kept.next_database, next_database="")
    wrap_again(profile, name, done)
    keychain.keep(name, done)
    return len(files)


def _check_nothing_aside(profile: Path) -> None:
    """A damaged journal that was kept aside opens with the present key only: it must not be forgotten."""
    for aside in sorted(profile.glob("journal.damaged*.db")):
        message = f"{aside} can be read with the present key only; move it away, or keep the key."
        raise BooksDamaged(message, code="damaged_aside")


def _files(profile: Path) -> Iterator[Path]:
    """The books, their nightly copies, and the copies from before an upgrade."""
    for pattern in ("*.db", "*.db.v*", "copies/*.db"):
        yield from sorted(profile.glob(pattern))


def _put_under(file: Path, kept: Secrets) -> None:
    """Put a file under the next key, if it is not there already: the old file, or the new one."""
    beside = file.with_name(file.name + _BESIDE)
    for trace in _TRACES:
        beside.with_name(beside.name + trace).unlink(missing_ok=True)
    is_durable = file.name.startswith(_DURABLE)
    try:
        old = Database(file, kept.database, durable=is_durable)
    except KeyMissing:
        _check_whole(Database(file, kept.next_database, durable=is_durable))
        return
    try:
        old.copy_under(beside, kept.next_database)
    finally:
        old.close()
    _move(beside, file)


def _check_whole(done: Database) -> None:
    """A file that was put under the next key before; a damaged journal must not end the change."""
    try:
        faults = done.faults() if done.path.name.startswith(_JOURNAL) else []
    finally:
        done.close()
    if faults:
        raise BooksDamaged(f"{done.path} is damaged ({faults[0]}); `main.py salvage` mends it.")


def _move(beside: Path, file: Path) -> None:
    log = file.with_name(file.name + "-wal")
    if log.exists() and log.stat().st_size:
        raise DiskFault(f"{log} is still in use; close whatever reads it and try again.")
    try:
        with beside.open("rb+") as written:
            os.fsync(written.fileno())
        beside.replace(file)
        keep_name(file.parent)
    except OSError as fault:
        raise DiskFault(f"{file} cannot be written: {fault.strerror}.") from fault
