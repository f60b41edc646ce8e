import hashlib
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.shop import profile as room
from sync.shop.chain import faults_of
from sync.shop.database import Database
from sync.shop.keychain import KEY_FILE, Secrets, open_keychain
from sync.shop.profile import Books, found_books, is_enrolled, open_books, prepare_profile
from sync.shop.trouble import (
    BooksDamaged,
    BooksNewer,
    DiskFault,
    DiskFull,
    KeyMissing,
    NotEnrolled,
    ProfileBusy,
    Trouble,
)
from sync.shop.verification import verify
from sync.wire.messages import VerdictLetter
from tests.clocks import HandClock
from tests.shop.shops import a_shop, killed, on_hand, received, reopened, sold
from tests.shop.shown import shown


@pytest.fixture(autouse=True)
def key_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keys that another process finds too."""
    path = tmp_path / "keys.json"
    monkeypatch.setenv(KEY_FILE, str(path))
    return path


@pytest.fixture
def books(tmp_path: Path) -> Books:
    """Books with something in them, open; each test ends them its own way."""
    opened = a_shop(tmp_path / "p")
    received(opened, quantity=10)
    sold(opened, quantity=3)
    return opened


def files_of(profile: Path) -> dict[str, str]:
    names = (
        "journal.db",
        "journal.db-wal",
        "cache.db",
        "cache.db-wal",
        "profile.id",
        "closed.mark",
    )
    found = {name: profile / name for name in names}
    return {
        name: hashlib.sha256(path.read_bytes()).hexdigest()
        for name, path in found.items()
        if path.exists()
    }


def test_closed_books_open_as_they_were(books: Books) -> None:
    before, device = shown(books), books.device
    with reopened(books) as again:
        assert (shown(again), again.device) == (before, device)
        received(again, quantity=1)
        assert on_hand(again) == 8


def test_what_is_written_goes_into_both_files_while_nothing_is_to_do(
    books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    received(books)
    monkeypatch.setattr(room, "_FOLDED_AHEAD", 1)
    books.fold_ahead()
    left = "PRAGMA wal_checkpoint(NOOP)"
    told = [file.rows(left)[0] for file in (books.journal_file, books.cache_file)]
    assert [pages - folded for _, pages, folded in told] == [0, 0]


def test_a_folder_without_books_is_not_enrolled(tmp_path: Path) -> None:
    assert not is_enrolled(tmp_path)
    with pytest.raises(NotEnrolled):
        open_books(tmp_path, HandClock())


def test_books_are_founded_once(books: Books) -> None:
    books.close()
    with pytest.raises(ProfileBusy):
        found_books(books.profile, HandClock(), device=books.device)
    with open_books(books.profile, HandClock()) as again:
        assert on_hand(again) == 7


def test_preparing_twice_gives_the_same_secrets(tmp_path: Path) -> None:
    assert prepare_profile(tmp_path / "p") == prepare_profile(tmp_path / "p")


def test_a_profile_that_cannot_be_written_is_a_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DiskFault):
        prepare_profile(tmp_path / "file" / "p")


def test_a_second_process_is_told_and_changes_nothing(books: Books) -> None:
    before = files_of(books.profile)
    with pytest.raises(ProfileBusy):
        open_books(books.profile, HandClock())
    assert files_of(books.profile) == before
    books.close()


def test_a_missing_key_opens_nothing_and_changes_nothing(books: Books, key_file: Path) -> None:
    books.close()
    before = files_of(books.profile)
    key_file.unlink()
    with pytest.raises(KeyMissing) as trouble:
        open_books(books.profile, HandClock())
    assert trouble.value.exit_code == 6
    assert files_of(books.profile) == before


def poster(profile: Path, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.shop.poster", str(profile), str(count)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
    )


def answers(process: subprocess.Popen[str], count: int) -> list[list[str]]:
    assert process.stdout is not None
    return [process.stdout.readline().split() for _ in range(count)]


def really_killed(books: Books) -> None:
    """A till posted and was killed: its last steps are in the WAL only."""
    books.close()
    process = poster(books.profile, 500)
    answers(process, 5)
    process.kill()
    process.communicate()
    assert (books.profile / "journal.db-wal").stat().st_size


@pytest.mark.parametrize("end", [Books.close, really_killed])
def test_a_wrong_key_opens_nothing_and_changes_nothing(books: Books, end: object) -> None:
    assert callable(end)
    end(books)
    before = files_of(books.profile)
    name = (books.profile / "profile.id").read_text().strip()
    open_keychain().keep(name, Secrets.new())
    with pytest.raises(KeyMissing) as trouble:
        open_books(books.profile, HandClock())
    assert trouble.value.code == "key_wrong"
    assert files_of(books.profile) == before


def test_a_profile_without_its_name_says_so(books: Books) -> None:
    books.close()
    (books.profile / "profile.id").unlink()
    with pytest.raises(KeyMissing):
        open_books(books.profile, HandClock())


@pytest.mark.parametrize("name", ["journal.db", "cache.db"])
def test_books_of_a_newer_version_are_refused_untouched(books: Books, name: str) -> None:
    secrets = books.secrets
    books.close()
    file = Database(books.profile / name, secrets.database, durable=name == "journal.db")
    with file.transaction() as connection:
        connection.execute("PRAGMA user_version = 99")
    file.close()
    before = files_of(books.profile)
    with pytest.raises(BooksNewer):
        open_books(books.profile, HandClock())
    after = files_of(books.profile)
    assert {**after, "closed.mark": ""} == {**before, "closed.mark": ""}


def damage(path: Path) -> None:
    """Bad sectors in the second half."""
    whole = bytearray(path.read_bytes())
    whole[len(whole) // 2 :: 61] = bytes(len(whole[len(whole) // 2 :: 61]))
    path.write_bytes(whole)


def test_a_damaged_journal_is_found_at_the_start_and_never_altered(books: Books) -> None:
    for _ in range(30):
        sold(books)
    books.close()
    damage(books.profile / "journal.db")
    before = files_of(books.profile)
    with pytest.raises(BooksDamaged) as trouble:
        open_books(books.profile, HandClock())
    assert "copies" in trouble.value.message
    assert files_of(books.profile)["journal.db"] == before["journal.db"]


@pytest.mark.parametrize("harm", [damage, Path.unlink, lambda path: path.write_bytes(b"x" * 9000)])
def test_a_cache_that_is_damaged_or_gone_is_made_anew(books: Books, harm: object) -> None:
    assert callable(harm)
    before = shown(books)
    journal = files_of(books.profile)["journal.db"]
    books.close()
    journal = files_of(books.profile)["journal.db"]
    harm(books.profile / "cache.db")
    with open_books(books.profile, HandClock()) as again:
        assert shown(again) == before
        assert files_of(books.profile)["journal.db"] == journal


def test_steps_the_cache_has_not_seen_are_laid_at_the_start(
    books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as crashed:
        crashed.setattr(type(books.projection), "project", lambda *_, **__: None)
        received(books, quantity=100)
        sold(books, quantity=5)
    assert on_hand(books) == 7
    profile = killed(books)
    with open_books(profile, HandClock()) as again:
        assert on_hand(again) == 102
        assert verify(again.journal, again.cache_file).is_whole


def test_an_answer_that_the_cache_has_not_seen_is_heeded_at_the_start(books: Books) -> None:
    link = books.journal.after(0, limit=1)[0]
    refused = VerdictLetter(seq=1, step=link.step, verdict="refused")
    books.journal.settle([refused])
    assert on_hand(books) == 7
    with open_books(killed(books), HandClock()) as again:
        assert on_hand(again) == -3
        assert verify(again.journal, again.cache_file).is_whole


def test_founding_that_was_cut_short_can_be_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as crashed:
        crashed.setattr(room, "add_device", cut)
        with pytest.raises(ZeroDivisionError):
            a_shop(tmp_path / "p")
    assert not is_enrolled(tmp_path / "p")
    with a_shop(tmp_path / "p") as books:
        assert received(books).seq == 1


def test_a_changed_step_near_the_end_is_found_at_the_start(books: Books) -> None:
    with books._files.journal.transaction() as connection:
        connection.execute("UPDATE step SET body = CAST(replace(body, 'TEA', 'GIN') AS BLOB)")
    books.close()
    with pytest.raises(BooksDamaged) as trouble:
        open_books(books.profile, HandClock())
    assert "KC00-RC-07-000001" in trouble.value.message
    assert "amy" in trouble.value.message


def test_pages_are_looked_at_after_an_unclean_end_only(
    books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []

    def look(file: Database) -> list[str]:
        looked.append(file.path.name)
        return []

    monkeypatch.setattr(Database, "faults", look)
    books.close()
    again = open_books(books.profile, HandClock())
    assert looked == []
    with open_books(killed(again), HandClock()):
        assert looked == ["journal.db", "cache.db"]


def test_a_trouble_met_at_work_makes_the_next_start_look(books: Books) -> None:
    books._files.cache.is_suspect = True
    books.close()
    assert not (books.profile / "closed.mark").exists()


def test_a_copied_profile_opens_as_forked_and_the_first_goes_on(books: Books) -> None:
    books.close()
    copy = books.profile.with_name("copy")
    shutil.copytree(books.profile, copy)
    with open_books(copy, HandClock()) as forked:
        assert forked.device.state == "forked"
        assert on_hand(forked) == 7
    with open_books(books.profile, HandClock()) as first:
        assert first.device.state == "ok"


def test_the_nightly_copy_opens_in_place_of_the_journal(books: Books) -> None:
    copy = books.keep_copy()
    assert copy is not None
    assert books.keep_copy() is None
    before = shown(books)
    sold(books)
    books.close()
    shutil.copy(copy, books.profile / "journal.db")
    (books.profile / "cache.db").unlink()
    with open_books(books.profile, HandClock()) as again:
        assert shown(again) == before


def test_nothing_readable_is_in_the_files(books: Books) -> None:
    received(books, sku="MARKER-SKU")
    for draft in ("one", "two"):
        books.journal.save_draft(draft, b"MARKER draft")
    profile = killed(books)
    written = b"".join(path.read_bytes() for path in profile.rglob("*") if path.is_file())
    for marker in (b"MARKER", b"TEA", b"SUP-1", b"amy", b"KC00", b"SQLite format"):
        assert marker not in written


@pytest.mark.parametrize("after", [1, 7, 40])
def test_kill_9_loses_nothing_that_was_acknowledged(books: Books, after: int) -> None:
    books.close()
    process = poster(books.profile, 500)
    told = answers(process, after)
    process.kill()
    rest = process.communicate()[0].split("\n")
    told += [line.split() for line in rest if line.count(" ") == 2]
    with open_books(books.profile, HandClock()) as again:
        assert faults_of(again.journal) == []
        assert verify(again.journal, again.cache_file).is_whole
        for document, number, seq in told:
            present = again.projection.present(document)
            assert present is not None
            assert (present.letter.number, present.letter.state) == (number, "posted")
            assert again.journal.hash_at(int(seq)) is not None
        recorded = again.journal.head()[0] - 2
        assert len(told) <= recorded <= len(told) + 1
        assert on_hand(again, "JAM") == 5 * recorded


def test_a_stream_replayed_after_a_kill_doubles_nothing(books: Books) -> None:
    books.close()
    process = poster(books.profile, 500)
    told = answers(process, 10)
    process.kill()
    process.communicate()
    again = poster(books.profile, 30)
    repeated = again.communicate()[0].splitlines()
    assert [line.split() for line in repeated[:10]] == told
    with open_books(books.profile, HandClock()) as whole:
        assert on_hand(whole, "JAM") == 5 * (whole.journal.head()[0] - 2)
        assert len(repeated) == 30
        assert verify(whole.journal, whole.cache_file).is_whole


@pytest.fixture
def small_disk() -> Iterator[None]:
    """No file may grow beyond a few hundred kilobytes."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, limits[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def test_a_full_disk_refuses_the_post_and_keeps_every_other(books: Books, small_disk: None) -> None:
    told = []
    with pytest.raises((DiskFull, DiskFault)) as trouble:  # noqa: PT012 - the disk fills while it posts
        for _ in range(10_000):
            told.append(received(books, quantity=1))  # noqa: PERF401 - what came before the trouble counts
    assert trouble.value.exit_code == 6
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.getrlimit(resource.RLIMIT_FSIZE)[1],) * 2)
    profile = killed(books)
    with open_books(profile, HandClock()) as again:
        assert faults_of(again.journal) == []
        assert again.journal.head()[0] == len(told) + 2
        assert on_hand(again) == 7 + len(told)
        assert received(again, quantity=1).seq == len(told) + 3


def test_an_old_sqlite_opens_nothing(books: Books, monkeypatch: pytest.MonkeyPatch) -> None:
    books.close()

    def old() -> None:
        raise Trouble("old", code="sqlite_old")

    monkeypatch.setattr(room, "check_sqlite", old)
    with pytest.raises(Trouble):
        open_books(books.profile, HandClock())


def test_closing_twice_is_closing_once(books: Books) -> None:
    books.close()
    with open_books(books.profile, HandClock()) as again:
        books.close()
        assert not (books.profile / "closed.mark").exists()
        with pytest.raises(ProfileBusy):
            open_books(books.profile, HandClock())
        assert on_hand(again) == 7


def test_every_file_of_a_profile_is_where_it_should_be(books: Books) -> None:
    books.keep_copy()
    books.close()
    assert sorted(path.name for path in books.profile.iterdir()) == [
        "cache.db",
        "closed.mark",
        "copies",
        "journal.db",
        "profile.id",
        "profile.lock",
    ]


def test_a_disk_that_takes_no_mark_is_no_fault_and_the_next_start_looks_at_every_page(
    books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr("sync.shop.profile.os.open", full)
        books.close()
    with open_books(books.profile, HandClock()) as again:
        assert on_hand(again) == 7
