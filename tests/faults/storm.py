"""A great many devices come back at the same instant: light clients that speak as a shop does.

They are enrolled by direct calls and live in this process; HQ is a real `hq serve`. Each asks for a
token, says hello, pushes its queue and pulls; told to come back later, it rests as a shop rests.
"""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import httpx
from uuid_utils.compat import uuid7

from sync.cli.wall_clock import WallClock
from sync.hq.headquarters import found_headquarters, open_headquarters
from sync.stock.item import SiteKind
from sync.wire import letters, protocol
from sync.wire.enrolling import Nonce, NonceRequest, Token, TokenRequest
from sync.wire.messages import Hello, Letter, Page, Pushed, Welcome
from sync.wire.packing import packed, unpacked
from sync.wire.seal import signed
from tests.faults.processes import ServedHq
from tests.hq.world import NOW, Till, World
from tests.journeys.program import Program

_SHOPS_A_SITE = 25
_PATIENCE_S = 120
_LONGEST_REST_S = 60
MOST_TRIES = 30
"""Who was sent away so often is not served."""
_UNAUTHORIZED = 401
_LIMIT = 64 * 1024 * 1024
_L = TypeVar("_L", bound=Letter)


@dataclass
class Storm:
    """What came of it."""

    served: list[float] = field(default_factory=list)
    """Seconds after which each device was in step, in the order in which they were."""
    answers: Counter[int] = field(default_factory=Counter)
    cut: int = 0
    """Requests whose line broke."""
    verdicts: Counter[str] = field(default_factory=Counter)

    @property
    def faults(self) -> int:
        """Answers that are none of: yes, "come back later", and "your proof is too old"."""
        fine = {200, 429, _UNAUTHORIZED}
        return sum(n for status, n in self.answers.items() if status not in fine)


@dataclass
class _Device:
    """One client: its till, the line, and how often it was sent away."""

    till: Till
    http: httpx.AsyncClient
    storm: Storm
    dice: random.Random
    bookmark: int
    token: str = ""

    async def come_back(self, began: float) -> None:
        """All that a shop does after a night without a line; again where its proof came too late."""
        for failures in range(MOST_TRIES):
            try:
                await self._exchange()
            except _TooLate:
                await self._rest(failures, 0)
            else:
                self.storm.served.append(time.monotonic() - began)
                return
        raise AssertionError(f"{self.till.id} is never served")

    async def _exchange(self) -> None:
        self.token = ""
        told = await self._ask(protocol.NONCE, NonceRequest(device=self.till.id), Nonce)
        signature = signed(self.till.key, told.nonce.encode()).hex()
        proof = TokenRequest(device=self.till.id, nonce=told.nonce, signature=signature)
        self.token = (await self._ask(protocol.TOKEN, proof, Token)).token
        welcome = await self._ask(protocol.HELLO, self._hello(), Welcome)
        for first in range(welcome.seq + 1, self.till.seq + 1, protocol.MAX_STEPS):
            last = min(first + protocol.MAX_STEPS - 1, self.till.seq)
            pushed = await self._ask(protocol.PUSH, self.till.push_letter(first, last), Pushed)
            self.storm.verdicts.update(verdict.verdict for verdict in pushed.verdicts)
        await self._pull()

    def _hello(self) -> Hello:
        return Hello(
            protocol=protocol.PROTOCOL, oldest_protocol=protocol.OLDEST_PROTOCOL, app="storm",
            device=self.till.id, epoch=self.till.epoch, seq=self.till.seq,
            hash=self.till.heads[-1].hex(), bookmark=self.bookmark, clock=NOW,
        )  # fmt: skip

    async def _pull(self) -> None:
        complete = False
        while not complete:
            query: dict[str, str | int] = {"bookmark": self.bookmark, "epoch": self.till.epoch}
            request = self.http.build_request("GET", protocol.PULL, params=query)
            page = await self._answer(request, Page)
            self.bookmark, complete = page.bookmark, page.complete

    async def _ask(self, path: str, letter: Letter, kind: type[_L]) -> _L:
        body, encoding = packed(letters.packed(letter))
        request = self.http.build_request("POST", path, content=body)
        request.headers["Content-Type"] = protocol.MEDIA_TYPE
        request.headers.update({"Content-Encoding": encoding} if encoding else {})
        return await self._answer(request, kind)

    async def _answer(self, request: httpx.Request, kind: type[_L]) -> _L:
        """The letter, however often HQ says "later"; what else it says is counted and tried again."""
        if self.token:
            request.headers["Authorization"] = f"Bearer {self.token}"
        for failures in range(MOST_TRIES):
            try:
                answer = await self.http.send(request)
            except httpx.NetworkError:
                self.storm.cut += 1
                answer = httpx.Response(0)
            else:
                self.storm.answers[answer.status_code] += 1
            if answer.is_success:
                encoding = answer.headers.get("Content-Encoding", "")
                return letters.unpacked(unpacked(answer.content, encoding, limit=_LIMIT), kind)
            if answer.status_code == _UNAUTHORIZED:
                raise _TooLate
            await self._rest(failures, int(answer.headers.get("Retry-After", "0")))
        raise AssertionError(f"{self.till.id} is never served")

    async def _rest(self, failures: int, least: int) -> None:
        """Full jitter, as a shop rests."""
        most = max(1, min(2**failures, _LONGEST_REST_S))
        await asyncio.sleep(max(least, self.dice.uniform(1, most)))


class _TooLate(Exception):
    """A nonce or a token was over before HQ came to read it."""


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
        storm, began = Storm(), time.monotonic()
        limits = httpx.Limits(max_connections=None, max_keepalive_connections=None)
        headers = {"Accept": protocol.MEDIA_TYPE, "Accept-Encoding": protocol.ENCODING}
        base = f"http://127.0.0.1:{self.hq.port}"
        async with httpx.AsyncClient(
            base_url=base, limits=limits, headers=headers, timeout=_PATIENCE_S, trust_env=False
        ) as http:

            async def one(n: int, till: Till) -> None:
                async with door:
                    device = _Device(till, http, storm, random.Random(n), self.head)
                    await device.come_back(began)

            await asyncio.gather(*(one(n, till) for n, till in enumerate(tills)))
        return storm


@contextmanager
def a_company_of(folder: Path, *, devices: int, documents: int) -> Iterator[Company]:
    """So many devices, each with so many documents to push."""
    program = Program(folder / "hq")
    found_headquarters(program.folder, "Example Retail", WallClock())
    with open_headquarters(program.folder, WallClock()) as office:
        sites = [f"S{n:03d}" for n in range(1 + devices // _SHOPS_A_SITE)]
        for code in sites:
            office.staff.add_site(code, code, SiteKind.STORE)
        world = World(office.database)
        tills = [world.till(sites[n // _SHOPS_A_SITE], number=f"{n:04d}") for n in range(devices)]
        for till in tills:
            for _ in range(documents):
                till.seal(step=str(uuid7()), document=str(uuid7()), hlc="1763611200000.00000")
        head = office.feed.head()
    with ServedHq(program) as hq:
        yield Company(hq, tills, head)
