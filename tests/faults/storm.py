"""A great many devices come back at the same instant: light clients that speak as a shop does.

They are enrolled by direct calls and live in this process; HQ is a real `hq serve`. Each asks for a
token, says hello, pushes its queue and pulls; told to come back later, it rests as a shop rests.
"""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias, TypeVar

from uuid_utils.compat import uuid7

from sync.cli.wall_clock import WallClock
from sync.hq.headquarters import found_headquarters, open_headquarters
from sync.stock.item import SiteKind
from sync.wire import letters, protocol
from sync.wire.enrolling import Nonce, NonceRequest, Token, TokenRequest
from sync.wire.messages import Hello, Letter, Page, Pushed, Welcome
from sync.wire.packing import packed, unpacked
from sync.wire.seal import signed
from tests.faults.light_line import LightLine
from tests.faults.processes import ServedHq
from tests.hq.world import NOW, Till, furnished
from tests.journeys.program import Program

_PATIENCE_S = 120
_LONGEST_REST_S = 60
MOST_TRIES = 30
"""Who was sent away so often is not served."""
_OK, _UNAUTHORIZED = 200, 401
_LIMIT = 64 * 1024 * 1024
_ACCEPTS = {"Accept": protocol.MEDIA_TYPE, "Accept-Encoding": protocol.ENCODING}
_L = TypeVar("_L", bound=Letter)
Prepared: TypeAlias = tuple[bytes, dict[str, str]]
"""A body, and the headers that say what it is."""


@dataclass
class Storm:
    """What came of it."""

    served: list[float] = field(default_factory=list)
    """Seconds after which each device was in step, in the order in which they were."""
    answers: Counter[int] = field(default_factory=Counter)
    cut: int = 0
    """Requests whose line broke."""
    most_tries: int = 0
    """How often the unluckiest was sent away."""
    verdicts: Counter[str] = field(default_factory=Counter)
    rows: int = 0
    """Rows of the feed that were read."""

    @property
    def faults(self) -> int:
        """Answers that are none of: yes, "come back later", and "your proof is too old"."""
        fine = {200, 429, _UNAUTHORIZED}
        return sum(n for status, n in self.answers.items() if status not in fine)


@dataclass
class _Device:
    """One client: its till, its line, and how far it has got."""

    till: Till
    line: LightLine
    storm: Storm
    dice: random.Random
    bookmark: int
    token: str = ""
    pushes: dict[int, Prepared] = field(default_factory=dict)

    def prepare(self) -> None:
        """Sign and pack what it will push: that is not what is measured."""
        for first in range(1, self.till.seq + 1, protocol.MAX_STEPS):
            self.pushes[first] = self._push_from(first)

    async def come_back(self, began: float) -> None:
        """All that a shop does after a night without a line; sent away, it rests and goes on."""
        for failures in range(MOST_TRIES):
            try:
                await self._exchange()
            except _SentAway as away:
                self.storm.most_tries = max(self.storm.most_tries, failures + 1)
                await self._rest(failures, away.retry_s)
            else:
                self.storm.served.append(time.monotonic() - began)
                return
        raise AssertionError(f"{self.till.id} is never served")

    async def _exchange(self) -> None:
        if not self.token:
            asked = _prepared(NonceRequest(device=self.till.id))
            told = await self._post(protocol.NONCE, asked, Nonce)
            signature = signed(self.till.key, told.nonce.encode()).hex()
            proof = TokenRequest(device=self.till.id, nonce=told.nonce, signature=signature)
            self.token = (await self._post(protocol.TOKEN, _prepared(proof), Token)).token
        welcome = await self._post(protocol.HELLO, _prepared(self._hello()), Welcome)
        for first in range(welcome.seq + 1, self.till.seq + 1, protocol.MAX_STEPS):
            letter = self.pushes.get(first) or self._push_from(first)
            pushed = await self._post(protocol.PUSH, letter, Pushed)
            self.storm.verdicts.update(verdict.verdict for verdict in pushed.verdicts)
        await self._pull()

    def _push_from(self, first: int) -> Prepared:
        last = min(first + protocol.MAX_STEPS - 1, self.till.seq)
        return _prepared(self.till.push_letter(first, last))

    def _hello(self) -> Hello:
        return Hello(
            protocol=protocol.PROTOCOL, oldest_protocol=protocol.OLDEST_PROTOCOL, app="storm",
            device=self.till.id, epoch=self.till.epoch, seq=self.till.seq,
            hash=self.till.heads[-1].hex(), bookmark=self.bookmark, clock=NOW,
        )  # fmt: skip

    async def _pull(self) -> None:
        complete = False
        while not complete:
            target = f"{protocol.PULL}?bookmark={self.bookmark}&epoch={self.till.epoch}"
            page = await self._answer("GET", target, (b"", {}), Page)
            self.bookmark, complete = page.bookmark, page.complete
            self.storm.rows += len(page.rows)

    async def _post(self, path: str, letter: Prepared, kind: type[_L]) -> _L:
        return await self._answer("POST", path, letter, kind)

    async def _answer(self, method: str, target: str, letter: Prepared, kind: type[_L]) -> _L:
        """The letter that was asked for; raises _SentAway where anything else comes."""
        body, about = letter
        headers = {**_ACCEPTS, **about}
        headers |= {"Authorization": f"Bearer {self.token}"} if self.token else {}
        try:
            status, told, answer = await self.line.ask(method, target, headers, body)
        except OSError as fault:
            self.storm.cut += 1
            raise _SentAway(0) from fault
        self.storm.answers[status] += 1
        if status == _OK:
            plain = unpacked(answer, told.get("content-encoding", ""), limit=_LIMIT)
            return letters.unpacked(plain, kind)
        if status == _UNAUTHORIZED:
            self.token = ""
        raise _SentAway(int(told.get("retry-after", "0")))

    async def _rest(self, failures: int, least: int) -> None:
        """As a shop rests: what HQ asks for, and full jitter on top."""
        most = min(2**failures, _LONGEST_REST_S)
        await asyncio.sleep(least + self.dice.uniform(0 if least else 1, most))


