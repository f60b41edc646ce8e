"""Random histories of counts posted more than once by several hands, and people who decide in any order.

Whoever plays a history looks at what HQ asks at that time, and answers some of it. What must be left
is told without the law: each post that stands is a count of its own hour.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from random import Random
from typing import NamedTuple

from sync.hq import bulk
from sync.hq.tables import case, item, movement
from sync.wire.letters import unpacked
from sync.wire.messages import CaseLetter
from sync.wire.protocol import MAX_STEPS
from tests.hq.world import Till, World, a_content, a_line, at

WINDOW = 10
"""Minutes."""
ROUNDS = 14


class Post(NamedTuple):
    """What somebody counted, received or sold, on a paper that may be posted again; `hand` is the till."""

    document: str
    kind: str
    minute: int
    quantity: int
    hand: int

    @property
    def change(self) -> int:
        return self.quantity if self.kind == "receipt" else -self.quantity


Asked = tuple[str, int, str, int]
"""A count and its minute, a paper of goods and its minute."""


@dataclass(slots=True)
class History:
    """What is left to tell, and what was told and decided of goods that nothing else moves."""

    sku: str
    left: list[Post]
    told: dict[str, Post] = field(default_factory=dict)
    given_up: set[tuple[str, int]] = field(default_factory=set)
    said: dict[Asked, str] = field(default_factory=dict)


class Figures(NamedTuple):
    """The shelf right after each count that stands, and at the end; what is asked of whom."""

    after: Mapping[tuple[str, int], int]
    shelf: int
    asked: frozenset[Asked]


def history(random: Random, sku: str) -> History:
    """Two or three counts and a paper or two of goods, each posted once or twice, in any order."""
    minutes = random.sample(range(-40, 41, 4), 12)
    kinds = ["count"] * random.randint(1, 3) + random.choices(["receipt", "issue"], k=2)
    posts = [
        Post(f"{kind[0]}{n}", kind, minutes.pop(), random.randint(1, 9), random.randint(0, 1))
        for n, kind in enumerate(kinds)
        for _ in range(random.choice((1, 2) if kind == "count" else (1, 1, 2)))
    ]
    random.shuffle(posts)
    return History(sku, posts)


def play(world: World, random: Random, histories: Sequence[History]) -> Iterator[None]:
    """One push of each till a round, the next act of every history in it; stops after each commit."""
    with world.database.transaction() as books:
        rows = [
            (t.sku, t.sku, "", "", "pc", 0, 100, "HKD", "", "none", True, "") for t in histories
        ]
        bulk.insert(books, item, rows)
    tills = [world.till(number="01"), world.till(number="02")]
    for _ in range(ROUNDS):
        first, asked = [till.seq + 1 for till in tills], _open(world)
        acts = [_next_act(random, tills, one, asked.get(one.sku, [])) for one in histories]
        for till, start in zip(tills, first, strict=True):
            _push(till, start)
            for act in acts:
                act.is_told_by(till)
            yield


def _push(till: Till, first: int) -> None:
    for start in range(first, till.seq + 1, MAX_STEPS):
        verdicts = till.push(start, min(start + MAX_STEPS - 1, till.seq)).verdicts
        assert [v.message for v in verdicts if not v.verdict.startswith("applied")] == []


def _open(world: World) -> dict[str, list[tuple[str, CaseLetter]]]:
    found: dict[str, list[tuple[str, CaseLetter]]] = {}
    for row in world.rows(case, state="open"):
        document, _, sku = row.document.partition("-")
        found.setdefault(sku, []).append((document, unpacked(bytes(row.letter), CaseLetter)))
    return found


class _Act(NamedTuple):
    """What is sealed at a till, and what it changes in its history once HQ has it."""

    till: Till | None = None
    change: Callable[[], object] = dict

    def is_told_by(self, till: Till) -> None:
        """That till has told HQ all that it had."""
        if till is self.till:
            self.change()


def _next_act(
    random: Random, tills: Sequence[Till], one: History, asked: list[tuple[str, CaseLetter]]
) -> _Act:
    papers = sorted({post.document for post in one.told.values()})
    lot = random.random()
    asked = [(document, letter) for document, letter in asked if len(letter.choices) > 1]
    if asked and (lot < 0.45 or not one.left):
        return _decide(random, tills[0], one, *random.choice(asked))
    if papers and lot < 0.55:
        return _reverse(tills[0], one, random.choice(papers))
    return _tell(tills, one, one.left.pop()) if one.left else _Act()


def _decide(random: Random, till: Till, one: History, document: str, letter: CaseLetter) -> _Act:
    take = random.choice(("mine", "hq"))
    till.seal(
        "resolve", _KINDS[document[0]], document=f"{document}-{one.sku}", case=letter.case,
        take=take, reason="r", at=at(100),
    )  # fmt: skip
    return _Act(till, partial(_decided, one, document, letter, take))


def _decided(one: History, document: str, letter: CaseLetter, take: str) -> None:
    if letter.code == "count_window":
        goods = letter.facts["number"].split("-")[1]
        counted = _minute(letter.facts["counted_at"])
        one.said[document, counted, goods, _minute(letter.facts["at"])] = take
    elif take == "hq" and letter.code == "counts_differ":
        assert letter.mine_act is not None
        one.given_up.add((document, _minute(letter.mine_act.at)))
    elif take == "hq":
        one.told.pop(letter.step, None)


_KINDS = {"c": "count", "r": "receipt", "i": "issue"}


def _minute(instant: str) -> int:
    return next(n for n in range(-60, 61) if at(n) == instant)


def _reverse(till: Till, one: History, document: str) -> _Act:
    kind = _KINDS[document[0]]
    till.seal("reverse", kind, document=f"{document}-{one.sku}", at=at(90))
    return _Act(till, partial(_reversed, one, document))


def _reversed(one: History, document: str) -> None:
    one.told = {step: post for step, post in one.told.items() if post.document != document}


def _tell(tills: Sequence[Till], one: History, post: Post) -> _Act:
    content = a_content(a_line(sku=one.sku, quantity=str(post.quantity)), party="S")
    key = f"{post.document}-{one.sku}"
    till = tills[post.hand]
    letter = till.seal(
        "post", post.kind, document=key, number=f"N-{key}", at=at(post.minute), content=content
    )
    return _Act(till, partial(one.told.__setitem__, letter.step, post))


def expected(one: History) -> Figures:
    """What each standing count found stands; a question that nobody answered goes by the clock."""
    stands = [*one.told.values()]
    goods = [post for post in stands if post.kind != "count"]
    counts = sorted(
        (p for p in stands if p.kind == "count" and (p.document, p.minute) not in one.given_up),
        key=lambda count: count.minute,
    )
    pairs = [(c, g, one.said.get(_pair(c, g), "")) for c in counts for g in goods]
    after = {(c.document, c.minute): c.quantity for c in counts}
    for c, g, said in pairs:
        was_before = g.minute < c.minute
        if said == ("hq" if was_before else "mine"):
            after[c.document, c.minute] += g.change if was_before else -g.change
    last = counts[-1] if counts else Post("", "count", -100, 0, 0)
    shelf = after.get((last.document, last.minute), 0)
    shelf += sum(g.change for g in goods if g.minute > last.minute)
    close = {_pair(c, g) for c, g, said in pairs if abs(g.minute - c.minute) < WINDOW and not said}
    return Figures(after, shelf, frozenset(close))


def _pair(count: Post, goods: Post) -> Asked:
    return count.document, count.minute, goods.document, goods.minute


def found(world: World, histories: Sequence[History]) -> Iterator[tuple[History, Figures]]:
    """What HQ's books say of each."""
    moved: dict[str, list[tuple[tuple[str, str], int]]] = {one.sku: [] for one in histories}
    for m in world.rows(movement):
        count = m.count or (m.document if m.document.startswith("c") else "")
        change = (m.destination == "MK02/") - (m.origin == "MK02/")
        moved[m.sku].append(((m.at, count), change * m.quantity))
    asked = _open(world)
    for one in histories:
        after = {
            key: sum(
                n for where, n in moved[one.sku] if where <= (at(key[1]), f"{key[0]}-{one.sku}")
            )
            for key in expected(one).after
        }
        close = {
            (
                document,
                _minute(letter.facts["counted_at"]),
                letter.facts["number"].split("-")[1],
                _minute(letter.facts["at"]),
            )
            for document, letter in asked.get(one.sku, [])
            if letter.code == "count_window"
        }
        shelf = sum(n for _, n in moved[one.sku])
        yield one, Figures(after, shelf, frozenset(close))
