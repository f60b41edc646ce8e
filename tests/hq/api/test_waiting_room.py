import heapq
import random
from collections import Counter
from dataclasses import dataclass, field
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.hq.api.waiting_room import LONGEST_S, MOST_INSIDE, Full, Lane, Place, WaitingRoom

SERVICE_S = 0.01
"""What HQ needs for one request, one after another."""
VISIT = (Lane.NEW, *[Lane.BEGUN] * 4)
"""Nonce, token, hello, push, pull."""
WHOLE = (Lane.WHOLE,)
"""All of it in one request, signed."""


@dataclass
class Shops:
    """Shops that come at the same instant, in time that only this test winds."""

    count: int
    service_s: float = SERVICE_S
    visit: tuple[Lane, ...] = VISIT
    room: WaitingRoom = field(default_factory=lambda: WaitingRoom(random.Random(1), most=1))
    done: dict[int, float] = field(default_factory=dict)
    sent_away: Counter[int] = field(default_factory=Counter)
    arrivals: Counter[int] = field(default_factory=Counter)
    _events: list[tuple[float, int, str, int]] = field(default_factory=list)
    _steps: Counter[int] = field(default_factory=Counter)
    _places: dict[int, Place] = field(default_factory=dict)
    _dice: random.Random = field(default_factory=lambda: random.Random(2))

    def come_back(self) -> None:
        """Until everyone is served."""
        for shop in range(self.count):
            self._at(0, "comes", shop)
        while self._events:
            now, _, what, shop = heapq.heappop(self._events)
            self._comes(shop, now) if what == "comes" else self._leaves(shop, now)

    def _at(self, when: float, what: str, shop: int) -> None:
        heapq.heappush(self._events, (when, len(self._events), what, shop))

    def _comes(self, shop: int, now: float) -> None:
        self.arrivals[int(now)] += 1
        try:
            place = self._places[shop] = self.room.come(self.visit[self._steps[shop]], now)
        except Full as full:
            self.sent_away[shop] += 1
            rest = full.retry_s + self._dice.uniform(0, 2 ** self.sent_away[shop])
            self._at(now + rest, "comes", shop)
            return
        self._now = now
        self.room.queue(place, lambda: self._at(self._now + self.service_s, "leaves", shop))

    def _leaves(self, shop: int, now: float) -> None:
        self._now = now
        self._steps[shop] += 1
        self.room.leave(self._places[shop], now)
        if self._steps[shop] == len(self.visit):
            self.done[shop] = now
        else:
            self._at(now, "comes", shop)


@pytest.mark.parametrize("visit", [VISIT, WHOLE], ids=["by nonce", "signed"])
@pytest.mark.parametrize("service_s", [0.002, SERVICE_S])
def test_a_thousand_shops_at_once_are_served_one_after_another(
    service_s: float, visit: tuple[Lane, ...]
) -> None:
    shops = Shops(1000, service_s, visit)
    shops.come_back()
    alone_s = 1000 * len(visit) * service_s + 1.5  # appointments are in whole seconds
    assert len(shops.done) == 1000
    assert max(shops.done.values()) < alone_s * 1.5
    assert max(shops.sent_away.values()) <= 8


def _begins(room: WaitingRoom, now_s: float) -> None:
    """One asks for a nonce, and has it."""
    place = room.come(Lane.NEW, now_s)
    room.queue(place, lambda: None)
    room.leave(place, now_s)


def test_whoever_is_let_in_finds_room_for_what_comes_next() -> None:
    room = WaitingRoom(random.Random(1))
    for _ in range(Lane.BEGUN.room):
        _begins(room, 0)
    with pytest.raises(Full):
        _begins(room, 0.5)
    assert [room.come(Lane.BEGUN, 0.5).lane for _ in range(Lane.BEGUN.room)]


def test_who_asked_for_a_nonce_and_never_came_keeps_nobody_out() -> None:
    room = WaitingRoom(random.Random(1))
    for _ in range(Lane.BEGUN.room):
        _begins(room, 0)
    _begins(room, 2)
    assert room.inside == 0


