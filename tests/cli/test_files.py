from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.cli.files import write_new
from sync.stock.refusal import Refusal


def _broken() -> Iterator[bytes]:
    yield b"half"
    raise Refusal("blob_hash", "No.")


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    assert write_new(tmp_path / "a", [b"one", b"two"]) == 6
    assert (tmp_path / "a").read_bytes() == b"onetwo"


def test_half_a_file_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        write_new(tmp_path / "a", _broken())
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_overwritten_and_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"mine")
    with pytest.raises(Refusal) as refusal:
        write_new(tmp_path / "a", [b"x"])
    assert refusal.value.code == "file_exists"
    with pytest.raises(Refusal) as refusal:
        write_new(tmp_path / "no" / "a", [b"x"])
    assert refusal.value.code == "no_file"
    assert (tmp_path / "a").read_bytes() == b"mine"
