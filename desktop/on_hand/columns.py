"""The stock list's columns: an item, a bin or a lot a row."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.tables.cell import Cell, Column, TagMark
from desktop.wording.figures import shown, signed, usual_zero
from desktop.wording.moments import best_before, day
from sync.shop.last_counts import LastCount
from sync.shop.stock_list import Shelf, View
from sync.stock.views import Figure

ON_HAND, RESERVED, AVAILABLE, IN_TRANSIT = tuple(Figure)

translate = QCoreApplication.translate
_ONLY_IN = {"lot": (View.LOT,), IN_TRANSIT: (View.ITEM,), "counted": (View.ITEM,)}


@dataclass(frozen=True, slots=True)
class StockShown:
    """A row as shown. `soon` (UTC text): what expires before it is worth a mark."""

    shelf: Shelf
    name: str
    count: LastCount | None = None
    soon: str = ""

    @property
    def sku(self) -> str:
        return self.shelf.item.sku

    @property
    def decimals(self) -> int:
        return self.shelf.item.decimals


def columns() -> tuple[Column[StockShown], ...]:
    return (
        Column("item", lambda: translate("Stock", "Item"), _item),
        Column("bin", lambda: translate("Stock", "Bin"), _bin, width=84),
        Column("lot", lambda: translate("Stock", "Lot"), _lot, width=110),
        Column("expiry", lambda: translate("Stock", "Expiry"), _expiry, width=112,
               hides_below=860),
        Column(ON_HAND, lambda: translate("Stock", "On hand"), _on_hand, width=76, align="right",
               is_figure=True),
        Column(RESERVED, lambda: translate("Stock", "Reserved"), _reserved, width=76,
               align="right", is_figure=True),
        Column(AVAILABLE, lambda: translate("Stock", "Available"), _available, width=78,
               align="right", is_figure=True),
        Column(IN_TRANSIT, lambda: translate("Stock", "In transit"), _in_transit, width=80,
               align="right", is_figure=True),
        Column("counted", lambda: translate("Stock", "Last count"), _counted, width=124,
               hides_below=640),
    )  # fmt: skip


def is_shown(column: str, view: View) -> bool:
    return view in _ONLY_IN.get(column, tuple(View))


def sentence(row: StockShown) -> str:
    """A row for a screen reader: column, row, value."""
    words = translate("Stock", "{item}, {n} {unit} on hand")
    told = words.format(
        item=row.name, n=shown(row.shelf.on_hand, row.decimals), unit=row.shelf.item.unit
    )
    if row.shelf.reserved:
        held = translate("Stock", "{n} reserved")
        told = f"{told}, {held.format(n=shown(row.shelf.reserved, row.decimals))}"
    if not row.shelf.pending:
        return told
    pending = translate("Stock", "a waiting document is in it")
    return f"{told}, {pending}"


def _item(row: StockShown) -> Cell:
    return Cell(row.name, code=row.sku)


def _bin(row: StockShown) -> Cell:
    return Cell(row.shelf.bin, tone="ink2")


def _lot(row: StockShown) -> Cell:
    return Cell(row.shelf.lot, tone="ink2", type="caption", is_code=True)


def _expiry(row: StockShown) -> Cell:
    expires = row.shelf.expires
    if expires and row.soon and expires < row.soon and row.shelf.on_hand > 0:
        return Cell(tag=TagMark(_last_day(expires), "need", "calendar-x"))
    return Cell(_last_day(expires), tone="ink2")


def _last_day(expires: str) -> str:
    """Without the hour: the list has no room for it, and the counter shows it."""
    return best_before(expires).partition(" ")[0]


def _on_hand(row: StockShown) -> Cell:
    figure = row.shelf.on_hand
    return Cell(
        shown(figure, row.decimals),
        tone="needInk" if figure < 0 else "ink1",
        is_strong=True,
        is_waiting=bool(row.shelf.pending),
    )


def _reserved(row: StockShown) -> Cell:
    figure = row.shelf.reserved
    return Cell(usual_zero(figure, row.decimals), tone="ink1" if figure else "ink3")


def _available(row: StockShown) -> Cell:
    figure = row.shelf.available
    return Cell(shown(figure, row.decimals), tone="needInk" if figure < 0 else "ink1")


def _in_transit(row: StockShown) -> Cell:
    figure = row.shelf.in_transit
    return Cell(usual_zero(figure, row.decimals), tone="ink1" if figure else "ink3")


def _counted(row: StockShown) -> Cell:
    if row.count is None:
        return Cell(translate("Stock", "never"), tone="ink3", type="caption")
    words = translate("Stock", "diff {n}").format(n=signed(row.count.variance, row.decimals))
    return Cell(day(row.count.at), tone="ink2", code=words)
