"""The cache against its own rows and against HQ's: what is missing, altered or too much is put right.

Never wiped: the sums are held against the movements, the documents against their own letters, and
HQ is asked for just the rows that differ. What was put right is counted where the cache's end does
not reach, in the journal's file.
"""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sync.shop.database import Database
from sync.shop.journal import Journal
from sync.shop.mended import MARK, mended_so_far
from sync.shop.projection import Projection
from sync.shop.relaying import relay
from sync.shop.told import TABLES, RowKey, TakenIn
from sync.stock.moment import Clock, now_text, parse_moment
from sync.wire.comparing import RangeLetter, name_digits
from sync.wire.feed_row import MODULUS, digest_text, row_digest
from sync.wire.messages import Row

_PROVED = "proved_at"
_PROVED_FOR = timedelta(days=1)
_AT_ONCE = 2_000

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Differing:
    """What a comparison found: ranges to look into, rows to fetch, rows that HQ does not have."""

    ranges: tuple[str, ...] = ()
    fetch: tuple[RowKey, ...] = ()
    drop: tuple[RowKey, ...] = ()


class Mending:
    """Finds what differs, and puts it right. One thread at a time."""

    def __init__(
        self, cache: Database, journal: Journal, projection: Projection, *, clock: Clock
    ) -> None:
        self._cache = cache
        self._journal = journal
        self._projection = projection
        self._clock = clock

    def is_due(self) -> bool:
        """Whether the cache was not held against its own rows for a day."""
        at = self._journal.mark(_PROVED)
        return not at or parse_moment(at) + _PROVED_FOR <= self._clock.now()

    def prove(self) -> int:
        """Hold the sums and the digest against the rows they stand for; how many were put right."""
        site = self._journal.device.site
        mended = relay(self._cache, site, projection=self._projection)
        total = sum(row_digest(*key) for key in self._held()) % MODULUS
        if self._projection.set_digest(total):
            _log.warning("the digest of the cache was not that of its rows")
        self._journal.set_mark(_PROVED, now_text(self._clock))
        if mended:
            self._note(times=1, rows=mended)
        return mended

    def doubt(self) -> None:
        """The sums were found wrong beside the exchange: its next round proves and mends them."""
        self._journal.set_mark(_PROVED, "")

    def skip_proof(self) -> None:
        """The cache is empty: there is nothing to prove for a day."""
        self._journal.set_mark(_PROVED, now_text(self._clock))

    def differing(self, told: Sequence[RangeLetter]) -> Differing:
        """Hold HQ's word for some ranges against the rows here."""
        sums, listed = self._here(told)
        ranges: list[str] = []
        fetch: list[RowKey] = []
        drop: list[RowKey] = []
        for one in told:
            if one.listed:
                held = listed[one.prefix]
                theirs = {(key.kind, key.id): key.seq for key in one.keys}
                fetch += [key for key, seq in theirs.items() if held.get(key) != seq]
                drop += [key for key in held if key not in theirs]
            elif one.digest != digest_text(sums[one.prefix]):
                ranges.append(one.prefix)
        return Differing(tuple(ranges), tuple(fetch), tuple(drop))

    def _here(
        self, told: Sequence[RangeLetter]
    ) -> tuple[dict[str, int], dict[str, dict[RowKey, int]]]:
        """What the rows here sum up to in each of those ranges; by name where HQ lists them."""
        sums = {one.prefix: 0 for one in told if not one.listed}
        listed: dict[str, dict[RowKey, int]] = {one.prefix: {} for one in told if one.listed}
        lengths = sorted({len(one.prefix) for one in told})
        for kind, entity, seq in self._held():
            digits = name_digits(kind, entity)
            for length in lengths:
                prefix = digits[:length]
                if prefix in listed:
                    listed[prefix][kind, entity] = seq
                elif prefix in sums:
                    sums[prefix] += row_digest(kind, entity, seq)
        return sums, listed

    def _held(self) -> Iterator[tuple[str, str, int]]:
        """Every row of HQ's that is held here: kind, id, position."""
        for kind, (table, name) in TABLES.items():
            after = ""
            while rows := self._cache.rows(
                f"SELECT {name}, feed FROM {table} WHERE feed > 0 AND {name} > ?"
                f" ORDER BY {name} LIMIT ?",
                (after, _AT_ONCE),
            ):
                yield from ((kind, str(entity), int(seq)) for entity, seq in rows)
                after = rows[-1][0]

    def take(self, rows: Sequence[Row]) -> TakenIn:
        """Take in rows that differed, whatever position was known of them."""
        taken = self._projection.take_rows(rows)
        self._note(rows=taken.rows)
        return taken

    def drop(self, keys: Sequence[RowKey]) -> TakenIn:
        """Let go of rows that HQ does not have; own steps on them wait again."""
        if not keys:
            return TakenIn()
        dropped = self._projection.drop_rows(keys)
        self._note(rows=len(keys))
        return dropped

    def begin(self) -> None:
        """Both ends differ: tell it, once each time."""
        if mended_so_far(self._journal).is_in_doubt:
            return
        _log.warning("this device and HQ do not hold the same rows; comparing by ranges")
        self._note(times=1, is_in_doubt=True)

    def end(self) -> None:
        """Both ends agree."""
        if mended_so_far(self._journal).is_in_doubt:
            _log.info("this device and HQ hold the same rows again")
            self._note(is_in_doubt=False)

    def _note(self, *, times: int = 0, rows: int = 0, is_in_doubt: bool | None = None) -> None:
        so_far = mended_so_far(self._journal)
        doubt = so_far.is_in_doubt if is_in_doubt is None else is_in_doubt
        told = (so_far.times + times, so_far.rows + rows, now_text(self._clock), int(doubt))
        self._journal.set_mark(MARK, " ".join(map(str, told)))
