"""A shop's books as one thing: opened by one process, checked, brought in step, and closed.

What a profile folder holds: `profile.id` (names its secrets in the keychain), `journal.db`,
`cache.db`, `blobs.db` where a file was attached, `copies/`, the lock, and
`closed.mark` while it is closed as it should be.
"""

import hashlib
import json
import os
import uuid
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from sync.shop.blobs import Blobs
from sync.shop.catalogue import Catalogue
from sync.shop.catalogue_intake import TAKERS
from sync.shop.chain import faults_of_tail
from sync.shop.copies import keep_copy
from sync.shop.database import Database, check_sqlite
from sync.shop.identity import Device, add_device, newest_device
from sync.shop.journal import Journal
from sync.shop.keychain import Secrets, open_keychain, secrets_of
from sync.shop.ledger import Ledger
from sync.shop.mending import Mending
from sync.shop.profile_folder import ID_FILE, LOCK_FILE, profile_id
from sync.shop.profile_lock import ProfileLock
from sync.shop.projection import Projection
from sync.shop.queue import Queue
from sync.shop.reading import Reading
from sync.shop.trouble import BooksDamaged, DiskFault, KeyMissing, NotEnrolled, ProfileBusy
from sync.shop.upgrades import CACHE, JOURNAL, bring_up
from sync.stock.moment import Clock, now_text
from sync.wire.seal import signed

_CLOSED = "closed.mark"
JOURNAL_FILE, _CACHE, _BLOBS = "journal.db", "cache.db", "blobs.db"
_BINDING = "binding"
_MACHINE = Path("/etc/machine-id")
_FOLDED_AHEAD = 500
"""Pages of a WAL: two or three milliseconds. SQLite itself lets thousands come together."""
_DAY = 10


@dataclass(frozen=True, slots=True)
class _Files:
    """What is open of a profile."""

    journal: Database
    cache: Database
    lock: ProfileLock
    secrets: Secrets


class Books:
    """A profile's books, open: one thread at a time writes each file, any may read."""

    def __init__(self, profile: Path, files: _Files, clock: Clock) -> None:
        device = newest_device(files.journal)
        if device is None:
            raise NotEnrolled(_NOT_ENROLLED)
        self.profile = profile
        self.clock = clock
        self._files = files
        self._is_open = True
        self.journal = Journal(files.journal, sign=_signer(files.secrets, device), clock=clock)
        self.projection = Projection(files.cache, self.journal, clock=clock)
        for kind, take in TAKERS.items():
            self.projection.register(kind, take)
        blobs = partial(keyed_file, profile / _BLOBS, files.secrets, durable=True)
        self.blobs = Blobs(profile / _BLOBS, self.journal, opens=blobs)
        self.mending = Mending(files.cache, self.journal, self.projection, clock=clock)
        self.ledger = Ledger(self.journal, self.projection, clock)
        self.reading = Reading(self.journal, files.cache, self.projection)
        self.queue = Queue(self.journal, files.cache, self.projection, clock, blobs=self.blobs)
        self.catalogue = Catalogue(
            files.cache, marks=files.journal, clock=clock, site=self.journal.device.site
        )

    @property
    def device(self) -> Device:
        """This device's identity now."""
        return self.journal.device

    @property
    def secrets(self) -> Secrets:
        """The profile's secrets, for a second enrolment."""
        return self._files.secrets

    @property
    def journal_file(self) -> Database:
        """`journal.db`, for reading."""
        return self._files.journal

    @property
    def cache_file(self) -> Database:
        """`cache.db`, for reading."""
        return self._files.cache

    def go_on_as(self, device: Device) -> int:
        """Take a new identity after HQ stopped the old one; how many unsent steps follow it.

        `device.salt` made the key that HQ was shown; `device.chain` is given here.
        """
        followed = self.journal.go_on_as(device, sign=_signer(self.secrets, device))
        self.journal.set_mark(_BINDING, _binding(self.profile, self.secrets))
        self.projection.catch_up()
        return followed

    def keep_copy(self) -> Path | None:
        """The nightly copy of the journal, where today has none yet; cheap to ask at each round."""
        return keep_copy(self._files.journal, day=now_text(self.clock)[:_DAY])

    def fold_ahead(self) -> None:
        """Nothing is to do just now: bring what is written into its files, so that no commit stops for it."""
        for file in (self._files.journal, self._files.cache):
            file.checkpoint(from_pages=_FOLDED_AHEAD)

    def close(self) -> None:
        """Let go of the files and of the profile. Every thread must be done with them."""
        if not self._is_open:
            return
        self._is_open = False
        self.blobs.close()
        files = (self._files.journal, self._files.cache)
        for file in files:
            file.close()
        if not any(file.is_suspect for file in files):
            _mark_closed(self.profile)
        self._files.lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


