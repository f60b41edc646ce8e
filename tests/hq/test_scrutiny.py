import pytest

from sync.hq.bench import Bench
from sync.hq.scrutiny import check_decimals, of_goods, of_period, of_stock
from sync.stock.refusal import Refusal
from tests.hq.world import NOW
from tests.makers import a_content, a_line, a_step, taken


def _bench() -> Bench:
    return Bench(NOW, items={"TEA": (0, True), "OLD": (0, False), "OIL": (3, True)})


def test_a_line_in_another_unit_than_the_catalogue_is_refused() -> None:
    document = taken(a_step(content=a_content(a_line(sku="OIL", decimals=2))))[0].document
    with pytest.raises(Refusal) as refusal:
        check_decimals(_bench(), document)
    assert (refusal.value.code, refusal.value.facts) == ("decimals", {"sku": "OIL"})


def test_each_sku_is_told_once() -> None:
    lines = (a_line("1", "GHOST"), a_line("2", "OLD"), a_line("3", "GHOST"), a_line("4"))
    document = taken(a_step(content=a_content(*lines)))[0].document
    assert [f.code for f in of_goods(_bench(), document)] == ["unknown_item", "archived_item"]


def test_the_last_closed_day_is_closed() -> None:
    bench = Bench(NOW, closed_until={"KC00": "2026-11-20"}, zones={"KC00": "Asia/Hong_Kong"})
    assert [f.code for f in of_period(bench, "KC00", NOW)] == ["closed_period"]
    assert list(of_period(bench, "KC00", "2026-11-21T00:00:00.000Z")) == []
    assert list(of_period(bench, "MK02", NOW)) == []


def test_only_what_takes_stock_below_zero_is_told_in_the_items_own_unit() -> None:
    bench = Bench(NOW, items={"OIL": (3, True)}, totals={("KC00", "OIL"): 1_000})
    sold = a_content(a_line(sku="OIL", quantity=2_500, decimals=3))
    outcome = taken(a_step(kind="issue", content=sold))[0]
    ((finding, site),) = of_stock(bench, outcome.document, outcome.movements)
    assert (finding.facts["quantity"], site) == ("-1.5", "KC00")
    came = taken(a_step(content=sold))[0]
    bench.totals["KC00", "OIL"] = -9_000
    assert list(of_stock(bench, came.document, came.movements)) == []
