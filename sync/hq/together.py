"""Many writers, one commit: whoever comes while the books are being written is written with the next.

SQLite has one writer, and each commit waits for the disk. Of a thousand tills that come back at
once each would wait for a thousand such waits; here those who wait become one commit.
"""

import threading
from collections import deque
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from sqlalchemy import Connection

MOST = 32
"""Works in one commit: their devices hear nothing until it is done."""

Work: TypeAlias = Callable[[Connection], Any]
Transaction: TypeAlias = Callable[[], AbstractContextManager[Connection]]


@dataclass(eq=False, slots=True)
class Job:
    """One writer's work and what came of it."""

    work: Work
    result: object = None
    fault: BaseException | None = None
    is_done: bool = False
    awake: threading.Event = field(default_factory=threading.Event)

    def end(self, result: object = None, fault: BaseException | None = None) -> None:
        """This came of it; whoever waits for it goes on."""
        self.result, self.fault, self.is_done = result, fault, True
        self.awake.set()


class Together:
    """Takes work from any thread, and commits what waits at a time in one transaction."""

    def __init__(
        self,
        transaction: Transaction,
        *,
        alone: Callable[[Work], Any],
        again: tuple[type[Exception], ...],
    ) -> None:
        """`alone` does a work in a transaction of its own: what an error of `again` in a shared one leads to."""
        self._transaction = transaction
        self._alone = alone
        self._again = again
        self._lock = threading.Lock()
        self._waiting: deque[Job] = deque()
        self._is_led = False

    def do(self, work: Work) -> Any:  # noqa: ANN401 - whatever the work returns
        """What `work` returns once it is committed; raises what it raises, and as `alone` does."""
        job = Job(work)
        with self._lock:
            self._waiting.append(job)
            leads, self._is_led = not self._is_led, True
        if not leads:
            job.awake.wait()
        if not job.is_done:
            self._lead()
        if job.fault is not None:
            raise job.fault
        return job.result

    def _lead(self) -> None:
        """Do what waits now, then let the first of those who have come since lead."""
        with self._lock:
            jobs = [self._waiting.popleft() for _ in range(min(MOST, len(self._waiting)))]
        try:
            self.settle(jobs)
        finally:
            with self._lock:
                self._waiting.extendleft(job for job in reversed(jobs) if not job.is_done)
                self._is_led = bool(self._waiting)
                if self._waiting:
                    self._waiting[0].awake.set()

    def settle(self, jobs: list[Job]) -> None:
        """Do those works in one transaction; where that breaks, each in a transaction of its own."""
        if len(jobs) > 1 and self._is_written(jobs):
            return
        for job in jobs:
            try:
                job.end(self._alone(job.work))
            except Exception as fault:  # noqa: BLE001 - its writer raises it
                job.end(fault=fault)

    def _is_written(self, jobs: list[Job]) -> bool:
        ended: list[tuple[Job, object, Exception | None]] = []
        try:
            with self._transaction() as books:
                for job in jobs:
                    try:
                        with books.begin_nested():
                            ended.append((job, job.work(books), None))
                    except self._again:  # SQLite may have let go of the whole transaction
                        raise
                    except Exception as fault:  # noqa: BLE001 - its writer raises it
                        ended.append((job, None, fault))
        except self._again:
            return False
        for job, result, raised in ended:
            job.end(result, raised)
        return True
