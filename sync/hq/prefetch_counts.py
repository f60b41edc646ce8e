"""What counts need on the judge's bench: their lines, what was told late around them, what they are owed."""

from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection

from sync.hq import bulk
from sync.hq.bench import Bench, Moved
from sync.hq.prefetch_folders import load_folders, posed_at_sites
from sync.hq.sought import Sought
from sync.stock.counted import CountLine
from sync.stock.late import WINDOW_S, too_close
from sync.stock.moment import format_moment, parse_moment
from sync.stock.movement import Movement
from sync.stock.place import Place
from sync.wire.messages import StepLetter
from sync.wire.reading import told_at

_MOVEMENT = "m.step, m.line, m.sku, m.lot, m.expires, m.origin, m.destination, m.quantity, m.at"
_TAKES_BACK = frozenset({"reverse", "resolve"})


def load_counts(
    connection: Connection, bench: Bench, letters: list[StepLetter], sought: Sought
) -> Iterator[None]:
    """Counts that a movement may be told after, and movements that a count may be told after."""
    times = set(filter(None, (*map(told_at, letters), *_taken_back(bench, letters))))
    statement = (
        "SELECT document, line, place, sku, lot, at FROM count_line WHERE site = ? AND sku{keys}"
    )
    answers = posed_at_sites(connection, statement, sought)
    yield
    for _, answer in answers:
        for row in answer():
            line = CountLine(*row)
            bench.count_lines.setdefault((line.place, line.sku, line.lot), []).append(line)
    lines = [line for several in bench.count_lines.values() for line in several]
    undone = {letter.document for letter in letters if letter.name in _TAKES_BACK}
    times |= {line.at for line in lines if line.document in undone}
    near = sorted(times)
    goods = _goods_told(bench, letters)
    close = [line for line in lines if goods is None or (line.sku, line.lot) in goods]
    found = [line.document for line in close if _is_near(line.at, near)]
    yield from load_folders(connection, bench, found)


def _goods_told(bench: Bench, letters: Iterable[StepLetter]) -> set[tuple[str, str]] | None:
    """(SKU, lot) of all that those steps can move or count; None where not only they tell it."""
    goods: set[tuple[str, str]] = set()
    for letter in letters:
        if not letter.content or letter.base or letter.document in bench.folders:
            return None
        goods.update([(line.sku, line.lot) for line in letter.content.lines])
    return goods


def _taken_back(bench: Bench, letters: list[StepLetter]) -> Iterable[str]:
    """The instants of what is taken back: that is when a reversal counts, and such a decision."""
    for letter in letters:
        folder = bench.folders.get(letter.document)
        if letter.name in _TAKES_BACK and folder is not None:
            yield from (m.at for m in folder.document.movements)


def _is_near(at: str, times: list[str]) -> bool:
    place = bisect(times, at)
    return any(too_close(at, time) for time in times[max(0, place - 1) : place + 1])


def load_recent(connection: Connection, bench: Bench, letters: list[StepLetter]) -> Iterator[None]:
    """What moved in the hours that a count which is being posted may be explained by."""
    counts = [letter for letter in letters if (letter.kind, letter.name) == ("count", "post")]
    times = sorted(filter(None, (told_at(letter) for letter in counts)))
    if not times:
        return
    skus = {line.sku for letter in counts if letter.content for line in letter.content.lines}
    for letter in counts:
        folder = bench.folders.get(letter.document)
        skus |= {line.sku for line in folder.document.content.lines} if folder else set()
    since = format_moment(parse_moment(times[0]) - timedelta(seconds=WINDOW_S))
    statement = (
        f"SELECT m.document, d.number, d.kind, {_MOVEMENT} FROM movement m"
        " JOIN document d ON d.id = m.document WHERE m.at > ? AND m.sku{keys}"
    )
    bench.recent = {sku: [] for sku in skus}
    answer = bulk.pose_for(connection, statement, skus, (since,))
    yield
    for document, number, kind, *row in answer():
        bench.recent[row[2]].append(Moved(document, number, kind, _movement(row)))
    goods = _goods_told(bench, counts)
    moved = [m for several in bench.recent.values() for m in several if m.kind != "count"]
    if goods is not None:
        moved = [m for m in moved if (m.movement.sku, m.movement.lot) in goods]
    near = [m.document for m in moved if _is_near(m.movement.at, times)]
    yield from load_folders(connection, bench, near)


def load_chains(connection: Connection, bench: Bench, letters: list[StepLetter]) -> Iterator[None]:
    """How far the book has the chains of a site that is counted: tills ask which steps a count knew of."""
    sites = sorted({one.site for one in letters if (one.kind, one.name) == ("count", "post")})
    statement = (
        "SELECT d.site, d.id, d.seq, v.seq FROM device d"
        " LEFT JOIN verdict v ON v.device = d.id AND NOT v.is_final"
        " WHERE d.seq > 0 AND d.site{keys} ORDER BY d.id, v.seq"
    )
    answer = bulk.pose_for(connection, statement, sites)
    yield
    for site, device, last, waiting in answer():
        chain = bench.chains.setdefault(site, {}).setdefault(device, [last])
        chain += [] if waiting is None else [waiting]


def load_owed(connection: Connection, bench: Bench, letters: list[StepLetter]) -> Iterator[None]:
    """What counts are owed that may be taken back."""
    asked = [one for one in letters if one.kind == "count" and one.name in _TAKES_BACK]
    statement = (
        f"SELECT m.count, {_MOVEMENT} FROM movement m"
        " WHERE m.document <> m.count AND m.count{keys}"
    )
    answer = bulk.pose_for(connection, statement, [one.document for one in asked])
    yield
    for count, *row in answer():
        bench.owed.setdefault(count, []).append(_movement(row))


def _movement(row: Sequence[Any]) -> Movement:
    step, line, sku, lot, expires, origin, destination, quantity, at = row
    places = (Place(origin), Place(destination))
    return Movement(step, line, sku, lot, expires, *places, quantity, at)
