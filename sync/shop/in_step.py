"""Keeps a device in step with HQ for as long as the program runs: three threads, and nobody waits.

One does the rounds: woken by a post, by the bell, or when a rest is over. The other is the bell,
which only waits at HQ. The third sends the files of documents when these are through. Whoever shows
what goes on is told after each round, on the rounds' thread.
"""

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from sync.shop.bell import Bell, Rung
from sync.shop.blob_line import BlobLine, Sent
from sync.shop.carrying import Delivered
from sync.shop.exchange import STOPPED, Exchange
from sync.shop.hq_trouble import HqSaysNo
from sync.shop.link import Link
from sync.shop.listening import LONGEST_QUIET_S, Listening, waited, woken
from sync.shop.round_result import RoundResult
from sync.shop.trouble import HqAway, Trouble
from sync.stock.moment import Clock
from sync.wire.protocol import WAIT_S

_DEAF_S = LONGEST_QUIET_S + 2 * WAIT_S
"""A round is done at least so often, should the bell be deaf."""
_LAST_ROUND_S = 40
"""A round under way at the end may wait for one answer of HQ's."""


@dataclass(frozen=True, slots=True)
class News:
    """What a round did, and how the link stands after it. `trouble`: the rounds ended with it."""

    link: Link
    result: RoundResult | None = None
    trouble: Trouble | None = None


Teller: TypeAlias = Callable[[News], None]
Deed: TypeAlias = Callable[[], None]


class InStep:
    """Starts and ends the threads. `wake` may be called from any thread."""

    def __init__(
        self,
        exchange: Exchange,
        bell: Bell,
        clock: Clock,
        *,
        tell: Teller,
        files: BlobLine | None = None,
        tell_carried: Callable[[Delivered], None] | None = None,
    ) -> None:
        """`tell` is called on the rounds' thread after each round; it must not wait for anything.

        `files` has a client of its own; it is ended with the rest. `tell_carried` is called on its
        thread once parcels of other tills were handed in.
        """
        self._exchange = exchange
        self._bell = bell
        self._clock = clock
        self._tell = tell
        self._changed = threading.Condition()
        self._is_ended = False
        self._is_woken = self._was_woken = True
        self._rung: Rung | None = None
        self._is_quiet = False
        self._rounds = threading.Thread(target=self._do_rounds, name="exchange", daemon=True)
        self._ringer = threading.Thread(target=self._listen, name="bell", daemon=True)
        self._deeds: deque[Deed] = deque()  # its ends are safe between threads
        self._files = files
        self._tell_carried = tell_carried
        self._has_files = True
        self._sender = threading.Thread(target=self._send_files, name="files", daemon=True)

    def start(self) -> None:
        """Begin; the first round is done at once."""
        self._rounds.start()
        self._ringer.start()
        if self._files is not None:
            self._sender.start()

    def wake(self) -> None:
        """Something was recorded, or a person asks: do a round now, whatever rest is left."""
        with self._changed:
            self._is_woken = self._was_woken = self._has_files = True
            self._changed.notify_all()

    def do_between(self, deed: Deed) -> None:
        """Have something done between two rounds, on their thread: what must not meet a round.

        It comes before the next round, which is done at once; after the end it is never done.
        """
        self._deeds.append(deed)
        self.wake()

    def stop(self, patience_s: int = _LAST_ROUND_S) -> bool:
        """End; whether the books may be closed now. A bell that still waits touches nothing.

        A round under way is waited for so long: at the most one answer of HQ's.
        """
        with self._changed:
            self._is_ended = True
            self._changed.notify_all()
        if self._files is not None:
            self._files.end()  # a chunk under way is not waited for: what comes of it changes nothing
        if self._rounds.is_alive():
            self._rounds.join(patience_s)
        return not self._rounds.is_alive()

    def _do_rounds(self) -> None:
        while not self._is_ended:
            rung = self._heard()
            self._do_deeds()
            try:
                result = self._exchange.round(rung)
            except Trouble as trouble:  # the books' own: the disk is full, or a file is damaged
                self._tell(News(self._exchange.link, trouble=trouble))
                self._rest(LONGEST_QUIET_S)
                continue
            self._tell(News(self._exchange.link, result))
            with self._changed:
                self._is_quiet = result.is_quiet
                self._changed.notify_all()
            self._rest(_rest_s(result))

    def _do_deeds(self) -> None:
        if self._deeds:
            self._exchange.let_go()
        while self._deeds and not self._is_ended:
            self._deeds.popleft()()
            with self._changed:
                self._has_files = True  # it may have brought some, or a parcel to carry

    def _heard(self) -> Rung | None:
        with self._changed:
            rung, self._rung, self._is_woken = self._rung, None, False
        return rung

    def _rest(self, seconds: float) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._is_woken or self._is_ended, seconds)

    def _listen(self) -> None:
        listening = Listening()
        while self._wait_until_quiet():
            began = self._clock.monotonic_s()
            if self._was_woken:
                listening, self._was_woken = woken(listening, began), False
            rung = self._waited()
            now = self._clock.monotonic_s()
            has_news = rung is not None and rung.has_news
            after = waited(listening, has_news=has_news, began_s=began, now_s=now)
            listening = after.listening
            if after.tells and rung is not None:
                self._ring(rung)
            self._rest_from_listening(after.pause_s)

    def _rest_from_listening(self, seconds: float) -> None:
        """Whatever is recorded, or asked for, ends the rest."""
        with self._changed:
            self._changed.wait_for(lambda: self._was_woken or self._is_ended, seconds)

    def _wait_until_quiet(self) -> bool:
        """Nothing is left for the rounds to do: now, and only now, the bell hears what they do not."""
        with self._changed:
            self._changed.wait_for(lambda: self._is_ended or self._may_listen())
            return not self._is_ended

    def _may_listen(self) -> bool:
        return self._is_quiet and not self._is_woken

    def _waited(self) -> Rung | None:
        """Wait at HQ once; what was heard, None where HQ did not answer."""
        try:
            return self._bell.wait(WAIT_S)
        except (HqAway, HqSaysNo):
            self._ring(None)  # the rounds find out what it is, and rest as long as it takes
            return None

    def _send_files(self) -> None:
        """A chunk at a time, each only when the documents are through."""
        while self._files is not None and self._wait_until_quiet():
            with self._changed:
                self._has_files = False
            try:
                sent = self._files.send_one()
            except Trouble:  # the books' own: the rounds meet it too, and tell it
                sent = Sent(is_idle=True)
            if sent.is_idle:
                self._hand_in(self._files)
                self._rest_from_files(LONGEST_QUIET_S)
            elif sent.rest_s:
                self._pause(sent.rest_s)

    def _hand_in(self, files: BlobLine) -> None:
        """What this till carries for others goes after what is its own."""
        try:
            done = files.hand_in()
        except Trouble:  # no room for HQ's answer: the parcel waits, and the rounds tell it
            return
        if self._tell_carried is not None and (done.answered or done.refused):
            self._tell_carried(done)

    def _rest_from_files(self, seconds: float) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._has_files or self._is_ended, seconds)

    def _ring(self, rung: Rung | None) -> None:
        with self._changed:
            self._rung, self._is_woken, self._is_quiet = rung, True, False
            self._changed.notify_all()

    def _pause(self, seconds: float) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._is_ended, seconds)


def _rest_s(result: RoundResult) -> int | float:
    """Until when the rounds may sleep, if nobody wakes them."""
    if result.is_quiet or result.state in STOPPED:
        return _DEAF_S
    return result.rest_s
