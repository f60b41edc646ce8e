"""The same world as a state machine: hypothesis chooses the acts, and shrinks what fails."""

from collections.abc import Callable
from contextlib import ExitStack
from typing import ClassVar

import pytest
from hypothesis import seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from tests.simulation import acts, disasters
from tests.simulation.bugs import unfinished
from tests.simulation.ground import Ground
from tests.simulation.invariants import at_any_time, before_hq_is_mended, when_healed
from tests.simulation.play import heal, mend
from tests.simulation.world import World, a_world

pytestmark = [pytest.mark.expects_log, pytest.mark.timeout(600)]  # two shared cores may be busy

PEOPLE = (
    acts.receive, acts.sell, acts.take_back, acts.adjust, acts.count, acts.send, acts.draft,
    acts.step, acts.arrive, acts.resolve, acts.act_at_hq,
)  # fmt: skip
WEATHER = (acts.wait, acts.kill, acts.cut, acts.skew, acts.ghost)
MISFORTUNE = (
    disasters.back_hq_up, disasters.bring_hq_back, disasters.back_till_up,
    disasters.bring_till_back, disasters.clone, disasters.revoke, disasters.enrol_again,
    acts.close_the_month, acts.dismiss, acts.poison, acts.newer,
)  # fmt: skip


class Company(RuleBasedStateMachine):
    """Devices and HQ; each rule is one act, and what must always hold is looked at after it."""

    template: ClassVar[Ground]
    world: World

    def __init__(self) -> None:
        super().__init__()
        self._program = ExitStack()
        self._version = self._program.enter_context(unfinished())

    @initialize(seed=st.integers(0, 2**16))
    def begin(self, seed: int) -> None:
        self.world = a_world(self.template, seed)

    @rule(deed=st.sampled_from(PEOPLE))
    def somebody_works(self, deed: Callable[[World], None]) -> None:
        deed(self.world)

    @rule()
    def a_device_talks_to_hq(self) -> None:
        acts.exchange(self.world)

    @rule(deed=st.sampled_from(WEATHER))
    def something_gives_way(self, deed: Callable[[World], None]) -> None:
        deed(self.world)

    @rule(deed=st.sampled_from(MISFORTUNE))
    def something_breaks(self, deed: Callable[[World], None]) -> None:
        deed(self.world)

    @invariant()
    def everybody_is_sound(self) -> None:
        at_any_time(self.world)

    def teardown(self) -> None:
        with self._program:
            heal(self.world)
            before_hq_is_mended(self.world)
            mend(self.world, self._version)
            when_healed(self.world)
            for till in self.world.tills:
                till.die()


@pytest.mark.parametrize("number", range(4))
def test_whatever_happens_in_whatever_order_the_company_agrees_in_the_end(
    template: Ground, number: int
) -> None:
    here = seed(number)(type("Here", (Company,), {"template": template}))
    run_state_machine_as_test(here, settings=settings(max_examples=25, stateful_step_count=12))
