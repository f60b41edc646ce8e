"""What HQ's letters do to the books, by whatever way they came: over the line or in a parcel."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sync.shop.exchange_plan import TakenIn
from sync.shop.journal import Journal
from sync.shop.offered_again import offer_again
from sync.shop.profile import Books
from sync.shop.round_result import Tally
from sync.shop.sealed import Sealed, position_of
from sync.shop.trouble import HqAway
from sync.stock.verdict import Verdict
from sync.wire.messages import Page, VerdictLetter, Welcome

_log = logging.getLogger(__name__)

HQ_KEYS = "hq_keys"
"""The journal's mark with HQ's `keys`, as the first hello told them."""


class Hearing:
    """Takes in what HQ says to one device. `tally` counts it. One thread at a time."""

    def __init__(self, books: Books) -> None:
        self.tally = Tally()
        self._books = books

    def keep_keys(self, keys: str) -> None:
        """Keep HQ's keys, if none are known yet: whoever answers later cannot exchange them."""
        if keys and not self._books.journal.mark(HQ_KEYS):
            self._books.journal.set_mark(HQ_KEYS, keys)

    def keep_state(self, state: str) -> None:
        """Keep what HQ says of this identity, if it says something new."""
        device = self._books.device
        if device.state != state:
            self._books.journal.change_device(replace(device, state=state))

    def begin_anew(self, welcome: Welcome) -> None:
        """HQ was restored from a backup: it gets again what it lost, and tells everything again.

        The epoch last: a process that dies before it hears of the restoration at its next hello.
        """
        books = self._books
        books.projection.begin_anew(welcome.epoch)
        books.blobs.offer_again()
        offer_again(books.journal, welcome.seq)
        books.journal.bring_earlier()
        books.projection.lay_again()
        books.journal.change_device(replace(books.device, epoch=welcome.epoch))

    def settle(self, verdicts: Sequence[VerdictLetter]) -> int:
        """Keep HQ's answers; how many are final now.

        The journal first: after a crash in between, the next start takes away what was refused.
        """
        settled = set(self._books.journal.settle(verdicts))
        self.tally.note(self._books.projection.settle(verdicts))
        chain = self._books.device.chain
        self.tally.verdicts.update(
            v.verdict for v in verdicts if position_of(chain, v.seq) in settled
        )
        return len(settled)

    def reached(self, acknowledged: int, *, last: int) -> bool:
        """Keep how far HQ has custody, never beyond `last`, the step it was sent; whether that moved."""
        journal = self._books.journal
        before, reached = journal.acknowledged(), min(acknowledged, last)
        if reached > before:
            journal.set_acknowledged(reached)
            self.tally.pushed += reached - before
        return reached > before

    def take_in(self, page: Page, more: Iterable[Page] = ()) -> TakenIn:
        """Take in a page that follows the bookmark, and `more` after it; hold the end against HQ's digest."""
        taken = self._books.projection.take_in(page, more)
        self.tally.note(taken)
        for sentence in taken.unreadable:
            _log.error("a row of HQ's feed cannot be read and is not shown: %s", sentence)
        if not taken.is_complete or taken.agrees is None:
            return TakenIn(taken.is_complete)
        agrees, mending = taken.agrees, self._books.mending
        if mending.is_due():
            self.tally.mended += mending.prove()
            agrees = self._books.projection.agrees_with(taken.digest)
        if agrees:
            mending.end()
        return TakenIn(taken.is_complete, agrees)


def check_verdicts(
    journal: Journal, steps: Sequence[Sealed], verdicts: Sequence[VerdictLetter]
) -> None:
    """Raise HqAway unless these are answers, such as this program knows, to `steps` or to earlier ones.

    HQ tells with any answer what it has decided since about steps that wait in its custody.
    """
    sent = {step.seq: step.step for step in steps}
    known = {verdict.value for verdict in Verdict}
    for verdict in verdicts:
        expected = sent.get(verdict.seq) or _of_own_chain(journal, verdict.seq)
        # HQ names no step where it could not read one: its answer is to the place in the chain.
        if not expected or verdict.step not in {"", expected}:
            raise HqAway("What answers for HQ judges steps that were not sent.", code="not_hq")
        if verdict.verdict not in known:
            message = f"HQ's verdict {verdict.verdict[:40]!r} is new to this program; update it."
            raise HqAway(message, code="not_hq")


def _of_own_chain(journal: Journal, seq: int) -> str:
    """The step at that place; empty: there is none. HQ may have it though nothing here says so: its answer was lost."""
    if not 0 < seq <= journal.head()[0]:
        return ""
    return journal.step_at(position_of(journal.device.chain, seq)).step
