"""What a cache says of itself: how far HQ's feed was read and of which epoch, and what lies over it."""

from sync.shop.catalogue_intake import forget_walk
from sync.shop.database import Connection, Database


def mark(cache: Database, name: str) -> str:
    """What stands under that name; empty: nothing does."""
    row = cache.row("SELECT value FROM mark WHERE name = ?", (name,))
    return str(row[0]) if row else ""


def set_mark(connection: Connection, name: str, value: str) -> None:
    """Let it stand under that name from now on."""
    connection.execute("INSERT OR REPLACE INTO mark (name, value) VALUES (?, ?)", (name, value))


def keep_projected(connection: Connection) -> None:
    """The last step that lies over the cache, before some of those that say so go."""
    connection.execute(
        "INSERT INTO mark (name, value) SELECT 'projected', position FROM pending"
        " WHERE true ORDER BY position DESC LIMIT 1"  # with max() and HAVING it reads them all
        " ON CONFLICT DO UPDATE SET value = excluded.value"
        " WHERE CAST(excluded.value AS INTEGER) > CAST(mark.value AS INTEGER)"
    )


def tell_anew(connection: Connection, epoch: str) -> None:
    """HQ is to tell everything from its first row on: nothing is known of any position in its feed."""
    for table in ("document", "item", "staff", "site"):
        connection.execute(f"UPDATE {table} SET feed = 0 WHERE feed <> 0")
    for name, value in (("bookmark", "0"), ("digest", "0"), ("refilling", "1"), ("epoch", epoch)):
        set_mark(connection, name, value)
    forget_walk(connection)
