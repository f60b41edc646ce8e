"""Counts and movements in one order, whichever of them is told first.

Every entry has a position: its instant, and at one instant the goods that moved before the counts,
the counts by their document's id. A count has seen what stands before it. Whatever is told later is
owed to the first count that saw it, so that what each count found still stands: the figures are
those of the facts, not of the order in which they were told (DOMAIN section 3, item 7).

Within the window a person may say otherwise. Until then the clocks' order counts.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from sync.stock.document import Document
from sync.stock.late import owed_to_count, too_close
from sync.stock.movement import Movement, StockKey, opposite
from sync.stock.place import VARIANCE, Place, bin_at, site_of
from sync.stock.verdict import Choice

Position: TypeAlias = tuple[str, str]
"""Instant (UTC text), and the count's document id; empty: goods that moved."""


class CountLine(NamedTuple):
    """A posted count line: what it counted, and when."""

    document: str
    line: str
    place: str
    sku: str
    lot: str
    at: str

    @property
    def position(self) -> Position:
        """Where it stands among everything of its goods."""
        return self.at, self.document


Counted: TypeAlias = Mapping[StockKey, Sequence[CountLine]]
"""The count lines of each (place, SKU, lot), in any order."""

Said: TypeAlias = Callable[[Movement, CountLine], bool | None]
"""Whether a person said that this movement was before that count; None: nobody did."""


def nobody_said(_movement: Movement, _line: CountLine) -> bool | None:
    """Nobody has said anything."""
    return None


def count_lines(document: Document, at: str) -> Iterator[CountLine]:
    """What a count has seen, line by line."""
    for line in document.content.lines:
        place = bin_at(document.site, line.bin)
        yield CountLine(document.id, line.line, place, line.sku, line.lot, at)


def count_of(line: str) -> str:
    """The count whose variance an entry of that name explains; empty: it is no such entry."""
    return line.partition("count:")[2].partition(":")[0] if ":" in line else ""


def position(movement: Movement, *, document: str, kind: str) -> Position:
    """Where a movement of a document of that id and kind stands."""
    return position_of(movement.at, movement.line, document=document, kind=kind)


def position_of(at: str, line: str, *, document: str, kind: str) -> Position:
    """The same of a movement's instant and line."""
    return at, count_of(line) or (document if kind == "count" else "")


def touches(movements: Iterable[Movement], counted: Counted) -> bool:
    """Whether any of these movements has an end that a count counted; most have none."""
    return bool(counted) and any(
        (m.origin, m.sku, m.lot) in counted or (m.destination, m.sku, m.lot) in counted
        for m in movements
    )


def owed_to_counts(
    document: Document,
    movements: Sequence[Movement],
    counted: Counted,
    *,
    said: Said = nobody_said,
) -> tuple[Movement, ...]:
    """What counts are owed for movements that a step of `document` has just made.

    A count posted again has counted twice: what one post moves is owed to the other too. `said` is
    asked of goods that move back: what a person said of them holds for their going too.
    """
    return tuple(
        entry
        for m, lines in _on_counted_keys(document, movements, counted)
        for entry in _entries(m, _turns(_position(document, m), m, lines, said))
    )


def _entries(m: Movement, turns: Iterable[tuple[CountLine, bool]]) -> Iterator[Movement]:
    """One entry a turn; at two hours of one paper each has a name of its own."""
    told: set[tuple[str, str]] = set()
    for nth, (line, saw) in enumerate(turns):
        entry = _owed(m, line) if saw else _given_back(_owed(m, line))
        is_again = (line.document, line.line) in told
        told.add((line.document, line.line))
        yield replace(entry, line=f"{entry.line}:{nth}") if is_again else entry


def asked(
    document: Document, movements: Sequence[Movement], counted: Counted
) -> dict[CountLine, list[Movement]]:
    """The counts so close to these movements of one step that a person has to say which was first."""
    found: dict[CountLine, list[Movement]] = {}
    for m, lines in _on_counted_keys(document, movements, counted):
        for line in sorted(lines, key=lambda line: line.position):
            if too_close(m.at, line.at):
                found.setdefault(line, []).append(m)
    return found


def still_moved(
    document: str, movements: Iterable[Movement], line: CountLine
) -> dict[str, list[Movement]]:
    """By step what a document has moved of a count's goods within the window, and not back again.

    `movements` are the document's; what counts were owed for them is left out.
    """
    close = [
        m
        for m in movements
        if m.effect(line.place) and (m.sku, m.lot) == (line.sku, line.lot)
        if not count_of(m.line) and document != line.document and too_close(m.at, line.at)
    ]
    net: dict[str, int] = {}
    for m in close:
        net[m.at] = net.get(m.at, 0) + m.effect(line.place)
    found: dict[str, list[Movement]] = {}
    for m in close:
        if net[m.at]:
            found.setdefault(m.step, []).append(m)
    return found


def counts_as_before(movement: Movement, line: CountLine) -> bool:
    """Whether the count has seen the movement, as long as nobody says otherwise: by their instants."""
    return (movement.at, "") < line.position


def choices(movements: Sequence[Movement], line: CountLine) -> dict[Choice, tuple[Movement, ...]]:
    """What saying `mine` (they were before the count) or `hq` (after it) moves, the step still empty.

    `movements` are one step's. Whichever way they count already moves nothing.
    """
    owed = [replace(_owed(m, line), step="") for m in movements]
    if counts_as_before(movements[0], line):
        return {Choice.HQ: tuple(map(_given_back, owed))}
    return {Choice.MINE: tuple(owed)}


