"""What a device and HQ say to each other, act by act, and what each answer does to the books.

Only a parsed verdict settles a step. No transaction is held while HQ is asked.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from sync.shop import exchange_acts as acts
from sync.shop import exchange_plan as plan
from sync.shop.catalogue_intake import take_in_walked, walk_of
from sync.shop.exchange_plan import Event, Failed, Failure
from sync.shop.fetch_ahead import After, Beside, FetchAhead, at_once
from sync.shop.hearing import Hearing, check_verdicts
from sync.shop.hq_trouble import TooLarge
from sync.shop.offered_again import offer_again
from sync.shop.on_the_way import Batch, OnTheWay, Sending, sending_by
from sync.shop.profile import Books
from sync.shop.queue import SENT
from sync.shop.round_result import Tally
from sync.shop.saying import first_run, push_of, visit_of
from sync.shop.sealed import Sealed
from sync.shop.trouble import HqAway, Trouble
from sync.shop.visiting import Baggage
from sync.stock.moment import Clock, parse_moment
from sync.wire.comparing import KeyLetter, Wanted
from sync.wire.messages import Page, Pushed, VerdictLetter, Welcome
from sync.wire.protocol import MAX_PAGE_BYTES, MAX_STEPS, PAGE_BYTES
from sync.wire.seal import signed
from sync.wire.visiting import Visited

if TYPE_CHECKING:
    from sync.shop.hq_client import HqClient

ASK_AGAIN_S = 30
"""What HQ put off is asked for no more often than this."""


class Conversation:
    """One device's half of the protocol. One thread at a time."""

    def __init__(
        self,
        books: Books,
        client: "HqClient",
        clock: Clock,
        *,
        beside: Beside = at_once,
        sending: Sending | None = None,
    ) -> None:
        """`beside` is where pages are fetched while others go in, and a batch waits for its answer.

        `sending` is how the batches of a backlog go out, where not beside.
        """
        self._heard = Hearing(books)
        self._books = books
        self._client = client
        self._pages = FetchAhead(client, clock, beside)
        self._clock = clock
        self._sending = sending or sending_by(beside)
        self._baggage = Baggage()
        self._way = OnTheWay()
        self._answered_ms = 0
        self._most_steps = MAX_STEPS
        self._ask_again_ms = 0
        self._is_walked = False
        key = books.secrets.device_key(books.device.salt)
        client.identify(books.device.id, partial(signed, key))

    @property
    def tally(self) -> Tally:
        """What this round did so far."""
        return self._heard.tally

    @tally.setter
    def tally(self, tally: Tally) -> None:
        self._heard.tally = tally

    @property
    def _line(self) -> "HqClient":
        """HQ, for one question; nothing else is on its way there then."""
        self._pages.rest()
        return self._client

    def standing(self) -> plan.Standing:
        """How the books stand now: between a post and its way to HQ, what is known is not read again."""
        journal = self._books.journal
        head, _ = journal.head()
        waiting = head - journal.acknowledged()
        is_due = waiting <= 0 and self._now_ms() >= self._ask_again_ms
        return plan.Standing(
            has_waiting=waiting > 0,
            is_backlog=waiting > self._most_steps,
            has_put_off=is_due and journal.has_unsettled(),
            is_walked=self._has_walked(),
        )

    def _has_walked(self) -> bool:
        """A first load that is done stays so for as long as its cache."""
        self._is_walked = self._is_walked or walk_of(self._books.cache_file).is_done
        return self._is_walked

    def hello(self) -> Event:
        """Say where this device stands, measure its clock, and compare both chains."""
        self._pages.drop()
        steps = (
            ()
            if self._way
            else self._baggage.steps(self._books.journal, most_steps=self._most_steps)
        )
        began_ms, before = self._now_ms(), self._clock.now()
        welcome = self._visit(before, steps)
        self._measure(before, welcome)
        self._heard.keep_keys(welcome.keys)
        self._most_steps = welcome.max_steps
        state = self._state_by(welcome)
        self.keep_state(state)
        if self._books.projection.bookmark() < welcome.purged_before:
            # What HQ no longer tells one by one lies between: it tells all that is current again.
            self._books.projection.refill(self._books.device.epoch)
        elif state == "ok":
            self._take_along(welcome, steps or (), began_ms=began_ms)
        return plan.Welcomed(
            state, welcome.max_steps, welcome.max_bytes, min(welcome.page_bytes, MAX_PAGE_BYTES)
        )

    def _visit(self, now: datetime, steps: Sequence[Sealed] | None) -> Visited:
        page_bytes = self._baggage.page_bytes(steps, is_walked=self._has_walked())
        items_from = walk_of(self._books.cache_file).items_from if page_bytes else 0
        letter = visit_of(
            self._books, now, steps or (), page_bytes=page_bytes, items_from=items_from
        )
        try:
            visited = self._line.visit(letter)
        except HqAway as away:
            self._baggage.failed(away)
            if steps and away.may_have_arrived:
                self._mark_sent(steps[-1].seq)
            raise
        self._baggage.arrived(visited, has_steps=bool(steps))
        return visited

    def _measure(self, before: datetime, visited: Visited) -> None:
        """How far this clock is from HQ's; what took long says so only within half of what it took."""
        journal = self._books.journal
        half = (self._clock.now() - before) / 2
        offset_ms = round((parse_moment(visited.hq_time) - before - half).total_seconds() * 1000)
        brought = visited.pushed or visited.page
        known_ms = journal.offset_ms
        if not brought or abs(offset_ms - known_ms) > half.total_seconds() * 1000:
            journal.set_offset(offset_ms)

    def _take_along(self, visited: Visited, steps: Sequence[Sealed], *, began_ms: int) -> None:
        """What came with the welcome is there when its turn comes: the answer to the steps, and a page."""
        if visited.new_epoch or visited.epoch != self._books.device.epoch:
            return
        pushed, page = visited.pushed, visited.page
        if steps and pushed is not None:
            self._way.add(steps, lambda: pushed, began_ms=began_ms)
        if page is not None:
            after = self._after(self._books.projection.bookmark())
            self._pages.give(after, page, began_ms=began_ms)

    def _state_by(self, welcome: Welcome) -> str:
        """What the two chains, compared, say of this identity (SYNC.md section 3)."""
        journal = self._books.journal
        if welcome.state != "ok":
            return welcome.state
        known = journal.hash_at(welcome.seq)
        if known is None:
            return "restored"  # HQ has steps of ours that these books never made
        if known.hex() != welcome.hash:
            return "forked"
        is_anew = welcome.epoch != self._books.device.epoch
        if is_anew or welcome.seq < journal.acknowledged():
            self._heard.begin_anew(welcome)
        return "ok"

    def keep_state(self, state: str) -> None:
        """Keep what HQ says of this identity, if it says something new."""
        self._heard.keep_state(state)

    @property
    def is_sending(self) -> bool:
        """Whether something is on its way to HQ, unanswered."""
        return bool(self._way)

    def push(self, act: acts.Push) -> Event:
        """Send the oldest waiting steps; settle what HQ answers to those that went out first.

        Where an answer is none, whatever is on the way behind it is let go: it will be sent again.
        """
        self._send(act)
        if not self._way:  # a crash came between keeping the answers and keeping how far they reach
            journal = self._books.journal
            journal.set_acknowledged(journal.head()[0])
            return plan.Answered(moved=True)
        batch = self._way.oldest()
        try:
            answered = self._hear(batch)
        except Trouble:
            self.let_go()
            raise
        if answered.state != "ok" or self._books.journal.acknowledged() < batch.last:
            self.let_go()
        return answered

    def let_go(self) -> None:
        """Wait for what is on the way, and forget what comes of it: it will be sent again."""
        self._mark_sent(self._way.let_go())

    def _send(self, act: acts.Push) -> None:
        """Let go out what may; where nothing is to go ahead of an answer, this thread asks and waits."""
        while self._way.has_room and (act.goes_ahead or not self._way):
            steps = self._books.journal.waiting(
                limit=act.max_steps, max_bytes=act.max_bytes, after=self._way.last
            )
            if not steps:
                return
            send = partial(self._line.push, push_of(self._books, steps))
            heard = self._sending(send) if act.goes_ahead else send
            self._way.add(steps, heard, began_ms=self._now_ms())

    def _hear(self, batch: Batch) -> plan.Answered:
        try:
            pushed = _heard_or_named(batch)
        except HqAway as away:
            if away.may_have_arrived:
                self._mark_sent(batch.last)
            raise
        took = self._now_ms() - max(batch.began_ms, self._answered_ms)
        self._answered_ms = self._now_ms()
        if batch.is_ahead and pushed.resend_from:  # it came before what it follows
            self.keep_state(pushed.state)
            return plan.Answered(moved=True, took_ms=took, state=pushed.state, is_early=True)
        self._baggage.went_alone()
        settled = self._settle(batch.steps, pushed.verdicts)
        moved = self._acknowledge(pushed, last=batch.last)
        self.keep_state(pushed.state)
        return plan.Answered(moved or settled > 0, took, pushed.state)

    def _mark_sent(self, seq: int) -> None:
        if seq:
            self._books.journal.set_mark(SENT, str(seq))

    def _acknowledge(self, pushed: Pushed, *, last: int) -> bool:
        """Keep how far HQ has custody: never beyond what it gave verdicts on; whether that moved."""
        journal = self._books.journal
        before = journal.acknowledged()
        if 0 < pushed.resend_from <= before:
            offer_again(journal, pushed.resend_from - 1)
            return True
        return self._heard.reached(pushed.acknowledged, last=last)

    def ask_again(self) -> Event:
        """Send once more what HQ held or put off: it answers as it has decided since."""
        steps = first_run(self._books.journal.unsettled(limit=MAX_STEPS))
        self._put_off(ASK_AGAIN_S)
        if not steps:
            return plan.AskedAgain()
        pushed = self._line.push(push_of(self._books, steps))
        self._settle(steps, pushed.verdicts)
        self.keep_state(pushed.state)
        return plan.AskedAgain(pushed.state)

    def _settle(self, steps: Sequence[Sealed], verdicts: Sequence[VerdictLetter]) -> int:
        """Keep HQ's answers to steps that were sent; how many are final now."""
        check_verdicts(self._books.journal, steps, verdicts)
        settled = self._heard.settle(verdicts)
        pauses = [verdict.retry_s for verdict in verdicts if verdict.retry_s]
        if pauses:
            self._put_off(min(pauses))
        return settled

    def _put_off(self, seconds: int) -> None:
        self._ask_again_ms = self._now_ms() + seconds * 1000

    def _now_ms(self) -> int:
        return int(self._clock.monotonic_s() * 1000)

    def walk_on(self) -> Event:
        """Fetch and keep the next page of the first catalogue load."""
        walk = walk_of(self._books.cache_file)
        take_in_walked(self._books.cache_file, self._line.catalogue(walk.after))
        return plan.WalkedOn()

    def pull(self, *, wait_s: int = 0, max_bytes: int = PAGE_BYTES) -> Event:
        """Take in the next pages of the feed; waits up to `wait_s` for the first.

        Of a backlog some go in together, while the next are fetched. What came before a trouble goes
        in; then the trouble is raised.
        """
        after = self._after(self._books.projection.bookmark())
        fetched = self._pages.run(after, max_bytes=max_bytes, wait_s=wait_s)
        if fetched.is_amid:
            self._pages.go_on(replace(after, bookmark=fetched.bookmark), max_bytes=max_bytes)
        pages = fetched.read()
        first = next(pages, None)
        taken = None if first is None else self.take_in(first, pages)
        if fetched.trouble is not None:
            raise fetched.trouble
        if taken is None or fetched.is_other_epoch:
            return Failed(Failure.EPOCH)
        return replace(taken, took_ms=fetched.took_ms)

    def _after(self, bookmark: int) -> After:
        items_from = walk_of(self._books.cache_file).items_from
        return After(self._books.device.epoch, bookmark, items_from)

    def rest(self) -> None:
        """Wait until no page is under way. Batches may be: two threads may push through one client."""
        self._pages.rest()

    def take_in(self, page: Page, more: Iterable[Page] = ()) -> plan.TakenIn:
        """Take in a page that follows the bookmark, and those that follow it."""
        return self._heard.take_in(page, more)

    def compare(self, act: acts.Compare) -> Event:
        """Ask what some ranges sum up to at HQ, and let go of rows that HQ does not have."""
        mending = self._books.mending
        if act.is_first:
            mending.begin()
            self.tally.mended += mending.prove()
        told = self._line.ranges(act.ranges, epoch=self._books.device.epoch)
        if told.epoch != self._books.device.epoch:
            return Failed(Failure.EPOCH)
        found = mending.differing(told.ranges)
        self.tally.note(mending.drop(found.drop))
        self.tally.mended += len(found.drop)
        return plan.Compared(found.ranges, found.fetch)

    def fetch(self, act: acts.Fetch) -> Event:
        """Fetch rows that differ, and take them in."""
        epoch = self._books.device.epoch
        keys = [KeyLetter(kind=kind, id=entity) for kind, entity in act.keys]
        told = self._line.rows(Wanted(epoch=epoch, keys=keys))
        if told.epoch != epoch:
            return Failed(Failure.EPOCH)
        taken = self._books.mending.take(told.rows)
        self.tally.note(taken)
        self.tally.mended += taken.rows
        return plan.Fetched(max(1, told.reached))


def _heard_or_named(batch: Batch) -> Pushed:
    """HQ's answer; where not even one step gets through, the trouble says which."""
    try:
        return batch.heard()
    except TooLarge as trouble:
        if len(batch.steps) > 1:
            raise
        step = batch.steps[0]
        message = (
            f"Document {step.number or step.document} has {len(step.body)} bytes, more than the"
            " way to HQ takes; everything after it waits. Ask for a larger limit there, or"
            " take it to HQ in a file."
        )
        raise TooLarge(message, code="step_too_large") from trouble
