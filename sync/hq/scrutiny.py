"""What HQ looks for in a step that moves goods: it counts all the same, and a case asks a person."""

from collections.abc import Iterable, Sequence

from sync.hq.bench import Bench, note_key
from sync.hq.days import local_day
from sync.hq.entry import Entry
from sync.hq.plan import Plan, difference, undo
from sync.hq.ruling import CaseFile, case_id
from sync.hq.sides import my_act
from sync.stock import findings
from sync.stock.document import Document
from sync.stock.movement import Movement
from sync.stock.place import site_of
from sync.stock.quantity import format_quantity
from sync.stock.refusal import Refusal
from sync.stock.verdict import Finding
from sync.wire.messages import CaseLetter

_UNKNOWN = (0, False)


def check_decimals(bench: Bench, document: Document) -> None:
    """Raise Refusal `decimals` where a line counts in another unit than the catalogue: sums would lie."""
    for line in document.content.lines:
        known = bench.items.get(line.sku)
        if known is not None and known[0] != line.decimals:
            message = f"{line.sku} has {known[0]} decimals, the document says {line.decimals}."
            raise Refusal("decimals", message, sku=line.sku)


def of_goods(bench: Bench, document: Document) -> Iterable[Finding]:
    """Items that are unknown or no longer kept, each SKU once."""
    items = bench.items
    odd = [line.sku for line in document.content.lines if not items.get(line.sku, _UNKNOWN)[1]]
    for sku in dict.fromkeys(odd):
        yield findings.archived_item(sku) if sku in items else findings.unknown_item(sku)


def of_period(bench: Bench, site: str, at: str) -> Iterable[Finding]:
    """A day that was closed already, by the calendar of the site."""
    closed_until = bench.closed_until.get(site, "")
    if not closed_until:
        return
    day = local_day(at, bench.zones[site])
    if day <= closed_until:
        yield findings.closed_period(day)


def of_note(bench: Bench, document: Document) -> Iterable[tuple[Finding, str]]:
    """The same supplier's note on another document: the finding, and that document's id."""
    key = note_key(document)
    if document.kind != "receipt" or not key[1] or not key[2]:
        return
    for other, number in bench.notes.get(key, ()):
        folder = bench.folders.get(other)
        if other != document.id and (folder is None or folder.document.state == "posted"):
            yield findings.same_note(key[2], key[1], other=number), other
            return


def of_stock(
    bench: Bench, document: Document, movements: Sequence[Movement]
) -> Iterable[tuple[Finding, str]]:
    """Stock of a (site, SKU) that these movements take below zero: the finding, and the site."""
    if all(m.origin[0] == "@" for m in movements):
        return  # nothing leaves a shelf
    net: dict[tuple[str, str], int] = {}
    for m in movements:
        for place, quantity in ((m.origin, -m.quantity), (m.destination, m.quantity)):
            site = site_of(place)
            if site:
                net[site, m.sku] = net.get((site, m.sku), 0) + quantity
    for (site, sku), change in net.items():
        after = bench.totals.get((site, sku), 0) + change
        if change < 0 and after < 0:
            text = format_quantity(after, _decimals(bench, document, sku))
            finding = findings.negative_stock(site, sku, after=after, text=text)
            if finding is not None:
                yield finding, site


def _decimals(bench: Bench, document: Document, sku: str) -> int:
    known = bench.items.get(sku)
    if known is not None:
        return known[0]
    return next((line.decimals for line in document.content.lines if line.sku == sku), 0)


def opened(
    entry: Entry, document: str, finding: Finding, *, number: str, site: str, now: str, nth: int = 0
) -> CaseFile:
    """The case of a finding; nothing is planned yet."""
    letter = CaseLetter(
        case=case_id(entry.step, finding.code, nth),
        code=finding.code,
        message=finding.message,
        step=entry.step,
        state="open",
        choices=[choice.value for choice in finding.choices],
        opened_at=now,
        facts=finding.facts,
        owner=site,
        mine_act=my_act(entry),
    )
    return CaseFile(letter, document, number, site)


def plan_of(code: str, document: Document, step: str, nth: int) -> Plan:
    """What the choices of the nth case of that code, met by that step, would move."""
    if code in {"transfer_short", "transfer_over"}:
        return difference(code, document, nth)
    return undo(code, document, step)
