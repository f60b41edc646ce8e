"""One seed played to its end: chaos, then healing, then every invariant."""

from dataclasses import dataclass

from tests.simulation.acts import USUAL
from tests.simulation.disasters import DISASTERS, re_enrol
from tests.simulation.ground import Ground
from tests.simulation.hq_books import HqBooks
from tests.simulation.invariants import Broken, when_healed
from tests.simulation.till import Till
from tests.simulation.world import World, a_world

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


def play(ground: Ground, seed: int, *, acts: int = 0) -> Played:
    """Play the seed's world; whatever an invariant or the program itself objects to is its fault."""
    world = a_world(ground, seed)
    fault = ""
    try:
        played = chaos(world, acts)
        heal(world)
        when_healed(world)
    except Broken as broken:
        fault = str(broken)
    finally:
        for till in world.tills:
            till.die()
    return Played(
        seed,
        str(world.diary.hexdigest()),
        played if not fault else 0,
        len(world.oracle.steps),
        fault,
        tuple(world.story),
    )


def chaos(world: World, acts: int = 0) -> int:
    """The seed's acts, one after another; how many."""
    disasters = world.rng.randrange(2) == 0
    possible = (*USUAL, *DISASTERS) if disasters else USUAL
    weights = [act.weight for act in possible]
    number = acts or world.rng.choice((8, 8, 12, 12, 16, 30))
    for act in world.rng.choices(possible, weights, k=number):
        act.deed(world)
    return number


def heal(world: World) -> None:
    """Every fault is over; the devices talk until nothing is left to say.

    Raises Broken 10 where they are not at rest within `HEALS_WITHIN_S`.
    """
    world.tell("healing")
    world.is_healing = True
    for till in world.tills:
        till.line.fault_percent, till.line.is_cut = 0, False
        while till.line.ghosts:
            till.line.deliver_a_ghost()
        till.rest_until_s, till.is_quiet = 0, False
    world.ledger_seen = HqBooks.read(world.ground.headquarters).ledger
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
        is_quiet = False
    return is_quiet


def _is_at_rest(world: World, till: Till) -> bool:
    """Whether a round would find nothing to do: it was quiet, and nothing has happened since."""
    if not till.is_quiet or till.exchange is None:
        return False
    head = world.ground.headquarters.feed.head()
    books = till.open
    is_anew = books.device.epoch != world.ground.headquarters.epoch()
    return not is_anew and books.projection.bookmark() == head
