"""A catalogue as people keep it: CSV in any common encoding, or XLSX, with headers in any of our words.

Rows come out one by one, good ones as values, bad ones as refusals with their row; nothing here
knows the books.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from charset_normalizer import from_bytes
from python_calamine import CalamineError, CalamineWorkbook

from sync.hq.item_columns import Header, read_header
from sync.stock.barcode import LONGEST_CODE, is_gtin
from sync.stock.item import Tracking
from sync.stock.quantity import parse_money
from sync.stock.refusal import Refusal

_SAMPLE_BYTES = 256 * 1024
_ENCODINGS = ["utf_8", "gb18030", "big5hkscs", "utf_16"]
_LONGEST_TEXT = 500
_GTIN_LENGTHS = {8, 12, 13, 14}
_THREE_DECIMALS = frozenset(
    ["kg", "公斤", "千克", "kilo", "l", "升", "公升", "litre", "liter", "m", "米", "metre", "meter"]
)
_TRACKING = {
    "": Tracking.NONE,
    **dict.fromkeys(("none", "無", "无", "不追蹤", "不追踪"), Tracking.NONE),
    **dict.fromkeys(("lot", "batch", "批號", "批号", "批次"), Tracking.LOT),
    **dict.fromkeys(("expiry", "效期", "有效期", "批號效期", "批号效期"), Tracking.EXPIRY),
    **dict.fromkeys(("serial", "序號", "序号", "序列號", "序列号"), Tracking.SERIAL),
}


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One good row. `price` is minor units of `currency`; `pack` base units stand behind `barcode`."""

    row: int
    sku: str
    barcode: str
    name: str
    name_en: str
    name_hans: str
    unit: str
    decimals: int
    price: int | None
    currency: str
    category: str
    tracking: Tracking
    pack: Fraction


@dataclass(frozen=True, slots=True)
class RowRefusal:
    """One row that cannot be an item; `row` counts the header as 1."""

    row: int
    code: str
    message: str


def read_item_file(path: Path) -> Iterator[ItemRow | RowRefusal]:
    """Each row of the file below its header, in order.

    Raises Refusal `file_unreadable`, `encoding_unknown`, `header_unknown` where the file as a whole
    is no catalogue. The same barcode, or the same SKU without a barcode of its own, twice in a file
    is refused the second time; several barcodes of one SKU are its packs.
    """
    rows = _rows(path)
    header = read_header(next(rows, (1, []))[1])
    seen: set[tuple[str, str]] = set()
    for number, cells in rows:
        if any(cells):
            try:
                yield _first(_item(number, header, cells), seen)
            except Refusal as refusal:
                yield RowRefusal(number, refusal.code, refusal.message)


def _first(item: ItemRow, seen: set[tuple[str, str]]) -> ItemRow:
    key = ("code", item.barcode) if item.barcode else ("sku", item.sku)
    if key in seen:
        raise Refusal("duplicate_in_file", f"{key[1]} stands in this file already.")
    seen.add(key)
    return item


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Row numbers as a spreadsheet shows them, and cells as trimmed text."""
    try:
        with path.open("rb") as file:
            is_zip = file.read(2) == b"PK"
        yield from _sheet_rows(path) if is_zip else _text_rows(path)
    except (OSError, CalamineError, csv.Error) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise Refusal("file_unreadable", f"{path.name} cannot be read: {reason}.") from error


def _sheet_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
    for number, row in enumerate(sheet.iter_rows(), 1 + (sheet.start or (0, 0))[0]):
        yield number, [_cell_text(cell) for cell in row]


def _cell_text(cell: object) -> str:
    """A spreadsheet keeps codes and prices as binary numbers; a whole one is written without a point."""
    if isinstance(cell, bool) or cell is None:
        return ""
    text = repr(cell) if type(cell).__name__ == "float" else str(cell)
    return text.removesuffix(".0").strip()


def _text_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    encoding = _encoding(path)
    with path.open(encoding=encoding, newline="") as file:
        first = file.readline()
        delimiter = max(",;\t|", key=first.count)
        file.seek(0)
        reader = csv.reader(file, delimiter=delimiter)
        try:
            for cells in reader:
                yield reader.line_num, [cell.strip(" \t\ufeff\u3000") for cell in cells]
        except UnicodeDecodeError as error:
            raise Refusal("encoding_unknown", f"{path.name} is not all in {encoding}.") from error


def _encoding(path: Path) -> str:
    with path.open("rb") as file:
        sample = file.read(_SAMPLE_BYTES)
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf_16"
    whole_lines = sample[: sample.rfind(b"\n") + 1] or sample
    best = from_bytes(whole_lines, cp_isolation=_ENCODINGS).best()
    if best is None:
        raise Refusal("encoding_unknown", f"{path.name} is in no encoding that is known here.")
    return "utf_8_sig" if best.encoding in {"utf_8", "ascii"} else best.encoding


def _item(number: int, header: Header, cells: Sequence[str]) -> ItemRow:
    values = header.values(cells)
    _check_texts(values.values())
    barcode = values.get("barcode", "")
    sku = values.get("sku", "") or barcode
    name = values.get("name", "") or values.get("name_hans", "") or values.get("name_en", "")
    if not sku:
        raise Refusal("sku_missing", "The row has neither a SKU nor a barcode.")
    if not name:
        raise Refusal("name_missing", "The row has no name.")
    _check_barcode(barcode)
    unit = values.get("unit", "")
    return ItemRow(
        number,
        sku,
        barcode,
        name,
        values.get("name_en", ""),
        values.get("name_hans", ""),
        unit,
        3 if unit.casefold() in _THREE_DECIMALS else 0,
        _price(values.get("price", "")),
        header.currency,
        values.get("category", ""),
        _tracking(values.get("tracking", "")),
        _pack(values.get("pack", "")),
    )


def _check_texts(texts: Iterable[str]) -> None:
    for text in texts:
        if len(text) > _LONGEST_TEXT:
            raise Refusal("text_too_long", f"A cell has more than {_LONGEST_TEXT} characters.")
        if "\x00" in text:
            raise Refusal("text_unprintable", "A cell holds a NUL.")


def _check_barcode(code: str) -> None:
    """Digits are a GTIN or wrong; anything else is a code of the shop's own."""
    if len(code) > LONGEST_CODE or not code.isprintable():
        raise Refusal("barcode_unprintable", f"{code[:20]!r} cannot be a barcode.")
    if not (code.isascii() and code.isdecimal()) or is_gtin(code):
        return
    if len(code) in _GTIN_LENGTHS:
        raise Refusal("barcode_check_digit", f"{code} has a wrong check digit.")
    raise Refusal(
        "barcode_length", f"{code[:20]} has {len(code)} digits; a barcode has 8, 12, 13 or 14."
    )


def _price(text: str) -> int | None:
    try:
        return parse_money(text.lstrip("$¥￥£€ ").replace(",", "")) if text else None
    except Refusal:
        raise Refusal("price_malformed", f"{text[:20]!r} is not a price.") from None


def _tracking(text: str) -> Tracking:
    tracking = _TRACKING.get(text.casefold())
    if tracking is None:
        raise Refusal("tracking_unknown", f"{text[:20]!r} is not none, lot, expiry or serial.")
    return tracking


def _pack(text: str) -> Fraction:
    try:
        pack = Fraction(text or "1")
    except (ValueError, ZeroDivisionError):
        raise Refusal("pack_malformed", f"{text[:20]!r} is not a pack such as 12 or 1/3.") from None
    if pack <= 0:
        raise Refusal("pack_malformed", "A pack holds more than nothing.")
    return pack
