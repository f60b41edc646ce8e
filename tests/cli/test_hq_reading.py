import pytest

from tests.cli.office import Office, Said


@pytest.mark.usefixtures("goods")
def test_items_are_found_as_the_counter_finds_them(office: Office) -> None:
    (tea,) = office.hq("items", "list", "--find", "ningmeng").lines
    assert {name: tea[name] for name in ("sku", "barcodes", "name", "price", "active")} == {
        "sku": "TEA",
        "barcodes": ["4891234500017"],
        "name": "檸檬茶",
        "price": "3.20",
        "active": True,
    }


@pytest.mark.usefixtures("goods")
def test_a_person_reads_tables(office: Office) -> None:
    said = office.say("hq", "items", "list", "--data", str(office.folder))
    heading, rule, first, second = said.out.splitlines()
    assert (heading.split()[:2], rule[:3]) == (["sku", "barcodes"], "---")
    assert first.startswith("OYS")
    assert "檸檬茶" in second


def test_new_books_are_empty_everywhere(office: Office) -> None:
    for words in (("stock",), ("documents",), ("cases",), ("why", "--sku", "TEA")):
        assert office.hq(*words) == Said(0, "", "")
    assert office.hq("stock", "--site", "XX99").code == 3
    assert office.hq("show", "nothing").code == 3
