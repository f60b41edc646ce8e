"""Rows 11 and 39: an upgrade of either side, with a full queue, from every released version."""

from contextlib import ExitStack
from pathlib import Path

import pytest

from sync.hq import upgrades
from sync.hq.database import HqDatabase
from sync.hq.headquarters import open_headquarters
from sync.shop.database import Database
from sync.shop.profile import open_books
from sync.shop.upgrades import JOURNAL, Plan, bring_up
from tests.clocks import HandClock
from tests.failures.golden import BINDING, FOLDER, unpacked
from tests.failures.ground import Ground

GOLDEN = sorted(FOLDER.glob("*.zip"))
FEED = "SELECT scope, seq, kind, entity FROM feed ORDER BY scope, seq"

pytestmark = pytest.mark.parametrize("golden", GOLDEN, ids=lambda file: file.stem)


@pytest.fixture(autouse=True)
def at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """A golden profile lives where it is opened."""
    monkeypatch.setattr("sync.shop.profile._binding", lambda *_: BINDING)


def _feed(folder: Path) -> list[tuple[object, ...]]:
    database = HqDatabase.open(f"sqlite:///{folder}/hq/hq.db")
    with database.reading() as books:
        rows = [tuple(row) for row in books.exec_driver_sql(FEED)]
        heads = books.exec_driver_sql("SELECT seq, hq_number, epoch FROM feed_head")
        rows += [tuple(row) for row in heads]
    database.close()
    return rows


def test_row_11_an_upgrade_tells_nobody_what_has_not_changed(golden: Path, tmp_path: Path) -> None:
    unpacked(golden, tmp_path)
    before = _feed(tmp_path)
    with open_headquarters(tmp_path / "hq", HandClock()):
        assert _feed(tmp_path) == before
    assert len(before) > 5


def test_an_upgrade_that_touches_the_feed_is_noticed(
    golden: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = upgrades.check

    def touching(database: HqDatabase) -> None:
        check(database)
        with database.transaction() as books:
            books.exec_driver_sql("UPDATE feed SET seq = seq + 1000")

    monkeypatch.setattr(upgrades, "check", touching)
    with pytest.raises(AssertionError):
        test_row_11_an_upgrade_tells_nobody_what_has_not_changed(golden, tmp_path)


def test_an_upgrade_that_drops_the_queue_is_noticed(
    golden: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dropping(database: Database, plan: Plan) -> None:
        bring_up(database, plan)
        if plan is JOURNAL:
            with database.transaction() as connection:
                connection.execute("UPDATE step SET settled = 1")

    monkeypatch.setattr("sync.shop.profile.bring_up", dropping)
    with pytest.raises(AssertionError):
        test_row_39_a_full_queue_outlives_the_upgrade_of_both_ends(golden, tmp_path)


def test_row_39_a_full_queue_outlives_the_upgrade_of_both_ends(
    golden: Path, tmp_path: Path
) -> None:
    told = unpacked(golden, tmp_path)
    with ExitStack() as stack:
        ground = Ground(tmp_path, tmp_path / "hq", HandClock(), stack)
        ground.open()
        stack.callback(ground.shut)
        till = ground.found_till(tmp_path / "till")
        stack.callback(till.books.close)
        seq, head = till.books.journal.head()
        assert (till.waiting(), till.on_hand()) == (told["waiting"], told["on_hand"])
        assert (seq, head.hex()) == (told["seq"], told["head"])
        sealed = [step.body for step in till.books.journal.after(0, limit=999)]
        assert till.sync().is_quiet
        at_hq = [row[0] for row in ground.rows("SELECT bytes FROM device_log ORDER BY seq")]
        assert at_hq[-len(sealed) :] == sealed
        assert (till.waiting(), till.on_hand(), ground.on_hand()) == (0, 40, 40)
        assert ground.problems() == ()


def test_row_39_the_cache_of_any_version_may_go_at_an_upgrade(golden: Path, tmp_path: Path) -> None:
    told = unpacked(golden, tmp_path)
    for file in (tmp_path / "till").glob("cache.db*"):
        file.unlink()
    with open_books(tmp_path / "till", HandClock()) as books:
        assert books.journal.count_waiting() == told["waiting"]
        assert [step.letter().v for step in books.journal.after(0, limit=3)] == [1, 1, 1]
