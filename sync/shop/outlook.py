"""What posting a draft would leave on this site's shelves, and what is worth noticing before.

Asks the same law and makes the same proposals as the post itself; writes nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sync.shop.database import Database
from sync.shop.proposals import with_places
from sync.shop.shelf import BalanceRow, CacheBook
from sync.stock.document import Content, Document, Line, Step
from sync.stock.draft import Draft
from sync.stock.kinds import kind_named
from sync.stock.moment import Clock, format_moment, now_text, parse_moment
from sync.stock.place import site_of
from sync.stock.refusal import Refusal

SOON_DAYS = 30
"""What expires within so many days is worth noticing."""


@dataclass(frozen=True, slots=True)
class LineOutlook:
    """A line as it would be posted: `line` with the bin, lot and expiry proposed.

    `before` and `after` are the site's smallest units of the SKU, pending steps included; the lines
    before it on the document count. Of a draft that holds goods back they are what is free.
    `days_left` until it expires, None where it does not.
    """

    line: Line
    before: int
    after: int
    days_left: int | None = None

    @property
    def is_soon(self) -> bool:
        """Whether it expires within `SOON_DAYS`, or has."""
        return self.days_left is not None and self.days_left <= SOON_DAYS


@dataclass(frozen=True, slots=True)
class Notice:
    """Worth a person's eye: `held_back`, `below_zero`, `beyond`, `expired`, `expires_soon`, `short`, `over`.

    `quantity` is smallest units: what would be left, what is held back for somebody, what is missing
    (`beyond`: more would be promised than is free), or what differs from what was sent.
    """

    code: str
    line: Line
    quantity: int = 0
    days: int = 0


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What a draft would do, line by line in the document's order."""

    lines: tuple[LineOutlook, ...] = ()
    notices: tuple[Notice, ...] = ()

    def of(self, line: str) -> LineOutlook | None:
        """The outlook of the line of that name."""
        return next((found for found in self.lines if found.line.line == line), None)


class Outlook:
    """Looks ahead for one counter. What it read of a SKU it keeps until told to forget."""

    def __init__(self, cache: Database, clock: Clock, *, site: str) -> None:
        self._book = _RememberedBook(cache)
        self._clock = clock
        self._site = site

    def forget(self, skus: Iterable[str]) -> None:
        """The stock of these SKUs changed."""
        for sku in skus:
            self._book.remembered.pop(sku, None)
            self._book.held.pop(sku, None)

    def on_hand(self, sku: str) -> int:
        """Smallest units of a SKU on this site's shelves."""
        rows = self._book.rows(sku)
        return sum(row.on_hand for row in rows if site_of(row.place) == self._site)

    def shelves(self, sku: str) -> list[BalanceRow]:
        """Where a SKU lies at this site, what expires first in front; places with nothing left out."""
        rows = [r for r in self._book.rows(sku) if site_of(r.place) == self._site and r.on_hand]
        return sorted(rows, key=lambda row: (row.expires or "~", row.place, row.lot))

    def of(self, draft: Draft) -> Foreseen:
        """What posting the draft now would do."""
        now = now_text(self._clock)
        content = self._as_posted(draft, now)
        effects = self._effects(draft, content, now)
        held = self._book.reserved({line.sku for line in content.lines}) if _holds(draft) else {}
        left: dict[str, int] = {}
        lines: list[LineOutlook] = []
        for line in content.lines:
            before = left.setdefault(line.sku, self.on_hand(line.sku) - held.get(line.sku, 0))
            left[line.sku] = before + effects.get(line.line, 0)
            days = _days_left(line.expires, self._clock.now()) if line.quantity else None
            lines.append(LineOutlook(line, before, left[line.sku], days))
        takes = not draft.arrives and kind_named(draft.kind).takes_stock
        others = self._book.reserved(left) if takes else {}
        return Foreseen(tuple(lines), tuple(_notices(draft, lines, others)))

    def _as_posted(self, draft: Draft, now: str) -> Content:
        if draft.arrives or not draft.content.lines:
            return draft.content
        kind = kind_named(draft.kind)
        step = _step(draft, self._site, now)
        return with_places(draft.content, kind, step=step, book=self._book)

    def _effects(self, draft: Draft, content: Content, now: str) -> dict[str, int]:
        """What each line changes at this site, by the law."""
        if draft.arrives:
            return {line.line: line.quantity for line in content.lines}
        kind, step = kind_named(draft.kind), _step(draft, self._site, now)
        document = Document(draft.id, draft.kind, self._site, "", "", content, now)
        effects: dict[str, int] = {}
        for m in kind.moves(document, step, self._book):
            came, went = site_of(m.destination) == self._site, site_of(m.origin) == self._site
            effects[m.line] = effects.get(m.line, 0) + m.quantity * (came - went)
        return effects


