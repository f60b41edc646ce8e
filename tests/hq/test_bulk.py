from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    make_url,
)
from sqlcipher3 import dbapi2

from sync.hq import bulk
from sync.hq.database import HqDatabase, LostRace
from sync.hq.tables import METADATA, balance, setting
from tests.postgres_server import PostgresServer

HARD = ["plain", "", "a,b", 'quo"te', "back\\slash", "{brace}", "NULL", "tab\tline\n", "漢字", "?"]


@pytest.fixture
def books(database: HqDatabase) -> HqDatabase:
    with database.transaction() as connection:
        METADATA.create_all(connection)
    return database


def _settings(connection: Connection) -> list[bulk.Row]:
    return bulk.ask(connection, "SELECT name, value FROM setting ORDER BY value")


def test_rows_come_back_as_they_were_written(books: HqDatabase) -> None:
    rows = [(f"n{n}", text) for n, text in enumerate(HARD)]
    with books.transaction() as connection:
        bulk.insert(connection, setting, rows)
        bulk.insert(connection, setting, [])
        assert sorted(map(tuple, _settings(connection))) == sorted(rows)
        assert sorted(bulk.stream(connection, "SELECT name, value FROM setting")) == sorted(rows)


@pytest.mark.parametrize("copies", [1, 40])
def test_few_rows_and_many_go_in_alike(books: HqDatabase, copies: int) -> None:
    rows = [
        (f"{n}{text}", "KC00", n, text or None, bytes([n, 0, 92, 255]), n % 2 == 0)
        for n in range(copies)
        for text in HARD
    ]
    table = Table(
        "mixed", MetaData(), Column("key", Text), Column("site", Text), Column("n", Integer),
        Column("text", Text), Column("body", LargeBinary), Column("flag", Boolean),
    )  # fmt: skip
    with books.transaction() as connection:
        table.create(connection)
        bulk.insert(connection, table, rows)
        assert sorted(map(tuple, connection.execute(table.select()))) == sorted(rows)


LIKE_TEXT = [b'{"a":"\\u0041\\\\"}', "漢字".encode(), rb"\x41", b"", b"\\", rb"\.", rb"\101", b" "]
UNLIKE_TEXT = [b"", b"\t", b"\n", b"\r\b\f\v", b"\0", b"\xff", b"\xed\xa0\x80", None]


def _come_back(books: HqDatabase) -> None:
    table = Table("letters", MetaData(), Column("body", LargeBinary), Column("n", Integer))
    with books.transaction() as connection:
        table.create(connection)
        for n, odd in enumerate(UNLIKE_TEXT):
            rows = [(body, n) for body in [*LIKE_TEXT * 5, odd]]
            bulk.insert(connection, table, rows)
            asked = "SELECT body, n FROM letters WHERE n = ?"
            assert Counter(bulk.ask(connection, asked, (n,))) == Counter(rows)


def test_bytes_come_back_whatever_they_are_like(database: HqDatabase) -> None:
    _come_back(database)


def test_a_server_that_keeps_texts_otherwise_keeps_bytes_as_they_are(
    postgres: PostgresServer,
) -> None:
    with postgres.fresh_database("LATIN1") as url:
        asked = make_url(url).update_query_dict({"client_encoding": "utf8"})
        books = HqDatabase.at(asked.render_as_string(hide_password=False))
        _come_back(books)
        books.close()


@pytest.mark.parametrize("odd", ["", "back\\slash", "tab\t", "line\n", "return\r", "\v\f\b"])
def test_rows_of_texts_and_numbers_come_back_as_they_were(books: HqDatabase, odd: str) -> None:
    rows = [(f"漢字{n}", "KC00/", "", "KC00", "", "", n - 30) for n in range(60)]
    rows.append((odd, "KC00/", "", odd, "", odd, 10**12))
    with books.transaction() as connection:
        bulk.insert(connection, balance, rows)
        assert sorted(map(tuple, connection.execute(balance.select()))) == sorted(rows)


HOW = pytest.mark.parametrize("lands", [None, False, True])
"""In a plain transaction, in a flight, and in one that may land."""


def _begun(books: HqDatabase, *, lands: bool | None) -> AbstractContextManager[Connection]:
    flies = lands is not None and books.dialect == "postgresql"
    return books.flight(lands=bool(lands)) if flies else books.transaction()


@HOW
@pytest.mark.parametrize("count", [3, 49, 50, 170])
def test_rows_that_come_one_after_another_are_in_at_the_end(
    books: HqDatabase, count: int, *, lands: bool | None
) -> None:
    rows = [(f"n{n}", text) for n in range(count) for text in HARD[n % len(HARD) :][:1]]
    with _begun(books, lands=lands) as connection:
        bulk.run(connection, "INSERT INTO setting VALUES (?, ?)", [("before", "0")])
        with bulk.inflow(connection, setting) as flow:
            for row in rows:
                flow.add([row])
        bulk.run(connection, "INSERT INTO setting VALUES (?, ?)", [("after", "0")])
        found = sorted(map(tuple, _settings(connection)))
    assert found == sorted([*rows, ("before", "0"), ("after", "0")])


