from pathlib import Path

from sync.shop.copies import KEPT, keep_copy
from sync.shop.database import Database
from tests.shop.cache_file import KEY, a_journal_file


def test_a_day_has_one_copy_and_the_newest_seven_stay(tmp_path: Path) -> None:
    journal = a_journal_file(tmp_path)
    days = [f"2026-11-{day:02d}" for day in range(1, 10)]
    places = [keep_copy(journal, day=day) for day in days]
    assert None not in places
    assert keep_copy(journal, day=days[-1]) is None
    kept = sorted(path.name for path in (tmp_path / "copies").iterdir())
    assert kept == [f"journal-{day}.db" for day in days[-KEPT:]]
    journal.close()


def test_a_copy_holds_what_the_journal_held(tmp_path: Path) -> None:
    journal = a_journal_file(tmp_path)
    with journal.transaction() as connection:
        connection.execute("INSERT INTO draft (id, body) VALUES ('d', x'01')")
    place = keep_copy(journal, day="2026-11-20")
    journal.close()
    assert place is not None
    copy = Database(place, KEY, durable=False)
    assert copy.rows("SELECT id FROM draft") == [("d",)]
    copy.close()


def test_a_copy_cut_short_is_made_anew(tmp_path: Path) -> None:
    journal = a_journal_file(tmp_path)
    (tmp_path / "copies").mkdir()
    (tmp_path / "copies" / "journal-2026-11-20.new").write_bytes(b"half a copy")
    assert keep_copy(journal, day="2026-11-20") is not None
    journal.close()
