"""A morning of documents at the board's shop: a count, goods in and out, a figure below zero."""

from sync.shop.acts import take
from sync.shop.ledger import Recorded
from sync.shop.profile import Books
from sync.stock.document import Content, Line
from tests.clocks import HandClock
from tests.desktop.sample_shop import MEI, MING, said

TILES, CAT_FOOD = "TY-1100", "PT-0085"


def a_line(books: Books, sku: str, quantity: int, *, line: str = "1", **more: str) -> Line:
    """A line with the catalogue's own name and unit."""
    item = books.catalogue.item(sku)
    assert item is not None
    return Line(line, sku, quantity, item.name, item.unit, item.decimals, **more)  # type: ignore[arg-type]  # a test may name any field


def pass_s(books: Books, seconds: float) -> None:
    clock = books.clock
    assert isinstance(clock, HandClock)
    clock.pass_s(seconds)


def a_morning(books: Books) -> dict[str, Recorded]:
    """The tiles: 61 in, 12 sold, counted 48, 60 in, 36 sent, 2 back, 1 lost, 4 sold: 69."""
    told: dict[str, Recorded] = {}
    shelf = {"bin": "F-01-2"}
    content = Content((a_line(books, TILES, 12), a_line(books, "DR-0375", 2, line="2")))
    told["sale"] = _later(books, "issue", content)
    counted = (
        a_line(books, TILES, 48, **shelf),
        a_line(books, CAT_FOOD, 22, line="2", bin="E-01-2", lot="CT26K"),
    )
    told["count"] = _later(books, "count", Content(counted), by_desk=True)
    content = Content((a_line(books, TILES, 60, **shelf),), party="SUP-1", reference="DN-7781")
    told["receipt"] = _later(books, "receipt", content, by_desk=True)
    content = Content((a_line(books, TILES, 36),), to_site="ST01")
    told["transfer"] = _later(books, "transfer", content, by_desk=True)
    content = Content((a_line(books, TILES, 2, **shelf),), counterpart="customer")
    told["return"] = _later(books, "return", content)
    content = Content((a_line(books, TILES, 1),), reason="loss", note="盒角壓壞")
    told["loss"] = _later(books, "adjustment", content, by_desk=True)
    content = Content((a_line(books, TILES, 4),), party="陳記茶餐廳")
    told["issue"] = _later(books, "issue", content)
    told["short"] = _later(books, "issue", Content((a_line(books, CAT_FOOD, 24),)))
    return told


def reverse(books: Books, recorded: Recorded) -> None:
    take(books.ledger, recorded.document, "reverse", by=MING, reason="打錯數量")


def _later(books: Books, kind: str, content: Content, *, by_desk: bool = False) -> Recorded:
    pass_s(books, 600)
    return said(books, kind, content, by=MING if by_desk else MEI)
