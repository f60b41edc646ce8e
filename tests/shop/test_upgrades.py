from pathlib import Path

import pytest

from sync.shop.database import Connection, Database
from sync.shop.tables import journal_schema
from sync.shop.trouble import BooksNewer
from sync.shop.upgrades import CACHE, JOURNAL, Plan, bring_up, version_of
from tests.shop.cache_file import KEY, a_cache, a_journal_file


def _with_colour(connection: Connection) -> None:
    connection.execute("ALTER TABLE draft ADD COLUMN colour TEXT NOT NULL DEFAULT ''")


def _broken(connection: Connection) -> None:
    connection.execute("ALTER TABLE draft ADD COLUMN half TEXT NOT NULL DEFAULT ''")
    raise ZeroDivisionError


NEXT = Plan(journal_schema, {**JOURNAL.upgrades, JOURNAL.version: _with_colour})


def columns(file: Database) -> list[str]:
    return [row[1] for row in file.rows("PRAGMA table_info(draft)")]


def test_a_new_file_is_made_whole_at_the_newest_version(tmp_path: Path) -> None:
    file = a_journal_file(tmp_path)
    assert version_of(file) == JOURNAL.version
    bring_up(file, JOURNAL)
    file.close()


def test_an_older_file_is_brought_up_and_a_copy_of_it_kept(tmp_path: Path) -> None:
    file = a_journal_file(tmp_path)
    with file.transaction() as connection:
        connection.execute("INSERT INTO draft (id, body) VALUES ('d', x'01')")
    bring_up(file, NEXT)
    assert version_of(file) == JOURNAL.version + 1
    assert file.rows("SELECT id, colour FROM draft") == [("d", "")]
    file.close()
    copy = Database(tmp_path / f"journal.db.v{JOURNAL.version}", KEY, durable=False)
    assert "colour" not in columns(copy)
    assert copy.rows("SELECT id FROM draft") == [("d",)]
    copy.close()


def test_an_upgrade_that_fails_leaves_the_file_at_its_version(tmp_path: Path) -> None:
    file = a_journal_file(tmp_path)
    with pytest.raises(ZeroDivisionError):
        bring_up(file, Plan(journal_schema, {JOURNAL.version: _broken}))
    assert version_of(file) == JOURNAL.version
    assert "half" not in columns(file)
    file.close()


def test_a_newer_file_is_refused_untouched(tmp_path: Path) -> None:
    file = a_journal_file(tmp_path)
    bring_up(file, NEXT)
    file.close()
    before = (tmp_path / "journal.db").read_bytes()
    file = Database(tmp_path / "journal.db", KEY, durable=False)
    with pytest.raises(BooksNewer) as trouble:
        bring_up(file, JOURNAL)
    file.close()
    assert trouble.value.exit_code == 6
    assert "newer" in trouble.value.message
    assert (tmp_path / "journal.db").read_bytes() == before


def _schema(file: Database) -> dict[str, str]:
    rows = file.rows("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {name: " ".join(sql.split()) for name, sql in rows}


def test_a_cache_of_before_reservations_comes_to_hold_them(tmp_path: Path) -> None:
    file = a_cache(tmp_path)
    made = _schema(file)
    with file.transaction() as connection:
        connection.execute("DROP TABLE counted")
        connection.execute("ALTER TABLE staff DROP COLUMN ext")
        connection.execute("DROP TABLE reserved")
        connection.execute("DROP INDEX document_reversals")
        connection.execute("PRAGMA user_version = 2")
    bring_up(file, CACHE)
    assert (_schema(file), version_of(file)) == (made, CACHE.version)
    file.close()


def test_a_cache_of_before_extensions_keeps_its_people(tmp_path: Path) -> None:
    file = a_cache(tmp_path)
    made = _schema(file)
    with file.transaction() as connection:
        connection.execute("DROP TABLE counted")
        connection.execute("ALTER TABLE staff DROP COLUMN ext")
        connection.execute("INSERT INTO staff VALUES ('C1', '小麗', 'clerk', 'hash', 1, 7)")
        connection.execute("PRAGMA user_version = 3")
    bring_up(file, CACHE)
    assert (_schema(file), version_of(file)) == (made, CACHE.version)
    assert file.rows("SELECT * FROM staff") == [("C1", "小麗", "clerk", "hash", 1, "", 7)]
    file.close()


def test_a_journal_from_before_names_were_kept_apart_gets_their_table_and_keeps_its_steps(
    tmp_path: Path,
) -> None:
    file = a_journal_file(tmp_path)
    with file.transaction() as connection:
        connection.execute("INSERT INTO step (position, step, hash, signature, body)"
                           " VALUES (1, 's', x'', x'', x'01')")  # fmt: skip
        connection.execute("DROP TABLE opening")
        connection.execute("PRAGMA user_version = 1")
    bring_up(file, JOURNAL)
    assert file.rows("SELECT position, body FROM step") == [(1, b"\x01")]
    assert file.rows("SELECT * FROM opening") == []
    file.close()