def _prepared(letter: Letter) -> Prepared:
    body, encoding = packed(letters.packed(letter))
    headers = {"Content-Type": protocol.MEDIA_TYPE}
    return body, headers | ({"Content-Encoding": encoding} if encoding else {})


class _SentAway(Exception):
    """HQ said something else than what was asked for."""

    def __init__(self, retry_s: int) -> None:
        super().__init__()
        self.retry_s = retry_s


@dataclass
class Company:
    """HQ with a great many devices that have queues, served while its block lasts."""

    hq: ServedHq
    tills: list[Till]
    head: int

    def come_back(self, tills: list[Till], *, at_once: int = 0) -> Storm:
        """Those devices, all of them together unless told how many at a time."""
        return asyncio.run(self._come_back(tills, asyncio.Semaphore(at_once or len(tills))))

    async def _come_back(self, tills: list[Till], door: asyncio.Semaphore) -> Storm:
        storm = Storm()
        devices = [
            _Device(till, LightLine(self.hq.port, _PATIENCE_S), storm, random.Random(n), self.head)
            for n, till in enumerate(tills)
        ]
        for device in devices:
            device.prepare()
        began = time.monotonic()

        async def one(device: _Device) -> None:
            async with door:
                await device.come_back(began)

        await asyncio.gather(*(one(device) for device in devices))
        for device in devices:
            device.line.close()
        return storm


@contextmanager
def a_company_of(folder: Path, lengths: Sequence[int], *, a_site: int = 1) -> Iterator[Company]:
    """A device with so many documents to push for each of `lengths`, `a_site` of them at each site."""
    program = Program(folder / "hq")
    found_headquarters(program.folder, "Example Retail", WallClock())
    with open_headquarters(program.folder, WallClock()) as office:
        sites = [f"S{n:04d}" for n in range(-(-len(lengths) // a_site))]
        for code in sites:
            office.staff.add_site(code, code, SiteKind.STORE)
        world = furnished(office.database)
        tills = [world.till(sites[n // a_site], number=f"{n:04d}") for n in range(len(lengths))]
        for till, length in zip(tills, lengths, strict=True):
            for _ in range(length):
                till.seal(step=str(uuid7()), document=str(uuid7()), hlc="1763611200000.00000")
        head = office.feed.head()
    with ServedHq(program) as hq:
        yield Company(hq, tills, head)
