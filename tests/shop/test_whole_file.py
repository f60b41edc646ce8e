from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.shop.trouble import DiskFault
from sync.shop.whole_file import keep_whole, write_whole
from sync.stock.refusal import Refusal


def test_a_file_is_there_whole_and_nothing_beside_it(tmp_path: Path) -> None:
    keep_whole(tmp_path / "a", b"1")
    keep_whole(tmp_path / "a", b"2")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"2")]


def test_a_disk_that_takes_nothing_is_a_trouble(tmp_path: Path) -> None:
    with pytest.raises(DiskFault):
        keep_whole(tmp_path / "gone" / "a", b"1")


def test_a_copy_is_written_whole_or_what_was_there_stays(tmp_path: Path) -> None:
    copy = tmp_path / "a.jpg"
    assert write_whole(copy, (b"12", b"3")) == 3

    def torn() -> Iterator[bytes]:
        yield b"9"
        raise DiskFault("the books cannot be read")

    with pytest.raises(DiskFault):
        write_whole(copy, torn())
    with pytest.raises(Refusal) as refusal:
        write_whole(tmp_path / "gone" / "a", (b"1",))
    assert refusal.value.code == "no_file"
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.jpg", b"123")]
