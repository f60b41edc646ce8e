"""Row 47: a file of the shop's books that cannot be read."""

from pathlib import Path

import pytest

from sync.shop.loose_steps import give_back
from sync.shop.salvage import salvage
from sync.shop.trouble import BooksDamaged, Trouble
from tests.failures.ground import Ground, Till
from tests.failures.plants import instead
from tests.shop.shops import received, sold


def _torn(file: Path, *, at: float) -> None:
    data = bytearray(file.read_bytes())
    start = int(len(data) * at) // 4096 * 4096
    data[start + 64 : start + 256] = b"\xff" * 192
    file.write_bytes(data)


@pytest.mark.parametrize("at", [0, 0.3, 0.6, 0.9])
def test_row_47_a_damaged_cache_is_made_anew(ground: Ground, at: float) -> None:
    till = ground.till()
    received(till.books, quantity=12)
    till.sync()
    sold(till.books, quantity=5)
    till.books.close()
    _torn(till.profile / "cache.db", at=at)
    till.start()
    assert till.waiting() == 1
    till.sync()
    assert (till.on_hand(), ground.on_hand(), till.waiting()) == (7, 7, 0)


@pytest.mark.expects_log
def test_row_47_a_damaged_journal_comes_back_with_what_was_not_sent(ground: Ground) -> None:
    till = ground.till()
    for _ in range(20):
        received(till.books, quantity=1)
    till.sync()
    assert till.books.keep_copy() is not None
    for _ in range(40):
        received(till.books, quantity=1)
    till.books.close()
    _torn(till.profile / "journal.db", at=0.2)
    with pytest.raises(Trouble) as trouble:
        till.start()
    assert (trouble.value.exit_code, isinstance(trouble.value, BooksDamaged)) == (6, True)
    found = salvage(till.profile)
    till.start()
    assert (till.books.device.state, till.books.journal.head()[0]) == ("ok", found.steps)
    till.sync()
    assert (ground.on_hand(), till.on_hand(), till.waiting()) == (found.steps,) * 2 + (0,)
    assert (found.steps, ground.problems()) == (60 - found.loose, ())
    assert found.added >= 1


@pytest.mark.expects_log
def test_row_47_steps_beyond_a_gap_count_where_hq_had_none_of_them(ground: Ground) -> None:
    till = _gapped(ground, sent=3)
    assert till.sync().state == "ok"
    assert (ground.on_hand(), till.on_hand(), till.waiting()) == (255 - 16, 255 - 16, 0)
    assert ground.problems() == ()


@pytest.mark.expects_log
@pytest.mark.parametrize(("sent", "state"), [(6, "forked"), (7, "forked"), (8, "restored")])
def test_row_47_steps_beyond_a_gap_count_once_where_hq_had_some(
    ground: Ground, sent: int, state: str
) -> None:
    till = _gapped(ground, sent=sent)
    assert till.sync().state == state
    till.enrol_again()
    till.sync()
    assert (ground.on_hand(), till.on_hand(), till.waiting()) == (255, 255, 0)
    assert ground.problems() == ()


def _gapped(ground: Ground, *, sent: int) -> Till:
    """A till of eight receipts, some of them sent, whose fifth step is gone; what follows is given back."""
    till = ground.till()
    assert till.books.keep_copy() is not None
    for n in range(sent):
        received(till.books, quantity=1 << n)
    till.sync()
    for n in range(sent, 8):
        received(till.books, quantity=1 << n)
    with till.books.journal_file.transaction() as connection:
        connection.execute("DELETE FROM step WHERE (position & 255) = 5")
    till.books.close()
    salvage(till.profile)
    till.start()
    assert give_back(till.books).given == 3
    return till


PLANTED = {
    test_row_47_steps_beyond_a_gap_count_where_hq_had_none_of_them: instead(
        "sync.shop.loose_steps.loose_steps", lambda *_: []
    ),
    test_row_47_a_damaged_journal_comes_back_with_what_was_not_sent: instead(
        "sync.shop.salvage._followed", lambda *_: ([], [])
    ),
}
