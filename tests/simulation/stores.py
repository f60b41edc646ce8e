"""The books' files as a world has them: HQ's in memory behind one connection, a shop's unencrypted.

What is tried here is order and loss, not the disk and not the cipher; both have tests of their own.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import lru_cache
from typing import Any
from unittest.mock import patch

from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from sync.hq import proof_of_chains
from sync.hq.database import HqDatabase
from sync.shop import chain, database
from sync.wire.seal import is_signed


class HqInMemory(HqDatabase):
    """HQ's books in memory. One thread, one connection, one transaction at a time."""

    def __init__(self) -> None:
        self.driver: Any = dbapi2.connect(":memory:", isolation_level=None, cached_statements=512)
        self.driver.execute("PRAGMA foreign_keys = ON")
        super().__init__(
            create_engine(
                "sqlite://", module=dbapi2, creator=lambda: self.driver, poolclass=StaticPool
            )
        )
        self._connection = self.engine.connect()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """All of it or nothing."""
        self.driver.execute("BEGIN IMMEDIATE")
        try:
            yield self._connection
            self.driver.execute("COMMIT")
        finally:
            if self.driver.in_transaction:
                self.driver.execute("ROLLBACK")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One state of the books."""
        self.driver.execute("BEGIN")
        try:
            yield self._connection
        finally:
            self.driver.execute("ROLLBACK")

    def remember(self) -> None:
        """Keep what there is now for `begin_anew`."""
        self.driver.execute("ATTACH ':memory:' AS founded")
        for table in self._tables():
            self.driver.execute(f"CREATE TABLE founded.{table} AS SELECT * FROM main.{table}")

    def begin_anew(self) -> None:
        """All rows as they were remembered. Another file's pages would make every statement anew."""
        self.driver.execute("PRAGMA foreign_keys = OFF")
        with self.transaction():
            for table in self._tables():
                self.driver.execute(f"DELETE FROM main.{table}")
                self.driver.execute(f"INSERT INTO main.{table} SELECT * FROM founded.{table}")
        self.driver.execute("PRAGMA foreign_keys = ON")

    def _tables(self) -> list[str]:
        told = "SELECT name FROM main.sqlite_schema WHERE type = 'table' ORDER BY rowid"
        return [f'"{name}"' for (name,) in self.driver.execute(told)]

    def close(self) -> None:
        """Let go of it."""
        self._connection.close()
        super().close()
        self.driver.close()


@contextmanager
def signatures_remembered() -> Iterator[None]:
    """Whether a signature is right depends on its bytes alone: each is worked out once.

    Every seed's proofs go over the template's steps anew.
    """
    known = lru_cache(maxsize=1 << 16)(is_signed)
    with patch.object(chain, "is_signed", known), patch.object(proof_of_chains, "is_signed", known):
        yield


def plain_files() -> AbstractContextManager[object]:
    """A shop's files without a key, for as long as the block lasts."""

    def opened(_self: database.Database, target: str) -> Any:  # noqa: ANN401 - the driver is untyped
        return dbapi2.connect(
            target,
            timeout=10,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=256,
        )

    return patch.object(database.Database, "_keyed", opened)
