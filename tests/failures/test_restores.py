"""Rows 21 to 27 and 38: books that go back in time, are copied, or are lost."""

import shutil
from pathlib import Path

import httpx
import pytest

from sync.hq import custody
from sync.hq.backup import backup
from sync.hq.feed import head_and_epoch
from sync.hq.headquarters import restore_headquarters
from sync.shop.database import Database
from sync.shop.mended import NOTHING_MENDED, mended_so_far
from sync.shop.offered_again import offer_again
from tests.failures.ground import Ground, Till
from tests.failures.plants import instead, refilled_from_nothing
from tests.fault_transport import Passed
from tests.shop.shops import received, sold


@pytest.mark.expects_log
def test_row_21_an_hq_restored_from_a_backup_is_refilled_by_its_shops(ground: Ground) -> None:
    till, other = ground.till(), ground.till("KC00")
    received(till.books, quantity=12)
    _both(till, other)
    kept = ground.folder / "backup.db"
    backup(ground.hq.database, kept)
    sold(till.books, quantity=5)
    received(other.books, quantity=3)
    _both(till, other)
    ground.shut()
    restore_headquarters(ground.place, kept, ground.clock)
    ground.open()
    assert len(ground.documents()) == 1
    sold(till.books, quantity=1)
    _both(till, other, till)
    assert (ground.on_hand(), ground.on_hand("KC00/"), len(ground.documents())) == (6, 3, 4)
    assert (till.on_hand(), other.on_hand(), till.waiting() + other.waiting()) == (6, 3, 0)
    assert ground.problems() == ()


def _both(*tills: Till) -> None:
    for till in tills:
        assert till.sync().is_quiet


@pytest.mark.expects_log
def test_row_22_books_put_back_behind_hqs_back_begin_a_new_epoch_by_themselves(
    ground: Ground,
) -> None:
    till, other = ground.till(), ground.till()
    received(till.books, quantity=12)
    _both(till, other)
    kept, epoch = ground.copy_books(), ground.hq.epoch()
    sold(till.books, quantity=5)
    _both(till, other)
    ground.put_back(kept)
    _both(till, other, till)
    assert ground.hq.epoch() != epoch
    assert (ground.on_hand(), till.on_hand(), other.on_hand(), till.waiting()) == (7, 7, 7, 0)
    assert ground.problems() == ()


@pytest.mark.expects_log
def test_row_23_a_new_epoch_takes_nothing_away_and_ends(ground: Ground) -> None:
    till = ground.till()
    first = received(till.books, quantity=12)
    till.sync()
    kept = ground.copy_books()
    second = received(till.books, quantity=3)
    till.sync()
    ground.put_back(kept)
    till.line.requests.clear()
    shown: list[int] = []

    def watched(request: httpx.Request, passed: Passed) -> httpx.Response:
        shown.append(till.on_hand())
        return passed(request)

    assert till.sync(*[watched] * 99).is_quiet
    assert {*shown, till.on_hand()} == {15}
    assert len(shown) > 3
    assert len(till.line.requests) < 20
    numbers = [till.books.reading.show(made.document).state for made in (first, second)]
    assert numbers == ["posted", "posted"]


@pytest.mark.expects_log
def test_row_23_what_was_walked_before_hides_no_item_after_a_new_epoch(ground: Ground) -> None:
    till, kept = ground.till(), ground.copy_books()
    for price in range(9):
        ground.import_items(f"TEA,茶 {price}")
    assert till.sync().is_quiet
    ground.put_back(kept)
    assert till.sync().is_quiet
    ground.import_items("TEA,新茶")
    assert till.sync().is_quiet
    item = till.books.catalogue.item("TEA")
    assert item is not None
    assert (item.name, mended_so_far(till.books.journal)) == ("新茶", NOTHING_MENDED)


@pytest.mark.expects_log
def test_row_24_a_till_restored_from_an_old_copy_takes_nothing_back_from_hq(ground: Ground) -> None:
    till = ground.till()
    received(till.books, quantity=12)
    till.sync()
    kept = _copied(till, ground.folder / "old")
    sold(till.books, quantity=5)
    till.sync()
    till.books.close()
    shutil.rmtree(till.profile)
    shutil.copytree(kept, till.profile)
    till.start()
    assert till.sync().state == "restored"
    sold(till.books, quantity=2)
    assert (ground.on_hand(), len(ground.documents())) == (7, 2)
    assert till.enrol_again() == 1
    assert till.sync().is_quiet
    assert (ground.on_hand(), till.on_hand(), len(ground.documents())) == (5, 5, 3)
    assert ground.problems() == ()


