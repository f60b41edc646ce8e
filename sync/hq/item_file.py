"""A catalogue as people keep it, with headers in any of our words (`item_cells` reads the file).

Rows come out one by one, good ones as values, bad ones as refusals with their row; nothing here
knows the books.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from sync.hq.item_cells import Row, read_cells
from sync.hq.item_columns import Header, read_header
from sync.stock.barcode import LONGEST_CODE, canonical_code, is_gtin
from sync.stock.item import Tracking
from sync.stock.quantity import parse_money
from sync.stock.refusal import Refusal

_LONGEST_TEXT = 500
_NO_TEXT = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_GUARDED = re.compile(r'="(.*)"')
_ROUNDED = re.compile(r"[0-9]\.[0-9]*E\+[0-9]+", re.ASCII | re.IGNORECASE)
_DIGITS_AS_NUMBER = re.compile(r"([0-9]+)\.0", re.ASCII)
_PRICE = re.compile(
    r"(?:[A-Z]{3}|HK\$|[$¥￥£€])? ?([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(\.[0-9]+)? ?[元圓圆]?",
    re.ASCII,
)
_PACK = re.compile(r"[0-9]{1,9}(?:[/.][0-9]{1,9})?", re.ASCII)
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
    rows = read_cells(path)
    header = read_header(next(rows, Row(1, ())).cells)
    seen: set[tuple[str, str]] = set()
    for row in rows:
        if row.is_cut or any(row.cells):
            try:
                yield _first(_item(row, header), seen)
            except Refusal as refusal:
                yield RowRefusal(row.number, refusal.code, refusal.message)


def _first(item: ItemRow, seen: set[tuple[str, str]]) -> ItemRow:
    key = ("code", canonical_code(item.barcode)) if item.barcode else ("sku", item.sku)
    if key in seen:
        raise Refusal("duplicate_in_file", f"{key[1]} stands in this file already.")
    seen.add(key)
    return item


def _item(row: Row, header: Header) -> ItemRow:
    values = header.values(row.cells)
    _check_texts(values.values(), is_cut=row.is_cut)
    barcode = _code(values.get("barcode", ""))
    sku = _code(values.get("sku", "")) or barcode
    name = values.get("name", "") or values.get("name_hans", "") or values.get("name_en", "")
    if not sku:
        raise Refusal("sku_missing", "The row has neither a SKU nor a barcode.")
    if not name:
        raise Refusal("name_missing", "The row has no name.")
    _check_codes(sku, barcode)
    unit = values.get("unit", "")
    return ItemRow(
        row.number,
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


def _check_texts(texts: Collection[str], *, is_cut: bool) -> None:
    if is_cut or any(len(text) > _LONGEST_TEXT for text in texts):
        raise Refusal("text_too_long", f"A cell has more than {_LONGEST_TEXT} characters.")
    if any(_NO_TEXT.search(text) for text in texts):
        raise Refusal(
            "text_unprintable",
            "A cell holds what is no text, or a line break: is a quote left open?",
        )


def _code(text: str) -> str:
    """A code without the guards that spreadsheets and exports put around digits; dashes are none."""
    guarded = _GUARDED.fullmatch(text)
    code = (guarded[1] if guarded else text.removeprefix("'")).strip()
    as_number = _DIGITS_AS_NUMBER.fullmatch(code)
    code = as_number[1] if as_number else code
    return code if any(map(str.isalnum, code)) else ""


def _check_codes(sku: str, code: str) -> None:
    """Digits of a barcode are a GTIN or wrong; anything else is a code of the shop's own."""
    if len(code) > LONGEST_CODE or not code.isprintable():
        raise Refusal("barcode_unprintable", f"{code[:20]!r} cannot be a barcode.")
    if len(sku) > LONGEST_CODE or not sku.isprintable():
        raise Refusal("sku_unprintable", f"{sku[:20]!r} cannot be a SKU.")
    if _ROUNDED.fullmatch(code):
        raise Refusal("barcode_rounded", f"{code[:20]} has lost its digits in a spreadsheet.")
    if not (code.isascii() and code.isdecimal()) or is_gtin(code):
        return
    if len(code) in _GTIN_LENGTHS:
        raise Refusal("barcode_check_digit", f"{code} has a wrong check digit.")
    raise Refusal(
        "barcode_length", f"{code[:20]} has {len(code)} digits; a barcode has 8, 12, 13 or 14."
    )


def _price(text: str) -> int | None:
    """Minor units; commas part thousands and nothing else, or `3,20` would become 320."""
    match = _PRICE.fullmatch(text)
    if text and match is None:
        raise Refusal("price_malformed", f"{text[:20]!r} is not a price.")
    try:
        return parse_money(match[1].replace(",", "") + (match[2] or "")) if match else None
    except Refusal:
        raise Refusal("price_malformed", f"{text[:20]!r} is not a price.") from None


def _tracking(text: str) -> Tracking:
    tracking = _TRACKING.get(text.casefold())
    if tracking is None:
        raise Refusal("tracking_unknown", f"{text[:20]!r} is not none, lot, expiry or serial.")
    return tracking


def _pack(text: str) -> Fraction:
    try:
        pack = Fraction(text or "1") if _PACK.fullmatch(text or "1") else Fraction(0)
    except ZeroDivisionError:
        pack = Fraction(0)
    if pack == 0:
        raise Refusal("pack_malformed", f"{text[:20]!r} is not a pack such as 12 or 1/3.")
    return pack
