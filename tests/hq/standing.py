"""One PostgreSQL database for many tests: its rows are put back, since a new one costs more than a test."""

from dataclasses import dataclass
from typing import LiteralString

import psycopg
from psycopg import sql

from sync.hq.tables import METADATA

_TABLES = [table.name for table in METADATA.sorted_tables]
_END_OTHERS = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
_STANDING = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"


@dataclass(frozen=True)
class Standing:
    """A founded database at `url` (SQLAlchemy's), which no other test process uses."""

    url: str

    @classmethod
    def over(cls, url: str) -> "Standing":
        """Keep all its rows beside, as they are now."""
        made = cls(url)
        keep = [_each("CREATE TABLE founded.{0} AS TABLE public.{0}", name) for name in _TABLES]
        with made._connected() as connection:
            connection.execute(sql.SQL(";").join([sql.SQL("CREATE SCHEMA founded"), *keep]))
        return made

    def put_back(self) -> None:
        """The rows that were kept and no others; whoever still uses it is sent away."""
        empty = [_each("DELETE FROM public.{0}", name) for name in reversed(_TABLES)]
        fill = [_each("INSERT INTO public.{0} TABLE founded.{0}", name) for name in _TABLES]
        with self._connected() as connection:
            connection.execute(_END_OTHERS)
            connection.execute(sql.SQL(";").join([*empty, *fill]))
            standing = {name for (name,) in connection.execute(_STANDING)}
        assert standing == set(_TABLES), "a test left another table, or took one away"

    def _connected(self) -> "psycopg.Connection[tuple[str]]":
        return psycopg.connect(self.url.replace("+psycopg", "", 1), autocommit=True)


def _each(statement: LiteralString, name: str) -> sql.Composed:
    return sql.SQL(statement).format(sql.Identifier(name))