_NOT_ENROLLED = "This profile is not enrolled with an HQ yet; enrol it first."


def is_enrolled(profile: Path) -> bool:
    """Whether books were begun in this folder."""
    return (profile / JOURNAL_FILE).exists()


def prepare_profile(profile: Path) -> Secrets:
    """The secrets of a profile that is about to enrol, kept before HQ hears of its key.

    Raises KeyMissing where nothing here keeps a secret, DiskFault, ProfileBusy.
    """
    try:
        profile.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not (profile / ID_FILE).exists():
            (profile / ID_FILE).write_text(f"{uuid.uuid4()}\n", encoding="ascii")
    except OSError as fault:
        raise DiskFault(f"{profile} cannot be written: {fault.strerror}.") from fault
    keychain, name = open_keychain(), profile_id(profile)
    found = keychain.find(name)
    if found is None:
        found = Secrets.new()
        keychain.keep(name, found)
    return found


def found_books(profile: Path, clock: Clock, *, device: Device) -> Books:
    """Begin the books of a prepared profile under its first identity, and open them.

    The journal is there with its identity or not at all. Raises ProfileBusy where books stand there
    already or another process begins them, and as `open_books`.
    """
    check_sqlite()
    lock = ProfileLock(profile / LOCK_FILE)
    try:
        if is_enrolled(profile):
            raise ProfileBusy(f"{profile} has books already.")
        _begin_journal(profile, secrets_of(profile_id(profile)), device)
    finally:
        lock.release()
    with ExitStack() as stack:
        books = stack.enter_context(open_books(profile, clock))
        books.projection.set_epoch(device.epoch)
        books.mending.skip_proof()
        stack.pop_all()
    return books


def _begin_journal(profile: Path, secrets: Secrets, device: Device) -> None:
    beside = profile / f"{JOURNAL_FILE}.new"
    _remove(beside)
    journal = Database(beside, secrets.database, durable=True)
    try:
        bring_up(journal, JOURNAL)
        with journal.transaction() as connection:
            add_device(connection, device)
            binding = _binding(profile, secrets)
            connection.execute("INSERT INTO mark (name, value) VALUES (?, ?)", (_BINDING, binding))
        journal.fold()
    finally:
        journal.close()
    beside.replace(profile / JOURNAL_FILE)


def _remove(file: Path) -> None:
    for end in ("", "-wal", "-shm"):
        file.with_name(file.name + end).unlink(missing_ok=True)


def open_books(profile: Path, clock: Clock) -> Books:
    """Open a profile's books: the only process that has them, whole, and in step with each other.

    After an unclean end, or where a file is another than was left, both files are checked page by
    page; the end of the chain always is. A cache that is damaged or gone is made anew; the journal
    is never altered. A copied profile opens as `forked`. Raises NotEnrolled, ProfileBusy,
    KeyMissing, BooksNewer, BooksDamaged, DiskFault: then nothing was changed.
    """
    check_sqlite()
    if not is_enrolled(profile):
        raise NotEnrolled(_NOT_ENROLLED)
    with ExitStack() as stack:
        lock = ProfileLock(profile / LOCK_FILE)
        stack.callback(lock.release)
        files = _open_files(profile, lock, secrets_of(profile_id(profile)))
        stack.callback(_close, files)
        books = Books(profile, files, clock)
        problems = faults_of_tail(books.journal)
        if problems:
            raise BooksDamaged(
                f"{problems[0]} Run `main.py salvage`: it puts the journal together from its copies."
            )
        if books.journal.mark(_BINDING) != _binding(profile, files.secrets):
            books.journal.device = replace(books.device, state="forked")
        books.projection.catch_up()
        stack.pop_all()
    return books


