from pathlib import Path

import pytest

from sync.shop.trouble import DiskFault
from sync.shop.whole_file import keep_whole


def test_a_file_is_there_whole_and_nothing_beside_it(tmp_path: Path) -> None:
    keep_whole(tmp_path / "a", b"1")
    keep_whole(tmp_path / "a", b"2")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"2")]


def test_a_disk_that_takes_nothing_is_a_trouble(tmp_path: Path) -> None:
    with pytest.raises(DiskFault):
        keep_whole(tmp_path / "gone" / "a", b"1")
