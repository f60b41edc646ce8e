"""What stopped devices sent: a person sees it, and lets it count or lie; nothing counts twice."""

import pytest

from sync.hq import bulk
from sync.hq.chain_export import chain_export
from sync.hq.quarantine import Choice, Quarantine
from sync.hq.tables import device_log
from sync.hq.verification import verify
from sync.stock.refusal import Refusal
from tests.clocks import HandClock
from tests.hq.world import Till, World


def stopped(world: World) -> Till:
    """A revoked till: one receipt counted, two came after it was stopped."""
    till = world.till()
    till.tell(document="d1")
    till.seal(document="d2", by="desk")
    till.seal(document="d3")
    world.stop(till, "revoked")
    till.push(2)
    return till


def aside(world: World) -> Quarantine:
    return Quarantine(world.database, HandClock())


def states(world: World) -> list[str]:
    return [one.state for one in aside(world).every()]


def test_what_is_aside_is_shown_as_it_was_sealed(world: World) -> None:
    till = stopped(world)
    told = aside(world).every()
    shown = [(one.seq, one.letter.document, one.why, one.state) for one in told if one.letter]
    assert shown == [(2, "d2", "revoked", "waiting"), (3, "d3", "revoked", "waiting")]
    assert aside(world).every("another") == []
    assert aside(world).every(till.id) == told


def test_released_steps_count_and_say_where_they_were_sealed_first(world: World) -> None:
    till = stopped(world)
    told = aside(world).release(Choice(device=till.id), reason="the till was lost, not stolen")
    assert [(one.verdict, one.seq) for one in told] == [("applied", 1), ("applied", 2)]
    assert world.stock("MK02/") == 15
    assert world.document("d2").steps[0].by == "desk"
    assert b'"origin":{"device":"till-01"' in bytes(world.rows(device_log, device="hq")[0].bytes)
    assert states(world) == ["released", "released"]
    assert verify(world.database).problems == ()


def test_one_step_is_released_and_the_other_left(lite: World) -> None:
    stopped(lite)
    first, second = aside(lite).every()
    assert aside(lite).leave(Choice(step=first.step), reason="sealed by the thief", by="desk") == 1
    assert len(aside(lite).release(Choice(step=second.step), reason="seen")) == 1
    assert (states(lite), lite.stock("MK02/")) == (["left", "released"], 10)
    left = aside(lite).every()[0]
    assert (left.settled_by, left.reason, left.settled_at[:4]) == (
        "desk",
        "sealed by the thief",
        "2026",
    )
    assert b'"settled":"left"' in b"".join(chain_export(lite.database, now=""))


def test_what_was_decided_is_not_decided_again(lite: World) -> None:
    till = stopped(lite)
    aside(lite).release(Choice(device=till.id), reason="seen")
    for act in (aside(lite).release, aside(lite).leave):
        with pytest.raises(Refusal) as refused:
            act(Choice(device=till.id), reason="seen")
        assert refused.value.code == "unknown_step"
    assert lite.stock("MK02/") == 15


def test_a_released_step_that_the_device_brings_after_all_counts_once(world: World) -> None:
    till = stopped(world)
    aside(world).release(Choice(device=till.id), reason="seen")
    again = world.till(number="02")
    steps = [one.letter for one in aside(world).every() if one.letter]
    for step in steps:
        named = {
            name: getattr(step, name) for name in ("step", "document", "number", "by", "content")
        }
        assert again.tell(**named).verdict == "applied"
    assert (world.stock("MK02/"), verify(world.database).problems) == (15, ())


def test_what_the_device_brought_since_is_counted_already(world: World) -> None:
    stopped(world)
    again = world.till(number="02")
    step = aside(world).every()[0].letter
    assert step is not None
    named = {name: getattr(step, name) for name in ("step", "document", "number", "by", "content")}
    again.tell(**named)
    assert states(world) == ["counted", "waiting"]
    with pytest.raises(Refusal):
        aside(world).release(Choice(step=step.step), reason="seen")


@pytest.mark.parametrize(
    ("choice", "reason", "by", "code"),
    [
        (Choice(device="till-01"), " ", "", "reason"),
        (Choice(device="till-01"), "seen", "clerk", "not_allowed"),
        (Choice(device="till-01"), "seen", "nobody", "not_allowed"),
        (Choice(device="another"), "seen", "", "unknown_step"),
        (Choice(), "seen", "", "unknown_step"),
    ],
)
def test_who_may_not_decide_changes_nothing(
    lite: World, choice: Choice, reason: str, by: str, code: str
) -> None:
    stopped(lite)
    with pytest.raises(Refusal) as refused:
        aside(lite).release(choice, reason=reason, by=by)
    assert (refused.value.code, states(lite)) == (code, ["waiting", "waiting"])


def test_what_cannot_be_read_is_shown_and_can_only_be_left(lite: World) -> None:
    till = lite.till()
    till.seal_bytes(b"{")
    lite.stop(till, "forked")
    till.push()
    (one,) = aside(lite).every()
    assert (one.letter, one.step, one.state) == (None, "", "waiting")
    with pytest.raises(Refusal) as refused:
        aside(lite).release(Choice(device=till.id), reason="seen")
    assert refused.value.code == "malformed"
    assert aside(lite).leave(Choice(device=till.id), reason="garbage") == 1


def test_bytes_aside_that_were_altered_are_found_by_the_proof(world: World) -> None:
    stopped(world)
    with world.database.transaction() as books:
        bulk.run(books, "UPDATE quarantine SET bytes = hash WHERE seq = ?", [(2,)])
    (problem,) = verify(world.database).problems
    assert "kept aside, is not what was signed" in problem
