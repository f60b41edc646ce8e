"""The world of one seed: a few devices, HQ, the weather on the lines, and a diary that is hashed."""

import hashlib
import random
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sync.shop.ledger import Actor
from sync.shop.round_result import RoundResult
from sync.stock.refusal import Refusal
from tests.clocks import HandClock
from tests.simulation.ground import DEVICES, Ground, copied
from tests.simulation.invariants import after_act, after_round
from tests.simulation.line import Door, Killed, Line
from tests.simulation.oracle import Oracle
from tests.simulation.till import OwnClock, Till

_T = TypeVar("_T")

DEVICE_ITSELF = Actor()
DYING_PERCENT = 6
"""Acts and rounds in a hundred during which the process may die."""
WORST_WEATHER = 30
"""Requests in a hundred that go wrong, at the most."""

_OLD = frozenset({1, 4})
"""Of five seeds these have an HQ that knows of no visits, as before: every step goes by a push there."""


@dataclass(slots=True)
class World:
    """Everything there is. `diary` is the trace: equal for equal seeds."""

    ground: Ground
    seed: int
    rng: random.Random
    clock: HandClock
    door: Door
    oracle: Oracle = field(default_factory=Oracle)
    tills: list[Till] = field(default_factory=list)
    hq_backup: Any = None
    backups: dict[str, str] = field(default_factory=dict)
    diary: Any = field(default_factory=hashlib.sha256)
    story: list[str] = field(default_factory=list)
    copies: int = 0
    sites: list[str] = field(default_factory=lambda: sorted(set(DEVICES.values())))
    only: Till | None = None
    is_healing: bool = False
    is_mended: bool = False
    ledger_seen: set[tuple[Any, ...]] = field(default_factory=set)

    def tell(self, *words: object) -> None:
        """Write a line of the diary."""
        line = " ".join(map(str, words))
        self.diary.update(line.encode() + b"\n")
        self.story.append(f"{self.clock.monotonic_s():9.1f} {line}")

    def one_till(self) -> Till:
        """A device by lot, or the one whose turn it is."""
        return self.only or self.rng.choice(self.tills)

    def add(self, name: str, profile_of: str = "") -> Till:
        """A device whose profile is there already."""
        line = Line(self.door, self.clock, self.rng)
        clock = OwnClock(self.clock)
        till = Till(name, self.ground.live / (profile_of or name), clock, line, self.ground.names)
        self.tills.append(till)
        return till

    def act(self, till: Till, deed: Callable[[], _T]) -> _T | None:
        """Something a person does at a device, which may die of it; None where it did, or was refused."""
        try:
            with self._mortal(till):
                done = deed()
        except Killed:
            self.tell("  dies")
            till.die()
            done = None
        except Refusal as refusal:
            self.tell("  refused", refusal.code)
            done = None
        till.is_quiet = False
        self.oracle.read(till)
        after_act(self, till)
        return done

    def round(self, till: Till) -> RoundResult | None:
        """One round of a device's exchange; None where it died of it."""
        till.line.told.clear()
        result: RoundResult | None = None
        try:
            with self._mortal(till):
                result = till.round()
        except Killed:
            till.die()
        self.tell("round", till.name, *till.line.told, _said(result))
        self.oracle.read(till)
        after_round(self, till)
        return result

    def _mortal(self, till: Till) -> AbstractContextManager[None]:
        """Now and then the process dies in the middle of what it writes; never once all is healed."""
        dies = not self.is_healing and self.rng.randrange(100) < DYING_PERCENT
        at = self.rng.randrange(1, 40) if dies else 0
        return till.mortal(at=at, is_after=bool(self.rng.randrange(2)))

    def copy_of(self, till: Till) -> Till:
        """A second device from a copy of this one's disk, while it runs."""
        self.copies += 1
        name = f"{till.name}{self.copies}"
        copied(till.profile, self.ground.live / name)
        (self.ground.live / name / "profile.lock").unlink(missing_ok=True)
        return self.add(name)


def _said(result: RoundResult | None) -> str:
    if result is None:
        return "dies"
    trouble = result.trouble.code if result.trouble else ""
    told = (result.pushed, result.pulled, sorted(result.verdicts.items()), result.state, trouble)
    return " ".join(map(str, told))


def a_world(ground: Ground, seed: int) -> World:
    """The world of a seed, with two to four devices."""
    clock = ground.begin(seed)
    rng = random.Random(seed)
    world = World(ground, seed, rng, clock, Door(ground.headquarters, is_old=seed % 5 in _OLD))
    for name in sorted(rng.sample(sorted(DEVICES), rng.choice((2, 2, 2, 2, 3, 4)))):
        ground.profile(name)
        till = world.add(name)
        till.line.fault_percent = rng.choice((0, 5, 15, WORST_WEATHER))
        till.start()
        world.oracle.read(till)
    return world
