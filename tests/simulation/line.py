"""The line between a device and HQ's handlers: letters as bytes, no sockets, and faults of every sort."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeAlias

import httpx
from litestar import Response

from sync.hq.api import comparing, exchange, visiting
from sync.hq.api.admission import Tries
from sync.hq.api.bearers import Device
from sync.hq.api.letters import letter_told
from sync.hq.api.problems import problem, problem_of, tell_trouble
from sync.hq.api.pulling import Pulling
from sync.hq.feed import Advance
from sync.hq.headquarters import Headquarters
from sync.hq.trouble import Trouble as HqTrouble
from sync.shop.hq_client import HqClient
from sync.shop.hq_trouble import HqSlow
from sync.shop.trouble import HqAway
from sync.stock.moment import Clock
from sync.stock.refusal import Refusal
from sync.wire import letters, protocol
from sync.wire.messages import Hello, Welcome
from sync.wire.packing import unpacked
from tests.clocks import HandClock
from tests.simulation.bugs import Stumbled

URL = "http://127.0.0.1:8440"
Answer: TypeAlias = tuple[int, Mapping[str, str], bytes]
"""Status, headers and body, as they come over a line."""


class Killed(BaseException):
    """The process is gone: nothing after this line ran."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One request, as it goes over the line."""

    method: str
    path: str
    query: Mapping[str, str | int]
    body: bytes
    headers: Mapping[str, str]


@dataclass(slots=True)
class Door:
    """HQ's handlers behind a path each, without the HTTP around them (tests/hq/api has that)."""

    headquarters: Headquarters
    is_old: bool = False
    """Answers as an HQ did that knew of no visits."""

    def answer(self, asked: Asked) -> Answer:
        """What HQ says; a Refusal or Trouble as the API tells it. A bug goes through."""
        try:
            encoding = asked.headers.get("Content-Encoding", "")
            body = unpacked(asked.body, encoding, limit=protocol.MAX_BODY_BYTES)
            return _told(self._handled(asked, body))
        except Refusal as refusal:
            return _told(problem_of(refusal))
        except Stumbled as bug:
            return _told(problem(500, "fault", str(bug)))
        except HqTrouble as trouble:
            return _told(tell_trouble(None, trouble))  # type: ignore[arg-type]  # it looks at no request

    def _handled(self, asked: Asked, body: bytes) -> Response[bytes]:
        hq = self.headquarters
        if asked.path in _OPEN:
            handler = _handler(_OPEN[asked.path])
            tries = {"tries": Tries()} if asked.path == protocol.ENROL else {}
            return handler(body=body, headquarters=hq, **tries)
        if asked.path == protocol.HELLO:
            return letter_told(self._greeted(asked, body))
        device = Device(self._device(asked))
        match asked.path:
            case protocol.RANGES | protocol.ROWS:
                return self._compared(asked, body, device)
            case protocol.PUSH:
                return letter_told(exchange._pushed(hq, device.id, body, told=_nobody_waits))
            case protocol.CATALOGUE:
                after = str(asked.query.get("after", ""))
                return _handler(exchange.catalogue)(device=device, headquarters=hq, after=after)
        return letter_told(self._page(asked, device.id))

    def _greeted(self, asked: Asked, body: bytes) -> Welcome:
        hq = self.headquarters
        if self.is_old:
            return hq.handshake.greet(self._device(asked), letters.unpacked(body, Hello))
        proof = asked.headers.get("Authorization", "")
        return visiting.answered(hq, proof, body, told=_nobody_waits)

    def _compared(self, asked: Asked, body: bytes, device: Device) -> Response[bytes]:
        hq = self.headquarters
        if asked.path == protocol.ROWS:
            return _handler(comparing.rows)(body=body, device=device, headquarters=hq)
        query = {name: str(value) for name, value in asked.query.items()}
        return _handler(comparing.ranges)(device=device, headquarters=hq, **query)

    def _page(self, asked: Asked, device: str) -> Any:  # noqa: ANN401 - the handler's own letter
        query = asked.query
        turn = Pulling(
            self.headquarters,
            device,
            str(query["epoch"]),
            int(query["bookmark"]),
            int(query["items_from"]),
            int(query.get("page_bytes", protocol.PAGE_BYTES)),
        )
        told = turn.page()
        assert turn.glance() == told  # who waits hears what who asks would
        return told[0]

    def _device(self, asked: Asked) -> str:
        told = asked.headers.get("Authorization", "").removeprefix("Bearer ")
        return self.headquarters.tokens.read(told).device


_OPEN = {
    protocol.NONCE: exchange.nonce,
    protocol.TOKEN: exchange.token,
    protocol.ENROL: exchange.enrol,
}
"""What is asked without a token."""


def _handler(handler: Any) -> Callable[..., Response[bytes]]:  # noqa: ANN401 - Litestar wraps it
    plain: Callable[..., Response[bytes]] = handler.fn
    return plain


def _nobody_waits(_advance: Advance | None) -> None:
    """No bell hangs on this line."""


def _told(response: Response[bytes]) -> Answer:
    headers = {"content-type": str(response.media_type)}
    headers |= {name.lower(): str(value) for name, value in response.headers.items()}
    return response.status_code or 200, headers, response.content


