"""Many devices for many days, in virtual time: each opens in the morning, works, exchanges, closes.

One of them has no line from the first day to the last. HQ is backed up once, and brought back later.
"""

import random
import resource
from dataclasses import dataclass

from sync.shop.enrolment import enrol
from sync.stock.item import SiteKind
from tests.simulation import acts
from tests.simulation.ground import Ground
from tests.simulation.hq_books import HqBooks, ledger_of
from tests.simulation.invariants import when_healed
from tests.simulation.line import Door, LineClient
from tests.simulation.play import Net, run_until_quiet
from tests.simulation.till import Till
from tests.simulation.world import World

_DEVICES_A_SITE = 2
_FAULT_PERCENT = 5
_DAY_S = 86_400
_WORK = (acts.receive, acts.sell, acts.sell, acts.sell, acts.count, acts.send, acts.arrive)


@dataclass(frozen=True, slots=True)
class Soaked:
    """What a soak came to. `longest_queue` is the steps that the device without a line had kept."""

    devices: int
    days: int
    steps: int
    documents: int
    longest_queue: int
    healed_s: int
    fault: str


def soak(ground: Ground, *, devices: int, days: int, seed: int = 1) -> Soaked:
    """Play the days, give everybody a line, and look at every invariant of the end."""
    world = _company(ground, devices, seed)
    net, documents, queue, healed_s = Net(), 0, 0, 0
    with net:
        for day in range(days):
            _day(world, day, days=days)
        queue = world.tills[0].open.journal.count_waiting()
        began = world.clock.monotonic_s()
        _line_up(world)
        run_until_quiet(world)
        healed_s = int(world.clock.monotonic_s() - began)
        documents = len(HqBooks.read(ground.headquarters).documents)
        when_healed(world)
    for till in world.tills:
        till.die()
    steps = len(world.oracle.steps)
    return Soaked(devices, days, steps, documents, queue, healed_s, net.fault)


def _company(ground: Ground, devices: int, seed: int) -> World:
    """Two devices a site, all of them let in on the first morning."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))  # in the end all are open at once
    clock = ground.begin(seed)
    world = World(ground, seed, random.Random(seed), clock, Door(ground.headquarters))
    world.sites = [f"S{n:03}" for n in range(-(-devices // _DEVICES_A_SITE))]
    for site in world.sites:
        ground.headquarters.staff.add_site(site, site, SiteKind.STORE)
    for n in range(devices):
        till = world.add(f"till{n}")
        code = ground.headquarters.devices.new_code(world.sites[n // _DEVICES_A_SITE]).code
        with LineClient(till.line, till.clock) as client:
            enrol(till.profile, till.clock, client, code=code, name=till.name)
        till.line.fault_percent = _FAULT_PERCENT
        till.line.is_cut = n == 0
    return world


def _day(world: World, day: int, *, days: int) -> None:
    """One day of everybody's."""
    if day == days // 3:
        world.hq_backup = world.ground.kept()
    if day == days // 2:
        world.ground.bring_back(world.hq_backup, epoch=world.ground.names.epoch())
    for till in world.tills:
        _turn(world, till)
        world.clock.pass_s(_DAY_S // len(world.tills))


def _turn(world: World, till: Till) -> None:
    """One device's day."""
    world.only = till
    world.oracle.read(till)
    for deed in world.rng.choices(_WORK, k=world.rng.choice((0, 1, 2))):
        deed(world)
    world.round(till)
    if world.rng.randrange(20) == 0:
        till.die()
    else:
        till.close()
    world.only = None


def _line_up(world: World) -> None:
    world.is_healing = world.is_mended = True
    for till in world.tills:
        till.line.fault_percent, till.line.is_cut, till.rest_until_s = 0, False, 0
        world.oracle.read(till)
    world.ledger_seen = ledger_of(world.ground.headquarters)
