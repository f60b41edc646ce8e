"""Which bin and lot a line means that names neither: what expires first goes first.

Only a proposal for what leaves the shelf; the person may name another. Which lines leave the shelf
is the kind's to say, not ours.
"""

from collections import Counter
from dataclasses import replace

from sync.shop.shelf import BalanceRow, CacheBook
from sync.stock.document import Content, Document, Line, Step
from sync.stock.kinds.kind import Kind
from sync.stock.place import bin_of, site_of

_LAST = "~"
"""Sorts after every date: goods that do not expire go last."""


def with_places(content: Content, kind: Kind, *, step: Step, book: CacheBook) -> Content:
    """The content with bin, lot and expiry where a line that leaves the site's shelf names neither.

    The first row by expiry with enough on hand, else the one with most. A count's line takes the
    only row there is, and what the books say of its place as of the step.
    """
    if kind.allows_zero:
        return replace(content, lines=tuple(_counted(line, step, book) for line in content.lines))
    if all(line.bin or line.lot for line in content.lines):
        return content
    leaving = _leaving(content, kind, step=step, book=book)
    if not leaving:
        return content
    taken: Counter[tuple[str, str, str]] = Counter()
    lines: list[Line] = []
    for line in content.lines:
        if line.line in leaving and not line.bin and not line.lot:
            rows = _shelves(book, line.sku, step.site)
            line = _placed(line, _first_out(rows, line, taken))  # noqa: PLW2901 - it takes its place
            taken[line.sku, line.bin, line.lot] += line.quantity
        lines.append(line)
    return replace(content, lines=tuple(lines))


def _leaving(content: Content, kind: Kind, *, step: Step, book: CacheBook) -> set[str]:
    document = Document(step.document, kind.name, step.site, "", "", content, step.at)
    return {m.line for m in kind.moves(document, step, book) if site_of(m.origin) == step.site}


def _shelves(book: CacheBook, sku: str, site: str) -> list[BalanceRow]:
    return [row for row in book.rows(sku) if site_of(row.place) == site]


def _first_out(
    rows: list[BalanceRow], line: Line, taken: Counter[tuple[str, str, str]]
) -> BalanceRow | None:
    left = [(row, row.on_hand - taken[line.sku, bin_of(row.place), row.lot]) for row in rows]
    left = sorted(
        ((row, n) for row, n in left if n > 0),
        key=lambda found: (found[0].expires or _LAST, found[0].place, found[0].lot),
    )
    if not left:
        return None
    enough = [row for row, n in left if n >= line.quantity]
    return enough[0] if enough else max(left, key=lambda found: found[1])[0]


def _placed(line: Line, row: BalanceRow | None) -> Line:
    if row is None:
        return line
    return replace(line, bin=bin_of(row.place), lot=row.lot, expires=line.expires or row.expires)


def _counted(line: Line, step: Step, book: CacheBook) -> Line:
    if not line.bin and not line.lot:
        rows = [row for row in _shelves(book, line.sku, step.site) if row.on_hand]
        line = _placed(line, rows[0] if len(rows) == 1 else None)
    place = f"{step.site}/{line.bin}"
    return replace(line, book=book.on_hand(place, line.sku, line.lot, at=step.at))
