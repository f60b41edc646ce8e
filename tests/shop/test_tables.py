from pathlib import Path

import pytest
from sqlalchemy import MetaData

from sync.shop.journal import WAITING
from sync.shop.tables import cache_schema, journal_schema, statements
from tests.shop.cache_file import a_cache, a_journal_file


@pytest.mark.parametrize("schema", [journal_schema(), cache_schema()])
def test_every_column_of_a_schema_has_a_value_or_says_that_it_may_have_none(
    schema: MetaData,
) -> None:
    nullable = {
        f"{table.name}.{column.name}"
        for table in schema.sorted_tables
        for column in table.columns
        if column.nullable
    }
    assert nullable <= {"document.body", "document.local"}


def test_the_outbox_is_a_query_by_its_partial_index(tmp_path: Path) -> None:
    file = a_journal_file(tmp_path)
    plan = file.rows(f"EXPLAIN QUERY PLAN {WAITING}", (0, 100))
    assert [row[-1] for row in plan] == [
        "SEARCH step USING INDEX step_waiting (position>?)",
        "CORRELATED SCALAR SUBQUERY 1",
        "SEARCH o USING INTEGER PRIMARY KEY (rowid=?)",
    ]
    file.close()


def test_there_is_no_second_queue() -> None:
    names = set(journal_schema().tables)
    assert not names & {"outbox", "queue", "unsent"}


def test_steps_and_movements_are_found_by_index(tmp_path: Path) -> None:
    cache = a_cache(tmp_path)
    questions = {
        "SELECT * FROM balance WHERE sku = ?": "SEARCH balance USING PRIMARY KEY (sku=?)",
        "SELECT * FROM movement WHERE sku = ? AND at > ?": (
            "SEARCH movement USING INDEX movement_sku (sku=? AND at>?)"
        ),
        "SELECT * FROM movement WHERE key >= ? AND key < ?": (
            "SEARCH movement USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"
        ),
        "SELECT * FROM document WHERE number = ?": (
            "SEARCH document USING INDEX document_number (number=?)"
        ),
    }
    plans = {
        question: cache.rows(f"EXPLAIN QUERY PLAN {question}", ("a",) * question.count("?"))[0][-1]
        for question in questions
    }
    assert plans == questions
    cache.close()


def test_statements_make_the_tables_they_describe(tmp_path: Path) -> None:
    file = a_journal_file(tmp_path)
    made = {row[0] for row in file.rows("SELECT name FROM sqlite_master WHERE sql IS NOT NULL")}
    schema = journal_schema()
    indexes = {index.name for table in schema.sorted_tables for index in table.indexes}
    assert made == set(schema.tables) | indexes
    assert len(statements(schema)) == len(made)
    file.close()
