"""Steps that a damaged journal still held beyond a gap: kept as they were sealed, and given back.

They join no chain any more, so they wait in a file of their own, encrypted like the journal. Given
back, each is sealed once more at the end of the chain; HQ answers what it has as it did before.
"""

from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from sync.shop.database import Row
from sync.shop.identity import device_of
from sync.shop.journal import Journal
from sync.shop.keychain import Secrets
from sync.shop.links import Loose
from sync.shop.profile import Books, keyed_file
from sync.shop.sealed import CallerKey, Sealed
from sync.stock.refusal import Refusal
from sync.wire.seal import is_signed

LOOSE_FILE = "salvaged-steps.db"

_TABLE = (
    "CREATE TABLE IF NOT EXISTS loose (hash BLOB PRIMARY KEY, position INTEGER NOT NULL,"
    " step TEXT NOT NULL, document TEXT NOT NULL, number TEXT NOT NULL, body BLOB NOT NULL,"
    " signature BLOB NOT NULL, key TEXT, digest BLOB)"
)
_OPENINGS = "CREATE TABLE IF NOT EXISTS loose_opening (hash BLOB PRIMARY KEY, body BLOB NOT NULL)"
"""A table of its own: an older program may have begun the file."""
_KEEP_OPENING = "INSERT OR IGNORE INTO loose_opening (hash, body) VALUES (?, ?)"
_KEEP = (
    "INSERT OR IGNORE INTO loose (position, step, document, number, body, hash, signature, key, digest)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_ALL = (
    "SELECT position, step, document, number, loose.body, hash, signature, o.body, key, digest"
    " FROM loose LEFT JOIN loose_opening o USING (hash)"
    " ORDER BY position"
)


@dataclass(frozen=True, slots=True)
class GivenBack:
    """`given` steps were sealed again now; `left` stay in the file: nothing proves who sealed them."""

    given: int = 0
    left: int = 0


def keep_loose(profile: Path, secrets: Secrets, loose: Iterable[Loose]) -> None:
    """Put steps beside the journal, encrypted, over none that are there. Raises Trouble."""
    with ExitStack() as stack:
        file = keyed_file(profile / LOOSE_FILE, secrets, durable=True)
        stack.callback(file.close)
        with file.transaction() as connection:
            rows = list(loose)
            connection.execute(_TABLE)
            connection.execute(_OPENINGS)
            connection.executemany(_KEEP, [_row(one) for one in rows])
            told = [(one.step.hash, one.step.opening) for one in rows if one.step.opening]
            connection.executemany(_KEEP_OPENING, told)
        file.fold()


def give_back(books: Books) -> GivenBack:
    """Seal the loose steps again at the end of the chain, each once, however often this is called.

    They are projected at once, and wait for HQ. The file stays. Raises Trouble; then none was sealed.
    """
    loose = loose_steps(books.profile, books.secrets)
    proven = [one for one in loose if _is_own(books.journal, one.step)]
    again = [_unless_used(books.journal, one) for one in proven if not _stands(books.journal, one)]
    if again:
        books.journal.join(again)
        books.projection.catch_up()
    return GivenBack(len(again), len(loose) - len(proven))


def loose_steps(profile: Path, secrets: Secrets) -> list[Loose]:
    """What was put beside the journal, in the order of its sealing. Raises Trouble."""
    if not (profile / LOOSE_FILE).exists():
        return []
    with ExitStack() as stack:
        file = keyed_file(profile / LOOSE_FILE, secrets, durable=True)
        stack.callback(file.close)
        with file.transaction() as connection:
            connection.execute(_OPENINGS)
        return [_loose(row) for row in file.rows(_ALL)]


def _row(one: Loose) -> tuple[object, ...]:
    step, key = one
    named = (key.key, key.digest) if key else (None, None)
    return (step.position, step.step, step.document, step.number, step.body, step.hash,
            step.signature, *named)  # fmt: skip


def _loose(row: Row) -> Loose:
    *step, key, digest = row
    return Loose(Sealed(*step), None if key is None else CallerKey(key, digest))


def _is_own(journal: Journal, step: Sealed) -> bool:
    """Whether it can be read, and one of this profile's identities signed it."""
    device = device_of(journal.database, step.chain)
    if device is None or not is_signed(device.public_key, step.hash, step.signature):
        return False
    try:
        letter = step.letter()
    except Refusal:
        return False
    return (letter.device, letter.step) == (device.id, step.step)


def _stands(journal: Journal, one: Loose) -> bool:
    found = journal.database.row("SELECT 1 FROM step WHERE step = ? LIMIT 1", (one.step.step,))
    return found is not None


def _unless_used(journal: Journal, one: Loose) -> Loose:
    """A key that was used again meanwhile stands for what was recorded then."""
    is_used = one.key is not None and journal.recorded_key(one.key.key) is not None
    return Loose(one.step) if is_used else one
