"""Sticks and the line side by side: every step arrives once, and every answer is taken once."""

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sync.hq.headquarters import Headquarters
from sync.hq.parcels import Taken, take_outbox
from sync.hq.verification import verify
from sync.shop.exchange_acts import Push
from sync.shop.parcels import outbox_parcel, take_answer
from sync.shop.verification import verify as verify_shop
from sync.stock.refusal import Refusal
from tests.clocks import HandClock
from tests.near_hq import Shop, a_headquarters, a_near_shop, stocked
from tests.shop.shops import received


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def hq(tmp_path: Path, clock: HandClock) -> Iterator[Headquarters]:
    with a_headquarters(tmp_path / "hq", clock) as hq:
        yield stocked(hq, tmp_path)


@pytest.fixture
def shop(hq: Headquarters, tmp_path: Path, clock: HandClock) -> Iterator[Shop]:
    with a_near_shop(hq, tmp_path / "till", clock) as shop:
        yield shop


def taken_to_hq(shop: Shop) -> Taken:
    return take_outbox(shop.hq, outbox_parcel(shop.books).parcel)


def refused(shop: Shop, parcel: bytes) -> str:
    with pytest.raises(Refusal) as no:
        take_answer(shop.books, parcel)
    return no.value.code


def test_a_shop_without_a_line_is_kept_in_step_by_stick(shop: Shop) -> None:
    received(shop.books)
    made = outbox_parcel(shop.books)
    back = take_answer(shop.books, take_outbox(shop.hq, made.parcel).answer)
    assert (made.steps, made.left) == (1, 0)
    assert (back.state, back.is_complete, dict(back.tally.verdicts)) == ("ok", True, {"applied": 1})
    assert shop.books.journal.count_waiting() == 0
    assert shop.books.projection.bookmark() == shop.hq.feed.head()
    assert [item.sku for item in shop.books.catalogue.items("")] == ["RICE", "TEA"]
    assert verify_shop(shop.books.journal, shop.books.cache_file).problems == ()


def test_nothing_readable_travels(shop: Shop) -> None:
    received(shop.books, sku="MARKER-SKU")
    outbox = outbox_parcel(shop.books).parcel
    answer = take_outbox(shop.hq, outbox).answer
    for marker in (b"MARKER", b"SUP-1", b"amy", b"MK02", b"applied", "檸檬茶".encode()):
        assert marker not in outbox + answer


def test_exporting_changes_nothing(shop: Shop) -> None:
    received(shop.books)
    assert outbox_parcel(shop.books).steps == outbox_parcel(shop.books).steps == 1
    assert shop.books.journal.acknowledged() == 0


def test_an_answer_that_comes_twice_changes_nothing(shop: Shop) -> None:
    received(shop.books)
    answer = taken_to_hq(shop).answer
    first, second = take_answer(shop.books, answer), take_answer(shop.books, answer)
    assert first.tally.pushed == 1
    assert (second.tally.pushed, second.tally.pulled, dict(second.tally.verdicts)) == (0, 0, {})
    assert second.is_complete


def test_an_old_answer_after_the_line_was_back_changes_nothing(shop: Shop) -> None:
    received(shop.books)
    old = taken_to_hq(shop).answer
    received(shop.books)
    shop.sync()
    bookmark = shop.books.projection.bookmark()
    back = take_answer(shop.books, old)
    assert (back.state, dict(back.tally.verdicts), back.tally.pulled) == ("ok", {}, 0)
    assert shop.books.projection.bookmark() == bookmark
    assert (shop.books.journal.acknowledged(), shop.books.journal.count_waiting()) == (2, 0)


def test_what_is_shown_is_as_old_as_the_answer(shop: Shop, clock: HandClock) -> None:
    answer = taken_to_hq(shop).answer
    before = clock.now()
    clock.pass_s(86400)
    take_answer(shop.books, answer)
    assert shop.books.projection.as_of().startswith(before.strftime("%Y-%m-%dT%H:%M"))


def test_rows_after_a_gap_wait_for_the_next_stick(shop: Shop) -> None:
    shop.sync()
    answer = taken_to_hq(shop).answer
    shop.books.projection.refill(shop.books.device.epoch)
    assert take_answer(shop.books, answer).is_complete is False
    assert shop.books.projection.bookmark() == 0
    assert take_answer(shop.books, taken_to_hq(shop).answer).is_complete


def test_a_cache_that_differs_from_hq_is_told_everything_by_the_next_stick(shop: Shop) -> None:
    take_answer(shop.books, taken_to_hq(shop).answer)
    shop.books.projection.set_digest(1)
    received(shop.books)
    assert take_answer(shop.books, taken_to_hq(shop).answer).is_complete is False
    assert take_answer(shop.books, taken_to_hq(shop).answer).is_complete


def test_what_hq_holds_is_asked_for_by_stick_too(shop: Shop) -> None:
    received(shop.books)
    take_answer(shop.books, taken_to_hq(shop).answer)
    with shop.books.journal_file.transaction() as connection:  # as if HQ had held it
        connection.execute("UPDATE step SET settled = 0")
    made = outbox_parcel(shop.books)
    back = take_answer(shop.books, take_outbox(shop.hq, made.parcel).answer)
    assert (made.steps, dict(back.tally.verdicts)) == (1, {"applied": 1})


def test_more_than_a_parcel_holds_goes_with_the_next(shop: Shop) -> None:
    for _ in range(3):
        received(shop.books)
    made = outbox_parcel(shop.books, most_bytes=1)
    assert (made.steps, made.left) == (1, 2)
    take_answer(shop.books, take_outbox(shop.hq, made.parcel).answer)
    assert outbox_parcel(shop.books).steps == 2


