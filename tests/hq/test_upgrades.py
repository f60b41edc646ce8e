import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from sync.hq.database import HqDatabase
from sync.hq.tables import METADATA
from sync.hq.trouble import BooksMissing, BooksNewer
from sync.hq.upgrades import NEWEST, check, upgrade, version


def test_the_steps_lead_to_the_tables_that_the_program_knows(database: HqDatabase) -> None:
    with database.transaction() as connection:
        upgrade(connection)
    with database.reading() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), METADATA)
    assert differences == []


def test_a_table_that_no_step_makes_is_noticed(database: HqDatabase) -> None:
    with database.transaction() as connection:
        upgrade(connection)
        connection.execute(text("DROP TABLE reservation"))
    with database.reading() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), METADATA)
    assert [difference[0] for difference in differences] == ["add_table", "add_index"]


def test_books_that_are_up_to_date_are_left_alone(database: HqDatabase) -> None:
    with database.transaction() as connection:
        upgrade(connection)
        upgrade(connection)
        assert version(connection) == NEWEST
    check(database)


def test_no_books_are_told_as_missing(database: HqDatabase) -> None:
    with pytest.raises(BooksMissing):
        check(database)


def test_books_of_a_newer_program_are_refused_unchanged(database: HqDatabase) -> None:
    with database.transaction() as connection:
        upgrade(connection)
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(BooksNewer):
        check(database)
    with database.reading() as connection:
        assert version(connection) == "9999"
