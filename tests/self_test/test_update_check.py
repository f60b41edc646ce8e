"""The update check of the self-test sees what it is there for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from securesystemslib.signer import CryptoSigner

from sync.cli.wall_clock import WallClock
from sync.self_test.checks import Bench, check_books, check_updates, new_bench
from sync.self_test.update_check import Trial, new_trial
from sync.shop.keychain import KEY_FILE
from sync.updates.trouble import UpdateTrouble


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    monkeypatch.setenv(KEY_FILE, str(tmp_path / "own.keys"))
    made = new_bench(tmp_path, WallClock())
    check_books(made)
    yield made
    made.server.stop()


def test_a_version_comes_over_the_line_and_a_strangers_is_refused(bench: Bench) -> None:
    assert "stranger" in check_updates(bench)


def test_a_program_that_believes_anybody_is_seen(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = CryptoSigner.generate_ed25519
    keys = [real() for _ in range(3)]
    given = iter([*keys, keys[1]])  # the stranger has the publisher's own key
    monkeypatch.setattr(CryptoSigner, "generate_ed25519", lambda: next(given))
    with pytest.raises(UpdateTrouble, match="What a stranger signed was taken"):
        check_updates(bench)


def test_a_trial_has_the_old_version_and_is_offered_the_new(tmp_path: Path) -> None:
    trial: Trial = new_trial(tmp_path)
    assert trial.copy.current() == "1.0"
    assert [each.version for each in trial.repository.offers("self-test")] == ["1.0", "1.1"]
