"""What each figure is made of, row by row."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.shop.ledger import NewDocument, Recorded
from sync.shop.profile import Books
from sync.stock.document import Content
from sync.stock.views import Figure
from sync.wire.drafting import StepData
from tests.shop.shops import CLERK, SITE, a_line, a_shop, received


@pytest.fixture
def books(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Books]:
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "keys"))
    with a_shop(tmp_path / "shop") as books:
        yield books


def told(books: Books, figure: Figure) -> list[tuple[str, int, int]]:
    return [(row.number, row.delta, row.balance) for row in books.reading.why("TEA", figure=figure)]


def held(books: Books, quantity: int) -> Recorded:
    content = Content((a_line(quantity=quantity), a_line("2", quantity=1)))
    return books.ledger.record(NewDocument(kind="reservation", content=content), by=CLERK)


def on_its_way(books: Books, quantity: int, *, arrived: int | None = None) -> Recorded:
    content = Content((a_line(quantity=quantity),), to_site=SITE)
    sent = books.ledger.record(NewDocument(kind="transfer", content=content), by=CLERK)
    if arrived is not None:
        data = StepData(arrived={"1": arrived})
        books.ledger.step(sent.document, "arrive", by=CLERK, data=data)
    return sent


def test_nothing_recorded_is_explained_by_nothing(books: Books) -> None:
    assert [told(books, figure) for figure in Figure] == [[], [], [], []]


def test_each_open_promise_is_one_row(books: Books) -> None:
    received(books, quantity=20)
    first, second = held(books, 6), held(books, 2)
    books.ledger.step(held(books, 5).document, "cancel", by=CLERK)
    assert told(books, Figure.RESERVED) == [(first.number, 7, 7), (second.number, 3, 10)]
    assert told(books, Figure.AVAILABLE) == [(first.number, -7, 13), (second.number, -3, 10)]


def test_a_promise_names_its_step_and_its_person(books: Books) -> None:
    received(books)
    held(books, 1)
    (row,) = books.reading.why("TEA", figure=Figure.RESERVED)
    assert (row.kind, row.step, row.by, row.device, row.verdict) == (
        "reservation",
        "post",
        "amy",
        "dev-1",
        "",
    )


def test_what_is_under_way_is_sent_less_received_by_transfer(books: Books) -> None:
    received(books, quantity=50)
    on_its_way(books, 5, arrived=5)
    short, whole = on_its_way(books, 6, arrived=4), on_its_way(books, 9)
    assert told(books, Figure.IN_TRANSIT) == [
        (short.number, 6, 6),
        (short.number, -4, 2),
        (whole.number, 9, 11),
    ]
    assert sum(row.in_transit for row in books.reading.stock(sku="TEA")) == 11


def test_goods_that_left_for_elsewhere_are_not_on_their_way_here(books: Books) -> None:
    received(books, quantity=9)
    content = Content((a_line(quantity=3),), to_site="ST01")
    books.ledger.record(NewDocument(kind="transfer", content=content), by=CLERK)
    assert told(books, Figure.IN_TRANSIT) == []