def _open_files(profile: Path, lock: ProfileLock, secrets: Secrets) -> _Files:
    is_clean = _was_closed(profile)
    journal = keyed_file(profile / JOURNAL_FILE, secrets, durable=True)
    with ExitStack() as stack:
        stack.callback(journal.close)
        bring_up(journal, JOURNAL)
        _check_pages(journal, is_clean=is_clean)
        (profile / _CLOSED).unlink(missing_ok=True)
        cache = _open_cache(profile / _CACHE, secrets, is_clean=is_clean)
        stack.pop_all()
    return _Files(journal, cache, lock, secrets)


def keyed_file(path: Path, secrets: Secrets, *, durable: bool) -> Database:
    """The file under the key that it has: where a change of keys was broken off, perhaps the next one.

    Raises Trouble as `Database`.
    """
    try:
        return Database(path, secrets.database, durable=durable)
    except KeyMissing:
        if not secrets.next_database:
            raise
    return Database(path, secrets.next_database, durable=durable)


def _open_cache(path: Path, secrets: Secrets, *, is_clean: bool) -> Database:
    """The cache, or an empty one in its place: whatever it held comes again."""
    try:
        return _whole_cache(path, secrets, is_clean=is_clean)
    except (BooksDamaged, KeyMissing):
        _remove(path)
    return _whole_cache(path, secrets, is_clean=True)


def _whole_cache(path: Path, secrets: Secrets, *, is_clean: bool) -> Database:
    cache = keyed_file(path, secrets, durable=False)
    with ExitStack() as stack:
        stack.callback(cache.close)
        bring_up(cache, CACHE)
        _check_pages(cache, is_clean=is_clean)
        stack.pop_all()
    return cache


def _check_pages(file: Database, *, is_clean: bool) -> None:
    faults = [] if is_clean else file.faults()
    if faults:
        message = f"{file.path} is damaged ({faults[0]}); `main.py salvage` mends a journal from its copies."
        raise BooksDamaged(message)


def _close(files: _Files) -> None:
    files.journal.close()
    files.cache.close()


def _signer(secrets: Secrets, device: Device) -> partial[bytes]:
    return partial(signed, secrets.device_key(device.salt))


def _binding(profile: Path, secrets: Secrets) -> str:
    """What tells this installation of the profile from a copy: the secret, the place, the machine."""
    machine = _MACHINE.read_text(encoding="ascii") if _MACHINE.exists() else ""
    told = f"{secrets.install}\0{profile.resolve()}\0{machine.strip()}"
    return hashlib.sha256(told.encode()).hexdigest()


def _stamps(profile: Path) -> dict[str, list[int]]:
    found = {name: (profile / name) for name in (JOURNAL_FILE, _CACHE)}
    stats = {name: path.stat() for name, path in found.items() if path.exists()}
    return {name: [stat.st_size, stat.st_mtime_ns] for name, stat in stats.items()}


def _mark_closed(profile: Path) -> None:
    """Where the disk takes no more, no mark is kept: the next start looks at every page."""
    with suppress(OSError):
        handle = os.open(profile / _CLOSED, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            json.dump(_stamps(profile), file)


def _was_closed(profile: Path) -> bool:
    """Whether both files are as the last process left them when it closed."""
    try:
        told = json.loads((profile / _CLOSED).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return False
    return bool(told == _stamps(profile))
