"""What is written on a document, and what it moved, as tables."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.tables.cell import Cell, Column
from desktop.wording.figures import shown, signed
from desktop.wording.moments import best_before, day_and_minute
from desktop.wording.places import place_word
from desktop.workplace import Workplace
from sync.stock.document import Line
from sync.stock.views import CountedLine, DocumentView, MovementRow

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class WrittenLine:
    """A line with its item's name in the language of the screens; `counted` on a count."""

    line: Line
    name: str
    counted: CountedLine | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """A movement with the names of its item and its two ends."""

    movement: MovementRow
    name: str
    origin: str
    destination: str


def written_lines(place: Workplace, view: DocumentView) -> tuple[WrittenLine, ...]:
    counted = {line.line: line for line in view.counted}
    return tuple(
        WrittenLine(line, place.name_of(line.sku, line.name), counted.get(line.line))
        for line in view.content.lines
    )


def moved_goods(place: Workplace, view: DocumentView) -> tuple[Moved, ...]:
    names = {line.sku: line.name for line in view.content.lines}
    return tuple(
        Moved(
            m,
            place.name_of(m.sku, names.get(m.sku, "")),
            place_name(place, m.origin),
            place_name(place, m.destination),
        )
        for m in view.movements
    )


def place_name(place: Workplace, code: str) -> str:
    return place_word(code) or place.shelf_name(code)


def line_columns() -> tuple[Column[WrittenLine], ...]:
    return (
        Column("line", lambda: "#", lambda row: Cell(row.line.line, tone="ink3"), width=48,
               align="right"),
        Column("item", lambda: translate("Contents", "Item"),
               lambda row: Cell(row.name, code=row.line.sku)),
        Column("lot", lambda: translate("Contents", "Lot"), _lot, width=100,
               hides_when_narrow=True),
        Column("expiry", lambda: translate("Contents", "Expiry"), _expiry, width=92),
        Column("bin", lambda: translate("Contents", "Bin"),
               lambda row: Cell(row.line.bin, tone="ink2"), width=84,
               hides_when_narrow=True),
        Column("quantity", lambda: translate("Contents", "Quantity"), _quantity, width=110,
               align="right"),
        Column("book", lambda: translate("Contents", "Book"), _book, width=80, align="right"),
        Column("variance", lambda: translate("Contents", "Difference"), _variance, width=130,
               align="right"),
    )  # fmt: skip


def movement_columns() -> tuple[Column[Moved], ...]:
    return (
        Column("at", lambda: translate("Contents", "When"),
               lambda row: Cell(day_and_minute(row.movement.at), tone="ink2"), width=112),
        Column("item", lambda: translate("Contents", "Item"),
               lambda row: Cell(row.name, code=row.movement.sku)),
        Column("lot", lambda: translate("Contents", "Lot"),
               lambda row: Cell(row.movement.lot, tone="ink2", type="caption", is_code=True),
               width=90, hides_when_narrow=True),
        Column("from", lambda: translate("Contents", "From"),
               lambda row: Cell(row.origin, tone="ink2"), width=184),
        Column("to", lambda: translate("Contents", "To"),
               lambda row: Cell(row.destination), width=184),
        Column("quantity", lambda: translate("Contents", "Quantity"), _moved_quantity, width=90,
               align="right"),
    )  # fmt: skip


def line_sentence(row: WrittenLine) -> str:
    line = row.line
    words = translate("Contents", "{item}, {quantity} {unit}, lot {lot}, bin {bin}")
    quantity = shown(line.quantity, line.decimals)
    return words.format(
        item=row.name, quantity=quantity, unit=line.unit, lot=line.lot or "–", bin=line.bin or "–"
    )


def movement_sentence(row: Moved) -> str:
    words = translate("Contents", "{quantity} of {item} from {origin} to {destination}")
    quantity = shown(row.movement.quantity, row.movement.decimals)
    return words.format(
        quantity=quantity, item=row.name, origin=row.origin, destination=row.destination
    )


def _lot(row: WrittenLine) -> Cell:
    return Cell(row.line.lot, tone="ink2", type="caption", is_code=True)


def _expiry(row: WrittenLine) -> Cell:
    return Cell(best_before(row.line.expires), tone="ink2")


def _quantity(row: WrittenLine) -> Cell:
    line = row.line
    return Cell(shown(line.quantity, line.decimals), type="item", is_strong=True, unit=line.unit)


def _book(row: WrittenLine) -> Cell:
    if row.counted is None:
        return Cell()
    return Cell(shown(row.counted.book, row.line.decimals), tone="ink2")


def _variance(row: WrittenLine) -> Cell:
    """What stays adjusted; what a late document explained stands before it."""
    if row.counted is None:
        return Cell()
    decimals = row.line.decimals
    explained = sum(quantity for _, quantity in row.counted.explained)
    before = ""
    if explained:
        words = translate("Contents", "{n} explained")
        before = words.format(n=signed(explained, decimals)) + "  "
    return Cell(signed(row.counted.variance, decimals), is_strong=True, before=before)


def _moved_quantity(row: Moved) -> Cell:
    return Cell(shown(row.movement.quantity, row.movement.decimals), is_strong=True)
