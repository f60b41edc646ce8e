"""A great many devices come back at the same instant: light clients that speak as a shop does.

They are enrolled by direct calls and live in this process; HQ is a real `hq serve`. Each signs a visit
that brings its queue and asks for the first page; told to come back later, it rests as a shop rests.
"""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias, TypeVar

from uuid_utils.compat import uuid7

from sync.cli.wall_clock import WallClock
from sync.hq.headquarters import found_headquarters, open_headquarters
from sync.stock.item import SiteKind
from sync.stock.moment import now_text
from sync.wire import letters, protocol
from sync.wire.enrolling import Nonce, NonceRequest, Token, TokenRequest
from sync.wire.messages import Letter, Page, Push, Pushed
from sync.wire.packing import packed, unpacked
from sync.wire.seal import signed
from sync.wire.visiting import SCHEME, Visit, Visited, proof_of
from tests.faults.light_line import LightLine
from tests.faults.processes import ServedHq
from tests.hq.world import Till, furnished
from tests.journeys.program import Program

_PATIENCE_S = 120
_LONGEST_REST_S = 60
MOST_TRIES = 30
"""Who was sent away so often is not served."""
_OK, _UNAUTHORIZED = 200, 401
_CLOCK = WallClock()
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
    is_old: bool = False
    """Speaks as tills did before visits."""
    token: str = ""
    settled: int = 0
    pushes: dict[int, Push] = field(default_factory=dict)

    def prepare(self) -> None:
        """Sign what it will push: that is not what is measured."""
        for first in range(1, self.till.seq + 1, protocol.MAX_STEPS):
            last = min(first + protocol.MAX_STEPS - 1, self.till.seq)
            self.pushes[first] = self.till.push_letter(first, last)

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
        if self.is_old and not self.token:
            await self._prove()
        visited = await self._visit()
        page = visited.page
        while self.settled < self.till.seq:
            push = _prepared(self.pushes[self.settled + 1])
            self._hear(await self._answer("POST", protocol.PUSH, push, Pushed))
            page = None
        while page is None or not self._took_in_all(page):
            target = f"{protocol.PULL}?bookmark={self.bookmark}&epoch={self.till.epoch}"
            page = await self._answer("GET", target, (b"", {}), Page)

    async def _prove(self) -> None:
        """As tills did that signed no visits."""
        nonce = (await self._post(protocol.NONCE, NonceRequest(device=self.till.id), Nonce)).nonce
        signature = signed(self.till.key, nonce.encode()).hex()
        proof = TokenRequest(device=self.till.id, nonce=nonce, signature=signature)
        self.token = (await self._post(protocol.TOKEN, proof, Token)).token

    async def _visit(self) -> Visited:
        visit = self._hello(None if self.is_old else self.pushes.get(self.settled + 1))
        body, about = _prepared(visit)
        if not self.token:
            signature = signed(self.till.key, proof_of(letters.packed(visit))).hex()
            about = {**about, "Authorization": f"{SCHEME} {signature}"}
        visited = await self._answer("POST", protocol.HELLO, (body, about), Visited)
        self.token = visited.token or self.token
        self.settled = max(self.settled, visited.seq)
        if visited.pushed is not None:
            self._hear(visited.pushed)
        return visited

    def _hear(self, pushed: Pushed) -> None:
        self.settled = pushed.acknowledged
        self.storm.verdicts.update(verdict.verdict for verdict in pushed.verdicts)

    def _took_in_all(self, page: Page) -> bool:
        self.bookmark = page.bookmark
        self.storm.rows += len(page.rows)
        return page.complete

    def _hello(self, push: Push | None) -> Visit:
        return Visit(
            protocol=protocol.PROTOCOL, oldest_protocol=protocol.OLDEST_PROTOCOL, app="storm",
            device=self.till.id, epoch=self.till.epoch, seq=self.till.seq,
            hash=self.till.heads[-1].hex(), bookmark=self.bookmark, clock=now_text(_CLOCK),
            push=push, page_bytes=0 if self.is_old else protocol.PAGE_BYTES,
        )  # fmt: skip

    async def _post(self, path: str, letter: Letter, kind: type[_L]) -> _L:
        return await self._answer("POST", path, _prepared(letter), kind)

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

    def come_back(
        self, tills: Sequence[Till], *, at_once: int = 0, old: Collection[Till] = ()
    ) -> Storm:
        """Those devices, all of them together unless told how many at a time.

        Those that are `old` speak as tills did before visits.
        """
        storm = Storm()
        devices = [
            _Device(
                till,
                LightLine(self.hq.port, _PATIENCE_S),
                storm,
                random.Random(n),
                self.head,
                is_old=till in old,
            )
            for n, till in enumerate(tills)
        ]
        asyncio.run(self._come_back(devices, asyncio.Semaphore(at_once or len(tills))))
        return storm

    async def _come_back(self, devices: list[_Device], door: asyncio.Semaphore) -> None:
        for device in devices:
            device.prepare()
        began = time.monotonic()

        async def one(device: _Device) -> None:
            async with door:
                await device.come_back(began)

        await asyncio.gather(*(one(device) for device in devices))
        for device in devices:
            device.line.close()


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
