"""What a device says of itself and of its chain."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.shop.profile import Books
from sync.shop.saying import first_run, hello_of, push_of
from sync.shop.trouble import BooksDamaged
from tests.clocks import HandClock
from tests.shop.shops import a_shop, received


@pytest.fixture
def books(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Books]:
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "keys"))
    with a_shop(tmp_path / "till") as books:
        received(books)
        received(books)
        yield books


def test_a_hello_tells_the_head_of_the_chain(books: Books) -> None:
    hello = hello_of(books, HandClock().now())
    assert (hello.seq, hello.hash) == (2, books.journal.head()[1].hex())


def test_a_push_begins_where_the_chain_before_it_ended(books: Books) -> None:
    first, second = books.journal.run_from(1, limit=2, max_bytes=10**6)
    push = push_of(books, [second])
    assert (push.first, push.previous) == (2, first.hash.hex())
    assert bytes(push.steps[0]) == second.body


def test_a_hole_before_a_push_is_damage(books: Books) -> None:
    second = books.journal.run_from(2, limit=1, max_bytes=10**6)
    with books.journal_file.transaction() as connection:
        connection.execute("DELETE FROM step WHERE position = ?", (second[0].position - 1,))
    with pytest.raises(BooksDamaged):
        push_of(books, second)


def test_a_run_ends_at_the_first_gap(books: Books) -> None:
    received(books)
    one, two, three = books.journal.run_from(1, limit=3, max_bytes=10**6)
    assert first_run([one, three]) == [one]
    assert first_run([one, two, three]) == [one, two, three]
    assert first_run([]) == []
