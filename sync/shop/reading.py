"""What the shop's screens and commands read of its books, by index, with the line down.

Values of `sync.stock.views`; nothing here writes, and nothing asks HQ.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from sync.shop.cases import case_row_of, case_rows, effects_of, stock_changes
from sync.shop.database import Database, Row
from sync.shop.explaining import Explaining
from sync.shop.held_back import reserved_by_sku
from sync.shop.journal import Journal
from sync.shop.projection import Projection
from sync.stock.place import VARIANCE, bin_of, receiver_of, site_of
from sync.stock.refusal import Refusal
from sync.stock.reserving import Spot, spread
from sync.stock.views import (
    CaseRow,
    DocumentRow,
    DocumentView,
    Figure,
    StockChange,
    StockRow,
    WhyRow,
)
from sync.wire.messages import DocumentLetter
from sync.wire.shown import document_view

_AT_ONCE = 1_000
_BALANCES = (
    "SELECT sku, place, lot, expires, decimals, confirmed + pending, pending FROM balance"
    " WHERE sku > ? ORDER BY sku, place, lot LIMIT ?"
)
_BALANCES_OF = (
    "SELECT sku, place, lot, expires, decimals, confirmed + pending, pending FROM balance"
    " WHERE sku = ? ORDER BY place, lot"
)
_ON_HAND = (
    "SELECT coalesce(sum(confirmed + pending), 0) FROM balance"
    " WHERE sku = ? AND place >= ? AND place < ?"
)
_DOCUMENTS = (
    "SELECT id, number, kind, state, revision, pending, site, party, occurred_at, by, lines,"
    " first_item, cases FROM document WHERE (kind = ? OR ? = '') AND (state = ? OR ? = '')"
    " AND (occurred_at, id) {order} (?, ?) ORDER BY occurred_at {way}, id {way} LIMIT ?"
)
_EXPLAINED = (
    "SELECT m.line, d.number, m.origin, m.quantity FROM movement m"
    " JOIN document d ON d.key = m.document"
    " WHERE m.sku = ? AND m.line >= ? AND m.line < ? ORDER BY m.at"
)
_BY_HQ_NUMBER = "SELECT id FROM document WHERE hq_number = ?"
_LATEST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which documents are asked for; empty means every one."""

    kind: str = ""
    state: str = ""


