"""What a clerk has begun at the counter: content, and the way back and forth through its changes.

A value: a change makes a new draft. Nothing is sealed before it is posted.
"""

from dataclasses import dataclass, field, replace

from sync.stock.document import HEADER_FIELDS, Changes, Content, Line, edited, next_line
from sync.stock.refusal import Refusal

MOST_TURNS = 200
"""So many changes can be taken back."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What takes one change back, or makes it again; `last` is the line then touched last."""

    changes: Changes
    last: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A document that is being written. `last` names the line touched last.

    `arrives` is the transfer that is being received: its lines then hold what was ticked off, from
    zero, and in `book` what was sent. `by` began it; it is held while `held_at` (UTC text) is set.
    """

    id: str
    kind: str
    content: Content = field(default_factory=Content)
    last: str = ""
    by: str = ""
    arrives: str = ""
    held_at: str = ""
    undo: tuple[Turn, ...] = ()
    redo: tuple[Turn, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it that a clerk would miss."""
        if self.arrives:
            return all(line.quantity == 0 for line in self.content.lines)
        return not self.content.lines

    def last_line(self) -> Line | None:
        """The line touched last."""
        return self.content.line(self.last)


def with_changes(draft: Draft, changes: Changes, *, last: str = "") -> Draft:
    """The draft after `changes`, which can be taken back; what was taken back before is forgotten."""
    back = Turn(_opposite(draft.content, changes), draft.last)
    undo = (*draft.undo, back)[-MOST_TURNS:]
    return replace(_turned(draft, Turn(changes, last or draft.last)), undo=undo, redo=())


def undone(draft: Draft) -> Draft:
    """The draft without its last change; itself where nothing can be taken back."""
    if not draft.undo:
        return draft
    turn = draft.undo[-1]
    forth = Turn(_opposite(draft.content, turn.changes), draft.last)
    return replace(_turned(draft, turn), undo=draft.undo[:-1], redo=(*draft.redo, forth))


def redone(draft: Draft) -> Draft:
    """The draft with the change made again that was taken back last."""
    if not draft.redo:
        return draft
    turn = draft.redo[-1]
    back = Turn(_opposite(draft.content, turn.changes), draft.last)
    return replace(_turned(draft, turn), undo=(*draft.undo, back), redo=draft.redo[:-1])


def with_goods(draft: Draft, goods: Line) -> Draft:
    """The draft with `goods.quantity` (may be below zero) more of those goods, on their own line.

    Raises Refusal: `below_nothing` where more is taken away than is there, `not_on_transfer` for
    goods that the transfer being received does not name.
    """
    line = _line_of(draft, goods)
    if line is None:
        if goods.quantity < 0:
            raise Refusal("below_nothing", f"There is no {goods.sku} to take away.", sku=goods.sku)
        name = next_line(draft.content)
        return with_changes(draft, Changes(lines={name: replace(goods, line=name)}), last=name)
    return with_quantity(draft, line.line, line.quantity + goods.quantity)


def with_quantity(draft: Draft, line: str, quantity: int) -> Draft:
    """The draft with that quantity (smallest units) on a line; zero takes an own line away.

    Raises Refusal: `unknown_line`, `below_nothing`.
    """
    found = draft.content.line(line)
    if found is None:
        raise Refusal("unknown_line", f"There is no line {line[:40]!r}.", line=line[:40])
    if quantity < 0:
        raise Refusal("below_nothing", f"Line {line} cannot go below nothing.", sku=found.sku)
    if quantity == found.quantity:
        return replace(draft, last=line)
    kept = replace(found, quantity=quantity) if quantity or draft.arrives else None
    return with_changes(draft, Changes(lines={line: kept}), last=line)


def without_line(draft: Draft, line: str) -> Draft:
    """The draft without a line; of a transfer being received, with nothing ticked off on it."""
    return with_quantity(draft, line, 0)


def with_line(draft: Draft, line: Line) -> Draft:
    """The draft with that line in place of the one of its name, such as with another lot."""
    if draft.content.line(line.line) == line:
        return draft
    return with_changes(draft, Changes(lines={line.line: line}), last=line.line)


def with_field(draft: Draft, name: str, text: str) -> Draft:
    """The draft with another text in a field of the header."""
    if getattr(draft.content, name) == text:
        return draft
    return with_changes(draft, Changes({name: text}))


def _turned(draft: Draft, turn: Turn) -> Draft:
    content = edited(draft.content, turn.changes)
    lines = tuple(sorted(content.lines, key=_place))
    content = replace(content, lines=lines)
    names = [line.line for line in lines]
    last = turn.last if turn.last in names else (names[-1] if names else "")
    return replace(draft, content=content, last=last)


def _place(line: Line) -> tuple[int, str]:
    return (int(line.line) if line.line.isdecimal() else 0, line.line)


def _opposite(content: Content, changes: Changes) -> Changes:
    fields = {name: getattr(content, name) for name in changes.fields if name in HEADER_FIELDS}
    return Changes(fields, {name: content.line(name) for name in changes.lines})


def _line_of(draft: Draft, goods: Line) -> Line | None:
    """Where those goods stand already; of a transfer the first line that is not yet full is last."""
    same = [line for line in draft.content.lines if line.sku == goods.sku]
    if draft.arrives:
        return _expected_line(same, goods)
    return next((line for line in same if _is_same(line, goods)), None)


def _is_same(line: Line, goods: Line) -> bool:
    return (line.lot, line.expires, line.bin) == (goods.lot, goods.expires, goods.bin)


def _expected_line(same: list[Line], goods: Line) -> Line:
    if not same:
        message = f"The transfer does not name {goods.sku}."
        raise Refusal("not_on_transfer", message, sku=goods.sku)
    of_lot = [line for line in same if goods.lot and line.lot == goods.lot]
    open_ones = [line for line in of_lot or same if line.book is None or line.quantity < line.book]
    return (open_ones or of_lot or same)[0]
