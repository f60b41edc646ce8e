"""The model's own proof: the whole protocol holds everywhere, and each rule left out is caught."""

from dataclasses import fields

import pytest

from tests.model.recovery import Bounds, Protocol, walk, without

SMALL = Bounds(steps=2, copies=2, identities=2, restores=1)
LARGER = Bounds(steps=2, copies=2, identities=3, restores=1)


def test_no_reachable_world_loses_or_doubles_a_step() -> None:
    seen = walk(Protocol(), SMALL)
    assert seen.fault == ""
    assert seen.worlds > 10_000


@pytest.mark.parametrize("rule", [rule.name for rule in fields(Protocol)])
def test_every_rule_is_needed(rule: str) -> None:
    seen = walk(without(rule), LARGER)
    assert seen.fault
    assert seen.path
