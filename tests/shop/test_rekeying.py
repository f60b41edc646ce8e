"""Another key for the books: broken off anywhere, they open, and the next try ends it."""

import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from types import FrameType

import pytest

from sync.shop import database, keychain, recovery, rekeying
from sync.shop.database import Database
from sync.shop.keychain import open_keychain, secrets_of
from sync.shop.profile import open_books
from sync.shop.profile_folder import profile_id
from sync.shop.recovery import new_recovery_key
from sync.shop.rekeying import rekey
from sync.shop.salvage import salvage
from sync.shop.trouble import (
    BooksDamaged,
    DiskFault,
    DiskFull,
    KeyMissing,
    NotEnrolled,
    ProfileBusy,
)
from sync.shop.verification import verify
from tests.clocks import HandClock
from tests.shop.shops import a_shop, on_hand, received


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """Closed books with a receipt, a nightly copy and a copy from before an upgrade."""
    with a_shop(tmp_path / "till") as books:
        received(books, sku="MARKER-SKU")
        books.keep_copy()
        books.cache_file.copy_to(tmp_path / "till" / "cache.db.v0")
    return tmp_path / "till"


def assert_whole(profile: Path) -> None:
    with open_books(profile, HandClock()) as books:
        assert books.device.state == "ok"
        assert on_hand(books, "MARKER-SKU") == 5
        assert verify(books.journal, books.cache_file).is_whole


def opens(file: Path, key: str) -> bool:
    durable = file.name.startswith("journal")
    try:
        Database(file, key, durable=durable).close()
    except KeyMissing:
        return False
    return True


def files(profile: Path) -> list[Path]:
    return [profile / "cache.db", profile / "cache.db.v0", profile / "journal.db",
            *(profile / "copies").glob("*.db")]  # fmt: skip


def test_every_file_is_under_the_new_key_and_none_under_the_old(profile: Path) -> None:
    old = secrets_of(profile_id(profile))
    assert rekey(profile) == 4
    new = secrets_of(profile_id(profile))
    assert [opens(file, new.database) for file in files(profile)] == [True] * 4
    assert [opens(file, old.database) for file in files(profile)] == [False] * 4
    assert (new.next_database, new.device, new.install) == ("", old.device, old.install)
    assert_whole(profile)


def test_the_cache_is_kept_not_made_anew(profile: Path) -> None:
    with open_books(profile, HandClock()) as books:
        books.projection.keep_as_of("2026-11-20T04:00:00.000Z")
    rekey(profile)
    with open_books(profile, HandClock()) as books:
        assert books.projection.as_of() == "2026-11-20T04:00:00.000Z"


def test_nothing_readable_and_no_half_file_is_left(profile: Path) -> None:
    rekey(profile)
    written = {path: path.read_bytes() for path in profile.rglob("*") if path.is_file()}
    assert [
        path for path, told in written.items() if b"MARKER" in told or b"SQLite f" in told
    ] == []
    assert [path for path in written if ".rekeyed" in path.name] == []


def test_books_that_are_open_are_left_alone(profile: Path) -> None:
    before = secrets_of(profile_id(profile))
    with open_books(profile, HandClock()), pytest.raises(ProfileBusy):
        rekey(profile)
    assert secrets_of(profile_id(profile)) == before


def test_a_folder_without_books_is_not_rekeyed(tmp_path: Path) -> None:
    with pytest.raises(NotEnrolled):
        rekey(tmp_path / "nothing")


def test_a_log_that_somebody_still_reads_stops_it(profile: Path) -> None:
    file = profile / "cache.db"
    rekeying._put_under(file, secrets_of(profile_id(profile)))  # no next key: nothing to do
    (profile / "cache.db-wal").write_bytes(b"frames")
    with pytest.raises(DiskFault):
        rekeying._move(profile / "beside", file)


