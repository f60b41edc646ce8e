"""The counter without its widgets: the draft in hand, kept on the disk after each change.

Every no comes as a Refusal and leaves the draft as it was; every change is durable when it returns.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from desktop.counter.mode import MODES, Mode
from desktop.workplace import Workplace
from sync.shop.acts import take
from sync.shop.drafts import Kept
from sync.shop.outlook import Foreseen
from sync.stock.document import Line
from sync.stock.draft import (
    Draft,
    redone,
    undone,
    with_field,
    with_goods,
    with_line,
    with_quantity,
    without_line,
)
from sync.stock.found import Found
from sync.stock.quantity import in_base, parse_quantity
from sync.stock.refusal import Refusal

LARGE_AMOUNT = 999
"""More at one scan than this is asked about once."""


@dataclass(frozen=True, slots=True)
class Posted:
    """What was posted. `can_reverse`: this site may take it back by a reversal."""

    document: str
    number: str
    mode: Mode
    lines: int
    pieces: int
    skus: frozenset[str]
    can_reverse: bool


class Doubt(Exception):
    """An amount so large that a person is asked; `go_on` does it after all."""

    def __init__(self, amount: str, name: str, unit: str, go_on: Callable[[], None]) -> None:
        super().__init__(amount)
        self.amount = amount
        self.name = name
        self.unit = unit
        self.go_on = go_on


class Till:
    """One draft a mode; the one of the present mode is in hand."""

    def __init__(self, place: Workplace) -> None:
        self._place = place
        self._drafts: dict[str, Draft] = {}
        self._saved: dict[str, str] = {}
        self._swapped = ""
        self.mode = MODES[0]
        self.foreseen = Foreseen()
        self._take_up()
        self._look_ahead()

    @property
    def draft(self) -> Draft:
        if self.mode.key not in self._drafts:
            self._drafts[self.mode.key] = self._new()
        return self._drafts[self.mode.key]

    @property
    def saved_at(self) -> str:
        """When the draft in hand was last written to the disk; empty: nothing to write yet."""
        return self._saved.get(self.draft.id, "")

    def choose(self, mode: Mode) -> None:
        self.mode = mode
        self._look_ahead()

    def missing(self) -> str:
        """What posting still wants: `lines`, `transfer`, a field's name, or nothing."""
        draft = self.draft
        if self.mode.is_arrival and not draft.arrives:
            return "transfer"
        if draft.is_empty:
            return "lines"
        if self.mode.needs and not getattr(draft.content, self.mode.needs):
            return self.mode.needs
        return ""

    def scan(self, code: str, amount: str = "1", *, is_sure: bool = False) -> Line:
        """Count goods in by their code; the line they are on now. Raises Refusal, Doubt."""
        found = self._place.books.catalogue.find_code(code)
        if found is None:
            raise Refusal("unknown_barcode", f"No item has the code {code[:60]!r}.")
        return self.count_in(found, amount, is_sure=is_sure)

    def count_in(self, found: Found, amount: str = "1", *, is_sure: bool = False) -> Line:
        """The same with goods that were found already."""
        quantity = _quantity(found, amount)
        if not is_sure and abs(quantity) > LARGE_AMOUNT * 10**found.item.decimals * found.pack:
            name = self._place.item_name(found.item)
            raise Doubt(amount, name, found.item.unit, lambda: self._count_in_surely(found, amount))
        self._change(with_goods(self.draft, self._goods(found, quantity)))
        self._swapped = ""
        line = self.draft.last_line()
        return line if line is not None else self._goods(found, 0)

    def set_quantity(self, line: str, amount: str) -> None:
        found = self._line(line)
        quantity = parse_quantity(amount, found.decimals, allow_zero=True)
        self._change(with_quantity(self.draft, line, quantity))

    def nudge(self, by: int) -> None:
        """The last line one unit more or less."""
        line = self._line(self.draft.last)
        quantity = line.quantity + by * 10**line.decimals
        self._change(with_quantity(self.draft, line.line, quantity))

    def swap_unit(self) -> None:
        """The last line's count meant packs, or after all single units."""
        line = self._line(self.draft.last)
        pack = self._pack(line.sku)
        quantity = line.quantity * pack if self._swapped != line.line else line.quantity / pack
        if quantity.denominator != 1:
            raise Refusal("pack_remainder", "So many do not come out in whole packs.")
        self._change(with_quantity(self.draft, line.line, quantity.numerator))
        self._swapped = "" if self._swapped == line.line else line.line

    def remove(self, line: str) -> None:
        self._change(without_line(self.draft, line))

    def put(self, line: Line) -> None:
        """The line of that name with another lot, bin or expiry."""
        self._change(with_line(self.draft, line))

    def set_field(self, name: str, text: str) -> None:
        self._change(with_field(self.draft, name, text))

    def tick_all(self) -> None:
        """Everything of the transfer in hand came as it was sent."""
        for line in self.draft.content.lines:
            if line.book is not None and line.quantity == 0:
                self._change(with_quantity(self.draft, line.line, line.book))

    def undo(self) -> None:
        self._change(undone(self.draft))

    def redo(self) -> None:
        self._change(redone(self.draft))

    def begin_anew(self) -> None:
        """Put the draft in hand away for good, and begin an empty one."""
        self._place.drafts.drop(self.draft)
        self._replace(self._new())

    def receive(self, document: str) -> None:
        """Take a transfer that is on its way here in hand."""
        view = self._place.books.reading.show(document)
        self._replace(self._place.drafts.receive(view, by=self._clerk()))

    def hold(self) -> Draft:
        held = self._place.drafts.hold(self.draft)
        self._replace(self._new())
        return held

    def held(self) -> list[Kept]:
        return self._place.drafts.held()

    def bring_back(self, kept: Kept) -> None:
        """Take a held draft in hand; one in hand with something in it is held instead."""
        self.mode = _mode_of(kept.draft)
        if not self.draft.is_empty:
            self._place.drafts.hold(self.draft)
        self._replace(self._place.drafts.bring_back(kept.draft, by=self._clerk()))
        self._saved[kept.draft.id] = kept.saved_at

    def post(self) -> Posted:
        """Seal what is in hand. Raises Refusal, Trouble; then it is in hand still."""
        draft, mode = self.draft, self.mode
        recorded = self._place.drafts.post(draft, by=self._place.actor())
        lines = draft.content.lines
        skus = frozenset(line.sku for line in lines)
        self._replace(self._new())
        self._place.tell_recorded(skus, recorded.document)
        self._look_ahead()
        return Posted(
            recorded.document, recorded.number, mode, len(lines), pieces(lines), skus,
            can_reverse=not mode.is_arrival,
        )  # fmt: skip

    def reverse(self, posted: Posted) -> str:
        """Take back what was just posted; the document's number."""
        place = self._place
        step = posted.mode.way_back
        recorded = take(place.books.ledger, posted.document, step, by=place.actor())
        place.tell_recorded(posted.skus, posted.document)
        self._look_ahead()
        return recorded.number

    def look_again(self) -> None:
        """The stock changed elsewhere."""
        self._look_ahead()

    def change_clerk(self) -> None:
        """What the last clerk did cannot be taken back by the next."""
        clerk = self._clerk()
        for key, draft in self._drafts.items():
            if draft.by != clerk:
                self._drafts[key] = replace(draft, by=clerk, undo=(), redo=())

    def _count_in_surely(self, found: Found, amount: str) -> None:
        self.count_in(found, amount, is_sure=True)

    def _goods(self, found: Found, quantity: int) -> Line:
        item = found.item
        return Line(
            "", item.sku, quantity, item.name, unit=item.unit, decimals=item.decimals,
            lot=found.lot, expires=found.expires, unit_price=item.price,
        )  # fmt: skip

    def _pack(self, sku: str) -> Fraction:
        item = self._place.item(sku)
        packs = [code.pack for code in item.barcodes if code.pack > 1] if item else []
        if not packs:
            raise Refusal("no_pack", f"{sku} comes in no packs.", sku=sku)
        return min(packs)

    def _line(self, line: str) -> Line:
        found = self.draft.content.line(line)
        if found is None:
            raise Refusal("no_lines", "There is no line to change yet.")
        return found

    def _change(self, draft: Draft) -> None:
        if draft is self.draft:
            return
        if draft != self.draft:
            self._saved[draft.id] = self._place.drafts.keep(draft)
        self._drafts[self.mode.key] = draft
        self._look_ahead()

    def _replace(self, draft: Draft) -> None:
        self._drafts[self.mode.key] = draft
        self._look_ahead()

    def _new(self) -> Draft:
        return self._place.drafts.begin(self.mode.kind, by=self._clerk())

    def _clerk(self) -> str:
        return self._place.actor().code

    def _look_ahead(self) -> None:
        self.foreseen = self._place.outlook.of(self.draft)

    def _take_up(self) -> None:
        """What was in hand when the program ended is in hand again."""
        for kept in self._place.drafts.kept():
            if not kept.draft.held_at:
                self._drafts[_mode_of(kept.draft).key] = kept.draft
                self._saved[kept.draft.id] = kept.saved_at


def pieces(lines: tuple[Line, ...]) -> int:
    """How many pieces; what is weighed or measured counts as one a line."""
    return sum(line.quantity if not line.decimals else 1 for line in lines)


def _mode_of(draft: Draft) -> Mode:
    key = "arrival" if draft.arrives else draft.kind
    return next(mode for mode in MODES if mode.key == key)


def _quantity(found: Found, amount: str) -> int:
    """Smallest units of so many of what was found; below zero with a minus before it."""
    sign = -1 if amount.startswith("-") else 1
    plain = amount.lstrip("-")
    if found.quantity is not None:
        return sign * parse_quantity(plain, 0) * found.quantity
    return sign * in_base(parse_quantity(plain, found.item.decimals), found.pack)
