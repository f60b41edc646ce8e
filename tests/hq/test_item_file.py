import zipfile
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.hq.item_file import ItemRow, RowRefusal, read_item_file
from sync.stock.item import Tracking
from sync.stock.refusal import Refusal
from tests.journeys.program import ROOT

CATALOGUE = ROOT.parent / "shared" / "data" / "catalogue_zh.csv"


def rows(path: Path, text: str, encoding: str = "utf-8") -> list[ItemRow | RowRefusal]:
    path.write_bytes(text.encode(encoding))
    return list(read_item_file(path))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_chinese_headers_are_known_in_any_encoding(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    names = ["檸檬茶紙包裝飲品", "吞拿魚貓罐頭", "舊庄特級蠔油", "高糖酵母粉", "麻油味即食麵"]
    lines = [["條碼", "品名", "單位", "售價", "類別"]]
    lines += [
        [f"4891234500{n}", name, "包", "3.20", "飲品"]
        for n, name in zip(("017", "024", "031", "048", "055"), names, strict=True)
    ]
    text = "\r\n".join(delimiter.join(line) for line in lines)
    read = rows(tmp_path / "items.csv", text, encoding)
    assert [
        (row.row, row.name, row.price, row.category) for row in read if isinstance(row, ItemRow)
    ] == [(n, name, 320, "飲品") for n, name in enumerate(names, 2)]


def test_traditional_chinese_of_an_old_program_is_read(tmp_path: Path) -> None:
    read = rows(
        tmp_path / "items.csv",
        "條碼,品名\n4891234500017,檸檬茶紙包裝飲品\n4891234500024,吞拿魚貓罐頭\n",
        "big5hkscs",
    )
    assert [row.name for row in read if isinstance(row, ItemRow)] == [
        "檸檬茶紙包裝飲品",
        "吞拿魚貓罐頭",
    ]


def test_every_known_column_has_its_place(tmp_path: Path) -> None:
    text = (
        "sku,barcode,name,name_en,name_hans,unit,price_hkd,category,tracking,pack,colour\n"
        ' RICE ,2123456000005,絲苗米,Rice,丝苗米,kg,"1,012.50",grain,expiry,1/3,white\n'
    )
    (read,) = rows(tmp_path / "items.csv", text.replace("2123456000005", "4891234500017"))
    assert read == ItemRow(
        2, "RICE", "4891234500017", "絲苗米", "Rice", "丝苗米", "kg", 3, 101250, "HKD", "grain",
        Tracking.EXPIRY, Fraction(1, 3),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("4891234500018,Tea,1,,", "barcode_check_digit"),
        ("12345,Tea,1,,", "barcode_length"),
        ("4891234500017,,1,,", "name_missing"),
        (",Tea,1,,", "sku_missing"),
        ("4891234500017,Tea,cheap,,", "price_malformed"),
        ("4891234500017,Tea,1,sometimes,", "tracking_unknown"),
        ("4891234500017,Tea,1,,0", "pack_malformed"),
        ("4891234500017,Tea,1,,x/0", "pack_malformed"),
        ("4891234500017,T\x00ea,1,,", "text_unprintable"),
        (f"4891234500017,{'x' * 501},1,,", "text_too_long"),
        ("4891234500017,Tea,1,,1e999999999", "pack_malformed"),
        ("4891234500017,Tea,1,,1/0", "pack_malformed"),
        ('4891234500017,"3,20",1,sometimes,', "tracking_unknown"),
        ('4891234500017,Tea,"3,20",,', "price_malformed"),
        ("4891234500017,Tea,3.205,,", "price_malformed"),
        ('4891234500017,"Tea\n4891234500024,Milk",1,,', "text_unprintable"),
        (f'4891234500017,"{"x" * 140_000}",1,,', "text_too_long"),
        ("4.89123E+12,Tea,1,,", "barcode_rounded"),
        ("-,Tea,1,,", "sku_missing"),
        (f"{'x' * 81},Tea,1,,", "barcode_unprintable"),
    ],
)
def test_a_bad_row_is_told_and_the_rest_goes_on(tmp_path: Path, line: str, code: str) -> None:
    text = f"barcode,name,price,tracking,pack\n{line}\nSHOP-1,Milk,2,,\n"
    bad, good = rows(tmp_path / "items.csv", text)
    assert isinstance(bad, RowRefusal)
    assert (bad.row, bad.code) == (2, code)
    assert isinstance(good, ItemRow)
    assert (good.row, good.sku, good.barcode) == (3, "SHOP-1", "SHOP-1")


@pytest.mark.parametrize(
    "guarded", ['="4891234500017"', "'4891234500017", "\t4891234500017", "4891234500017.0"]
)
def test_what_a_spreadsheet_puts_around_a_code_is_no_part_of_it(
    tmp_path: Path, guarded: str
) -> None:
    (read,) = rows(tmp_path / "items.csv", f"barcode,name\n{guarded},Tea\n")
    assert isinstance(read, ItemRow)
    assert (read.sku, read.barcode) == ("4891234500017", "4891234500017")


