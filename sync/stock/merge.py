"""Three-way merge of a draft: header by field, lines by name and field.

merge(b, x, b) = x, merge(b, b, y) = y, merge(b, x, x) = x; no line is lost or doubled. What both
sides changed differently is named as a clash and left to a person.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from fractions import Fraction
from typing import Any, TypeVar

from sync.stock.document import HEADER_FIELDS, Content, Line, next_line

_Side = TypeVar("_Side", Content, Line)

OF_GOODS = ("sku", "name", "unit", "decimals", "quantity")
"""Where the goods themselves were changed, these go together: another SKU counts in another unit."""

_OF_CATALOGUE = ("name", "unit", "decimals")
_LINE_FIELDS = tuple(f.name for f in fields(Line) if f.name not in {"line", *_OF_CATALOGUE})


@dataclass(frozen=True, slots=True)
class Clash:
    """Both sides changed the same thing.

    `line` is empty for a header field; `field` is empty where a line was changed on one side and
    taken away on the other.
    """

    line: str
    field: str
    base: str
    mine: str
    hq: str


@dataclass(frozen=True, slots=True)
class Merge:
    """`content` has every change that does not clash; in a clash it keeps HQ's side.

    `renamed` maps my names of added lines to new ones, where HQ had used the name for other goods.
    """

    content: Content
    clashes: tuple[Clash, ...]
    renamed: dict[str, str]


def merge(base: Content, mine: Content, hq: Content) -> Merge:
    """Bring my version and HQ's, both made from `base`, together."""
    clashes: list[Clash] = []
    header: dict[str, Any] = {
        name: _field(base, mine, hq, name=name, line="", clashes=clashes) for name in HEADER_FIELDS
    }
    mine, renamed = _rename_added(base, mine, hq)
    lines = [
        _line(base.line(key), mine.line(key), hq.line(key), clashes) for key in _order(mine, hq)
    ]
    content = replace(hq, lines=tuple(line for line in lines if line is not None), **header)
    return Merge(content, tuple(clashes), renamed)


def with_names(mine: Content, renamed: Mapping[str, str]) -> Content:
    """My side under the names that a merge gave its lines."""
    lines = (replace(line, line=renamed.get(line.line, line.line)) for line in mine.lines)
    return replace(mine, lines=tuple(lines)) if renamed else mine


def _order(mine: Content, hq: Content) -> list[str]:
    return list(
        dict.fromkeys([line.line for line in hq.lines] + [line.line for line in mine.lines])
    )


def _rename_added(base: Content, mine: Content, hq: Content) -> tuple[Content, dict[str, str]]:
    """Two people may each add a line 3; they are two lines."""
    renamed: dict[str, str] = {}
    # A name that both took away is not free either: the new line would pass for the old one.
    used = replace(hq, lines=(*base.lines, *hq.lines, *mine.lines))
    lines: list[Line] = []
    for line in mine.lines:
        theirs = hq.line(line.line)
        if base.line(line.line) is None and theirs is not None and theirs != line:
            renamed[line.line] = next_line(used)
            line = replace(line, line=renamed[line.line])  # noqa: PLW2901 - the renamed line takes its place
            used = replace(used, lines=(*used.lines, line))
        lines.append(line)
    return replace(mine, lines=tuple(lines)), renamed


def _line(
    base: Line | None, mine: Line | None, hq: Line | None, clashes: list[Clash]
) -> Line | None:
    if hq in {mine, base}:
        return mine
    if mine == base:
        return hq
    if mine is None or hq is None:
        kept = mine or hq
        name = kept.line if kept else ""
        clashes.append(Clash(name, "", _quantity(base), _quantity(mine), _quantity(hq)))
        return hq
    reference = base or hq
    with_goods = are_other_goods(reference, mine, hq)
    merged: dict[str, Any] = {
        name: _field(reference, mine, hq, name=name, line=hq.line, clashes=clashes)
        for name in _LINE_FIELDS
        if not (with_goods and name in OF_GOODS)
    }
    if with_goods:
        return replace(_goods(reference, mine, hq, clashes), **merged)
    return replace(hq, **merged)


def are_other_goods(*lines: Line) -> bool:
    """Whether these are not all the same goods, counted in the same unit."""
    return len({(line.sku, line.decimals) for line in lines}) > 1


def goods_changed(base: Line, line: Line) -> bool:
    """Whether a side has other goods on a line, or another quantity of them."""
    return are_other_goods(base, line) or line.quantity != base.quantity


def _goods(base: Line, mine: Line, hq: Line, clashes: list[Clash]) -> Line:
    """The line with the goods of the side that changed them; HQ's where both did."""
    if goods_changed(base, mine) and goods_changed(base, hq):
        if mine.sku != hq.sku:
            clashes.append(Clash(hq.line, "sku", base.sku, mine.sku, hq.sku))
        if _amount(mine) != _amount(hq):
            clashes.append(
                Clash(hq.line, "quantity", _quantity(base), _quantity(mine), _quantity(hq))
            )
        return hq
    side = mine if goods_changed(base, mine) else hq
    return replace(hq, **{name: getattr(side, name) for name in OF_GOODS})


def _amount(line: Line) -> Fraction:
    return Fraction(line.quantity, 10**line.decimals)


def _quantity(line: Line | None) -> str:
    return "" if line is None else str(line.quantity)


def _field(
    base: _Side, mine: _Side, hq: _Side, *, name: str, line: str, clashes: list[Clash]
) -> object:
    was, ours, theirs = getattr(base, name), getattr(mine, name), getattr(hq, name)
    if theirs in {ours, was}:
        return ours
    if ours != was:
        clashes.append(Clash(line, name, _text(was), _text(ours), _text(theirs)))
    return theirs


def _text(value: object) -> str:
    return "" if value is None else str(value)
