"""Real invoices through record, sync and the sum check. The data is not part of the repository."""

import json
import os
from collections import Counter
from pathlib import Path

import pytest

from tests.journeys.program import ROOT, a_company, a_shop
from tests.journeys.retail_year import SHOPS, read_year, write_catalogue

FILE = (
    Path(os.environ.get("COUNTERSTOCK_DATA", ROOT.parent / "shared" / "data"))
    / "online_retail_2009_2010.parquet"
)
INVOICES = int(os.environ.get("COUNTERSTOCK_INVOICES", "600"))
"""All of them (28,591) take minutes: `just real`."""


@pytest.mark.skipif(not FILE.exists(), reason=f"Online Retail II is not here: {FILE}")
@pytest.mark.timeout(3600)
def test_a_retailers_year_adds_up_at_hq_to_the_last_piece(tmp_path: Path) -> None:
    year = read_year(FILE, invoices=INVOICES)
    write_catalogue(year, tmp_path / "catalogue.csv")
    hq = a_company(tmp_path / "hq", sites=dict.fromkeys(SHOPS, "store"))
    imported = hq.hq("items", "import", str(tmp_path / "catalogue.csv"))
    assert (imported.code, imported.only["imported"]) == (0, len(year.names))
    with hq.serving() as url:
        for site in SHOPS:
            shop = a_shop(tmp_path / site, hq=hq, url=url, site=site)
            shop.shop("sync")
            stream = "\n".join(json.dumps(document) for document in year.documents[site])
            recorded = shop.shop("record", "-", stdin=stream)
            assert [line for line in recorded.lines if "refused" in line] == []
            synced = shop.shop("sync")
            assert (synced.lines[-1]["waiting"], synced.code in {0, 5}) == (0, True)
    stock: Counter[str] = Counter()
    for row in hq.hq("stock").lines:
        stock[row["sku"]] += int(row["on_hand"])
    expected = {sku: units for sku, units in year.stock.items() if units}
    assert {sku: units for sku, units in stock.items() if units} == expected
    proof = hq.hq("verify")
    assert (proof.code, proof.only["ok"]) == (0, True)