def test_a_damaged_journal_kept_aside_keeps_its_key(profile: Path) -> None:
    before = secrets_of(profile_id(profile))
    (profile / "journal.damaged.db").write_bytes(b"torn")
    with pytest.raises(BooksDamaged) as trouble:
        rekey(profile)
    assert trouble.value.code == "damaged_aside"
    assert secrets_of(profile_id(profile)) == before


def _torn(file: Path, *, page: int) -> None:
    told = bytearray(file.read_bytes())
    start = page % (len(told) // 4096) * 4096
    told[start + 100 : start + 200] = b"\xff" * 100
    file.write_bytes(told)


@pytest.mark.parametrize("page", [0, -1])
@pytest.mark.parametrize("done", [(), ("journal.db",), ("copies",), ("journal.db", "copies")])
def test_a_journal_is_brought_back_while_a_change_of_keys_is_broken_off(
    profile: Path, done: tuple[str, ...], page: int
) -> None:
    with open_books(profile, HandClock()) as books:
        received(books, sku="LATER")
    name = profile_id(profile)
    kept = replace(secrets_of(name), next_database="ab" * 32)
    open_keychain().keep(name, kept)
    for file in (profile / "journal.db", *(profile / "copies").glob("*.db")):
        if file.name in done or file.parent.name in done:
            rekeying._put_under(file, kept)
    _torn(profile / "journal.db", page=page)
    with pytest.raises((BooksDamaged, KeyMissing), match=r"main\.py salvage"):
        rekey(profile)
    salvage(profile)
    assert_whole(profile)
    with pytest.raises(BooksDamaged):  # the damaged file is named, and moved away by a person
        rekey(profile)
    (profile / "journal.damaged.db").rename(profile.parent / "journal.damaged.db")
    rekey(profile)
    assert [opens(file, "ab" * 32) for file in files(profile)] == [True] * 4
    assert_whole(profile)


def test_a_full_disk_stops_it_and_room_ends_it(
    profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(database: Database, path: Path, key: str) -> None:
        raise DiskFull("The disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr(Database, "copy_under", full)
        with pytest.raises(DiskFull):
            rekey(profile)
    assert_whole(profile)
    assert rekey(profile) == 4
    assert_whole(profile)


class Killed(BaseException):
    """Nothing may catch this."""


class Countdown:
    """Ends what runs at the n-th line of the modules that change keys."""

    FILES = tuple(module.__file__ for module in (rekeying, keychain, recovery, database))

    def __init__(self, lines: int) -> None:
        self.left = lines

    def __call__(self, frame: FrameType, event: str, _: object) -> "Countdown | None":
        if frame.f_code.co_filename not in self.FILES:
            return None
        self.left -= event == "line"
        if self.left == 0:
            raise Killed
        return self


def killed_at(profile: Path, line: int) -> bool:
    """Whether there was such a line."""
    countdown = Countdown(line)
    sys.settrace(countdown)
    try:
        rekey(profile)
    except Killed:
        return True
    finally:
        sys.settrace(None)
    return False


# a process that is killed closes no file by itself
@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
def test_ended_at_any_line_the_books_open_and_the_next_try_ends_it(
    profile: Path, tmp_path: Path
) -> None:
    new_recovery_key(profile)
    line, step = 1, 17
    while killed_at(profile, line):
        assert_whole(profile)
        line += step
    assert line > 300
    rekey(profile)
    assert secrets_of(profile_id(profile)).next_database == ""
    assert_whole(profile)


_REKEY = (
    "import sys, pathlib; from sync.shop.rekeying import rekey;"
    " print('go', flush=True); rekey(pathlib.Path(sys.argv[1]))"
)


@pytest.mark.parametrize("after_ms", [0, 15, 40, 90])
def test_kill_9_leaves_books_that_open(profile: Path, after_ms: int) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", _REKEY, str(profile)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "go\n"
    until = time.monotonic() + after_ms / 1000
    while time.monotonic() < until and process.poll() is None:
        process.stdout.fileno()
    process.kill()
    process.communicate()
    assert_whole(profile)
    rekey(profile)
    assert_whole(profile)
