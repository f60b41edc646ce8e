"""What two sending threads do, on one and by lot: which batch reaches HQ first, and when."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from sync.shop.hq_trouble import HqSaysNo
from sync.shop.on_the_way import Heard, Work
from sync.shop.trouble import HqAway
from sync.wire.messages import Pushed


@dataclass(slots=True)
class Job:
    """One batch: at HQ, or still with a thread that has not had its turn."""

    work: Work
    told: Pushed | HqAway | HqSaysNo | None = None

    def run(self) -> None:
        """Reach HQ, now."""
        if self.told is None:
            try:
                self.told = self.work(lambda: None)
            except (HqAway, HqSaysNo) as trouble:
                self.told = trouble

    def heard(self) -> Pushed:
        self.run()
        assert self.told is not None
        if isinstance(self.told, Exception):
            raise self.told
        return self.told


class OneThread:
    """A `Sending` for worlds that are one story. `lot` says yes or no."""

    def __init__(self, lot: Callable[[], bool]) -> None:
        self._lot = lot
        self._late: Job | None = None

    @classmethod
    def of(cls, seed: int) -> "OneThread":
        """Mostly as threads are: in their order; now and then the other way round."""
        rng = random.Random(seed)
        return cls(lambda: rng.randrange(3) == 0)

    def __call__(self, work: Work) -> Heard:
        """Let it reach HQ at once, or later: after the next one, or when its answer is wanted."""
        job, late = Job(work), self._late
        self._late = job if self._lot() else None
        if self._late is None:
            job.run()
        if late is not None:
            late.run()
        return job.heard
