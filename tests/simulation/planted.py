"""Faults to plant in the core, each a switch: the simulation must find every one of them.

A plant is a context manager that puts one wrong thing in place of a right one and takes it out again.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any, TypeAlias
from unittest.mock import patch

from sync.hq import custody, feed, judgement
from sync.hq.handshake import Handshake
from sync.shop import conversation, projection
from sync.shop.hq_client import HqClient
from sync.shop.trouble import HqAway
from sync.wire.letters import unpacked
from sync.wire.messages import Page, Push, Pushed, StepLetter, VerdictLetter, Welcome
from tests.simulation.ground import Ground
from tests.simulation.play import Played, play

Plant: TypeAlias = Callable[[], AbstractContextManager[object]]


@contextmanager
def bookmark_before_data() -> Iterator[None]:
    """The bookmark is kept in a commit of its own, before the rows it stands for."""
    whole = projection.Projection._take_some

    def wrong(self: projection.Projection, work: Any, page: Page) -> None:  # noqa: ANN401 - private there
        with self._cache.transaction() as connection:
            projection._set_mark(connection, "bookmark", str(page.bookmark))
        whole(self, work, page)

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

    def take_in(self: projection.Projection, page: Page) -> projection.TakenIn:
        taken = whole(self, page)
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

    def wrong(self: HqClient, letter: Push) -> Pushed:
        try:
            return whole(self, letter)
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
def restore_without_epoch() -> Iterator[None]:
    """HQ comes back from a backup as if nothing had been."""
    whole = Ground.bring_back

    def silent(self: Ground, copy: Any, *, epoch: str = "") -> None:  # noqa: ANN401 - the driver is untyped
        whole(self, copy)

    def trusting(self: Handshake, books: Any, *_: object, **__: object) -> tuple[int, str]:  # noqa: ANN401 - as the original
        return feed.head_and_epoch(books)

    with (
        patch.object(Ground, "bring_back", silent),
        patch.object(Handshake, "_common_ground", trusting),
    ):
        yield


@contextmanager
def position_taken_first() -> Iterator[None]:
    """A row's position is seen before the row: a reader in between passes it by."""
    whole = feed._keys_after
    seen: set[int] = set()

    def wrong(*told: Any) -> list[Any]:  # noqa: ANN401 - as the original
        keys = whole(*told)
        late = [key for key in keys[-1:] if key[0] not in seen and key[0] % 5 == 0]
        seen.update(key[0] for key in keys)
        return [key for key in keys if key not in late]

    with patch.object(feed, "_keys_after", wrong):
        yield


@contextmanager
def clone_not_detected() -> Iterator[None]:
    """HQ takes whatever continues its own chain, and says ok to the rest."""

    def trusting(state: str, *_: object) -> str:
        return state

    def same(connection: Any, device: Any, push: Push, heads: list[bytes]) -> int:  # noqa: ANN401 - as the original
        known: int = device.seq - push.first + 1
        return max(0, min(len(heads), known))

    def own(self: conversation.Conversation, welcome: Welcome) -> str:
        if welcome.epoch != self._books.device.epoch:
            self._heard.begin_anew(welcome)
        return welcome.state

    with (
        patch("sync.hq.handshake._state", trusting),
        patch.object(custody, "_same_places", same),
        patch.object(conversation.Conversation, "_state_by", own),
    ):
        yield


@contextmanager
def answers_not_stored() -> Iterator[None]:
    """A repeated step gets another answer than it had: the first one was not kept."""
    whole = judgement._stored

    def wrong(connection: Any, device: Any, seqs: Sequence[int]) -> list[VerdictLetter]:  # noqa: ANN401 - as the original
        found = whole(connection, device, seqs)
        return [
            VerdictLetter(seq=letter.seq, step=letter.step, verdict="refused", code="seen_before")
            for letter in found
        ]

    with patch.object(judgement, "_stored", wrong):
        yield


PLANTS: dict[str, Plant] = {
    "bookmark before data": bookmark_before_data,
    "data before bookmark": data_before_bookmark,
    "acknowledged by status alone": acknowledged_by_status_alone,
    "restore without epoch": restore_without_epoch,
    "position taken first": position_taken_first,
    "clone not detected": clone_not_detected,
    "answers not stored": answers_not_stored,
}


def found(ground: Ground, name: str, seeds: Iterable[int]) -> Played | None:
    """The first of those seeds that the plant of that name makes fail."""
    for seed in seeds:
        with PLANTS[name]():
            played = play(ground, seed)
        if played.fault:
            return played
    return None
