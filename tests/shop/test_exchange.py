"""Rounds against an HQ in memory, over a line that fails as real ones do."""

import random
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.shop.exchange import Exchange
from sync.shop.link import Reach
from sync.wire.messages import ItemLetter, StepLetter, VerdictLetter
from tests import fault_transport as faults
from tests.fake_hq import FakeHq
from tests.fault_transport import FAULTS, Fault, Passed
from tests.shop.lines import LoadedDice, Till, a_till, an_hq
from tests.shop.shops import received, sold


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    with a_till(tmp_path / "till", an_hq()) as till:
        yield till


def on_hand(till: Till, sku: str = "TEA") -> int:
    return sum(row.on_hand for row in till.books.projection.book.rows(sku))


def hq_on_hand(hq: FakeHq, sku: str = "TEA") -> int:
    return hq.on_hand("MK02/", sku, "", at="9")


def test_a_new_device_fetches_the_catalogue_and_the_feed(till: Till) -> None:
    result = till.sync()
    assert (result.is_quiet, result.is_online, result.trouble) == (True, True, None)
    assert till.books.catalogue.count() == 1
    assert till.books.projection.bookmark() == till.hq.head
    pulls = [r.url.params for r in till.line.requests if r.url.path.endswith("/pull")]
    assert [pull["items_from"] for pull in pulls] == ["3"]  # the walk brought it; digests agree
    assert result.pulled == 2


def test_what_was_recorded_offline_reaches_hq_and_comes_back_settled(till: Till) -> None:
    received(till.books, quantity=12)
    sold(till.books, quantity=5)
    result = till.sync()
    assert (result.pushed, result.verdicts) == (2, {"applied": 2})
    assert (on_hand(till), hq_on_hand(till.hq)) == (7, 7)
    assert till.books.journal.count_waiting() == 0
    assert till.books.projection.book.rows("TEA")[0].pending == 0


def test_two_shops_hear_of_each_other(tmp_path: Path) -> None:
    hq = an_hq()
    with a_till(tmp_path / "a", hq) as a, a_till(tmp_path / "b", hq) as b:
        received(a.books, quantity=12)
        a.sync()
        result = b.sync()
        assert on_hand(b) == 12
        assert "TEA" in result.skus


def test_a_second_round_has_nothing_to_do(till: Till) -> None:
    received(till.books)
    till.sync()
    again = till.sync()
    assert (again.is_quiet, again.has_moved) == (True, False)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
@pytest.mark.parametrize("path", ["/push", "/hello", "/pull", "/token"])
def test_every_fault_of_the_line_is_healed_and_doubles_nothing(
    tmp_path: Path, fault: Fault, path: str
) -> None:
    with a_till(tmp_path / "till", an_hq()) as till:
        till.sync()
        received(till.books, quantity=12)
        sold(till.books, quantity=5)
        till.hq.tokens.clear()
        till.line.only = path
        till.line.coming.extend([fault, fault])
        assert till.sync().is_quiet
        assert (on_hand(till), hq_on_hand(till.hq)) == (7, 7)
        assert len(till.hq.steps_judged) == 2
        assert till.books.journal.count_waiting() == 0


@settings(max_examples=15)
@given(
    script=st.lists(st.sampled_from([None, None, *FAULTS]), max_size=24), amount=st.integers(1, 9)
)
def test_whatever_the_line_does_both_ends_agree_when_it_heals(
    tmp_path_factory: pytest.TempPathFactory, script: list[Fault | None], amount: int
) -> None:
    def passes(request: httpx.Request, passed: Passed) -> httpx.Response:
        return passed(request)

    with a_till(tmp_path_factory.mktemp("till"), an_hq()) as till:
        for _ in range(amount):
            received(till.books, quantity=1)
        till.line.coming.extend(fault or passes for fault in script)
        for _ in script:  # where HQ was never reached, an exchange gives up at once
            till.sync()
        assert till.sync().is_quiet
        assert (on_hand(till), hq_on_hand(till.hq)) == (amount, amount)
        assert len(till.hq.steps_judged) == amount


