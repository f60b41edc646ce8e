"""Hello: where a device stands, where HQ stands, and what that means (SYNC.md, handshake).

The chain of hashes tells a copied or restored till from a lost answer; a device that knows more of
HQ than HQ itself tells that HQ was brought back from a backup behind everybody's back.
"""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection

from sync.hq import bulk
from sync.hq.database import HqDatabase
from sync.hq.devices import FORKED, OK, RESTORED
from sync.hq.feed import head_and_epoch
from sync.hq.founding import new_epoch, public_keys
from sync.stock.moment import Clock, format_moment, parse_moment
from sync.stock.refusal import Refusal
from sync.wire import protocol
from sync.wire.messages import Hello, Welcome
from sync.wire.visiting import FRESH_S

_log = logging.getLogger(__name__)

_DEVICE = "SELECT site, state, seq, hash, greeted_at FROM device WHERE id = ? AND site <> ''"
_SEEN = (
    "UPDATE device SET state = ?, last_seen_at = ?, app = ?, settled_seq = ?, bookmark = ?,"
    " offset_ms = ?, greeted_at = ? WHERE id = ?"
)
_LONGEST_APP = 100
_LARGEST = 2**53
"""Beyond this no chain and no feed ever gets."""


class Handshake:
    """Answers every hello."""

    def __init__(
        self, database: HqDatabase, clock: Clock, *, epochs: Callable[[], str] = new_epoch
    ) -> None:
        self._database = database
        self._clock = clock
        self._epochs = epochs

    def greet(self, device: str, hello: Hello, *, is_proof: bool = False) -> Welcome:
        """Say where HQ stands, and remember where the device does.

        `is_proof`: the device has signed this hello instead of bringing a token. None is good twice.
        Raises Refusal: `protocol` (no version in common), `unknown_device`, `hello_malformed`,
        `moment_malformed`, and `proof` for one that was here before, is not from now, or is for other
        books: the device proves its key by a nonce then.
        """
        _check(hello)
        return self._database.write(
            lambda books: self._greeted(books, device, hello, is_proof=is_proof)
        )

    def _greeted(self, books: Connection, device: str, hello: Hello, *, is_proof: bool) -> Welcome:
        known = _known(books, device)
        now, clock = self._clock.now(), parse_moment(hello.clock)
        greeted_at = _latest(known, clock, now=now, is_proof=is_proof)
        if not _is_late(known, clock, now):
            known = known._replace(state=_state(known.state, known.seq, known.hash, hello))
        known = known._replace(greeted_at=greeted_at)
        offset_ms = round((now - clock).total_seconds() * 1000)
        given = (format_moment(now), hello.app[:_LONGEST_APP], hello.settled_seq, hello.bookmark)
        bulk.run(books, _SEEN, [(known.state, *given, offset_ms, known.greeted_at, device)])
        return self._welcome(books, known, hello, is_proof=is_proof)

    def by_parcel(self, device: str, hello: Hello) -> Welcome:
        """The same answer to a hello that was days on its way: it measures no clock and stops no device.

        The device may have gone on over the line since, so less than HQ has is no sign of anything.
        """
        _check(hello)
        return self._database.write(
            lambda books: self._welcome(books, _known(books, device), hello)
        )

    def _welcome(
        self, books: Connection, known: "_Known", hello: Hello, *, is_proof: bool = False
    ) -> Welcome:
        head, epoch = head_and_epoch(books)
        if is_proof and hello.epoch != epoch:
            raise _no_proof()
        if known.state == OK:
            epoch = self._common_ground(books, known.seq, hello, head=head, epoch=epoch)
        return Welcome(
            protocol=min(protocol.PROTOCOL, hello.protocol),
            epoch=epoch,
            state=known.state,
            seq=known.seq,
            hash=known.hash.hex(),
            head=head,
            hq_time=format_moment(self._clock.now()),
            sites=[known.site],
            max_steps=protocol.MAX_STEPS,
            max_bytes=protocol.MAX_BATCH_BYTES,
            page_bytes=protocol.MAX_PAGE_BYTES,
            wait_s=protocol.WAIT_S,
            new_epoch=hello.epoch != epoch,
            keys=public_keys(books),
        )

    def _common_ground(
        self, books: Connection, seq: int, hello: Hello, *, head: int, epoch: str
    ) -> str:
        """HQ's epoch; a new one where the device remembers what these books do not.

        A stopped device is not believed: a new epoch makes every other one read everything again.
        """
        knows_more = hello.bookmark > head or hello.settled_seq > seq
        if hello.epoch == epoch and knows_more:
            epoch = self._epochs()
            bulk.run(books, "UPDATE feed_head SET epoch = ?", [(epoch,)])
            _log.error(
                "a device knows more than these books: they were restored; epoch is now %s", epoch
            )
        return epoch


class _Known(NamedTuple):
    """What HQ knows of a device before it says hello."""

    site: str
    state: str
    seq: int
    hash: bytes
    greeted_at: str


def _known(books: Connection, device: str) -> _Known:
    # Still until the commit: a device revoked meanwhile must not come back.
    lock = " FOR UPDATE" if bulk.is_postgresql(books) else ""
    rows = bulk.ask(books, _DEVICE + lock, (device,))
    if not rows:
        raise Refusal("unknown_device", f"HQ knows no device {device[:40]!r}.")
    known = _Known(*rows[0])
    return known._replace(hash=bytes(known.hash))


def _latest(known: _Known, clock: datetime, *, now: datetime, is_proof: bool) -> str:
    """The latest clock of its hellos; raises Refusal `proof` for a signed one of then, of earlier or not of now.

    A clock that is wrong counts for nothing: put right it would be behind that for years.
    """
    told, is_fresh = format_moment(clock), _is_fresh(clock, now)
    if is_proof and not (is_fresh and told > known.greeted_at):
        raise _no_proof()
    return max(told, known.greeted_at) if is_fresh else known.greeted_at


def _is_late(known: _Known, clock: datetime, now: datetime) -> bool:
    """Whether the device has said hello since: what it had then says nothing of a copy or an old disk."""
    return _is_fresh(clock, now) and format_moment(clock) < known.greeted_at


def _is_fresh(clock: datetime, now: datetime) -> bool:
    return abs((now - clock).total_seconds()) <= FRESH_S


def _no_proof() -> Refusal:
    return Refusal("proof", "This visit is not from now; prove your key by a nonce.")


def _check(hello: Hello) -> None:
    if hello.protocol < protocol.OLDEST_PROTOCOL or hello.oldest_protocol > protocol.PROTOCOL:
        message = f"HQ speaks protocol {protocol.OLDEST_PROTOCOL} to {protocol.PROTOCOL}."
        raise Refusal("protocol", message)
    numbers = (hello.seq, hello.bookmark, hello.settled_seq)
    if not all(0 <= number < _LARGEST for number in numbers) or "\0" in hello.app:
        raise Refusal("hello_malformed", "A place in a chain or in the feed is not below zero.")


def _state(state: str, seq: int, chain: bytes, hello: Hello) -> str:
    """What the two chains say of the device; once stopped, it stays so."""
    if state != OK:
        return state
    if hello.seq < seq:
        # HQ holds steps that this till has forgotten: it was brought back from an old copy.
        return RESTORED
    if hello.seq == seq and hello.hash != chain.hex():
        return FORKED
    return OK
