"""HQ's door as HTTP has it; `test_waiting_room` is about who goes first."""

import asyncio
import random
import threading
from contextlib import suppress

import pytest
from litestar.testing import TestClient
from litestar.types import HTTPReceiveMessage, Message, Receive, Scope, Send

from sync.hq.api.door import Door
from sync.hq.api.waiting_room import Full, Lane, WaitingRoom
from sync.hq.app import create_app
from sync.hq.headquarters import Headquarters
from sync.wire import protocol
from sync.wire.enrolling import NonceRequest
from sync.wire.messages import Page
from tests.hq.api.caller import Caller, letter, problem
from tests.hq.world import World

POSTED = (
    protocol.ENROL, protocol.NONCE, protocol.TOKEN, protocol.HELLO, protocol.PUSH, protocol.ROWS,
    protocol.PARCEL, f"{protocol.BLOBS}/{'00' * 32}/next",
)  # fmt: skip
ASKED = (protocol.PULL, protocol.CATALOGUE, protocol.RANGES, f"{protocol.BLOBS}/{'00' * 32}")


def _full_room() -> WaitingRoom:
    room = WaitingRoom(random.Random(1))
    for lane in (Lane.NEW, Lane.BEGUN):
        with suppress(Full):
            for _ in range(lane.room + 1):
                room.come(lane, 0)
    return room


@pytest.fixture
def crowded(headquarters: Headquarters, monkeypatch: pytest.MonkeyPatch) -> Caller:
    """A door before which nobody finds room."""
    monkeypatch.setattr("sync.hq.app.WaitingRoom", lambda _dice: _full_room())
    return Caller(TestClient(create_app(headquarters)), headquarters)


@pytest.mark.parametrize("path", POSTED)
def test_whatever_is_brought_to_a_full_hq_is_told_to_come_back(crowded: Caller, path: str) -> None:
    answer = crowded.raw(path, b"{}")
    assert problem(answer) == (429, "busy")
    assert int(answer.headers["retry-after"]) >= 1


@pytest.mark.parametrize("path", ASKED)
def test_whoever_asks_a_full_hq_is_told_to_come_back(crowded: Caller, path: str) -> None:
    assert problem(crowded.get(path, bookmark=0)) == (429, "busy")


def test_a_full_hq_still_says_that_it_lives(crowded: Caller) -> None:
    assert crowded.get(protocol.HEALTH).status_code == 200


def test_nothing_is_read_of_what_is_sent_away() -> None:
    told: list[Message] = []

    async def nobody(_scope: Scope, _receive: Receive, _send: Send) -> None:
        raise AssertionError("The work was done.")

    async def unread() -> HTTPReceiveMessage:
        raise AssertionError("The body was read.")

    async def send(message: Message) -> None:
        told.append(message)

    door = Door(nobody, room=_full_room(), stopwatch=lambda: 0)
    scope = {"type": "http", "path": protocol.PUSH, "state": {}}
    asyncio.run(door(scope, unread, send))  # type: ignore[arg-type]  # as much of a scope as a door looks at
    assert [message["type"] for message in told] == ["http.response.start", "http.response.body"]


def test_a_place_is_free_again_however_a_request_ends() -> None:
    room = WaitingRoom(random.Random(1))

    async def fails(_scope: Scope, _receive: Receive, _send: Send) -> None:
        raise KeyError

    async def come() -> None:
        door = Door(fails, room=room, stopwatch=lambda: 0)
        for _ in range(Lane.NEW.room * 2):
            with pytest.raises(KeyError):
                await door({"type": "http", "path": protocol.NONCE, "state": {}}, None, None)  # type: ignore[arg-type]  # neither is used

    asyncio.run(come())
    assert room.inside == 0


def test_who_waits_at_the_bell_takes_nobodys_turn(
    headquarters: Headquarters, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sync.hq.app.WaitingRoom", lambda dice: WaitingRoom(dice, most=1))
    here, there = world.till(), world.till("MK02", "02")
    there.seal()
    head = headquarters.feed.head()
    pages: list[Page] = []
    with TestClient(create_app(headquarters)) as client:
        caller = Caller(client, headquarters)

        def wait() -> None:
            answer = caller.device(here.id).get(protocol.PULL, bookmark=head, wait=25)
            pages.append(letter(answer, Page))

        waiting = threading.Thread(target=wait)
        waiting.start()
        nonce = caller.post(protocol.NONCE, NonceRequest(device=there.id))
        assert nonce.status_code == 200
        pushed = caller.device(there.id).post(protocol.PUSH, there.push_letter())
        assert pushed.status_code == 200
        waiting.join()
    assert [row.kind for row in pages[0].rows] == ["document"]
