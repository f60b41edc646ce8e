"""What stands on a document, as commands print it and HQ's reading API answers it."""

import msgspec
from msgspec import Struct, UnsetType

from sync.stock.document import Content, Line
from sync.stock.quantity import format_money, format_quantity
from sync.stock.views import CountedLine

_UNSET = msgspec.UNSET


class Answer(Struct, kw_only=True):
    """What all answers have in common: they are for reading only."""


class ExplainedAnswer(Answer):
    """A document told late that explains part of a count's variance."""

    number: str
    quantity: str


class LineAnswer(Answer):
    """A line of a document; the last four are a count's only."""

    line: str
    sku: str
    name: str
    quantity: str
    lot: str
    expires: str
    bin: str
    unit_price: str | None
    counted: str | UnsetType = _UNSET
    book: str | UnsetType = _UNSET
    variance: str | UnsetType = _UNSET
    explained: list[ExplainedAnswer] | UnsetType = _UNSET


class ContentAnswer(Answer):
    """One version of what is written on a document."""

    party: str
    reference: str
    note: str
    counterpart: str
    reason: str
    to_site: str
    lines: list[LineAnswer]


def content_answer(content: Content | None) -> ContentAnswer | None:
    """One version of a document as it is told; None: there was none."""
    if content is None:
        return None
    return ContentAnswer(
        party=content.party,
        reference=content.reference,
        note=content.note,
        counterpart=content.counterpart,
        reason=content.reason,
        to_site=content.to_site,
        lines=[line_answer(line, None) for line in content.lines],
    )


def line_answer(line: Line, counted: CountedLine | None) -> LineAnswer:
    """A line as it is told; `counted` is what a count found of it."""
    answer = LineAnswer(
        line=line.line,
        sku=line.sku,
        name=line.name,
        quantity=format_quantity(line.quantity, line.decimals),
        lot=line.lot,
        expires=line.expires,
        bin=line.bin,
        unit_price=None if line.unit_price is None else format_money(line.unit_price),
    )
    if counted is None:
        return answer
    return msgspec.structs.replace(
        answer,
        counted=format_quantity(counted.counted, line.decimals),
        book=format_quantity(counted.book, line.decimals),
        variance=format_quantity(counted.variance, line.decimals),
        explained=[
            ExplainedAnswer(number=number, quantity=format_quantity(n, line.decimals))
            for number, n in counted.explained
        ],
    )