def test_a_lost_answer_sends_the_same_bytes_again(till: Till) -> None:
    received(till.books)
    till.line.only = "/push"
    till.line.coming.append(faults.drop_after_commit)
    till.sync()
    pushes = [r.content for r in till.line.requests if r.url.path.endswith("/push")]
    assert len(pushes) == 2
    assert pushes[0] == pushes[1]


def test_a_batch_shrinks_where_the_way_is_narrow_and_all_arrives(till: Till) -> None:
    for _ in range(30):
        received(till.books, quantity=1)
    till.line.only = "/push"
    till.line.coming.extend([faults.too_large_413] * 3 + [faults.time_out_after_commit])
    assert till.sync().is_quiet
    assert (on_hand(till), hq_on_hand(till.hq)) == (30, 30)
    assert len(till.hq.steps_judged) == 30


def test_away_is_told_at_once_where_hq_was_never_reached(till: Till) -> None:
    till.line.coming.append(faults.drop_before_send)
    result = till.exchange.run_until_quiet(till.clock.pass_s)
    assert (result.is_online, result.is_quiet) == (False, False)
    assert result.trouble is not None
    assert result.trouble.exit_code == 4
    assert len(till.line.requests) == 2


def test_a_bad_document_holds_up_no_other(till: Till) -> None:
    judged = till.hq.judged

    def strict(letter: StepLetter) -> VerdictLetter:
        refused = VerdictLetter(seq=letter.seq, step=letter.step, verdict="refused", code="short")
        return refused if letter.seq == 1 else judged(letter)

    till.hq.judged = strict  # type: ignore[method-assign]  # HQ judges otherwise for once
    received(till.books, quantity=100)
    received(till.books, quantity=3)
    result = till.sync()
    assert result.verdicts == {"refused": 1, "applied": 1}
    assert till.books.journal.count_waiting() == 0


def test_what_hq_put_off_is_asked_for_again_later(till: Till) -> None:
    put_off = ["retry_later"]
    judged = till.hq.judged

    def later(letter: StepLetter) -> VerdictLetter:
        if put_off:
            return VerdictLetter(
                seq=letter.seq, step=letter.step, verdict=put_off.pop(), retry_s=60
            )
        return judged(letter)

    till.hq.judged = later  # type: ignore[method-assign]  # HQ judges otherwise for once
    received(till.books)
    assert till.sync().verdicts == {}
    assert till.books.journal.count_waiting() == 1
    till.hq.verdicts.clear()
    till.clock.pass_s(59)
    assert till.sync().verdicts == {}
    till.clock.pass_s(1)
    assert till.sync().verdicts == {"applied": 1}
    assert (till.books.journal.count_waiting(), on_hand(till)) == (0, 5)


def test_a_device_that_only_asks_again_hears_that_it_was_stopped(till: Till) -> None:
    judged = till.hq.judged

    def never(letter: StepLetter) -> VerdictLetter:
        return VerdictLetter(seq=letter.seq, step=letter.step, verdict="retry_later", retry_s=60)

    till.hq.judged = never  # type: ignore[method-assign]  # HQ judges otherwise for once
    received(till.books)
    assert till.sync().is_quiet
    till.hq.judged = judged  # type: ignore[method-assign]  # and is mended
    till.hq.devices[till.books.device.id].state = "restored"
    till.clock.pass_s(60)
    assert till.sync().state == "restored"


def test_a_revoked_device_stops_and_keeps_its_work(till: Till) -> None:
    received(till.books)
    till.hq.revoke(till.books.device.id)
    result = till.sync()
    assert (result.state, result.is_quiet) == ("revoked", False)
    assert till.books.device.state == "revoked"
    assert till.books.journal.count_waiting() == 1
    asked = len(till.line.requests)
    till.sync()
    assert len(till.line.requests) == asked


def test_a_chain_that_hq_knows_otherwise_is_a_fork(till: Till) -> None:
    received(till.books)
    till.sync()
    log = till.hq.devices[till.books.device.id].log
    log[0] = (log[0][0], b"\1" * 32)
    received(till.books)
    again = Exchange(till.books, till.client, till.clock, LoadedDice())
    assert again.run_until_quiet(till.clock.pass_s).state == "forked"


