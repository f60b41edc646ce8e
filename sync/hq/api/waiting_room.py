"""Who is inside, who waits, and when those who find no room may come back: no sockets, no clock of its own.

Who has begun an exchange goes on before who has not, and yet every lane moves: nobody who was let
in starves. Whoever is sent away gets an appointment, as far off as the work before it takes at the
rate at which HQ works just now; so a thousand who came at once come back one after another.
"""

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

MOST_INSIDE = 16
"""Well below the threads there are, so that reading goes on beside them."""
LONGEST_S = 120
"""Nobody is told to stay away for longer."""
_FIRST_PACE_S = 0.002
"""Rather too quick: who comes too early is told again when, by then from what was measured; while those who
were told to come late all come late, and HQ stands idle."""
_ON_THE_WAY_S = 1
"""So long who has a nonce is expected to come back with it."""
_QUICKEST_S, _SLOWEST_S = 0.0005, 1
_MEMORY = 0.95
"""How much of the pace known so far each new measure leaves."""


class Lane(Enum):
    """Where somebody waits: `room` for how many, and how many requests each still has to make, about."""

    BEGUN = (256, 3)
    """Has a token or a nonce already."""
    WOKEN = (0, 1)
    """Waited at the bell and looks again: always let in."""
    WHOLE = (768, 1)
    """Signs its visit and brings all it has: no token yet, and nothing begun. Its body is small (MAX_VISIT_BYTES),
    and who is sent away comes back by whole seconds while HQ stands idle: so more of them wait here."""
    NEW = (64, 5)
    """Asks for a nonce, or to be enrolled."""

    def __init__(self, room: int, requests: int) -> None:
        self.room = room
        self.requests = requests


_TURNS = (*[Lane.BEGUN] * 3, Lane.WHOLE, Lane.WOKEN, Lane.BEGUN, Lane.WHOLE, Lane.NEW)
"""More for those who have begun than each of them still needs: they never become too many."""
_OTHERWISE = (Lane.BEGUN, Lane.WOKEN, Lane.WHOLE, Lane.NEW)


class Dice(Protocol):
    """Random numbers: the real ones, or a test's."""

    def randint(self, a: int, b: int, /) -> int:
        """A whole number from `a` to `b`, both included."""


class Full(Exception):
    """There is no room; come back after `retry_s`."""

    def __init__(self, retry_s: int) -> None:
        super().__init__(retry_s)
        self.retry_s = retry_s


@dataclass(eq=False, slots=True)
class Place:
    """One request's: first at the door, then waiting for its turn, then inside, then gone."""

    lane: Lane
    enter: Callable[[], None] | None = None
    is_inside: bool = False
    is_gone: bool = False


class WaitingRoom:
    """One of an HQ process. One thread at a time."""

    def __init__(self, dice: Dice, *, most: int = MOST_INSIDE) -> None:
        self._dice = dice
        self._most = most
        self._inside = 0
        self._present = dict.fromkeys(Lane, 0)
        self._lanes: dict[Lane, deque[Place]] = {lane: deque() for lane in Lane}
        self._on_their_way: deque[float] = deque()
        self._turns = 0
        self._pace_s = _FIRST_PACE_S
        self._left_s: float | None = None
        self._booked_s: float = 0

    @property
    def inside(self) -> int:
        """How many are at work."""
        return self._inside

    def come(self, lane: Lane, now_s: float) -> Place:
        """A place at the door, before anything was read; raises Full. `now_s` is a stopwatch's reading."""
        if not self._has_room(lane, now_s):
            raise Full(self._appointment_s(lane, now_s))
        if lane is Lane.BEGUN and self._on_their_way:
            self._on_their_way.popleft()
        self._present[lane] += 1
        return Place(lane)

    def _has_room(self, lane: Lane, now_s: float) -> bool:
        """Who is new needs room for what comes next, too: sent away then, all of it begins once more."""
        while self._on_their_way and self._on_their_way[0] < now_s - _ON_THE_WAY_S:
            self._on_their_way.popleft()
        begun = self._present[Lane.BEGUN] + len(self._on_their_way) + self._present[Lane.NEW]
        is_crowded = lane is Lane.NEW and begun >= Lane.BEGUN.room
        return not lane.room or (self._present[lane] < lane.room and not is_crowded)

    def queue(self, place: Place, enter: Callable[[], None]) -> None:
        """`enter` is called when it is this one's turn: at once where nobody waits."""
        place.enter = enter
        self._lanes[place.lane].append(place)
        self._call()

    def leave(self, place: Place, now_s: float) -> None:
        """Done, or given up; again is the same."""
        if place.is_gone:
            return
        place.is_gone = True
        if place.lane is Lane.NEW and place.is_inside:
            self._on_their_way.append(now_s)
        self._present[place.lane] -= 1
        if place.is_inside:
            self._inside -= 1
            self._measure(now_s)
        elif place.enter is not None:
            self._lanes[place.lane].remove(place)
        self._call()

    def _call(self) -> None:
        """Let in whoever is next, as far as there is room."""
        while self._inside < self._most and (place := self._next()) is not None:
            self._inside += 1
            place.is_inside = True
            if place.enter is not None:
                place.enter()

    def _next(self) -> Place | None:
        turn = _TURNS[self._turns % len(_TURNS)]
        for lane in (turn, *_OTHERWISE):
            if self._lanes[lane]:
                self._turns += 1
                return self._lanes[lane].popleft()
        return None

    def _measure(self, now_s: float) -> None:
        """Only while somebody waits is the time between two who leave what one of them takes."""
        waits = any(self._lanes.values())
        if waits and self._left_s is not None:
            took = min(max(now_s - self._left_s, _QUICKEST_S), _SLOWEST_S)
            self._pace_s = self._pace_s * _MEMORY + took * (1 - _MEMORY)
        self._left_s = now_s if waits else None

    def _appointment_s(self, lane: Lane, now_s: float) -> int:
        ahead = now_s + sum(self._present.values()) * self._pace_s
        self._booked_s = max(self._booked_s, ahead) + lane.requests * self._pace_s
        if self._booked_s > now_s + LONGEST_S:
            self._booked_s = now_s + LONGEST_S
            return self._dice.randint(LONGEST_S // 2, LONGEST_S)
        return max(1, math.ceil(self._booked_s - now_s))
