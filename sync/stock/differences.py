"""The differences of a clash, field by field, and the edit that a person's picks make of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias

from sync.stock.document import HEADER_FIELDS, Changes, Content, Line, edited
from sync.stock.merge import OF_GOODS, are_other_goods, goods_changed, merge, with_names
from sync.stock.quantity import format_money, format_quantity, parse_money, parse_quantity
from sync.stock.refusal import Refusal
from sync.stock.verdict import Choice

Pick: TypeAlias = Choice | str
"""A side (`Choice.MINE`, `Choice.HQ`), or the value as a person types it."""

Picks: TypeAlias = Mapping[tuple[str, str], Pick]
"""By (line, field) of a Difference."""

Side: TypeAlias = Literal["mine", "hq", "both"]

_FIELDS = ("sku", "quantity", "lot", "expires", "bin", "unit_price", "book")


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that a side changed since `base`, as people write it.

    `line` is empty for the header. `field` is empty where a whole line was added or taken away: the
    values are then its quantity, or empty where it is not there. `side` says who changed it.
    """

    line: str
    sku: str
    field: str
    base: str
    mine: str
    hq: str
    side: Side

    @property
    def is_open(self) -> bool:
        """Whether a person has to say: both sides changed it, to different values."""
        return self.side == "both" and self.mine != self.hq


def differences(base: Content, mine: Content, hq: Content) -> tuple[Difference, ...]:
    """Everything that differs, what a person has to decide first, else header before lines."""
    mine = with_names(mine, merge(base, mine, hq).renamed)
    found = [*_of_header(base, mine, hq), *_of_lines(base, mine, hq)]
    return tuple(sorted(found, key=lambda difference: not difference.is_open))


def chosen(base: Content, mine: Content, hq: Content, picks: Picks) -> Changes:
    """The edit that a decision `merged` sends: the picks, over what merges by itself.

    A difference without a pick stays as it merged: a change of one side counts, in a clash HQ's.
    Raises Refusal `unknown_pick` for a field that does not differ, and what quantities and money
    say of text that is none.
    """
    both = merge(base, mine, hq)
    sides = {Choice.MINE: with_names(mine, both.renamed), Choice.HQ: hq}
    known = {(d.line, d.field) for d in differences(base, mine, hq)}
    wanted = both.content
    for (line, field), pick in sorted(picks.items(), key=_in_order):
        if (line, field) not in known:
            raise Refusal("unknown_pick", f"Nothing differs in {field or 'line'} {line[:40]}.")
        wanted = _picked(wanted, line, field, pick=pick, sides=sides)
    return changes_between(both.content, wanted)


def changes_between(before: Content, after: Content) -> Changes:
    """The edit that makes `after` out of `before`."""
    fields = {
        name: getattr(after, name)
        for name in HEADER_FIELDS
        if getattr(after, name) != getattr(before, name)
    }
    lines: dict[str, Line | None] = {
        line.line: line for line in after.lines if before.line(line.line) != line
    }
    gone = {line.line: None for line in before.lines if after.line(line.line) is None}
    return Changes(fields, {**gone, **lines})


def _of_header(base: Content, mine: Content, hq: Content) -> Iterator[Difference]:
    for name in HEADER_FIELDS:
        was, ours, theirs = (getattr(content, name) for content in (base, mine, hq))
        if not was == ours == theirs:
            yield Difference("", "", name, was, ours, theirs, _changed_by(was, ours, theirs))


def _of_lines(base: Content, mine: Content, hq: Content) -> Iterator[Difference]:
    names = dict.fromkeys(line.line for content in (base, hq, mine) for line in content.lines)
    for name in names:
        was, ours, theirs = base.line(name), mine.line(name), hq.line(name)
        there = theirs or ours or was
        sku = there.sku if there else ""
        if ours is None or theirs is None:
            found = _whole_line(name, sku, (was, ours, theirs))
            yield from [found] if found else []
            continue
        yield from _of_fields(was or theirs, ours, theirs)