def test_an_hq_with_steps_these_books_never_made_means_they_were_restored(till: Till) -> None:
    received(till.books)
    till.sync()
    device = till.hq.devices[till.books.device.id]
    device.log.append((b"{}", b"\2" * 32))
    again = Exchange(till.books, till.client, till.clock, LoadedDice())
    assert again.run_until_quiet(till.clock.pass_s).state == "restored"


def test_an_hq_restored_from_a_backup_gets_again_what_it_lost(tmp_path: Path) -> None:
    hq = an_hq()
    with a_till(tmp_path / "till", hq) as till:
        received(till.books, quantity=12)
        till.sync()
        backup = _Backup(hq)
        sold(till.books, quantity=5)
        received(till.books, quantity=1)
        till.sync()
        backup.restore(epoch="e0000002")
        result = till.sync()
        assert result.is_quiet
        assert (result.pushed, till.books.device.epoch) == (2, "e0000002")
        assert (on_hand(till), hq_on_hand(hq)) == (8, 8)
        assert till.books.projection.bookmark() == hq.head


class _Backup:
    """What HQ knew at a moment."""

    def __init__(self, hq: FakeHq) -> None:
        self._hq = hq
        self._logs = {key: list(device.log) for key, device in hq.devices.items()}
        self._documents = dict(hq.documents)
        self._feed, self._head = dict(hq.feed), hq.head
        self._verdicts = dict(hq.verdicts)

    def restore(self, *, epoch: str) -> None:
        hq = self._hq
        for key, log in self._logs.items():
            hq.devices[key].log[:] = log
        hq.documents, hq.feed, hq.head = self._documents, self._feed, self._head
        hq.verdicts, hq.epoch = self._verdicts, epoch


def test_the_clock_is_measured_against_hqs(till: Till) -> None:
    till.clock.pass_s(90)
    till.sync()
    assert till.books.journal.offset_ms == -90_000


def test_the_link_is_told_as_it_is(till: Till) -> None:
    till.sync()
    assert till.exchange.link.reach is Reach.ONLINE
    till.line.coming.extend([faults.drop_before_send] * 2)
    till.exchange.round()
    assert till.exchange.link.is_online
    till.exchange.round()
    assert not till.exchange.link.is_online


def test_what_comes_while_listening_is_taken_in(till: Till) -> None:
    till.sync()
    till.hq.add_item(ItemLetter(sku="MILK", name="牛奶"))
    result = till.exchange.listen(5)
    assert (result.pulled, result.is_quiet) == (1, True)
    assert till.books.catalogue.item("MILK") is not None


def test_verdicts_on_steps_that_were_not_sent_are_a_strangers(till: Till) -> None:
    def stranger(letter: StepLetter) -> VerdictLetter:
        return VerdictLetter(seq=letter.seq, step="other", verdict="applied")

    till.hq.judged = stranger  # type: ignore[method-assign]  # HQ judges otherwise for once
    received(till.books)
    result = till.exchange.run_until_quiet(till.clock.pass_s)
    assert result.trouble is not None
    assert result.trouble.code == "not_hq"
    assert till.books.journal.count_waiting() == 1


def test_what_waits_without_moving_is_seen(till: Till) -> None:
    till.sync()
    assert till.exchange.stalled_s() == 0
    received(till.books)
    till.line.coming.extend([faults.drop_before_send] * 3)
    till.exchange.run_until_quiet(till.clock.pass_s)
    assert till.exchange.stalled_s() >= 1


def test_tills_that_hq_asks_to_come_back_in_the_same_second_spread_over_it(till: Till) -> None:
    rests = set()
    for seed in range(20):
        exchange = Exchange(till.books, till.client, till.clock, random.Random(seed))
        till.line.coming.append(faults.busy_429)
        rests.add(exchange.round().rest_s)
    assert all(7 <= rest <= 8 for rest in rests)
    assert len(rests) >= 15