class Reading:
    """The books as people read them; any thread may."""

    def __init__(self, journal: Journal, cache: Database, projection: Projection) -> None:
        self._journal = journal
        self._cache = cache
        self._projection = projection

    def on_hand(self, sku: str) -> int:
        """Smallest units of a SKU on the shelves of this site, pending steps included."""
        site = self._journal.device.site
        row = self._cache.row(_ON_HAND, (sku, f"{site}/", f"{site}0"))  # "0" follows "/"
        return int(row[0]) if row else 0

    def stock(self, *, sku: str = "", site: str = "") -> Iterator[StockRow]:
        """Stock of this site by SKU, bin and lot, in that order; of one SKU where `sku` is given.

        Raises Refusal `out_of_scope` for another site: its stock is not known here.
        """
        own = self._own(site)
        as_of = self._projection.as_of()
        held = reserved_by_sku(self._cache, sku)
        for rows in self._by_sku(sku):
            yield from _stock_rows(rows, own, as_of=as_of, held=held.get(rows[0][0], {}))

    def _own(self, site: str) -> str:
        own = self._journal.device.site
        if site not in {"", own}:
            raise Refusal("out_of_scope", f"This device knows the stock of {own} only.", site=site)
        return own

    def _by_sku(self, sku: str) -> Iterator[list[Row]]:
        """The balances of each SKU in turn, read in parts: a catalogue does not fit in memory."""
        if sku:
            rows = self._cache.rows(_BALANCES_OF, (sku,))
            yield from [rows] if rows else []
            return
        after = ""
        while rows := self._cache.rows(_BALANCES, (after, _AT_ONCE)):
            is_last = len(rows) < _AT_ONCE
            last = rows[-1][0]
            if not is_last and rows[0][0] != last:  # its places may go on in the next part
                rows = [row for row in rows if row[0] != last]
            elif not is_last:
                rows = self._cache.rows(_BALANCES_OF, (last,))
            after = rows[-1][0]
            for _, of_one in groupby(rows, key=itemgetter(0)):
                yield list(of_one)
            if is_last:
                return

    def why(self, sku: str, *, site: str = "", figure: Figure = Figure.ON_HAND) -> Iterator[WhyRow]:
        """What a SKU's figure at this site is made of, oldest first (see `Explaining`).

        Raises Refusal `out_of_scope` for another site.
        """
        explaining = Explaining(self._cache, self._own(site))
        match figure:
            case Figure.ON_HAND:
                return explaining.on_hand(sku)
            case Figure.RESERVED:
                return explaining.reserved(sku)
            case Figure.AVAILABLE:
                return explaining.available(sku, on_hand=self.on_hand(sku))
            case Figure.IN_TRANSIT:
                return explaining.in_transit(sku)

    def documents(self, wanted: Wanted | None = None) -> Iterator[DocumentRow]:
        """Every document wanted, oldest first."""
        after = ("", "")
        while page := self.page(wanted, after=after):
            yield from page
            after = (page[-1].occurred_at, page[-1].document)

    def page(
        self, wanted: Wanted | None = None, *, after: tuple[str, str], limit: int = _AT_ONCE
    ) -> list[DocumentRow]:
        """Up to `limit` documents after an (`occurred_at`, id), oldest first."""
        return self._documents(wanted, after, order=(">", "ASC"), limit=limit)

    def newest(
        self,
        wanted: Wanted | None = None,
        *,
        before: tuple[str, str] = (_LATEST, ""),
        limit: int = _AT_ONCE,
    ) -> list[DocumentRow]:
        """Up to `limit` documents before an (`occurred_at`, id), newest first."""
        return self._documents(wanted, before, order=("<", "DESC"), limit=limit)

    def _documents(
        self, wanted: Wanted | None, at: tuple[str, str], *, order: tuple[str, str], limit: int
    ) -> list[DocumentRow]:
        asked = wanted or Wanted()
        statement = _DOCUMENTS.format(order=order[0], way=order[1])
        given = (asked.kind, asked.kind, asked.state, asked.state, *at, limit)
        return [DocumentRow(*row) for row in self._cache.rows(statement, given)]

    def show(self, document: str) -> DocumentView:
        """Everything about a document, by its id, its printed number or HQ's.

        Raises Refusal `unknown_document`.
        """
        present = self._projection.present(document)
        if present is None and document.startswith("HQ-"):
            row = self._cache.row(_BY_HQ_NUMBER, (document,))
            present = self._projection.present(row[0]) if row else None
        if present is None:
            message = f"There is no document {document[:60]!r} here."
            raise Refusal("unknown_document", message, document=document[:60])
        letter = present.letter
        explained = self._explained(letter) if letter.kind == "count" else {}
        return document_view(letter, explained=explained)

    def _explained(self, letter: DocumentLetter) -> dict[str, list[tuple[str, int]]]:
        """By line of a count, the documents told late and what each had moved at the shelf."""
        told: dict[str, list[tuple[str, int]]] = {}
        begin = f"count:{letter.id}:"
        for sku in dict.fromkeys(line.sku for line in letter.content.lines):
            for line, number, origin, quantity in self._cache.rows(
                _EXPLAINED, (sku, begin, begin + _LATEST)
            ):
                moved = -quantity if origin == VARIANCE else quantity
                told.setdefault(line.removeprefix(begin).partition(":")[0], []).append(
                    (number, moved)
                )
        return told

    def preview(self, case: str, take: str) -> tuple[StockChange, ...]:
        """What that choice of a case would make of the stock this device knows, place by place.

        Own shelves and what is in transit from or to them; empty where nothing moves. Raises
        Refusal `unknown_case`.
        """
        document = self._projection.document_of_case(case)
        present = self._projection.present(document) if document else None
        if present is None:
            raise Refusal("unknown_case", f"There is no case {case[:60]!r} here.", case=case[:60])
        effects = effects_of(self._cache, present.letter, case, take)
        return stock_changes(self._cache, effects, site=self._journal.device.site)

    def case(self, case_id: str) -> CaseRow | None:
        """One case on a document held here, open or not."""
        return case_row_of(self._cache, case_id)

    def cases(self, *, state: str = "") -> list[CaseRow]:
        """Cases on documents held here, the open ones first; of one `state` where it is given."""
        return case_rows(self._cache, state=state)


def _stock_rows(
    rows: list[Row], site: str, *, as_of: str, held: Mapping[Spot, int]
) -> Iterator[StockRow]:
    coming = sum(row[5] for row in rows if receiver_of(row[1]) == site)
    own = [row for row in rows if site_of(row[1]) == site]
    if not own and (coming or held):
        sku, _, _, _, decimals, _, _ = rows[0]
        own = [(sku, f"{site}/", "", "", decimals, 0, 0)]
    reserved = spread(held, [((bin_of(row[1]), row[2]), row[5]) for row in own])
    for row, promised in zip(own, reserved, strict=True):
        sku, place, lot, expires, decimals, on_hand, pending = row
        yield StockRow(
            site, sku, bin_of(place), lot, expires, decimals, on_hand, promised, coming, pending,
            as_of,
        )  # fmt: skip
        coming = 0
