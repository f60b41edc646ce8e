"""What a reading command prints and HQ's reading API answers: one shape for both, from `sync.stock.views`.

CLI.md names the fields; here every field is always present. Quantities and money are decimal strings.
"""

from typing import TypeAlias

import msgspec
from msgspec import field

from sync.stock.item import Item
from sync.stock.quantity import format_money, format_quantity
from sync.stock.views import (
    DocumentRow,
    DocumentView,
    MovementRow,
    StepRow,
    StockRow,
    WhyRow,
)
from sync.wire.case_answers import CaseAnswer, case_answer
from sync.wire.content_answers import Answer, LineAnswer, line_answer
from sync.wire.messages import AttachmentLetter
from sync.wire.reading import attachment_letters


class StockAnswer(Answer):
    """Stock of one (site, SKU, bin, lot)."""

    site: str
    sku: str
    bin: str
    lot: str
    expires: str
    on_hand: str
    reserved: str
    available: str
    in_transit: str
    pending: str
    as_of: str


class WhyAnswer(Answer):
    """One movement of a SKU at a site; `balance` is after it."""

    at: str
    number: str
    document: str
    kind: str
    step: str
    by: str
    device: str
    delta: str
    balance: str
    verdict: str


class ItemAnswer(Answer):
    """One SKU; `packs` has the codes that stand for more or less than one base unit."""

    sku: str
    barcodes: list[str]
    name: str
    unit: str
    price: str | None
    category: str
    tracking: str
    active: bool
    name_hans: str
    name_en: str
    decimals: int
    currency: str
    packs: dict[str, str]


class DocumentAnswer(Answer):
    """A document in a list; `pending` counts steps that HQ has not judged."""

    document: str
    number: str
    kind: str
    state: str
    revision: str
    pending: int
    site: str
    party: str
    occurred_at: str


class StepAnswer(Answer):
    """A step on a document's timeline."""

    seq: int
    step: str
    by: str
    device: str
    at: str
    verdict: str
    code: str
    received_at: str
    reason: str
    hash: str


class MovementAnswer(Answer):
    """What a step moved."""

    sku: str
    lot: str
    origin: str = field(name="from")
    destination: str = field(name="to")
    quantity: str
    at: str
    step: str


class ShownAnswer(Answer):
    """Everything about one document."""

    document: str
    number: str
    hq_number: str
    kind: str
    state: str
    revision: str
    site: str
    party: str
    reference: str
    note: str
    counterpart: str
    reason: str
    to_site: str
    occurred_at: str
    lines: list[LineAnswer]
    steps: list[StepAnswer]
    movements: list[MovementAnswer]
    cases: list[CaseAnswer]
    attachments: list[AttachmentLetter]


Plain: TypeAlias = dict[str, object]


def plain(answer: Answer) -> Plain:
    """An answer as JSON's own types, fields in their order."""
    built: Plain = msgspec.to_builtins(answer)
    return built


def stock_answer(row: StockRow) -> StockAnswer:
    """Stock as it is told."""
    on_hand, reserved, available, in_transit, pending = (
        format_quantity(n, row.decimals)
        for n in (row.on_hand, row.reserved, row.available, row.in_transit, row.pending)
    )
    return StockAnswer(
        site=row.site,
        sku=row.sku,
        bin=row.bin,
        lot=row.lot,
        expires=row.expires,
        on_hand=on_hand,
        reserved=reserved,
        available=available,
        in_transit=in_transit,
        pending=pending,
        as_of=row.as_of,
    )


def why_answer(row: WhyRow) -> WhyAnswer:
    """A movement as it is told under a number."""
    return WhyAnswer(
        at=row.at,
        number=row.number,
        document=row.document,
        kind=row.kind,
        step=row.step,
        by=row.by,
        device=row.device,
        delta=format_quantity(row.delta, row.decimals),
        balance=format_quantity(row.balance, row.decimals),
        verdict=row.verdict,
    )


def item_answer(item: Item) -> ItemAnswer:
    """A SKU as it is told."""
    return ItemAnswer(
        sku=item.sku,
        barcodes=[code.code for code in item.barcodes],
        name=item.name,
        unit=item.unit,
        price=None if item.price is None else format_money(item.price),
        category=item.category,
        tracking=item.tracking.value,
        active=item.active,
        name_hans=item.name_hans,
        name_en=item.name_en,
        decimals=item.decimals,
        currency=item.currency,
        packs={code.code: str(code.pack) for code in item.barcodes if code.pack != 1},
    )


def document_answer(row: DocumentRow) -> DocumentAnswer:
    """A document as a list tells it."""
    return DocumentAnswer(
        document=row.document,
        number=row.number,
        kind=row.kind,
        state=row.state,
        revision=row.revision,
        pending=row.pending,
        site=row.site,
        party=row.party,
        occurred_at=row.occurred_at,
    )


def shown_answer(view: DocumentView) -> ShownAnswer:
    """A whole document as it is told."""
    content = view.content
    counted = {line.line: line for line in view.counted}
    return ShownAnswer(
        document=view.document,
        number=view.number,
        hq_number=view.hq_number,
        kind=view.kind,
        state=view.state,
        revision=view.revision,
        site=view.site,
        party=content.party,
        reference=content.reference,
        note=content.note,
        counterpart=content.counterpart,
        reason=content.reason,
        to_site=content.to_site,
        occurred_at=view.occurred_at,
        lines=[line_answer(line, counted.get(line.line)) for line in content.lines],
        steps=[_step_answer(step) for step in view.steps],
        movements=[_movement_answer(m) for m in view.movements],
        cases=[case_answer(case) for case in view.cases],
        attachments=attachment_letters(view.attachments),
    )


def _step_answer(row: StepRow) -> StepAnswer:
    return StepAnswer(
        seq=row.seq,
        step=row.step,
        by=row.by,
        device=row.device,
        at=row.at,
        verdict=row.verdict,
        code=row.code,
        received_at=row.received_at,
        reason=row.reason,
        hash=row.hash,
    )


def _movement_answer(row: MovementRow) -> MovementAnswer:
    return MovementAnswer(
        sku=row.sku,
        lot=row.lot,
        origin=row.origin,
        destination=row.destination,
        quantity=format_quantity(row.quantity, row.decimals),
        at=row.at,
        step=row.step,
    )