@pytest.mark.parametrize(
    ("written", "minor"),
    [("3.2", 320), ("HK$1,012.50", 101250), ("12元", 1200), ("¥ 7", 700), ("", None)],
)
def test_prices_are_read_as_people_write_them(
    tmp_path: Path, written: str, minor: int | None
) -> None:
    (read,) = rows(tmp_path / "items.csv", f'barcode,name,price\n4891234500017,Tea,"{written}"\n')
    assert isinstance(read, ItemRow)
    assert read.price == minor


def test_a_sku_that_nobody_could_type_is_refused(tmp_path: Path) -> None:
    (long, hidden) = rows(tmp_path / "items.csv", f"sku,name\n{'x' * 81},Tea\nA\u200bB,Tea\n")
    assert isinstance(long, RowRefusal)
    assert isinstance(hidden, RowRefusal)
    assert (long.code, hidden.code) == ("sku_unprintable", "sku_unprintable")


def test_a_row_in_broken_bytes_is_told_and_the_others_keep_their_language(tmp_path: Path) -> None:
    path = tmp_path / "items.csv"
    lines = [f"4891234500{n},檸檬茶" for n in ("017", "024", "031", "048", "055", "062", "079")]
    lines += [f"SHOP-{n},吞拿魚貓罐頭" for n in range(20)]
    broken = "SHOP-X,蠔油".encode()[:-1]
    path.write_bytes("\n".join(["條碼,品名", *lines]).encode() + b"\n" + broken)
    *good, bad = read_item_file(path)
    assert {row.name for row in good if isinstance(row, ItemRow)} == {"檸檬茶", "吞拿魚貓罐頭"}
    assert isinstance(bad, RowRefusal)
    assert (bad.row, bad.code) == (29, "text_unprintable")


def test_a_code_that_stands_twice_is_refused_the_second_time(tmp_path: Path) -> None:
    text = "sku,barcode,name\nA,4891234500017,Tea\nA,4891234500024,Tea box\nB,4891234500017,Tea\nC,,Milk\nC,,Milk\n\n"
    read = rows(tmp_path / "items.csv", text)
    assert [(r.row, r.code) for r in read if isinstance(r, RowRefusal)] == [
        (4, "duplicate_in_file"),
        (6, "duplicate_in_file"),
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "header_unknown"),
        (b"a,b\n1,2\n", "header_unknown"),
        (b"PK\x03\x04rest", "file_unreadable"),
    ],
)
def test_a_file_that_is_no_catalogue_is_refused_whole(
    tmp_path: Path, content: bytes, code: str
) -> None:
    path = tmp_path / "items.xlsx"
    path.write_bytes(content)
    with pytest.raises(Refusal) as refusal:
        list(read_item_file(path))
    assert refusal.value.code == code


def test_a_spreadsheet_keeps_its_codes_whole(tmp_path: Path) -> None:
    path = tmp_path / "items.xlsx"
    write_sheet(
        path, [["條碼", "品名", "售價"], [4891234500017, "檸檬茶", 3.2], [4891234500018, "壞碼", 1]]
    )
    good, bad = read_item_file(path)
    assert isinstance(good, ItemRow)
    assert isinstance(bad, RowRefusal)
    assert (good.row, good.barcode, good.price, bad.row, bad.code) == (
        2, "4891234500017", 320, 3, "barcode_check_digit",
    )  # fmt: skip


def write_sheet(path: Path, cells: list[list[str | int | float]]) -> None:
    """The least that is a spreadsheet: one sheet, texts inline."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rows = "".join(f"<row>{''.join(map(cell_of, row))}</row>" for row in cells)
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{types}"/>')
        archive.writestr(
            "_rels/.rels", link(relations, f"{office}/officeDocument", "xl/workbook.xml")
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            link(relations, f"{office}/worksheet", "worksheets/sheet1.xml"),
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
            '<sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/worksheets/sheet1.xml",
            f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>',
        )


def link(namespace: str, kind: str, target: str) -> str:
    return f'<Relationships xmlns="{namespace}"><Relationship Id="r1" Type="{kind}" Target="{target}"/></Relationships>'


def cell_of(value: str | float) -> str:
    return (
        f'<c t="inlineStr"><is><t>{value}</t></is></c>'
        if isinstance(value, str)
        else f"<c><v>{value}</v></c>"
    )


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refusal:
        list(read_item_file(tmp_path / "none.csv"))
    assert refusal.value.code == "file_unreadable"


@given(st.binary(max_size=300))
def test_garbage_is_refused_not_a_crash(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("garbage") / "items.csv"
    path.write_bytes(content)
    assert outcome(path)


def outcome(path: Path) -> str:
    try:
        return f"{len(list(read_item_file(path)))} rows"
    except Refusal as refusal:
        return refusal.code


@pytest.mark.skipif(not CATALOGUE.exists(), reason="the supermarket's catalogue is not here")
def test_a_real_supermarkets_shelf_is_read_row_by_row() -> None:
    read = list(read_item_file(CATALOGUE))
    codes = Counter(row.code for row in read if isinstance(row, RowRefusal))
    assert len(read) == 6404
    assert codes == {"barcode_length": 313, "barcode_check_digit": 204, "sku_missing": 1}
