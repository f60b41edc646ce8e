"""Counts and the movements that are told after them, or too close to them to tell which came first.

A movement that happened before a count explains part of its variance: the count is owed an entry the
other way. Where shelf time and book time may differ, a person is asked and nothing moves by itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from sync.hq.bench import Bench, CountLine, Moved
from sync.hq.entry import Entry
from sync.hq.plan import Plan
from sync.hq.ruling import CaseFile
from sync.hq.scrutiny import opened
from sync.hq.settling import settled_by_hq
from sync.hq.sides import planned, told_before
from sync.stock.document import Document, Step
from sync.stock.late import close_to_count, owed_to_count, seconds_between, too_close
from sync.stock.movement import Movement, deltas, opposite
from sync.stock.place import VARIANCE, Place, site_of
from sync.stock.verdict import Choice
from sync.wire.letters import changed
from sync.wire.messages import CaseLetter


def told_late(
    bench: Bench, entry: Entry, document: Document, movements: Sequence[Movement]
) -> tuple[tuple[Movement, ...], tuple[CaseFile, ...]]:
    """What counts that were judged before are owed for these movements, and the cases that ask."""
    owed: list[Movement] = []
    asked: dict[tuple[str, str], list[tuple[Movement, CountLine]]] = {}
    is_reversal = entry.letter is not None and entry.letter.name == "reverse"
    for m, line in _counted_keys(bench, document, movements, is_reversal=is_reversal):
        if not is_reversal and document.kind != "count" and too_close(m.at, line.at):
            asked.setdefault((line.document, line.line), []).append((m, line))
        else:
            owed.append(_owed(m, line))
    cases = tuple(
        _window(bench, entry, document, pairs, nth=nth) for nth, pairs in enumerate(asked.values())
    )
    return tuple(owed), cases


def counted_close(bench: Bench, entry: Entry, document: Document, at: str) -> Iterator[CaseFile]:
    """The cases of a count that is judged after movements close to it."""
    nth = 0
    for line in document.content.lines:
        place = f"{document.site}/{line.bin}"
        here = CountLine(document.id, line.line, place, line.sku, line.lot, at)
        for moved in _close_to(bench, here):
            yield _asked(bench, entry, (document, here), moved, nth=nth)
            nth += 1


def no_longer_owed(bench: Bench, document: Document, step: Step) -> tuple[Movement, ...]:
    """A count is reversed: what it was owed goes back."""
    net: dict[_Key, int] = {}
    for m in bench.owed.get(document.id, ()):
        place = m.destination if m.origin == VARIANCE else m.origin
        key = (place, m.sku, m.lot, m.expires, m.at)
        net[key] = net.get(key, 0) + m.effect(place)
    return tuple(
        _back(step, f"{nth}:count:{document.id}", key, quantity)
        for nth, (key, quantity) in enumerate(sorted(net.items()))
        if quantity
    )


_Key: TypeAlias = tuple[str, str, str, str, str]
"""Place, SKU, lot, expiry and instant."""


def _back(step: Step, line: str, key: _Key, quantity: int) -> Movement:
    """The other way from what had an effect of `quantity` on the key."""
    place, (sku, lot, expires, at) = Place(key[0]), key[1:]
    origin, destination = (place, VARIANCE) if quantity > 0 else (VARIANCE, place)
    return Movement(step.id, line, sku, lot, expires, origin, destination, abs(quantity), at)


def window_cases(bench: Bench, document: Document) -> tuple[CaseFile, ...]:
    """The cases that ask whether this document was before a count: reversed, nobody has to know."""
    return tuple(
        settled_by_hq(bench, case, "The document was reversed.")
        for case in bench.cases.values()
        if _asks_about(case.letter, document) and case.letter.state == "open"
    )


def _asks_about(case: CaseLetter, document: Document, sku: str = "") -> bool:
    facts = case.facts
    is_its = case.code == "count_window" and facts.get("number") == document.number
    return is_its and sku in {"", facts.get("sku")}


def _counted_keys(
    bench: Bench, document: Document, movements: Sequence[Movement], *, is_reversal: bool
) -> Iterator[tuple[Movement, CountLine]]:
    """Each movement on a counted key, with the count that it is close to, or else the first after it."""
    if not bench.count_lines:
        return
    net = deltas(movements)
    for m in movements:
        for place in (m.origin, m.destination):
            key = (place, m.sku, m.lot)
            if not net[key]:  # a reversal of what a count was owed: the shelf saw nothing
                continue
            others = [c for c in bench.count_lines.get(key, ()) if c.document != document.id]
            if is_reversal:
                line = _first_that_saw(bench, document, m, others)
            else:
                line = _meets(m, others, is_count=document.kind == "count")
            if line is not None and site_of(place):
                yield m, line


def _meets(m: Movement, lines: list[CountLine], *, is_count: bool) -> CountLine | None:
    for line in sorted(lines, key=lambda line: line.at):
        if line.at > m.at or (not is_count and too_close(m.at, line.at)):
            return line
    return None


def _first_that_saw(
    bench: Bench, document: Document, m: Movement, lines: list[CountLine]
) -> CountLine | None:
    saw = [line for line in lines if _saw(bench, document, m, line)]
    return min(saw, key=lambda line: line.at, default=None)


def _saw(bench: Bench, document: Document, m: Movement, line: CountLine) -> bool:
    """Whether that count took the movement which is reversed for one before it.

    Within the window a person may have said so. Where nobody has: a count that was told after the
    movement had it in its book, one told before it was owed nothing.
    """
    folder = bench.folders.get(line.document)
    asked = [c for c in folder.cases if _asks_about(c, document, m.sku)] if folder else []
    if not asked or not too_close(m.at, line.at):
        return line.at >= m.at
    case = asked[0]
    if case.taken:
        return case.taken == Choice.MINE
    is_the_counts = folder is not None and case.step in {step.step for step in folder.steps}
    return is_the_counts and line.at >= m.at


def _owed(m: Movement, line: CountLine) -> Movement:
    return owed_to_count(m, place=line.place, document=line.document, line=line.line, at=line.at)


def _window(
    bench: Bench,
    entry: Entry,
    document: Document,
    pairs: list[tuple[Movement, CountLine]],
    *,
    nth: int,
) -> CaseFile:
    """A movement is told that is close to a count judged before: the case stands on the count.

    Before the count, it is owed to it; after it, to the next count there was, if any.
    """
    m, line = pairs[0]
    following = _next_count(bench, line)
    plan: Plan = {Choice.MINE: tuple(_owed(m, line) for m, _ in pairs)}
    if following is not None:
        plan[Choice.HQ] = tuple(_owed(m, following) for m, _ in pairs)
    seconds = seconds_between(m.at, line.at)
    finding = close_to_count(document.number, m.sku, seconds=seconds)
    folder = bench.folders[line.document]
    count = folder.document
    case = opened(
        entry, count.id, finding, number=count.number, site=count.site, now=bench.now, nth=nth
    )
    mine = case.letter.mine_act
    told = changed(
        case.letter,
        mine_act=mine and changed(mine, document=document.id, number=document.number),
        hq_act=told_before(folder, {"post"}),
    )
    case = replace(case, letter=told)
    return planned(bench, case, _templates(plan), count.content)


def _next_count(bench: Bench, line: CountLine) -> CountLine | None:
    known = bench.count_lines.get((line.place, line.sku, line.lot), ())
    later = sorted((other for other in known if other.at > line.at), key=lambda other: other.at)
    return later[0] if later else None


def _close_to(bench: Bench, line: CountLine) -> Iterator[list[Moved]]:
    """The other documents that moved this key close to the count, each with its movements."""
    by_document: dict[str, list[Moved]] = {}
    for moved in bench.recent.get(line.sku, ()):
        m = moved.movement
        if moved.document == line.document or moved.kind == "count" or "count:" in m.line:
            continue
        if m.lot == line.lot and m.effect(line.place) and too_close(m.at, line.at):
            by_document.setdefault(moved.document, []).append(moved)
    yield from by_document.values()


def _asked(
    bench: Bench,
    entry: Entry,
    counted: tuple[Document, CountLine],
    moved: list[Moved],
    *,
    nth: int,
) -> CaseFile:
    """A count is told that is close to movements judged before: `book` had those up to its instant.

    What the book had as before the count and was after it, is given back; and the other way round.
    """
    count, line = counted
    first = moved[0]
    before = [_owed(m.movement, line) for m in moved if m.movement.at > line.at]
    after = [
        opposite(_owed(m.movement, line), step="", line=_owed(m.movement, line).line, at=line.at)
        for m in moved
        if m.movement.at <= line.at
    ]
    seconds = seconds_between(first.movement.at, line.at)
    finding = close_to_count(first.number, line.sku, seconds=seconds)
    case = opened(
        entry,
        count.id,
        finding,
        number=count.number,
        site=site_of(line.place),
        now=bench.now,
        nth=nth,
    )
    other = bench.folders.get(first.document)
    hq_act = told_before(other, {"post", "arrive", "reverse"}, elsewhere=True) if other else None
    case = replace(case, letter=changed(case.letter, hq_act=hq_act))
    plan = _templates({Choice.MINE: tuple(before), Choice.HQ: tuple(after)})
    return planned(bench, case, plan, count.content)


def _templates(plan: Plan) -> Plan:
    return {take: tuple(replace(m, step="") for m in moves) for take, moves in plan.items()}
