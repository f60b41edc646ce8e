"""Brings HQ's tables to what this program knows, and refuses books of a newer one."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from sync.hq.database import HqDatabase
from sync.hq.trouble import BooksMissing, BooksNewer

NEWEST = "0009"
"""The last step in migrations/versions."""

_FOLDER = Path(__file__).parent / "migrations"


def version(connection: Connection) -> str:
    """Which step the books are at; empty where there are none yet."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found or ""


def upgrade(connection: Connection) -> None:
    """Make the tables, or bring them up to date. Raises BooksNewer for a step not known here."""
    if version(connection) == NEWEST:
        return
    from alembic import command  # 0.3 s: not where there is nothing to do
    from alembic.config import Config
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", _FOLDER.as_posix())
    config.attributes["connection"] = connection
    try:
        ScriptDirectory.from_config(config).get_revision(version(connection) or NEWEST)
    except CommandError as fault:
        raise BooksNewer(
            "A newer Counterstock wrote these books; install that version or a later one."
        ) from fault
    command.upgrade(config, "head")


def check(database: HqDatabase) -> None:
    """Bring existing books up to date. Raises BooksMissing where there are none, or BooksNewer."""
    with database.reading() as connection:
        found = version(connection)
    if not found:
        raise BooksMissing("There are no books here yet; `hq init` begins them.")
    if found != NEWEST:
        with database.transaction() as connection:
            upgrade(connection)
