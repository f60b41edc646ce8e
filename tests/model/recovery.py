"""Handshake and recovery, cut down to what can go wrong, and walked through exhaustively.

A world is HQ (an epoch, a log for each device identity, one backup), and the living copies of one
till's profile. The acts are those of SYNC.md section 3: seal, exchange with the answer arriving or
lost, clone, restore a till's older backup, back HQ up, restore HQ, re-enrol a stopped copy.

Safety: no step is in HQ's books twice, and a log is never rewritten but by a restore. Liveness: from
every world, healing (exchange, re-enrol where stopped, exchange again) ends with every step that any
living copy holds in HQ's books, and every copy at rest.
"""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

Steps = tuple[int, ...]


class Copy(NamedTuple):
    """One living copy of the profile. `settled` steps of its chain have HQ's verdict."""

    identity: int
    chain: Steps
    settled: int
    epoch: int
    stopped: bool = False


class World(NamedTuple):
    """Everything there is. `logs` and `stopped` are by identity; `books` are the steps that took effect."""

    epoch: int
    logs: tuple[Steps, ...]
    stopped: frozenset[int]
    books: frozenset[int]
    backup: tuple[tuple[Steps, ...], frozenset[int], frozenset[int]]
    copies: tuple[Copy, ...]
    sealed: int
    doubled: bool = False


@dataclass(frozen=True)
class Protocol:
    """The rules, each of which can be left out to see what it is for."""

    knows_repeats: bool = True
    sees_forks: bool = True
    sees_restores: bool = True
    offers_again_after_restore: bool = True
    seals_again_what_hq_forgot: bool = True


@dataclass(frozen=True)
class Bounds:
    """How far the walk goes."""

    steps: int = 3
    copies: int = 2
    identities: int = 4
    restores: int = 2


FIRST = World(
    0, ((),), frozenset(), frozenset(), (((),), frozenset(), frozenset()), (Copy(0, (), 0, 0),), 0
)


def exchange(world: World, n: int, protocol: Protocol, *, answered: bool) -> World:
    """One round of copy `n` with HQ; the answer arrives or is lost."""
    copy = world.copies[n]
    if copy.identity in world.stopped:
        return _told(world, n, copy._replace(stopped=True), answered=answered)
    log = world.logs[copy.identity]
    settled = copy.settled
    if copy.epoch != world.epoch:
        settled = min(settled, len(log)) if protocol.offers_again_after_restore else settled
    sends_from = min(settled, len(log)) if protocol.offers_again_after_restore else settled
    if protocol.sees_forks and copy.chain[: len(log)] != log[: len(copy.chain)]:
        return _stopped(world, n, copy, answered=answered)
    if len(log) > len(copy.chain):
        if protocol.sees_restores:
            return _stopped(world, n, copy, answered=answered)
        return world
    new = copy.chain[max(sends_from, len(log) if protocol.knows_repeats else sends_from) :]
    world = _judged(world, copy.identity, copy.chain, new)
    return _told(
        world, n, copy._replace(settled=len(copy.chain), epoch=world.epoch), answered=answered
    )


def _judged(world: World, identity: int, log: Steps, new: Steps) -> World:
    """Steps take effect once: a step known from another identity is answered as before."""
    doubled = world.doubled or any(step in world.logs[identity] for step in new)
    logs = tuple(log if n == identity else old for n, old in enumerate(world.logs))
    return world._replace(logs=logs, books=world.books | set(new), doubled=doubled)


def _stopped(world: World, n: int, copy: Copy, *, answered: bool) -> World:
    world = world._replace(stopped=world.stopped | {copy.identity})
    return _told(world, n, copy._replace(stopped=True), answered=answered)


def _told(world: World, n: int, copy: Copy, *, answered: bool) -> World:
    if not answered:
        return world
    return world._replace(
        copies=tuple(copy if m == n else old for m, old in enumerate(world.copies))
    )


