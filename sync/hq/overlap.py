"""Two counts of the same goods at almost the same time: the later one stands until a person says otherwise."""

from collections.abc import Iterator
from dataclasses import replace

from sync.hq.bench import Bench
from sync.hq.entry import Entry
from sync.hq.plan import Plan
from sync.hq.ruling import CaseFile
from sync.hq.scrutiny import opened
from sync.hq.sides import planned, told_before
from sync.stock.counted import CountLine
from sync.stock.document import Document, Line
from sync.stock.late import counts_differ, seconds_between, too_close
from sync.stock.movement import Movement
from sync.stock.place import VARIANCE, Place
from sync.stock.quantity import format_quantity
from sync.stock.verdict import Choice
from sync.wire.letters import changed


def overlapping(bench: Bench, entry: Entry, document: Document, at: str) -> Iterator[CaseFile]:
    """The cases of a count that disagrees with another person's, made within the window of it.

    Somebody who counts again at the same device corrects the first figure, and nobody is asked.
    """
    nth = 0
    for line in document.content.lines:
        place = f"{document.site}/{line.bin}"
        mine = CountLine(document.id, line.line, place, line.sku, line.lot, at)
        other = _nearest(bench, entry, mine)
        there = _counted(bench, other) if other else None
        if other is None or there is None:
            continue
        residual = _residual(bench, (mine, line.quantity), (other, there.quantity))
        if residual:
            sides = ((line, mine), (there, other))
            yield _case(bench, entry, document, sides, residual=residual, nth=nth)
            nth += 1


def _nearest(bench: Bench, entry: Entry, mine: CountLine) -> CountLine | None:
    key = (mine.place, mine.sku, mine.lot)
    others = [
        line
        for line in bench.count_lines.get(key, ())
        if line.document != mine.document
        and too_close(line.at, mine.at)
        and not _is_same_hand(bench, entry, line.document)
    ]
    return min(
        others, key=lambda line: (seconds_between(line.at, mine.at), line.position), default=None
    )


def _is_same_hand(bench: Bench, entry: Entry, document: str) -> bool:
    folder = bench.folders.get(document)
    act = told_before(folder, {"post"}) if folder else None
    by = entry.letter.by if entry.letter else ""
    return act is not None and (act.device, act.by) == (entry.device.id, by)


def _counted(bench: Bench, line: CountLine) -> Line | None:
    folder = bench.folders.get(line.document)
    return folder.document.content.line(line.line) if folder else None


def _residual(bench: Bench, mine: tuple[CountLine, int], other: tuple[CountLine, int]) -> int:
    """What the later count found beyond what the earlier one and the movements between them say."""
    (early, first), (late, last) = sorted((mine, other), key=lambda told: told[0].position)
    between = sum(
        moved.movement.effect(early.place)
        for moved in bench.recent.get(early.sku, ())
        if moved.kind != "count"
        and "count:" not in moved.movement.line
        and moved.movement.lot == early.lot
        and early.at < moved.movement.at <= late.at
    )
    return last - first - between


def _case(
    bench: Bench,
    entry: Entry,
    document: Document,
    sides: tuple[tuple[Line, CountLine], tuple[Line, CountLine]],
    *,
    residual: int,
    nth: int,
) -> CaseFile:
    (line, here), (there, other) = sides
    folder = bench.folders[other.document]
    finding = counts_differ(
        folder.document.number, line.sku,
        mine=format_quantity(line.quantity, line.decimals),
        hq=format_quantity(there.quantity, there.decimals),
        seconds=seconds_between(here.at, other.at),
    )  # fmt: skip
    case = opened(
        entry, document.id, finding, number=document.number, site=document.site, now=bench.now,
        nth=nth,
    )  # fmt: skip
    letter = changed(
        case.letter,
        also=[other.document],
        mine=entry.letter.content if entry.letter else None,
        hq=folder.content,
        hq_act=told_before(folder, {"post"}, elsewhere=True),
    )
    case = replace(case, letter=letter)
    return planned(bench, case, _plan(here, other, residual, line), document.content)


def _plan(mine: CountLine, other: CountLine, residual: int, goods: Line) -> Plan:
    """Where the earlier count stands, the later one's figure is taken back by an entry of its own."""
    mine_is_later = mine.position > other.position
    late = mine if mine_is_later else other
    place = Place(late.place)
    origin, destination = (place, VARIANCE) if residual > 0 else (VARIANCE, place)
    back = Movement(
        "", f"count:{late.document}:{late.line}:other", late.sku, late.lot, goods.expires, origin,
        destination, abs(residual), late.at,
    )  # fmt: skip
    return {Choice.HQ if mine_is_later else Choice.MINE: (back,)}
