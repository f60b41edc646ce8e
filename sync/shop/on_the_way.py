"""Batches on their way to HQ: of a backlog the next one goes out while HQ works on the one before.

Two at most, together no more than one whole batch: so many steps are sent again after any death.
What HQ answers counts in the order of the chain: where one batch fails, those behind it are let go,
and go out again.
"""

import threading
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from types import TracebackType
from typing import TypeAlias

from sync.shop.fetch_ahead import Beside
from sync.shop.hq_trouble import HqSaysNo
from sync.shop.sealed import Sealed
from sync.shop.trouble import HqAway
from sync.wire.messages import Pushed

MOST = 2
"""Batches on the way at once."""

Out: TypeAlias = Callable[[], None]
Work: TypeAlias = Callable[[Out], Pushed]
"""Sends a batch and waits for HQ's answer; calls what it is given once the batch is out.

Raises as `HqClient.push`.
"""
Heard: TypeAlias = Callable[[], Pushed]
"""Waits for the answer; raises whatever the work raised."""
Sending: TypeAlias = Callable[[Work], Heard]
"""Begins the work beside whoever calls it."""


class _Answer(AbstractContextManager[None]):
    """What a sending thread hears, for the thread that settles it: HQ's answer, or what came instead."""

    def __init__(self) -> None:
        self.is_out = threading.Event()
        self.pushed: Pushed | None = None
        self._fault: BaseException | None = None
        self._is_over = threading.Event()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        self._fault = fault
        self._is_over.set()
        self.is_out.set()
        return True

    def heard(self) -> Pushed:
        """Wait for it."""
        self._is_over.wait()
        if self.pushed is None:
            raise self._fault or RuntimeError("A batch was sent and nothing came of it.")
        return self.pushed


def sending_by(beside: Beside) -> Sending:
    """Send beside whoever sends, who goes on once the batch is out: the next one comes after it."""

    def sending(work: Work) -> Heard:
        answer = _Answer()

        def send() -> None:
            with answer:
                answer.pushed = work(answer.is_out.set)

        beside(send)
        answer.is_out.wait()
        return answer.heard

    return sending


@dataclass(frozen=True, slots=True)
class Batch:
    """Steps that are on their way. `is_ahead`: they went out before the answer to those before them."""

    steps: Sequence[Sealed]
    heard: Heard
    began_ms: int
    is_ahead: bool = False

    @property
    def last(self) -> int:
        """The seq of its last step."""
        return self.steps[-1].seq


class OnTheWay:
    """The batches that HQ has not answered yet, the oldest first. One thread at a time."""

    def __init__(self) -> None:
        self._batches: deque[Batch] = deque()

    def __bool__(self) -> bool:
        return bool(self._batches)

    @property
    def has_room(self) -> bool:
        """Whether one more may go out."""
        return len(self._batches) < MOST

    @property
    def last(self) -> int:
        """The seq of the last step on the way; 0: there is none."""
        return self._batches[-1].last if self._batches else 0

    def add(self, steps: Sequence[Sealed], heard: Heard, *, began_ms: int) -> None:
        """One more is on its way."""
        self._batches.append(Batch(steps, heard, began_ms, is_ahead=bool(self._batches)))

    def oldest(self) -> Batch:
        """Take the one whose answer comes next."""
        return self._batches.popleft()

    def let_go(self) -> int:
        """Wait until nothing is on the way, whatever comes; the last seq that may have reached HQ, or 0."""
        reached = 0
        while self._batches:
            batch = self._batches.popleft()
            if _may_have_arrived(batch):
                reached = batch.last
        return reached


def _may_have_arrived(batch: Batch) -> bool:
    try:
        batch.heard()
    except HqAway as away:
        return away.may_have_arrived
    except HqSaysNo:
        return False
    return True