def re_enrol(world: World, n: int, protocol: Protocol) -> World:
    """A stopped copy goes on under a new identity; what HQ may not have is sealed again, same steps."""
    copy = world.copies[n]
    log = world.logs[copy.identity]
    common = next(
        (m for m, (a, b) in enumerate(zip(copy.chain, log, strict=False)) if a != b),
        min(len(copy.chain), len(log)),
    )
    start = min(copy.settled, common) if protocol.seals_again_what_hq_forgot else copy.settled
    new = Copy(len(world.logs), copy.chain[start:], 0, world.epoch)
    world = world._replace(logs=(*world.logs, ()))
    return _told(world, n, new, answered=True)


def acts(world: World, protocol: Protocol, bounds: Bounds) -> Iterator[tuple[str, World]]:
    """Whatever may happen next."""
    for n, copy in enumerate(world.copies):
        if world.sealed < bounds.steps:
            longer = copy._replace(chain=(*copy.chain, world.sealed))
            yield "seal", _told(world._replace(sealed=world.sealed + 1), n, longer, answered=True)
        if not copy.stopped:
            yield "exchange", exchange(world, n, protocol, answered=True)
            yield "answer lost", exchange(world, n, protocol, answered=False)
        elif len(world.logs) < bounds.identities:
            yield "re-enrol", re_enrol(world, n, protocol)
        if len(world.copies) < bounds.copies:
            yield "clone", world._replace(copies=(*world.copies, copy))
        for keep in range(len(copy.chain)):
            older = copy._replace(chain=copy.chain[:keep], settled=min(copy.settled, keep))
            yield "restore till", _told(world, n, older, answered=True)
    yield "back HQ up", world._replace(backup=(world.logs, world.stopped, world.books))
    if world.epoch < bounds.restores:
        yield "restore HQ", _restored(world)


def _restored(world: World) -> World:
    logs, stopped, books = world.backup
    forgotten = ((),) * (len(world.logs) - len(logs))
    return world._replace(
        epoch=world.epoch + 1, logs=(*logs, *forgotten), stopped=stopped, books=books
    )


def healed(world: World, protocol: Protocol) -> World:
    """Everybody gets through, twice, and stopped copies are re-enrolled in between."""
    for _ in range(3):
        for n in range(len(world.copies)):
            world = exchange(world, n, protocol, answered=True)
            if world.copies[n].stopped:
                world = exchange(re_enrol(world, n, protocol), n, protocol, answered=True)
    return world


def broken(world: World, protocol: Protocol) -> str:
    """What is wrong with this world; empty: nothing."""
    if world.doubled:
        return "a step was taken twice"
    end = healed(world, protocol)
    held = {step for copy in world.copies for step in copy.chain}
    if not held <= end.books:
        return f"steps {sorted(held - end.books)} never reach HQ"
    if end.doubled:
        return "a step is taken twice while healing"
    if any(copy.stopped or copy.settled != len(copy.chain) for copy in end.copies):
        return "a copy never comes to rest"
    return ""


@dataclass(frozen=True)
class Walk:
    """What the walk saw: how many worlds, and the first fault with the acts that lead to it."""

    worlds: int
    fault: str = ""
    path: tuple[str, ...] = ()


def walk(
    protocol: Protocol,
    bounds: Bounds | None = None,
    *,
    on_world: Callable[[World], None] | None = None,
) -> Walk:
    """Look at every world within the bounds, nearest first."""
    bounds = bounds or Bounds()
    came_from: dict[World, tuple[World, str] | None] = {FIRST: None}
    queue = deque([FIRST])
    while queue:
        world = queue.popleft()
        if on_world is not None:
            on_world(world)
        fault = broken(world, protocol)
        if fault:
            return Walk(len(came_from), fault, _path(world, came_from))
        for name, after in acts(world, protocol, bounds):
            if after not in came_from:
                came_from[after] = (world, name)
                queue.append(after)
    return Walk(len(came_from))


def _path(world: World, came_from: dict[World, tuple[World, str] | None]) -> tuple[str, ...]:
    names: list[str] = []
    step = came_from[world]
    while step is not None:
        world, name = step
        names.append(name)
        step = came_from[world]
    return tuple(reversed(names))


def without(rule: str) -> Protocol:
    """The protocol with one rule left out."""
    return replace(Protocol(), **{rule: False})
