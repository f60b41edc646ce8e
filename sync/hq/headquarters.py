"""HQ as a whole: every room of it over one database, for the door and for the headless interface."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from sync.hq import bulk, founding, upgrades
from sync.hq.backup import restore
from sync.hq.blobs import Blobs
from sync.hq.catalogue import Catalogue
from sync.hq.comparing import Comparing
from sync.hq.database import HqDatabase
from sync.hq.desk import Desk
from sync.hq.devices import Devices
from sync.hq.ear import Ear
from sync.hq.feed import Feed, head_and_epoch
from sync.hq.handshake import Handshake
from sync.hq.judgement import Teller, take_push
from sync.hq.looking import Looking
from sync.hq.on_hand import OnHand
from sync.hq.quarantine import Quarantine
from sync.hq.reading import Reading
from sync.hq.staff import Staff
from sync.hq.tokens import Tokens
from sync.hq.trouble import BooksMissing, DatabaseAway, Trouble
from sync.hq.turns import Turns
from sync.stock.moment import Clock, now_text
from sync.wire.messages import Push, Pushed

BOOKS = "hq.db"
"""The file of the books in HQ's folder."""

_DRIVERS = frozenset({"sqlite", "postgresql+psycopg"})
_URL = "A database is named as postgresql+psycopg://user@host/name."


class UrlUnknown(Trouble):
    """That names no database HQ can be in."""

    code = "database_url"
    exit_code = 2


@dataclass(frozen=True, slots=True)
class Headquarters:
    """HQ's rooms. Threads may share it."""

    database: HqDatabase
    clock: Clock
    devices: Devices
    tokens: Tokens
    staff: Staff
    catalogue: Catalogue
    feed: Feed
    handshake: Handshake
    reading: Reading
    on_hand: OnHand
    desk: Desk
    comparing: Comparing
    blobs: Blobs
    quarantine: Quarantine
    looking: Looking
    turns: Turns = field(default_factory=Turns)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    def push(self, device: str, push: Push, *, told: Teller | None = None) -> Pushed:
        """Take steps into custody and judge them; see `judgement.take_push`.

        Where what it follows is at work here, or comes soon, it is taken after that.
        """
        with self.turns.begun(device, push.first) as turn:
            pushed = take_push(self.database, device, push, now=self.now(), told=told)
            while pushed.resend_from and turn.waited():
                pushed = take_push(self.database, device, push, now=self.now(), told=told)
            return pushed

    def ear(self) -> Ear:
        """Hears what other processes commit to these books."""
        return Ear(self.database)

    def now(self) -> str:
        """HQ's clock, as text."""
        return now_text(self.clock)

    def epoch(self) -> str:
        """The epoch that feed positions belong to."""
        with self.database.reading() as books:
            return head_and_epoch(books)[1]

    def public_keys(self) -> str:
        """HQ's `keys` as a Welcome tells them."""
        with self.database.reading() as books:
            return founding.public_keys(books)

    def company(self) -> str:
        """Whose HQ this is."""
        with self.database.reading() as books:
            rows = bulk.ask(books, "SELECT value FROM setting WHERE name = ?", ("company",))
        return str(rows[0][0])


def books_url(place: Path | str) -> str:
    """The database's URL: of a folder's own file, or as given. Raises UrlUnknown."""
    if isinstance(place, Path):
        return f"sqlite:///{place.absolute() / BOOKS}"
    try:
        driver = make_url(place).drivername
    except ArgumentError as fault:
        raise UrlUnknown(_URL) from fault
    if driver not in _DRIVERS:
        raise UrlUnknown(_URL)
    return place


def found_headquarters(place: Path | str, company: str, clock: Clock) -> str:
    """Begin HQ's books in a folder (made if need be) or an empty database; returns the epoch.

    Raises Trouble: BooksExist where there are some, and as `open_headquarters`.
    """
    if isinstance(place, Path):
        _make(place)
    database = HqDatabase.open(books_url(place))
    try:
        return founding.found(database, company, now=now_text(clock))
    finally:
        database.close()


def restore_headquarters(place: Path | str, file: Path, clock: Clock) -> str:
    """Bring a backup back in place of the books there, if any; returns the new epoch.

    Raises Trouble as `backup.restore` does: BooksBusy while anybody serves them.
    """
    if isinstance(place, Path):
        _make(place)
    return restore(books_url(place), file, now=now_text(clock))


def open_headquarters(place: Path | str, clock: Clock) -> Headquarters:
    """Open HQ's books in a folder, or at a database URL.

    Raises Trouble: BooksMissing, BooksNewer, BooksDamaged, DatabaseAway; nothing was changed.
    """
    url = books_url(place)
    file = make_url(url).database or ""
    if url.startswith("sqlite") and not Path(file).is_file():
        raise BooksMissing(f"There are no books at {file}; `hq init` begins them.")
    database = HqDatabase.open(url)
    try:
        upgrades.check(database)
        return headquarters_over(database, clock)
    except Trouble:
        database.close()
        raise


def headquarters_over(database: HqDatabase, clock: Clock) -> Headquarters:
    """HQ over books that are open and up to date. Raises BooksMissing where they were never begun."""
    with database.reading() as books:
        secret = founding.own_key(books).private_bytes_raw()
    return Headquarters(
        database,
        clock,
        Devices(database, clock),
        Tokens(secret, clock),
        Staff(database, clock),
        Catalogue(database),
        Feed(database),
        Handshake(database, clock),
        Reading(database),
        OnHand(database, clock),
        Desk(database, clock),
        Comparing(database),
        Blobs(database, clock),
        Quarantine(database, clock),
        Looking(database, clock),
    )


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise DatabaseAway(f"{folder} cannot be made: {fault.strerror}.") from fault
