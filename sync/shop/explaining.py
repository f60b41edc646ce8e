"""What each figure of a SKU is made of, row by row: movements on the shelves, promises, goods on the way.

Reads the cache alone. Every row names document, person, device and minute.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from sync.shop.database import Database, Row
from sync.stock.place import receiver_of, site_of
from sync.stock.refusal import Refusal
from sync.stock.views import WhyRow
from sync.wire.letters import unpacked
from sync.wire.messages import DocumentLetter, StepSummary
from sync.wire.reading import content_read, decimals_of

_MOVED = (
    "SELECT m.at, m.step, m.line, m.document, m.origin, m.destination, m.quantity, m.decimals"
    " FROM movement m WHERE m.sku = ? ORDER BY m.at, m.step, m.line"
)
_PROMISED = (
    "SELECT document, sum(quantity) FROM reserved WHERE sku = ? GROUP BY document ORDER BY document"
)
_LETTER = "SELECT coalesce(local, body) FROM document WHERE key = ?"
_PROMISES = ("post", "confirm")
"""Steps by which goods come to be held back."""


class Explaining:
    """The books behind a number, for one site; any thread may."""

    def __init__(self, cache: Database, site: str) -> None:
        self._cache = cache
        self._site = site

    def on_hand(self, sku: str) -> Iterator[WhyRow]:
        """Every movement on the site's shelves, oldest first."""
        letter_of = lru_cache(maxsize=512)(self._letter)
        balance = 0
        for row in self._cache.rows(_MOVED, (sku,)):
            delta = _on_shelves(row, self._site)
            balance += delta
            if delta:
                yield _moved_row(row, letter_of(row[3]), delta=delta, balance=balance)

    def in_transit(self, sku: str) -> Iterator[WhyRow]:
        """What was sent to the site and what of it was received, oldest first.

        Of transfers that have something under way still; the others come to nothing.
        """
        moved = [(row, _under_way(row, self._site)) for row in self._cache.rows(_MOVED, (sku,))]
        left: dict[int, int] = {}
        for row, delta in moved:
            left[row[3]] = left.get(row[3], 0) + delta
        balance = 0
        for row, delta in moved:
            if delta and left[row[3]]:
                balance += delta
                yield _moved_row(row, self._letter(row[3]), delta=delta, balance=balance)

    def reserved(self, sku: str) -> Iterator[WhyRow]:
        """A row for each document that holds some of it back, the oldest promise first."""
        found = [
            _promised_row(self._letter(key), sku, int(quantity))
            for key, quantity in self._cache.rows(_PROMISED, (sku,))
        ]
        balance = 0
        for row in sorted(found, key=lambda row: (row.at, row.document)):
            balance += row.delta
            yield replace(row, balance=balance)

    def available(self, sku: str, *, on_hand: int) -> Iterator[WhyRow]:
        """What is left of `on_hand` after each promise, the oldest first."""
        for row in self.reserved(sku):
            yield replace(row, delta=-row.delta, balance=on_hand - row.balance)

    def _letter(self, key: int) -> DocumentLetter:
        row = self._cache.row(_LETTER, (key,))
        if row is None:
            raise Refusal("unknown_document", "A movement's document is not in the cache.")
        return unpacked(row[0], DocumentLetter)


def _on_shelves(row: Row, site: str) -> int:
    came, went = site_of(row[5]) == site, site_of(row[4]) == site
    return int(row[6]) * (came - went)


def _under_way(row: Row, site: str) -> int:
    sent, received = receiver_of(row[5]) == site, receiver_of(row[4]) == site
    return int(row[6]) * (sent - received)


def _moved_row(row: Row, letter: DocumentLetter, *, delta: int, balance: int) -> WhyRow:
    at, step_id, line, *_, decimals = row
    step = next((step for step in letter.steps if step.step == step_id), _UNKNOWN)
    counted = content_read(letter.content).line(line) if letter.kind == "count" else None
    told = _row(letter, step, decimals, delta=delta)
    return replace(
        told, at=at, balance=balance, counted=counted.quantity if counted is not None else None
    )


def _promised_row(letter: DocumentLetter, sku: str, quantity: int) -> WhyRow:
    promises = [step for step in letter.steps if step.name in _PROMISES]
    decimals = decimals_of(content_read(letter.content), sku)
    return _row(letter, promises[-1] if promises else _UNKNOWN, decimals, delta=quantity)


def _row(letter: DocumentLetter, step: StepSummary, decimals: int, *, delta: int) -> WhyRow:
    return WhyRow(
        step.at, letter.number, letter.id, letter.kind, step.name, step.by, step.device, decimals,
        delta, 0, step.verdict, None, letter.content.party, letter.content.reason,
        step.device_name,
    )  # fmt: skip


_UNKNOWN = StepSummary(step="", seq=0, name="", by="", device="", at="", verdict="")
"""What stands for a step that its document does not name: `verify` tells of it."""
