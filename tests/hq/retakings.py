"""Random histories of papers told twice, counted and decided about; what must be left, as plain sums.

Each history has goods of its own, so that hundreds of them fit in a few pushes.
"""

from collections.abc import Mapping, Sequence
from random import Random
from typing import NamedTuple

from sync.hq import bulk
from sync.hq.tables import case, item, movement
from sync.wire.letters import unpacked
from sync.wire.messages import CaseLetter, ContentLetter
from sync.wire.protocol import MAX_STEPS
from tests.hq.world import Till, World, a_content, a_line, at

WINDOW = 10
"""Minutes."""


class Act(NamedTuple):
    """A step: `name` is the law's, or the side that a person takes of the case on `document`."""

    name: str
    kind: str
    document: str
    minute: int = 0
    quantity: int = 0


class Paper(NamedTuple):
    """Steps on one thing in the order they are told, the last two facts of it the same goods or not.

    `change` is by fact what it does to the shelf; the last of them is what a person is asked about.
    """

    acts: Sequence[Act]
    change: Sequence[tuple[int, int]]


class Told(NamedTuple):
    """A history: its goods, the acts in the order they are told, and the papers among them."""

    sku: str
    acts: Sequence[Act]
    papers: Sequence[Paper]


class Figures(NamedTuple):
    """The shelf right after each count and at the end, and which pair of a count and minute is asked about."""

    after: Mapping[str, int]
    shelf: int
    asked: frozenset[tuple[str, int]]


def history(random: Random, sku: str) -> Told:
    """A paper or two told twice, and counts before, between and after; decided about or not."""
    minutes = random.sample(range(-60, 61, 4), 8)
    papers = [_paper(random, n, minutes) for n in range(random.randint(1, 2))]
    counts = [
        Act("post", "count", f"c{n}", minutes.pop(), random.randint(0, 9))
        for n in range(random.randint(1, 3))
    ]
    order: list[Act] = []
    for acts in (*([count] for count in counts), *(paper.acts for paper in papers)):
        order = _woven(random, order, acts)
    return Told(sku, order, papers)


def _woven(random: Random, order: Sequence[Act], acts: Sequence[Act]) -> list[Act]:
    """Both in one order, each in its own."""
    places = sorted(random.randint(0, len(order)) for _ in acts)
    woven = list(order)
    for nth, (place, act) in enumerate(zip(places, acts, strict=True)):
        woven.insert(place + nth, act)
    return woven


def _paper(random: Random, nth: int, minutes: list[int]) -> Paper:
    document, quantity = f"p{nth}", random.randint(1, 9)
    first, second = minutes.pop(), minutes.pop()
    facts, change = random.choice(_WAYS)(document, quantity, first, second)
    decision = [
        Act(take, facts[-1].kind, facts[-1].document, 120)
        for take in [random.choice(_TAKES)]
        if take
    ]
    return Paper([*facts, *decision], change)


_TAKEN = {"applied", "applied_with_exception"}
_TAKES = ("mine", "hq", "hq", "")
_Facts = tuple[list[Act], list[tuple[int, int]]]


def _twice(kind: str, sign: int, document: str, quantity: int, first: int, second: int) -> _Facts:
    acts = [Act("post", kind, document, minute, quantity) for minute in (first, second)]
    return acts, [(first, sign * quantity), (second, sign * quantity)]


def _received_twice(document: str, quantity: int, first: int, second: int) -> _Facts:
    return _twice("receipt", 1, document, quantity, first, second)


def _sold_twice(document: str, quantity: int, first: int, second: int) -> _Facts:
    return _twice("issue", -1, document, quantity, first, second)


def _after_cancel(document: str, quantity: int, first: int, second: int) -> _Facts:
    acts = [
        Act("draft", "receipt", document, first, quantity),
        Act("cancel", "receipt", document, first),
        Act("post", "receipt", document, second, quantity),
    ]
    return acts, [(second, quantity)]


def _after_reversal(document: str, quantity: int, first: int, second: int) -> _Facts:
    post = Act("post", "receipt", document, first, quantity)
    acts = [post, Act("reverse", "receipt", document, 90), post._replace(minute=second)]
    return acts, [(second, quantity)]


def _arrived_twice(document: str, quantity: int, first: int, second: int) -> _Facts:
    sent = Act("post", "transfer", document, -100, quantity)
    acts = [sent, *(Act("arrive", "transfer", document, m, quantity) for m in (first, second))]
    return acts, [(first, quantity), (second, quantity)]


def _arrived_early(document: str, quantity: int, first: int, _second: int) -> _Facts:
    return [Act("arrive", "transfer", document, first, quantity)], [(first, quantity)]


def _handed_over_twice(document: str, quantity: int, first: int, second: int) -> _Facts:
    held = Act("post", "reservation", document, -100, quantity)
    acts = [held, *(Act("fulfil", "reservation", document, m, quantity) for m in (first, second))]
    return acts, [(first, -quantity), (second, -quantity)]


def _one_note(document: str, quantity: int, first: int, second: int) -> _Facts:
    acts = [
        Act("post", "receipt", name, minute, quantity)
        for name, minute in ((f"{document}-n1", first), (f"{document}-n2", second))
    ]
    return acts, [(first, quantity), (second, quantity)]


