"""HQ's disk fails at every single access of a push: each step is in custody once, each answer holds."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from sync.hq.database import HqDatabase
from sync.hq.founding import found
from sync.hq.judgement import take_push
from sync.hq.trouble import Trouble
from sync.hq.verification import verify
from sync.wire.messages import Push, Pushed
from tests.faults.apsw_driver import MODULE
from tests.faults.bad_disk import BadDisk, Harm, bad_disk
from tests.hq.world import NOW, Till, World, furnished

STEPS = 3
UNITS = 5
MOST = 500


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[BadDisk]:
    monkeypatch.setattr("sync.hq.database.dbapi2", MODULE)
    with bad_disk() as disk:
        yield disk


@dataclass
class Office:
    """HQ's books on a bad disk, and a till that pushes."""

    disk: BadDisk
    url: str
    till: Till

    def push(self, push: Push) -> Pushed:
        """On books opened for it alone, as after a new start."""
        database = HqDatabase.open(self.url)
        try:
            return take_push(database, self.till.id, push, now=NOW)
        finally:
            database.close()

    def next_push(self) -> Push:
        """Some more receipts."""
        first = self.till.seq + 1
        for _ in range(STEPS):
            self.till.seal()
        return self.till.push_letter(first)

    def attempt(self, push: Push) -> tuple[Pushed | None, str]:
        """HQ's answer, or the sentence in its place; what is no Trouble is a bug and passes."""
        try:
            return self.push(push), ""
        except Trouble as trouble:
            return None, trouble.message

    def check(self, push: Push, answered: Pushed | None) -> None:
        """The same bytes again get the same answers; every step is there once."""
        again = self.push(push)
        assert answered is None or again.verdicts == answered.verdicts
        assert [verdict.verdict for verdict in again.verdicts] == ["applied"] * STEPS
        database = HqDatabase.open(self.url)
        report = verify(database)
        world = World(database)
        assert (report.steps, report.problems) == (self.till.seq, ())
        assert world.stock("MK02/") == UNITS * self.till.seq
        database.close()


@pytest.fixture
def office(disk: BadDisk, tmp_path: Path) -> Office:
    url = f"sqlite:///{tmp_path}/hq.db"
    database = HqDatabase.open(url)
    found(database, "Hoi Tung", now=NOW)
    till = furnished(database).till()
    database.close()
    return Office(disk, url, till)


@pytest.mark.parametrize("harm", Harm)
def test_a_push_is_kept_whole_or_not_at_all_whatever_the_disk_does(
    office: Office, tmp_path: Path, harm: Harm
) -> None:
    said: list[str] = []
    for at in range(1, MOST):
        push = office.next_push()
        office.disk.strike(harm, at)
        answered, trouble = office.attempt(push)
        said.append(trouble)
        office.disk.heal()
        office.disk.lose_power(random.Random(at))
        office.check(push, answered)
        if not office.disk.struck:
            break
    assert len(said) > 10
    assert any(said)
    assert not said[-1]