class _RememberedBook(CacheBook):
    """Reads each SKU once: a draft is looked at again after every scan."""

    def __init__(self, cache: Database) -> None:
        super().__init__(cache)
        self.remembered: dict[str, list[BalanceRow]] = {}
        self.held: dict[str, int] = {}

    def reserved(self, skus: Iterable[str]) -> dict[str, int]:
        """As the cache said when it was asked first; only what is held back at all."""
        wanted = list(skus)
        unknown = [sku for sku in wanted if sku not in self.held]
        if unknown:
            found = super().reserved(unknown)
            self.held.update({sku: found.get(sku, 0) for sku in unknown})
        return {sku: self.held[sku] for sku in wanted if self.held[sku]}

    def rows(self, sku: str) -> list[BalanceRow]:
        """As the cache said when it was asked first."""
        if sku not in self.remembered:
            self.remembered[sku] = super().rows(sku)
        return self.remembered[sku]


def expires_at_end_of(day: str, now: datetime) -> str:
    """The instant (UTC text) when a day as people write it (2027-05-31) is over where `now` is.

    Raises Refusal `moment_malformed`.
    """
    try:
        midnight = datetime.fromisoformat(day.strip())
    except ValueError:
        raise Refusal("moment_malformed", f"{day[:20]!r} is no day such as 2027-05-31.") from None
    if midnight.tzinfo is None:
        midnight = midnight.replace(tzinfo=now.astimezone().tzinfo)
    return format_moment(parse_moment((midnight + timedelta(days=1)).isoformat()))


def _step(draft: Draft, site: str, now: str) -> Step:
    return Step(draft.id, draft.id, draft.kind, "post", site, now, content=draft.content)


def _days_left(expires: str, now: datetime) -> int | None:
    """Whole days until it expires; below zero once it has."""
    return (parse_moment(expires) - now).days if expires else None


def _notices(draft: Draft, lines: list[LineOutlook], held: dict[str, int]) -> Iterable[Notice]:
    last_of = {found.line.sku: found for found in lines}
    told = {sku for sku, n in held.items() if last_of[sku].after < n and any(_goes(lines, sku))}
    yield from (Notice("held_back", last_of[sku].line, held[sku]) for sku in sorted(told))
    for found in lines:
        line = found.line
        if found.after < 0 and found.after < found.before and line.sku not in told:
            told.add(line.sku)
            last = [each.after for each in lines if each.line.sku == line.sku][-1]
            yield (
                Notice("beyond", line, -last) if _holds(draft) else Notice("below_zero", line, last)
            )
    for found in lines:
        yield from _notice_of_date(found)
    if draft.arrives:
        yield from _differences(lines)


def _holds(draft: Draft) -> bool:
    """Whether posting it holds goods back for somebody and moves none."""
    return bool(kind_named(draft.kind).locks)


def _goes(lines: list[LineOutlook], sku: str) -> Iterable[bool]:
    return (found.after < found.before for found in lines if found.line.sku == sku)


def _notice_of_date(found: LineOutlook) -> Iterable[Notice]:
    if found.days_left is None or not found.is_soon:
        return
    if found.days_left < 0:
        yield Notice("expired", found.line, days=-found.days_left)
    else:
        yield Notice("expires_soon", found.line, days=found.days_left)


def _differences(lines: list[LineOutlook]) -> Iterable[Notice]:
    for found in lines:
        sent = found.line.book or 0
        if found.line.quantity < sent:
            yield Notice("short", found.line, sent - found.line.quantity)
        if found.line.quantity > sent:
            yield Notice("over", found.line, found.line.quantity - sent)
