"""What is kept beside the chain in `journal.db`, unsealed: counter drafts and single values."""

from sync.shop.database import Database
from sync.stock.moment import Clock, now_text


class Notebook:
    """Durable and crash-safe as the chain itself, and no part of it."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    def save_draft(self, draft: str, body: bytes) -> None:
        """Keep what a clerk has begun, durable when this returns; nothing is sealed."""
        with self.database.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO draft (id, saved_at, body) VALUES (?, ?, ?)",
                (draft, now_text(self._clock), body),
            )

    def drafts(self) -> list[tuple[str, str, bytes]]:
        """(id, saved at, body) of what was begun and not posted, oldest first."""
        rows = self.database.rows("SELECT id, saved_at, body FROM draft ORDER BY saved_at, id")
        return [(row[0], row[1], row[2]) for row in rows]

    def drop_draft(self, draft: str) -> None:
        """Let go of what was begun; the clerk said so."""
        with self.database.transaction() as connection:
            connection.execute("DELETE FROM draft WHERE id = ?", (draft,))

    def mark(self, name: str) -> str:
        """A single value kept beside the chain; empty: never set."""
        row = self.database.row("SELECT value FROM mark WHERE name = ?", (name,))
        return str(row[0]) if row else ""

    def set_mark(self, name: str, value: str) -> None:
        """Keep a single value, durable when this returns."""
        with self.database.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO mark (name, value) VALUES (?, ?)", (name, value)
            )
