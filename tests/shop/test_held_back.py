"""What is reserved at this shop: held back from sale here, and told to everybody who asks for stock."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.shop.held_back import reserved_by_sku
from sync.shop.ledger import NewDocument, Recorded
from sync.shop.outlook import Outlook
from sync.shop.profile import Books
from sync.shop.reading import Wanted
from sync.shop.verification import verify
from sync.stock.document import Content
from sync.stock.draft import Draft
from sync.stock.refusal import Refusal
from sync.wire.drafting import StepData
from tests.clocks import HandClock
from tests.shop.lines import Till, a_till, an_hq
from tests.shop.shops import CLERK, a_line, a_shop, received, reopened, sold


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    with a_shop(tmp_path / "shop") as books:
        received(books, quantity=5)
        yield books


def _reserved(books: Books, quantity: int, *, post: bool = True, **more: str) -> Recorded:
    content = Content((a_line(quantity=quantity, **more),), party="MRS-CHAN", reference="DEP-1")
    draft = NewDocument(kind="reservation", content=content, post=post)
    return books.ledger.record(draft, by=CLERK)


def _stock(books: Books) -> list[tuple[str, int, int, int]]:
    rows = books.reading.stock(sku="TEA")
    return [(row.lot, row.on_hand, row.reserved, row.available) for row in rows]


def test_a_reservation_locks_the_goods_at_once(books: Books) -> None:
    assert _reserved(books, 3).state == "reserved"
    assert _stock(books) == [("", 5, 3, 2)]


def test_more_than_is_available_cannot_be_promised(books: Books) -> None:
    _reserved(books, 3)
    with pytest.raises(Refusal) as no:
        _reserved(books, 3)
    assert no.value.code == "not_available"
    assert no.value.facts == {"sku": "TEA", "available": "2", "missing": "1"}
    assert _stock(books) == [("", 5, 3, 2)]


def test_a_draft_locks_nothing_before_it_is_posted(books: Books) -> None:
    draft = _reserved(books, 3, post=False)
    assert _stock(books) == [("", 5, 0, 5)]
    books.ledger.step(draft.document, "post", by=CLERK)
    assert _stock(books) == [("", 5, 3, 2)]


def test_a_sale_of_what_is_held_back_is_a_fact_and_recorded(books: Books) -> None:
    _reserved(books, 3)
    sold(books, quantity=3)
    assert _stock(books) == [("", 2, 3, -1)]


def test_goods_that_nobody_reserved_may_go_below_zero_as_ever(books: Books) -> None:
    sold(books, quantity=7)
    assert _stock(books) == [("", -2, 0, -2)]


def test_a_reservation_let_go_frees_the_goods(books: Books) -> None:
    document = _reserved(books, 3).document
    books.ledger.step(document, "cancel", by=CLERK)
    assert _stock(books) == [("", 5, 0, 5)]


def test_goods_handed_over_leave_the_shelf_and_the_rest_is_free(books: Books) -> None:
    document = _reserved(books, 3).document
    done = books.ledger.step(document, "fulfil", by=CLERK, data=StepData(arrived={"1": 2}))
    assert (done.state, _stock(books)) == ("fulfilled", [("", 3, 0, 3)])
    with pytest.raises(Refusal) as no:
        books.ledger.step(document, "fulfil", by=CLERK)
    assert no.value.code == "fulfilled_twice"


def test_a_reserved_lot_is_held_back_on_its_own_row(books: Books) -> None:
    received(books, quantity=4, lot="L1")
    _reserved(books, 3, lot="L1")
    assert _stock(books) == [("", 5, 0, 5), ("L1", 4, 3, 1)]
    assert reserved_by_sku(books.cache_file) == {"TEA": {("", "L1"): 3}}
    assert reserved_by_sku(books.cache_file, "SOAP") == {}


def test_what_is_held_back_survives_a_restart(books: Books) -> None:
    _reserved(books, 3)
    with reopened(books) as again:
        assert _stock(again) == [("", 5, 3, 2)]


def test_the_proof_names_who_holds_back_what_nobody_reserved(books: Books) -> None:
    number = _reserved(books, 3).number
    assert verify(books.journal, books.cache_file).problems == ()
    with books.cache_file.transaction() as connection:
        connection.execute("UPDATE reserved SET quantity = 4")
    (problem,) = verify(books.journal, books.cache_file).problems
    assert problem == f"{number} (amy) holds back other goods than it says."


def test_a_counter_is_told_before_it_takes_what_is_held_back(books: Books) -> None:
    _reserved(books, 3)
    outlook = Outlook(books.cache_file, HandClock(), site=books.device.site)

    def noticed(quantity: int, kind: str = "issue") -> list[tuple[str, int]]:
        draft = Draft("d", kind, Content((a_line(quantity=quantity),)))
        return [(notice.code, notice.quantity) for notice in outlook.of(draft).notices]

    assert (noticed(2), noticed(3), noticed(9)) == ([], [("held_back", 3)], [("held_back", 3)])
    assert noticed(9, "receipt") == []
    books.ledger.step(
        next(books.reading.documents(Wanted("reservation"))).document, "cancel", by=CLERK
    )
    assert noticed(3) == [("held_back", 3)]
    outlook.forget(["TEA"])
    assert (noticed(3), noticed(9)) == ([], [("below_zero", -4)])


def test_what_hq_tells_of_a_reservation_counts_here(tmp_path: Path) -> None:
    hq = an_hq()
    with a_till(tmp_path / "one", hq) as one, a_till(tmp_path / "two", hq) as two:
        received(one.books, quantity=5)
        document = _reserved(one.books, 3).document
        _both(one, two)
        assert _stock(two.books) == [("", 5, 3, 2)]
        one.books.ledger.step(document, "cancel", by=CLERK)
        one.sync()
        two.sync()
        assert _stock(two.books) == [("", 5, 0, 5)]


def _both(one: Till, two: Till) -> None:
    one.sync()
    two.sync()
