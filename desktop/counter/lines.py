"""The lines of the draft in hand as rows of a table; F2 edits a quantity in place."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem, QWidget

from desktop.tables.cell import Cell, Column, TagMark
from desktop.tables.cell_delegate import CellDelegate
from desktop.tables.row_model import RowModel
from desktop.wording.counted import COUNTED
from desktop.wording.figures import shown
from desktop.wording.moments import best_before
from sync.shop.outlook import LineOutlook
from sync.stock.quantity import fold_digits, format_quantity

QUANTITY = "quantity"

translate = QCoreApplication.translate

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line as shown. `sent` is what a transfer being received should bring, None elsewhere."""

    number: int
    name: str
    seen: LineOutlook
    sent: int | None = None

    @property
    def line(self) -> str:
        return self.seen.line.line


def columns(is_arrival: Callable[[], bool]) -> tuple[Column[LineRow], ...]:
    """The last column holds what would be left, or of an arrival what was sent."""

    def last_title() -> str:
        return (
            translate("LineRow", "Sent")
            if is_arrival()
            else translate("LineRow", "Available after")
        )

    return (
        Column("number", lambda: "#", _number, width=48, align="right"),
        Column("item", lambda: translate("LineRow", "Item"), _item),
        Column("lot", lambda: translate("LineRow", "Lot"), _lot, width=96, hides_when_narrow=True),
        Column("expiry", lambda: translate("LineRow", "Expiry"), _expiry, width=132),
        Column("bin", lambda: translate("LineRow", "Bin"), _bin, width=84, hides_when_narrow=True),
        Column(
            QUANTITY, lambda: translate("LineRow", "Quantity"), _quantity, width=112, align="right"
        ),
        Column("after", last_title, _after, width=132, align="right"),
    )


def sentence(row: LineRow) -> str:
    """A row for a screen reader."""
    line = row.seen.line
    words = translate(
        "LineRow",
        "{item}, {quantity} {unit}, lot {lot}, bin {bin}, available after posting {after}",
    )
    return words.format(
        item=row.name,
        quantity=shown(line.quantity, line.decimals),
        unit=line.unit,
        lot=line.lot or "–",
        bin=line.bin or "–",
        after=shown(row.seen.after, line.decimals),
    )


def expiry_words(row: LineOutlook) -> str:
    """In 12 days, expired 3 days ago, or the date."""
    if row.days_left is None or not row.is_soon:
        return best_before(row.line.expires)
    if row.days_left < 0:
        return COUNTED.days_ago(-row.days_left)
    return COUNTED.in_days(row.days_left)


class LineModel(RowModel[LineRow]):
    """written carries a line's name and the quantity that was typed."""

    written = Signal(str, str)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self.columns[index.column()].key == QUANTITY:
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index)
        if row is not None and role == Qt.ItemDataRole.EditRole:
            return format_quantity(row.seen.line.quantity, row.seen.line.decimals)
        return super().data(index, role)

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row(index)
        if row is None or role != Qt.ItemDataRole.EditRole:
            return False
        self.written.emit(row.line, fold_digits(str(value)))
        return True


class LineDelegate(CellDelegate):
    """edited follows an editor that closed, whatever it brought."""

    edited = Signal()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        field = QLineEdit(parent)
        field.setObjectName("editor")
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        return field

    def destroyEditor(self, editor: QWidget, index: _Index) -> None:
        super().destroyEditor(editor, index)
        self.edited.emit()


def _number(row: LineRow) -> Cell:
    return Cell(str(row.number), tone="ink3")


def _item(row: LineRow) -> Cell:
    return Cell(row.name, code=row.seen.line.sku)


def _lot(row: LineRow) -> Cell:
    return Cell(row.seen.line.lot, tone="ink2", type="caption", is_code=True)


def _expiry(row: LineRow) -> Cell:
    if row.seen.is_soon:
        return Cell(tag=TagMark(expiry_words(row.seen), "need", "calendar-x"))
    return Cell(best_before(row.seen.line.expires), tone="ink2")


def _bin(row: LineRow) -> Cell:
    return Cell(row.seen.line.bin, tone="ink2")


def _quantity(row: LineRow) -> Cell:
    line = row.seen.line
    tone = "ink3" if row.sent is not None and not line.quantity else "ink1"
    text = shown(line.quantity, line.decimals)
    return Cell(text, tone=tone, type="item", is_strong=True, unit=line.unit)


def _after(row: LineRow) -> Cell:
    decimals = row.seen.line.decimals
    if row.sent is not None:
        differs = row.seen.line.quantity not in (0, row.sent)
        return Cell(shown(row.sent, decimals), tone="needInk" if differs else "ink2")
    below = row.seen.after < 0
    return Cell(
        shown(row.seen.after, decimals),
        tone="needInk" if below else "ink1",
        is_strong=below,
        before=f"{shown(row.seen.before, decimals)} → ",
    )
