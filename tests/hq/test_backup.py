from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.hq.backup import backup, restore
from sync.hq.database import HqDatabase
from sync.hq.feed import Feed
from sync.hq.founding import found
from sync.hq.serving_lock import serving
from sync.hq.tables import METADATA, movement
from sync.hq.trouble import BooksBusy, BooksDamaged, BooksExist, BooksMissing
from sync.hq.verification import verify
from tests.hq.world import NOW, Till, World, at, furnished


@pytest.fixture
def books(database: HqDatabase) -> World:
    """Books made as `hq init` makes them, with a little in them."""
    found(database, "Hoi Tung", now=NOW)
    world = furnished(database)
    till = world.till()
    till.seal(document="d1")
    till.seal(kind="issue", document="d2", by="clerk")
    till.seal("draft", document="d3")
    till.push()
    return world


@pytest.fixture(params=["sqlite", "postgresql"])
def elsewhere(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Another empty database's URL."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/other.db"
        return
    with request.getfixturevalue("postgres").fresh_database() as url:
        yield url


def _url(database: HqDatabase) -> str:
    return database.engine.url.render_as_string(hide_password=False)


def _everything(database: HqDatabase) -> dict[str, list[tuple[object, ...]]]:
    with database.reading() as connection:
        return {
            table.name: sorted(tuple(row) for row in connection.execute(table.select()))
            for table in METADATA.sorted_tables
            if table.name != "feed_head"
        }


def test_a_copy_brings_every_row_back_to_either_database(
    books: World, elsewhere: str, tmp_path: Path
) -> None:
    backup(books.database, tmp_path / "copy.db")
    epoch = restore(elsewhere, tmp_path / "copy.db", now=NOW)
    other = HqDatabase.open(elsewhere)
    assert _everything(other) == _everything(books.database)
    assert verify(other).problems == ()
    assert Feed(other).head() == Feed(books.database).head()
    assert World(other).epoch == epoch != books.epoch
    other.close()


def test_a_copy_is_made_while_hq_serves_and_writes(books: World, tmp_path: Path) -> None:
    with serving(books.database):
        backup(books.database, tmp_path / "copy.db")
        Till(books, number="02").tell()
    assert (tmp_path / "copy.db").stat().st_size > 0
    assert list(tmp_path.glob("*.part")) == []


def test_nothing_is_overwritten_by_a_copy(books: World, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("mine")
    with pytest.raises(BooksExist):
        backup(books.database, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_text() == "mine"


def test_a_restore_goes_back_in_time_under_a_new_epoch_and_devices_send_again(
    books: World, tmp_path: Path
) -> None:
    till = books.till(number="02")
    till.tell(document="d4")
    backup(books.database, tmp_path / "copy.db")
    till.tell(document="d5")
    before = len(books.rows(movement))
    url = _url(books.database)
    books.database.close()
    epoch = restore(url, tmp_path / "copy.db", now=at(5))
    assert len(books.rows(movement)) == before - 1
    assert books.epoch == epoch
    till.epoch = epoch
    till.seal(document="d6")
    assert till.push(3).resend_from == 2
    assert [v.verdict for v in till.push(2).verdicts] == ["applied", "applied"]
    assert len(books.rows(movement)) == before + 1
    assert verify(books.database).problems == ()


def test_the_present_books_are_kept_aside(books: World, tmp_path: Path) -> None:
    backup(books.database, tmp_path / "copy.db")
    books.till(number="02").tell(document="d9")
    whole = _everything(books.database)
    url = _url(books.database)
    books.database.close()
    restore(url, tmp_path / "copy.db", now="2026-11-20T04:05:06.000Z")
    aside = _aside(url, tmp_path, "20261120040506000")
    assert _everything(aside) == whole
    aside.close()


def _aside(url: str, folder: Path, mark: str) -> HqDatabase:
    if url.startswith("sqlite"):
        return HqDatabase.open(f"sqlite:///{folder}/hq-before-{mark}.db")
    joined = "&" if "?" in url else "?"
    return HqDatabase.open(f"{url}{joined}options=-csearch_path%3Dbefore_{mark}")


def test_a_restore_waits_for_nobody_who_serves(books: World, tmp_path: Path) -> None:
    backup(books.database, tmp_path / "copy.db")
    whole = _everything(books.database)
    with serving(books.database), pytest.raises(BooksBusy):
        restore(_url(books.database), tmp_path / "copy.db", now=NOW)
    assert _everything(books.database) == whole


@pytest.mark.parametrize("text", [b"", b"no database at all" * 100])
def test_what_is_no_copy_is_not_brought_back(books: World, tmp_path: Path, text: bytes) -> None:
    (tmp_path / "copy.db").write_bytes(text)
    with pytest.raises(BooksDamaged):
        restore(_url(books.database), tmp_path / "copy.db", now=NOW)
    with pytest.raises(BooksMissing):
        restore(_url(books.database), tmp_path / "nothing.db", now=NOW)
    assert verify(books.database).problems == ()


def test_damaged_books_are_brought_back_and_kept_as_they_are(tmp_path: Path) -> None:
    found_too = HqDatabase.open(f"sqlite:///{tmp_path}/two.db")
    found(found_too, "Hoi Tung", now=NOW)
    backup(found_too, tmp_path / "copy.db")
    found_too.close()
    (tmp_path / "two.db").write_bytes(b"torn" * 5000)
    restore(f"sqlite:///{tmp_path}/two.db", tmp_path / "copy.db", now=NOW)
    again = HqDatabase.open(f"sqlite:///{tmp_path}/two.db")
    assert verify(again).problems == ()
    again.close()
    (aside,) = tmp_path.glob("two-before-*.db")
    assert aside.read_bytes() == b"torn" * 5000
