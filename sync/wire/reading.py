"""Letters into values of the law, and back. The law's Refusals pass through: hostile input ends here."""

import re
from collections.abc import Iterable, Sequence
from datetime import timedelta
from fractions import Fraction
from functools import lru_cache

from msgspec import UNSET

from sync.stock.attachment import Attachment, checked
from sync.stock.document import Changes, Content, Document, Line, Step
from sync.stock.item import Item, ItemBarcode, Site, SiteKind, Tracking
from sync.stock.moment import format_moment, parse_moment
from sync.stock.movement import Movement
from sync.stock.place import Place
from sync.stock.quantity import format_money, format_quantity, parse_money, parse_quantity
from sync.stock.refusal import Refusal
from sync.wire.messages import (
    AttachmentLetter,
    BarcodeLetter,
    ChangesLetter,
    ContentLetter,
    DocumentLetter,
    ItemLetter,
    LineLetter,
    MovementLetter,
    SiteLetter,
    StepLetter,
)

_MAX_DECIMALS = 6
_PLAIN_QUANTITIES = re.compile(r"(?:[0-9]{1,6} )*", re.ASCII)
"""Whole ones, so small that they are in bounds whatever the unit's decimals."""
_PLAIN_BALANCES = re.compile(r"(?:-?[0-9]{1,6} )*", re.ASCII)
_PLAIN_PRICES = re.compile(r"(?:[0-9]{1,9}(?:\.[0-9]{1,2})? )*", re.ASCII)


def line_read(letter: LineLetter) -> Line:
    """A line as the law has it. Raises Refusal for quantities and prices that are none."""
    decimals = _checked_decimals(letter.decimals)
    return Line(
        letter.line,
        letter.sku,
        parse_quantity(letter.quantity, decimals, allow_zero=True),
        letter.name,
        letter.unit,
        decimals,
        letter.lot,
        letter.expires,
        letter.bin,
        None if letter.unit_price is None else parse_money(letter.unit_price),
        None if letter.book is None else signed_quantity(letter.book, decimals),
    )


def _checked_decimals(decimals: int) -> int:
    if not 0 <= decimals <= _MAX_DECIMALS:
        raise Refusal("decimals", f"A unit has 0 to {_MAX_DECIMALS} decimals.")
    return decimals


def signed_quantity(text: str, decimals: int) -> int:
    """A quantity that may be below zero, such as a balance."""
    if text.startswith("-"):
        return -parse_quantity(text[1:], decimals, allow_zero=True)
    return parse_quantity(text, decimals, allow_zero=True)


def line_letter(line: Line) -> LineLetter:
    """A line as it travels."""
    return LineLetter(
        line=line.line,
        sku=line.sku,
        quantity=format_quantity(line.quantity, line.decimals),
        name=line.name,
        unit=line.unit,
        decimals=line.decimals,
        lot=line.lot,
        expires=line.expires,
        bin=line.bin,
        unit_price=None if line.unit_price is None else format_money(line.unit_price),
        book=None if line.book is None else format_quantity(line.book, line.decimals),
    )


def content_read(letter: ContentLetter) -> Content:
    """A document's content. Raises Refusal `line_twice` where two lines share a name."""
    lines = tuple(line_read(line) for line in letter.lines)
    if len({line.line for line in lines}) != len(lines):
        raise Refusal("line_twice", "Two lines of the document have the same name.")
    return Content(
        lines,
        letter.party,
        letter.reference,
        letter.note,
        letter.counterpart,
        letter.reason,
        letter.to_site,
    )


def check_content(letter: ContentLetter) -> None:
    """Raise what `content_read` would, without making the values: who stores a document needs none.

    What is plainly well is seen by one look at all the lines; anything else is read.
    """
    if not _is_plain(letter.lines):
        content_read(letter)


