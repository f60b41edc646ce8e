from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.shop.database import Database
from sync.shop.profile import Books
from sync.shop.proof_of_sums import prove_sums
from sync.shop.verification import verify
from sync.stock.views import Report
from tests.shop.mirror import Mirror
from tests.shop.shops import a_shop, received, sold
from tests.shop.test_projection import EARLY, pulled, pushed


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    with a_shop(tmp_path / "p") as opened:
        hq = Mirror()
        received(opened, quantity=10, bin="A-1", lot="L1")
        hq.elsewhere(1, kind="transfer", at=EARLY, sku="TEA", quantity=2)
        pushed(opened, hq)
        pulled(opened, hq)
        sold(opened, quantity=3)
        yield opened


def proof(books: Books) -> Report:
    return verify(books.journal, books.cache_file)


def forged(file: Database, statement: str) -> None:
    with file.transaction() as connection:
        connection.execute(statement)


def test_whole_books_are_proved(books: Books) -> None:
    report = proof(books)
    assert (report.is_whole, report.problems) == (True, ())
    assert (report.documents, report.steps, report.movements) == (3, 2, 3)
    assert report.chain == books.journal.head()[1].hex()


CACHE_FORGERIES = {
    "UPDATE balance SET confirmed = confirmed + 1 WHERE lot = 'L1'": ("TEA", "A-1 lot L1", "+1"),
    "UPDATE balance SET pending = 0": ("TEA", "KC00-IS-07-000001", "amy"),
    "DELETE FROM movement WHERE pending = 0 AND lot = 'L1'": ("TEA", "L1", "+10"),
    "UPDATE balance SET confirmed = 0 WHERE place LIKE '@transit%'": ("TEA", "@transit", "bob"),
    "INSERT INTO balance (sku, place, lot, confirmed) VALUES ('GIN', 'KC00/', '', 5)": (
        "GIN",
        "no document",
        "+5",
    ),
    "UPDATE movement SET pending = 7 WHERE pending = 0 AND lot = 'L1'": ("TEA", "lot L1", "off"),
    "INSERT INTO movement SELECT key + 1, document, step, line, sku, lot, expires, origin,"
    " destination, quantity, decimals, at, pending FROM movement WHERE lot = 'L1'"
    " AND pending = 0": ("Line 1", "KC00-RC-07-000001", "twice"),
}


@pytest.mark.parametrize("forgery", CACHE_FORGERIES)
def test_a_sum_that_its_movements_do_not_make_is_named(books: Books, forgery: str) -> None:
    forged(books.cache_file, forgery)
    told = " ".join(proof(books).problems)
    assert [word for word in CACHE_FORGERIES[forgery] if word not in told] == []


JOURNAL_FORGERIES = {
    "UPDATE step SET settled = 0 WHERE number LIKE '%RC%'": "waiting although HQ answered",
    "UPDATE step SET settled = 1 WHERE number LIKE '%IS%'": "settled without an answer of HQ",
    "UPDATE step SET hash = zeroblob(32)": "The chain breaks at step 1",
    "INSERT INTO verdict (position, verdict, body)"
    " SELECT position, 'refused', x'' FROM step WHERE number LIKE '%IS%'": (
        "KC00-IS-07-000001 (amy) is still shown as done, although HQ said refused"
    ),
}


@pytest.mark.parametrize("forgery", JOURNAL_FORGERIES)
def test_an_answer_that_does_not_fit_is_named(books: Books, forgery: str) -> None:
    forged(books.journal_file, forgery)
    assert JOURNAL_FORGERIES[forgery] in " ".join(proof(books).problems)


def test_movements_of_a_step_that_nobody_waits_for_are_named(books: Books) -> None:
    forged(books.cache_file, "DELETE FROM pending")
    assert "moves goods for a step that nobody waits for" in " ".join(proof(books).problems)


def test_the_sums_can_be_proved_alone(books: Books) -> None:
    assert prove_sums(books.cache_file, books.device.site) == []
    forged(books.cache_file, "UPDATE balance SET confirmed = confirmed + 1 WHERE lot = 'L1'")
    assert len(prove_sums(books.cache_file, books.device.site)) == 1


def test_a_proof_changes_nothing(books: Books) -> None:
    before = books.cache_file.row("PRAGMA data_version")
    proof(books)
    assert books.cache_file.row("PRAGMA data_version") == before