Passed: TypeAlias = Callable[[], Answer]
_HTML = {"content-type": "text/html"}
_JSON = {"content-type": "application/json"}


def _lost(_passed: Passed) -> Answer:
    raise HqAway("The line is down.")


def _answer_lost(passed: Passed) -> Answer:
    passed()
    raise HqAway("The line went down before the answer came.")


def _late(passed: Passed) -> Answer:
    passed()
    raise HqSlow("The answer came too late.")


def _twice(passed: Passed) -> Answer:
    passed()
    return passed()


def _cut(passed: Passed) -> Answer:
    status, headers, body = passed()
    return status, headers, body[: len(body) // 2]


def _killed_before(_passed: Passed) -> Answer:
    raise Killed


def _killed_after(passed: Passed) -> Answer:
    passed()
    raise Killed


def _portal(_passed: Passed) -> Answer:
    return 200, _HTML, b"<html>Welcome to the mall</html>"


def _gateway(_passed: Passed) -> Answer:
    return 502, _HTML, b"<html>Bad gateway</html>"


def _foreign(_passed: Passed) -> Answer:
    return 200, _JSON, b'{"status": "ok"}'


def _empty(_passed: Passed) -> Answer:
    return 200, _JSON, b""


def _garbage(_passed: Passed) -> Answer:
    return 200, {**_JSON, "content-encoding": "zstd"}, b"\x00\x01\x02"


def _too_large(_passed: Passed) -> Answer:
    return 413, _HTML, b"<html>Request entity too large</html>"


def _busy(_passed: Passed) -> Answer:
    status, headers, body = _told(problem(429, "busy", "HQ has much to do.", retry_s=7))
    return status, headers, body


def _own_fault(_passed: Passed) -> Answer:
    return _told(problem(500, "fault", "HQ made a mistake."))


FAULTS: dict[str, Callable[[Passed], Answer]] = {
    "lost": _lost,
    "answer lost": _answer_lost,
    "late": _late,
    "twice": _twice,
    "cut": _cut,
    "killed before": _killed_before,
    "killed after": _killed_after,
    "portal": _portal,
    "502": _gateway,
    "foreign": _foreign,
    "empty": _empty,
    "garbage": _garbage,
    "413": _too_large,
    "429": _busy,
    "500": _own_fault,
}
_LIKELY = ("lost", "answer lost", "answer lost", "late", "killed before", "killed after")


@dataclass(slots=True)
class Line:
    """Carries what a device asks to HQ's door, each with a chance of `fault_percent` to go wrong.

    `is_cut`: nothing passes. `ghosts` are requests that somebody on the way kept, and may deliver
    once more at any later time. Time passes on the way.
    """

    door: Door
    clock: HandClock
    rng: random.Random
    fault_percent: int = 0
    is_cut: bool = False
    ghosts: list[Asked] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    largest: int = 0

    def carry(self, asked: Asked) -> Answer:
        """The answer, or whatever comes instead."""
        self.clock.pass_s(self.rng.randrange(5, 200) / 1000)
        self.largest = max(self.largest, len(asked.body))
        if self.is_cut:
            raise HqAway("There is no line.")
        fault = self._fault()
        self.told.append(f"{asked.path.rpartition('/')[2]} {fault}".rstrip())
        if fault and asked.path == protocol.PUSH and self.rng.randrange(4) == 0:
            self.ghosts.append(asked)
        passed: Passed = lambda: self.door.answer(asked)  # noqa: E731 - said once, used by each fault
        return FAULTS[fault](passed) if fault else passed()

    def _fault(self) -> str:
        if self.rng.randrange(100) >= self.fault_percent:
            return ""
        names = _LIKELY if self.rng.randrange(2) else tuple(FAULTS)
        return self.rng.choice(names)

    def deliver_a_ghost(self) -> str:
        """An old request reaches HQ once more, long after; nobody hears the answer."""
        if not self.ghosts:
            return "none"
        status, _, _ = self.door.answer(self.ghosts.pop(self.rng.randrange(len(self.ghosts))))
        return str(status)


class LineClient(HqClient):
    """The device's own client, with this line where httpx stands."""

    def __init__(self, line: Line, clock: Clock) -> None:
        vars(self).update(vars(_model()), _clock=clock, _line=line)
        self._signs_visits = not line.door.is_old
        self._line = line

    def close(self) -> None:
        """Nothing to let go of: the model's httpx stays for the next."""

    def _exchange(self, ask: Any, headers: Mapping[str, str]) -> Answer:  # noqa: ANN401 - private there
        sent = {**ask.headers, **headers}
        return self._line.carry(Asked(ask.method, ask.path, ask.query, ask.body or b"", sent))


@cache
def _model() -> HqClient:
    """The client as it begins; httpx takes longer to make than a round, and nothing goes through it."""
    return HqClient(URL, clock=HandClock(), transport=httpx.MockTransport(_nobody))


def _nobody(_request: httpx.Request) -> httpx.Response:
    raise AssertionError("The line carries bytes, not requests.")
