import hashlib
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlcipher3 import dbapi2

from sync.shop.database import Database, check_sqlite
from sync.shop.trouble import BooksDamaged, DiskFault, DiskFull, KeyMissing, Trouble

KEY, OTHER = "ab" * 32, "cd" * 32
MARKER = "紅富士蘋果-MARKER"


def a_file(folder: Path, key: str = KEY, *, durable: bool = True) -> Database:
    return Database(folder / "a.db", key, durable=durable)


def with_row(folder: Path) -> Database:
    file = a_file(folder)
    with file.transaction() as connection:
        connection.execute("CREATE TABLE t (x TEXT)")
        connection.execute("INSERT INTO t VALUES (?)", (MARKER,))
    return file


def digests(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.iterdir() if path.is_file())
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_what_a_transaction_wrote_is_kept(tmp_path: Path) -> None:
    file = with_row(tmp_path)
    assert file.rows("SELECT x FROM t") == [(MARKER,)]
    file.close()


def _fail_after(file: Database, statement: str) -> None:
    with file.transaction() as connection:
        connection.execute(statement)
        raise ZeroDivisionError


def test_a_transaction_that_fails_leaves_nothing(tmp_path: Path) -> None:
    file = with_row(tmp_path)
    with pytest.raises(ZeroDivisionError):
        _fail_after(file, "DELETE FROM t")
    assert file.rows("SELECT count(*) FROM t") == [(1,)]
    with file.transaction() as connection:
        connection.execute("INSERT INTO t VALUES ('again')")
    file.close()


def test_a_reading_connection_cannot_write(tmp_path: Path) -> None:
    file = with_row(tmp_path)
    with pytest.raises(DiskFault):
        file.rows("DELETE FROM t")
    file.close()


def test_a_snapshot_stays_as_it_was(tmp_path: Path) -> None:
    file = with_row(tmp_path)
    with file.snapshot() as reader:
        before = reader.execute("SELECT count(*) FROM t").fetchone()
        with file.transaction() as connection:
            connection.execute("INSERT INTO t VALUES ('more')")
        assert reader.execute("SELECT count(*) FROM t").fetchone() == before
    assert file.row("SELECT count(*) FROM t") == (2,)
    file.close()


def test_sqlalchemy_reads_the_same_file(tmp_path: Path) -> None:
    file = with_row(tmp_path)
    with file.engine().connect() as connection:
        assert connection.execute(text("SELECT x FROM t")).scalars().all() == [MARKER]
    file.close()


def test_nothing_readable_is_on_the_disk(tmp_path: Path) -> None:
    file = with_row(tmp_path)
    written = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"MARKER" not in written
    assert b"SQLite format 3" not in written
    file.close()
    assert b"MARKER" not in (tmp_path / "a.db").read_bytes()


def test_a_commit_to_the_journal_waits_for_the_disk(tmp_path: Path) -> None:
    durable, quick = a_file(tmp_path), a_file(tmp_path / "..", durable=False)
    assert durable.row("PRAGMA synchronous") == (2,)
    assert quick.row("PRAGMA synchronous") == (1,)
    assert durable.row("PRAGMA journal_mode") == ("wal",)
    durable.close()
    quick.close()


def test_a_wrong_key_opens_nothing_and_changes_nothing(tmp_path: Path) -> None:
    with_row(tmp_path)  # left open: its WAL lies there as after a crash
    before = digests(tmp_path)
    with pytest.raises(KeyMissing) as trouble:
        a_file(tmp_path, OTHER)
    assert (trouble.value.code, trouble.value.exit_code) == ("key_wrong", 6)
    assert digests(tmp_path) == before


