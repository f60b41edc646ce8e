"""`hq take` refuses what it cannot answer; the way of a whole parcel is in test_travelling."""

from pathlib import Path

from tests.cli.office import Office


def test_an_empty_file_is_no_parcel(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "empty"
    file.touch()
    said = office.hq("take", str(file))
    assert (said.code, said.err) == (
        3,
        "error: not_a_parcel: This file is no parcel of Counterstock's.\n",
    )
    assert list(tmp_path.glob("*answer*")) == []
