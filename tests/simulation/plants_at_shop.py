"""Faults planted at the shop's end."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from unittest.mock import patch

from sync.shop import (
    cache_marks,
    conversation,
    exchange,
    exchange_acts,
    exchange_plan,
    journal,
    projection,
    told,
)
from sync.shop.hq_client import HqClient
from sync.shop.hq_trouble import HqSaysNo
from sync.shop.overlay import Named, Overlay
from sync.shop.sealed import Sealed, position_of
from sync.shop.trouble import HqAway
from sync.wire.letters import changed, unpacked
from sync.wire.messages import Page, Push, Pushed, StepLetter, VerdictLetter


@contextmanager
def bookmark_before_data() -> Iterator[None]:
    """The bookmark is kept in a commit of its own, before the rows it stands for."""
    whole = projection.Projection._take_some

    def wrong(self: projection.Projection, work: Any) -> None:  # noqa: ANN401 - private there
        with self._cache.transaction() as connection:
            cache_marks.set_mark(connection, "bookmark", str(work.page.bookmark))
        whole(self, work)

    with patch.object(projection.Projection, "_take_some", wrong):
        yield


@contextmanager
def data_before_bookmark() -> Iterator[None]:
    """Rows are kept first, and what they add to the digest in a commit after it."""

    def wrong(self: projection.Projection, connection: Any, added: int) -> None:  # noqa: ANN401 - a driver's
        later.append(added)

    later: list[int] = []
    whole = projection.Projection.take_in
    add = projection.Projection._add_to_digest

    def take_in(self: projection.Projection, page: Page, more: Iterable[Page] = ()) -> told.TakenIn:
        taken = whole(self, page, more)
        with self._cache.transaction() as connection:
            add(self, connection, sum(later))
            later.clear()
        return taken

    cls = projection.Projection
    with patch.object(cls, "_add_to_digest", wrong), patch.object(cls, "take_in", take_in):
        yield


@contextmanager
def acknowledged_by_status_alone() -> Iterator[None]:
    """Any 200 means that HQ has everything."""
    whole = HqClient.push

    def wrong(self: HqClient, letter: Push, out: Callable[[], None] | None = None) -> Pushed:
        try:
            return whole(self, letter, out)
        except HqAway as away:
            if away.code != "not_hq":
                raise
        told = [
            VerdictLetter(seq=seq, step=unpacked(bytes(body), StepLetter).step, verdict="applied")
            for seq, body in enumerate(letter.steps, letter.first)
        ]
        return Pushed(acknowledged=told[-1].seq, verdicts=told, head=0)

    with patch.object(HqClient, "push", wrong):
        yield


@contextmanager
def settled_before_the_verdict() -> Iterator[None]:
    """Whatever HQ answers, or puts off, counts as taken."""
    whole = journal.Journal.settle

    def wrong(self: journal.Journal, verdicts: Sequence[VerdictLetter]) -> list[int]:
        return whole(self, [changed(v, verdict="applied") for v in verdicts])

    with patch.object(journal.Journal, "settle", wrong):
        yield


@contextmanager
def never_tried_again() -> Iterator[None]:
    """After a failure the device waits for the bell, as if all were said."""

    def quiet(progress: Any, _at_least_s: int = 0) -> Any:  # noqa: ANN401 - as the original
        return replace(progress, is_greeted=False), exchange_acts.Listen()

    with patch.object(exchange_plan, "_rest", quiet):
        yield


@contextmanager
def unsent_left_behind() -> Iterator[None]:
    """A new identity begins with an empty queue."""

    def nothing(
        self: journal.Journal,
        connection: Any,  # noqa: ANN401 - as the original
        left: Sequence[Sealed],
        _before: Any,  # noqa: ANN401 - as the original
    ) -> None:
        for old in left:
            connection.execute("UPDATE step SET settled = 1 WHERE position = ?", (old.position,))
            connection.execute(
                "INSERT OR REPLACE INTO verdict (position, verdict, code, at, body)"
                " VALUES (?, 'resealed', '', '', x'')",
                (old.position,),
            )

    with patch.object(journal.Journal, "_seal_again", nothing):
        yield


@contextmanager
def dropped_when_answered() -> Iterator[None]:
    """A step is shown no more from HQ's answer on; the feed will tell of it some time."""
    whole = projection.Projection.settle

    def wrong(self: projection.Projection, verdicts: Sequence[VerdictLetter]) -> told.TakenIn:
        return whole(self, [changed(verdict, verdict="refused") for verdict in verdicts])

    with patch.object(projection.Projection, "settle", wrong):
        yield


@contextmanager
def wiped_on_a_new_epoch() -> Iterator[None]:
    """Where HQ begins anew, so does the device: what it has not sent is not laid over the cache again."""

    def nothing(self: projection.Projection) -> int:
        with self._cache.transaction() as connection:
            self._overlay(connection).clear()
        return 0

    with patch.object(projection.Projection, "lay_again", nothing):
        yield


@contextmanager
def nothing_offered_again() -> Iterator[None]:
    """HQ came back without the newest steps; the device knows it has sent them."""
    with patch("sync.shop.hearing.offer_again", lambda *_: 0):
        yield


@contextmanager
def stranger_where_a_step_waited() -> Iterator[None]:
    """Answers to steps that waited at HQ are taken for a stranger's (found by a seed, once)."""
    with patch("sync.shop.hearing._of_own_chain", lambda *_: ""):
        yield


@contextmanager
def refused_for_ever() -> Iterator[None]:
    """HQ does not know this device any more, and nothing comes of it (found by a seed, once)."""
    whole = exchange.Exchange._refused

    def wrong(self: exchange.Exchange, no: HqSaysNo) -> Any:  # noqa: ANN401 - as the original
        if no.code == "unknown_device":
            return exchange_plan.Failed(exchange_plan.Failure.REFUSED)
        return whole(self, no)

    with patch.object(exchange.Exchange, "_refused", wrong):
        yield


@contextmanager
def earlier_identity_forgotten() -> Iterator[None]:
    """Only what the present identity sealed is found again in HQ's rows (found by a seed, once)."""
    whole = Overlay.own_of

    def wrong(self: Overlay, steps: Iterable[Named]) -> dict[int, str]:
        first = position_of(self._journal.device.chain, 0)
        return {at: step for at, step in whole(self, steps).items() if at >= first}

    with patch.object(Overlay, "own_of", wrong):
        yield


@contextmanager
def cache_knows_before_the_journal() -> Iterator[None]:
    """Steps that a crash kept from the cache are never laid over it."""
    with patch.object(projection.Projection, "catch_up", lambda _self: 0):
        yield


@contextmanager
def deaf_while_asking_again() -> Iterator[None]:
    """Who only asks again never hears that HQ has stopped this identity (found by a seed, once)."""
    whole = conversation.Conversation.ask_again

    def wrong(self: conversation.Conversation) -> exchange_plan.Event:
        with patch.object(conversation.Conversation, "keep_state", lambda *_: None):
            whole(self)
        return exchange_plan.AskedAgain()

    with patch.object(conversation.Conversation, "ask_again", wrong):
        yield