def test_a_wrong_key_says_nothing_on_the_terminal(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with_row(tmp_path).close()
    with pytest.raises(KeyMissing):
        a_file(tmp_path, OTHER)
    assert capfd.readouterr() == ("", "")


def test_a_full_disk_is_a_trouble_and_keeps_what_was_there(tmp_path: Path) -> None:
    file = with_row(tmp_path)
    file._writer.execute("PRAGMA max_page_count = 4")
    with pytest.raises(DiskFull) as trouble, file.transaction() as connection:
        connection.execute("INSERT INTO t VALUES (?)", ("x" * 100_000,))
    assert "full" in trouble.value.message
    assert file.rows("SELECT x FROM t") == [(MARKER,)]
    file._writer.execute("PRAGMA max_page_count = 100000")
    with file.transaction() as connection:
        connection.execute("INSERT INTO t VALUES ('room again')")
    file.close()


def test_a_damaged_page_is_a_trouble_and_makes_the_file_suspect(tmp_path: Path) -> None:
    file = with_row(tmp_path)
    with file.transaction() as connection:
        connection.executemany("INSERT INTO t VALUES (?)", [("y" * 500,)] * 200)
    file.close()
    path = tmp_path / "a.db"
    whole = bytearray(path.read_bytes())
    whole[len(whole) // 2 :: 97] = bytes(len(whole[len(whole) // 2 :: 97]))
    path.write_bytes(whole)
    file = a_file(tmp_path)
    with pytest.raises(BooksDamaged) as trouble:
        file.rows("SELECT sum(length(x)) FROM t")
    assert "copies" in trouble.value.message
    assert file.is_suspect
    assert file.faults() != []
    file.close()


def test_a_whole_file_has_no_faults(tmp_path: Path) -> None:
    file = with_row(tmp_path)
    assert file.faults() == []
    assert not file.is_suspect
    file.close()


def test_a_folder_in_the_way_is_a_trouble(tmp_path: Path) -> None:
    (tmp_path / "a.db").mkdir()
    with pytest.raises(DiskFault):
        a_file(tmp_path)


def test_a_bug_in_a_statement_is_not_taken_for_a_trouble(tmp_path: Path) -> None:
    file = a_file(tmp_path)
    with pytest.raises(dbapi2.OperationalError):
        file.rows("SELECT * FROM nowhere")
    with pytest.raises(dbapi2.OperationalError):
        file.row("SELECT * FROM nowhere")
    file.close()


def test_a_copy_opens_with_the_same_key(tmp_path: Path) -> None:
    file = with_row(tmp_path)
    file.copy_to(tmp_path / "copy.db")
    file.close()
    copy = Database(tmp_path / "copy.db", KEY, durable=True)
    assert copy.rows("SELECT x FROM t") == [(MARKER,)]
    copy.close()


def test_an_old_sqlite_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    check_sqlite()
    monkeypatch.setattr(dbapi2, "sqlite_version_info", (3, 51, 2))
    with pytest.raises(Trouble) as trouble:
        check_sqlite()
    assert trouble.value.code == "sqlite_old"


def test_two_threads_never_write_at_once(tmp_path: Path) -> None:
    file = with_row(tmp_path)
    inside, most = [0], [0]

    def write() -> None:
        for _ in range(20):
            with file.transaction() as connection:
                inside[0] += 1
                most[0] = max(most[0], inside[0])
                connection.execute("INSERT INTO t VALUES ('n')")
                inside[0] -= 1

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1]
    assert file.row("SELECT count(*) FROM t") == (81,)
    file.close()


def test_a_disk_without_any_room_is_told_as_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite cannot even make its shared memory then, and calls that a fault."""
    file = with_row(tmp_path)

    def no_room(_: Path) -> object:
        return type("Usage", (), {"free": 0})()

    class Fault(dbapi2.OperationalError):  # type: ignore[misc]  # the driver ships no types
        sqlite_errorname = "SQLITE_IOERR_SHMSIZE"

    monkeypatch.setattr("sync.shop.database.shutil.disk_usage", no_room)
    with pytest.raises(DiskFull), file.transaction():
        raise Fault
    file.close()


def test_a_folded_file_can_be_moved_without_its_wal(tmp_path: Path) -> None:
    file = with_row(tmp_path)
    file.fold()
    assert (tmp_path / "a.db-wal").stat().st_size == 0
    moved = tmp_path / "moved"
    moved.mkdir()
    (moved / "a.db").write_bytes((tmp_path / "a.db").read_bytes())
    file.close()
    again = a_file(moved)
    assert again.row("SELECT x FROM t") == (MARKER,)
    again.close()


def test_a_file_that_somebody_reads_is_not_folded(tmp_path: Path) -> None:
    file, other = with_row(tmp_path), a_file(tmp_path)
    other._writer.execute("PRAGMA busy_timeout = 1")
    with file.snapshot() as reader:
        reader.execute("SELECT x FROM t").fetchone()
        with pytest.raises(DiskFault):
            other.fold()
    file.close()
    other.close()


def test_a_journal_keeps_few_pages_open_however_long_its_queue(tmp_path: Path) -> None:
    file = with_row(tmp_path)
    with file.transaction() as writer, file.aside() as report:
        kept = [c.execute("PRAGMA cache_size").fetchone() for c in (writer, report, file.reader())]
    assert kept == [(-1500,), (-1500,), (-1000,)]
    file.close()


def _unfolded(file: Database) -> int:
    """Pages that are in the WAL only."""
    _, pages, folded = file.rows("PRAGMA wal_checkpoint(NOOP)")[0]
    return int(pages) - int(folded)


def test_only_a_long_wal_is_brought_into_its_file(tmp_path: Path) -> None:
    file = with_row(tmp_path)
    before = _unfolded(file)
    file.checkpoint(from_pages=before + 1)
    assert _unfolded(file) == before > 0
    file.checkpoint(from_pages=before)
    assert _unfolded(file) == 0
    file.close()


def test_no_post_after_a_backlog_has_to_fold_it(tmp_path: Path) -> None:
    file = with_row(tmp_path)
    file.make_room()
    with file.transaction() as writer:
        writer.execute("CREATE TABLE many (body BLOB)")
        writer.execute("INSERT INTO many VALUES (zeroblob(1000000))")
    file.give_back_room()
    assert _unfolded(file) == 0
    file.close()


def test_a_backlog_has_room_for_its_pages_until_it_is_in(tmp_path: Path) -> None:
    file = with_row(tmp_path)

    def kept() -> list[object]:
        told = ("cache_size", "wal_autocheckpoint")
        with file.transaction() as writer:
            return [writer.execute(f"PRAGMA {name}").fetchone() for name in told]

    usual = kept()
    file.make_room()
    assert kept() == [(-6000,), (16000,)]
    file.give_back_room()
    assert kept() == usual == [(-1500,), (4000,)]
    file.close()


def pages_before_a_checkpoint(file: Database) -> int:
    return int(file._writer.execute("PRAGMA wal_autocheckpoint").fetchone()[0])  # type: ignore[index]  # one row


def frames_to_bring_in(file: Database) -> int:
    """Pages of the WAL that are not in the file yet."""
    _, there, done = file._writer.execute("PRAGMA wal_checkpoint(NOOP)").fetchone()  # type: ignore[misc]  # one row
    return int(there) - int(done)


def commits(file: Database, count: int) -> None:
    for _ in range(count):
        with file.transaction() as connection:
            connection.execute("INSERT INTO t VALUES ('row')")
        file.breathe()


def test_where_people_write_too_no_commit_has_much_to_bring_into_the_file(tmp_path: Path) -> None:
    file = with_row(tmp_path)
    alone = pages_before_a_checkpoint(file)
    file.share()
    beside = pages_before_a_checkpoint(file)
    file.make_room()
    amid = pages_before_a_checkpoint(file)
    file.give_back_room()
    assert (pages_before_a_checkpoint(file), beside < alone < amid) == (beside, True)
    file.close()


def test_while_thousands_come_in_beside_people_the_wal_has_turns_of_its_own(tmp_path: Path) -> None:
    file = with_row(tmp_path)
    file.share()
    file.make_room()
    commits(file, 3)
    before = frames_to_bring_in(file)
    commits(file, 1)
    assert (before > 0, frames_to_bring_in(file)) == (True, 0)
    file.close()


@pytest.mark.parametrize("prepare", [Database.make_room, Database.share])
def test_elsewhere_no_turn_is_spent_on_the_wal(
    tmp_path: Path, prepare: Callable[[Database], None]
) -> None:
    file = with_row(tmp_path)
    prepare(file)
    commits(file, 8)
    assert frames_to_bring_in(file) > 0
    file.close()


def test_a_shared_file_is_always_wanted(tmp_path: Path) -> None:
    file = with_row(tmp_path)
    before = file.is_wanted
    file.share()
    assert (before, file.is_wanted) == (False, True)
    file.close()
