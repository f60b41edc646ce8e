"""Two tills of a site and an HQ at play: papers posted, cancelled, reversed and decided about at any time.

Each history has a shelf of its own, so that many of them are played at once. What must be left is read
off HQ's papers without the law: each post that stands moved at its hour, or was a count of it.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import TypeAlias

from sync.hq import bulk
from sync.shop.exchange_acts import Push
from sync.shop.ledger import Actor, NewDocument
from sync.shop.saying import push_of
from sync.stock.document import Changes, Content
from sync.stock.moment import format_moment
from sync.stock.refusal import Refusal
from sync.stock.verdict import Choice
from sync.stock.views import CaseRow
from sync.wire.drafting import StepData
from sync.wire.letters import changed, unpacked
from sync.wire.messages import CaseLetter, DocumentLetter, Page, StepLetter
from sync.wire.protocol import MAX_BATCH_BYTES, MAX_STEPS, PAGE_BYTES
from tests.hq.recountings import History, Post, expected
from tests.near_hq import Shop
from tests.shop.shops import a_line

Wrong: TypeAlias = tuple[str | int, ...]
"""A shelf and figures of it that should be one."""
DESK = Actor()
_TOOK_EFFECT = {"applied", "merged", "applied_with_exception"}
_SAME = {"posted_twice", "posted_after_cancel", "posted_after_reversal", "duplicate_note"}


@dataclass(slots=True)
class Hands:
    """The two tills, what they have written on each shelf, and which minutes of it are taken."""

    random: Random
    tills: Sequence[Shop]
    papers: dict[str, list[str]] = field(default_factory=dict)
    minutes: dict[str, list[int]] = field(default_factory=dict)
    decided: set[tuple[str, str]] = field(default_factory=set)

    def begin(self, shelves: Sequence[str]) -> None:
        """Nothing was written on these yet."""
        for shelf in shelves:
            self.papers[shelf] = []
            self.minutes[shelf] = self.random.sample(range(20, 110, 4), 22)

    def round(self) -> list[Wrong]:
        """An act about each shelf, some decisions, one till tells, and one exchanges; as `exchange`."""
        for shelf in self.papers:
            self.act(shelf)
        self.decide(self.random.choice((0.1, 0.5)))
        tell = self.random.choice((push, push_unheard, _wait))
        tell(self.random.choice(self.tills))
        return self.exchange(self.random.choice(self.tills))

    def act(self, shelf: str) -> None:
        """Somebody at a till does something about that shelf, if it can be done there."""
        if not self.minutes[shelf]:
            return
        shop, known = self.random.choice(self.tills), self.papers[shelf]
        lot = self.random.random()
        with suppress(Refusal):  # it is not known there, or the till says no to a promise
            if not known or lot < 0.35:
                known.append(self._record(shop, shelf, post=lot < 0.25))
            else:
                self._go_on(shop, shelf, self.random.choice(known))

    def _record(self, shop: Shop, shelf: str, *, post: bool) -> str:
        kind = self.random.choice(("count", "count", "receipt", "issue"))
        note = f"N-{shelf}" if self.random.random() < 0.3 and kind == "receipt" else ""
        line = a_line(quantity=self.random.randint(1, 9), bin=shelf)
        told = NewDocument(
            kind=kind,
            content=Content((line,), party="S", reference=note),
            occurred_at=self._hour(shop, shelf),
            post=post,
        )
        return shop.books.ledger.record(told, by=DESK).document

    def _go_on(self, shop: Shop, shelf: str, paper: str) -> None:
        name = self.random.choice(("post", "post", "edit", "cancel", "reverse"))
        line = a_line(quantity=self.random.randint(1, 9), bin=shelf)
        changes = Changes({}, {"1": line}) if name == "edit" else None
        hour = self._hour(shop, shelf) if name == "post" else ""
        data = StepData(changes=changes, occurred_at=hour)
        shop.books.ledger.step(paper, name, by=DESK, data=data)

    def _hour(self, shop: Shop, shelf: str) -> str:
        return format_moment(shop.clock.now() - timedelta(minutes=self.minutes[shelf].pop()))

    def decide(self, share: float) -> None:
        """People at one till answer some of what is asked, either way."""
        shop = self.random.choice(self.tills)
        of = {paper: shelf for shelf, papers in self.papers.items() for paper in papers}
        for asked in self._asked(shop):
            if self.random.random() < share:
                take = self.random.choice((Choice.MINE, Choice.HQ))
                shop.books.ledger.resolve(asked.case, take=take, reason="looked", by=DESK)
                self.decided.add((shop.device, of[asked.document]))

    def _asked(self, shop: Shop) -> list[CaseRow]:
        told = shop.books.reading.cases(state="open")
        return [case for case in told if set(case.choices) == {"mine", "hq"}]

    def exchange(self, shop: Shop) -> list[Wrong]:
        """Let a till exchange, and lay what waits there anew after each commit of what it hears before.

        Where it shows three figures: the shelf, what it had shown, anew, and as HQ then said. Of a
        decision HQ alone says what it moves. Where HQ or it is then wrong, by HQ's papers: both and those.
        """
        amid = [one for _ in hear_in_parts(shop, self.random) for one in self._laid_anew(shop)]
        before = shelves_of(shop)
        shop.sync()
        after = shelves_of(shop)
        open_ones = {shelf for device, shelf in self.decided if device == shop.device}
        self.decided = {one for one in self.decided if one[0] != shop.device}
        hq, must = shelves_at_hq(shop), expected_shelves(shop)
        said = _side_by_side(self.papers.keys() - open_ones, before, before, after)
        done = _side_by_side(self.papers, after, hq, must)
        return [one for one in (*amid, *said, *done) if len(set(one[1:])) > 1]

    def _laid_anew(self, shop: Shop) -> list[Wrong]:
        """What each shelf shows as it stands, and with all that waits laid anew."""
        shown = shelves_of(shop)
        shop.books.projection.lay_again()
        anew = shelves_of(shop)
        return _side_by_side(self.papers, shown, anew, anew)


def _side_by_side(shelves: Iterable[str], *told: dict[str, int]) -> list[Wrong]:
    return [(s, *(figures.get(s, 0) for figures in told)) for s in shelves]


def push(shop: Shop) -> None:
    """Tell HQ what waits here; of its rows nothing comes."""
    talk = shop.talk()
    talk.hello()
    talk.push(Push(MAX_STEPS, MAX_BATCH_BYTES))


def push_unheard(shop: Shop) -> None:
    """The same, and HQ's answer is lost."""
    waiting = shop.books.journal.waiting(limit=MAX_STEPS, max_bytes=MAX_BATCH_BYTES)
    shop.hq.push(shop.device, push_of(shop.books, waiting))


