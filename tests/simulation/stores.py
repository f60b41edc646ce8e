"""The books' files as a world has them: HQ's in memory behind one connection, a shop's unencrypted.

What is tried here is order and loss, not the disk and not the cipher; both have tests of their own.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any
from unittest.mock import patch

from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from sync.hq.database import HqDatabase
from sync.shop import database


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

    def close(self) -> None:
        """Let go of it."""
        self._connection.close()
        super().close()
        self.driver.close()


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
