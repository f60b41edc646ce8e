from collections import Counter
from datetime import UTC, datetime

from sync.demo.history import DAYS, Past
from sync.hq.item_file import ItemRow, read_item_file
from sync.stock.item import Item
from tests.journeys.program import ROOT

TODAY = datetime(2026, 11, 20, 12, tzinfo=UTC)


def items() -> list[Item]:
    rows = read_item_file(ROOT / "resources" / "demo" / "catalogue.csv")
    found = {row.sku: row for row in rows if isinstance(row, ItemRow)}
    return [
        Item(
            r.sku,
            r.name,
            decimals=r.decimals,
            price=r.price,
            category=r.category,
            tracking=r.tracking,
        )
        for r in found.values()
    ]


def test_the_same_past_is_told_each_time() -> None:
    assert list(Past(items(), TODAY).documents()) == list(Past(items(), TODAY).documents())


def test_a_fortnight_has_every_kind_that_needs_no_second_site() -> None:
    told = list(Past(items(), TODAY).documents())
    assert {d["kind"] for d in told} == {"receipt", "issue", "return", "adjustment", "count"}
    days = {d["occurred_at"][:10] for d in told}
    assert len(days) == DAYS
    assert max(days) < "2026-11-20"


def test_nothing_is_sold_that_was_not_there() -> None:
    left: Counter[tuple[str, str]] = Counter()
    for document in Past(items(), TODAY).documents():
        sign = {"receipt": 1, "issue": -1}.get(document["kind"], 0)
        for line in document["lines"]:
            left[document["site"], line["sku"]] += sign * int(line["quantity"])
    assert min(left.values()) >= 0