def test_those_who_were_sent_away_do_not_come_back_together() -> None:
    shops = Shops(1000)
    shops.come_back()
    assert max(n for second, n in shops.arrivals.items() if second > 0) <= 3 / SERVICE_S


def test_who_finds_no_room_hears_so_and_when_to_come_back() -> None:
    room = WaitingRoom(random.Random(1))
    for _ in range(Lane.NEW.room):
        room.come(Lane.NEW, 0)
    with pytest.raises(Full) as first:
        room.come(Lane.NEW, 0)
    for _ in range(500):
        with pytest.raises(Full) as later:
            room.come(Lane.NEW, 0)
    assert 1 <= first.value.retry_s < later.value.retry_s <= LONGEST_S
    assert room.come(Lane.BEGUN, 0).lane is Lane.BEGUN


def test_nobody_is_told_to_stay_away_for_ever() -> None:
    room = WaitingRoom(random.Random(1))
    for _ in range(Lane.NEW.room):
        room.come(Lane.NEW, 0)
    told = []
    for _ in range(10_000):
        with pytest.raises(Full) as full:
            room.come(Lane.NEW, 0)
        told.append(full.value.retry_s)
    assert set(told[-100:]) > {told[-1]}
    assert all(LONGEST_S // 2 <= seconds <= LONGEST_S for seconds in told[-100:])


@dataclass
class Turns:
    """In which order they were called in, and who is inside."""

    room: WaitingRoom
    order: list[tuple[Lane, int]] = field(default_factory=list)
    inside: list[Place] = field(default_factory=list)

    def queue(self, lane: Lane, number: int) -> None:
        """One more comes and waits."""
        place = self.room.come(lane, 0)
        self.room.queue(place, partial(self._called, place, number))

    def _called(self, place: Place, number: int) -> None:
        self.order.append((place.lane, number))
        self.inside.append(place)


@given(st.lists(st.sampled_from(Lane), max_size=60), st.randoms(use_true_random=False))
def test_everyone_let_in_has_their_turn_and_never_too_many_at_once(
    lanes: list[Lane], dice: random.Random
) -> None:
    turns = Turns(WaitingRoom(random.Random(1), most=4))
    for number, lane in enumerate(lanes):
        turns.queue(lane, number)
        assert len(turns.inside) == turns.room.inside <= 4
    while turns.inside:
        turns.room.leave(turns.inside.pop(dice.randrange(len(turns.inside))), 0)
        assert len(turns.inside) == turns.room.inside <= 4
    assert Counter(turns.order) == Counter(zip(lanes, range(len(lanes)), strict=True))
    by_lane = {lane: [n for each, n in turns.order if each is lane] for lane in Lane}
    assert all(numbers == sorted(numbers) for numbers in by_lane.values())


def test_those_who_have_begun_go_first_and_the_new_are_not_forgotten() -> None:
    turns = Turns(WaitingRoom(random.Random(1), most=1))
    for number, lane in enumerate([Lane.BEGUN, *[Lane.NEW] * 10, *[Lane.BEGUN] * 80]):
        turns.queue(lane, number)
    while turns.inside:
        turns.room.leave(turns.inside.pop(), 0)
    lanes = [lane for lane, _ in turns.order]
    assert lanes[:8].count(Lane.BEGUN) == 7 > Lane.BEGUN.requests
    assert lanes[:80].count(Lane.NEW) == 10


def test_who_gives_up_while_waiting_leaves_no_hole() -> None:
    room = WaitingRoom(random.Random(1), most=1)
    called: list[str] = []
    first, second, third = (room.come(Lane.BEGUN, 0) for _ in range(3))
    room.queue(first, lambda: called.append("first"))
    room.queue(second, lambda: called.append("second"))
    room.queue(third, lambda: called.append("third"))
    room.leave(second, 0)
    room.leave(second, 0)
    room.leave(first, 0)
    room.leave(third, 0)
    assert (called, room.inside) == (["first", "third"], 0)
    assert MOST_INSIDE > 1
