"""A shop's disk fails at every single access, is full, writes halves, loses power."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.apsw_driver import MODULE
from tests.faults.bad_disk import BadDisk, Harm, bad_disk
from tests.faults.sweep import Sweep
from tests.shop.lines import Till, an_hq


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[BadDisk]:
    monkeypatch.setenv("COUNTERSTOCK_KEY_FILE", str(tmp_path / "keys"))
    monkeypatch.setattr("sync.shop.database.dbapi2", MODULE)
    with bad_disk() as disk:
        yield disk


def posts(sweep: Sweep, till: Till) -> None:
    sweep.post(till)


def exchanges(_sweep: Sweep, till: Till) -> None:
    assert till.sync().is_quiet


@pytest.mark.parametrize("harm", Harm)
def test_a_document_is_posted_or_refused_with_a_sentence_whatever_the_disk_does(
    disk: BadDisk, tmp_path: Path, harm: Harm
) -> None:
    sweep = Sweep(disk, tmp_path / "till", an_hq(), harm)
    assert sweep.over(posts) > 3
    assert sweep.said
    assert {said[-1] for said in sweep.said} == {"."}


@pytest.mark.parametrize("harm", Harm)
def test_verdicts_and_pages_are_taken_in_whole_or_not_at_all(
    disk: BadDisk, tmp_path: Path, harm: Harm
) -> None:
    sweep = Sweep(disk, tmp_path / "till", an_hq(), harm)
    assert sweep.over(exchanges) > 10
    assert sweep.said
    assert {said[-1] for said in sweep.said} == {"."}
