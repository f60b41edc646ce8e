"""An HQ in memory for tests of the cache: takes sealed steps under the law and tells them as feed rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sync.shop.sealed import Sealed
from sync.stock.counted import position
from sync.stock.document import Content, Document, Line
from sync.stock.kinds.kind import LAST
from sync.stock.law import take_step
from sync.stock.movement import Movement
from sync.stock.refusal import Refusal
from sync.wire.feed_row import MODULUS, digest_text, row_digest, row_letter
from sync.wire.letters import packed
from sync.wire.messages import (
    CaseLetter,
    DocumentLetter,
    Page,
    Row,
    StepLetter,
    StepSummary,
    VerdictLetter,
)
from sync.wire.reading import content_letter, movement_letters, step_read

EPOCH = "e0000001"


@dataclass
class Mirror:
    """What HQ has: each document at the position of its last change."""

    epoch: str = EPOCH
    documents: dict[str, Document] = field(default_factory=dict)
    steps: dict[str, list[StepSummary]] = field(default_factory=dict)
    cases: dict[str, list[CaseLetter]] = field(default_factory=dict)
    feed: dict[str, int] = field(default_factory=dict)
    head: int = 0

    def on_hand(self, place: str, sku: str, lot: str, *, at: str, count: str = LAST) -> int:
        """The law's book over everything here."""
        moved = (
            m
            for d in self.documents.values()
            for m in d.movements
            if position(m, document=d.id, kind=d.kind) <= (at, count)
        )
        return sum(m.effect(place) for m in moved if m.sku == sku and m.lot == lot)

    def judge(self, links: Iterable[Sealed], *, refuse: bool = False) -> list[VerdictLetter]:
        """Take steps as HQ would; what the law refuses, or all with `refuse`, is answered refused."""
        return [self._judged(link.letter(), refuse=refuse) for link in links]

    def _judged(self, step: StepLetter, *, refuse: bool) -> VerdictLetter:
        before = self.documents.get(step.document)
        content = before.content if before else None
        decimals = {line.line: line.decimals for line in content.lines} if content else {}
        try:
            outcome = take_step(before, step_read(step, decimals), self)
        except Refusal as no:
            return VerdictLetter(seq=step.seq, step=step.step, verdict="refused", code=no.code)
        if refuse:
            return VerdictLetter(seq=step.seq, step=step.step, verdict="refused", code="because")
        self._tell(outcome.document, step)
        return VerdictLetter(seq=step.seq, step=step.step, verdict="applied", feed=self.head)

    def _tell(self, document: Document, step: StepLetter) -> None:
        self.documents[document.id] = document
        summary = StepSummary(
            step=step.step, seq=step.seq, name=step.name, by=step.by, device=step.device,
            at=step.at, verdict="applied", offset_ms=step.offset_ms,
        )  # fmt: skip
        self.steps.setdefault(document.id, []).append(summary)
        self.touch(document.id)

    def touch(self, document: str) -> None:
        """The document changed: it moves to the end of the feed."""
        self.head += 1
        self.feed[document] = self.head

    def elsewhere(
        self, n: int, *, kind: str = "receipt", site: str = "KC00", at: str, **line: object
    ) -> str:
        """Another device's posted document of one line; its id."""
        document = f"other-{n}"
        lines = (Line("1", **line),)  # type: ignore[arg-type]  # a test names the fields
        content = Content(lines, to_site="MK02" if kind == "transfer" else "")
        step = StepLetter(
            step=f"{document}-post", document=document, kind=kind, name="post", site=site,
            device="dev-9", seq=n, at=at, hlc="1.00000", by="bob", number=f"{site}-XX-09-{n:06d}",
            content=content_letter(content),
        )  # fmt: skip
        self._judged(step, refuse=False)
        return document

    def row(self, document: str) -> Row:
        """The document as it travels now."""
        return row_letter(self.feed[document], "document", document, packed(self.letter(document)))

    def letter(self, document: str) -> DocumentLetter:
        """The document's letter."""
        found = self.documents[document]
        return DocumentLetter(
            id=found.id, number=found.number, kind=found.kind, state=found.state,
            revision=f"{self.epoch}.{self.feed[document]}", site=found.site,
            occurred_at=found.occurred_at, content=content_letter(found.content),
            steps=self.steps[document],
            movements=movement_letters(found.movements, found.content),
            cases=self.cases.get(document, []),
        )  # fmt: skip

    def page(self, after: int = 0, *, limit: int = 10**6) -> Page:
        """The rows after a bookmark."""
        documents = sorted((seq, name) for name, seq in self.feed.items() if seq > after)
        rows = [self.row(name) for _, name in documents[:limit]]
        complete = len(documents) <= limit
        bookmark = self.head if complete else rows[-1].seq
        return self.paged(rows, bookmark=bookmark, complete=complete)

    def paged(self, rows: Sequence[Row], *, bookmark: int, complete: bool = False) -> Page:
        """A page of those rows."""
        total = sum(row_digest("document", name, seq) for name, seq in self.feed.items())
        return Page(
            epoch=self.epoch,
            rows=list(rows),
            bookmark=bookmark,
            head=self.head,
            complete=complete,
            digest=digest_text(total % MODULUS),
        )

    def moved(self) -> list[Movement]:
        """Every movement here."""
        return [m for document in self.documents.values() for m in document.movements]
