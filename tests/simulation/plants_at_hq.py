"""Faults planted at HQ's end."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from unittest.mock import patch

from sqlalchemy import Connection

from sync.hq import bulk, custody, feed, judgement, moving, openings, records, trial
from sync.hq.api import pulling
from sync.hq.handshake import Handshake
from sync.shop import conversation
from sync.stock import law
from sync.stock.merge import merge
from sync.stock.refusal import Refusal
from sync.wire.letters import changed
from sync.wire.messages import Page, Push, VerdictLetter, Welcome
from tests.simulation.ground import DEVICES, Ground


@contextmanager
def restore_without_epoch() -> Iterator[None]:
    """HQ comes back from a backup as if nothing had been."""
    whole = Ground.bring_back

    def silent(self: Ground, copy: Any, *, epoch: str = "") -> None:  # noqa: ANN401 - the driver is untyped
        whole(self, copy)

    def own(self: conversation.Conversation, welcome: Welcome) -> str:
        return welcome.state

    def trusting(self: Handshake, books: Any, *_: object, **__: object) -> tuple[int, str]:  # noqa: ANN401 - as the original
        return feed.head_and_epoch(books)

    with (
        patch.object(Ground, "bring_back", silent),
        patch.object(Handshake, "_common_ground", trusting),
        patch.object(conversation.Conversation, "_state_by", own),
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
        return [changed(letter, verdict="refused", code="seen_before") for letter in found]

    with patch.object(judgement, "_stored", wrong):
        yield


@contextmanager
def counted_again_when_sent_again() -> Iterator[None]:
    """No idempotency: what comes a second time moves the goods a second time."""
    whole = judgement._stored
    again = (
        "INSERT INTO movement (step, line, document, sku, lot, expires, origin, destination,"
        " quantity, at, count) SELECT step, line || '+', document, sku, lot, expires, origin,"
        " destination, quantity, at, count FROM movement WHERE step = ? AND line NOT LIKE '%+'"
        " ON CONFLICT DO NOTHING"
    )

    def wrong(connection: Any, device: Any, seqs: Sequence[int]) -> list[VerdictLetter]:  # noqa: ANN401 - as the original
        found = whole(connection, device, seqs)
        bulk.run(connection, again, [(letter.step,) for letter in found])
        return found

    with patch.object(judgement, "_stored", wrong):
        yield


@contextmanager
def bad_step_blocks_the_rest() -> Iterator[None]:
    """Poison: a bug met by one step takes the whole push down."""

    def unguarded(work: Any, **_: object) -> Any:  # noqa: ANN401 - as the original
        return work()

    with patch.object(judgement, "attempt", unguarded):
        yield


@contextmanager
def late_movement_not_owed() -> Iterator[None]:
    """A movement told after the count that it happened before is added to what was counted."""
    with patch.object(moving, "owed_for", lambda *_: ()):
        yield


@contextmanager
def names_not_kept() -> Iterator[None]:
    """HQ judges what it was sent, and keeps no name that came beside it."""
    with patch.object(openings, "keep", lambda *_: None):
        yield


@contextmanager
def merge_drops_a_line() -> Iterator[None]:
    """Two edits of a draft come together, and the last line falls off."""
    whole = merge

    def wrong(*sides: Any) -> Any:  # noqa: ANN401 - as the original
        both = whole(*sides)
        return replace(both, content=replace(both.content, lines=both.content.lines[:-1]))

    with patch("sync.hq.edits.merge", wrong):
        yield


@contextmanager
def rows_of_every_site() -> Iterator[None]:
    """A device is told of every site's documents."""
    whole = feed.page_of

    def wrong(books: Connection, _sites: Any, *told: Any, **more: Any) -> Page:  # noqa: ANN401 - as the original
        return whole(books, sorted(set(DEVICES.values())), *told, **more)

    with patch.object(pulling, "page_of", wrong):
        yield


@contextmanager
def sale_refused_for_lack_of_stock() -> Iterator[None]:
    """A fact is judged like a promise."""
    whole = moving._stock_cases

    def wrong(bench: Any, entry: Any, ruling: Any) -> Any:  # noqa: ANN401 - as the original
        known, fresh = whole(bench, entry, ruling)
        if fresh and ruling.is_fact:
            raise Refusal("negative_stock", "There is not enough on the shelf.")
        return known, fresh

    with patch.object(moving, "_stock_cases", wrong):
        yield


@contextmanager
def refused_in_silence() -> Iterator[None]:
    """What HQ refuses stands in a log and nowhere else."""
    with patch.object(trial, "_with_case", lambda _bench, _entry, _letter, ruling: ruling):
        yield


@contextmanager
def reversal_forgets_a_line() -> Iterator[None]:
    """A reversal takes back all but the first line."""
    whole = law._moves

    def wrong(kind: Any, rule: Any, document: Any, **told: Any) -> Any:  # noqa: ANN401 - as the original
        moves = whole(kind, rule, document, **told)
        return moves[1:] if rule.name == "reverse" else moves

    with patch.object(law, "_moves", wrong):
        yield


@contextmanager
def write_that_tells_nobody() -> Iterator[None]:
    """A second change of a document gets no place in the feed."""
    whole = feed.touch

    def wrong(connection: Any, changes: Sequence[feed.Changed], **told: Any) -> feed.Taken:  # noqa: ANN401 - as the original
        new = [change for change in changes if change.is_new]
        taken = whole(connection, new or list(changes), **told)
        return replace(taken, first=taken.first)

    with patch("sync.hq.records.touch", wrong):
        yield


@contextmanager
def sealed_again_judged_again() -> Iterator[None]:
    """A step that followed its device to a new identity is another step."""
    whole = trial._told_before

    def wrong(bench: Any, entry: Any, letter: Any) -> Any:  # noqa: ANN401 - as the original
        return None if letter.origin else whole(bench, entry, letter)

    with patch.object(trial, "_told_before", wrong):
        yield


@contextmanager
def verdict_in_another_transaction() -> Iterator[None]:
    """Effects are committed; the answer comes in a commit of its own, which may never come."""
    whole = records._write_verdicts
    lost: list[int] = []

    def wrong(connection: Any, given: Any, letters: Any) -> None:  # noqa: ANN401 - as the original
        lost.append(1)
        if len(lost) % 7:
            whole(connection, given, letters)

    with patch.object(records, "_write_verdicts", wrong):
        yield


@contextmanager
def held_without_end() -> Iterator[None]:
    """A step that waited at HQ is never looked at again."""
    with patch.object(judgement, "_waiting", lambda *_args, **_more: ([], frozenset())):
        yield


@contextmanager
def arrival_moves_nothing() -> Iterator[None]:
    """A transfer that arrives stays on its way."""
    whole = law._moves

    def wrong(kind: Any, rule: Any, document: Any, **told: Any) -> Any:  # noqa: ANN401 - as the original
        return () if rule.name == "arrive" else whole(kind, rule, document, **told)

    with patch.object(law, "_moves", wrong):
        yield
