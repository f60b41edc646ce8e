from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.shop.chain import faults_of, faults_of_tail
from sync.shop.journal import Journal
from sync.shop.profile import Books
from sync.wire.messages import VerdictLetter
from tests.shop.shops import a_shop, received, sold


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    with a_shop(tmp_path / "p") as opened:
        for n in range(3):
            received(opened, quantity=n + 1)
        sold(opened)
        yield opened


def forged(journal: Journal, statement: str) -> None:
    """Somebody with the key and an SQLite shell."""
    with journal.database.transaction() as connection:
        connection.execute(statement)


def test_a_chain_as_it_was_sealed_has_no_faults(books: Books) -> None:
    assert faults_of(books.journal) == []
    assert faults_of_tail(books.journal) == []


FORGERIES = {
    "UPDATE step SET body = CAST(replace(body, '\"2\"', '\"9\"') AS BLOB) WHERE number LIKE '%RC%2'": (
        "KC00-RC-07-000002",
        "breaks",
    ),
    "UPDATE step SET hash = zeroblob(32) WHERE number LIKE '%RC%3'": (
        "KC00-RC-07-000003",
        "breaks",
    ),
    "UPDATE step SET signature = zeroblob(64) WHERE number LIKE '%RC%1'": (
        "KC00-RC-07-000001",
        "signature",
    ),
    "UPDATE step SET number = 'KC00-RC-07-000009' WHERE number LIKE '%RC%2'": (
        "KC00-RC-07-000009",
        "filed",
    ),
    "UPDATE step SET by = 'bob' WHERE number LIKE '%IS%'": ("KC00-IS-07-000001", "filed"),
    "DELETE FROM step WHERE number LIKE '%RC%2'": ("KC00-RC-07-000003", "breaks"),
    "UPDATE step SET body = x'00' WHERE number LIKE '%IS%'": ("KC00-IS-07-000001", "unreadable"),
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_the_first_broken_link_is_named(books: Books, forgery: str) -> None:
    number, word = FORGERIES[forgery]
    forged(books.journal, forgery)
    problem = faults_of(books.journal)[0]
    assert number in problem
    assert word in problem


def test_the_person_is_named(books: Books) -> None:
    forged(books.journal, "UPDATE step SET hash = zeroblob(32) WHERE number LIKE '%RC%1'")
    assert "post by amy" in faults_of(books.journal)[0]


def test_a_missing_end_is_noticed_by_what_hq_has_and_by_the_numbers(books: Books) -> None:
    books.journal.set_acknowledged(4)
    forged(books.journal, "DELETE FROM step WHERE number LIKE '%IS%'")
    again = Journal(books.journal.database, sign=bytes, clock=books.clock)
    assert faults_of(again) == [
        "The numbers IS of device 07 have a gap at 1.",
        "HQ has 4 steps of this device, the journal 3: its end is missing.",
    ]


def test_the_end_of_a_chain_is_checked_at_each_start(books: Books) -> None:
    forged(books.journal, "UPDATE step SET body = x'00' WHERE number LIKE '%RC%3'")
    assert "KC00-RC-07-000003" in faults_of_tail(books.journal)[0]


def test_only_the_end_is_checked_at_each_start(books: Books) -> None:
    for _ in range(100):
        sold(books)
    forged(books.journal, "UPDATE step SET body = x'00' WHERE number LIKE '%RC%1'")
    assert faults_of_tail(books.journal) == []
    assert faults_of(books.journal) != []


def test_every_identity_has_its_own_chain_and_key(books: Books) -> None:
    answered = books.journal.step_at(books.journal.after(0, limit=1)[0].position)
    books.journal.settle([VerdictLetter(seq=1, step=answered.step, verdict="applied")])
    books.journal.set_acknowledged(1)
    device = books.device
    books.go_on_as(device)
    assert faults_of(books.journal) == []
    forged(books.journal, "UPDATE step SET signature = zeroblob(64) WHERE settled = 0")
    assert "signature of step 1" in faults_of(books.journal)[0]