def _copied(till: Till, to: Path) -> Path:
    """A copy of the profile as a backup program makes it, between two acts."""
    till.books.close()
    shutil.copytree(till.profile, to)
    till.start()
    return to


@pytest.mark.expects_log
def test_row_25_of_a_copied_pc_nothing_is_lost_and_nothing_counts_twice(
    ground: Ground,
) -> None:
    till = ground.till()
    received(till.books, quantity=12)
    till.sync()
    copy = _copied(till, ground.folder / "copy")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sync.shop.profile._binding", lambda *_: till.books.journal.mark("binding"))
        twin = ground.found_till(copy)
        sold(till.books, quantity=5)
        sold(twin.books, quantity=1)
        assert till.sync().is_quiet
        assert twin.sync().state == "forked"
        sold(till.books, quantity=1)
        assert till.sync().state == "forked"
    assert (ground.on_hand(), twin.waiting(), till.waiting()) == (7, 1, 1)
    followed = [one.enrol_again() for one in (twin, till)]
    _both(twin, till, twin)
    assert followed == [1, 1]
    assert (ground.on_hand(), twin.on_hand(), till.on_hand()) == (5, 5, 5)
    assert ground.problems() == ()


def test_row_25_a_copied_profile_knows_it_before_it_says_a_word(ground: Ground) -> None:
    till = ground.till()
    received(till.books)
    copy = _copied(till, ground.folder / "copy")
    twin = ground.found_till(copy)
    assert (twin.books.device.state, twin.sync().state) == ("forked", "forked")
    assert twin.line.requests == []


def test_row_26_no_place_in_the_chain_is_used_twice(ground: Ground) -> None:
    till = ground.till()
    for n in range(1, 6):
        made = received(till.books, quantity=1)
        assert made.seq == n
        assert till.books.journal_file.row("PRAGMA synchronous") == (2,)
        till.again()
    till.sync()
    assert till.books.journal.head()[0] == 5
    assert (ground.on_hand(), ground.problems()) == (5, ())


def test_row_27_one_act_makes_a_stopped_till_new(ground: Ground) -> None:
    till = ground.till()
    till.sync()
    before = till.books.device
    ground.hq.devices.revoke(before.id)
    received(till.books)
    assert till.sync().state == "revoked"
    assert till.enrol_again() == 1
    after = till.books.device
    assert till.sync().is_quiet
    assert {before.id, before.number, before.public_key, before.salt}.isdisjoint(
        {after.id, after.number, after.public_key, after.salt}
    )
    assert (after.state, ground.on_hand(), till.waiting()) == ("ok", 5, 0)
    found = ground.hq.devices.device(after.id)
    assert found is not None
    assert found.previous == before.id


def test_row_38_whatever_is_reset_the_unsent_steps_are_there(ground: Ground) -> None:
    till = ground.till()
    received(till.books, quantity=12)
    till.sync()
    made = sold(till.books, quantity=5)
    till.books.close()
    for file in till.profile.glob("cache.db*"):
        file.unlink()
    till.start()
    assert (till.waiting(), till.books.reading.show(made.document).state) == (1, "posted")
    till.sync()
    assert (till.on_hand(), ground.on_hand(), till.waiting()) == (7, 7, 0)


@pytest.mark.expects_log
def test_row_38_ninety_days_offline_are_no_reason_to_begin_anew(ground: Ground) -> None:
    till = ground.till()
    till.sync()
    for _ in range(90):
        received(till.books, quantity=1)
        ground.clock.pass_s(24 * 3600)
        ground.import_items(f"TEA,茶{till.waiting()}")
    assert till.waiting() == 90
    assert till.sync().is_quiet
    assert (till.waiting(), ground.on_hand(), till.on_hand()) == (0, 90, 90)


def _trusting(patch: pytest.MonkeyPatch) -> None:
    """Neither end compares the chains."""
    patch.setattr("sync.hq.handshake._state", lambda state, *_: state)
    patch.setattr("sync.shop.conversation.Conversation._state_by", lambda *_: "ok")


