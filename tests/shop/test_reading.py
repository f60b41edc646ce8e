"""What the books say when asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.shop.ledger import NewDocument
from sync.shop.profile import Books
from sync.shop.reading import Wanted
from sync.stock.document import Content
from sync.stock.refusal import Refusal
from sync.wire.letters import packed, unpacked
from sync.wire.messages import DocumentLetter, MovementLetter
from tests.clocks import HandClock
from tests.shop.lines import Till, a_till, an_hq
from tests.shop.shops import CLERK, a_line, a_shop, received, sold


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    with a_shop(tmp_path / "shop") as books:
        yield books


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    with a_till(tmp_path / "till", an_hq()) as till:
        till.sync()
        yield till


def test_on_hand_is_the_sum_over_the_sites_own_places(books: Books) -> None:
    received(books, quantity=12, bin="A-1")
    received(books, quantity=3, lot="L1")
    sold(books, quantity=5, bin="A-1")
    assert books.reading.on_hand("TEA") == 10
    assert books.reading.on_hand("NOTHING") == 0


def test_stock_is_told_by_sku_bin_and_lot(books: Books) -> None:
    received(books, quantity=12, bin="A-1")
    received(books, quantity=3, lot="L1")
    received(books, sku="SOAP", quantity=1)
    rows = list(books.reading.stock())
    assert [(row.sku, row.bin, row.lot, row.on_hand, row.pending) for row in rows] == [
        ("SOAP", "", "", 1, 1),
        ("TEA", "", "L1", 3, 3),
        ("TEA", "A-1", "", 12, 12),
    ]
    assert [row.sku for row in books.reading.stock(sku="SOAP")] == ["SOAP"]
    assert list(books.reading.stock(sku="NOTHING")) == []


def test_stock_is_read_in_parts_and_no_place_is_lost_between(
    books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    for sku in ("A", "B", "C"):
        for n in range(3):
            received(books, sku=sku, quantity=1, bin=f"B-{n}")
    whole = list(books.reading.stock())
    for size in (1, 2, 3, 4, 5, 9, 10):
        monkeypatch.setattr("sync.shop.reading._AT_ONCE", size)
        assert list(books.reading.stock()) == whole
    assert len(whole) == 9


def test_goods_on_their_way_stand_on_the_first_row(till: Till) -> None:
    hq = till.hq
    with a_till(till.books.profile.with_name("kc"), hq, site="KC00") as sender:
        sender.sync()
        received(sender.books, quantity=10)
        content = Content((a_line(quantity=4),), to_site="MK02")
        sender.books.ledger.record(NewDocument(kind="transfer", content=content), by=CLERK)
        sender.sync()
    till.sync()
    (row,) = till.books.reading.stock(sku="TEA")
    assert (row.site, row.on_hand, row.in_transit) == ("MK02", 0, 4)


def test_why_runs_a_balance_and_leaves_transit_out(books: Books) -> None:
    received(books, quantity=12)
    sold(books, quantity=5)
    rows = list(books.reading.why("TEA"))
    assert [(row.kind, row.delta, row.balance, row.verdict) for row in rows] == [
        ("receipt", 12, 12, ""),
        ("issue", -5, 7, ""),
    ]
    assert (rows[0].by, rows[0].device, rows[0].party) == ("amy", "dev-1", "SUP-1")


def test_a_count_says_in_why_what_was_found(books: Books) -> None:
    received(books, quantity=12)
    content = Content((a_line(quantity=10),))
    books.ledger.record(NewDocument(kind="count", content=content), by=CLERK)
    assert [(r.delta, r.counted) for r in books.reading.why("TEA")] == [(12, None), (-2, 10)]


def test_what_another_site_has_is_not_guessed_at(books: Books) -> None:
    for ask in (books.reading.stock, books.reading.why):
        with pytest.raises(Refusal) as refusal:
            list(ask(sku="TEA", site="MK02"))
        assert refusal.value.code == "out_of_scope"
    assert list(books.reading.stock(site="KC00")) == []


def test_documents_come_oldest_first_or_newest_first(tmp_path: Path) -> None:
    clock = HandClock()
    with a_shop(tmp_path / "shop", clock) as books:
        made = []
        for _ in range(5):
            made.append(received(books).document)
            clock.pass_s(60)
        sold(books)
        oldest = [row.document for row in books.reading.documents(Wanted(kind="receipt"))]
        newest = books.reading.newest(limit=2)
        assert oldest == made
        assert (newest[0].kind, newest[1].document) == ("issue", made[-1])
        before = (newest[1].occurred_at, newest[1].document)
        assert [r.document for r in books.reading.newest(before=before)] == made[3::-1]
        assert list(books.reading.documents(Wanted(state="draft"))) == []


def test_a_document_is_found_by_each_of_its_names(till: Till) -> None:
    made = received(till.books)
    till.sync()
    with till.books.cache_file.transaction() as connection:
        connection.execute("UPDATE document SET hq_number = 'HQ-00000001'")
    for name in (made.document, made.number, "HQ-00000001"):
        assert till.books.reading.show(name).document == made.document
    for name in ("HQ-00000002", "nothing"):
        with pytest.raises(Refusal) as refusal:
            till.books.reading.show(name)
        assert refusal.value.code == "unknown_document"


def test_a_count_names_the_late_documents_that_explain_it(till: Till) -> None:
    received(till.books, quantity=12)
    content = Content((a_line(quantity=10),))
    count = till.books.ledger.record(NewDocument(kind="count", content=content), by=CLERK)
    late = sold(till.books, quantity=2)
    till.sync()
    _explain(till, late.document, count.document)
    (line,) = till.books.reading.show(count.document).counted
    assert (line.counted, line.book, line.variance) == (10, 12, 0)
    assert line.explained == ((late.number, -2),)


def _explain(till: Till, late: str, count: str) -> None:
    """HQ owes the count an entry for the late document."""
    row = till.books.cache_file.row("SELECT key, body FROM document WHERE id = ?", (late,))
    assert row is not None
    letter = unpacked(row[1], DocumentLetter)
    entry = MovementLetter(
        step=letter.steps[0].step, line=f"count:{count}:1:1", quantity="2",
        origin="@variance", destination="MK02/", at=letter.occurred_at,
        sku="TEA", lot="", expires="",
    )  # fmt: skip
    assert packed(entry)
    with till.books.cache_file.transaction() as connection:
        connection.execute(
            "INSERT INTO movement (document, step, line, sku, lot, expires, origin, destination,"
            " quantity, decimals, at, pending) VALUES (?, ?, ?, 'TEA', '', '', '@variance',"
            " 'MK02/', 2, 0, ?, 0)",
            (row[0], entry.step, entry.line, entry.at),
        )
