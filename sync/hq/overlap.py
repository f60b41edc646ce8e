"""Two counts of the same goods at almost the same time: the later one stands until a person says otherwise.

The case is the later count's by the clocks, against the one right before it by another hand: whichever
of them is told first.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from sync.hq.bench import Bench
from sync.hq.entry import Entry
from sync.hq.plan import Plan
from sync.hq.ruling import CaseFile
from sync.hq.scrutiny import opened
from sync.hq.settling import settled_by_hq
from sync.hq.sides import act_of, planned, told_before
from sync.stock.counted import CountLine, line_given_up
from sync.stock.document import Document, Line, Step
from sync.stock.late import counts_differ, seconds_between, too_close
from sync.stock.movement import Movement
from sync.stock.place import VARIANCE, Place, bin_at
from sync.stock.quantity import format_quantity
from sync.stock.verdict import Choice
from sync.wire.counted_cases import (
    COUNT_WINDOW,
    COUNTS_DIFFER,
    HOUR,
    asks_of_line,
    line_left,
)
from sync.wire.letters import changed
from sync.wire.messages import ActLetter, CaseLetter, ContentLetter
from sync.wire.reading import content_read
from sync.wire.standing import content_of_post


class _Side(NamedTuple):
    """A line of a count: what it found, on which paper, and who counted."""

    line: CountLine
    goods: Line
    document: Document
    content: ContentLetter
    act: ActLetter

    @property
    def hand(self) -> tuple[str, str]:
        return self.act.device, self.act.by


def overlapping(bench: Bench, entry: Entry, document: Document, at: str) -> Iterator[CaseFile]:
    """The cases of a count that disagrees with another person's, made within the window of it.

    Somebody who counts again at the same device corrects the first figure, and nobody is asked.
    """
    nth = 0
    for mine in _counted(bench, entry, document, at):
        for late, early in _pairs(bench, mine):
            residual = _residual(bench, late, early)
            if residual:
                yield _case(bench, entry, late, early, residual=residual, nth=nth)
                nth += 1


def came_between(bench: Bench, entry: Entry, document: Document, at: str) -> Iterator[CaseFile]:
    """The open cases of later counts whose neighbour this one is now."""
    for mine in _counted(bench, entry, document, at):
        for late, _ in _pairs(bench, mine):
            for case in _open_on(bench, late.line):
                if late.document.id != document.id and case.letter.code == COUNTS_DIFFER:
                    yield settled_by_hq(bench, case, "Another count came between.")


def given_up(
    bench: Bench, letter: CaseLetter, document: Document, step: Step
) -> tuple[list[CountLine], tuple[Movement, ...]] | None:
    """The line that stands no more as somebody decides, and what takes it back; None: no line."""
    line = next((one for one in known_lines(bench, document) if line_left(letter, one)), None)
    if line is None:
        return None
    return [line], line_given_up(document, line, bench.owed.get(document.id, ()), step.id)


def known_lines(bench: Bench, document: Document) -> list[CountLine]:
    """What a count has counted and still stands, at each hour at which it was posted."""
    lines = (line for several in bench.count_lines.values() for line in several)
    return [line for line in lines if line.document == document.id]


def asked_of(bench: Bench, line: CountLine) -> tuple[CaseFile, ...]:
    """What is asked about a line that stands no more, or by it about another: nobody has to know."""
    return tuple(
        settled_by_hq(bench, case, "The count does not stand.")
        for case in (*_open_on(bench, line), *_open_against(bench, line))
    )


def _open_on(bench: Bench, line: CountLine) -> Iterator[CaseFile]:
    for case in list(bench.cases.values()):
        letter = case.letter
        is_asked = letter.state == "open" and letter.code in {COUNT_WINDOW, COUNTS_DIFFER}
        if is_asked and case.document == line.document and asks_of_line(letter, line):
            yield case


def _open_against(bench: Bench, line: CountLine) -> Iterator[CaseFile]:
    """The cases of later counts that differ from this line."""
    for case in list(bench.cases.values()):
        letter = case.letter
        is_asked = letter.state == "open" and letter.code == COUNTS_DIFFER
        if is_asked and line.document in letter.also and letter.hq_act is not None:
            is_its = (letter.hq_act.at, letter.facts.get("sku")) == (line.at, line.sku)
            if is_its:
                yield case


def _counted(bench: Bench, entry: Entry, document: Document, at: str) -> Iterator[_Side]:
    """Its lines whose goods another count has counted too."""
    letter = entry.letter
    if letter is None or letter.content is None:
        return
    for goods in document.content.lines:
        place = bin_at(document.site, goods.bin)
        known = bench.count_lines.get((place, goods.sku, goods.lot), ())
        if any(line.document != document.id for line in known):
            act = act_of(entry, letter)
            line = CountLine(document.id, goods.line, place, goods.sku, goods.lot, at)
            yield _Side(line, goods, document, letter.content, act)


def _pairs(bench: Bench, mine: _Side) -> Iterator[tuple[_Side, _Side]]:
    """The count with the one before it, and each later one that it is the one before of."""
    key = (mine.line.place, mine.line.sku, mine.line.lot)
    told = [line for line in bench.count_lines.get(key, ()) if line.document != mine.line.document]
    sides = [mine, *(side for line in told if (side := _side(bench, line)) is not None)]
    for late in sides:
        early = _before(late, sides)
        if early is not None and mine in (late, early):
            yield late, early


def _side(bench: Bench, line: CountLine) -> _Side | None:
    folder = bench.folders.get(line.document)
    act = told_before(folder, {"post"}, at=line.at) if folder else None
    if folder is None or act is None:
        return None
    post = next(step for step in folder.steps if (step.name, step.at) == ("post", line.at))
    content = content_of_post(post, folder.steps, folder.cases, folder.content)
    goods = content_read(content).line(line.line)
    return None if goods is None else _Side(line, goods, folder.document, content, act)


def _before(late: _Side, sides: list[_Side]) -> _Side | None:
    """The last count before it within the window by another hand."""
    others = (
        side
        for side in sides
        if side.line.position < late.line.position
        and side.hand != late.hand
        and too_close(side.line.at, late.line.at)
    )
    return max(others, key=lambda side: side.line.position, default=None)


def _residual(bench: Bench, late: _Side, early: _Side) -> int:
    """What the later count found beyond what the earlier one and the movements between them say."""
    between = sum(
        moved.movement.effect(early.line.place)
        for moved in bench.recent.get(early.line.sku, ())
        if moved.kind != "count"
        and "count:" not in moved.movement.line
        and moved.movement.lot == early.line.lot
        and early.line.at < moved.movement.at <= late.line.at
    )
    return late.goods.quantity - early.goods.quantity - between


def _case(
    bench: Bench, entry: Entry, late: _Side, early: _Side, *, residual: int, nth: int
) -> CaseFile:
    goods, document = late.goods, late.document
    finding = counts_differ(
        early.document.number, goods.sku,
        mine=format_quantity(goods.quantity, goods.decimals),
        hq=format_quantity(early.goods.quantity, early.goods.decimals),
        seconds=seconds_between(late.line.at, early.line.at), line=late.line.line,
    )  # fmt: skip
    case = opened(
        entry, document.id, finding, number=document.number, site=document.site, now=bench.now,
        nth=nth,
    )  # fmt: skip
    facts = {**case.letter.facts, HOUR: late.line.at}
    elsewhere = {"document": early.document.id, "number": early.document.number}
    letter = changed(
        case.letter,
        facts=facts,
        also=[early.document.id],
        mine=late.content,
        hq=early.content,
        mine_act=late.act,
        hq_act=changed(early.act, **elsewhere),
    )
    case = replace(case, letter=letter)
    return planned(bench, case, _plan(late, residual), document.content)


def _plan(late: _Side, residual: int) -> Plan:
    """Where the earlier count stands, the later one's figure is taken back: so much, as things stand."""
    line, place = late.line, Place(late.line.place)
    origin, destination = (place, VARIANCE) if residual > 0 else (VARIANCE, place)
    back = Movement(
        "", f"count:{line.document}:{line.line}:other", line.sku, line.lot, late.goods.expires,
        origin, destination, abs(residual), line.at,
    )  # fmt: skip
    return {Choice.HQ: (back,)}
