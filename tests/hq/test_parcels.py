"""HQ takes in what a shop exported: once, by whatever way it also came, or not at all."""

from functools import partial

import pytest
from sqlalchemy import select

from sync.hq.headquarters import Headquarters, headquarters_over
from sync.hq.parcels import take_outbox
from sync.hq.tables import device_log, feed_head, quarantine
from sync.stock.refusal import Refusal
from sync.wire.messages import Hello
from sync.wire.parcel import opened, parcel_key, parcel_of, parcel_public
from sync.wire.parcel_letters import ANSWER, OUTBOX, Answer, Outbox
from sync.wire.protocol import OLDEST_PROTOCOL, PROTOCOL
from sync.wire.seal import new_key, signed
from tests.clocks import HandClock
from tests.hq.world import NOW, Till, World

REPLY = parcel_key(bytes(31) + b"r")


@pytest.fixture
def hq(world: World) -> Headquarters:
    return headquarters_over(world.database, HandClock())


@pytest.fixture
def till(world: World) -> Till:
    return world.till()


def hello(till: Till, **changes: object) -> Hello:
    given = {
        "protocol": PROTOCOL,
        "oldest_protocol": OLDEST_PROTOCOL,
        "app": "test",
        "device": till.id,
        "epoch": till.epoch,
        "seq": till.seq,
        "hash": till.heads[-1].hex(),
        "bookmark": 0,
        "clock": NOW,
        **changes,
    }
    return Hello(**given)  # type: ignore[arg-type]  # a test may name any field


def parcel(
    hq: Headquarters,
    till: Till,
    letter: Outbox | None = None,
    *,
    cover: dict[str, str] | None = None,
) -> bytes:
    """Everything the till ever sealed, as it exports it."""
    pushes = [till.push_letter()] if till.seq else []
    letter = letter or Outbox(hello=hello(till), pushes=pushes, reply_to=parcel_public(REPLY).hex())
    given = {"kind": OUTBOX, "device": till.id, "to": hq.public_keys()[:64], **(cover or {})}
    return parcel_of(letter, sign=partial(signed, till.key), **given)


def answer(hq: Headquarters, told: bytes) -> Answer:
    own = bytes.fromhex(hq.public_keys()[64:])
    return opened(told, Answer, key=REPLY, public_key=own)


def refused(hq: Headquarters, told: bytes) -> str:
    with pytest.raises(Refusal) as no:
        take_outbox(hq, told)
    return no.value.code


def in_custody(hq: Headquarters) -> int:
    with hq.database.reading() as books:
        return len(books.execute(select(device_log)).all())


def test_a_parcel_is_taken_into_custody_and_judged(hq: Headquarters, till: Till) -> None:
    till.seal()
    taken = take_outbox(hq, parcel(hq, till))
    told = answer(hq, taken.answer)
    assert (taken.state, taken.is_complete) == ("ok", True)
    assert [verdict.verdict for verdict in told.pushed[0].verdicts] == ["applied"]
    assert told.pages[-1].head == told.pages[-1].bookmark == hq.feed.head()
    assert (in_custody(hq), till.world.stock("MK02/")) == (1, 5)


def test_a_parcel_that_comes_twice_is_answered_the_same(hq: Headquarters, till: Till) -> None:
    till.seal()
    told = parcel(hq, till)
    first, second = take_outbox(hq, told), take_outbox(hq, told)
    assert first.pushed[0].verdicts == second.pushed[0].verdicts
    assert (in_custody(hq), till.world.stock("MK02/")) == (1, 5)


def test_what_came_over_the_line_meanwhile_is_known(hq: Headquarters, till: Till) -> None:
    till.seal()
    old = parcel(hq, till)
    till.seal()
    till.push()
    taken = take_outbox(hq, old)
    assert (taken.state, taken.pushed[0].acknowledged, in_custody(hq)) == ("ok", 2, 2)


def test_an_old_hello_measures_no_clock_and_stops_nobody(hq: Headquarters, till: Till) -> None:
    old = parcel(hq, till)
    till.seal()
    till.push()
    assert take_outbox(hq, old).state == "ok"
    found = hq.devices.device(till.id)
    assert found is not None
    assert (found.state, found.last_seen_at) == ("ok", "")


def test_a_revoked_device_s_steps_are_kept_apart(hq: Headquarters, till: Till) -> None:
    till.seal()
    till.world.stop(till, "revoked")
    taken = take_outbox(hq, parcel(hq, till))
    assert (taken.state, taken.rows, taken.pushed[0].verdicts) == ("revoked", 0, [])
    assert (in_custody(hq), len(till.world.rows(quarantine))) == (0, 1)


def test_a_copied_till_s_steps_are_kept_apart(hq: Headquarters, till: Till) -> None:
    till.seal()
    twin = till.copy(0)
    twin.seal()
    take_outbox(hq, parcel(hq, till))
    assert take_outbox(hq, parcel(hq, twin)).state == "forked"
    assert (in_custody(hq), len(till.world.rows(quarantine))) == (1, 1)


@pytest.mark.expects_log
def test_a_device_that_remembers_more_than_hq_begins_a_new_epoch(
    hq: Headquarters, till: Till
) -> None:
    till.seal()
    letter = Outbox(
        hello=hello(till, bookmark=10**6),
        pushes=[till.push_letter()],
        reply_to=parcel_public(REPLY).hex(),
    )
    told = answer(hq, take_outbox(hq, parcel(hq, till, letter)).answer)
    (head,) = till.world.rows(feed_head)
    assert (told.pushed, told.bookmark, told.epoch) == ([], 0, till.epoch)
    assert told.welcome.epoch == head.epoch != till.epoch
    assert in_custody(hq) == 0


def test_rows_that_do_not_go_in_are_left_for_the_next_time(hq: Headquarters, till: Till) -> None:
    assert take_outbox(hq, parcel(hq, till), most_pages=0).is_complete is False


@pytest.mark.parametrize(
    ("cover", "code"),
    [
        ({"kind": ANSWER}, "parcel_kind"),
        ({"device": "nobody"}, "unknown_device"),
        ({"device": "hq"}, "unknown_device"),
        ({"to": parcel_public(REPLY).hex()}, "parcel_recipient"),
    ],
)
def test_a_parcel_that_is_not_for_hq_from_its_device_is_refused(
    hq: Headquarters, till: Till, cover: dict[str, str], code: str
) -> None:
    till.seal()
    assert refused(hq, parcel(hq, till, cover=cover)) == code
    assert in_custody(hq) == 0


def test_another_till_s_signature_is_refused(hq: Headquarters, till: Till) -> None:
    till.seal()
    till.key = new_key()
    assert refused(hq, parcel(hq, till)) == "parcel_signature"
    assert in_custody(hq) == 0


def test_a_till_cannot_speak_for_another(hq: Headquarters, till: Till) -> None:
    other = till.world.till(number="02")
    other.seal()
    letter = Outbox(
        hello=hello(other), pushes=[other.push_letter()], reply_to=parcel_public(REPLY).hex()
    )
    assert refused(hq, parcel(hq, till, letter)) == "parcel_signature"
    assert in_custody(hq) == 0


def test_a_program_that_hq_does_not_understand_any_more_is_refused(
    hq: Headquarters, till: Till
) -> None:
    till.seal()
    letter = Outbox(
        hello=hello(till, protocol=PROTOCOL + 2, oldest_protocol=PROTOCOL + 1),
        pushes=[till.push_letter()],
        reply_to=parcel_public(REPLY).hex(),
    )
    assert refused(hq, parcel(hq, till, letter)) == "protocol"
    assert in_custody(hq) == 0
