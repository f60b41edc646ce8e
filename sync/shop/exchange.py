"""The exchange: rounds of what `exchange_plan` says, done by a `Conversation`.

A lost answer sends the same bytes again; whatever fails ends in a rest. One thread runs it; any
thread may read `link`.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

from sync.shop import exchange_acts as acts
from sync.shop import exchange_plan as plan
from sync.shop.bell import Rung
from sync.shop.conversation import Conversation
from sync.shop.exchange_acts import Act, Deed
from sync.shop.exchange_plan import Event, Failed, Failure, Progress, next_act
from sync.shop.fetch_ahead import Beside, at_once
from sync.shop.hq_trouble import HqBusy, HqSaysNo, HqSlow, TooLarge
from sync.shop.identity import STATES
from sync.shop.link import Link
from sync.shop.offered_again import note_forgotten
from sync.shop.on_the_way import Sending
from sync.shop.profile import Books
from sync.shop.round_result import RoundResult, Tally
from sync.shop.trouble import HqAway
from sync.stock.moment import Clock, now_text
from sync.wire.protocol import WAIT_S

if TYPE_CHECKING:
    from sync.shop.hq_client import HqClient

STOPPED = STATES[1:]
_WHY = {"epoch": Failure.EPOCH, "protocol": Failure.TOO_OLD}
_ROUND_MS = 500
"""A long round is told in parts, so that whoever watches sees it move."""


class Dice(Protocol):
    """Random numbers: the real ones, or a test's."""

    def randint(self, a: int, b: int, /) -> int:
        """A whole number from `a` to `b`, both included."""


