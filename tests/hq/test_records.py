"""A large batch: what came before counts once, and what was refused or broke leaves nothing."""

import pytest

from sync.hq import bulk, judgement, records
from sync.hq.bench import Bench, Given
from sync.hq.entry import Entry
from sync.hq.records import movement_rows
from sync.hq.ruling import Ruling
from sync.hq.tables import balance, document, movement
from sync.hq.trial import judge
from sync.hq.verification import verify
from tests.hq.world import Till, World, a_content, a_line

_MANY = 70


def _receive(till: Till, quantity: str, bins: range) -> None:
    lines = [a_line(str(n), quantity=quantity, bin=f"B{n}") for n in bins]
    till.seal(content=a_content(*lines))


def _quantities(world: World) -> list[int]:
    return [row.quantity for row in world.rows(balance)]


@pytest.mark.parametrize("more", [10, _MANY])
def test_balances_that_are_there_grow_and_new_ones_begin(world: World, more: int) -> None:
    till = world.till()
    _receive(till, "5", range(_MANY))
    till.push()
    _receive(till, "2", range(_MANY + more))
    _receive(till, "1", range(_MANY, _MANY + more))
    till.push(2)
    assert sorted([7] * _MANY + [3] * more) == sorted(_quantities(world))
    assert verify(world.database).is_whole


@pytest.mark.parametrize("turn", [1, 2, 3])
def test_what_goes_in_turns_while_steps_are_judged_is_the_same_in_the_end(
    world: World, monkeypatch: pytest.MonkeyPatch, turn: int
) -> None:
    monkeypatch.setattr(records, "_TURN", turn)
    monkeypatch.setattr(records, "_MANY", 1)
    till = world.till()
    for n in range(9):
        _receive(till, "2", range(n % 4, n % 4 + 30))
    till.seal("post", "count", content=a_content(a_line(quantity="100", bin="B10")))
    till.seal("post", "transfer", content=a_content(a_line(bin="B10"), to_site="KC00"))
    _receive(till, "1", range(40))
    till.push()
    shelves = [7, 11, 15, *[19] * 26, 13, 9, 5, *[1] * 7]
    assert sorted(_quantities(world)) == sorted([*shelves, 100, 5])  # counted, and on its way
    assert verify(world.database).is_whole


def test_refused_steps_of_a_large_batch_leave_nothing_but_their_verdict(world: World) -> None:
    till = world.till()
    _receive(till, "5", range(_MANY))
    till.seal("cancel", document="nowhere")
    till.seal("post", site="KC00", document="elsewhere")
    _receive(till, "5", range(_MANY))
    pushed = till.push()
    assert [v.verdict for v in pushed.verdicts] == ["applied", "refused", "refused", "applied"]
    assert _quantities(world) == [10] * _MANY
    assert len(world.rows(movement)) == 2 * _MANY
    assert len(world.rows(document)) == 2


@pytest.mark.expects_log
def test_a_step_that_meets_a_bug_amid_a_large_batch_moves_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(bench: Bench, entry: Entry) -> Ruling:
        ruling = judge(bench, entry)
        return ruling if entry.seq != 2 else _met_a_bug()

    monkeypatch.setattr(judgement, "judge", broken)
    till = world.till()
    for _ in range(3):
        _receive(till, "5", range(_MANY))
    pushed = till.push()
    assert [v.verdict for v in pushed.verdicts] == ["applied", "retry_later", "applied"]
    assert _quantities(world) == [10] * _MANY
    monkeypatch.undo()
    till.push()
    assert _quantities(world) == [15] * _MANY
    assert verify(world.database).is_whole


@pytest.mark.expects_log
def test_rows_that_the_books_refuse_are_written_at_the_next_try(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    twice = iter([1, 2])

    def doubled(given: Given) -> list[bulk.Row]:
        return movement_rows(given) * next(twice, 1)

    monkeypatch.setattr(records, "movement_rows", doubled)
    till = world.till()
    for _ in range(3):
        _receive(till, "5", range(_MANY))
    pushed = till.push()
    assert [v.verdict for v in pushed.verdicts] == ["applied"] * 3
    assert _quantities(world) == [15] * _MANY
    assert verify(world.database).is_whole


def _met_a_bug() -> Ruling:
    raise ZeroDivisionError