def _blind(patch: pytest.MonkeyPatch) -> None:
    """Nor does custody: a copy's step at a known place passes for a repeat."""
    _trusting(patch)
    patch.setattr(
        "sync.hq.judgement.receive",
        lambda books, device, push, **_: custody.Received(
            custody.locked_device(books, device), "ok", known=[push.first]
        ),
    )


class _Lax(Database):
    """A journal whose commits may still be in the air."""

    def __init__(self, path: Path, key: str, *, durable: bool) -> None:
        super().__init__(path, key, durable=False)


@pytest.mark.expects_log
def test_row_21_what_an_earlier_identity_told_is_told_again(ground: Ground) -> None:
    till = ground.till()
    till.sync()
    kept = ground.copy_books()
    received(till.books, quantity=12)
    till.sync()
    ground.hq.devices.revoke(till.books.device.id)
    till.sync()
    till.enrol_again()
    sold(till.books, quantity=5)
    till.sync()
    assert ground.on_hand() == 7
    ground.put_back(kept)
    assert till.sync().state == "revoked"
    till.enrol_again()
    till.sync()
    assert (ground.on_hand(), till.on_hand(), till.waiting()) == (7, 7, 0)
    assert (len(ground.documents()), ground.problems()) == (2, ())


@pytest.mark.expects_log
def test_row_21_an_identity_that_goes_on_brings_what_an_earlier_one_told(ground: Ground) -> None:
    till = ground.till()
    received(till.books, quantity=12)
    till.sync()
    ground.hq.devices.revoke(till.books.device.id)
    till.sync()
    till.enrol_again()
    till.sync()
    kept = ground.copy_books()
    sold(till.books, quantity=5)
    till.sync()
    ground.put_back(kept)
    ground.write("UPDATE device SET seq = 0, hash = ? WHERE state = 'revoked'", bytes(32))
    for table in (
        "device_log",
        "verdict",
        "document",
        "movement",
        "balance",
        "feed",
        "document_version",
    ):
        ground.write(f"DELETE FROM {table} WHERE true")
    till.sync()
    till.sync()
    assert (ground.on_hand(), till.on_hand(), till.waiting()) == (7, 7, 0)
    assert len(ground.documents()) == 2
    assert till.books.journal.bring_earlier() == 0


PLANTED = {
    test_row_23_a_new_epoch_takes_nothing_away_and_ends: instead(
        "sync.shop.projection.Projection.begin_anew", refilled_from_nothing
    ),
    test_row_23_what_was_walked_before_hides_no_item_after_a_new_epoch: instead(
        "sync.shop.cache_marks.forget_walk", lambda _connection: None
    ),
    test_row_26_no_place_in_the_chain_is_used_twice: instead("sync.shop.profile.Database", _Lax),
    test_row_38_whatever_is_reset_the_unsent_steps_are_there: instead(
        "sync.shop.projection.Projection.catch_up", lambda _self: 0
    ),
    test_row_21_what_an_earlier_identity_told_is_told_again: instead(
        "sync.shop.enrolment.offer_all_again", lambda journal: offer_again(journal, 0)
    ),
    test_row_21_an_identity_that_goes_on_brings_what_an_earlier_one_told: instead(
        "sync.shop.journal.Journal.bring_earlier", lambda _self: 0
    ),
    test_row_21_an_hq_restored_from_a_backup_is_refilled_by_its_shops: instead(
        "sync.shop.hearing.offer_again", lambda *_: 0
    ),
    test_row_22_books_put_back_behind_hqs_back_begin_a_new_epoch_by_themselves: instead(
        "sync.hq.handshake.Handshake._common_ground",
        lambda _self, books, *_, **__: head_and_epoch(books),
    ),
    test_row_24_a_till_restored_from_an_old_copy_takes_nothing_back_from_hq: _trusting,
    test_row_25_of_a_copied_pc_nothing_is_lost_and_nothing_counts_twice: _blind,
    test_row_25_a_copied_profile_knows_it_before_it_says_a_word: instead(
        "sync.shop.profile._binding", lambda *_: "the same everywhere"
    ),
    test_row_27_one_act_makes_a_stopped_till_new: instead(
        "sync.shop.enrolment.salt_of", lambda *_, **__: "00" * 16
    ),
}