@HOW
@pytest.mark.parametrize("count", [3, 170])
def test_a_row_that_the_books_refuse_is_told_when_the_rows_end(
    books: HqDatabase, count: int, *, lands: bool | None
) -> None:
    rows = [(f"n{n}", "") for n in range(count)] + [("n0", "again")]
    with (
        pytest.raises((psycopg.errors.UniqueViolation, dbapi2.IntegrityError)),
        _begun(books, lands=lands) as connection,
        bulk.inflow(connection, setting) as flow,
    ):
        flow.add(rows)
    with books.reading() as connection:
        assert _settings(connection) == []


@HOW
@pytest.mark.parametrize("count", [3, 170])
def test_nothing_is_left_of_rows_that_broke_off(
    books: HqDatabase, count: int, *, lands: bool | None
) -> None:
    def broken_off() -> None:
        with _begun(books, lands=lands) as connection, bulk.inflow(connection, setting) as flow:
            flow.add([(f"n{n}", "") for n in range(count)])
            raise LostRace

    with pytest.raises(LostRace):
        broken_off()
    with books.transaction() as connection:
        assert _settings(connection) == []


def test_any_text_may_be_asked_for(books: HqDatabase) -> None:
    with books.transaction() as connection:
        bulk.insert(connection, setting, [(text or "empty", text) for text in HARD])
        statement = "SELECT value FROM setting WHERE value{keys}"
        assert sorted(v for (v,) in bulk.ask_for(connection, statement, HARD)) == sorted(HARD)
        assert bulk.ask_for(connection, statement, []) == []
        assert bulk.ask_for(connection, statement, ["x"]) == []


def test_more_keys_than_one_question_holds(
    books: HqDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "CHUNK", 3)
    with books.transaction() as connection:
        bulk.insert(connection, setting, [(f"n{n}", "v") for n in range(10)])
        statement = "SELECT name FROM setting WHERE value = ? AND name{keys}"
        keys = [f"n{n}" for n in range(10)] * 2
        assert len(bulk.ask_for(connection, statement, keys, ("v",))) == 10


def test_an_upsert_adds_to_what_is_there(books: HqDatabase) -> None:
    statement = (
        "INSERT INTO balance (sku, place, lot, site, receiver, expires, quantity) {values}"
        " ON CONFLICT (sku, place, lot) DO UPDATE"
        " SET quantity = balance.quantity + excluded.quantity"
    )
    rows = [(text, "KC00/", "", "KC00", "", "", n) for n, text in enumerate(HARD, -3)]
    with books.transaction() as connection:
        bulk.upsert(connection, statement, rows, types="ttttttn")
        bulk.upsert(connection, statement, rows, types="ttttttn")
        bulk.upsert(connection, statement, [], types="ttttttn")
        found = connection.execute(balance.select()).all()
    assert {row.sku: row.quantity for row in found} == {
        text: 2 * n for n, text in enumerate(HARD, -3)
    }


def test_a_statement_is_run_for_each_row(books: HqDatabase) -> None:
    with books.transaction() as connection:
        bulk.insert(connection, setting, [("a", "1"), ("b", "2")])
        bulk.run(
            connection, "UPDATE setting SET value = ? WHERE name = ?", [("3", "a"), ("4", "b")]
        )
        bulk.run(connection, "UPDATE setting SET value = ?", [])
        assert _settings(connection) == [("a", "3"), ("b", "4")]


@given(st.lists(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))))
def test_an_array_literal_names_each_text_once(texts: list[str]) -> None:
    literal = bulk._array(texts)
    assert (literal.startswith("{"), literal.endswith("}")) == (True, True)
    assert literal.count('"') - sum(text.count('"') for text in texts) == 2 * len(texts)


@HOW
def test_each_answer_is_to_its_own_question(books: HqDatabase, *, lands: bool | None) -> None:
    with _begun(books, lands=lands) as connection:
        bulk.insert(connection, setting, [(f"n{n}", str(n)) for n in range(30)])
        answers = {
            n: bulk.pose_for(connection, "SELECT value FROM setting WHERE name{keys}", [f"n{n}"])
            for n in range(10)
        }
        bulk.run(connection, "UPDATE setting SET value = 'later' WHERE name = ?", [("n9",)])
        after = bulk.pose(connection, "SELECT value FROM setting WHERE name = ?", ("n9",))
        told = {n: answers[n]() for n in (9, 0, 5, 1, 2, 3, 4, 8, 7, 6)}
        assert after() == [("later",)]
    assert told == {n: [(str(n),)] for n in range(10)}


def test_who_asks_together_has_posed_before_anybody_hears() -> None:
    told: list[str] = []

    def asker(name: str, times: int) -> Iterator[None]:
        for n in range(times):
            told.append(f"{name} poses {n}")
            yield
            told.append(f"{name} hears {n}")

    bulk.together(asker("a", 1), asker("b", 2), asker("c", 0))
    assert told == [
        "a poses 0", "b poses 0", "a hears 0", "b hears 0", "b poses 1", "b hears 1",
    ]  # fmt: skip
