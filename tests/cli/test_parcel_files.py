"""Parcels on a stick: whole or not there, and never over somebody's file."""

from pathlib import Path

import pytest

from sync.cli.failures import Usage
from sync.cli.parcel_files import answer_path, read_parcel, write_parcel
from sync.stock.refusal import Refusal
from sync.wire.parcel import MAGIC


def test_a_parcel_may_be_written_over_a_parcel_only(tmp_path: Path) -> None:
    path = tmp_path / "out"
    write_parcel(path, MAGIC + b"1")
    write_parcel(path, MAGIC + b"2")
    assert read_parcel(str(path)) == MAGIC + b"2"
    path.write_text("the year's figures", encoding="utf-8")
    with pytest.raises(Refusal) as no:
        write_parcel(path, MAGIC + b"3")
    assert (no.value.code, path.read_text(encoding="utf-8")) == (
        "file_exists",
        "the year's figures",
    )
    assert list(tmp_path.iterdir()) == [path]


def test_a_stick_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(Usage) as fault:
        write_parcel(tmp_path / "gone" / "out", MAGIC)
    assert fault.value.code == "file_unwritable"
    with pytest.raises(Usage) as fault:
        read_parcel(str(tmp_path / "gone"))
    assert fault.value.code == "file_unreadable"


def test_the_answer_lies_beside_the_parcel() -> None:
    assert answer_path("/e/out.counterstock-parcel") == Path("/e/out-answer.counterstock-parcel")
    assert answer_path("out") == Path("out-answer.counterstock-parcel")
