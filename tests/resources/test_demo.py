import csv
import json
from importlib.resources import files
from typing import Any

from sync.hq.item_file import ItemRow, read_item_file
from sync.stock.barcode import is_gtin
from sync.stock.place import check_site_code
from sync.stock.rights import Role
from tests.journeys.program import ROOT

DEMO = files("resources") / "demo"


def rows() -> list[dict[str, str]]:
    return list(csv.DictReader((DEMO / "catalogue.csv").read_text(encoding="utf-8").splitlines()))


def people() -> list[dict[str, Any]]:
    return list(json.loads((DEMO / "staff.json").read_text(encoding="utf-8")))


def test_every_row_of_the_demos_catalogue_can_be_imported() -> None:
    read = list(read_item_file(ROOT / "resources" / "demo" / "catalogue.csv"))
    assert [row for row in read if not isinstance(row, ItemRow)] == []
    assert len({row.sku for row in read if isinstance(row, ItemRow)}) >= 190


def test_every_code_is_a_right_one_and_stands_once() -> None:
    codes = [row["barcode"] for row in rows()]
    assert all(is_gtin(code) for code in codes)
    assert len(set(codes)) == len(codes)


def test_every_item_is_named_in_three_languages() -> None:
    assert all(row["name"] and row["name_hans"] and row["name_en"].isprintable() for row in rows())
    assert all(row["name_en"].encode("ascii", "ignore") for row in rows())


def test_some_goods_are_weighed_some_have_cases_and_every_tracking_is_there() -> None:
    assert {row["tracking"] for row in rows()} == {"none", "lot", "expiry", "serial"}
    assert sum(row["unit"] == "kg" for row in rows()) >= 5
    assert sum(bool(row["pack"]) for row in rows()) >= 12


def test_everybody_has_a_role_a_pin_and_a_site_that_exists() -> None:
    sites = {
        check_site_code(s["code"])
        for s in json.loads((DEMO / "sites.json").read_text(encoding="utf-8"))
    }
    assert len(sites) == 4
    assert {Role(p["role"]) for p in people()} == set(Role)
    assert all(
        set(p["sites"]) <= sites and len(p["pin"]) == 4 and p["pin"].isdecimal() for p in people()
    )
    assert len({p["code"] for p in people()}) == len(people())
