"""One seed played to its end: chaos, then healing, then every invariant."""

import traceback
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from sync.hq.judgement import judge_waiting
from sync.shop.conversation import ASK_AGAIN_S
from tests.simulation.acts import BARE, DRAFTS, USUAL, Act
from tests.simulation.backlogs import BACKLOGS, is_one, small_batches
from tests.simulation.bugs import Unfinished, unfinished
from tests.simulation.disasters import DISASTERS, re_enrol
from tests.simulation.ground import Ground
from tests.simulation.hq_books import ledger_of
from tests.simulation.invariants import Broken, before_hq_is_mended, when_healed
from tests.simulation.line import Killed
from tests.simulation.masters import MASTERS, MASTERS_FROM, short_pages
from tests.simulation.till import Till
from tests.simulation.world import World, a_world

TEMPERS = (USUAL, (*USUAL, *DISASTERS), (*BARE, *DISASTERS), (*BARE, *DISASTERS), DRAFTS)
"""What sort of world a seed may be: the bare ones have less to do and more that goes wrong."""
HEALS_WITHIN_S = 30 * 60
"""Virtual time in which everybody must have got through once every fault is gone."""


@dataclass(frozen=True, slots=True)
class Played:
    """How a seed ended. `fault` is empty where all invariants held; `trace` is the diary's digest."""

    seed: int
    trace: str
    acts: int
    steps: int
    fault: str = ""
    story: tuple[str, ...] = ()


class Net:
    """Whatever a world falls over is the seed's fault, to be told with its number, and no end of the run."""

    def __init__(self) -> None:
        self.fault = ""

    def __enter__(self) -> None:
        """Play above it."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        if not isinstance(fault, Exception | Killed):
            return False
        last = traceback.extract_tb(trace)[-1]
        where = "" if isinstance(fault, Broken) else f" ({Path(last.filename).name}:{last.lineno})"
        name = "" if isinstance(fault, Broken) else f"{type(fault).__name__}: "
        self.fault = f"{name}{fault}{where}"
        return True


def play(ground: Ground, seed: int, *, acts: int = 0) -> Played:
    """Play the seed's world; whatever an invariant or the program itself objects to is its fault."""
    played = 0
    with unfinished() as program, _narrow(seed):
        world = a_world(ground, seed)
        net = Net()
        with net:
            played = chaos(world, acts)
            heal(world)
            before_hq_is_mended(world)
            mend(world, program)
            when_healed(world)
        for till in world.tills:
            till.die()
    return Played(
        seed,
        str(world.diary.hexdigest()),
        played,
        len(world.oracle.steps),
        net.fault,
        tuple(world.story),
    )


def _narrow(seed: int) -> AbstractContextManager[None]:
    """What HQ takes or tells at once, where the seed's world is to need more of it."""
    if is_one(seed):
        return small_batches()
    return short_pages() if seed >= MASTERS_FROM else nullcontext()


def _possible(world: World) -> Sequence[Act]:
    if is_one(world.seed):
        return BACKLOGS
    return MASTERS if world.seed >= MASTERS_FROM else world.rng.choice(TEMPERS)


def chaos(world: World, acts: int = 0) -> int:
    """The seed's acts, one after another; how many."""
    possible = _possible(world)
    weights = [act.weight for act in possible]
    number = acts or world.rng.choice((6, 6, 8, 8, 12, 20))
    for act in world.rng.choices(possible, weights, k=number):
        act.deed(world)
    return number


def heal(world: World) -> None:
    """Every fault of the line is over; the devices talk until nothing is left to say."""
    world.tell("healing")
    world.is_healing = True
    for till in world.tills:
        till.line.fault_percent, till.line.is_cut = 0, False
        while till.line.ghosts:
            till.line.deliver_a_ghost()
    world.ledger_seen = ledger_of(world.ground.headquarters)
    run_until_quiet(world)


def mend(world: World, program: Unfinished) -> None:
    """HQ's next version is installed: what it stumbled over is judged now."""
    program.is_mended = world.is_mended = True
    judged = judge_waiting(world.ground.database, now=world.ground.headquarters.now())
    waiting = [till for till in world.tills if till.open.journal.count_waiting()]
    if not waiting and not judged:
        return
    for till in waiting:
        till.rest_until_s, till.is_quiet = 0, False
    world.clock.pass_s(120)
    run_until_quiet(world)


def run_until_quiet(world: World) -> None:
    """Rounds until nobody has anything to say.

    Raises Broken 10 where they are not at rest within `HEALS_WITHIN_S`.
    """
    until = world.clock.monotonic_s() + HEALS_WITHIN_S
    while not _all_quiet(world):
        if world.clock.monotonic_s() > until:
            states = [(till.name, till.state) for till in world.tills]
            raise Broken(10, f"not at rest after {HEALS_WITHIN_S} s: {states}")
        world.clock.pass_s(1)


def _all_quiet(world: World) -> bool:
    """One look at every device whose rest is over; whether nobody had anything to say."""
    is_quiet = True
    for till in world.tills:
        if till.is_stopped:
            re_enrol(world, till)
            is_quiet = False
        if world.clock.monotonic_s() < till.rest_until_s:
            is_quiet = False
            continue
        if _is_at_rest(world, till):
            continue
        world.round(till)
        if till.is_quiet and till.open.journal.count_waiting():
            till.rest_until_s = world.clock.monotonic_s() + ASK_AGAIN_S
        is_quiet = False
    return is_quiet


def _is_at_rest(world: World, till: Till) -> bool:
    """Whether a round would find nothing to do: it was quiet, and nothing has happened since."""
    if not till.is_quiet or till.exchange is None:
        return False
    head = world.ground.headquarters.feed.head()
    books = till.open
    if world.is_mended and books.journal.count_waiting():
        return False
    is_anew = books.device.epoch != world.ground.headquarters.epoch()
    return not is_anew and books.projection.bookmark() == head
