"""Where each own step is on its way to HQ and back, and whether this device may be switched off."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from sync.shop.blobs import Blobs
from sync.shop.cases import open_cases
from sync.shop.database import Database, Row
from sync.shop.journal import Journal
from sync.shop.mended import NOTHING_MENDED, Mended, mended_so_far
from sync.shop.projection import Projection
from sync.shop.sealed import position_of
from sync.stock.moment import Clock, parse_moment
from sync.wire.letters import unpacked
from sync.wire.messages import StepLetter

_COLUMNS = (
    "s.position, s.step, s.document, s.number, s.kind, s.name, s.by, s.at, s.settled,"
    " coalesce(v.verdict, ''), coalesce(v.code, '')"
)
_WAITING = (
    f"SELECT {_COLUMNS} FROM step s INDEXED BY step_waiting"
    " LEFT JOIN verdict v ON v.position = s.position"
    " WHERE s.settled = 0 ORDER BY s.position LIMIT ?"
)
_LATEST = (
    f"SELECT {_COLUMNS} FROM step s LEFT JOIN verdict v ON v.position = s.position"
    " ORDER BY s.position DESC LIMIT ?"
)
_OLDEST = (
    "SELECT body FROM step INDEXED BY step_waiting WHERE settled = 0 ORDER BY position LIMIT 1"
)
_STALLED_S = 15 * 60
"""A step that HQ has not taken into custody for so long before it was last heard stands still."""
SENT = "sent"
"""The journal's mark with the last seq of a push that found no answer, though HQ may have it."""
_UNTOLD = "SELECT position FROM pending WHERE position >= ?"


class Stage(IntEnum):
    """The four dots: kept here, in HQ's custody, judged, and told back by the feed."""

    KEPT = 1
    IN_CUSTODY = 2
    JUDGED = 3
    TOLD = 4


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One own step. `verdict` is empty until HQ has answered; `code` says why it is none of applied.

    `is_sent`: it went out and no answer came, so that HQ may have it; it goes out again as it is.
    """

    position: int
    step: str
    document: str
    number: str
    kind: str
    name: str
    by: str
    at: str
    stage: Stage
    verdict: str
    code: str
    is_sent: bool = False


@dataclass(frozen=True, slots=True)
class Status:
    """How this device stands. `reasons` are codes that speak against switching it off now."""

    device: str
    site: str
    state: str
    epoch: str
    waiting: int
    oldest_waiting_s: int
    last_exchange: str
    clock_offset_s: int
    cases: int
    reasons: tuple[str, ...]
    mended: Mended = NOTHING_MENDED
    files_waiting: int = 0

    @property
    def safe_to_close(self) -> bool:
        """Whether HQ has everything, so that losing this machine would lose nothing."""
        return not self.reasons


class Queue:
    """Reads the way of the own steps; any thread may."""

    def __init__(
        self,
        journal: Journal,
        cache: Database,
        projection: Projection,
        clock: Clock,
        *,
        blobs: Blobs,
    ) -> None:
        self._journal = journal
        self._cache = cache
        self._projection = projection
        self._clock = clock
        self._blobs = blobs

    def waiting(self, *, limit: int = 500) -> list[QueueRow]:
        """Steps without a final answer, the oldest first."""
        return self._rows(_WAITING, limit)

    def latest(self, *, limit: int = 200) -> list[QueueRow]:
        """The newest steps, answered or not, the newest first."""
        return self._rows(_LATEST, limit)

    def _rows(self, statement: str, limit: int) -> list[QueueRow]:
        rows = self._journal.database.rows(statement, (limit,))
        first = min((row[0] for row in rows), default=0)
        untold = {row[0] for row in self._cache.rows(_UNTOLD, (first,))}
        custody = position_of(self._journal.device.chain, self._journal.acknowledged())
        told = self._journal.mark(SENT)
        sent = position_of(self._journal.device.chain, int(told)) if told else 0
        return [_queue_row(row, custody, untold, sent=sent) for row in rows]

    def status(self) -> Status:
        """How this device stands."""
        device, waiting = self._journal.device, self._journal.count_waiting()
        files = self._blobs.count_unsent()
        reasons = _reasons(device.state, waiting, is_stalled=self._is_stalled())
        return Status(
            device=device.id,
            site=device.site,
            state=device.state,
            epoch=device.epoch,
            waiting=waiting,
            oldest_waiting_s=self._oldest_s(),
            last_exchange=self._projection.as_of(),
            clock_offset_s=round(self._journal.offset_ms / 1000),
            cases=open_cases(self._cache),
            reasons=(*reasons, *(("files_waiting",) if files else ())),
            files_waiting=files,
            mended=mended_so_far(self._journal),
        )

    def _is_stalled(self) -> bool:
        """Whether HQ has been heard long after the oldest step that it does not have was sealed."""
        kept = self._journal.waiting(limit=1, max_bytes=1)
        heard = self._projection.as_of()
        if not kept or not heard:
            return False
        waits = parse_moment(heard) - _sealed_at(kept[0].letter())
        return waits.total_seconds() > _STALLED_S

    def _oldest_s(self) -> int:
        row = self._journal.database.row(_OLDEST)
        if row is None:
            return 0
        since = _sealed_at(unpacked(row[0], StepLetter))
        return max(0, int((self._clock.now() - since).total_seconds()))


def _queue_row(row: Row, custody: int, untold: set[int], *, sent: int) -> QueueRow:
    position, step, document, number, kind, name, by, at, settled, verdict, code = row
    stage = _stage(position, settled, custody, untold)
    is_sent = stage is Stage.KEPT and position <= sent
    return QueueRow(
        position, step, document, number, kind, name, by, at, stage, verdict, code, is_sent
    )  # fmt: skip


def _stage(position: int, settled: int, custody: int, untold: set[int]) -> Stage:
    if settled:
        return Stage.JUDGED if position in untold else Stage.TOLD
    return Stage.IN_CUSTODY if position <= custody else Stage.KEPT


def _sealed_at(letter: StepLetter) -> datetime:
    return parse_moment(letter.recorded_at or letter.at)


def _reasons(state: str, waiting: int, *, is_stalled: bool) -> tuple[str, ...]:
    stopped = (state,) if state != "ok" else ()
    stalled = ("stalled",) if is_stalled and not stopped else ()
    return (*stopped, *(("steps_waiting",) if waiting else ()), *stalled)
