"""Files as other programs leave them."""

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.hq.item_cells import Row, read_cells
from sync.stock.refusal import Refusal
from tests.hq.test_item_file import write_sheet

SHELF = ["檸檬茶紙包裝飲品", "吞拿魚貓罐頭", "舊庄特級蠔油", "高糖酵母粉", "麻油味即食麵"]


def cells(path: Path, content: bytes) -> list[tuple[str, ...]]:
    path.write_bytes(content)
    return [row.cells for row in read_cells(path)]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16"])
def test_wide_text_is_known_with_or_without_its_mark(tmp_path: Path, encoding: str) -> None:
    text = "".join(f"4891234500{n},{name}\n" for n, name in zip(range(17, 22), SHELF, strict=True))
    read = cells(tmp_path / "items.csv", text.encode(encoding))
    assert [row[1] for row in read] == SHELF


def test_a_price_list_in_pounds_and_accents_is_western(tmp_path: Path) -> None:
    text = "name,price\nCafé crème brûlée,£3.20\nJalapeño,£1\n"
    read = cells(tmp_path / "items.csv", text.encode("cp1252"))
    assert read[1:] == [("Café crème brûlée", "£3.20"), ("Jalapeño", "£1")]


@pytest.mark.parametrize("encoding", ["gb18030", "big5hkscs"])
def test_broken_lines_are_outvoted(tmp_path: Path, encoding: str) -> None:
    lines = [f"{n},{SHELF[n % 5]}".encode(encoding) for n in range(60)]
    read = cells(tmp_path / "items.csv", b"\n".join([*lines, lines[0][:-2] + b"\xff"]))
    assert [row[1] for row in read[:60]] == [SHELF[n % 5] for n in range(60)]


def test_chinese_far_down_a_plain_file_is_still_found(tmp_path: Path) -> None:
    plain = b"sku,name\n" + b"A,Tea\n" * 100_000
    read = cells(tmp_path / "items.csv", plain + "".join(f"A,{n}\n" for n in SHELF).encode())
    assert [row[1] for row in read[-5:]] == SHELF


@pytest.mark.parametrize("noise", [bytes(range(128, 256)) * 8, b"\x81\xff\xff\x80\xfe\n" * 50])
def test_what_is_in_no_encoding_is_refused(tmp_path: Path, noise: bytes) -> None:
    with pytest.raises(Refusal) as refusal:
        cells(tmp_path / "items.csv", noise)
    assert refusal.value.code == "encoding_unknown"


def test_wide_text_that_breaks_off_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refusal:
        cells(tmp_path / "items.csv", "sku,name\n".encode("utf-16") + b"\x00\xd8\x0a")
    assert refusal.value.code == "encoding_unknown"


def test_rows_are_counted_as_a_spreadsheet_counts_them(tmp_path: Path) -> None:
    path = tmp_path / "items.csv"
    path.write_text('a,"two\nlines"\n\nc,d\n', encoding="utf-8")
    assert list(read_cells(path)) == [Row(1, ("a", "two\nlines")), Row(2, ()), Row(3, ("c", "d"))]


def test_a_cell_too_long_to_read_loses_its_row_only(tmp_path: Path) -> None:
    path = tmp_path / "items.csv"
    path.write_text(f"a,b\n{'x' * 140_000},b\nc,d\n", encoding="utf-8")
    assert list(read_cells(path)) == [
        Row(1, ("a", "b")),
        Row(2, (), is_cut=True),
        Row(3, ("c", "d")),
    ]


def test_a_spreadsheet_gives_text_as_it_shows_it(tmp_path: Path) -> None:
    path = tmp_path / "items.xlsx"
    write_sheet(path, [["v1.0", "two\nlines", 12.299999999999999, 4891234500017, 0.5]])
    (row,) = read_cells(path)
    assert row.cells == ("v1.0", "two lines", "12.3", "4891234500017", "0.5")


def test_a_ticked_box_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "items.xlsx"
    write_sheet(path, [["Tea", 1]])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part.replace(b"<c><v>1", b'<c t="b"><v>1'))
    assert [row.cells for row in read_cells(path)] == [("Tea", "")]


def test_a_long_file_is_judged_by_its_beginning(tmp_path: Path) -> None:
    lines = [f"{n},{SHELF[n % 5]}" for n in range(16_000)]
    read = cells(tmp_path / "items.csv", "\n".join(lines).encode("gb18030"))
    assert read[-1] == ("15999", SHELF[4])


@given(st.lists(st.text("茶魚麵abc019 ", min_size=1, max_size=8), min_size=1, max_size=9))
def test_plain_cells_come_out_as_they_went_in(
    tmp_path_factory: pytest.TempPathFactory, names: list[str]
) -> None:
    path = tmp_path_factory.mktemp("cells") / "items.csv"
    read = cells(path, "\n".join(f"x,{name}" for name in names).encode())
    assert read == [("x", name.strip()) for name in names]
