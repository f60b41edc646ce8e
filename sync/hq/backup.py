"""Copies of HQ's books: one SQLite file of our own tables, whichever database they came from.

The copy is consistent while HQ serves. What it brings back is an older state of the world, so it
comes back under a new epoch: every device then says hello anew and sends again what HQ has lost.
The present books are kept aside, never overwritten.
"""

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, Table, make_url, text

from sync.hq import bulk
from sync.hq.database import HqDatabase
from sync.hq.founding import new_epoch
from sync.hq.serving_lock import alone
from sync.hq.tables import METADATA
from sync.hq.trouble import BooksDamaged, BooksExist, BooksMissing
from sync.hq.upgrades import upgrade, version


def backup(database: HqDatabase, file: Path) -> None:
    """Copy the books as they are now into `file`, which must not exist yet.

    Raises Trouble: BooksExist (the file is there), DiskFull, DatabaseAway.
    """
    if file.exists():
        raise BooksExist(f"{file} is there already; nothing was overwritten.", code="file_exists")
    unfinished = file.with_name(file.name + ".part")
    unfinished.unlink(missing_ok=True)
    if database.file is None:
        _copy_tables_into(database, unfinished)
    else:
        database.copy_to(unfinished)
    unfinished.replace(file)


def restore(url: str, file: Path, *, now: str) -> str:
    """Bring the backup in `file` back in place of the books at `url`; returns the new epoch.

    The present books are kept aside: beside their file, or in a schema of their own, named by `now`
    (UTC text). Raises Trouble: BooksBusy while HQ serves, BooksMissing, BooksDamaged (the file is
    no backup), BooksNewer; then nothing was changed.
    """
    if not file.is_file():
        raise BooksMissing(f"There is no file {file}.", code="no_backup")
    mark = "".join(sign for sign in now if sign.isdigit())
    if make_url(url).get_backend_name() == "sqlite":
        return _restore_file(url, file, mark)
    return _restore_tables(url, file, mark)


def _copy_tables_into(database: HqDatabase, target: Path) -> None:
    with (
        _opened(f"sqlite:///{target}") as copy,
        database.reading() as books,
        copy.transaction() as writing,
    ):
        upgrade(writing)
        _copy_tables(books, writing)


def _copy_tables(source: Connection, target: Connection) -> None:
    """Every row of every table, in an order that references allow."""
    for table in METADATA.sorted_tables:
        _copy_table(source, target, table)


def _copy_table(source: Connection, target: Connection, table: Table) -> None:
    names = ",".join(f'"{column.name}"' for column in table.columns)
    flags = [n for n, column in enumerate(table.columns) if column.type.python_type is bool]
    some: list[bulk.Row] = []
    for row in bulk.stream(source, f'SELECT {names} FROM "{table.name}"'):
        some.append(_with_flags(row, flags))
        if len(some) == bulk.CHUNK:
            bulk.insert(target, table, some)
            some = []
    bulk.insert(target, table, some)


def _with_flags(row: bulk.Row, flags: list[int]) -> bulk.Row:
    """SQLite has no booleans of its own; PostgreSQL takes nothing else."""
    if not flags:
        return tuple(row)
    return tuple(bool(value) if n in flags else value for n, value in enumerate(row))


def _renewed(file: Path, target: Path) -> str:
    """Make `target` a copy of the backup, brought up to date and under a new epoch; returns that."""
    target.unlink(missing_ok=True)
    shutil.copyfile(file, target)
    try:
        with _opened(f"sqlite:///{target}") as books:
            with books.reading() as connection:
                problems = connection.execute(text("PRAGMA quick_check(1)")).scalar()
                if problems != "ok" or not version(connection):
                    raise _no_backup(file)
            with books.transaction() as connection:
                upgrade(connection)
                epoch = new_epoch()
                connection.execute(text("UPDATE feed_head SET epoch = :new"), {"new": epoch})
    except BooksDamaged:
        target.unlink(missing_ok=True)
        raise _no_backup(file) from None
    return epoch


def _no_backup(file: Path) -> BooksDamaged:
    return BooksDamaged(f"{file} is no whole backup of HQ's books; nothing was changed.")


def _restore_file(url: str, file: Path, mark: str) -> str:
    place = Path(make_url(url).database or "")
    unfinished = place.with_name(place.name + ".restoring")
    with alone(HqDatabase.at(url)):  # not opened: they may be damaged, which is why this is done
        epoch = _renewed(file, unfinished)
        _set_aside(place, mark)
        unfinished.replace(place)
    return epoch


def _set_aside(place: Path, mark: str) -> None:
    """The file and what SQLite keeps beside it, under one other name."""
    for ending in ("", "-wal", "-shm"):
        present = place.with_name(place.name + ending)
        if present.exists():
            present.replace(place.with_name(f"{place.stem}-before-{mark}{place.suffix}{ending}"))


def _restore_tables(url: str, file: Path, mark: str) -> str:
    with tempfile.TemporaryDirectory(prefix="counterstock-") as folder:
        copied = Path(folder) / "hq.db"
        with _opened(url) as books, alone(books):
            epoch = _renewed(file, copied)
            with (
                _opened(f"sqlite:///{copied}") as source,
                source.reading() as reading,
                books.transaction() as connection,
            ):
                _move_aside(connection, f"before_{mark}")
                upgrade(connection)
                _copy_tables(reading, connection)
    return epoch


def _move_aside(connection: Connection, schema: str) -> None:
    """The present tables under a schema of their own; an empty database has none."""
    if not version(connection):
        return
    connection.execute(text(f"CREATE SCHEMA {schema}"))
    for name in ("alembic_version", *(table.name for table in METADATA.sorted_tables)):
        connection.execute(text(f'ALTER TABLE "{name}" SET SCHEMA {schema}'))


@contextlib.contextmanager
def _opened(url: str) -> Iterator[HqDatabase]:
    database = HqDatabase.open(url)
    try:
        yield database
    finally:
        database.close()
