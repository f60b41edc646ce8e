from pathlib import Path

import pytest

from sync.hq.headquarters import (
    BOOKS,
    UrlUnknown,
    books_url,
    found_headquarters,
    open_headquarters,
    restore_headquarters,
)
from sync.hq.trouble import BooksExist, BooksMissing, DatabaseAway
from tests.clocks import HandClock


def test_a_folder_holds_one_hq(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "hq"
    epoch = found_headquarters(folder, "海通", HandClock())
    with pytest.raises(BooksExist):
        found_headquarters(folder, "Other", HandClock())
    with open_headquarters(folder, HandClock()) as headquarters:
        assert (headquarters.company(), headquarters.epoch()) == ("海通", epoch)
        assert headquarters.now() == "2026-11-20T04:00:00.000Z"


def test_a_database_is_named_by_its_url(postgres_url: str) -> None:
    with pytest.raises(BooksMissing):
        open_headquarters(postgres_url, HandClock())
    found_headquarters(postgres_url, "海通", HandClock())
    with open_headquarters(postgres_url, HandClock()) as headquarters:
        assert headquarters.company() == "海通"


def test_tokens_outlive_the_process_that_gave_them(tmp_path: Path) -> None:
    found_headquarters(tmp_path, "海通", HandClock())
    with open_headquarters(tmp_path, HandClock()) as first:
        token = first.tokens.for_device("d").token
    with open_headquarters(tmp_path, HandClock()) as second:
        assert second.tokens.read(token).device == "d"


def test_looking_for_books_makes_none(tmp_path: Path) -> None:
    for place in (tmp_path / "nowhere", f"sqlite:///{tmp_path}/none.db"):
        with pytest.raises(BooksMissing) as missing:
            open_headquarters(place, HandClock())
        assert "hq init" in missing.value.message
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("url", ["", "x", "://", "oracle://x", "mysql+pymysql://x/y"])
def test_only_two_kinds_of_database_hold_books(url: str) -> None:
    with pytest.raises(UrlUnknown):
        books_url(url)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(DatabaseAway, match="cannot be made"):
        found_headquarters(tmp_path / "file" / "hq", "海通", HandClock())


def test_a_backup_begins_a_new_folder(tmp_path: Path) -> None:
    epoch = found_headquarters(tmp_path / "old", "海通", HandClock())
    file = tmp_path / "old" / BOOKS
    restored = restore_headquarters(tmp_path / "new", file, HandClock())
    with open_headquarters(tmp_path / "new", HandClock()) as headquarters:
        assert (headquarters.company(), headquarters.epoch()) == ("海通", restored)
    assert restored != epoch