def test_an_outbox_is_no_answer(shop: Shop) -> None:
    assert refused(shop, outbox_parcel(shop.books).parcel) == "parcel_kind"


def test_another_device_s_answer_is_refused(
    hq: Headquarters, shop: Shop, tmp_path: Path, clock: HandClock
) -> None:
    with a_near_shop(hq, tmp_path / "other", clock) as other:
        answer = taken_to_hq(other).answer
    assert refused(shop, answer) == "parcel_recipient"


def test_an_altered_answer_is_refused_and_nothing_is_taken(shop: Shop) -> None:
    received(shop.books)
    answer = bytearray(taken_to_hq(shop).answer)
    answer[-100] ^= 1
    assert refused(shop, bytes(answer)) == "parcel_signature"
    assert shop.books.journal.count_waiting() == 1


def test_an_hq_that_was_restored_gets_everything_again_by_stick(shop: Shop) -> None:
    received(shop.books)
    shop.sync()
    with shop.hq.database.transaction() as books:
        books.exec_driver_sql("UPDATE feed_head SET epoch = 'e-restored'")
    back = take_answer(shop.books, taken_to_hq(shop).answer)
    assert (back.state, shop.books.device.epoch) == ("ok", "e-restored")
    take_answer(shop.books, taken_to_hq(shop).answer)
    assert shop.books.journal.count_waiting() == 0
    assert verify(shop.hq.database).problems == ()


def test_an_answer_from_before_hq_was_restored_is_refused(shop: Shop) -> None:
    received(shop.books)
    old = taken_to_hq(shop).answer
    with shop.hq.database.transaction() as books:
        books.exec_driver_sql("UPDATE feed_head SET epoch = 'e-restored'")
    shop.sync()
    assert refused(shop, old) == "parcel_stale"


@pytest.mark.parametrize("state", ["forked", "restored", "revoked"])
def test_a_stopped_device_neither_packs_nor_takes(shop: Shop, state: str) -> None:
    answer = taken_to_hq(shop).answer
    shop.talk().keep_state(state)
    assert refused(shop, answer) == state
    with pytest.raises(Refusal):
        outbox_parcel(shop.books)


def test_hq_says_by_stick_that_it_stopped_the_device(shop: Shop) -> None:
    received(shop.books)
    shop.hq.devices.revoke(shop.device)
    assert take_answer(shop.books, taken_to_hq(shop).answer).state == "revoked"
    assert shop.books.device.state == "revoked"


def test_books_from_before_parcels_ask_for_the_line_once(shop: Shop) -> None:
    shop.books.journal.set_mark("hq_keys", "")
    with pytest.raises(Refusal) as no:
        outbox_parcel(shop.books)
    assert no.value.code == "hq_keys_unknown"
    shop.sync()
    assert outbox_parcel(shop.books).steps == 0


Deed: TypeAlias = str | tuple[str, int]

ACTS = st.lists(
    st.one_of(
        st.sampled_from(["record", "export", "sync", "push one"]),
        st.tuples(st.sampled_from(["to hq", "back"]), st.integers(0, 9)),
    ),
    min_size=3,
    max_size=14,
)


LAST: tuple[Deed, ...] = ("export", ("to hq", -1), ("back", -1))
"""In the end one stick makes the whole way."""


class Post:
    """A shop, an HQ, and sticks lying about that anybody may carry at any time."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        self.outboxes: list[bytes] = []
        self.answers: list[bytes] = []

    def do(self, act: Deed) -> None:
        name, n = act if isinstance(act, tuple) else (act, 0)
        deeds: dict[str, Callable[[], object]] = {
            "record": lambda: received(self.shop.books),
            "export": self.export,
            "sync": self.shop.sync,
            "push one": self.push_one,
            "to hq": lambda: self.to_hq(n),
            "back": lambda: self.back(n),
        }
        deeds[name]()

    def export(self) -> None:
        self.outboxes.append(outbox_parcel(self.shop.books).parcel)

    def push_one(self) -> None:
        """The line is back for one step."""
        self.shop.talk().push(Push(1, 10**6))

    def to_hq(self, n: int) -> None:
        for parcel in self.outboxes[n % (len(self.outboxes) or 1) :][:1]:
            self.answers.append(take_outbox(self.shop.hq, parcel).answer)

    def back(self, n: int) -> None:
        for answer in self.answers[n % (len(self.answers) or 1) :][:1]:
            take_answer(self.shop.books, answer)


@given(ACTS)
@example(["record", "export", "record", "sync", ("to hq", 0), ("back", 0)])
@example(["record", "export", "push one", "record", "push one", ("to hq", 0), "sync", ("back", 0)])
@example(["record", "export", "record", "export", ("to hq", 1), ("to hq", 0), ("back", 1)])
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_by_stick_and_by_line_in_any_order_every_step_arrives_once(
    keys: None, acts: list[Deed]
) -> None:
    clock = HandClock()
    with TemporaryDirectory() as folder:
        place = Path(folder)
        with a_headquarters(place / "hq", clock) as hq:
            stocked(hq, place)
            with a_near_shop(hq, place / "till", clock) as shop:
                post = Post(shop)
                for act in acts:
                    post.do(act)
                for last in LAST:
                    post.do(last)
                _check(shop, recorded=acts.count("record"))


def _check(shop: Shop, *, recorded: int) -> None:
    at_hq, here = verify(shop.hq.database), verify_shop(shop.books.journal, shop.books.cache_file)
    assert (at_hq.problems, here.problems) == ((), ())
    assert (at_hq.steps, here.steps, shop.books.journal.count_waiting()) == (recorded, recorded, 0)
    assert shop.books.reading.on_hand("TEA") == 5 * recorded
    assert shop.books.projection.bookmark() == shop.hq.feed.head()
    assert shop.books.device.state == "ok"
