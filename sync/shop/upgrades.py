"""Brings a shop's file up to what this program expects, by numbered functions; a copy is kept first.

`PRAGMA user_version` says where a file stands. A file of a newer program is refused untouched.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from sync.shop.counted_rows import keep_all_counted
from sync.shop.database import Connection, Database
from sync.shop.pending_counts import begin_counting
from sync.shop.tables import SEARCH_TABLE, blobs_schema, cache_schema, journal_schema, statements
from sync.shop.trouble import BooksNewer

if TYPE_CHECKING:
    from sqlalchemy import MetaData

Upgrade: TypeAlias = Callable[[Connection], None]
"""Brings a file from one version to the next, inside the caller's transaction."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How a file comes to be: `upgrades[n]` brings version n to n + 1.

    A new file is made whole from `schema`, with the statements of `more` after it.
    """

    schema: "Callable[[], MetaData]"
    upgrades: Mapping[int, Upgrade]
    more: Sequence[str] = ()

    @property
    def version(self) -> int:
        """What this program expects: one above the last upgrade."""
        return 1 + max(self.upgrades, default=0)


def keep_openings(connection: Connection) -> None:
    """Names are kept beside the sealed bytes from now on; again is the same."""
    for statement in statements(journal_schema()):
        if statement.split()[:3] == ["CREATE", "TABLE", "opening"]:
            connection.execute(statement.replace("TABLE", "TABLE IF NOT EXISTS", 1))


JOURNAL = Plan(journal_schema, {1: keep_openings})
BLOBS = Plan(blobs_schema, {})


def _hold_back(connection: Connection) -> None:
    """Open reservations are summed from rows of their own; no older program knew the kind."""
    wanted = [text for text in statements(cache_schema()) if "reserved" in text]
    for statement in wanted:
        connection.execute(statement)


def _add_extensions(connection: Connection) -> None:
    """Nobody's is known until HQ tells of them again."""
    connection.execute("ALTER TABLE staff RENAME TO staff_before")
    for statement in statements(cache_schema()):
        if statement.split()[:3] == ["CREATE", "TABLE", "staff"]:
            connection.execute(statement)
    connection.execute(
        "INSERT INTO staff (code, name, role, pin, active, ext, feed)"
        " SELECT code, name, role, pin, active, '', feed FROM staff_before"
    )
    connection.execute("DROP TABLE staff_before")


def _keep_counted(connection: Connection) -> None:
    """What was counted when is kept by goods from now on, of a paper posted again at each hour."""
    connection.execute("DROP TABLE IF EXISTS counted")
    for statement in statements(cache_schema()):
        if "counted" in statement:
            connection.execute(statement)
    keep_all_counted(connection)


def _find_reversals(connection: Connection) -> None:
    """A long queue is not looked through for them any more; again is the same."""
    for statement in statements(cache_schema()):
        if "document_reversals" in statement:
            connection.execute(statement.replace("INDEX", "INDEX IF NOT EXISTS", 1))


_CACHE_UPGRADES = {
    1: begin_counting,
    2: _hold_back,
    3: _add_extensions,
    4: _keep_counted,
    5: _keep_counted,
    6: _find_reversals,
}
CACHE = Plan(cache_schema, _CACHE_UPGRADES, (SEARCH_TABLE,))


def bring_up(database: Database, plan: Plan) -> None:
    """Make or upgrade the file. One transaction: the file is at its old version or at the new one.

    Raises BooksNewer, changing nothing, where a newer program wrote the file.
    """
    found = version_of(database)
    if found == plan.version:
        return
    if found > plan.version:
        raise BooksNewer(
            f"{database.path} belongs to a newer Counterstock (books version {found}, this one knows"
            f" {plan.version}); install that one."
        )
    if found:
        database.copy_to(database.path.with_name(f"{database.path.name}.v{found}"))
    with database.transaction() as connection:
        _run(connection, plan, found)


def version_of(database: Database) -> int:
    """The version of a file; 0: it is new."""
    row = database.row("PRAGMA user_version")
    return int(row[0]) if row else 0


def _run(connection: Connection, plan: Plan, found: int) -> None:
    if found:
        for number in range(found, plan.version):
            plan.upgrades[number](connection)
    else:
        for statement in (*statements(plan.schema()), *plan.more):
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {plan.version}")
