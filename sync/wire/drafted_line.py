"""One line of a document drawn up: what the caller wrote, made whole from the catalogue."""

from dataclasses import replace
from fractions import Fraction
from typing import Protocol, TypeVar

from msgspec import UNSET, UnsetType

from sync.stock.document import Line
from sync.stock.found import Found
from sync.stock.item import Item
from sync.stock.moment import format_moment, parse_moment
from sync.stock.quantity import MAX_UNITS, in_base, parse_money, parse_quantity
from sync.stock.refusal import Refusal
from sync.wire.record import ChangedLine, RecordedLine

_PACK_DECIMALS = 6
_LONGEST_NAME = 6


class Items(Protocol):
    """The catalogue, as far as drawing up a document needs it."""

    def item(self, sku: str) -> Item | None:
        """The SKU of that name."""

    def find_code(self, text: str) -> Found | None:
        """The goods that a code names; raises Refusal where the text is no code at all."""


_Value = TypeVar("_Value")


def given(value: _Value | UnsetType, otherwise: _Value) -> _Value:
    """What the caller wrote, or `otherwise` where nothing was written."""
    return otherwise if isinstance(value, UnsetType) else value


def moment_of(text: str) -> str:
    """An instant a caller wrote, as fixed-width UTC text; empty stays empty."""
    return format_moment(parse_moment(text)) if text else ""


def new_line(name: str, line: RecordedLine, items: Items, *, allow_zero: bool) -> Line:
    """A line of a new document, with its snapshot of name, unit, decimals and price.

    Raises Refusal: `sku_or_barcode`, `unknown_item`, `unknown_barcode`, `pack_remainder`, and what
    quantities, money and moments say of text that is none.
    """
    found = _goods(line.sku, line.barcode, items, name=name)
    price = found.item.price if line.unit_price is None else parse_money(line.unit_price)
    return replace(
        _bare_line(name, found),
        quantity=_quantity(line.quantity, found, allow_zero=allow_zero),
        lot=line.lot or found.lot,
        expires=moment_of(line.expires) or found.expires,
        bin=line.bin,
        unit_price=price,
    )


def changed_line(
    name: str, change: ChangedLine | None, line: Line | None, items: Items, *, allow_zero: bool
) -> Line | None:
    """The whole line after `change`; None takes it away.

    Raises Refusal: `unknown_line`, `line_name`, `missing_field` (other goods need a quantity), and
    as `new_line` does.
    """
    if change is None:
        if line is None:
            raise Refusal("unknown_line", f"There is no line {name[:40]!r}.", line=name[:40])
        return None
    names_goods = change.sku is not UNSET or change.barcode is not UNSET
    if line is None or names_goods:
        return _with_other_goods(_checked_name(name), change, line, items, allow_zero=allow_zero)
    if not isinstance(change.quantity, UnsetType):
        quantity = parse_quantity(change.quantity, line.decimals, allow_zero=allow_zero)
        line = replace(line, quantity=quantity)
    return _with_details(line, change)


def _with_other_goods(
    name: str, change: ChangedLine, line: Line | None, items: Items, *, allow_zero: bool
) -> Line:
    found = _goods(given(change.sku, ""), given(change.barcode, ""), items, name=name)
    if isinstance(change.quantity, UnsetType):
        message = f"Line {name} needs a quantity of {found.item.sku}."
        raise Refusal("missing_field", message, field="quantity", line=name)
    quantity = _quantity(change.quantity, found, allow_zero=allow_zero)
    kept = replace(_bare_line(name, found), quantity=quantity, bin=line.bin if line else "")
    return _with_details(kept, change)


def _checked_name(name: str) -> str:
    if not (name.isascii() and name.isdigit() and len(name) <= _LONGEST_NAME):
        raise Refusal("line_name", f"Lines are named by numbers, not {name[:40]!r}.")
    return name


def _with_details(line: Line, change: ChangedLine) -> Line:
    price = line.unit_price
    if not isinstance(change.unit_price, UnsetType):
        price = None if change.unit_price is None else parse_money(change.unit_price)
    return replace(
        line,
        lot=given(change.lot, line.lot),
        expires=line.expires if change.expires is UNSET else moment_of(given(change.expires, "")),
        bin=given(change.bin, line.bin),
        unit_price=price,
    )


def _bare_line(name: str, found: Found) -> Line:
    item = found.item
    return Line(
        name, item.sku, 0, item.name, unit=item.unit, decimals=item.decimals,
        lot=found.lot, expires=found.expires, unit_price=item.price,
    )  # fmt: skip


def _goods(sku: str, barcode: str, items: Items, *, name: str) -> Found:
    if bool(sku) == bool(barcode):
        message = f"Line {name} names its goods by sku or by barcode, one of the two."
        raise Refusal("sku_or_barcode", message, line=name)
    if barcode:
        found = items.find_code(barcode)
        if found is None:
            message = f"No item has the barcode {barcode[:60]!r}."
            raise Refusal("unknown_barcode", message, barcode=barcode[:60], line=name)
        return found
    item = items.item(sku)
    if item is None:
        raise Refusal("unknown_item", f"There is no SKU {sku[:60]!r}.", sku=sku[:60], line=name)
    return Found(item)


def _quantity(text: str, found: Found, *, allow_zero: bool) -> int:
    item = found.item
    if found.pack == 1:
        return parse_quantity(text, item.decimals, allow_zero=allow_zero)
    packs = parse_quantity(text, _PACK_DECIMALS, allow_zero=allow_zero)
    factor = found.pack * Fraction(10**item.decimals, 10**_PACK_DECIMALS)
    units = in_base(packs, factor, decimals=_PACK_DECIMALS)
    if units > MAX_UNITS:
        raise Refusal("quantity_too_large", f"{text[:40]} packs are more than anybody has.")
    return units
