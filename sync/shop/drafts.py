"""What clerks have begun at the counter: kept across a crash, held, brought back, and posted.

Nothing is sealed before `post`; the commit that seals a document also lets go of its draft.
"""

from dataclasses import dataclass, replace

from uuid_utils.compat import uuid7

from sync.shop.journal import Journal
from sync.shop.ledger import Actor, Ledger, NewDocument, Recorded
from sync.shop.trouble import BooksDamaged
from sync.stock.draft import Draft
from sync.stock.moment import Clock, now_text
from sync.stock.refusal import Refusal
from sync.stock.views import DocumentView
from sync.wire.draft_letter import draft_packed, draft_unpacked
from sync.wire.drafting import StepData


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft on the disk, and when it was last written there (UTC text)."""

    draft: Draft
    saved_at: str


class Drafts:
    """The counter's drafts of this device."""

    def __init__(self, journal: Journal, ledger: Ledger, clock: Clock) -> None:
        self._journal = journal
        self._ledger = ledger
        self._clock = clock

    def begin(self, kind: str, *, by: str) -> Draft:
        """A new, empty draft; it is kept from its first change on."""
        return Draft(str(uuid7()), kind, by=by)

    def receive(self, transfer: DocumentView, *, by: str) -> Draft:
        """A draft that receives a transfer: nothing ticked off yet."""
        lines = tuple(
            replace(line, quantity=0, book=line.quantity) for line in transfer.content.lines
        )
        content = replace(transfer.content, lines=lines)
        return Draft(str(uuid7()), "transfer", content, by=by, arrives=transfer.document)

    def keep(self, draft: Draft) -> str:
        """Keep the draft, durable when this returns; when it was (UTC text). Raises Trouble."""
        self._journal.save_draft(draft.id, draft_packed(draft))
        return now_text(self._clock)

    def hold(self, draft: Draft) -> Draft:
        """Put a draft aside until somebody brings it back. Raises Trouble."""
        held = replace(draft, held_at=now_text(self._clock))
        self.keep(held)
        return held

    def bring_back(self, draft: Draft, *, by: str) -> Draft:
        """Go on with a held draft. What another clerk did cannot be taken back. Raises Trouble."""
        back = replace(draft, held_at="", by=by)
        if draft.by != by:
            back = replace(back, undo=(), redo=())
        self.keep(back)
        return back

    def drop(self, draft: Draft) -> None:
        """Let go of a draft for good. Raises Trouble."""
        self._journal.drop_draft(draft.id)

    def kept(self) -> list[Kept]:
        """Every draft kept here, the oldest first. Raises BooksDamaged where one is unreadable."""
        return [Kept(_read(body), at) for _, at, body in self._journal.drafts()]

    def held(self) -> list[Kept]:
        """Those put aside."""
        return [kept for kept in self.kept() if kept.draft.held_at]

    def post(self, draft: Draft, *, by: Actor) -> Recorded:
        """Seal what was begun: a posted document, or the arrival of the transfer being received.

        Raises Refusal as `Ledger.record` and `Ledger.step`; Trouble. Then the draft is still there.
        """
        if not draft.arrives:
            new = NewDocument(kind=draft.kind, content=draft.content, draft=draft.id)
            return self._ledger.record(new, by=by)
        arrived = {line.line: line.quantity for line in draft.content.lines}
        data = StepData(arrived=arrived)
        recorded = self._ledger.step(draft.arrives, "arrive", by=by, data=data)
        self.drop(draft)
        return recorded


def _read(body: bytes) -> Draft:
    try:
        return draft_unpacked(body)
    except Refusal as fault:
        raise BooksDamaged(f"A draft of the counter cannot be read: {fault.message}") from fault
