"""The oracle of counts: whatever was told late, a shelf holds what was counted and what moved since."""

from dataclasses import dataclass

from sync.stock.late import too_close
from sync.wire.messages import DocumentLetter
from tests.simulation.hq_books import HqBooks
from tests.simulation.oracle import FACTS, TOOK_EFFECT, effect_of

Key = tuple[str, str]
"""(place, SKU)."""


@dataclass(slots=True)
class Shelf:
    """What happened at one place to one SKU. `is_clear`: no person had to decide what came first."""

    counts: list[tuple[str, int]]
    moves: list[tuple[str, int]]
    is_clear: bool = True

    def expected(self) -> int | None:
        """What there is after the last count; None where the oracle has no opinion."""
        if not self.counts or not self.is_clear:
            return None
        moments = [at for at, _ in self.counts]
        others = [at for at, _ in self.moves] + moments
        crowded = sum(too_close(at, other) for at in moments for other in others) > len(moments)
        at, found = max(self.counts)
        return None if crowded else found + sum(n for moved, n in self.moves if moved > at)


def wrong_counts(hq: HqBooks) -> dict[Key, tuple[int, int]]:
    """Where the books differ from the oracle: (expected, held)."""
    wrong: dict[Key, tuple[int, int]] = {}
    for (place, sku), shelf in _shelves(hq).items():
        expected, held = shelf.expected(), hq.balances.get((sku, place), 0)
        if expected is not None and expected != held:
            wrong[place, sku] = (expected, held)
    return wrong


def _shelves(hq: HqBooks) -> dict[Key, Shelf]:
    shelves: dict[Key, Shelf] = {}
    for document in hq.documents.values():
        _lay_out(document, hq, shelves)
    return shelves


def _lay_out(document: DocumentLetter, hq: HqBooks, shelves: dict[Key, Shelf]) -> None:
    """A document's effective steps on the shelves they concern."""
    for told in document.steps:
        if told.verdict not in TOOK_EFFECT or told.step not in hq.letters:
            continue
        letter = hq.letters[told.step].letter
        if letter.name in {
            "resolve",
            "reverse",
        }:  # what a correction says of a shelf, people decide
            _is_unclear(document, shelves)
        elif document.kind == "count" and letter.name == "post" and letter.content:
            for line in letter.content.lines:
                shelf = _shelf(shelves, (f"{document.site}/{line.bin}", line.sku))
                shelf.counts.append((told.at, int(line.quantity)))
        elif letter.name in FACTS:
            for key, change in effect_of(letter, letter.content or document.content).items():
                _shelf(shelves, key).moves.append((told.at, change))


def _is_unclear(document: DocumentLetter, shelves: dict[Key, Shelf]) -> None:
    for line in document.content.lines:
        for site in {document.site, document.content.to_site}:
            _shelf(shelves, (f"{site}/{line.bin}", line.sku)).is_clear = False


def _shelf(shelves: dict[Key, Shelf], key: Key) -> Shelf:
    return shelves.setdefault(key, Shelf([], []))