class Exchange:
    """Keeps one device in step with HQ."""

    def __init__(
        self,
        books: Books,
        client: "HqClient",
        clock: Clock,
        dice: Dice,
        *,
        beside: Beside = at_once,
        sending: Sending | None = None,
    ) -> None:
        """Speak for `books` through `client` from now on; `beside` and `sending` as `Conversation`."""
        self.link = Link()
        self._books = books
        self._clock = clock
        self._dice = dice
        self._talk = Conversation(books, client, clock, beside=beside, sending=sending)
        self._progress = Progress()
        self._sends_backlog = False
        self._moved_ms = self._now_ms()

    def round(self, rung: Rung | None = None) -> RoundResult:
        """Exchange until both are in step, or something fails, or half a second is over.

        `rung` is what the bell heard since the last round; it saves fetching it once more.
        """
        self._talk.tally = Tally()
        if self._books.device.state in STOPPED:
            return self._result(acts.Stop(self._books.device.state))
        if rung is not None and self._follows(rung):
            return self._go_on(lambda: self._talk.take_in(rung.page))
        return self._go_on(plan.Woken)

    def _follows(self, rung: Rung) -> bool:
        """Whether what the bell heard is still what comes next."""
        is_next = rung.bookmark == self._books.projection.bookmark() and not self._talk.is_sending
        return is_next and rung.page.epoch == self._books.device.epoch

    def let_go(self) -> None:
        """Nothing is on its way to HQ when this returns. What it answered meanwhile it will say again."""
        self._talk.let_go()

    def listen(self, wait_s: int = WAIT_S) -> RoundResult:
        """Wait at HQ for something to come, take it in, and whatever follows from it."""
        self._talk.tally = Tally()
        heard = partial(self._talk.pull, wait_s=wait_s)
        return self._go_on(lambda: self._tried(heard, acts.Listen()))

    def run_until_quiet(
        self, sleep: Callable[[int | float], None], *, tries: int = 3
    ) -> RoundResult:
        """Rounds until nothing is left to do.

        Gives up where HQ was never reached, or after `tries` failures in a row.
        """
        whole = self.round()
        failures = 1 if whole.rest_s else 0
        while not whole.is_quiet and whole.state not in STOPPED:
            if whole.rest_s and (failures >= tries or not self.link.last_heard):
                break
            sleep(whole.rest_s)
            whole = whole.and_then(self.round())
            failures = failures + 1 if whole.rest_s else 0
        return whole

    def _go_on(self, begin: Callable[[], Event]) -> RoundResult:
        try:
            act = self._next(begin())
            until = self._now_ms() + _ROUND_MS
            while not isinstance(act, acts.Listen | acts.Rest | acts.Stop):
                act = self._next(self._done(act))
                if self._now_ms() >= until or self._has_sent_all(act):
                    break
        finally:
            self._talk.rest()  # between two rounds the line is another's, or closed
        return self._result(act)

    def _has_sent_all(self, act: Act) -> bool:
        """Whether a backlog has just gone out: that is told before what HQ has to tell comes in."""
        was_sending = self._sends_backlog
        self._sends_backlog = isinstance(act, acts.Push) and (was_sending or act.goes_ahead)
        return was_sending and not self._sends_backlog

    def _next(self, event: Event) -> Act:
        self._progress, act = next_act(self._progress, event, self._talk.standing())
        return act

    def _result(self, act: Act) -> RoundResult:
        tally = self._talk.tally
        rest = self._rest_s(act) if isinstance(act, acts.Rest) else 0
        if tally.pushed or tally.pulled or tally.verdicts or isinstance(act, acts.Listen):
            self._moved_ms = self._now_ms()
        return RoundResult(
            is_online=self.link.is_online,
            pushed=tally.pushed,
            pulled=tally.pulled,
            verdicts=dict(tally.verdicts),
            skus=frozenset(tally.skus),
            documents=frozenset(tally.documents),
            rest_s=rest,
            is_quiet=isinstance(act, acts.Listen),
            state=self._books.device.state,
            trouble=tally.trouble,
            mended=tally.mended,
        )

    def _rest_s(self, rest: acts.Rest) -> int | float:
        """Full jitter: a thousand tills that lost HQ at once must not come back at once.

        Nor those that HQ asked to come back in the same second.
        """
        least_ms = 0 if rest.at_least_s else 1000
        return rest.at_least_s + self._dice.randint(least_ms, rest.ceiling_s * 1000) / 1000

    def stalled_s(self) -> int:
        """Seconds since anything moved while steps wait; 0 where none does."""
        waits = self._books.journal.count_waiting() > 0
        return (self._now_ms() - self._moved_ms) // 1000 if waits else 0

    def _now_ms(self) -> int:
        return int(self._clock.monotonic_s() * 1000)

    def _done(self, act: Deed) -> Event:
        talk = self._talk
        deed: Callable[[], Event]
        match act:
            case acts.Hello():
                deed = talk.hello
            case acts.Push():
                deed = partial(talk.push, act)
            case acts.AskAgain():
                deed = talk.ask_again
            case acts.WalkOn():
                deed = talk.walk_on
            case acts.Pull():
                deed = partial(talk.pull, max_bytes=act.max_bytes)
            case acts.Compare():
                deed = partial(talk.compare, act)
            case acts.Fetch():
                deed = partial(talk.fetch, act)
        return self._tried(deed, act)

    def _tried(self, deed: Callable[[], Event], act: Act) -> Event:
        began = self._now_ms()
        try:
            event = deed()
        except (HqAway, HqSaysNo) as trouble:
            return self._failed(trouble, act)
        took = 0 if isinstance(act, acts.Listen) else self._now_ms() - began
        is_busy = not isinstance(act, acts.Listen) and not (
            isinstance(event, plan.TakenIn) and event.complete
        )
        self.link = self.link.answered(now_text(self._clock), took_ms=took, is_busy=is_busy)
        return event

    def _failed(self, trouble: HqAway | HqSaysNo, act: Act) -> Event:
        self._talk.tally.trouble = trouble
        if isinstance(trouble, HqSaysNo):
            return self._refused(trouble)
        self.link = self.link.failed(now_text(self._clock), now_ms=self._now_ms())
        if isinstance(trouble, HqBusy):
            return Failed(Failure.BUSY, trouble.retry_s)
        if isinstance(trouble, HqSlow | TooLarge) and isinstance(act, acts.Push):
            return Failed(Failure.SMALLER)
        if isinstance(trouble, HqSlow) and isinstance(act, acts.Pull):
            return Failed(Failure.SMALLER_PAGE)
        return Failed(Failure.AWAY)

    def _refused(self, no: HqSaysNo) -> Event:
        self.link = self.link.answered(now_text(self._clock), took_ms=0, is_busy=False)
        # HQ may have come back from a backup made before it let this device in.
        is_forgotten = no.code == "unknown_device"
        if is_forgotten:
            note_forgotten(self._books.journal)
        state = "revoked" if is_forgotten else no.code
        if state in STOPPED:
            self._talk.keep_state(state)
            return plan.Welcomed(state=state)
        return Failed(_WHY.get(no.code, Failure.REFUSED))
