"""One business event on paper, as a value. Changing it makes a new one."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from sync.stock.attachment import Attachment
from sync.stock.made import quickly_made
from sync.stock.movement import Movement
from sync.stock.refusal import Refusal


@quickly_made
@dataclass(frozen=True, slots=True)
class Line:
    """One SKU on a document, with its own snapshot of the catalogue.

    `line` names it for ever within the document. `quantity` and `book` are smallest units
    (`10 ** -decimals` of `unit`); `unit_price` is minor units. On a count `quantity` is what was
    counted, and `book` what the counting device's books said at that instant.
    """

    line: str
    sku: str
    quantity: int
    name: str = ""
    unit: str = ""
    decimals: int = 0
    lot: str = ""
    expires: str = ""
    bin: str = ""
    unit_price: int | None = None
    book: int | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class Content:
    """What is written on a document. `counterpart` is customer or supplier on a return; `reason` is an adjustment's."""

    lines: tuple[Line, ...] = ()
    party: str = ""
    reference: str = ""
    note: str = ""
    counterpart: str = ""
    reason: str = ""
    to_site: str = ""

    def line(self, key: str) -> Line | None:
        """The line of that name, if there is one."""
        return next((line for line in self.lines if line.line == key), None)


HEADER_FIELDS = ("party", "reference", "note", "counterpart", "reason", "to_site")
"""The header's fields, each merged by itself."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Changes:
    """An edit: header fields with their new text, and whole lines by name; None takes a line away."""

    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    lines: Mapping[str, Line | None] = field(default_factory=lambda: MappingProxyType({}))


@quickly_made
@dataclass(frozen=True, slots=True)
class Document:
    """A document as its steps have left it. `state` is empty while only unordered facts have arrived."""

    id: str
    kind: str
    site: str
    number: str
    state: str
    content: Content
    occurred_at: str
    movements: tuple[Movement, ...] = ()
    attachments: tuple[Attachment, ...] = ()


@quickly_made
@dataclass(frozen=True, slots=True)
class Step:
    """One act on a document, as the law reads it.

    `at` is when it happened, corrected by the device's clock offset, as fixed-width UTC text.
    `content` comes with the steps that write the whole document, `changes` with an edit,
    `arrived` (line name to smallest units, empty: as sent) with an arrival. `movement_id` of the
    step is its `id`. `number` is the printed number, given by the first step.
    """

    id: str
    document: str
    kind: str
    name: str
    site: str
    at: str
    number: str = ""
    content: Content | None = None
    changes: Changes | None = None
    arrived: Mapping[str, int] | None = None
    attached: tuple[Attachment, ...] = ()


def edited(content: Content, changes: Changes) -> Content:
    """`content` with `changes` made. Lines keep their order; new ones come last.

    Raises Refusal `unknown_field` for a header field that documents do not have.
    """
    for name in changes.fields:
        if name not in HEADER_FIELDS:
            raise Refusal("unknown_field", f"A document has no field {name[:40]!r}.")
    kept = [changes.lines.get(line.line, line) for line in content.lines]
    known = {line.line for line in content.lines}
    added = [line for key, line in changes.lines.items() if key not in known]
    lines = tuple(line for line in (*kept, *added) if line is not None)
    return replace(content, lines=lines, **dict(changes.fields))


def next_line(content: Content) -> str:
    """A name for one more line: one above the highest number used."""
    return str(
        1 + max((int(line.line) for line in content.lines if line.line.isdecimal()), default=0)
    )
