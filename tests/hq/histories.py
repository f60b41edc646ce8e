"""Random histories of one shelf, and what their figures must be: written without the law.

A history is told to HQ in two orders, each on goods of its own, so that hundreds of them fit in a
few pushes: one push tells the next step of every history.
"""

from collections.abc import Iterable, Sequence
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


class Act(NamedTuple):
    """A step of a history: `name` is post, reverse, or what a person says of `document` and a count."""

    name: str
    kind: str
    document: str
    quantity: int = 0
    minute: int = 0
    counted: str = ""


class Told(NamedTuple):
    """A history told in one order, of goods of its own."""

    sku: str
    acts: Sequence[Act]


class Figures(NamedTuple):
    """The shelf right after each standing count, and at the end; and what is asked of whom."""

    after: dict[str, int]
    shelf: int
    asked: frozenset[tuple[str, str]]


def history(random: Random) -> list[Act]:
    """Receipts, sales and counts close together, some reversed, some questions answered; in order."""
    posts = [
        Act("post", kind, f"{kind[0]}{n}{random.randrange(100)}", random.randint(1, 9), minute)
        for n in range(random.randint(2, 5))
        for kind in [random.choice(["receipt", "issue", "count", "count"])]
        for minute in [random.randrange(-16, 17, 4)]
    ]
    goods = [post for post in posts if post.kind != "count"]
    answers = [
        Act(random.choice(["mine", "hq"]), "count", post.document, counted=count.document)
        for post in goods
        for count in posts
        if count.kind == "count" and _is_close(post, count) and random.random() < 0.4
    ]
    back = [p._replace(name="reverse", minute=40) for p in posts if random.random() < 0.25]
    return _mixed(random, posts, [*answers, *back])


def again(random: Random, acts: Sequence[Act]) -> list[Act]:
    """The same history in another order: still each document before what is said or done about it."""
    posts = [act for act in acts if act.name == "post"]
    random.shuffle(posts)
    return _mixed(random, posts, [act for act in acts if act.name != "post"])


def _mixed(random: Random, posts: Sequence[Act], later: Sequence[Act]) -> list[Act]:
    """Answers come before what takes their question away, as people can give them."""
    order = list(posts)
    for act in sorted(later, key=lambda act: act.name == "reverse"):
        about = {act.document, act.counted}
        first = 1 + max(n for n, told in enumerate(order) if told.document in about)
        order.insert(random.randint(first, len(order)), act)
    return order


def expected(acts: Iterable[Act]) -> Figures:
    """What each count found stands; a question not answered goes by the clock."""
    acts = list(acts)
    gone = {act.document for act in acts if act.name == "reverse"}
    standing = [act for act in acts if act.name == "post" and act.document not in gone]
    said = {(a.counted, a.document): a.name for a in acts if a.name in {"mine", "hq"}}
    goods = [act for act in standing if act.kind != "count"]
    counts = [act for act in standing if act.kind == "count"]
    counts.sort(key=lambda count: (count.minute, count.document))
    after = {
        c.document: c.quantity
        + sum(_change(g) for g in goods if _was_after(g, c, said) and g.minute <= c.minute)
        - sum(_change(g) for g in goods if not _was_after(g, c, said) and g.minute > c.minute)
        for c in counts
    }
    last = counts[-1].minute if counts else -100
    shelf = after[counts[-1].document] if counts else 0
    shelf += sum(_change(g) for g in goods if g.minute > last)
    asked = {
        (c.document, g.document)
        for c in counts
        for g in goods
        if _is_close(g, c) and (c.document, g.document) not in said
    }
    return Figures(after, shelf, frozenset(asked))


def _is_close(goods: Act, count: Act) -> bool:
    return abs(goods.minute - count.minute) < WINDOW


def _change(act: Act) -> int:
    return act.quantity if act.kind == "receipt" else -act.quantity


def _was_after(goods: Act, count: Act, said: dict[tuple[str, str], str]) -> bool:
    told = said.get((count.document, goods.document), "")
    return told == "hq" if told else goods.minute > count.minute


def tell(world: World, till: Till, histories: Sequence[Told]) -> None:
    """Tell them all: one push a round, the next step of every history in it."""
    with world.database.transaction() as books:
        rows = [
            (t.sku, t.sku, "", "", "pc", 0, 100, "HKD", "", "none", True, "") for t in histories
        ]
        bulk.insert(books, item, rows)
    for round_ in range(max(len(told.acts) for told in histories)):
        first = till.seq + 1
        open_ones = _open(world)
        for told in histories:
            for act in told.acts[round_ : round_ + 1]:
                _seal(till, told.sku, act, open_ones)
        for start in range(first, till.seq + 1, MAX_STEPS):
            verdicts = till.push(start, min(start + MAX_STEPS - 1, till.seq)).verdicts
            assert {v.verdict for v in verdicts} <= {"applied", "applied_with_exception"}


def _seal(till: Till, sku: str, act: Act, open_ones: dict[tuple[str, str, str], str]) -> None:
    document = f"{act.document}-{sku}"
    if act.name in {"mine", "hq"}:
        key = (f"{act.counted}-{sku}", f"N-{document}", sku)
        if key not in open_ones:  # one of the two was reversed before
            return
        told = {"case": open_ones[key], "take": act.name, "reason": "r"}
        till.seal("resolve", "count", document=key[0], at=at(50), **told)
        return
    content = a_content(
        a_line(sku=sku, quantity=str(act.quantity)), party="S" if act.kind == "receipt" else ""
    )
    till.seal(
        act.name, act.kind, document=document, at=at(act.minute), number=f"N-{document}",
        content=content if act.name == "post" else None,
    )  # fmt: skip


def _open(world: World) -> dict[tuple[str, str, str], str]:
    """The open questions: by count, number and SKU the case."""
    letters = [
        (row.document, unpacked(bytes(row.letter), CaseLetter))
        for row in world.rows(case, code="count_window", state="open")
    ]
    return {(doc, c.facts["number"], c.facts["sku"]): c.case for doc, c in letters}


def found(world: World, histories: Sequence[Told]) -> list[Figures]:
    """What HQ's books say of each."""
    moved: dict[str, list[tuple[tuple[str, str], int]]] = {told.sku: [] for told in histories}
    for m in world.rows(movement):
        if m.sku in moved:
            count = m.count or (m.document if m.document.startswith("c") else "")
            change = m.quantity if m.destination == "MK02/" else -m.quantity
            moved[m.sku].append(((m.at, count), change))
    asked: dict[str, set[tuple[str, str]]] = {}
    for document, number, sku in _open(world):
        pair = (document.partition("-")[0], number.split("-")[1])
        asked.setdefault(sku, set()).add(pair)
    return [_figures(told, moved[told.sku], asked.get(told.sku, set())) for told in histories]


def _figures(
    told: Told, moved: list[tuple[tuple[str, str], int]], asked: set[tuple[str, str]]
) -> Figures:
    gone = {act.document for act in told.acts if act.name == "reverse"}
    counts = [
        act
        for act in told.acts
        if (act.kind, act.name) == ("count", "post") and act.document not in gone
    ]
    after = {
        c.document: sum(
            n for where, n in moved if where <= (at(c.minute), f"{c.document}-{told.sku}")
        )
        for c in counts
    }
    return Figures(after, sum(n for _, n in moved), frozenset(asked))
