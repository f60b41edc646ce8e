"""What the till holds, as the page's widgets show it."""

from PySide6.QtCore import QCoreApplication

from desktop.counter.last_scan import LastLine
from desktop.counter.lines import LineRow, expiry_words
from desktop.counter.side_card import CardFacts
from desktop.counter.till import Posted, Till
from desktop.wording.counted import COUNTED
from desktop.wording.figures import shown
from desktop.wording.moments import second
from desktop.workplace import Workplace
from sync.shop.numbers import upcoming_number
from sync.shop.outlook import LineOutlook, Notice
from sync.stock.kinds import kind_named

translate = QCoreApplication.translate


def line_rows(place: Workplace, till: Till) -> tuple[LineRow, ...]:
    """Every line but the one on the card, the newest first; of a transfer all, as it names them."""
    if till.mode.is_arrival:
        return tuple(_row(place, n, seen) for n, seen in enumerate(till.foreseen.lines, 1))
    rows = [
        _row(place, n, seen)
        for n, seen in enumerate(till.foreseen.lines, 1)
        if seen.line.line != till.draft.last
    ]
    return tuple(reversed(rows))


def _row(place: Workplace, number: int, seen: LineOutlook) -> LineRow:
    line = seen.line
    return LineRow(number, place.name_of(line.sku, line.name), seen, line.book)


def last_line(place: Workplace, till: Till) -> LastLine | None:
    """The line touched last; of a transfer only once something was ticked off."""
    draft = till.draft
    seen = till.foreseen.of(draft.last)
    if seen is None or (till.mode.is_arrival and draft.is_empty):
        return None
    line = seen.line
    name = place.name_of(line.sku, line.name)
    quantity, after = shown(line.quantity, line.decimals), shown(seen.after, line.decimals)
    spoken = translate("LastLine", "{item}, {quantity} {unit}, {after} available after posting")
    moment = translate("LastLine", "{time} scanned")
    return LastLine(
        name,
        line.sku,
        _details(seen),
        moment.format(time=second(till.saved_at)) if till.saved_at else "",
        quantity,
        line.unit,
        shown(seen.before, line.decimals),
        after,
        seen.after < 0,
        spoken.format(item=name, quantity=quantity, unit=line.unit, after=after),
    )


def _details(seen: LineOutlook) -> tuple[str, ...]:
    line = seen.line
    told = (
        (line.lot, translate("LastLine", "Lot {lot}").format(lot=line.lot)),
        (line.expires, translate("LastLine", "Expiry {day}").format(day=expiry_words(seen))),
        (line.bin, translate("LastLine", "Bin {bin}").format(bin=line.bin)),
    )
    return tuple(words for value, words in told if value)


def card_facts(place: Workplace, till: Till, *, is_offline: bool) -> CardFacts:
    saved = translate("Card", "Kept here {time}").format(time=second(till.saved_at))
    return CardFacts(
        translate("Card", "Draft"),
        saved if till.saved_at else "",
        _number(place, till),
        place.site_name(place.site),
        wants_words(till.missing()),
        is_offline,
    )


def _number(place: Workplace, till: Till) -> str:
    """A transfer's own number, or the one that posting will give."""
    if till.mode.is_arrival:
        arrives = till.draft.arrives
        return place.books.reading.show(arrives).number if arrives else ""
    device, code = place.books.device, kind_named(till.mode.kind).code
    return upcoming_number(place.books.journal_file, code, site=device.site, device=device.number)


def wants_words(missing: str) -> str:
    """Why Post does not work yet."""
    words = {
        "lines": translate("Wants", "Nothing scanned yet"),
        "transfer": translate("Wants", "Choose the transfer that has come"),
        "counterpart": translate("Wants", "Say where the goods come from or go to: F4"),
        "reason": translate("Wants", "Say whether it is a loss or a gain: F4"),
        "to_site": translate("Wants", "Choose the site they go to: F4"),
        "party": translate("Wants", "Say whom they are held for: F4"),
    }
    return words.get(missing, "")


def notices(place: Workplace, till: Till) -> tuple[tuple[Notice, str], ...]:
    """What is worth noticing, each with the item's name."""
    found = till.foreseen.notices
    if till.mode.is_arrival and till.draft.is_empty:
        return ()
    return tuple((notice, place.name_of(notice.line.sku, notice.line.name)) for notice in found)


def posted_words(posted: Posted) -> str:
    lines = COUNTED.lines(posted.lines)
    goods = COUNTED.pieces(posted.pieces)
    words = translate("Posted", "Posted {number}: {lines}, {pieces}")
    if posted.mode.holds:
        words = translate("Posted", "Reserved {number}: {lines}, {pieces}")
    return words.format(number=posted.number, lines=lines, pieces=goods)


def other_sites(place: Workplace) -> list[tuple[str, str]]:
    """Code and name of every site goods can be sent to."""
    return [(site.code, place.site_name(site.code)) for site in place.other_sites()]
