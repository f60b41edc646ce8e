"""HQ's books read once, for whoever compares them with what ought to be."""

from collections import Counter
from dataclasses import dataclass, field

from sync.hq import bulk
from sync.hq.headquarters import Headquarters
from sync.hq.verification import verify
from sync.stock.refusal import Refusal
from sync.wire.letters import unpacked
from sync.wire.messages import DocumentLetter, StepLetter, VerdictLetter
from tests.simulation.oracle import TOOK_EFFECT, Effect, Kept

_JUDGED = (
    "SELECT v.step, l.bytes, v.letter FROM verdict v"
    " JOIN device_log l ON l.device = v.device AND l.seq = v.seq ORDER BY v.device, v.seq"
)
_MOVEMENTS = (
    "SELECT step, line, document, sku, lot, origin, destination, quantity, at FROM movement"
)


def ledger_of(headquarters: Headquarters) -> set[bulk.Row]:
    """Every movement in HQ's books."""
    with headquarters.database.reading() as books:
        return set(map(tuple, bulk.ask(books, _MOVEMENTS)))


@dataclass(slots=True)
class HqBooks:
    """`letters` are the steps in custody by id, `judged` each with its answer, `ledger` the movements."""

    problems: tuple[str, ...]
    head: int
    log: dict[tuple[str, int], bytes]
    letters: dict[str, Kept]
    judged: list[tuple[StepLetter, VerdictLetter]]
    verdicts: dict[str, VerdictLetter]
    documents: dict[str, DocumentLetter]
    balances: dict[tuple[str, str], int]
    ledger: set[bulk.Row]
    cases: set[str]
    feed: list[bulk.Row]
    items: dict[str, str]
    by_document: dict[str, list[bulk.Row]] = field(default_factory=dict)

    @classmethod
    def read(cls, headquarters: Headquarters) -> "HqBooks":
        """The books as they are now, proved by HQ's own proof first."""
        report = verify(headquarters.database)
        with headquarters.database.reading() as books:
            log = {
                (device, seq): bytes(body)
                for device, seq, body in bulk.ask(
                    books, "SELECT device, seq, bytes FROM device_log"
                )
            }
            rows = bulk.ask(books, _JUDGED)
            documents = [
                unpacked(bytes(body), DocumentLetter)
                for (body,) in bulk.ask(books, "SELECT letter FROM document ORDER BY id")
            ]
            balances = bulk.ask(
                books, "SELECT sku, place, sum(quantity) FROM balance GROUP BY 1, 2"
            )
            cases = {key for (key,) in bulk.ask(books, 'SELECT id FROM "case"')}
            feed = bulk.ask(books, "SELECT scope, kind, entity, seq FROM feed")
            items: dict[str, str] = dict(bulk.ask(books, "SELECT sku, name FROM item"))
        made = cls(
            report.problems,
            headquarters.feed.head(),
            log,
            {},
            [],
            {},
            {letter.id: letter for letter in documents},
            {(sku, place): quantity for sku, place, quantity in balances},
            ledger_of(headquarters),
            cases,
            feed,
            items,
        )
        for step, body, told in rows:
            made._take(step, bytes(body), unpacked(bytes(told), VerdictLetter))
        return made

    def _take(self, step: str | None, body: bytes, told: VerdictLetter) -> None:
        try:
            letter = unpacked(body, StepLetter)
        except Refusal:
            return
        self.judged.append((letter, told))
        if step is not None:
            self.letters[step] = Kept(body, letter)
            self.verdicts[step] = told

    def moved(self, document: DocumentLetter) -> Effect:
        """What facts and reversals moved, without owed entries, decisions and what took those back."""
        done: Effect = {}
        rows = self._rows_of(document.id)
        decided = {line for step, line, *_ in rows if self._is_decision(step)}
        for step, line, _, sku, _, origin, destination, quantity, _ in rows:
            took_back = line.partition(":")[2]
            if "count:" in line or self._is_decision(step) or took_back in decided:
                continue
            for place, change in ((origin, -quantity), (destination, quantity)):
                done[place, sku] = done.get((place, sku), 0) + change
        return {key: change for key, change in done.items() if change}

    def _rows_of(self, document: str) -> list[bulk.Row]:
        if not self.by_document:
            for row in self.ledger:
                self.by_document.setdefault(row[2], []).append(row)
        return self.by_document.get(document, [])

    def _is_decision(self, step: str) -> bool:
        return step in self.letters and self.letters[step].letter.name == "resolve"

    def totals(self) -> Counter[str]:
        """By SKU, all places together."""
        total: Counter[str] = Counter()
        for (sku, _), quantity in self._everywhere().items():
            total[sku] += quantity
        return total

    def _everywhere(self) -> Effect:
        """Bins and transit by their balances, the world outside by its movements."""
        held: Effect = dict(self.balances)
        for _, _, _, sku, _, origin, destination, quantity, _ in self.ledger:
            for place, change in ((origin, -quantity), (destination, quantity)):
                if place.startswith("@") and not place.startswith("@transit/"):
                    held[sku, place] = held.get((sku, place), 0) + change
        return held

    def lines_wanted(self, document: DocumentLetter) -> int | None:
        """How many lines a document should have by its drafts and edits; None where a person decided."""
        names: set[str] = set()
        extra = 0
        for told in document.steps:
            if told.verdict not in TOOK_EFFECT or told.step not in self.letters:
                continue
            letter = self.letters[told.step].letter
            if letter.name == "resolve":
                return None
            if letter.content is not None and letter.name in {"draft", "post"}:
                names, extra = {line.line for line in letter.content.lines}, 0
            for name, line in (letter.changes.lines if letter.changes else {}).items():
                renamed = self.verdicts[told.step].renamed.get(name, name)
                if line is None:
                    return None
                names.add(renamed)
        return len(names) + extra if names else None