_WAYS = (
    _received_twice, _sold_twice, _after_cancel, _after_reversal, _arrived_twice, _arrived_early,
    _handed_over_twice, _one_note,
)  # fmt: skip


def expected(told: Told) -> Figures:
    """What stands moved at its own hour; what a count found stands, and what came after it is added."""
    stands = [change for paper in told.papers for change in _standing(paper)]
    counts = sorted(
        (act for act in told.acts if act.kind == "count"),
        key=lambda act: (act.minute, act.document),
    )
    last = counts[-1]
    return Figures(
        {count.document: count.quantity for count in counts},
        last.quantity + sum(change for minute, change in stands if minute > last.minute),
        frozenset(
            (count.document, minute)
            for count in counts
            for minute, _ in stands
            if abs(minute - count.minute) < WINDOW
        ),
    )


def _standing(paper: Paper) -> Sequence[tuple[int, int]]:
    return paper.change[:-1] if paper.acts[-1].name == "hq" else paper.change


def tell(world: World, histories: Sequence[Told]) -> None:
    """Tell them all: one push a round, the next step of every history in it."""
    with world.database.transaction() as books:
        rows = [
            (t.sku, t.sku, "", "", "pc", 0, 100, "HKD", "", "none", True, "") for t in histories
        ]
        bulk.insert(books, item, rows)
    tills = {site: world.till(site, number) for number, site in (("01", "MK02"), ("02", "KC00"))}
    for round_ in range(max(len(told.acts) for told in histories)):
        first, asked = {site: till.seq + 1 for site, till in tills.items()}, _to_decide(world)
        for told in histories:
            for act in told.acts[round_ : round_ + 1]:
                _seal(tills["KC00" if _is_dispatch(act) else "MK02"], told.sku, act, asked)
        for site, till in tills.items():
            _push(till, first[site])


def _push(till: Till, first: int) -> None:
    for start in range(first, till.seq + 1, MAX_STEPS):
        verdicts = till.push(start, min(start + MAX_STEPS - 1, till.seq)).verdicts
        wrong = [
            v.message for v in verdicts if v.verdict not in _TAKEN and v.code != "over_reserved"
        ]
        assert wrong == []


def _is_dispatch(act: Act) -> bool:
    return (act.kind, act.name) == ("transfer", "post")


def _to_decide(world: World) -> dict[str, str]:
    """By document the open case that asks whether goods moved twice."""
    letters = [
        (row.document, unpacked(bytes(row.letter), CaseLetter))
        for row in world.rows(case, state="open")
    ]
    return {
        document: letter.case
        for document, letter in letters
        if letter.choices == ["mine", "hq"] and letter.code not in _OTHERS
    }


_OTHERS = {"count_window", "counts_differ", "transfer_short", "transfer_over", "over_reserved"}


def _seal(till: Till, sku: str, act: Act, asked: Mapping[str, str]) -> None:
    document = f"{act.document}-{sku}"
    site = "KC00" if act.kind == "transfer" else "MK02"
    if act.name in {"mine", "hq"}:
        told = {"case": asked[document], "take": act.name, "reason": "r"}
        till.seal("resolve", act.kind, document=document, site=site, at=at(act.minute), **told)
        return
    till.seal(
        act.name, act.kind, document=document, site=site, at=at(act.minute),
        number=f"N-{document}",
        content=_content(act, sku) if act.name in {"post", "draft", "arrive"} else None,
    )  # fmt: skip


def _content(act: Act, sku: str) -> ContentLetter:
    line = a_line(sku=sku, quantity=str(act.quantity))
    note = f"DN-{sku}-{act.document[:2]}" if "-n" in act.document else ""
    more = {
        "receipt": {"party": "S", "reference": note},
        "transfer": {"to_site": "MK02"},
        "reservation": {"party": "MRS-CHAN", "reference": "DEP"},
    }
    return a_content(line, **more.get(act.kind, {}))


def found(world: World, histories: Sequence[Told]) -> list[Figures]:
    """What HQ's books say of each."""
    moved: dict[str, list[tuple[tuple[str, str], int]]] = {told.sku: [] for told in histories}
    for m in world.rows(movement):
        if m.sku in moved:
            count = m.count or (m.document if m.document.startswith("c") else "")
            change = (m.destination == "MK02/") - (m.origin == "MK02/")
            moved[m.sku].append(((m.at, count), change * m.quantity))
    asked: dict[str, set[tuple[str, int]]] = {}
    for row in world.rows(case, code="count_window", state="open"):
        letter = unpacked(bytes(row.letter), CaseLetter)
        minute = next(n for n in range(-60, 61) if at(n) == letter.facts["at"])
        asked.setdefault(letter.facts["sku"], set()).add((row.document.partition("-")[0], minute))
    return [_figures(told, moved[told.sku], asked.get(told.sku, set())) for told in histories]


def _figures(
    told: Told, moved: list[tuple[tuple[str, str], int]], asked: set[tuple[str, int]]
) -> Figures:
    counts = [act for act in told.acts if act.kind == "count"]
    after = {
        c.document: sum(
            n for where, n in moved if where <= (at(c.minute), f"{c.document}-{told.sku}")
        )
        for c in counts
    }
    return Figures(after, sum(n for _, n in moved), frozenset(asked))
