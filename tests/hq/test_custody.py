import pytest

from sync.hq import act, custody, trial
from sync.hq.tables import device, device_log, movement, quarantine, verdict
from sync.stock.document import Step
from sync.stock.refusal import Refusal
from sync.wire.letters import changed, packed
from sync.wire.protocol import MAX_STEPS
from tests.hq.world import Till, World, at


def _refused(till: Till, **changes: object) -> str:
    with pytest.raises(Refusal) as refusal:
        till.push_this(changed(till.push_letter(), **changes))
    return refusal.value.code


def test_the_bytes_are_kept_as_they_came(world: World) -> None:
    till = world.till()
    till.seal()
    till.seal()
    answer = till.push()
    assert answer.acknowledged == 2
    log = world.rows(device_log)
    assert [bytes(row.bytes) for row in log] == till.log
    assert [bytes(row.hash) for row in log] == till.heads[1:]
    assert [row.signature is not None for row in log] == [False, True]
    (row,) = world.rows(device, id=till.id)
    assert (row.seq, bytes(row.hash)) == (2, till.heads[-1])


def test_a_lost_answer_is_given_again_byte_for_byte_and_doubles_nothing(world: World) -> None:
    till = world.till()
    for kind in ("receipt", "issue", "issue"):
        till.seal(kind=kind)
    first = till.push()
    again = till.push(now=at(5))
    assert packed(again) == packed(first)
    assert len(world.rows(movement)) == 3
    assert len(world.rows(verdict)) == 3
    assert world.stock("MK02/") == -5


def test_known_and_new_steps_may_come_in_one_push(world: World) -> None:
    till = world.till()
    till.seal()
    till.push()
    till.seal()
    answer = till.push()
    assert [v.seq for v in answer.verdicts] == [1, 2]
    assert world.stock("MK02/") == 10


def test_a_gap_asks_for_what_is_missing_and_keeps_nothing(world: World) -> None:
    till = world.till()
    for _ in range(3):
        till.seal()
    answer = till.push(first=3)
    assert (answer.resend_from, answer.acknowledged, answer.verdicts) == (1, 0, [])
    assert world.rows(device_log) == []
    assert till.push().acknowledged == 3


def test_another_step_at_a_known_place_is_a_fork_and_both_histories_are_kept(world: World) -> None:
    till = world.till()
    till.seal(document="d1")
    till.seal(document="d2")
    till.push()
    copied = till.copy(1)
    copied.seal(document="d3")
    copied.seal(document="d4")
    answer = copied.push()
    assert (answer.state, answer.acknowledged) == ("forked", 2)
    assert [v.seq for v in answer.verdicts] == [1]
    assert [bytes(row.bytes) for row in world.rows(device_log)] == till.log
    aside = sorted(world.rows(quarantine), key=lambda row: row.seq)
    assert [bytes(row.bytes) for row in aside] == copied.log[1:]
    assert {row.why for row in aside} == {"forked"}
    assert world.stock("MK02/") == 10


def test_both_copies_of_a_fork_are_stopped(world: World) -> None:
    till = world.till()
    till.seal()
    till.push()
    copied = till.copy(0)
    copied.seal()
    copied.push()
    till.seal()
    answer = till.push(2)
    assert (answer.state, answer.verdicts) == ("forked", [])
    assert len(world.rows(quarantine)) == 2
    assert world.stock("MK02/") == 5


def test_a_push_that_does_not_follow_what_hq_has_is_a_fork(world: World) -> None:
    till = world.till()
    till.seal()
    till.push()
    copied = till.copy(0)
    copied.seal()
    copied.seal()
    assert copied.push(first=2).state == "forked"


def test_what_a_revoked_device_has_is_kept_but_not_judged(world: World) -> None:
    till = world.till()
    till.seal()
    world.stop(till, "revoked")
    for _ in range(2):
        answer = till.push()
    assert (answer.state, answer.verdicts, answer.acknowledged) == ("revoked", [], 0)
    (row,) = world.rows(quarantine)
    assert (row.why, bytes(row.bytes)) == ("revoked", till.log[0])
    assert world.rows(device_log) == []


def test_steps_that_the_device_did_not_sign_are_not_taken(world: World) -> None:
    till = world.till()
    other = world.till(number="02")
    till.seal()
    other.seal()
    assert _refused(till, signature=other.push_letter().signature) == "signature"
    assert _refused(till, previous="11" * 32) == "signature"
    assert _refused(till, device=other.id) == "signature"
    assert _refused(till, signature="zz") == "push_malformed"
    assert world.rows(device_log) == []
    assert world.rows(quarantine) == []


def test_a_push_has_an_end_and_a_beginning(world: World) -> None:
    till = world.till()
    for _ in range(MAX_STEPS + 1):
        till.seal(name="cancel", document="d")
    assert _refused(till) == "push_malformed"
    assert _refused(till, first=0) == "push_malformed"


def test_a_push_under_another_epoch_is_sent_to_say_hello(world: World) -> None:
    till = world.till()
    till.seal()
    assert _refused(till, epoch="00000000") == "epoch"


def test_an_unknown_device_is_refused(world: World) -> None:
    till = world.till()
    till.seal()
    till.id = "nobody"
    assert _refused(till, device="nobody") == "unknown_device"


def test_an_empty_push_asks_about_what_waits(world: World) -> None:
    till = world.till()
    till.seal()
    answer = till.push_this(changed(till.push_letter(), steps=[], signature=""))
    assert (answer.acknowledged, answer.verdicts, answer.state) == (0, [], "ok")


def test_a_push_is_read_before_the_device_is_waited_for(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []

    def noted(name: str) -> None:
        real = getattr(custody, name)

        def noting(*told: object) -> object:
            done.append(name)
            return real(*told)

        monkeypatch.setattr(custody, name, noting)

    till = world.till()
    till.seal()
    till.seal()
    for name in ("read_step", "acted", "head_of", "_lock"):
        noted(name)
    monkeypatch.delattr(trial, "step_read")
    monkeypatch.delattr(trial, "take_step")
    assert [v.verdict for v in till.push().verdicts] == ["applied", "applied"]
    assert done.pop() == "_lock"
    assert sorted(done) == ["acted", "acted", "head_of", "read_step", "read_step"]


@pytest.mark.expects_log
def test_what_cannot_be_read_beforehand_is_read_by_the_judge(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_told: object) -> Step:
        raise KeyError("lost")

    till = world.till()
    till.seal()
    monkeypatch.setattr(act, "step_read", broken)
    assert [v.verdict for v in till.push().verdicts] == ["applied"]


def test_a_push_without_steps_is_a_question(world: World) -> None:
    till = world.till()
    till.seal()
    till.push()
    nothing = changed(till.push_letter(), first=2, steps=[], previous="", signature="")
    assert till.push_this(nothing).acknowledged == 1