def _is_plain(lines: Sequence[LineLetter]) -> bool:
    quantities = [f"{line.quantity} " for line in lines]
    prices = [f"{line.unit_price} " for line in lines if line.unit_price is not None]
    books = [f"{line.book} " for line in lines if line.book is not None]
    return (
        _are_all(_PLAIN_QUANTITIES, quantities)
        and _are_all(_PLAIN_PRICES, prices)
        and _are_all(_PLAIN_BALANCES, books)
        and all(0 <= line.decimals <= _MAX_DECIMALS for line in lines)
        and len({line.line for line in lines}) == len(lines)
    )


def _are_all(plain: re.Pattern[str], told: Sequence[str]) -> bool:
    joined = "".join(told)
    # A text with a space in it could pass for two.
    return plain.fullmatch(joined) is not None and joined.count(" ") == len(told)


def content_letter(content: Content) -> ContentLetter:
    """A document's content as it travels."""
    return ContentLetter(
        lines=[line_letter(line) for line in content.lines],
        party=content.party,
        reference=content.reference,
        note=content.note,
        counterpart=content.counterpart,
        reason=content.reason,
        to_site=content.to_site,
    )


def changes_read(letter: ChangesLetter) -> Changes:
    """An edit's changes. Raises Refusal `line_name` where a line does not bear the name it stands under."""
    lines = {key: None if line is None else line_read(line) for key, line in letter.lines.items()}
    if any(line is not None and line.line != key for key, line in lines.items()):
        raise Refusal("line_name", "A changed line bears another name than it stands under.")
    return Changes(dict(letter.fields), lines)


def changes_letter(changes: Changes) -> ChangesLetter:
    """An edit's changes as they travel."""
    lines = {
        key: None if line is None else line_letter(line) for key, line in changes.lines.items()
    }
    return ChangesLetter(fields=dict(changes.fields), lines=lines)


def step_read(letter: StepLetter, decimals: dict[str, int]) -> Step:
    """A step as the law has it; `decimals` (by line of the document) reads the quantities of an arrival."""
    arrived = letter.arrived
    return Step(
        letter.step,
        letter.document,
        letter.kind,
        letter.name,
        letter.site,
        corrected(letter.at, letter.offset_ms),
        letter.number,
        None if letter.content is None else content_read(letter.content),
        None if letter.changes is None else changes_read(letter.changes),
        None
        if arrived is None
        else {
            key: parse_quantity(text, decimals.get(key, 0), allow_zero=True)
            for key, text in arrived.items()
        },
        attachments_read(letter.attached),
    )


def attachments_read(letters: Iterable[AttachmentLetter]) -> tuple[Attachment, ...]:
    """Attachments as the law has them; raises Refusal as `attachment.checked`."""
    return tuple(
        checked(Attachment(one.sha256, one.size, one.media_type, one.name)) for one in letters
    )


def attachment_letters(attachments: Iterable[Attachment]) -> list[AttachmentLetter]:
    """Attachments as they travel."""
    return [
        AttachmentLetter(sha256=one.sha256, size=one.size, media_type=one.media_type, name=one.name)
        for one in attachments
    ]


@lru_cache(maxsize=512)
def corrected(at: str, offset_ms: int) -> str:
    """When it happened by HQ's clock: the device's instant plus the offset it measured at its last hello."""
    if offset_ms == 0:
        return format_moment(parse_moment(at))
    return format_moment(parse_moment(at) + timedelta(milliseconds=offset_ms))


def told_at(letter: StepLetter) -> str:
    """When a step happened; empty where it does not say it well (the judge will)."""
    try:
        return corrected(letter.at, letter.offset_ms)
    except Refusal:
        return ""


def item_read(letter: ItemLetter) -> Item:
    """A SKU as the law has it."""
    return Item(
        letter.sku,
        letter.name,
        letter.name_hans,
        letter.name_en,
        letter.unit,
        letter.decimals,
        None if letter.price is None else parse_money(letter.price),
        letter.currency,
        letter.category,
        Tracking(letter.tracking),
        tuple(ItemBarcode(code.code, pack_read(code.pack)) for code in letter.barcodes),
        letter.active,
    )