def _of_fields(was: Line, ours: Line, theirs: Line) -> Iterator[Difference]:
    others = are_other_goods(was, ours, theirs)
    for field in _FIELDS:
        base, mine, hq = (_text(line, field) for line in (was, ours, theirs))
        if base == mine == hq:
            continue
        side = _changed_by(base, mine, hq)
        if others and field in OF_GOODS:
            side = _goods_changed_by(was, ours, theirs)
        yield Difference(theirs.line, theirs.sku, field, base, mine, hq, side)


def _goods_changed_by(was: Line, ours: Line, theirs: Line) -> Side:
    if not goods_changed(was, theirs):
        return "mine"
    return "both" if goods_changed(was, ours) else "hq"


def _whole_line(
    name: str, sku: str, sides: tuple[Line | None, Line | None, Line | None]
) -> Difference | None:
    was, ours, theirs = sides
    if ours == theirs:
        return None
    base, mine, hq = (_text(line, "quantity") if line else "" for line in sides)
    return Difference(name, sku, "", base, mine, hq, _changed_by(was, ours, theirs))


def _changed_by(base: object, mine: object, hq: object) -> Side:
    """Which side changed it, where not all three are the same."""
    if base == hq:
        return "mine"
    return "hq" if base == mine else "both"


def _text(line: Line, field: str) -> str:
    value = getattr(line, field)
    if value is None:
        return ""
    if field in {"quantity", "book"}:
        return format_quantity(value, line.decimals)
    return format_money(value) if field == "unit_price" else str(value)


def _in_order(pick: tuple[tuple[str, str], Pick]) -> tuple[str, int]:
    """Whole lines and goods before what is counted in their unit."""
    line, field = pick[0]
    return line, ("", *_FIELDS, *HEADER_FIELDS).index(field)


def _picked(
    content: Content, line: str, field: str, *, pick: Pick, sides: Mapping[Choice, Content]
) -> Content:
    if not line:
        text = getattr(sides[pick], field) if isinstance(pick, Choice) else pick
        return edited(content, Changes({field: text}))
    if not field:
        return edited(content, Changes(lines={line: _line_picked(line, pick, sides)}))
    there = content.line(line) or sides[Choice.HQ].line(line) or sides[Choice.MINE].line(line)
    if there is None:
        return content
    return edited(content, Changes(lines={line: _field_picked(there, field, pick, sides)}))


def _line_picked(line: str, pick: Pick, sides: Mapping[Choice, Content]) -> Line | None:
    if isinstance(pick, Choice):
        return sides[pick].line(line)
    there = sides[Choice.HQ].line(line) or sides[Choice.MINE].line(line)
    if there is None or not pick:
        return None
    return replace(there, quantity=parse_quantity(pick, there.decimals, allow_zero=True))


def _field_picked(line: Line, field: str, pick: Pick, sides: Mapping[Choice, Content]) -> Line:
    own = sides[pick].line(line.line) if isinstance(pick, Choice) else None
    if field == "sku" and own is not None:
        return replace(line, **{name: getattr(own, name) for name in OF_GOODS})
    if field == "sku":
        raise Refusal("unknown_pick", "Other goods are a line of their own.")
    text = _text(own, field) if own is not None else str(pick)
    value: Any = _typed(text, field, line.decimals)
    return replace(line, **{field: value})


def _typed(text: str, field: str, decimals: int) -> Any:  # noqa: ANN401 - text, units or nothing, by the field
    if field == "quantity":
        return parse_quantity(text, decimals, allow_zero=True)
    if field not in {"book", "unit_price"}:
        return text
    if not text:
        return None
    if field == "unit_price":
        return parse_money(text)
    sign = -1 if text.startswith("-") else 1
    return sign * parse_quantity(text.removeprefix("-"), decimals, allow_zero=True)
