"""Each check of the self-test sees what it is there for."""

from collections.abc import Iterator
from pathlib import Path

import keyring.backends.null
import pytest

from sync.cli.wall_clock import WallClock
from sync.self_test import checks
from sync.self_test.checks import Bench, Failed, check_books, check_exchange, check_keys, new_bench
from sync.shop.keychain import KEY_FILE, Secrets


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    monkeypatch.setenv(KEY_FILE, str(tmp_path / "own.keys"))
    made = new_bench(tmp_path, WallClock())
    yield made
    made.server.stop()


class Forgetful:
    """A place for keys that keeps nothing."""

    def find(self, profile: str) -> Secrets | None:
        del profile
        return None

    def keep(self, profile: str, found: Secrets) -> None:
        del profile, found

    def forget(self, profile: str) -> None:
        del profile


def test_keys_leave_nothing_behind(bench: Bench) -> None:
    assert check_keys(bench) == f"in {bench.key_file}"
    assert "self-test" not in Path(bench.key_file).read_text(encoding="utf-8")


def test_a_keyring_that_forgets_is_seen(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "open_keychain", Forgetful)
    with pytest.raises(Failed, match="came back different"):
        check_keys(bench)


def test_a_system_without_a_keyring_is_told_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(KEY_FILE, "")
    monkeypatch.setattr("keyring.get_keyring", keyring.backends.null.Keyring)
    with pytest.raises(Failed, match=KEY_FILE):
        check_keys(new_bench(tmp_path, WallClock()))


def test_words_that_can_be_read_without_the_key_are_seen(bench: Bench) -> None:
    check_books(bench)
    bench.server.stop()
    (bench.profile / "leak.txt").write_text("counterstock-self-test-marker", encoding="utf-8")
    with pytest.raises(Failed, match=r"leak\.txt is read without its key"):
        check_books(bench)


def test_an_hq_that_never_comes_back_is_seen(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    check_books(bench)
    monkeypatch.setattr(type(bench.server), "start", lambda _self: None)
    with pytest.raises(Failed, match="Steps wait"):
        check_exchange(bench)