@lru_cache(maxsize=1024)
def pack_read(text: str) -> Fraction:
    """A pack's factor, such as `12` or `1/3`. Few there are, and each costs as much as an item."""
    return Fraction(text)


def item_letter(item: Item) -> ItemLetter:
    """A SKU as it travels."""
    return ItemLetter(
        sku=item.sku,
        name=item.name,
        name_hans=item.name_hans,
        name_en=item.name_en,
        unit=item.unit,
        decimals=item.decimals,
        price=None if item.price is None else format_money(item.price),
        currency=item.currency,
        category=item.category,
        tracking=item.tracking.value,
        barcodes=[BarcodeLetter(code=code.code, pack=str(code.pack)) for code in item.barcodes],
        active=item.active,
    )


def site_read(letter: SiteLetter) -> Site:
    """A site as the law has it."""
    return Site(
        letter.code,
        letter.name,
        SiteKind(letter.kind),
        letter.name_hans,
        letter.name_en,
        letter.zone,
    )


def site_letter(site: Site) -> SiteLetter:
    """A site as it travels."""
    return SiteLetter(
        code=site.code,
        name=site.name,
        kind=site.kind.value,
        name_hans=site.name_hans,
        name_en=site.name_en,
        zone=site.zone,
    )


def movement_letters(movements: Iterable[Movement], content: Content) -> list[MovementLetter]:
    """Movements as they travel: what the document's line says already is left out."""
    lines = {line.line: line for line in content.lines}
    return [_movement_letter(m, lines.get(m.line), content) for m in movements]


def _movement_letter(m: Movement, line: Line | None, content: Content) -> MovementLetter:
    if line is not None and line.sku == m.sku and line.lot == m.lot and line.expires == m.expires:
        return MovementLetter(
            step=m.step,
            line=m.line,
            quantity=format_quantity(m.quantity, line.decimals),
            origin=m.origin,
            destination=m.destination,
            at=m.at,
        )
    decimals = decimals_of(content, m.sku)
    return MovementLetter(
        step=m.step,
        line=m.line,
        quantity=format_quantity(m.quantity, decimals),
        origin=m.origin,
        destination=m.destination,
        at=m.at,
        sku=m.sku,
        lot=m.lot,
        expires=m.expires,
        decimals=decimals or UNSET,
    )


def decimals_of(content: Content, sku: str) -> int:
    """The decimals of a SKU's unit as the document's own lines have it; 0 where none names it."""
    return next((line.decimals for line in content.lines if line.sku == sku), 0)


def movements_read(
    letter: DocumentLetter, content: Content | ContentLetter
) -> tuple[Movement, ...]:
    """A document's movements as the law has them, by its content: read, or checked."""
    lines: dict[str, Line | LineLetter] = {line.line: line for line in content.lines}
    return tuple(_movement_read(m, lines.get(m.line)) for m in letter.movements)


def _movement_read(m: MovementLetter, line: Line | LineLetter | None) -> Movement:
    sku, lot, expires = m.sku, m.lot, m.expires
    if sku is UNSET or lot is UNSET or expires is UNSET:
        if line is None:
            raise Refusal(
                "unknown_line", f"A movement names line {m.line[:40]!r}, which is not there."
            )
        sku, lot, expires, decimals = line.sku, line.lot, line.expires, line.decimals
    else:
        decimals = 0 if m.decimals is UNSET else m.decimals
    return Movement(
        m.step,
        m.line,
        sku,
        lot,
        expires,
        Place(m.origin),
        Place(m.destination),
        parse_quantity(m.quantity, decimals),
        m.at,
    )


def document_read(letter: DocumentLetter) -> Document:
    """A document as the law has it."""
    content = content_read(letter.content)
    movements = movements_read(letter, content)
    return Document(
        letter.id,
        letter.kind,
        letter.site,
        letter.number,
        letter.state,
        content,
        letter.occurred_at,
        movements,
        attachments_read(letter.attachments),
    )
