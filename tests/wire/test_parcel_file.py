"""Parcels as files: whole or not there, and never over somebody's file."""

from pathlib import Path

import pytest

from sync.stock.refusal import Refusal
from sync.wire.parcel import MAGIC
from sync.wire.parcel_file import parcel_read, parcel_written


def test_a_parcel_is_written_over_a_parcel_only(tmp_path: Path) -> None:
    path = tmp_path / "out"
    parcel_written(path, MAGIC + b"1")
    parcel_written(path, MAGIC + b"2")
    assert parcel_read(path) == MAGIC + b"2"
    path.write_text("the year's figures", encoding="utf-8")
    with pytest.raises(Refusal) as no:
        parcel_written(path, MAGIC + b"3")
    assert (no.value.code, path.read_bytes()) == ("file_exists", b"the year's figures")
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["gone/out", "."])
def test_a_stick_that_cannot_be_written_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refusal) as no:
        parcel_written(tmp_path / name, MAGIC)
    assert no.value.code == "no_file"


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as no:
        parcel_read(tmp_path / "gone")
    assert no.value.code == "no_file"


def test_a_file_that_is_half_written_when_the_stick_is_pulled_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pulled(_path: Path, *_given: object, **_more: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "replace", pulled)
    monkeypatch.setattr(Path, "unlink", pulled)
    with pytest.raises(Refusal) as no:
        parcel_written(tmp_path / "out", MAGIC)
    assert no.value.code == "no_file"
