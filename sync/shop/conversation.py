"""What a device and HQ say to each other, act by act, and what each answer does to the books.

Only a parsed verdict settles a step. No transaction is held while HQ is asked.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from sync.shop import exchange_plan as plan
from sync.shop.catalogue_intake import take_in_walked, walk_of
from sync.shop.exchange_plan import Event, Failed, Failure
from sync.shop.offered_again import offer_again
from sync.shop.profile import Books
from sync.shop.round_result import Tally
from sync.shop.sealed import Sealed, position_of
from sync.shop.trouble import BooksDamaged, HqAway
from sync.stock.moment import Clock, format_moment, parse_moment
from sync.stock.verdict import Verdict
from sync.wire.batch import push_letter
from sync.wire.comparing import KeyLetter, Wanted
from sync.wire.messages import Hello, Page, Pushed, VerdictLetter, Welcome
from sync.wire.protocol import MAX_STEPS, OLDEST_PROTOCOL, PROTOCOL
from sync.wire.seal import signed

if TYPE_CHECKING:
    from sync.shop.hq_client import HqClient

APP = "counterstock/0.1"
ASK_AGAIN_S = 30
"""What HQ put off is asked for no more often than this."""


class Conversation:
    """One device's half of the protocol. One thread at a time."""

    def __init__(self, books: Books, client: "HqClient", clock: Clock) -> None:
        self.tally = Tally()
        self._books = books
        self._client = client
        self._clock = clock
        self._ask_again_ms = 0
        key = books.secrets.device_key(books.device.salt)
        client.identify(books.device.id, partial(signed, key))

    def standing(self) -> plan.Standing:
        """How the books stand now."""
        journal = self._books.journal
        head, _ = journal.head()
        is_due = self._now_ms() >= self._ask_again_ms
        return plan.Standing(
            has_waiting=head > journal.acknowledged(),
            has_put_off=is_due and bool(journal.unsettled(limit=1)),
            is_walked=walk_of(self._books.cache_file).is_done,
        )

    def hello(self) -> Event:
        """Say where this device stands, measure its clock, and compare both chains."""
        device, journal = self._books.device, self._books.journal
        seq, head = journal.head()
        before = self._clock.now()
        welcome = self._client.hello(
            Hello(
                protocol=PROTOCOL,
                oldest_protocol=OLDEST_PROTOCOL,
                app=APP,
                device=device.id,
                epoch=device.epoch,
                seq=seq,
                hash=head.hex(),
                bookmark=self._books.projection.bookmark(),
                clock=format_moment(before),
                settled_seq=journal.acknowledged(),
            )
        )
        middle = before + (self._clock.now() - before) / 2
        offset = parse_moment(welcome.hq_time) - middle
        journal.set_offset(round(offset.total_seconds() * 1000))
        state = self._state_by(welcome)
        self.keep_state(state)
        return plan.Welcomed(state, welcome.max_steps, welcome.max_bytes)

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
            self._begin_anew(welcome)
        return "ok"

    def _begin_anew(self, welcome: Welcome) -> None:
        """HQ was restored from a backup: it gets again what it lost, and tells everything again."""
        offer_again(self._books.journal, welcome.seq)
        device = replace(self._books.device, epoch=welcome.epoch)
        self._books.journal.change_device(device)
        self._books.projection.refill(welcome.epoch)
        self._books.projection.lay_again()

    def keep_state(self, state: str) -> None:
        """Keep what HQ says of this identity, if it says something new."""
        device = self._books.device
        if device.state != state:
            self._books.journal.change_device(replace(device, state=state))

    def push(self, act: plan.Push) -> Event:
        """Send the oldest waiting steps; settle what HQ answers."""
        journal = self._books.journal
        steps = journal.waiting(limit=act.max_steps, max_bytes=act.max_bytes)
        if not steps:  # a crash came between keeping the answers and keeping how far they reach
            journal.set_acknowledged(journal.head()[0])
            return plan.Answered(moved=True)
        before, began = journal.acknowledged(), self._now_ms()
        pushed = self._sent(steps)
        took = self._now_ms() - began
        settled = self._settle(steps, pushed.verdicts)
        moved = self._acknowledge(pushed, last=steps[-1].seq)
        self.tally.pushed += max(0, journal.acknowledged() - before)
        self.keep_state(pushed.state)
        return plan.Answered(moved or settled > 0, took, pushed.state)

    def _acknowledge(self, pushed: Pushed, *, last: int) -> bool:
        """Keep how far HQ has custody: never beyond what it gave verdicts on; whether that moved."""
        journal = self._books.journal
        before = journal.acknowledged()
        if 0 < pushed.resend_from <= before:
            offer_again(journal, pushed.resend_from - 1)
            return True
        reached = min(pushed.acknowledged, last)
        if reached > before:
            journal.set_acknowledged(reached)
        return reached > before

    def _sent(self, steps: Sequence[Sealed]) -> Pushed:
        device, journal = self._books.device, self._books.journal
        previous = journal.hash_at(steps[0].seq - 1)
        if previous is None:
            raise BooksDamaged(f"Step {steps[0].seq - 1} is missing from the journal.")
        return self._client.push(
            push_letter(
                device.id,
                device.epoch,
                [step.body for step in steps],
                first=steps[0].seq,
                previous=previous,
                signature=steps[-1].signature,
            )
        )

    def ask_again(self) -> Event:
        """Send once more what HQ held or put off: it answers as it has decided since."""
        steps = _first_run(self._books.journal.unsettled(limit=MAX_STEPS))
        self._put_off(ASK_AGAIN_S)
        if steps:
            self._settle(steps, self._sent(steps).verdicts)
        return plan.AskedAgain()

    def _settle(self, steps: Sequence[Sealed], verdicts: Sequence[VerdictLetter]) -> int:
        """Keep HQ's answers to steps that were sent; how many are final now.

        The cache first: a crash in between sends the same bytes again and hears the same answers.
        """
        _check(steps, verdicts)
        self.tally.note(self._books.projection.settle(verdicts))
        settled = set(self._books.journal.settle(verdicts))
        chain = self._books.device.chain
        self.tally.verdicts.update(
            v.verdict for v in verdicts if position_of(chain, v.seq) in settled
        )
        pauses = [verdict.retry_s for verdict in verdicts if verdict.retry_s]
        if pauses:
            self._put_off(min(pauses))
        return len(settled)

    def _put_off(self, seconds: int) -> None:
        self._ask_again_ms = self._now_ms() + seconds * 1000

    def _now_ms(self) -> int:
        return int(self._clock.monotonic_s() * 1000)

    def walk_on(self) -> Event:
        """Fetch and keep the next page of the first catalogue load."""
        walk = walk_of(self._books.cache_file)
        take_in_walked(self._books.cache_file, self._client.catalogue(walk.after))
        return plan.WalkedOn()

    def pull(self, *, wait_s: int = 0) -> Event:
        """Fetch and take in the next page of the feed; waits up to `wait_s` for one."""
        bookmark = self._books.projection.bookmark()
        page = self._client.pull(
            bookmark,
            epoch=self._books.device.epoch,
            wait_s=wait_s,
            items_from=walk_of(self._books.cache_file).items_from,
        )
        if page.epoch != self._books.device.epoch:
            return Failed(Failure.EPOCH)
        if page.bookmark <= bookmark and not page.complete:
            raise HqAway("What answers for HQ sends the same page for ever.", code="not_hq")
        return self.take_in(page)

    def take_in(self, page: Page) -> Event:
        """Take in a page that follows the bookmark."""
        taken = self._books.projection.take_in(page)
        self.tally.note(taken)
        if not page.complete or taken.agrees is None:
            return plan.TakenIn(page.complete)
        agrees, mending = taken.agrees, self._books.mending
        if mending.is_due():
            self.tally.mended += mending.prove()
            agrees = self._books.projection.agrees_with(page.digest)
        if agrees:
            mending.end()
        return plan.TakenIn(page.complete, agrees)

    def compare(self, act: plan.Compare) -> Event:
        """Ask what some ranges sum up to at HQ, and let go of rows that HQ does not have."""
        mending = self._books.mending
        if act.is_first:
            mending.begin()
            self.tally.mended += mending.prove()
        told = self._client.ranges(act.ranges, epoch=self._books.device.epoch)
        if told.epoch != self._books.device.epoch:
            return Failed(Failure.EPOCH)
        found = mending.differing(told.ranges)
        self.tally.note(mending.drop(found.drop))
        self.tally.mended += len(found.drop)
        return plan.Compared(found.ranges, found.fetch)

    def fetch(self, act: plan.Fetch) -> Event:
        """Fetch rows that differ, and take them in."""
        epoch = self._books.device.epoch
        keys = [KeyLetter(kind=kind, id=entity) for kind, entity in act.keys]
        told = self._client.rows(Wanted(epoch=epoch, keys=keys))
        if told.epoch != epoch:
            return Failed(Failure.EPOCH)
        taken = self._books.mending.take(told.rows)
        self.tally.note(taken)
        self.tally.mended += taken.rows
        return plan.Fetched(max(1, told.reached))


def _check(steps: Sequence[Sealed], verdicts: Sequence[VerdictLetter]) -> None:
    """Raise HqAway unless these are answers, such as this program knows, to just these steps."""
    sent = {step.seq: step.step for step in steps}
    known = {verdict.value for verdict in Verdict}
    for verdict in verdicts:
        if sent.get(verdict.seq) != verdict.step:
            raise HqAway("What answers for HQ judges steps that were not sent.", code="not_hq")
        if verdict.verdict not in known:
            message = f"HQ's verdict {verdict.verdict[:40]!r} is new to this program; update it."
            raise HqAway(message, code="not_hq")


def _first_run(steps: Sequence[Sealed]) -> list[Sealed]:
    """The steps up to the first gap: a push has none."""
    run = list(steps[:1])
    for step in steps[1:]:
        if step.position != run[-1].position + 1:
            break
        run.append(step)
    return run
