"""Every sum held against its movements, at once or in slices."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.shop.catalogue_intake import TAKERS
from sync.shop.ledger import NewDocument
from sync.shop.profile import Books
from sync.shop.proof_of_sums import Proof, WrongSum, proof_in_slices, prove_sums, wrong_sums
from sync.stock.document import Content
from sync.stock.moment import now_text
from sync.wire.feed_row import row_letter
from sync.wire.letters import packed
from sync.wire.messages import ItemLetter
from tests.shop.shops import CLERK, SITE, a_line, a_shop, received, sold

SKUS = ("MILK", "RICE", "TEA")
WRONG = {
    "UPDATE balance SET confirmed = confirmed + 1 WHERE sku = 'MILK'": "MILK",
    "UPDATE balance SET pending = pending - 1 WHERE sku = 'TEA'": "TEA",
    "DELETE FROM balance WHERE sku = 'RICE'": "RICE",
    "DELETE FROM movement WHERE sku = 'RICE'": "RICE",
    "UPDATE movement SET quantity = quantity + 1 WHERE sku = 'TEA'": "TEA",
    "INSERT INTO balance (sku, place, lot, confirmed) VALUES ('ALIEN', 'KC00/A', '', 3)": "ALIEN",
    "INSERT INTO balance (sku, place, lot, confirmed) VALUES ('￿', 'KC00/A', '', 3)": "￿",
}


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    made = a_shop(tmp_path / "shop")
    letters = [ItemLetter(sku=sku, name=sku, unit="pc") for sku in SKUS]
    rows = [row_letter(n, "item", one.sku, packed(one)) for n, one in enumerate(letters, 1)]
    with made.cache_file.transaction() as connection:
        TAKERS["item"](connection, rows)
    for sku in SKUS:
        received(made, sku, quantity=9)
        sold(made, sku, quantity=4)
    content = Content((a_line(quantity=2),), to_site="MK02")
    made.ledger.record(NewDocument(kind="transfer", content=content), by=CLERK)
    yield made
    made.close()


@pytest.fixture
def small_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sync.shop.proof_of_sums._IN_ONE_SLICE", 2)


def forge(books: Books, statement: str) -> None:
    with books.cache_file.transaction() as connection:
        connection.execute(statement)


def proof(books: Books) -> Proof | None:
    return proof_in_slices(books.cache_file, SITE, clock=books.clock, goes_on=lambda: True)


def test_whole_books_add_up(books: Books) -> None:
    assert (wrong_sums(books.cache_file, SITE), prove_sums(books.cache_file, SITE)) == ([], [])


def test_slices_say_when_and_of_how_many_movements(books: Books, small_slices: None) -> None:
    count = books.cache_file.rows("SELECT key FROM movement")
    assert proof(books) == Proof(now_text(books.clock), len(count))


@pytest.mark.parametrize(("forgery", "sku"), WRONG.items())
def test_a_wrong_sum_is_found_at_once_and_in_slices(
    books: Books, small_slices: None, forgery: str, sku: str
) -> None:
    forge(books, forgery)
    found = wrong_sums(books.cache_file, SITE)
    told = proof(books)
    assert [one.sku for one in found] == [sku] * len(found)
    assert found
    assert told is not None
    assert list(told.wrong) == prove_sums(books.cache_file, SITE)
    assert f"The sum of {sku} at" in told.wrong[0]


def test_a_wrong_sum_says_by_how_much(books: Books) -> None:
    forge(books, "UPDATE balance SET confirmed = confirmed + 3 WHERE sku = 'MILK'")
    found = wrong_sums(books.cache_file, SITE)
    assert [(one.sku, one.confirmed, one.pending) for one in found] == [("MILK", 3, 0)]
    assert isinstance(found[0], WrongSum)


def test_what_lies_at_other_sites_is_not_summed_here(books: Books) -> None:
    forge(
        books,
        "INSERT INTO movement (key, sku, origin, destination, quantity)"
        " VALUES (1, 'TEA', 'KC001/A', '@transit/KC001/MK02', 5)",
    )
    assert wrong_sums(books.cache_file, SITE) == []


def test_a_proof_that_may_not_go_on_is_given_up(books: Books, small_slices: None) -> None:
    asked: list[int] = []

    def goes_on() -> bool:
        asked.append(1)
        return len(asked) < 2

    found = proof_in_slices(books.cache_file, SITE, clock=books.clock, goes_on=goes_on)
    assert (found, len(asked)) == (None, 2)


def test_a_proof_looks_at_one_state_of_the_books(books: Books, small_slices: None) -> None:
    def goes_on() -> bool:
        forge(books, "UPDATE balance SET confirmed = confirmed + 1")
        return True

    found = proof_in_slices(books.cache_file, SITE, clock=books.clock, goes_on=goes_on)
    assert found is not None
    assert found.wrong == ()