def _wait(_shop: Shop) -> None:
    """Nobody tells anything."""


def hear(shop: Shop) -> None:
    """What HQ has by now, while the own steps wait."""
    for page in _pages(shop):
        shop.books.projection.take_in(page)


def _pages(shop: Shop) -> Iterator[Page]:
    books, is_complete = shop.books, False
    while not is_complete:
        page = shop.hq.feed.page([books.device.site], books.projection.bookmark(), PAGE_BYTES)
        yield page
        is_complete = page.complete


def hear_in_parts(shop: Shop, random: Random | None = None) -> Iterator[None]:
    """The same in two commits a page, or one a row where nothing is left to chance; stops after each."""
    take_in = shop.books.projection.take_in
    for page in _pages(shop):
        rows = len(page.rows)
        for end in range(1, rows) if random is None else _one_of(random, rows):
            some = page.rows[:end]
            take_in(changed(page, rows=some, bookmark=some[-1].seq, complete=False))
            yield
        take_in(page)
        yield


def _one_of(random: Random, rows: int) -> list[int]:
    return [random.randrange(1, rows)] if rows > 1 else []


def shelves_of(shop: Shop) -> dict[str, int]:
    """What a till shows on each shelf."""
    rows = shop.books.projection.book.rows("TEA")
    return {row.place.partition("/")[2]: row.on_hand for row in rows}


def shelves_at_hq(shop: Shop) -> dict[str, int]:
    """What HQ's books say."""
    with shop.hq.database.reading() as books:
        rows = bulk.ask(books, "SELECT place, quantity FROM balance WHERE site = 'MK02'")
    return {place.partition("/")[2]: quantity for place, quantity in rows}


def expected_shelves(shop: Shop) -> dict[str, int]:
    """What must be on each shelf, by what is written on HQ's papers."""
    with shop.hq.database.reading() as books:
        told = bulk.ask(books, "SELECT letter FROM document ORDER BY id")
        sealed = bulk.ask(books, "SELECT bytes FROM device_log")
    steps = {step.step: step for (body,) in sealed for step in [unpacked(bytes(body), StepLetter)]}
    papers = [unpacked(bytes(body), DocumentLetter) for (body,) in told]
    shelves: dict[str, History] = {}
    for paper in papers:
        shelf = paper.content.lines[0].bin
        one = shelves.setdefault(shelf, History(shelf, []))
        one.told |= dict(_standing(paper, steps))
        for case in paper.cases:
            _heed(one, paper, case, {other.number: other.id for other in papers})
    return {shelf: expected(one).shelf for shelf, one in shelves.items()}


def _standing(paper: DocumentLetter, steps: dict[str, StepLetter]) -> Iterator[tuple[str, Post]]:
    """The posts that nobody took back, each with what it had written."""
    done = [step for step in paper.steps if step.verdict in _TOOK_EFFECT]
    back = [n for n, step in enumerate(done) if step.name == "reverse"]
    gone = {case.step for case in paper.cases if case.taken == "hq" and case.code in _SAME}
    for step in done[back[-1] if back else 0 :]:
        content = steps[step.step].content
        if step.name == "post" and step.step not in gone and content is not None:
            quantity = int(content.lines[0].quantity)
            yield step.step, Post(paper.id, paper.kind, _minute(step.at), quantity, 0)


def _heed(one: History, paper: DocumentLetter, case: CaseLetter, ids: dict[str, str]) -> None:
    """What somebody said about a count."""
    facts = case.facts
    if case.code == "count_window" and case.taken:
        goods = ids[facts["number"]], _minute(facts["at"])
        one.said[paper.id, _minute(facts["counted_at"]), *goods] = case.taken
    elif case.code == "counts_differ" and case.taken == "hq" and case.mine_act is not None:
        one.given_up.add((paper.id, _minute(case.mine_act.at)))


def _minute(instant: str) -> int:
    return int(datetime.fromisoformat(instant).timestamp()) // 60
