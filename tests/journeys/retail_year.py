"""A retailer's year of invoices, as documents for `record`, and its own sum to compare with.

Online Retail II (D. Chen, CC BY 4.0), not part of this repository. An invoice is an issue; one
that begins with C is a return from a customer; other negative rows are losses. Rows whose code is
only money (fees, discounts, bad debts) are left out on both sides of the comparison.
"""

import csv
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet

SHOPS = ("LON1", "LON2", "LON3")
NOT_GOODS = {"ADJUST", "ADJUST2", "AMAZONFEE", "B", "BANK CHARGES", "D"}


@dataclass(frozen=True)
class Year:
    """Documents by shop, the catalogue, and net stock per SKU as the file itself says."""

    documents: dict[str, list[dict[str, Any]]]
    names: dict[str, str]
    stock: dict[str, int]
    invoices: int
    lines: int


def read_year(path: Path, *, invoices: int | None = None) -> Year:
    """The first so many invoices of the file, all of them unless told."""
    grouped: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in pyarrow.parquet.read_table(path).to_pylist():
        if is_goods(row):
            grouped[row["invoice"]].append(row)
    chosen = dict(list(grouped.items())[:invoices])
    documents: dict[str, list[dict[str, Any]]] = {shop: [] for shop in SHOPS}
    for invoice, rows in chosen.items():
        shop = SHOPS[zlib.crc32(invoice.encode()) % len(SHOPS)]
        documents[shop].extend(documents_of(invoice, rows))
    rows = [row for part in chosen.values() for row in part]
    stock: Counter[str] = Counter()
    for row in rows:
        stock[sku_of(row)] -= row["quantity"]
        if row["quantity"] < 0 and not row["invoice"].startswith("C"):
            stock[sku_of(row)] += 2 * row["quantity"]
    names = {sku_of(row): " ".join((row["description"] or sku_of(row)).split()) for row in rows}
    return Year(documents, names, dict(stock), len(chosen), len(rows))


def is_goods(row: dict[str, Any]) -> bool:
    """Whether the row is about something on a shelf."""
    code = row["stock_code"].strip()
    return code not in NOT_GOODS and row["quantity"] != 0


def sku_of(row: dict[str, Any]) -> str:
    """The file's code without its stray spaces; codes differ by case."""
    return str(row["stock_code"]).strip()


def documents_of(invoice: str, rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One document for what went out, one for what came back, one for what was lost."""
    is_cancelled = invoice.startswith("C")
    out = [row for row in rows if row["quantity"] > 0]
    back = [row for row in rows if row["quantity"] < 0]
    if out:
        yield _document("issue", invoice, out)
    if back and is_cancelled:
        yield {**_document("return", invoice, back), "from": "customer"}
    if back and not is_cancelled:
        yield {**_document("adjustment", invoice, back), "reason": "loss"}


def _document(kind: str, invoice: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    first = rows[0]
    party = {} if first["customer_id"] is None else {"party": str(first["customer_id"])}
    return {
        "kind": kind,
        "key": f"{kind}-{invoice}",
        "reference": invoice,
        "occurred_at": first["invoice_date"].isoformat() + "+00:00",
        "lines": [_line(row) for row in rows],
        **party,
    }


def _line(row: dict[str, Any]) -> dict[str, str]:
    price = Decimal(str(row["unit_price_gbp"]))
    exact = price >= 0 and price == price.quantize(Decimal("0.01"))
    priced = {"unit_price": f"{price:.2f}"} if exact else {}
    return {"sku": sku_of(row), "quantity": str(abs(row["quantity"])), **priced}


def write_catalogue(year: Year, path: Path) -> None:
    """The year's codes as a file for `hq items import`."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["sku", "name", "unit"])
        writer.writerows((sku, name, "piece") for sku, name in sorted(year.names.items()))
