"""`support FILE` at a terminal."""

import zipfile
from pathlib import Path

from tests.cli.terminal import Terminal, tea


def test_a_readable_file_is_written_and_its_pages_are_named(till: Terminal, tmp_path: Path) -> None:
    till.record(kind="issue", party="陳大文", lines=tea("2"))
    file = tmp_path / "support.zip"
    told = till.typed("support", str(file))
    assert told.code == 0
    assert told.only["pages"][:4] == ["about.txt", "status.txt", "counts.txt", "digest.txt"]
    with zipfile.ZipFile(file) as bundle:
        text = b"".join(bundle.read(name) for name in bundle.namelist()).decode()
    assert "陳大文" not in text
    assert "waiting           1" in text


def test_nothing_is_written_over(till: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "support.zip"
    file.write_text("mine")
    told = till.typed("support", str(file))
    assert (told.code, told.error[:18]) == (3, "error: file_exists")
    assert file.read_text() == "mine"


def test_books_that_do_not_open_are_no_hindrance(till: Terminal, tmp_path: Path) -> None:
    (till.profile / "journal.db").write_bytes(b"damaged" * 1000)
    file = tmp_path / "support.zip"
    assert till.typed("support", str(file)).code == 0
    with zipfile.ZipFile(file) as bundle:
        assert b"The books were not read: " in bundle.read("status.txt")


def test_without_a_shop_there_is_a_file_all_the_same(bare: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "support.zip"
    assert bare.typed("support", str(file)).code == 0
    assert file.exists()
    assert not bare.profile.exists()
