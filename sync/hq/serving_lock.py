"""Who uses the books just now: several servers may share them, a restore wants them alone.

The lock is the system's own (a file's, or PostgreSQL's), so it ends with its process, however that ends.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, text

from sync.hq.database import HqDatabase
from sync.hq.trouble import BooksBusy, DatabaseAway

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_ADVISORY = 0x436F756E74
"""The number under which PostgreSQL knows this lock: `Count` in ASCII."""
_BUSY = "HQ is serving these books in another process; stop it first."


@contextmanager
def serving(database: HqDatabase) -> Iterator[None]:
    """Hold the books together with other servers. Raises BooksBusy while they are being restored."""
    with _held(database, shared=True):
        yield


@contextmanager
def alone(database: HqDatabase) -> Iterator[None]:
    """Hold the books alone. Raises BooksBusy while anybody serves them."""
    with _held(database, shared=False):
        yield


@contextmanager
def _held(database: HqDatabase, *, shared: bool) -> Iterator[None]:
    if database.file is None:
        with _held_in_postgresql(database, shared=shared):
            yield
        return
    with _held_file(Path(f"{database.file}.lock"), shared=shared):
        yield


@contextmanager
def _held_in_postgresql(database: HqDatabase, *, shared: bool) -> Iterator[None]:
    """A session's lock, on a connection that stays out of every transaction."""
    function = "pg_try_advisory_lock_shared" if shared else "pg_try_advisory_lock"
    with database.engine.connect() as connection:
        session: Connection = connection.execution_options(isolation_level="AUTOCOMMIT")
        if not session.scalar(text(f"SELECT {function}({_ADVISORY})")):
            raise BooksBusy(_BUSY)
        try:
            yield
        finally:
            session.execute(text("SELECT pg_advisory_unlock_all()"))


@contextmanager
def _held_file(path: Path, *, shared: bool) -> Iterator[None]:
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as fault:
        raise DatabaseAway(f"{path} cannot be made: {fault.strerror}.") from fault
    try:
        _lock(handle, shared=shared)
        yield
    finally:
        os.close(handle)


def _lock(handle: int, *, shared: bool) -> None:
    try:
        if sys.platform == "win32":
            # It knows no shared lock: one server a folder there; PostgreSQL is for several.
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except OSError as fault:
        raise BooksBusy(_BUSY) from fault
