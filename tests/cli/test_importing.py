from pathlib import Path

from tests.cli.office import Office, Said


def test_an_import_tells_each_bad_row_and_keeps_the_rest(
    office: Office, goods: Said, tmp_path: Path
) -> None:
    assert goods.code == 3
    assert {name: goods.only[name] for name in ("imported", "updated", "unchanged")} == {
        "imported": 2,
        "updated": 0,
        "unchanged": 0,
    }
    (refused,) = goods.only["refused"]
    assert (refused["row"], refused["code"]) == (4, "barcode_check_digit")
    errors = (tmp_path / "errors.csv").read_text(encoding="utf-8-sig").splitlines()
    assert errors[0] == "row,code,message"
    assert errors[1].startswith("4,barcode_check_digit,")
    assert [line["sku"] for line in office.hq("items", "list").lines] == ["OYS", "TEA"]


def test_a_file_that_is_not_there_is_a_slip_of_the_keyboard(office: Office) -> None:
    said = office.hq("items", "import", "nowhere.csv")
    assert (said.code, said.err[:15]) == (2, "error: no_file:")