def no_longer_owed(document: Document, owed: Iterable[Movement], step: str) -> tuple[Movement, ...]:
    """A count is reversed by `step`: what other documents owed it goes back, one entry a key and instant."""
    return tuple(
        _back(step, f"{nth}:count:{document.id}", key, quantity)
        for nth, (key, quantity) in enumerate(sorted(_net_of(owed).items()))
        if quantity
    )


def line_given_up(
    document: Document, line: CountLine, owed: Iterable[Movement], step: str
) -> tuple[Movement, ...]:
    """A line of a count does not stand: what it found, and was owed, goes back as if it had never been.

    `owed` is what other documents owed the count; of both only what belongs to the line is taken.
    """
    key = (line.sku, line.lot)
    told = _at_hour(document, owed, line.at)
    own = [m for m in told if (m.sku, m.lot) == key and m.effect(line.place)]
    return no_longer_owed(document, own, step) if document.state != "reversed" else ()


def hour_given_up(
    document: Document, at: str, owed: Iterable[Movement], step: str
) -> tuple[Movement, ...]:
    """A count was not posted at `at`: what it found then, and was owed, goes back as if it had never been."""
    told = _at_hour(document, owed, at)
    return no_longer_owed(document, told, step) if document.state != "reversed" else ()


def posts_given_up(
    document: Document, at: str, since: Collection[str], step: str
) -> tuple[Movement, ...]:
    """A count's posts of `at` never were, but one: what the steps `since` that one changed goes back.

    What people said of that hour stands.
    """
    own = (m for m in document.movements if m.at == at and m.step in since and not count_of(m.line))
    net = _net_of(own) if document.state != "reversed" else {}
    return tuple(
        _back(step, f"{nth}:posted", key, quantity)
        for nth, (key, quantity) in enumerate(sorted(net.items()))
        if quantity
    )


def _at_hour(document: Document, owed: Iterable[Movement], at: str) -> Iterator[Movement]:
    """All that a count of that hour found and is owed, also by other documents: `owed`."""
    found = (m for m in document.movements if count_of(m.line) in {"", document.id})
    return (m for m in (*found, *owed) if m.at == at)


_Key: TypeAlias = tuple[str, str, str, str, str]
"""Place, SKU, lot, expiry and instant."""


def _net_of(owed: Iterable[Movement]) -> dict[_Key, int]:
    """What entries of counts sum up to on each shelf."""
    net: dict[_Key, int] = {}
    for m in owed:
        place = m.destination if m.origin == VARIANCE else m.origin
        key = (place, m.sku, m.lot, m.expires, m.at)
        net[key] = net.get(key, 0) + m.effect(place)
    return net


def _back(step: str, line: str, key: _Key, quantity: int) -> Movement:
    """The other way from what had an effect of `quantity` on the key."""
    place, (sku, lot, expires, at) = Place(key[0]), key[1:]
    origin, destination = (place, VARIANCE) if quantity > 0 else (VARIANCE, place)
    return Movement(step, line, sku, lot, expires, origin, destination, abs(quantity), at)


def _on_counted_keys(
    document: Document, movements: Sequence[Movement], counted: Counted
) -> Iterator[tuple[Movement, list[CountLine]]]:
    """Each movement, at each of its ends that was counted, with those counts' lines.

    A document that is reversed has counted nothing, at none of its hours.
    """
    if not counted:
        return
    gone = document.id if document.state == "reversed" else ""
    met = [
        (m, key, lines)
        for m in movements
        for place in (m.origin, m.destination)
        if site_of(place) and (key := (place, m.sku, m.lot)) in counted
        if (lines := [c for c in counted[key] if c.document != gone])
    ]
    net = _net(document, movements) if met else {}
    for m, key, lines in met:
        if net[key, _position(document, m)]:
            yield m, lines


def _owed(m: Movement, line: CountLine) -> Movement:
    return owed_to_count(m, place=line.place, document=line.document, line=line.line, at=line.at)


def _given_back(owed: Movement) -> Movement:
    return opposite(owed, step=owed.step, line=owed.line, at=owed.at)


def _net(document: Document, movements: Iterable[Movement]) -> dict[tuple[StockKey, Position], int]:
    """What moves at each position: what goes and comes back at one, the shelf never saw."""
    net: dict[tuple[StockKey, Position], int] = {}
    for m in movements:
        for place in (m.origin, m.destination):
            key = ((place, m.sku, m.lot), _position(document, m))
            net[key] = net.get(key, 0) + m.effect(place)
    return net


def _position(document: Document, movement: Movement) -> Position:
    return position(movement, document=document.id, kind=document.kind)


def _turns(
    where: Position, movement: Movement, lines: Iterable[CountLine], said: Said
) -> Iterator[tuple[CountLine, bool]]:
    """The first count that saw the movement, and each after it that says otherwise than the one before.

    People may say that it was before one count and after a later one: each count's figure stands.
    """
    saw = False
    for line in sorted(lines, key=lambda line: line.position):
        if _saw(where, movement, line, said) is not saw:
            saw = not saw
            yield line, saw


def _saw(where: Position, movement: Movement, line: CountLine, said: Said) -> bool:
    answer = None if where[1] else said(movement, line)
    return where < line.position if answer is None else answer
