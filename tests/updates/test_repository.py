"""The publisher's folder: what is there once is not made again, and old releases go."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from sync.updates.repository import KEPT, ONLINE, Repository
from sync.updates.trouble import UpdateTrouble
from tests.updates.publisher import SYSTEM, Keys, built, founded, offer


@pytest.fixture
def keys() -> Keys:
    return Keys()


@pytest.fixture
def repository(tmp_path: Path, keys: Keys) -> Repository:
    return founded(tmp_path / "served", keys)


def _publish(repository: Repository, keys: Keys, version: str) -> None:
    made = built(repository.folder.parent / version, version, repository.root())
    repository.publish(made, offer(version), keys.publisher())


def test_a_repository_is_begun_once(repository: Repository, keys: Keys) -> None:
    with pytest.raises(UpdateTrouble, match="already"):
        repository.found(keys.public(), keys.root, keys.publisher())


def test_a_version_is_published_once_and_only_upwards(repository: Repository, keys: Keys) -> None:
    _publish(repository, keys, "1.1")
    for version in ("1.1", "1.0"):
        with pytest.raises(UpdateTrouble, match="is published"):
            repository.publish(repository.folder, offer(version), keys.publisher())


def test_what_did_not_change_lies_there_once(repository: Repository, keys: Keys) -> None:
    _publish(repository, keys, "1.0")
    before = set(repository.pieces.iterdir())
    _publish(repository, keys, "1.1")
    added = sorted(
        path.name.rpartition(".")[2] for path in set(repository.pieces.iterdir()) - before
    )
    assert added == ["patch", "zst", "zst"]


def test_the_last_few_releases_are_given_out_and_patched_from(
    repository: Repository, keys: Keys
) -> None:
    for version in ("1.0", "1.1", "1.2", "1.3"):
        _publish(repository, keys, version)
    offers = repository.offers(SYSTEM)
    assert [each.version for each in offers] == ["1.1", "1.2", "1.3"][-KEPT:]
    program = next(f for f in repository.release(offers[-1]).files if f.path == "counterstock")
    assert len(program.patches) == KEPT
    with pytest.raises(UpdateTrouble):
        repository.release(offer("1.0"))


def test_an_unknown_version_cannot_be_staged(repository: Repository, keys: Keys) -> None:
    with pytest.raises(UpdateTrouble, match="There is no"):
        repository.stage(offer("3.0"), keys.publisher())


def test_saying_anew_that_all_holds_changes_no_list(repository: Repository, keys: Keys) -> None:
    _publish(repository, keys, "1.0")
    before = sorted((repository.folder / "metadata").glob("*.targets.json"))
    repository.renew(keys.online, datetime.now(UTC))
    assert sorted((repository.folder / "metadata").glob("*.targets.json")) == before
    assert (repository.folder / "metadata" / "3.snapshot.json").is_file()


def test_each_root_is_kept_so_that_every_pc_finds_its_way(
    repository: Repository, keys: Keys
) -> None:
    fresh = Keys()
    repository.hand_over(ONLINE, [fresh.online.public_key], keys.root, datetime.now(UTC))
    names = sorted(path.name for path in (repository.folder / "metadata").glob("*.root.json"))
    assert names == ["1.root.json", "2.root.json"]
